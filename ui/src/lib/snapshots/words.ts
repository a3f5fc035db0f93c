/** Snapshots in words. */
import type { SnapshotTrouble, SnapshotView } from "../api/generated/api";
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

/** "No snapshot since yesterday at 14:02": how old the last one is, where no new one can be taken. */
export function sinceWhen({ last }: SnapshotTrouble, now: Date): string {
  return last === null ? "No snapshot could be taken yet" : `No snapshot since ${sayMade(last, now)}`;
}

export function sayWhere(snapshot: SnapshotView): string {
  return snapshot.secondFolder ? "In the second folder" : "On this computer";
}
