/**
 * What the screen may ask of the program behind it. Everything goes through this interface, so that a test can put a
 * fake in its place; only tauri.ts knows the real window.
 */
import type { ErrorCode } from "../api/generated/codes";

/**
 * What the program refuses with; and the screen's own: words in a box that are no value of it, words that have to be
 * saved first, a command that there is not.
 */
export type Code = ErrorCode | "unclear" | "not-saved" | "no-such-command";

/** Something that did not work, in words for the person: a stable code, what happened, and what to do. */
export class BackendError extends Error {
  readonly code: Code;
  readonly hint: string;

  constructor(code: Code, message: string, hint: string) {
    super(message);
    this.name = "BackendError";
    this.code = code;
    this.hint = hint;
  }
}

export interface Backend {
  /** Asks for one action by its name. Rejects only ever with a BackendError. */
  call<T>(command: string, args?: Record<string, unknown>): Promise<T>;
  /**
   * Called when the person closes the window. The window waits for the promise: true lets it close, false keeps it
   * open (something could not be saved). Returns a function that stops listening.
   */
  onClosing(handler: () => Promise<boolean>): () => void;
  /** Called when a file is dropped on the window; `take_dropped` says what became of it. Returns how to stop listening. */
  onDropped(handler: () => void): () => void;
  /**
   * Called once if the page stopped and the window opened it again: what was not sent before that is gone. Also where it was said
   * before anybody listened. Returns how to stop listening.
   */
  onReopened(handler: () => void): () => void;
  /** Called when the window is about to go with something left undone, each in words. Returns how to stop listening. */
  onLeaving(handler: (left: string[]) => void): () => void;
}

/** Turns whatever was thrown into a BackendError; nothing a person sees is ever "[object Object]". */
export function toBackendError(reason: unknown): BackendError {
  if (reason instanceof BackendError) return reason;
  if (isErrorShape(reason)) return new BackendError(reason.code, reason.message, reason.hint ?? "");
  const detail = reason instanceof Error ? reason.message : typeof reason === "string" ? reason : "";
  return new BackendError(
    "unexpected",
    detail === "" ? "Something unexpected went wrong." : `Something went wrong: ${detail}`,
    "Try again. If it happens again, close the program and open it again. Everything shown as saved is kept.",
  );
}

/** The same, but nothing where the person cancelled it: that is what they wanted. */
export function unlessStopped(reason: unknown): BackendError | null {
  const error = toBackendError(reason);
  return error.code === "stopped" ? null : error;
}

function isErrorShape(value: unknown): value is { code: Code; message: string; hint?: string } {
  if (typeof value !== "object" || value === null) return false;
  const shape = value as Record<string, unknown>;
  return typeof shape["code"] === "string" && typeof shape["message"] === "string";
}
