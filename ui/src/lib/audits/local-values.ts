/** Values that were changed here, until what is read from disk is known to hold them: they go over what is read. */

export interface LocalValue {
  value: string;
  serial: number;
  /** It is on disk. */
  saved: boolean;
}

export class LocalValues {
  #values = new Map<string, LocalValue>();
  #watchers = new Set<(key: string, value: string) => void>();
  #serial = 0;

  /** Counts every change made here. What is read from disk may be older than changes with a greater number. */
  get serial(): number {
    return this.#serial;
  }

  /** A field was changed: everybody who shows it is told. */
  make(key: string, value: string): LocalValue {
    const change = { value, serial: (this.#serial += 1), saved: false };
    this.#values.set(key, change);
    this.tell(key, value);
    return change;
  }

  of(key: string): LocalValue | undefined {
    return this.#values.get(key);
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
    return [...this.#values]
      .filter(([, change]) => !change.saved || change.serial > serial)
      .map(([key, change]) => [key, change.value]);
  }

  drop(key: string): void {
    this.#values.delete(key);
  }

  /** The fields that begin so. */
  within(prefix: string): string[] {
    return [...this.#values.keys()].filter((key) => key.startsWith(prefix));
  }

  clear(): void {
    this.#values.clear();
  }
}
