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
