/**
 * Words in date fields that are no date. They are no change of the audit and nothing to wait for: the field says what is
 * wrong, the check lists them, and they are there again when the field is seen again, also after the window was closed.
 */
import { SvelteMap } from "svelte/reactivity";
import type { Words } from "../saving";

export interface UnclearWords extends Words {
  why: string;
  /** The address of the screen on which they stand. */
  href: string;
}

export class Unclear {
  readonly #kept: SvelteMap<string, UnclearWords>;
  readonly #place: string;

  constructor(audit: string) {
    this.#place = `unclear/${audit}`;
    this.#kept = new SvelteMap(read(this.#place));
  }

  get(key: string): UnclearWords | undefined {
    return this.#kept.get(key);
  }

  get all(): UnclearWords[] {
    return [...this.#kept.values()];
  }

  keep(key: string, words: Words, why: string): void {
    this.#kept.set(key, { ...words, why, href: location.hash });
    this.#write();
  }

  drop(key: string): void {
    if (this.#kept.delete(key)) this.#write();
  }

  dropAll(prefix: string): void {
    for (const key of [...this.#kept.keys()].filter((key) => key.startsWith(prefix))) this.drop(key);
  }

  #write(): void {
    try {
      if (this.#kept.size === 0) localStorage.removeItem(this.#place);
      else localStorage.setItem(this.#place, JSON.stringify([...this.#kept]));
    } catch {
      // Storage may be switched off: they are then kept as long as the window is open.
    }
  }
}

function read(place: string): [string, UnclearWords][] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "[]") as [string, UnclearWords][];
  } catch {
    return [];
  }
}
