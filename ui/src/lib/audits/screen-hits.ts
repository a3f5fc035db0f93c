/** The screens as results of a search. */
import type { AuditView } from "../api/generated/api";
import type { Found } from "../search/hits";
import { addressesOf, hrefOf } from "../router";
import { begins, wantedIn } from "../search/words";
import { type AuditScreens, isShown, labelOf, type OtherScreen } from "./screens";

/** `page` where it is called so, `page-for` where it is for what is looked for. */
export function screenHits(text: string, view: AuditView, table: AuditScreens, others: Readonly<Record<string, OtherScreen>>): Found[] {
  // Whoever has typed one letter is on the way to a standard.
  const wanted = text.trim().length > 1 ? wantedIn(text) : [];
  const own = Object.entries(table).filter(([, row]) => isShown(row, view)).map(([place, row]) => ({ title: labelOf(row, view), also: row.alsoCalled, place }));
  const elsewhere = Object.entries(others).map(([name, row]) => ({ title: row.label, also: row.alsoCalled, place: hrefOf(addressesOf(others), name, {}) }));
  return [...own, ...elsewhere]
    .filter(({ title, also }) => also !== undefined && begins(wanted, `${title} ${also}`))
    .map(({ title, place }) => ({ kind: begins(wanted, title) ? "page" : "page-for", title, snippet: [], place }));
}
