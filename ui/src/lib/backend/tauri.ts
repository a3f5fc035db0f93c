/**
 * The real window. The only file that imports @tauri-apps.
 *
 * Closing: the window does not close at once. It sends the page the DOM event `app-closing` (by evaluating one
 * line of script, so that the page needs no permission to listen); the page saves what is waiting and answers with the
 * command `finish_closing`, `{ close: boolean }`. While it waits for the disk it says `still_saving` every second: without it
 * the window takes the page for hung and closes.
 */
import { invoke } from "@tauri-apps/api/core";
import { type Backend, toBackendError } from "./index";

/** In the same way the window says that a file was dropped on it … */
export const DROPPED_EVENT = "app-dropped";
/** … and, as soon as this page has been loaded, that the one before it stopped. */
export const REOPENED_EVENT = "app-reopened";

/** … and, with its detail, that it is about to go with something left undone. */
export const LEAVING_EVENT = "app-leaving";

export const CLOSING_EVENT = "app-closing";
export const CLOSING_ANSWER = "finish_closing";
export const CLOSING_WAITS = "still_saving";

/** This page, among those that were loaded one after the other, and how much it has sent. */
const PAGE = crypto.randomUUID();
let number = 0;

/** Of these the program keeps the order in which they were sent: two that are under way at once may overtake each other. The first is
 * that of every page, which tells that the page is there. */
const IN_ORDER: ReadonlySet<string> = new Set([
  "start", "set_field", "keep_words", "keep_unrecorded", "undo", "redo",
]);

export function tauriBackend(): Backend {
  async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
    const sent = IN_ORDER.has(command) ? { sent: { page: PAGE, number: (number += 1) } } : {};
    try {
      return await invoke<T>(command, { ...args, ...sent });
    } catch (reason) {
      throw toBackendError(reason);
    }
  }

  function onClosing(handler: () => Promise<boolean>): () => void {
    let asking = false;
    const listener = async () => {
      // A second press on the cross while the first is being answered changes nothing.
      if (asking) return;
      asking = true;
      const waits = setInterval(() => void call<void>(CLOSING_WAITS).catch(() => undefined), 1000);
      const close = await handler().catch(() => false);
      clearInterval(waits);
      asking = false;
      await call<void>(CLOSING_ANSWER, { close });
    };
    window.addEventListener(CLOSING_EVENT, listener);
    return () => window.removeEventListener(CLOSING_EVENT, listener);
  }

  function onDropped(handler: () => void): () => void {
    window.addEventListener(DROPPED_EVENT, handler);
    return () => window.removeEventListener(DROPPED_EVENT, handler);
  }

  // Said while the screen is still being made: kept until somebody asks.
  let reopened = false;
  window.addEventListener(REOPENED_EVENT, () => (reopened = true));

  function onReopened(handler: () => void): () => void {
    const tell = () => {
      if (!reopened) return;
      reopened = false;
      handler();
    };
    window.addEventListener(REOPENED_EVENT, tell);
    tell();
    return () => window.removeEventListener(REOPENED_EVENT, tell);
  }

  function onLeaving(handler: (left: string[]) => void): () => void {
    const listener = (event: Event) => handler((event as CustomEvent<string[]>).detail);
    window.addEventListener(LEAVING_EVENT, listener);
    return () => window.removeEventListener(LEAVING_EVENT, listener);
  }

  return { call, onClosing, onDropped, onLeaving, onReopened };
}
