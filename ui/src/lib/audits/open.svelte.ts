/**
 * The open audit: what stands around each of its screens, kept current by every change; the one way to change it; and
 * undo. A screen's own data (a standard, the profile) is kept by `Loaded` and follows `version`.
 */
import { announce, tell } from "../announce.svelte";
import type { Api } from "../api/client";
import type { AuditView, DraftView, SavedView } from "../api/generated/api";
import { type BackendError, unlessStopped } from "../backend";
import type { Field, SaveQueue } from "../saving";
import { focusAnchor } from "./anchor";
import { type Change, Changes, type ChoiceDone } from "./changes";
import { Fallen } from "./fallen.svelte";
import { LastWords } from "./last-words";
import { sayMoreLeft, sayProgress } from "./progress";
import { hrefOfPlace, type Placed } from "./places";
import { isFinal } from "./refusals";
import { Typed, type WaitingWords } from "./typed.svelte";

export class OpenAudit {
  readonly id: string;
  readonly api: Api;
  readonly queue: SaveQueue;
  view: AuditView = $state.raw() as AuditView;
  /** Rises with every change on disk: what a screen has read may be out of date. */
  version = $state(0);
  /** What did not work last; shown on every screen until it is closed. */
  problem: BackendError | null = $state.raw(null);
  /** What is to be said of the key that the return was made with just now; "": nothing. */
  keyNote = $state("");
  /** Agreements that fell since it was opened. */
  readonly fallen = new Fallen(this);
  /** Whether undo, redo or another command is under way. */
  busy = $state(false);

  /** What was changed here, over what is read from disk. */
  readonly changes = new Changes();

  #typed = new Typed(this);
  #shows: ((place: string) => boolean) | null = null;
  #lastWords = new LastWords();
  #things = 0;
  /** What is being made by typing, until the program has answered. */
  #making: Promise<boolean> | null = null;

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
    return this.#typed.unclear;
  }

  /** All words on disk that are no value. */
  get drafts(): readonly DraftView[] {
    return this.view.drafts;
  }

  showDrafts(drafts: DraftView[]): void {
    this.view = { ...this.view, drafts };
  }

  /** "41 of 55 rated · about 25 minutes left" */
  get progressWords(): string {
    return sayProgress(this.view);
  }

  href<P extends string>(place: Placed<P>): string {
    return hrefOfPlace(this.id, place);
  }

  go<P extends string>(place: Placed<P>): void {
    const href = hrefOfPlace(this.id, place);
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
    const more = sayMoreLeft(before, view);
    if (more !== "") announce(more);
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
      const error = unlessStopped(reason);
      if (error !== null) this.fail(error);
      return null;
    }
  }

  fail(error: BackendError): void {
    this.problem = error;
  }

  /** A typed field. The same object for the same key, so that one visit to it is one entry of the history. */
  text(key: string): Field<string> {
    return this.#typed.field(key);
  }

  /** Words that stand in a field and are no value of it. */
  waiting(key: string): WaitingWords | undefined {
    return this.#typed.waiting(key);
  }

  /**
   * A choice or a tick: sent at once. What the disk did not take stays chosen and is tried again, as loud as typed text;
   * sent twice it is the same. What is refused for good shows what stood before.
   */
  choose(key: string, value: string, done: ChoiceDone = {}): void {
    const change = this.changes.make(key, value);
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
    if (this.changes.of(key) !== change) return;
    this.changes.drop(key);
    if (done.before !== undefined) this.changes.tell(key, done.before);
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
      const answer = action();
      // Whoever reads meanwhile may read it before this answer says what it is: `whatIsMade` is waited for.
      const making = answer.then(() => true, () => false);
      this.#making = making;
      try {
        const saved = await answer;
        then(saved.id);
        this.take(saved);
      } finally {
        if (this.#making === making) this.#making = null;
      }
    };
    this.queue.put(`change/${(this.#things += 1)}`, "", save, { onGivenUp });
  }

  /** Waits for the answer about what is being made just now. True: it is made, so that everything is read again. */
  async whatIsMade(): Promise<boolean> {
    return (await this.#making) ?? false;
  }

  /** Something was removed: what waits in its fields has nowhere to go. */
  forget(prefix: string): void {
    this.#typed.forget(prefix);
    this.#discard(this.changes.within(prefix));
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
      this.changes.clear();
      this.#typed.clear();
      this.version += 1;
      if (saved.place !== "" && this.#shows?.(saved.place) !== true) this.go(saved.place);
      tell(`${way === "undo" ? "Undone" : "Brought back"}: ${saved.what}`);
    } finally {
      this.busy = false;
    }
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
    return this.#lastWords.add(say);
  }

  /** The window closes. */
  closing(): Promise<void> {
    return this.#lastWords.say();
  }

  /** Gives up what is typed and cannot be saved; what stands on disk is shown again. */
  giveUp(keys: readonly string[]): void {
    this.#discard(keys);
    this.readAgain();
  }

  #discard(keys: readonly string[]): void {
    for (const key of keys) {
      this.queue.discard(key);
      this.changes.drop(key);
    }
  }

  /** What screens show is read again. */
  readAgain(): void {
    this.version += 1;
  }
}
