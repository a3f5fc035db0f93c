/** The history by day, as people look for it. */
import type { HistoryEntry } from "../api/generated/api";
import { isoOf, sayDate, sayTime } from "../dates";

export interface HistoryDay {
  /** "2026-10-12", or the text itself where a time cannot be read. */
  day: string;
  /** "Today, 12 October 2026" */
  title: string;
  entries: HistoryEntry[];
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Entries by local day, in the order in which they come: newest first. */
export function byDay(entries: readonly HistoryEntry[], now: Date): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (const entry of entries) {
    const at = new Date(entry.at);
    const day = Number.isNaN(at.getTime()) ? entry.at : isoOf(at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, title: sayDay(day, at, now), entries: [entry] });
  }
  return days;
}

function sayDay(day: string, at: Date, now: Date): string {
  if (Number.isNaN(at.getTime())) return day;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  const date = sayDate(day);
  if (day === isoOf(now)) return `Today, ${date}`;
  if (day === isoOf(yesterday)) return `Yesterday, ${date}`;
  return `${WEEKDAYS[at.getDay()]} ${date}`;
}

/** "14:02"; the text itself where it is no time. */
export function sayEntryTime(entry: HistoryEntry): string {
  const at = new Date(entry.at);
  return Number.isNaN(at.getTime()) ? entry.at : sayTime(at);
}

/**
 * For the ear, of each entry of a day: what it is and when, "Rating of 6.4 at 14:02". Where that is the same of several, which of them
 * from the top: no two buttons of a day are called alike.
 */
export function namesOf({ title, entries }: HistoryDay): string[] {
  const names = entries.map((entry) => `${entry.what}, ${title} at ${sayEntryTime(entry)}`);
  return names.map((name, at) => {
    const alike = names.filter((other) => other === name).length;
    const before = names.slice(0, at).filter((other) => other === name).length;
    return alike > 1 ? `${name}, number ${before + 1} of ${alike}` : name;
  });
}

/** The first words of a long text; the whole of a short one. Never cuts within a letter. */
export function shorten(text: string, letters = 140): string {
  const all = [...text];
  if (all.length <= letters + 20) return text;
  const cut = all.slice(0, letters).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > letters / 2 ? cut.slice(0, space) : cut} …`;
}
