// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Reads the two themes out of the style sheet: what is measured here is what is shown. */
const sheet = readFileSync(new URL("../src/styles/_tokens.scss", import.meta.url), "utf8");

function theme(name: "light" | "dark"): Map<string, string> {
  const body = new RegExp(`@mixin ${name} \\{([^}]*)\\}`).exec(sheet)?.[1] ?? "";
  return new Map([...body.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1]!, found[2]!]));
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const govuk = (name: string) => `--govuk-${name}-colour`;
const grounds = [govuk("body-background"), "--sa-panel", "--sa-panel-strong", "--sa-chosen"];

/** Words on grounds: 4.5:1. */
const words: [string, string][] = [
  ...["text", "secondary-text", "link", "link-hover", "error", "success"].flatMap((name) =>
    grounds.map((ground): [string, string] => [govuk(name), ground]),
  ),
  [govuk("focus-text"), govuk("focus")],
  [govuk("inverse-text"), govuk("brand")],
  [govuk("inverse-text"), govuk("success")],
  ...["good", "fair", "poor", "neutral", "info"].map((tone): [string, string] => [`--sa-${tone}-text`, `--sa-${tone}`]),
  ...["button", "quiet", "warn"].flatMap((kind): [string, string][] => [
    [`--sa-${kind}-text`, `--sa-${kind}`],
    [`--sa-${kind}-text`, `--sa-${kind}-hover`],
  ]),
];

/** Shapes that carry a meaning: 3:1. */
const shapes: [string, string][] = [
  ...[govuk("body-background"), "--sa-panel"].flatMap((ground): [string, string][] => [
    [govuk("input-border"), ground],
    [govuk("brand"), ground],
    ["--sa-button", ground],
    ["--sa-warn", ground],
  ]),
  ...["good", "fair", "poor", "neutral"].map((tone): [string, string] => [`--sa-chart-${tone}`, govuk("body-background")]),
];

describe.each(["light", "dark"] as const)("the %s theme", (name) => {
  const colours = theme(name);
  const ratio = (a: string, b: string) => {
    const [x, y] = [colours.get(a), colours.get(b)];
    if (x === undefined || y === undefined) throw new Error(`${a} or ${b} is not in the ${name} theme`);
    return contrast(x, y);
  };

  it.each(words)("%s can be read on %s", (text, ground) => expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5));
  it.each(shapes)("%s can be seen on %s", (shape, ground) => expect(ratio(shape, ground)).toBeGreaterThanOrEqual(3));
});

it("both themes name the same colours", () => {
  expect([...theme("dark").keys()]).toEqual([...theme("light").keys()]);
});

it("measures as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});
