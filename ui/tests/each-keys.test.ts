// @vitest-environment node
/**
 * A key that is there twice in one list breaks its screen off half way. So a list is keyed by its place, or by what the
 * program promises to be there once; never by words, which may be the same twice.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Keys other than a place and an `id`, and why each is there once. */
const ONCE: Record<string, string> = {
  "option.code": "levels of a scale, checked when a tool is read, and “not-applicable”, which no level may be",
  "option.value": "two native choices of one value would be one choice",
  "count.code": "levels of a scale, “not-applicable” and nothing",
  "rowId(row)": "the owner of the table says what is once",
  member: "members of one table (lib/answers/fields.ts)",
  key: "drafts of actions and their ids (lib/answers/Actions.svelte)",
  "`${day.day} ${at}`": "has its place in it",
  "`${snapshot.secondFolder} ${snapshot.name}`": "files of one folder",
  "group.kind": "grouped by it (lib/search/hits.ts)",
  group: "grouped by it (lib/audits/AuditTable.svelte)",
  "other.role": "roles of a tool, checked when it is read",
  "role.role": "as above",
  "one.scheme": "identifiers of a tool, checked when it is read",
  "one.number": "a standard's place in the form",
  "one.standard": "a standard is once in each pile",
  "row.standard": "as above",
  "origin.audit": "an audit's id",
  "one.audit": "as above: an audit offers what it has once (audit-api/src/sisters)",
  part: "written by hand (routes/standard/Screen.svelte)",
  "part.code": "parts of what another organisation offers, written by hand (audit-api/src/other_organisations/like.rs)",
  "step.screen": "a row of the table of screens",
  "run.key": "has its place in it (routes/check/runs.ts)",
  "draft.key": "the key of a field",
  "copy.number": "numbers of copies are never given twice",
  "row.row": "a row of one sheet",
};

const source = new URL("../src/", import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".svelte"));
const lists = files.flatMap((file) => {
  const text = readFileSync(new URL(file, source), "utf8");
  return [...text.matchAll(/\{#each\s+([^\n]*?)\s+as\s+([^\n]*)/g)].map((found) => ({ file, head: found[2] ?? "" }));
});

/** `one, at (at)}…` → its place and its key. */
function parts(head: string): { place: string; key: string } | null {
  const found = /^(?:\{[^}]*\}|\w+)(?:,\s*(\w+))?\s*\(((?:[^()]|\([^()]*\))*)\)\}/.exec(head);
  return found === null ? null : { place: found[1] ?? "", key: found[2] ?? "" };
}

it("finds the lists", () => expect(lists.length).toBeGreaterThan(80));

it.each(lists)("$file: $head", ({ head }) => {
  const found = parts(head);
  expect(found, "a list without a key").not.toBeNull();
  const { place, key } = found!;
  const once = key === place || /^(\w+\.)?id$/.test(key) || key in ONCE;
  expect(once, `${key} may be there twice: key the list by its place, or say in tests/each-keys.test.ts why it is there once`).toBe(true);
});
