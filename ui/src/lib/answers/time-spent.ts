/**
 * How long a standard was in front of the person: only while the window has focus, and no pause counts for more than
 * five minutes (the telephone rang).
 */
const LONGEST_PAUSE = 5 * 60_000;
const SIGNS = ["keydown", "pointermove", "pointerdown", "wheel"] as const;

export class SpentTime {
  #now: () => number;
  #last: number;
  #counted = 0;
  #inFront: boolean;
  #taken = 0;

  constructor(inFront: boolean, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#last = now();
    this.#inFront = inFront;
  }

  /** The person did something. */
  sign(): void {
    const at = this.#now();
    if (this.#inFront) this.#counted += Math.min(at - this.#last, LONGEST_PAUSE);
    this.#last = at;
  }

  /** The window came to the front. */
  front(): void {
    if (!this.#inFront) this.#last = this.#now();
    this.#inFront = true;
  }

  /** Another window is in front. */
  away(): void {
    this.sign();
    this.#inFront = false;
  }

  /** Whole seconds so far. */
  get seconds(): number {
    this.sign();
    return Math.round(this.#counted / 1000);
  }

  /** Whole seconds since they were last taken. */
  take(): number {
    const seconds = this.seconds - this.#taken;
    this.#taken += seconds;
    return seconds;
  }
}

/** Counts from now on in this window. `take` gives the seconds that were not taken yet. */
export function countTime(): { take: () => number; stop: () => void } {
  const time = new SpentTime(document.hasFocus());
  const sign = () => time.sign();
  const front = () => time.front();
  const away = () => time.away();
  for (const name of SIGNS) window.addEventListener(name, sign, { passive: true });
  window.addEventListener("focus", front);
  window.addEventListener("blur", away);
  const stop = () => {
    for (const name of SIGNS) window.removeEventListener(name, sign);
    window.removeEventListener("focus", front);
    window.removeEventListener("blur", away);
  };
  return { take: () => time.take(), stop };
}
