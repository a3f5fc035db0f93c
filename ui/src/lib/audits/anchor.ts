/** Focus on the element that a place names, once its screen is drawn. */
import { tick } from "svelte";
import { keepsFocus } from "../router/arrival.svelte";

const CONTROLS = "input:checked:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), button, a[href]";

/**
 * A group takes focus on its chosen or first control; a part without one takes it itself. False: it is not there.
 */
export async function focusAnchor(anchor: string): Promise<boolean> {
  if (anchor === "") return false;
  await tick();
  const target = document.getElementById(anchor);
  if (target === null) return false;
  const control = target.matches("input, select, textarea, button, a[href]")
    ? target
    : (target.querySelector<HTMLElement>("input:checked:not(:disabled)") ?? target.querySelector<HTMLElement>(CONTROLS) ?? target);
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  if (control === target && control.tabIndex < 0) control.tabIndex = -1;
  control.scrollIntoView?.({ block: "center" });
  if (!keepsFocus()) control.focus({ preventScroll: true });
  return true;
}
