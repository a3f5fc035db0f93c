/** Moving focus inside a screen without touching the address, which belongs to the router. */
export function goTo(event: Event, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  if (target === null) return;
  // A group takes focus on its first choice; a heading or a region takes it itself.
  const control = target.matches("input, select, textarea, button, a[href]")
    ? target
    : (target.querySelector<HTMLElement>("input:checked:not(:disabled), input:not(:disabled), select, textarea") ?? target);
  if (control === target && control.tabIndex < 0) control.tabIndex = -1;
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
}
