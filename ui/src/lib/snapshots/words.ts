/** Snapshots in words. */
import type { SecondFolderView, SnapshotTrouble, SnapshotView } from "../api/generated/api";
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
export function sinceWhen({ last, secondFolder }: SnapshotTrouble, now: Date): string {
  if (secondFolder) return last === null ? "Nothing could be copied to the second folder yet" : `No copy in the second folder since ${sayMade(last, now)}`;
  return last === null ? "No snapshot could be taken yet" : `No snapshot since ${sayMade(last, now)}`;
}

/** The same in a few words, for the header: "No snapshot for 3 days". */
export function sinceWhenShort({ last, secondFolder }: SnapshotTrouble, now: Date): string {
  const what = secondFolder ? "No second copy" : "No snapshot";
  const at = new Date(last ?? "");
  if (Number.isNaN(at.getTime())) return `${what} yet`;
  const midnight = (day: Date) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days > 1) return `${what} for ${days} days`;
  return days === 1 ? `${what} since yesterday` : `${what} since ${sayTime(at)}`;
}

/** "last copy in the second folder today at 14:02". */
export function sayCopied({ last }: SecondFolderView, now: Date): string {
  return last === null ? "nothing has been copied to the second folder yet" : `last copy in the second folder ${sayMade(last, now)}`;
}

/** "Made by Ann Ash on FRONT-DESK-2". */
export function sayMaker({ person, computer }: SnapshotView): string {
  if (person === null && computer === null) return "It is not known who made it or on which computer";
  if (person === null) return `Made on ${computer}; it is not known who by`;
  return computer === null ? `Made by ${person}; it is not known on which computer` : `Made by ${person} on ${computer}`;
}

/** "Last change today at 14:02, by Ann Ash". */
export function sayLastChange({ lastChange, lastChangeBy }: SnapshotView, now: Date): string {
  if (lastChange === null) return "It has no answers";
  return `Last change ${sayMade(lastChange, now)}${lastChangeBy === null ? "" : `, by ${lastChangeBy}`}`;
}

const LINES: Record<SnapshotView["line"], string> = {
  same: "The same as your audits now",
  newer: "Newer than your audits now",
  older: "Older than your audits now",
  another: "Neither newer nor older: it has changes that your audits now do not have, and they have changes that it does not have",
  "not-known": "",
};

/** How it compares with what is open; empty where that is not known. */
export function sayLine({ line }: SnapshotView): string {
  return LINES[line];
}

export function sayWhere(snapshot: SnapshotView): string {
  return snapshot.secondFolder ? "In the second folder" : "On this computer";
}

/** A second folder holds another copy of what is open, which was not replaced. */
export const BESIDE = "The second folder also holds another copy of your audits, which may be newer. It is kept there: look under Snapshots.";
