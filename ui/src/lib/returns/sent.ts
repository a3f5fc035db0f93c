/** A return in words: how it stands, and what its files are. */
import type { FileView, ReturnView } from "../api/generated/api";
import { isoOf, sayDate } from "../dates";

/** The local calendar day of a moment on the wire: "3 November 2026". */
export function sayDay(at: string): string {
  const time = new Date(at);
  return /T/.test(at) && !Number.isNaN(time.getTime()) ? sayDate(isoOf(time)) : sayDate(at);
}

/** The zip that is to be sent first, where there is one. */
export function toSend(files: readonly FileView[]): FileView | undefined {
  return files.find((file) => file.kind === "zip") ?? files[0];
}

/** How many files could not be saved, in one sentence; empty when all were. */
export function sayUnsaved(auditReturn: ReturnView): string {
  const unsaved = auditReturn.files.filter((file) => !file.saved).length;
  if (unsaved === 0) return "";
  return unsaved === 1 ? "1 file is not saved" : `${unsaved} files are not saved`;
}
