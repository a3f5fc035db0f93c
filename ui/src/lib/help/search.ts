/** Search over help: a topic is found when each word that was typed begins one of its own. */
import type { SearchHit } from "../api/generated/api";
import { TOPICS } from "./topics";

/** Words that say nothing about what is looked for. */
const LITTLE = new Set(["a", "an", "the", "do", "i", "is", "it", "to", "of", "my", "in", "can", "how", "what", "if"]);
const wordsOf = (text: string) => text.toLowerCase().split(/[^\p{L}\p{N}+−-]+/u).filter((word) => word !== "");

/** Topics as results whose place is an address of this window. */
export function helpHits(text: string): SearchHit[] {
  const all = wordsOf(text);
  if (all.join(" ") === "help") return TOPICS.map(hit);
  const wanted = all.filter((word) => !LITTLE.has(word) && word !== "help");
  if (wanted.length === 0) return [];
  return TOPICS.filter((topic) => {
    const known = wordsOf(`${topic.question} ${topic.words}`);
    return wanted.every((word) => known.some((one) => one.startsWith(word)));
  }).map(hit);
}

function hit(topic: (typeof TOPICS)[number]): SearchHit {
  return { kind: "help", title: topic.question, snippet: [], place: `#/help/${topic.id}` };
}
