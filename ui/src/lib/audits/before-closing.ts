/** What screens have to say before the window closes, such as how long somebody was there. */

/** Milliseconds for which closing waits for it: it is not the person's work. */
const PATIENCE = 1000;

export class BeforeClosing {
  #all = new Set<() => Promise<void>>();

  /** Returns how to take it back. */
  add(say: () => Promise<void>): () => void {
    this.#all.add(say);
    return () => this.#all.delete(say);
  }

  /** All of them, for no longer than there is patience. */
  async say(): Promise<void> {
    const said = Promise.allSettled([...this.#all].map((say) => say()));
    await Promise.race([said, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }
}
