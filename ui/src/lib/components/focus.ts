/** Moving focus inside a screen without touching the address, which belongs to the router. */

const CONTROL = "input, select, textarea, button, a[href]";
const FIRST = "input:not(:disabled), select:not(:disabled), textarea:not(:disabled), button, a[href]";

/**
 * What takes the focus for an element: itself if it is a control, the choice that is made or the first control in it if it is a
 * group, and itself where it has none.
 */
export function controlOf(target: HTMLElement): HTMLElement {
  if (target.matches(CONTROL)) return target;
  return target.querySelector<HTMLElement>("input:checked:not(:disabled)") ?? target.querySelector<HTMLElement>(FIRST) ?? target;
}

/** Opens what is folded around an element. */
export function unfold(target: HTMLElement): void {
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
}

/** For a link that names an element of this screen, such as a line of the error summary. */
export function goTo(event: Event, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  if (target === null) return;
  const control = controlOf(target);
  unfold(control);
  if (control === target && control.tabIndex < 0) control.tabIndex = -1;
  control.scrollIntoView?.({ block: "center" });
  control.focus({ preventScroll: true });
}
