/** Snapshots in words. */
import type { SnapshotTrouble, SnapshotView } from "../api/generated/api";
import { sayTime, sayWhen } from "../dates";

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

/** The same in a few words, for the header: "No snapshot for 3 days". */
export function sinceWhenShort({ last }: SnapshotTrouble, now: Date): string {
  const at = new Date(last ?? "");
  if (Number.isNaN(at.getTime())) return "No snapshot yet";
  const midnight = (day: Date) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days > 1) return `No snapshot for ${days} days`;
  return days === 1 ? "No snapshot since yesterday" : `No snapshot since ${sayTime(at)}`;
}

export function sayWhere(snapshot: SnapshotView): string {
  return snapshot.secondFolder ? "In the second folder" : "On this computer";
}
