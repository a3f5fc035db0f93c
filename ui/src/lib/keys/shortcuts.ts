/**
 * Who answers to the keys of the program. The window has a handler for each; a screen that has its own (the paper prints
 * itself) registers it while it is shown, and then its handler comes first.
 */
import { type Wish, wishOf } from "./table";

/** False: not here; the handler before it is asked. Anything else: it is done. */
export type Handler = (event: KeyboardEvent) => unknown;

/** Keys that act while a dialog asks something: they take nothing away from it. */
const IN_A_DIALOG: readonly Wish[] = ["larger", "smaller", "usual-size", "undo", "redo"];

/** What the browser would do with these, the program never wants. */
const NEVER_THE_BROWSERS: readonly Wish[] = ["next", "search", "save", "print", "reload"];

export class Shortcuts {
  #handlers = new Map<Wish, Handler[]>();
  #listens = (event: KeyboardEvent) => this.#pressed(event);

  /** Returns how to take it back. Keys are listened to for as long as somebody answers to one. */
  on(wish: Wish, handler: Handler): () => void {
    if (this.#handlers.size === 0) window.addEventListener("keydown", this.#listens);
    this.#handlers.set(wish, [...(this.#handlers.get(wish) ?? []), handler]);
    return () => {
      const left = (this.#handlers.get(wish) ?? []).filter((one) => one !== handler);
      if (left.length > 0) this.#handlers.set(wish, left);
      else this.#handlers.delete(wish);
      if (this.#handlers.size === 0) window.removeEventListener("keydown", this.#listens);
    };
  }

  /** A key was pressed. What the browser would do with one of ours (search the page, print it as it is) it never does. */
  #pressed(event: KeyboardEvent): void {
    const wish = wishOf(event);
    if (wish === null) return;
    if (NEVER_THE_BROWSERS.includes(wish)) event.preventDefault();
    // A dialog is a question to answer first. Escape closes it by itself.
    if (document.querySelector("dialog[open]") !== null && !IN_A_DIALOG.includes(wish)) return;
    for (const handler of [...(this.#handlers.get(wish) ?? [])].reverse()) {
      if (handler(event) === false) continue;
      event.preventDefault();
      return;
    }
  }
}

/** The window's. */
export const shortcuts = new Shortcuts();
