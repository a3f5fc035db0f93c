/**
 * When the keys of a rating act: right after somebody has arrived, at the standard or, by Tab, at its rating. A digit in the
 * middle of words is part of them, also where no box took the words: then somebody believes to be in one.
 */
import { isTyping } from "../audits/undo-keys";

export class Arrival {
  /** Whether a key picks now. */
  fresh = $state(true);

  #group: () => HTMLElement | undefined;
  #lastKey = "";
  #pressed = false;
  /** Words are typed that no box takes. */
  #typing = false;

  constructor(group: () => HTMLElement | undefined) {
    this.#group = group;
    this.fresh = !isTyping(document.activeElement);
  }

  /** Watches the window while a rating is shown; returns how to stop. */
  watch(picks: (event: KeyboardEvent) => boolean): () => void {
    const key = (event: KeyboardEvent) => this.#key(event, picks);
    const focus = (event: FocusEvent) => this.#focus(event);
    const press = (event: PointerEvent) => this.#press(event);
    window.addEventListener("keydown", key);
    window.addEventListener("focusin", focus);
    window.addEventListener("pointerdown", press, true);
    return () => {
      window.removeEventListener("keydown", key);
      window.removeEventListener("focusin", focus);
      window.removeEventListener("pointerdown", press, true);
    };
  }

  #key(event: KeyboardEvent, picks: (event: KeyboardEvent) => boolean): void {
    this.#pressed = false;
    this.#lastKey = event.key;
    const sign = event.key.length === 1;
    if (!sign) this.#typing = false;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (this.fresh && this.#isHere() && picks(event)) return;
    if (!sign || !this.#isHere()) return;
    // A space picks what has the focus, but not between words; a digit is often a rating from habit; any other sign begins words.
    if (event.key === " ") {
      if (this.#typing) event.preventDefault();
    } else if (!/\d/.test(event.key)) {
      this.#typing = true;
      this.fresh = false;
    }
  }

  #focus(event: FocusEvent): void {
    const to = event.target;
    this.#typing = false;
    if (this.#isRadio(to)) this.fresh = !this.#pressed && (this.#lastKey === "Tab" || !isTyping(event.relatedTarget));
    else if (!isPage(to)) this.fresh = false;
  }

  /** Who picks with the mouse goes on to words next. */
  #press(event: PointerEvent): void {
    this.#pressed = event.target instanceof Node && this.#group()?.contains(event.target) === true;
    if (this.#pressed) this.fresh = false;
  }

  /** The focus is at the rating, or where it is put on arrival. */
  #isHere(): boolean {
    if (document.querySelector("dialog[open]") !== null) return false;
    return this.#isRadio(document.activeElement) || isPage(document.activeElement);
  }

  #isRadio(element: EventTarget | null): boolean {
    return element instanceof HTMLInputElement && element.type === "radio" && this.#group()?.contains(element) === true;
  }
}

/** The page itself: nothing on it has the focus but its heading. */
function isPage(element: EventTarget | null): boolean {
  return element === null || element === document.body || (element instanceof HTMLElement && element.matches("h1, main"));
}
