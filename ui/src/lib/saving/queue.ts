/**
 * The line in which changes wait to reach the disk.
 *
 * - One save is under way at a time, in the order in which the fields were changed: what the store records is the order
 *   in which the person worked, and an old answer can never arrive after a new one.
 * - Each field (key) keeps only its newest value. A value typed while an older one is being written goes next.
 * - A save that fails is tried again by itself, and its value is kept, until it is saved or given up. Nothing is
 *   abandoned after a time-out: a slow write may still land, and a second copy of it could overwrite newer work.
 * - When the page goes, everything that waits is sent at once, in that order: nobody will be there for the answers. Of one field
 *   two values can be under way then; the newer one counts, whichever is answered first.
 */
import { type BackendError, toBackendError } from "../backend/index";

export type SavingState =
  | { kind: "idle" }
  /** Something was changed and waits for a pause in typing, or is being written. */
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; failures: SaveFailure[] };

export interface SaveFailure {
  key: string;
  error: BackendError;
}

export interface PutOptions {
  /** Milliseconds of quiet before the value is sent. 0 sends it at once; Infinity only when it is flushed. */
  pause?: number;
  /** Told when the store has committed this value. */
  saved?: () => void;
  /**
   * What a failure means. "keep": the value is kept and tried again. "drop": the value is given up and the caller shows
   * what was there before; the error is handed over. `only` says for which errors: every other one keeps the value.
   */
  onFailure?: "keep" | { drop: (error: BackendError) => void | Promise<void>; only?: (error: BackendError) => boolean };
  /** Told when the value is given up before it was committed: what the person sees must not look kept. */
  onGivenUp?: () => void;
}

export interface QueueOptions {
  now?: () => Date;
  /** Milliseconds before each further try. The last one repeats. */
  retries?: readonly number[];
  /** Errors for which trying again is of no use (a locked audit): the value is kept, but nothing is sent by itself. */
  isFinal?: (error: BackendError) => boolean;
}

interface Waiting extends PutOptions {
  send: () => Promise<unknown>;
}

interface Slot {
  next: Waiting | null;
  ready: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  failure: BackendError | null;
  tries: number;
  /** The newest value that was sent, whatever became of it. */
  newest: Waiting | null;
  /** Since when something waits that was not sent; null: nothing does. */
  since: number | null;
}

/** What a save answers that had nothing to send: it is done, and “Saved” does not move. */
export const NOTHING_SENT = Symbol("nothing sent");

export const TYPING_PAUSE = 600;
/** Somebody who types without a pause loses no more than this, whatever happens to the computer. */
export const LONGEST_WAIT = 2000;
const RETRIES = [1000, 3000, 10_000] as const;

export class SaveQueue {
  #slots = new Map<string, Slot>();
  #running: Promise<void> | null = null;
  /** How many saves of a field are under way: one of all fields at a time, but when the page goes. */
  #underWay = new Map<string, number>();
  /** Those that were sent because the page goes. */
  #leaving: Promise<unknown> = Promise.resolve();
  #lastSaved: Date | null = null;
  #listeners = new Set<(state: SavingState) => void>();
  #now: () => Date;
  #retries: readonly number[];
  #isFinal: (error: BackendError) => boolean;

  constructor(options: QueueOptions = {}) {
    this.#now = options.now ?? (() => new Date());
    this.#retries = options.retries ?? RETRIES;
    this.#isFinal = options.isFinal ?? (() => false);
  }

  /** The newest value of a field. `save` must resolve only after the value is committed. */
  put<V>(key: string, value: V, save: (value: V) => Promise<unknown>, options: PutOptions = {}): void {
    const slot = this.#slot(key);
    // async, so that a save that throws at once fails like one that rejects.
    slot.next = { ...options, send: async () => save(value) };
    slot.tries = 0;
    const now = this.#now().getTime();
    slot.since ??= now;
    const pause = options.pause ?? 0;
    const longest = Math.max(0, slot.since + LONGEST_WAIT - now);
    this.#schedule(key, slot, pause === Infinity ? pause : Math.min(pause, longest));
    this.#tell();
  }

  /** Something was saved that no field was typed for, such as a workbook that was brought in. */
  savedElsewhere(): void {
    this.#lastSaved = this.#now();
    this.#tell();
  }

  /** True while anything is not on disk yet, failures included. */
  get busy(): boolean {
    return this.#underWay.size > 0 || this.#slots.size > 0;
  }

