/**
 * The action that stands ready where one is missing. Nothing is stored until the first keystroke; then the action is
 * made, and what was typed meanwhile goes into it. Its fields on screen become those of the real action (the same key
 * in the list), so that focus and the place in the text stay.
 */
import type { ActionView } from "../api/generated/api";
import type { OpenAudit } from "../audits/open.svelte";
import type { Field } from "../saving";
import { ACTION as SHOWN, type ActionMember } from "./fields";

export class DraftAction {
  readonly key = crypto.randomUUID();
  readonly view: ActionView = $state() as ActionView;

  #audit: OpenAudit;
  #onmade: (made: ActionView) => void;
  #id = "";
  #making = false;
  #typed = new Map<ActionMember, string>();

  /** `onmade` is called at the very moment at which the action is there, before the screen reads anything again. */
  constructor(audit: OpenAudit, standard: string, onmade: (made: ActionView) => void) {
    this.#audit = audit;
    this.#onmade = onmade;
    this.view = {
      id: "", standard, standardNumber: "", standardStatement: "", what: "", owner: "", due: "", noDateBecause: "",
      status: "planned", progress: "", doneOn: "", overdue: false,
    };
  }

  text(member: ActionMember): Field<string> {
    return {
      put: (value) => {
        this.view[SHOWN[member]] = value;
        if (this.#id !== "") return this.#field(member).put(value);
        this.#typed.set(member, value);
        if (value !== "") this.#make();
      },
      flush: async () => (this.#id === "" ? !this.#making : this.#field(member).flush()),
    };
  }

  #field(member: ActionMember): Field<string> {
    return this.#audit.text(`action/${this.#id}/${member}`);
  }

  #make(): void {
    if (this.#making) return;
    this.#making = true;
    this.#audit.create(
      () => this.#audit.api.addAction(this.#audit.id, this.view.standard),
      (id) => {
        this.#id = id;
        for (const [member, value] of this.#typed) this.#field(member).put(value);
        this.#onmade({ ...this.view, id });
      },
    );
  }
}
