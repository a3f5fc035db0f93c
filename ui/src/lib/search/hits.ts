/** What a search found, in groups and in words. */
import type { HitKind, SearchHit } from "../api/generated/api";

/** What the program finds, and the screen itself: pages, and help. */
export type FoundKind = HitKind | "page" | "page-for" | "help";
export type Found = Omit<SearchHit, "kind"> & { kind: FoundKind };

export interface HitGroup {
  kind: FoundKind;
  title: string;
  hits: Found[];
  /** Place of its first hit in the whole list. */
  from: number;
}

const TITLES: Record<FoundKind, string> = {
  page: "Pages", standard: "Standards", "left-out": "Does not apply to you", answer: "Your answers", "page-for": "Related pages", help: "Help",
};

/** Hits by kind, first pages that are called so; within a kind in the order in which they were found. */
export function groupHits(hits: readonly Found[]): HitGroup[] {
  const order = Object.keys(TITLES);
  const kinds = [...new Set(hits.map((hit) => hit.kind))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  let from = 0;
  return kinds.map((kind) => {
    const group = { kind, title: TITLES[kind], hits: hits.filter((hit) => hit.kind === kind), from };
    from += group.hits.length;
    return group;
  });
}

/** "Nothing found", "1 result", "12 results". */
export function sayResults(number: number): string {
  return number === 0 ? "Nothing found" : number === 1 ? "1 result" : `${number} results`;
}
