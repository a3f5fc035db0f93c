import { describe, expect, it } from "vitest";
import { helpHits } from "./search";
import { TOPICS } from "./topics";

const found = (text: string) => helpHits(text).map((hit) => hit.place);

describe("help", () => {
  it.each([
    ["help", "#/help/send"], ["where do I send", "#/help/send"], ["new computer", "#/help/computer"], ["who to ask", "#/help/who"],
    ["invitation", "#/help/invitation"], ["colleague", "#/help/colleague"], ["snapsh", "#/help/snapshot"], ["backup", "#/help/snapshot"],
    ["text size", "#/help/keys"],
  ])("%s finds %s", (text, place) => expect(found(text)).toContain(place));

  it("finds nothing for what it does not know, nor for small words alone", () => {
    expect(found("fridge")).toEqual([]);
    expect(found("how do i")).toEqual([]);
    expect(found("")).toEqual([]);
  });

  it("has each topic once, with an answer", () => {
    expect(new Set(TOPICS.map((one) => one.id)).size).toBe(TOPICS.length);
    expect(TOPICS.every((one) => one.answer.length > 0)).toBe(true);
  });
});
