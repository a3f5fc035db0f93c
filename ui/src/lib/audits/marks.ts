/** How a rating looks: a word, a shape and a tone, the same on every screen. */
import type { AreaView, AuditView, StandardRow } from "../api/generated/api";
import type { ShapeName, Tone } from "../components";

export interface Mark {
  word: string;
  shape: ShapeName;
  tone: Tone;
}

const MARKS: Record<string, Omit<Mark, "word">> = {
  met: { shape: "tick", tone: "good" },
  partly: { shape: "half", tone: "fair" },
  "not-met": { shape: "cross", tone: "poor" },
  "not-applicable": { shape: "dash", tone: "neutral" },
  unrated: { shape: "ring", tone: "plain" },
};

/** The mark of a standard in the lists. The level's own name is the word. */
export function markOf(row: Pick<StandardRow, "mark" | "rating">, view: Pick<AuditView, "levels">): Mark {
  const look = MARKS[row.mark] ?? { shape: "ring", tone: "plain" };
  return { ...look, word: ratingWord(row.rating, view) };
}

export function ratingWord(rating: string, view: Pick<AuditView, "levels">): string {
  if (rating === "") return "Not yet rated";
  if (rating === "not-applicable") return "Not applicable";
  return view.levels.find((level) => level.code === rating)?.label ?? rating;
}

/** Where an area is gone into: what is not rated yet, then what asks for something, then its beginning. Undefined: nothing of it applies. */
export function areaEntry(area: AreaView): StandardRow | undefined {
  const { standards } = area;
  return standards.find((row) => row.rating === "") ?? standards.find((row) => row.attention) ?? standards[0];
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
