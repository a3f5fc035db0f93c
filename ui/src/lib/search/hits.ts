/** What a search found, in groups and in words. */
import type { SearchHit } from "../api/generated/api";

export interface HitGroup {
  kind: string;
  title: string;
  hits: SearchHit[];
  /** Place of its first hit in the whole list. */
  from: number;
}

const TITLES: Record<string, string> = {
  page: "Pages", standard: "Standards", guidance: "Guidance", "left-out": "Does not apply to you", answer: "Your answers", "page-for": "Related pages", help: "Help",
};

/** Hits by kind, first pages that are called so; within a kind in the order in which they were found. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const order = Object.keys(TITLES);
  const kinds = [...new Set(hits.map((hit) => hit.kind))].sort((a, b) => rank(order, a) - rank(order, b));
  let from = 0;
  return kinds.map((kind) => {
    const group = { kind, title: TITLES[kind] ?? "Other", hits: hits.filter((hit) => hit.kind === kind), from };
    from += group.hits.length;
    return group;
  });
}

function rank(order: readonly string[], kind: string): number {
  const at = order.indexOf(kind);
  return at < 0 ? order.length : at;
}

/** "Nothing found", "1 result", "12 results". */
export function sayResults(number: number): string {
  return number === 0 ? "Nothing found" : number === 1 ? "1 result" : `${number} results`;
}
