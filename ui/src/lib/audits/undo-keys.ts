/**
 * Undo and Redo of the audit by keys. In a text field they belong to the text, as everywhere; not every web view does that
 * by itself.
 */
import { wishOf } from "../keys";
import type { Changes } from "./changes.svelte";

export function undoKeys(event: KeyboardEvent, changes: Pick<Changes, "undo" | "redo">): void {
  const way = wishOf(event);
  if (way !== "undo" && way !== "redo") return;
  if (isTyping(event.target)) {
    event.preventDefault();
    // The one way to the field's own history; every web view that shows this screen has it.
    document.execCommand?.(way);
    return;
  }
  // A dialog is a question to answer first.
  if (document.querySelector("dialog[open]") !== null) return;
  event.preventDefault();
  void changes[way]();
}

export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "button", "submit"].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}
