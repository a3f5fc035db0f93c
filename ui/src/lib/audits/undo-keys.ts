/**
 * Ctrl Z and Ctrl Shift Z (or Ctrl Y) for the audit. In a text field they belong to the text, as everywhere; not every
 * web view does that by itself.
 */
import type { OpenAudit } from "./open.svelte";

export function undoKeys(event: KeyboardEvent, audit: Pick<OpenAudit, "undo" | "redo">): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || event.defaultPrevented) return;
  const key = event.key.toLowerCase();
  const way = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" && !event.shiftKey ? "redo" : null;
  if (way === null) return;
  if (isTyping(event.target)) {
    event.preventDefault();
    // The one way to the field's own history; every web view that shows this screen has it.
    document.execCommand?.(way);
    return;
  }
  // A dialog is a question to answer first.
  if (document.querySelector("dialog[open]") !== null) return;
  event.preventDefault();
  void audit[way]();
}

export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "button", "submit"].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}
