/**
 * The open audit: what is around each of its screens, kept current by every change (`state`); what is typed (`words`); and what
 * is done (`changes`). A screen's own data (a standard, the profile) is kept by `ScreenData` and follows `version`.
 */
import type { Api } from "../api/client";
import type { AuditView } from "../api/generated/api";
import type { SaveQueue } from "../saving";
import { Changes } from "./changes.svelte";
import { BeforeClosing } from "./before-closing";
import { LocalValues } from "./local-values";
import { AuditState } from "./state.svelte";
import { Words } from "./words.svelte";

export class OpenAudit extends AuditState {
  /** Values that were changed here: they go over what is read from disk. */
  readonly values = new LocalValues();
  /** What is typed, and its saving. */
  readonly words: Words;
  /** Everything else that is done. */
  readonly changes: Changes;
  /** What is to be said of the key that the return was made with just now; "": nothing. */
  keyNote = $state("");

  #beforeClosing = new BeforeClosing();

  constructor(api: Api, queue: SaveQueue, view: AuditView) {
    super(api, queue, view);
    this.words = new Words(this, this.values);
    this.changes = new Changes(this, this.words, this.values);
  }

  /** A cell of a workbook that could not be brought in is fixed. */
  async markFixed(refused: string): Promise<void> {
    await this.ask(async () => (this.view = await this.api.dealtWith(this.id, refused)));
  }

  /** What was brought in from workbooks has been seen. */
  closeImportReport(): Promise<void> {
    return this.markFixed("");
  }

  /** What a screen has to say before the window closes. Returns how to take it back. */
  beforeClosing(say: () => Promise<void>): () => void {
    return this.#beforeClosing.add(say);
  }

  /** The window closes. */
  closing(): Promise<void> {
    return this.#beforeClosing.say();
  }
}
