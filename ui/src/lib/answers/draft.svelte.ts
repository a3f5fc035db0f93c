/**
 * The action that is ready where one is missing. Nothing is stored until the first keystroke; then the action is
 * made, and what was typed meanwhile goes into it. Its fields on screen become those of the real action (the same key
 * in the list), so that focus and the place in the text stay.
 */
import type { ActionView } from "../api/generated/api";
import type { OpenAudit } from "../audits/open.svelte";
import type { Field } from "../saving";
import { type ActionMember, putInAction, UNWRITTEN } from "./fields";

/** What waits in one field until there is an action that it can go into. */
interface Waiting {
  into: (field: Field<string>) => void;
  /** The field was left meanwhile: what it holds is saved as soon as it can be. */
  left: boolean;
  onGivenUp?: () => void;
}

export class DraftAction {
  readonly key = crypto.randomUUID();
  readonly view: ActionView = $state() as ActionView;

  #audit: OpenAudit;
  #onmade: (made: ActionView) => void;
  #id = "";
  #making = false;
  #waiting = new Map<ActionMember, Waiting>();

  /** `onmade` is called at the very moment at which the action is there, before the screen reads anything again. */
  constructor(audit: OpenAudit, standard: string, onmade: (made: ActionView) => void) {
    this.#audit = audit;
    this.#onmade = onmade;
    this.view = { ...UNWRITTEN, id: "", standard, standardNumber: "", standardStatement: "", overdue: false };
  }

  text(member: ActionMember): Field<string> {
    return {
      put: (value) => {
        putInAction(this.view, member, value);
        if (this.#id !== "") return this.#field(member).put(value);
        this.#waiting.set(member, { into: (field) => field.put(value), left: false });
        if (value !== "") this.#make();
      },
      hold: (read, onGivenUp, words) => {
        if (this.#id !== "") return this.#field(member).hold(read, onGivenUp, words);
        this.#waiting.set(member, { into: (field) => field.hold(read, onGivenUp, words), left: false, onGivenUp });
        this.#make();
      },
      flush: async () => {
        if (this.#id !== "") return this.#field(member).flush();
        const waiting = this.#waiting.get(member);
        if (waiting) waiting.left = true;
        return !this.#making;
      },
    };
  }

  #field(member: ActionMember): Field<string> {
    return this.#audit.words.field(`action/${this.#id}/${member}`);
  }

  #make(): void {
    if (this.#making) return;
    this.#making = true;
    const add = () => this.#audit.api.addAction(this.#audit.id, this.view.standard);
    this.#audit.changes.makeByTyping(add, (id) => this.#made(id), () => this.#givenUp());
  }

  #made(id: string): void {
    this.#id = id;
    for (const [member, { into, left }] of this.#waiting) {
      into(this.#field(member));
      if (left) void this.#field(member).flush();
    }
    this.#onmade({ ...this.view, id });
  }

  /** It could not be made, and the person went on without it: words that are on no disk must not look kept. */
  #givenUp(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#making = false;
    Object.assign(this.view, UNWRITTEN);
    for (const { onGivenUp } of waiting) onGivenUp?.();
  }
}
