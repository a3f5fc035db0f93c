// @vitest-environment node
/**
 * No circle of files: each can be read and tried with what it imports, and nothing is half made while it is loaded. Types alone make no
 * circle, and what is loaded later neither; but an open audit's parts do not name each other even by type.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";

type Graph = Map<string, string[]>;

/** What each file of a folder imports of it. `types`: what is imported for its types only as well. */
function imports(folder: string, types: boolean): Graph {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$/.test(file));
  return new Map(files.map((file) => [file, statements(readFileSync(join(folder, file), "utf8"), types).flatMap((from) => resolve(folder, file, from))]));
}

/** Where the imports and re-exports of a source lead, as they are written. */
function statements(source: string, types: boolean): string[] {
  const found = [...source.matchAll(/^\s*(?:import|export)\s+([^;"]*?)\s*from\s+"(\.[^"]+)";?$/gm)];
  const bare = [...source.matchAll(/^\s*import\s+"(\.[^"]+)";?$/gm)].map((one) => one[1]!);
  return [...bare, ...found.filter(([, what]) => types || !onlyTypes(what!)).map((one) => one[2]!)];
}

function onlyTypes(what: string): boolean {
  if (what.startsWith("type ")) return true;
  const names = /^\{([^}]*)\}$/.exec(what)?.[1];
  return names !== undefined && names.split(",").map((name) => name.trim()).filter((name) => name !== "").every((name) => name.startsWith("type "));
}

function resolve(folder: string, file: string, from: string): string[] {
  const path = normalize(join(dirname(file), from));
  return [path, `${path}.ts`, join(path, "index.ts")].filter((one) => /\.(ts|svelte)$/.test(one) && existsSync(join(folder, one))).slice(0, 1);
}

/** A circle, from a file back to itself; empty: there is none. */
function circle(graph: Graph): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const found = visit(next, [...path, file]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const found = visit(file, []);
    if (found.length > 0) return found;
  }
  return [];
}

it("no files of the screen import each other in a circle", () => {
  const graph = imports("src", false);
  expect(graph.get("App.svelte")).toContain("screens.ts");
  expect(circle(graph)).toEqual([]);
});

it("the parts of an open audit know only those before them", () => {
  const graph = imports("src/lib/audits", true);
  const parts = ["state.svelte.ts", "words.svelte.ts", "changes.svelte.ts", "open.svelte.ts"];
  expect(parts.map((part) => graph.get(part)!.filter((one) => parts.includes(one)))).toEqual([[], [parts[0]], [parts[0], parts[1]], [parts[2], parts[0], parts[1]]]);
});

it("a circle is found, and types make none", () => {
  expect(circle(new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]]]))).toEqual(["b", "c", "b"]);
  expect(statements(`import { type A, b } from "./b";\nimport type { C } from "./c";\nimport { type D } from "./d";\nimport "./e";\nexport { f } from "./f";`, false))
    .toEqual(["./e", "./b", "./f"]);
});
