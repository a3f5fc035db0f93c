/**
 * What waits in the line is sent before the page goes. A person who turns away (another window, a minimised one, the computer
 * that is locked or signed out) leaves nothing waiting; a page that is loaded again, or goes in another way, sends what it has
 * while it still can.
 */
import type { SaveQueue } from "./queue";

/** Listens; returns how to stop. */
export function sendBeforeLeaving(page: Window, line: Pick<SaveQueue, "flushAll" | "sendAll">): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const turnedAway = () => void line.flushAll();
  // Not of an element: those do not rise to the window.
  page.addEventListener("blur", turnedAway, { signal });
  page.document.addEventListener("visibilitychange", () => { if (page.document.hidden) turnedAway(); }, { signal });
  for (const name of ["beforeunload", "pagehide"] as const) page.addEventListener(name, () => line.sendAll(), { signal });
  return () => stop.abort();
}
