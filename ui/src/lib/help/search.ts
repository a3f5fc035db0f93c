/** Search over help: a topic is found when each word that was typed begins one of its own. */
import type { Found } from "../search/hits";
import { begins, wantedIn, wordsOf } from "../search/words";
import { TOPICS } from "./topics";

/** Topics as results whose place is an address of this window. */
export function helpHits(text: string): Found[] {
  if (wordsOf(text).join(" ") === "help") return TOPICS.map(hit);
  const wanted = wantedIn(text).filter((word) => word !== "help");
  return TOPICS.filter((topic) => begins(wanted, `${topic.question} ${topic.words}`)).map(hit);
}

function hit(topic: (typeof TOPICS)[number]): Found {
  return { kind: "help", title: topic.question, snippet: [], place: `#/help/${topic.id}` };
}
