// @vitest-environment node
/** Every text box says whether its spelling is looked at: sentences are, codes, people, addresses and paths are not. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const source = new URL("../src/", import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".svelte") && !file.startsWith("gallery/"));
const tags = (name: string) =>
  files.flatMap((file) => {
    const text = readFileSync(new URL(file, source), "utf8");
    return [...text.matchAll(new RegExp(`<${name}\\s[\\s\\S]*?(/>|</${name}>)`, "g"))].map((found) => ({ file, tag: found[0].replace(/\s+/g, " ") }));
  });

describe("native text boxes", () => {
  const boxes = [...tags("input"), ...tags("textarea")].filter(({ tag }) => !/type="(radio|checkbox|file)"/.test(tag));
  it("are found", () => expect(boxes.length).toBeGreaterThan(4));
  it.each(boxes)("$file: $tag", ({ tag }) => expect(tag).toMatch(/spellcheck/));
});

describe("lines of text", () => {
  const lines = tags("TextField");
  const of = (words: RegExp) => lines.filter(({ tag }) => words.test(tag));
  it("are found", () => expect(lines.length).toBeGreaterThan(15));
  it.each(of(/label="(Name|Your name|Name of the|Who asked|Who completes|Who stands in|E-mail|Where is it kept|Find )|label=\{one\.label\}/))("off: $file: $tag", ({ tag }) =>
    expect(tag).toMatch(/spellcheck=\{false\}|type="(email|tel)"/));
  it.each(of(/label="(What is it\?|Which role\?|If there is no date|Job title|Where can people see)/))("on: $file: $tag", ({ tag }) => expect(tag).not.toMatch(/spellcheck/));
});
