import { describe, expect, it } from "vitest";
import { helpHits } from "./search";
import { TOPICS } from "./topics";

const found = (text: string) => helpHits(text).map((hit) => hit.place);

describe("help", () => {
  it.each([
    ["help", "#/help/send"], ["where do I send", "#/help/send"], ["new computer", "#/help/computer"], ["who to ask", "#/help/who"],
    ["invitation", "#/help/invitation"], ["colleague", "#/help/colleague"], ["snapsh", "#/help/snapshot"], ["backup", "#/help/snapshot"],
    ["text size", "#/help/keys"], ["excel", "#/help/colleague"], ["governors", "#/help/leaders"], ["next year", "#/help/next"],
  ])("%s finds %s", (text, place) => expect(found(text)).toContain(place));

  it("finds nothing for what it does not know, nor for small words alone", () => {
    expect(found("fridge")).toEqual([]);
    expect(found("how do i")).toEqual([]);
    expect(found("")).toEqual([]);
  });

  it("has each topic once, with an answer", () => {
    expect(new Set(TOPICS.map((one) => one.id)).size).toBe(TOPICS.length);
    expect(TOPICS.every((one) => one.answer.length > 0)).toBe(true);
    const lines = TOPICS.flatMap((one) => one.answer);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it("names further words only where the question has not got them, and each once", () => {
    const twice = TOPICS.flatMap(({ question, words }) => {
      const asked = question.toLowerCase().split(/[^a-z]+/);
      const all = words.split(" ");
      return all.filter((word, at) => asked.includes(word) || all.indexOf(word) !== at);
    });
    expect(twice).toEqual([]);
  });
});
