/** How a rating looks: a word, a shape and a tone, the same on every screen. */
import type { AreaView, AuditView, Mark as Counted, StandardRow } from "../api/generated/api";
import type { ShapeName, Tone } from "../components";

export interface Mark {
  word: string;
  shape: ShapeName;
  tone: Tone;
}

const NOT_APPLICABLE = "not-applicable";

const MARKS: Record<Counted, Omit<Mark, "word">> = {
  met: { shape: "tick", tone: "good" },
  partly: { shape: "half", tone: "fair" },
  "not-met": { shape: "cross", tone: "poor" },
  "not-applicable": { shape: "dash", tone: "neutral" },
  unrated: { shape: "ring", tone: "plain" },
};

/** The mark of a standard in the lists. The level's own name is the word. */
export function markOf(row: Pick<StandardRow, "mark" | "rating">, view: Pick<AuditView, "levels">): Mark {
  return { ...lookOf(row.mark), word: ratingWord(row.rating ?? "", view) };
}

/** The shape of what a rating counts as. */
export function shapeOf(mark: Counted): ShapeName {
  return lookOf(mark).shape;
}

function lookOf(mark: Counted): Omit<Mark, "word"> {
  return MARKS[mark];
}

export function ratingWord(rating: string, view: Pick<AuditView, "levels">): string {
  if (rating === "") return "Not yet rated";
  if (rating === NOT_APPLICABLE) return "Not applicable";
  return view.levels.find((level) => level.code === rating)?.label ?? rating;
}

/** Where an area is gone into: what is not rated yet, then what asks for something, then its beginning. Undefined: nothing of it applies. */
export function areaEntry(area: AreaView): StandardRow | undefined {
  const { standards } = area;
  return standards.find((row) => row.rating === null) ?? standards.find((row) => row.attention) ?? standards[0];
}

/** How many standards have one rating, and which. */
export interface RatingCount {
  /** The code of a level, `not-applicable`, or "" for those not rated yet: no two are alike, however many levels count alike. */
  code: string;
  /** What it counts as. */
  mark: Counted;
  label: string;
  rows: StandardRow[];
}

/** A count for each level of the scale, in its order, then those that do not apply and those not rated yet. */
export function countRatings(view: Pick<AuditView, "levels" | "areas">): RatingCount[] {
  const rows = view.areas.flatMap((area) => area.standards);
  // A level that this edition does not know is no rating.
  const known = (rating: string) => rating === NOT_APPLICABLE || view.levels.some((level) => level.code === rating);
  const codeOf = (row: StandardRow) => (known(row.rating ?? "") ? row.rating : "");
  const all: Omit<RatingCount, "rows">[] = [
    ...view.levels.map((level) => ({ code: level.code, mark: level.counts, label: level.label })),
    { code: NOT_APPLICABLE, mark: NOT_APPLICABLE, label: ratingWord(NOT_APPLICABLE, view) },
    { code: "", mark: "unrated", label: ratingWord("", view) },
  ];
  const counts = all.map((one) => ({ ...one, rows: rows.filter((row) => codeOf(row) === one.code) }));
  // Where no standard offers it, a nought says nothing.
  return counts.filter(({ code, rows: some }) => code !== NOT_APPLICABLE || some.length > 0);
}

/** How far an area is. */
export function areaMark(area: AreaView): Mark {
  if (area.shown === 0) return { word: "Does not apply to you", shape: "dash", tone: "plain" };
  if (area.rated === 0) return { word: "Not started", shape: "ring", tone: "plain" };
  if (area.rated < area.shown) return { word: `${area.rated} of ${area.shown} rated`, shape: "dots", tone: "info" };
  const asks = area.standards.filter((row) => row.attention).length;
  if (asks > 0) return { word: `${asks} left to do`, shape: "exclaim", tone: "fair" };
  const remarks = area.standards.filter((row) => row.remarks > 0).length;
  if (remarks > 0) return { word: `All rated, ${remarks} worth a look`, shape: "info", tone: "info" };
  return { word: "All rated", shape: "tick", tone: "good" };
}
