/** Whether the person has just arrived at a screen whose heading has not taken focus yet. */
export const arrival = $state({ pending: false });

/** The router: a new screen is shown. */
export function arriving(): void {
  arrival.pending = true;
}

/** The heading: focus taken. */
export function arrived(): void {
  arrival.pending = false;
}

/** Whether the focus stays where it is, wherever the screen goes: whoever presses Undo may press it again. */
export function keepsFocus(): boolean {
  return document.activeElement?.closest("[data-keeps-focus]") != null;
}
