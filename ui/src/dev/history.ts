/** A page of a made-up history: a hundred entries before a position, with every word that is looked for. */
import type { HistoryAsk, HistoryEntry, HistoryPage } from "../lib/api/generated/api";

const PAGE = 100;

export function pageOf({ standard, find, before }: HistoryAsk, all: (standard: string | null) => HistoryEntry[]): HistoryPage {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all(standard).filter((entry) => {
    const text = `${entry.who} ${entry.what} ${entry.old ?? ""} ${entry.new ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const from = Number(before ?? 0);
  return { entries: found.slice(from, from + PAGE), earlier: from + PAGE < found.length ? String(from + PAGE) : null };
}
