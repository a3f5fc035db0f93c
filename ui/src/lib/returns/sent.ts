/** A return in words: its status, and what its files are. */
import type { ReturnView } from "../api/generated/api";
import { isoOf, sayDate } from "../dates";

/** The local calendar day of a moment on the wire: "3 November 2026". */
export function sayDay(at: string): string {
  const time = new Date(at);
  return /T/.test(at) && !Number.isNaN(time.getTime()) ? sayDate(isoOf(time)) : sayDate(at);
}

/** How many files could not be saved, in one sentence; empty when all were. */
export function sayUnsaved(auditReturn: ReturnView): string {
  const unsaved = auditReturn.files.filter((file) => !file.saved).length;
  if (unsaved === 0) return "";
  return unsaved === 1 ? "1 file is not saved" : `${unsaved} files are not saved`;
}

/** A heading in the middle of a sentence: "sent on 3 November 2026". */
export function inSentence(heading: string): string {
  return heading.charAt(0).toLowerCase() + heading.slice(1);
}
