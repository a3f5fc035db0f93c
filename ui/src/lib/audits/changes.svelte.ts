/** What has been done to an open audit and how: choosing, adding, removing, undo and redo, and the agreements that this withdrew. */
import { announce, tell } from "../announce.svelte";
import type { AuditView, FieldKey, SavedView } from "../api/generated/api";
import type { BackendError } from "../backend";
import { Withdrawals } from "./withdrawals.svelte";
import { type LocalValue, LocalValues } from "./local-values";
import { isFinal } from "./refusals";
import type { AuditState } from "./state.svelte";
import type { Words } from "./words.svelte";

/** What happens once a choice is answered. */
export interface ChoiceDone {
  /** The value before: shown again if the choice is refused. */
  before?: string;
  /** It is on disk. */
  saved?: (after: AuditView) => void;
  /** It was refused, and the value before is shown again. The words are in the audit's `problem` already. */
  back?: (error: BackendError) => void;
}

export class Changes {
  /** Agreements that changes have withdrawn since the audit was opened. */
  readonly withdrawals: Withdrawals;
  /** Whether undo, redo or another command is under way. */
  busy = $state(false);

  #audit: AuditState;
  #words: Words;
  #values: LocalValues;
  #shows: ((place: string) => boolean) | null = null;
  #things = 0;
  /** What is being made by typing, until the program has answered. */
  #making: Promise<boolean> | null = null;

  constructor(audit: AuditState, words: Words, values: LocalValues) {
    this.#audit = audit;
    this.#words = words;
    this.#values = values;
    this.withdrawals = new Withdrawals(audit);
  }

  /**
   * A choice or a tick: sent at once. What the disk did not take stays chosen and is tried again, as loud as typed text;
   * sent twice it is the same. What is refused for good shows the value before.
   */
  choose(key: FieldKey, value: string, done: ChoiceDone = {}): void {
    const change = this.#values.make(key, value);
    const save = async (chosen: string) => {
      const answer = await this.#audit.api.setField(this.#audit.id, key, chosen, "");
      change.saved = true;
      this.#audit.take(answer);
    };
    this.#audit.queue.put(key, value, save, {
      saved: () => done.saved?.(this.#audit.view),
      onFailure: { only: isFinal, drop: (error) => this.#giveBack(key, change, done, error) },
    });
  }

  #giveBack(key: FieldKey, change: LocalValue, done: ChoiceDone, error: BackendError): void {
    // Chosen again meanwhile: that choice is on its way and stays on screen.
    if (this.#values.of(key) !== change) return;
    this.#values.drop(key);
    if (done.before !== undefined) this.#values.tell(key, done.before);
    this.#audit.fail(error);
    this.#audit.readAgain();
    done.back?.(error);
  }

  /**
   * A change that is no field: adding, removing, agreeing. It goes through the same line, after all that was typed.
   * Null: it went wrong, and `problem` says how.
   */
  async make(action: () => Promise<SavedView>): Promise<SavedView | null> {
    // Whatever cannot be saved says so by itself and must not stop the rest.
    await this.#audit.queue.flushAll();
    return new Promise((resolve) => {
      let answer: SavedView | null = null;
      const save = async () => {
        answer = await action();
        this.#audit.take(answer);
      };
      this.#audit.queue.put(`change/${(this.#things += 1)}`, "", save, {
        saved: () => resolve(answer),
        onFailure: {
          drop: (error) => {
            this.#audit.fail(error);
            resolve(null);
          },
        },
      });
    });
  }

  /**
   * Like `make`, for something that is made by typing: if it cannot be made, that is loud and tried again, for there
   * is typed text that waits for it. `then` gets the new id before anything is read again. `onGivenUp`: the person
   * went on without it.
   */
  makeByTyping(action: () => Promise<SavedView>, then: (id: string) => void, onGivenUp: () => void): void {
    const save = async () => {
      const answer = action();
      // Whoever reads meanwhile may read it before this answer says what it is: `whatIsMade` is waited for.
      const making = answer.then(() => true, () => false);
      this.#making = making;
      try {
        const saved = await answer;
        then(saved.id ?? "");
        this.#audit.take(saved);
      } finally {
        if (this.#making === making) this.#making = null;
      }
    };
    this.#audit.queue.put(`change/${(this.#things += 1)}`, "", save, { onGivenUp });
  }

  /** Waits for the answer about what is being made just now. True: it is made, so that everything is read again. */
  async whatIsMade(): Promise<boolean> {
    return (await this.#making) ?? false;
  }

  /** Something was removed: what waits in its fields has nowhere to go. */
  forget(prefix: string): void {
    this.#words.forget(prefix);
    this.#discard(this.#values.within(prefix));
  }

  /** Gives up what is typed and cannot be saved; what is on disk is shown again. */
  giveUp(keys: readonly string[]): void {
    this.#discard(keys);
    this.#audit.readAgain();
  }

  #discard(keys: readonly string[]): void {
    for (const key of keys) {
      this.#audit.queue.discard(key);
      this.#values.drop(key);
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
      const { api, id, queue } = this.#audit;
      // What is typed and not saved yet comes first: undo takes back the newest change, which this is.
      if ((await queue.flushAll()).length > 0) return;
      if (this.#audit.view[way] === null) {
        announce(way === "undo" ? this.#audit.view.undoStops || "There is nothing to undo" : "There is nothing to redo");
        return;
      }
      const saved = await this.make(() => (way === "undo" ? api.undo(id) : api.redo(id)));
      if (saved === null) return;
      this.#values.clear();
      this.#words.clear();
      this.#audit.readAgain();
      if (saved.place !== null && this.#shows?.(saved.place) !== true) this.#audit.go(saved.place);
      tell(`${way === "undo" ? "Undone" : "Redone"}: ${saved.what}`);
    } finally {
      this.busy = false;
    }
  }

  /**
   * A screen that shows what belongs to other places too: `show` leads there and answers whether it could. Undo stays on that
   * screen then. Returns how to take it back.
   */
  showsPlaces(show: (place: string) => boolean): () => void {
    this.#shows = show;
    return () => {
      if (this.#shows === show) this.#shows = null;
    };
  }
}
