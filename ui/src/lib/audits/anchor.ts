/** Focus on the element that a place names, once its screen is drawn. */
import { tick } from "svelte";
import { controlOf, unfold } from "../components/focus";
import { keepsFocus } from "../router/arrival.svelte";

/**
 * The element that a place names. Where it is not there now, what it would be in: "action-0191…-owner" is a part of
 * "action-0191…", which a locked audit only shows.
 */
export function elementOf(anchor: string): HTMLElement | null {
  for (let id = anchor; id !== ""; id = id.slice(0, Math.max(0, id.lastIndexOf("-")))) {
    const found = document.getElementById(id);
    if (found !== null) return found;
  }
  return null;
}

/**
 * What is folded around it is opened. A group takes focus on its chosen or first control; a part without one takes it itself. False:
 * it is not there.
 */
export async function focusAnchor(anchor: string): Promise<boolean> {
  if (anchor === "") return false;
  await tick();
  const target = elementOf(anchor);
  if (target === null) return false;
  const control = controlOf(target);
  unfold(control);
  if (control === target && control.tabIndex < 0) control.tabIndex = -1;
  control.scrollIntoView?.({ block: "center" });
  if (!keepsFocus()) control.focus({ preventScroll: true });
  return true;
}
