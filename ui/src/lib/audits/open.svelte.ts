/**
 * The open audit: what stands around each of its screens, kept current by every change; the one way to change it; and
 * undo. A screen's own data (a standard, the profile) is kept by `Loaded` and follows `version`.
 */
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import { announce, tell } from "../announce.svelte";
import type { Api } from "../api/client";
import type { AuditView, DraftView, SavedView } from "../api/generated/api";
import { BackendError, toBackendError } from "../backend";
import { type Field, NOTHING_SENT, type SaveQueue, TYPING_PAUSE, UNCLEAR } from "../saving";
import { focusAnchor } from "./anchor";
import { Fallen } from "./fallen.svelte";
import { hrefOfPlace } from "./places";

/** Refusals that stay refusals however often they are tried. */
const FINAL = new Set([
  "audit-locked", "bad-value", "not-a-choice", "not-asked", "not-applicable-not-offered", "newer-store",
]);

/** What the disk says: the last change is not on it, or nobody knows. */
const OF_DISK = new Set([
  "disk-error", "disk-full", "store-closed", "store-read-only", "store-gone", "store-replaced", "store-changed",
]);

/** Milliseconds for which closing waits for what is not the person's work. */
const CLOSING_PATIENCE = 1000;

/** For the queue: trying again is of no use. */
export function isFinal(error: BackendError): boolean {
  return FINAL.has(error.code);
}

/** For the header: a change that was not saved and that nobody tries again by itself. */
export function isOfDisk(error: BackendError): boolean {
  return OF_DISK.has(error.code);
}

export interface ChoiceDone {
  /** What stood before: shown again if the choice is refused. */
  before?: string;
  /** It is on disk. */
  saved?: (after: AuditView) => void;
  /** It was refused, and what stood before is shown again. The words are in `problem` already. */
  back?: (error: BackendError) => void;
}

/** Words in a field that are no value of it. */
export interface WaitingWords {
  text: string;
  /** Nobody is typing there any more. */
  left: boolean;
  /** They are on disk: there was a pause. */
  kept: boolean;
}

interface Change {
  value: string;
  serial: number;
  saved: boolean;
}

export class OpenAudit {
  readonly id: string;
  readonly api: Api;
  readonly queue: SaveQueue;
  view: AuditView = $state.raw() as AuditView;
  /** Rises with every change on disk: what a screen has read may be out of date. */
  version = $state(0);
  /** What did not work last; shown on every screen until it is closed. */
  problem: BackendError | null = $state.raw(null);
  /** Agreements that fell since it was opened. */
  readonly fallen = new Fallen(this);
  /** Whether undo, redo or another command is under way. */
  busy = $state(false);

  #fields = new Map<string, Field<string>>();
  #changes = new Map<string, Change>();
  #watchers = new Set<(key: string, value: string) => void>();
  /** Words that are no value, newer than those in `view`; null: a value took their place. */
  #words = new SvelteMap<string, string | null>();
  /** Fields with such words in which somebody is typing. */
  #typing = new SvelteSet<string>();
  #shows: ((place: string) => boolean) | null = null;
  #lastWords = new Set<() => Promise<void>>();
  #serial = 0;
  #things = 0;

  constructor(api: Api, queue: SaveQueue, view: AuditView) {
    this.api = api;
    this.queue = queue;
    this.id = view.id;
    this.view = view;
  }

  get locked(): boolean {
    return this.view.state !== "open";
  }

