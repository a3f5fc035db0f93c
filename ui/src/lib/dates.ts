/** Dates as people say them. On the wire a date is `2026-10-12`; on screen it is "12 October 2026". */

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
] as const;

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
 * Without a year it is the next such day from `today` on: these are dates to come far more often than dates gone by.
 */
export function readDate(typed: string, today: Date): DateReading {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  if (text === "") return { kind: "empty" };
  if (text === "today") return { kind: "date", iso: isoOf(today) };
  if (text === "tomorrow") {
    return { kind: "date", iso: isoOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1)) };
  }
  const written = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text);
  if (written) return check(Number(written[1]), Number(written[2]), Number(written[3]));

  const words = text.replace(/(\d)(st|nd|rd|th)\b/g, "$1").replace(/^[a-z]+day,? /, "").replace(/\bof /g, "");
  const parts = words.split(/[-/.,\s]+/).filter((part) => part !== "");
  if (parts.length < 2 || parts.length > 3) return unclear(typed);
  let [day, month, year] = parts as [string, string, string?];
  if (/^[a-z]/.test(day) && /^\d/.test(month)) [day, month] = [month, day];
  const d = /^\d{1,2}$/.test(day) ? Number(day) : NaN;
  const m = readMonth(month);
  if (Number.isNaN(d) || m === null) return unclear(typed);
  if (year === undefined) return nextSuch(m, d, today);
  if (/^\d{2}$/.test(year)) return check(2000 + Number(year), m, d);
  return /^\d{4}$/.test(year) ? check(Number(year), m, d) : unclear(typed);
}

function readMonth(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  if (text.length < 3) return null;
  const found = MONTHS.findIndex((name) => name.toLowerCase().startsWith(text === "sept" ? "sep" : text));
  return found < 0 ? null : found + 1;
}

function nextSuch(month: number, day: number, today: Date): DateReading {
  const year = today.getFullYear();
  // 29 February: look as far as the next leap year.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const reading = check(year + ahead, month, day);
    if (reading.kind === "date" && reading.iso >= isoOf(today)) return reading;
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

function unclear(typed: string): DateReading {
  return { kind: "unclear", why: `“${typed.trim()}” could not be read as a date. Try 3 November 2026.` };
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
