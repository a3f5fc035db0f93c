/** Where the focus goes when what had it is done with and gone: to what comes next, at its place. */
import { tick } from "svelte";

const NEXT = "input:checked:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not([aria-disabled=true]), summary, a[href]";

/**
 * Remembers what follows `part` (all that goes with it); the answer moves the focus there once it is gone, and scrolls nothing.
 * Nothing follows: what comes before it; else the page.
 */
export function focusAfter(part: Element | null | undefined): () => Promise<void> {
  const main = document.getElementById("main");
  const after: Element[] = [];
  const before: Element[] = [];
  for (const one of main?.querySelectorAll(NEXT) ?? []) {
    if (part == null || part.contains(one)) continue;
    const place = part.compareDocumentPosition(one);
    if (place & Node.DOCUMENT_POSITION_FOLLOWING) after.push(one);
    else before.unshift(one);
  }
  return async () => {
    await tick();
    // Whoever has gone on meanwhile is not fetched back.
    if (document.activeElement !== null && document.activeElement !== document.body && document.activeElement.isConnected) return;
    const next = [...after, ...before].find((one) => one.isConnected && one.closest("[hidden]") === null);
    const target = (next instanceof HTMLInputElement && next.type === "radio" ? chosenOf(next) : next) ?? main;
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
}

/** A group of choices takes the focus on the one that is chosen. */
function chosenOf(radio: HTMLInputElement): HTMLElement {
  return radio.closest("fieldset")?.querySelector<HTMLElement>("input:checked") ?? radio;
}
