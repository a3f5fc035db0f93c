/**
 * What somebody waits for that is not the program's own: a folder that may not answer, a file that takes long to read. After a
 * second it is said, with a way to stop waiting.
 */

/** What takes no longer than this is no wait. */
const SECOND = 1000;

class Waits {
  #told: { words: string; key: number }[] = $state.raw([]);
  #key = 0;

  /** What is waited for, in words; "": nothing. Reactive. */
  get words(): string {
    return this.#told.at(-1)?.words ?? "";
  }

  /** Says what is waited for, for as long as the promise takes. */
  async during<T>(words: string, answer: Promise<T>): Promise<T> {
    const key = ++this.#key;
    const late = setTimeout(() => (this.#told = [...this.#told, { words, key }]), SECOND);
    try {
      return await answer;
    } finally {
      clearTimeout(late);
      if (this.#told.some((one) => one.key === key)) this.#told = this.#told.filter((one) => one.key !== key);
    }
  }
}

export const waits = new Waits();
