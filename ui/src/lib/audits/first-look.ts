/** What the start shows, asked for before there is a screen. */
import type { Api } from "../api/client";
import type { FirstLook } from "./session.svelte";

/** Milliseconds for which nothing is shown because the start may be about to come: what is drawn once does not flicker. */
export const OPENING_AFTER = 200;

/**
 * What the start shows, where it comes at once: then nothing is drawn twice. Null when it takes longer or goes wrong: the
 * screen says that it is opening, asks again, and says what went wrong.
 */
export function firstLook(api: Pick<Api, "start" | "settings">): Promise<FirstLook | null> {
  const asked = Promise.all([api.start(), api.settings()]).then(([start, settings]) => ({ start, settings }), () => null);
  return Promise.race([asked, new Promise<null>((slow) => setTimeout(slow, OPENING_AFTER, null))]);
}
