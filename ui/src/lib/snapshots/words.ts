/** Snapshots in words. */
import type { SnapshotView } from "../api/generated/api";
import { sayWhen } from "../dates";

/** "today at 14:02"; the text itself where it is no time. */
export function sayMade(made: string, now: Date): string {
  const at = new Date(made);
  return Number.isNaN(at.getTime()) ? made : sayWhen(at, now);
}

/** The same words at the head of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function sayWhere(snapshot: SnapshotView): string {
  return snapshot.secondFolder ? "In the second folder" : "On this computer";
}
