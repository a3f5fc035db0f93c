/** Values that were changed here, until what is read from disk is known to hold them: they go over what is read. */
import type { AuditView } from "../api/generated/api";
import type { BackendError } from "../backend";

export interface Change {
  value: string;
  serial: number;
  /** It is on disk. */
  saved: boolean;
}

/** What happens once a choice is answered. */
export interface ChoiceDone {
  /** What stood before: shown again if the choice is refused. */
  before?: string;
  /** It is on disk. */
  saved?: (after: AuditView) => void;
  /** It was refused, and what stood before is shown again. The words are in the audit's `problem` already. */
  back?: (error: BackendError) => void;
}

export class Changes {
  #changes = new Map<string, Change>();
  #watchers = new Set<(key: string, value: string) => void>();
  #serial = 0;

  /** Counts every change made here. What is read from disk may be older than changes with a greater number. */
  get serial(): number {
    return this.#serial;
  }

  /** A field was changed: everybody who shows it is told. */
  make(key: string, value: string): Change {
    const change = { value, serial: (this.#serial += 1), saved: false };
    this.#changes.set(key, change);
    this.tell(key, value);
    return change;
  }

  of(key: string): Change | undefined {
    return this.#changes.get(key);
  }

  /** Told of every change the moment it is made. Returns how to stop. */
  watch(watcher: (key: string, value: string) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  tell(key: string, value: string): void {
    for (const watcher of this.#watchers) watcher(key, value);
  }

  /** Changes that are not on disk yet, or were made after `serial`. */
  newer(serial: number): [key: string, value: string][] {
    return [...this.#changes]
      .filter(([, change]) => !change.saved || change.serial > serial)
      .map(([key, change]) => [key, change.value]);
  }

  drop(key: string): void {
    this.#changes.delete(key);
  }

  /** The fields that begin so. */
  within(prefix: string): string[] {
    return [...this.#changes.keys()].filter((key) => key.startsWith(prefix));
  }

  clear(): void {
    this.#changes.clear();
  }
}
