/**
 * The typed fields of an open audit: saved after a pause and when they are left; and words in them that are no value yet,
 * which are kept as they were typed.
 */
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type { DraftView, FieldKey } from "../api/generated/api";
import { toBackendError } from "../backend";
import { type Field, NOTHING_SENT, TYPING_PAUSE, UNCLEAR } from "../saving";
import { plain } from "../text/plain";
import type { LocalValues } from "./local-values";
import type { AuditState } from "./state.svelte";

/** Words in a field that are no value of it. */
export interface WaitingWords {
  text: string;
  /** Nobody is typing there any more. */
  left: boolean;
  /** They are on disk: there was a pause. */
  kept: boolean;
}

/** Where words of a field wait in the line of saves. */
const wordsOf = (key: FieldKey) => `words/${key}`;

export class Words {
  #audit: AuditState;
  #values: LocalValues;
  #fields = new Map<FieldKey, Field<string>>();
  /** Words that are no value, newer than those on disk; null: a value took their place. */
  #words = new SvelteMap<FieldKey, string | null>();
  /** Fields with such words in which somebody is typing. */
  #typing = new SvelteSet<FieldKey>();

  constructor(audit: AuditState, values: LocalValues) {
    this.#audit = audit;
    this.#values = values;
  }

  /** Fields whose words are no value of theirs yet, and that were left: on disk as typed, and part of nothing. */
  get unclear(): DraftView[] {
    return this.#audit.view.drafts.filter(({ key }) => !this.#typing.has(key) && this.#words.get(key) !== null);
  }

  /** The same object for the same key, so that one visit to it is one entry of the history. */
  field(key: FieldKey): Field<string> {
    const known = this.#fields.get(key);
    if (known !== undefined) return known;
    const field = this.#made(key);
    this.#fields.set(key, field);
    return field;
  }

  #made(key: FieldKey): Field<string> {
    const { queue } = this.#audit;
    const values = this.#values;
    let entry = "";
    // A new visit begins with its first keystroke, and ends when the field is left.
    const visited = () => (entry === "" ? (entry = crypto.randomUUID()) : entry);
    const words = () => this.#wordsIn(key);
    return {
      get unclear() {
        return words();
      },
      put: (typed) => {
        this.#dropWords(key);
        const value = plain(typed);
        const visit = visited();
        const change = values.make(key, value);
        queue.put(key, value, (text) => this.#send(key, text, visit), { pause: TYPING_PAUSE, saved: () => void (change.saved = true) });
      },
      hold: (read, onGivenUp, { text }) => {
        const visit = visited();
        if (values.of(key)?.saved === false) {
          // The value on the way here (the box was emptied first) is not sent: what is on disk is what is shown.
          values.drop(key);
          this.#audit.readAgain();
        }
        const save = async () => {
          const value = this.#valueOf(key, read);
          if (value === null) return NOTHING_SENT;
          const change = values.make(key, value);
          await this.#send(key, value, visit);
          change.saved = true;
          return null;
        };
        queue.put(key, null, save, { pause: Infinity, onGivenUp });
        this.#keepWords(key, plain(text));
      },
      flush: async () => {
        entry = "";
        this.#typing.delete(key);
        // First the value, if there is one: it takes the place of the words.
        const done = await queue.flush(key);
        return (await queue.flush(wordsOf(key))) && done;
      },
    };
  }

  async #send(key: FieldKey, value: string, visit: string): Promise<void> {
    this.#audit.take(await this.#audit.api.setField(this.#audit.id, key, value, visit));
    if (this.#words.get(key) === null) this.#words.delete(key);
  }

  /** Words that are in a field and are no value of it. */
  waiting(key: FieldKey): WaitingWords | undefined {
    const text = this.#wordsIn(key);
    if (text === undefined) return undefined;
    return { text, left: !this.#typing.has(key), kept: this.#audit.view.drafts.some((draft) => draft.key === key) };
  }

  #wordsIn(key: FieldKey): string | undefined {
    const newer = this.#words.get(key);
    return newer === undefined ? this.#audit.view.drafts.find((draft) => draft.key === key)?.words : (newer ?? undefined);
  }

  /** Words are saved after a pause like anything else that is typed. */
  #keepWords(key: FieldKey, text: string): void {
    this.#words.set(key, text);
    this.#typing.add(key);
    const save = async (words: string) => {
      this.#audit.showDrafts(await this.#audit.api.keepWords(this.#audit.id, key, words));
      if (this.#words.get(key) === words) this.#words.delete(key);
    };
    this.#audit.queue.put(wordsOf(key), text, save, { pause: TYPING_PAUSE });
  }

  /** A value is on its way: the program takes the words away with it. */
  #dropWords(key: FieldKey): void {
    this.#typing.delete(key);
    if (this.#wordsIn(key) === undefined) return;
    this.#audit.queue.discard(wordsOf(key));
    this.#words.set(key, null);
  }

  /** What the words of a field mean. Null: nothing that can be saved; the field says so, and they are kept. */
  #valueOf(key: FieldKey, read: () => string): string | null {
    try {
      const value = plain(read());
      this.#dropWords(key);
      return value;
    } catch (reason) {
      const error = toBackendError(reason);
      if (error.code !== UNCLEAR) throw error;
      return null;
    }
  }

  /** Something was removed: what waits in its fields has nowhere to go. */
  forget(prefix: string): void {
    for (const key of [...this.#words.keys(), ...this.#typing].filter((key) => key.startsWith(prefix))) {
      this.#audit.queue.discard(wordsOf(key));
      this.#words.delete(key);
      this.#typing.delete(key);
    }
  }

  /** What is on disk is shown again. */
  clear(): void {
    this.#words.clear();
  }
}
