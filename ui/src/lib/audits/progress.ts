/** How far an audit is, in words that are the same wherever they are shown. */
import type { AuditView } from "../api/generated/api";

/** "41 of 55 rated · about 25 minutes left" */
export function sayProgress({ progress, stops, state, unconfirmed }: AuditView): string {
  const { rated, shown, unrated, minutesLeft } = progress;
  const counted = `${rated} of ${shown} rated`;
  if (unrated > 0) return `${counted} · ${sayMinutes(minutesLeft)} left`;
  if (unconfirmed > 0 && state === "open") return `${counted} · ${unconfirmed} to confirm`;
  return stops === 0 || state !== "open" ? counted : `${counted} · ${stops} left to do`;
}

/** All was rated, and now more is missing (an agreement was withdrawn, a standard was added): nobody should have to find out. */
export function sayMoreLeft(before: AuditView, now: AuditView): string {
  if (before.progress.unrated > 0 || now.stops <= before.stops || now.state !== "open") return "";
  return `${now.stops} ${now.stops === 1 ? "thing is" : "things are"} left to do now: see the check`;
}

/** "about 25 minutes", "about 2 hours": as exact as such a figure can be. */
export function sayMinutes(minutes: number): string {
  if (minutes <= 5) return "a few minutes";
  if (minutes <= 55) return `about ${Math.ceil(minutes / 5) * 5} minutes`;
  if (minutes < 75) return "about an hour";
  const halves = Math.round(minutes / 30);
  const hours = Math.floor(halves / 2);
  return `about ${hours}${halves % 2 === 1 ? "½" : ""} hours`;
}
