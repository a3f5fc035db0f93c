// @vitest-environment node
/** What is typed and what comes in otherwise are cleaned alike: the screen and the program know the same signs. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { plain } from "../src/lib/text/plain";

const source = readFileSync(new URL("../../src-tauri/crates/audit-core/src/text/signs.rs", import.meta.url), "utf8");
const arms = [...source.matchAll(/^\s+((?:0x[0-9a-f]{2}(?: \| )?)+) => '(.)',$/gm)];

it("knows every sign that the program knows", () => {
  const known = new Map(arms.flatMap(([, codes, sign]) => codes!.split(" | ").map((code) => [Number(code), sign!] as const)));
  expect(known.size).toBeGreaterThan(15);
  for (let code = 0x20; code <= 0xff; code += 1) {
    expect(plain(String.fromCharCode(0xf000 + code)), code.toString(16)).toBe(known.get(code) ?? "•");
  }
});