  get state(): SavingState {
    const failures: SaveFailure[] = [];
    for (const [key, slot] of this.#slots) if (slot.failure !== null) failures.push({ key, error: slot.failure });
    if (failures.length > 0) return { kind: "failed", failures };
    if (this.busy) return { kind: "saving" };
    return this.#lastSaved === null ? { kind: "idle" } : { kind: "saved", at: this.#lastSaved };
  }

  /** Svelte's store contract: `$queue` in a component is the state. */
  subscribe(listener: (state: SavingState) => void): () => void {
    this.#listeners.add(listener);
    listener(this.state);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Sends everything now and waits for it. Resolves with what could not be saved: an empty list means that all is on
   * disk. What had failed before is tried once more.
   */
  async flushAll(): Promise<SaveFailure[]> {
    // A caller's own failure handler may put something again, and a field may change while we wait: go on until quiet.
    const tried = new Set<Waiting>();
    for (;;) {
      let started = false;
      for (const [key, slot] of this.#slots) {
        if (slot.next === null || slot.ready || tried.has(slot.next)) continue;
        tried.add(slot.next);
        this.#schedule(key, slot, 0);
        started = true;
      }
      if (this.#running === null && this.#underWay.size === 0 && !started) break;
      await this.#answers();
    }
    const state = this.state;
    return state.kind === "failed" ? state.failures : [];
  }

  /**
   * The page goes: sends everything that waits before this returns, and waits for nothing. Where the page stays after all, the
   * answers count as ever.
   */
  sendAll(): void {
    const sent = [...this.#slots].filter(([, slot]) => slot.next !== null).map(([key, slot]) => this.#send(key, slot));
    this.#leaving = Promise.all([this.#leaving, ...sent]);
  }

  /** Sends one field now and waits for it. False: it could not be saved. */
  async flush(key: string): Promise<boolean> {
    const slot = this.#slots.get(key);
    if (slot?.next) this.#schedule(key, slot, 0);
    while (this.#underWay.has(key) || this.#slots.get(key)?.ready === true) await this.#answers();
    return !this.#slots.has(key);
  }

  /** Gives up what waits in a field: the person chose to, knowing that it was not saved. */
  discard(key: string): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    clearTimeout(slot.timer);
    const given = slot.next;
    this.#slots.delete(key);
    this.#tell();
    given?.onGivenUp?.();
  }

  #slot(key: string): Slot {
    let slot = this.#slots.get(key);
    if (slot === undefined) {
      slot = { next: null, ready: false, timer: undefined, failure: null, tries: 0, newest: null, since: null };
      this.#slots.set(key, slot);
    }
    return slot;
  }

  #schedule(key: string, slot: Slot, pause: number): void {
    clearTimeout(slot.timer);
    if (pause <= 0) {
      slot.ready = true;
      this.#pump();
      return;
    }
    if (pause === Infinity) {
      // Its turn may have been near with an older value: this one waits all the same.
      slot.ready = false;
      return;
    }
    slot.timer = setTimeout(() => {
      if (this.#slots.get(key) !== slot) return;
      slot.ready = true;
      this.#pump();
    }, pause);
  }

  #pump(): void {
    if (this.#running !== null) return;
    this.#running = this.#drain().finally(() => {
      this.#running = null;
      // Something may have become ready in the very moment in which the line ran empty.
      if ([...this.#slots].some((one) => this.#isNext(...one))) this.#pump();
    });
  }

  /** What was sent of this field as the page went is answered first. */
  #isNext(key: string, slot: Slot): boolean {
    return slot.ready && slot.next !== null && !this.#underWay.has(key);
  }

  async #drain(): Promise<void> {
    for (;;) {
      const entry = [...this.#slots].find((one) => this.#isNext(...one));
      if (entry === undefined) return;
      await this.#send(...entry);
    }
  }

  async #send(key: string, slot: Slot): Promise<void> {
    const sent = slot.next!;
    slot.newest = sent;
    slot.next = null;
    slot.ready = false;
    slot.since = null;
    clearTimeout(slot.timer);
    this.#underWay.set(key, (this.#underWay.get(key) ?? 0) + 1);
    this.#tell();
    let answer: unknown;
    const error = await sent.send().then(
      (given) => ((answer = given), null),
      (reason: unknown) => toBackendError(reason),
    );
    if (error === null) {
      if (answer !== NOTHING_SENT) this.#lastSaved = this.#now();
      // That an older value arrived after all says nothing of a newer one that did not.
      if (slot.newest === sent) [slot.failure, slot.tries] = [null, 0];
      if (answer !== NOTHING_SENT) sent.saved?.();
    } else {
      await this.#failed(key, slot, sent, error);
    }
    const left = this.#underWay.get(key)! - 1;
    if (left > 0) this.#underWay.set(key, left);
    else this.#underWay.delete(key);
    this.#release(key, slot);
    this.#tell();
    // It may have been what the field's next value waited for.
    this.#pump();
  }

  /** When what is under way now has been answered. */
  #answers(): Promise<unknown> {
    return Promise.all([this.#running, this.#leaving]);
  }

  async #failed(key: string, slot: Slot, sent: Waiting, error: BackendError): Promise<void> {
    // A newer value is already waiting, or was sent: the old one no longer matters.
    if (slot.next !== null || slot.newest !== sent) return;
    if (this.#slots.get(key) !== slot) {
      sent.onGivenUp?.();
      return;
    }
    if (typeof sent.onFailure === "object" && (sent.onFailure.only?.(error) ?? true)) {
      await sent.onFailure.drop(error);
      return;
    }
    slot.next = sent;
    slot.failure = error;
    if (this.#isFinal(error)) return;
    const wait = this.#retries[Math.min(slot.tries, this.#retries.length - 1)];
    slot.tries += 1;
    if (wait !== undefined) this.#schedule(key, slot, wait);
  }

  #release(key: string, slot: Slot): void {
    if (slot.next === null && !this.#underWay.has(key) && this.#slots.get(key) === slot) this.#slots.delete(key);
  }

  #tell(): void {
    const state = this.state;
    for (const listener of this.#listeners) listener(state);
  }
}
