/**
 * One choice that answers at once: what is shown changes with the click, what is confirmed follows the commit. If the
 * commit fails, what stands on disk is shown again and said aloud.
 */
import { type BackendError } from "../backend/index";
import { type SaveQueue } from "./queue";

export interface ChoiceState<T> {
  /** What the screen shows: the newest choice. */
  shown: T;
  /** What is known to be on disk. Ticks and counts follow this. */
  confirmed: T;
  /** The failure of the last try, until the next choice. */
  error: BackendError | null;
}

export interface ChoiceOptions<T> {
  queue: SaveQueue;
  key: string;
  initial: T;
  save: (value: T) => Promise<unknown>;
  /** Reads what stands on disk. A commit that failed may still have landed: ask, do not guess. */
  reread?: () => Promise<T>;
  onConfirmed?: (value: T) => void;
  /** The old choice came back. Say it: the ear notices what the eye misses. */
  onReturned?: (value: T, error: BackendError) => void;
}

export class Choice<T> {
  #options: ChoiceOptions<T>;
  #state: ChoiceState<T>;
  #newest = 0;
  #listeners = new Set<(state: ChoiceState<T>) => void>();

  constructor(options: ChoiceOptions<T>) {
    this.#options = options;
    this.#state = { shown: options.initial, confirmed: options.initial, error: null };
  }

  get state(): ChoiceState<T> {
    return this.#state;
  }

  /** True between the click and the commit. */
  get pending(): boolean {
    return this.#state.shown !== this.#state.confirmed;
  }

  choose(value: T): void {
    const { queue, key, save } = this.#options;
    const turn = (this.#newest += 1);
    this.#set({ shown: value, error: null });
    queue.put(key, value, save, {
      saved: () => {
        this.#set({ confirmed: value });
        this.#options.onConfirmed?.(value);
      },
      onFailure: { drop: (error) => this.#giveBack(turn, value, error) },
    });
  }

  subscribe(listener: (state: ChoiceState<T>) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#state);
    return () => this.#listeners.delete(listener);
  }

  async #giveBack(turn: number, tried: T, error: BackendError): Promise<void> {
    const stands = await this.#whatStands();
    // The person may have chosen again while we asked: then that choice is on its way and stays on screen.
    if (turn !== this.#newest) {
      this.#set({ confirmed: stands });
      return;
    }
    this.#set({ shown: stands, confirmed: stands, error: stands === tried ? null : error });
    if (stands === tried) this.#options.onConfirmed?.(stands);
    else this.#options.onReturned?.(stands, error);
  }

  async #whatStands(): Promise<T> {
    try {
      return this.#options.reread === undefined ? this.#state.confirmed : await this.#options.reread();
    } catch {
      return this.#state.confirmed;
    }
  }

  #set(change: Partial<ChoiceState<T>>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
