/** Audits by the group that their organisations belong to, such as a trust; and the words of a row. */
import type { AuditCard } from "../api/generated/api";
import { inOrder } from "../components/sorting";

export interface Group {
  /** Its name; "" for those that belong to none. */
  name: string;
  /** By organisation, the newest audit of each first. */
  cards: AuditCard[];
}

export const ALL_RATED = "A score is shown when every standard is rated.";

export function nameOf(card: AuditCard): string {
  return card.organisation || "Name not given yet";
}

/** The groups by name; those that belong to none come last. */
export function groupsOf(audits: readonly AuditCard[]): Group[] {
  const byName = new Map<string, AuditCard[]>();
  for (const card of audits) byName.set(card.group ?? "", [...(byName.get(card.group ?? "") ?? []), card]);
  const names = [...byName.keys()].sort((a, b) => (a === "" ? 1 : b === "" ? -1 : inOrder(a, b)));
  return names.map((name) => ({ name, cards: byName.get(name)!.sort((a, b) => inOrder(nameOf(a), nameOf(b)) || b.changed.localeCompare(a.changed)) }));
}

/** Groups with more than one organisation: a table shows how they compare. */
export function sharedGroups(audits: readonly AuditCard[]): Group[] {
  return groupsOf(audits).filter(({ name, cards }) => name !== "" && new Set(cards.map((card) => card.submitter)).size > 1);
}

/** "14 standards left to rate, revision 2" */
export function statusOf(card: AuditCard): string {
  const revision = `evision ${card.revision}`;
  return card.revision > 1 && !card.standing.includes(revision) ? `${card.standing}, r${revision}` : card.standing;
}

/** In per cent; null while something is not rated, or nothing applies. */
export function scoreOf({ progress }: AuditCard): number | null {
  return progress.unrated > 0 || progress.score === null ? null : Number.parseFloat(progress.score);
}

/** "87.2%, Secure" */
export function scoreWords(card: AuditCard): string {
  if (scoreOf(card) === null) return "Not yet";
  return [card.progress.score, card.progress.band].filter(Boolean).join(", ");
}

/** "1 of 2"; "Not needed" where nobody has to agree, as to what is for own use. */
export function agreedWords({ declarations, declarationsAgreed }: AuditCard): string {
  return declarations === 0 ? "Not needed" : `${declarationsAgreed} of ${declarations}`;
}

/** Null: nobody has to agree. */
export function agreedShare({ declarations, declarationsAgreed }: AuditCard): number | null {
  return declarations === 0 ? null : declarationsAgreed / declarations;
}
