/**
 * Says what changed to people who listen to the screen. Two regions are on the page from the start (LiveRegion); a
 * region that is made together with its words is often not read.
 */
interface Spoken {
  polite: string;
  assertive: string;
}

const spoken: Spoken = $state({ polite: "", assertive: "" });

/** Polite waits for a pause; assertive interrupts and is for what the person must know now. */
export function announce(text: string, how: keyof Spoken = "polite"): void {
  // The same words twice are not read twice: a no-break space at the end makes them new.
  spoken[how] = spoken[how] === text ? `${text}\u00a0` : text;
}

const seen = $state({ text: "" });
let fading: ReturnType<typeof setTimeout> | undefined;
/** Long enough to read it; Undo itself stays where it is. */
const SEEN_FOR = 15_000;

/** Says it, and shows it for a while in the header: what went away without a trace on the screen. */
export function tell(text: string): void {
  announce(text);
  seen.text = text;
  clearTimeout(fading);
  fading = setTimeout(() => (seen.text = ""), SEEN_FOR);
}

export function told(): Readonly<{ text: string }> {
  return seen;
}

export function announced(): Readonly<Spoken> {
  return spoken;
}
