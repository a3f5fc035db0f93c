// @vitest-environment node
/** A file of the screen has one job and is read at one sitting: never more than 300 lines. What is generated is nobody's to read. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const MOST = 300;

/** Files that are longer, with their lines. */
function tooLong(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.(ts|svelte|scss|html)$/.test(file));
  const written = files.filter((file) => !file.split(/[\\/]/).includes("generated"));
  const counted = written.map((file) => [file, readFileSync(join(folder, file), "utf8").trimEnd().split("\n").length] as const);
  return counted.filter(([, lines]) => lines > MOST).map(([file, lines]) => `${file}: ${lines} lines. Split it by what it does.`);
}

it.each(["src", "tests"])("no file of %s is longer than 300 lines", (folder) => expect(tooLong(folder)).toEqual([]));

it("finds one that is, and passes over what is generated", () => {
  const folder = mkdtempSync(join(tmpdir(), "sizes-"));
  for (const [file, lines] of [["a.scss", 301], ["b.svelte", 300], ["api/generated/c.ts", 900]] as const) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "x\n".repeat(lines));
  }
  expect(tooLong(folder)).toEqual(["a.scss: 301 lines. Split it by what it does."]);
});