  /** Fields whose words are no value of theirs yet, and that were left: on disk as typed, and part of nothing. */
  get unclear(): DraftView[] {
    return this.view.drafts.filter(({ key }) => !this.#typing.has(key) && this.#words.get(key) !== null);
  }

  /** "41 of 55 rated · about 25 minutes left" */
  get progressWords(): string {
    const { rated, shown, unrated, minutesLeft } = this.view.progress;
    const counted = `${rated} of ${shown} rated`;
    if (unrated > 0) return `${counted} · ${sayMinutes(minutesLeft)} left`;
    const { stops, state, unconfirmed } = this.view;
    if (unconfirmed > 0 && state === "open") return `${counted} · ${unconfirmed} to confirm`;
    return stops === 0 || state !== "open" ? counted : `${counted} · ${stops} left to do`;
  }

  href(place: string): string {
    return hrefOfPlace(this.id, place);
  }

  go(place: string): void {
    const href = this.href(place);
    // The address does not change: only the element that it names takes focus.
    if (location.hash === href) void focusAnchor(place.split("#")[1] ?? "");
    else location.hash = href;
  }

  /** A change reached the disk. */
  take(saved: SavedView): void {
    this.show(saved.audit);
  }

  /** The audit as the program says it is now. */
  show(view: AuditView): void {
    const before = this.view;
    this.view = view;
    this.fallen.take(before, view);
    // All was rated, and now more is missing (an agreement was withdrawn, a standard was added): nobody should have to find out.
    if (before.progress.unrated === 0 && view.stops > before.stops && view.state === "open") {
      announce(`${view.stops} ${view.stops === 1 ? "thing is" : "things are"} left to do now: see the check`);
    }
    this.version += 1;
  }

  /** Reads the audit again, after a command that does not answer with it. */
  async refresh(): Promise<void> {
    await this.ask(async () => this.show(await this.api.audit(this.id)));
  }

  /** How far it is, as the program counts it now; nothing else that is shown is touched. Never a problem to anybody. */
  async refreshProgress(): Promise<void> {
    try {
      const { progress } = await this.api.audit(this.id);
      if (progress.rated === this.view.progress.rated) this.view = { ...this.view, progress };
    } catch {
      // The next change brings it.
    }
  }

  /** A cell of a workbook that did not come in is dealt with; "": what became of workbooks has been seen. */
  async dealtWith(refused: string): Promise<void> {
    await this.ask(async () => (this.view = await this.api.dealtWith(this.id, refused)));
  }

  /** Runs something and keeps what goes wrong as the problem. Null: it went wrong. */
  async ask<T>(action: () => Promise<T>): Promise<T | null> {
    try {
      return await action();
    } catch (reason) {
      this.fail(toBackendError(reason));
      return null;
    }
  }

  fail(error: BackendError): void {
    this.problem = error;
  }

  /** A typed field. The same object for the same key, so that one visit to it is one entry of the history. */
  text(key: string): Field<string> {
    const known = this.#fields.get(key);
    if (known !== undefined) return known;
    let entry = "";
    // A new visit begins with its first keystroke, and ends when the field is left.
    const visited = () => (entry === "" ? (entry = crypto.randomUUID()) : entry);
    const words = () => this.#wordsIn(key);
    const field: Field<string> = {
      get unclear() {
        return words();
      },
      put: (typed) => {
        this.#dropWords(key);
        const value = plain(typed);
        const visit = visited();
        const change = this.#changed(key, value);
        const save = async (text: string) => {
          this.take(await this.api.setField(this.id, key, text, visit));
          if (this.#words.get(key) === null) this.#words.delete(key);
        };
        this.queue.put(key, value, save, { pause: TYPING_PAUSE, saved: () => void (change.saved = true) });
      },
      hold: (read, onGivenUp, { text }) => {
        const visit = visited();
        if (this.#changes.get(key)?.saved === false) {
          // The value on the way here (the box was emptied first) is not sent: what stands on disk is what is shown.
          this.#changes.delete(key);
          this.version += 1;
        }
        const save = async () => {
          const value = this.#valueOf(key, read);
          if (value === null) return NOTHING_SENT;
          const change = this.#changed(key, value);
          this.take(await this.api.setField(this.id, key, value, visit));
          if (this.#words.get(key) === null) this.#words.delete(key);
          change.saved = true;
          return null;
        };
        this.queue.put(key, null, save, { pause: Infinity, onGivenUp });
        this.#keepWords(key, plain(text));
      },
      flush: async () => {
        entry = "";
        this.#typing.delete(key);
        // First the value, if there is one: it takes the place of the words.
        const done = await this.queue.flush(key);
        return (await this.queue.flush(wordsOf(key))) && done;
      },
    };
    this.#fields.set(key, field);
    return field;
  }

  /** Words that stand in a field and are no value of it. */
  waiting(key: string): WaitingWords | undefined {
    const text = this.#wordsIn(key);
    if (text === undefined) return undefined;
    return { text, left: !this.#typing.has(key), kept: this.view.drafts.some((draft) => draft.key === key) };
  }

  #wordsIn(key: string): string | undefined {
    const newer = this.#words.get(key);
    return newer === undefined ? this.view.drafts.find((draft) => draft.key === key)?.words : (newer ?? undefined);
  }

  /** Words are saved after a pause like anything else that is typed. */
  #keepWords(key: string, text: string): void {
    this.#words.set(key, text);
    this.#typing.add(key);
    const save = async (words: string) => {
      const drafts = await this.api.keepWords(this.id, key, words);
      this.view = { ...this.view, drafts };
      if (this.#words.get(key) === words) this.#words.delete(key);
    };
    this.queue.put(wordsOf(key), text, save, { pause: TYPING_PAUSE });
  }

  /** A value is on its way: the program takes the words away with it. */
  #dropWords(key: string): void {
    this.#typing.delete(key);
    if (this.#wordsIn(key) === undefined) return;
    this.queue.discard(wordsOf(key));
    this.#words.set(key, null);
  }

  /** What the words of a field mean. Null: nothing that can be saved; the field says so, and they are kept. */
  #valueOf(key: string, read: () => string): string | null {
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

  /**
   * A choice or a tick: sent at once. What the disk did not take stays chosen and is tried again, as loud as typed text;
   * sent twice it is the same. What is refused for good shows what stood before.
   */
  choose(key: string, value: string, done: ChoiceDone = {}): void {
    const change = this.#changed(key, value);
    const save = async (chosen: string) => {
      const answer = await this.api.setField(this.id, key, chosen, "");
      change.saved = true;
      this.take(answer);
    };
    this.queue.put(key, value, save, {
      saved: () => done.saved?.(this.view),
      onFailure: { only: isFinal, drop: (error) => this.#giveBack(key, change, done, error) },
    });
  }

  #giveBack(key: string, change: Change, done: ChoiceDone, error: BackendError): void {
    // Chosen again meanwhile: that choice is on its way and stays on screen.
    if (this.#changes.get(key) !== change) return;
    this.#changes.delete(key);
    if (done.before !== undefined) this.#tell(key, done.before);
    this.fail(error);
    this.version += 1;
    done.back?.(error);
  }

  /**
   * A change that is no field: adding, removing, agreeing. It goes through the same line, after all that was typed.
   * Null: it went wrong, and `problem` says how.
   */
  async change(action: () => Promise<SavedView>): Promise<SavedView | null> {
    // Whatever cannot be saved says so by itself and must not stop the rest.
    await this.queue.flushAll();
    return new Promise((resolve) => {
      let answer: SavedView | null = null;
      const save = async () => {
        answer = await action();
        this.take(answer);
      };
      this.queue.put(`change/${(this.#things += 1)}`, "", save, {
        saved: () => resolve(answer),
        onFailure: {
          drop: (error) => {
            this.fail(error);
            resolve(null);
          },
        },
      });
    });
  }

  /**
   * Like `change`, for something that is made by typing: if it cannot be made, that is loud and tried again, for there
   * is typed text that waits for it. `then` gets the new id before anything is read again. `onGivenUp`: the person
   * went on without it.
   */
  create(action: () => Promise<SavedView>, then: (id: string) => void, onGivenUp: () => void): void {
    const save = async () => {
      const saved = await action();
      then(saved.id);
      this.take(saved);
    };
    this.queue.put(`change/${(this.#things += 1)}`, "", save, { onGivenUp });
  }

  /** Something was removed: what waits in its fields has nowhere to go. */
  forget(prefix: string): void {
    for (const key of [...this.#words.keys(), ...this.#typing].filter((key) => key.startsWith(prefix))) {
      this.queue.discard(wordsOf(key));
      this.#words.delete(key);
      this.#typing.delete(key);
    }
    for (const key of [...this.#changes.keys()].filter((key) => key.startsWith(prefix))) {
      this.queue.discard(key);
      this.#changes.delete(key);
    }
  }

  undo(): Promise<void> {
    return this.#step("undo");
  }

  redo(): Promise<void> {
    return this.#step("redo");
  }

  async #step(way: "undo" | "redo"): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      // What is typed and not saved yet comes first: undo takes back the newest change, which this is.
      if ((await this.queue.flushAll()).length > 0) return;
      if (this.view[way] === null) {
        announce(way === "undo" ? this.view.undoStops || "There is nothing to undo" : "There is nothing to redo");
        return;
      }
      const saved = await this.change(() => (way === "undo" ? this.api.undo(this.id) : this.api.redo(this.id)));
      if (saved === null) return;
      this.#changes.clear();
      this.#words.clear();
      this.version += 1;
      if (saved.place !== "" && this.#shows?.(saved.place) !== true) this.go(saved.place);
      tell(`${way === "undo" ? "Undone" : "Brought back"}: ${saved.what}`);
    } finally {
      this.busy = false;
    }
  }

  /** Counts every change made here. What is read from disk may be older than changes with a greater number. */
  get serial(): number {
    return this.#serial;
  }

  /** Told of every change the moment it is made. Returns how to stop. */
  watch(watcher: (key: string, value: string) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * A screen that shows what stands in other places too: `show` leads there and answers whether it could. Undo stays on that
   * screen then. Returns how to take it back.
   */
  showsPlaces(show: (place: string) => boolean): () => void {
    this.#shows = show;
    return () => {
      if (this.#shows === show) this.#shows = null;
    };
  }

  /** What a screen has to say before the window closes. Returns how to take it back. */
  beforeClosing(say: () => Promise<void>): () => void {
    this.#lastWords.add(say);
    return () => this.#lastWords.delete(say);
  }

  /** The window closes. Nothing said here may hold it up for long: it is not the person's work. */
  async closing(): Promise<void> {
    const said = Promise.allSettled([...this.#lastWords].map((say) => say()));
    await Promise.race([said, new Promise((resolve) => setTimeout(resolve, CLOSING_PATIENCE))]);
  }

  /** Changes that are not on disk yet, or were made after `serial`: they go over what was read. */
  newer(serial: number): [key: string, value: string][] {
    return [...this.#changes]
      .filter(([, change]) => !change.saved || change.serial > serial)
      .map(([key, change]) => [key, change.value]);
  }

  /** Gives up what is typed and cannot be saved; what stands on disk is shown again. */
  giveUp(keys: readonly string[]): void {
    for (const key of keys) {
      this.queue.discard(key);
      this.#changes.delete(key);
    }
    this.version += 1;
  }

  #changed(key: string, value: string): Change {
    const change = { value, serial: (this.#serial += 1), saved: false };
    this.#changes.set(key, change);
    this.#tell(key, value);
    return change;
  }

  #tell(key: string, value: string): void {
    for (const watcher of this.#watchers) watcher(key, value);
  }
}

/** Where words of a field wait in the line of saves. */
const wordsOf = (key: string) => `words/${key}`;

/**
 * Pasted text brings signs that nobody sees and no file may hold; a word processor's soft line end is a line end, and its
 * bullets, which only its own typefaces can draw, are bullets.
 */
function plain(text: string): string {
  return text.replace(/[\uf0a7\uf0b7\uf0d8\uf0fc\uf076]/g, "•").replace(/\r\n?|[\v\f\u2028\u2029]/g, "\n").replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, "");
}

/** "about 25 minutes", "about 2 hours": as exact as such a figure can be, and the same wherever it stands. */
export function sayMinutes(minutes: number): string {
  if (minutes <= 5) return "a few minutes";
  if (minutes <= 55) return `about ${Math.ceil(minutes / 5) * 5} minutes`;
  if (minutes < 75) return "about an hour";
  const halves = Math.round(minutes / 30);
  const hours = Math.floor(halves / 2);
  return `about ${hours}${halves % 2 === 1 ? "½" : ""} hours`;
}
