/** Dates as people say them. On the wire a date is `2026-10-12`; on screen it is "12 October 2026". */

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
] as const;

/** On which side of today a date without a year is looked for. */
export type Toward = "past" | "future";

export type DateReading = { kind: "empty" } | { kind: "date"; iso: string } | { kind: "unclear"; why: string };

/** "2026-10-12" → "12 October 2026". Anything else comes back as it was. */
export function sayDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  const month = MONTHS[Number(parts?.[2]) - 1];
  return parts === null || month === undefined ? iso : `${Number(parts[3])} ${month} ${parts[1]}`;
}

/** "14:02", in local time. */
export function sayTime(at: Date): string {
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}

/** "today at 14:02", "yesterday at 9:00" and so on: local time, by the calendar day. */
export function sayWhen(at: Date, now: Date): string {
  const day = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate());
  const days = (day(now) - day(at)) / 86_400_000;
  if (days === 0) return `today at ${sayTime(at)}`;
  if (days === 1) return `yesterday at ${sayTime(at)}`;
  return `${sayDate(isoOf(at))} at ${sayTime(at)}`;
}

/** The local calendar day of a moment, as "2026-10-12". */
export function isoOf(at: Date): string {
  return iso(at.getFullYear(), at.getMonth() + 1, at.getDate());
}

/**
 * Reads a date as people type it, day first: "3/11/26", "3.11.2026", "3 Nov 2026", "3rd November", "2026-11-03".
 * Without a year it is the nearest such day on the side that the field is about, `today` included: a date by which
 * something is due lies ahead, the date of a document lies behind.
 */
export function readDate(typed: string, today: Date, toward: Toward = "future"): DateReading {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  if (text === "") return { kind: "empty" };
  if (text === "today") return { kind: "date", iso: isoOf(today) };
  if (text === "tomorrow" || text === "yesterday") {
    const days = text === "tomorrow" ? 1 : -1;
    return { kind: "date", iso: isoOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() + days)) };
  }
  const written = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text);
  if (written) return check(Number(written[1]), Number(written[2]), Number(written[3]));

  const words = text.replace(/(\d)(st|nd|rd|th)\b/g, "$1").replace(/^[a-z]+day,? /, "").replace(/\bof /g, "");
  const parts = words.split(/[-/.,\s]+/).filter((part) => part !== "");
  const unclear = (typed: string) => notRead(typed, exampleDate(today, toward));
  if (parts.length < 2 || parts.length > 3) return unclear(typed);
  let [day, month, year] = parts as [string, string, string?];
  if (/^[a-z]/.test(day) && /^\d/.test(month)) [day, month] = [month, day];
  const d = /^\d{1,2}$/.test(day) ? Number(day) : NaN;
  const m = readMonth(month);
  if (Number.isNaN(d) || m === null) return unclear(typed);
  if (year === undefined) return nearest(m, d, today, toward);
  if (/^\d{2}$/.test(year)) return check(2000 + Number(year), m, d);
  return /^\d{4}$/.test(year) ? check(Number(year), m, d) : unclear(typed);
}

function readMonth(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  if (text.length < 3) return null;
  const found = MONTHS.findIndex((name) => name.toLowerCase().startsWith(text === "sept" ? "sep" : text));
  return found < 0 ? null : found + 1;
}

/**
 * Whether no more is to come: day, month and a year of four digits, or an ISO date in full. “3 Nov 20” may be the
 * beginning of “3 Nov 2026”; what is whole can be saved while the person is still in the box.
 */
export function isWhole(typed: string): boolean {
  const text = typed.trim();
  return /^\d{4}-\d{2}-\d{2}$/.test(text) || (/\D\d{4}$/.test(text) && !/^\d{4}\D/.test(text));
}

function nearest(month: number, day: number, today: Date, toward: Toward): DateReading {
  const year = today.getFullYear();
  const now = isoOf(today);
  // 29 February: look as far as the nearest leap year.
  for (let away = 0; away <= 8; away += 1) {
    const reading = check(toward === "future" ? year + away : year - away, month, day);
    if (reading.kind === "date" && (toward === "future" ? reading.iso >= now : reading.iso <= now)) return reading;
  }
  return check(year, month, day);
}

function check(year: number, month: number, day: number): DateReading {
  if (month < 1 || month > 12) return { kind: "unclear", why: `There is no month ${month}. Give the day first.` };
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const name = MONTHS[month - 1];
  if (day < 1 || day > last) return { kind: "unclear", why: `${name} ${year} has ${last} days, not ${day}.` };
  if (year < 1900 || year > 2199) return { kind: "unclear", why: `Check the year: ${year}.` };
  return { kind: "date", iso: iso(year, month, day) };
}

function notRead(typed: string, example: string): DateReading {
  return { kind: "unclear", why: `“${typed.trim()}” could not be read as a date. Try ${example}.` };
}

/** A date to show how one is written, on the side of today that the field is about: "3 March 2027". */
export function exampleDate(today: Date, toward: Toward = "future"): string {
  const month = today.getMonth() + (toward === "future" ? 3 : -1);
  return sayDate(isoOf(new Date(today.getFullYear(), month, 3)));
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
