/**
 * What one screen reads from the program and shows while it is worked on. It is read again after every change; what
 * was typed or chosen meanwhile goes over it, so that a late answer never takes words out of a field.
 */
import { untrack } from "svelte";
import { type BackendError, toBackendError } from "../backend";
import type { OpenAudit } from "./open.svelte";

export class ScreenData<T> {
  /** Null until it is read. */
  view: T | null = $state(null);
  error: BackendError | null = $state.raw(null);

  #audit: OpenAudit;
  #read: () => Promise<T>;
  #put: (view: T, key: string, value: string) => void;
  #turn = 0;

  /** `put` writes one field into the view by its key. */
  constructor(audit: OpenAudit, read: () => Promise<T>, put: (view: T, key: string, value: string) => void) {
    this.#audit = audit;
    this.#read = read;
    this.#put = put;
  }

  /** For a screen, while it is made: shows each change the moment it is made, and reads again once it is on disk. */
  follow(): void {
    $effect(() => {
      void this.#audit.version;
      untrack(() => void this.load());
    });
    $effect(() => this.#audit.values.watch((key, value) => this.view !== null && this.#put(this.view, key, value)));
  }

  /** Never rejects: what went wrong is in `error`, and what was shown stays. */
  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    const serial = this.#audit.values.serial;
    try {
      const fresh = await this.#read();
      // What is just being made may be in here, and nobody knows yet as what it is shown: once it is made, a newer reading comes.
      if (await this.#audit.changes.whatIsMade()) return;
      // A newer reading is on its way.
      if (turn !== this.#turn) return;
      for (const [key, value] of this.#audit.values.newer(serial)) this.#put(fresh, key, value);
      this.view = fresh;
      this.error = null;
    } catch (reason) {
      if (turn === this.#turn) this.error = toBackendError(reason);
    }
  }
}
