/**
 * What is heard of each field and button: its own name, once, and no other like it on the same screen. A person who listens has
 * no column and no heading to tell two boxes called “Comment” apart.
 */
import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { computeAccessibleDescription, computeAccessibleName } from "dom-accessibility-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import * as data from "../src/dev/b/data";
import { program, type State } from "../src/dev/b/program";
import { action, type Demo } from "../src/dev/memory";
import { at, close, heading, open } from "../src/dev/window";

beforeEach(() => localStorage.clear());
afterEach(close);

const fold = (text: string) => text.replace(/[\s\u00a0]+/g, " ").trim();
const nameOf = (element: Element) => fold(computeAccessibleName(element));
const descriptionOf = (element: Element) => fold(computeAccessibleDescription(element));

const FIELDS = "main :is(input:not([type=radio], [type=checkbox]), textarea, select)";

/** Stands at the top and at the end of what will be sent, and does the same. */
const SAME = ["button: Make the return"];

/** Names that come twice among fields, groups of choices, ticks and buttons. */
function twice(): string[] {
  const groups = [...document.querySelectorAll("main [role=radiogroup]")].map((group) => `group: ${nameOf(group)}`);
  const fields = [...document.querySelectorAll(FIELDS)].map((field) => `field: ${nameOf(field)}`);
  const ticks = [...document.querySelectorAll("main input[type=checkbox]")].map(
    (tick) => `tick: ${nameOf(tick.closest("fieldset")!)}, ${nameOf(tick)}`,
  );
  // The heading of a column sorts the table that it is in, whose name is heard on the way into it.
  const within = (button: Element) => button.closest("th")?.closest("table")?.querySelector("caption")?.textContent ?? "";
  const buttons = [...document.querySelectorAll("main button")].map((button) => `button: ${nameOf(button)}${within(button)}`);
  const all = [...groups, ...fields, ...ticks, ...buttons];
  expect(all.filter((name) => /: (, )?$/.test(name))).toEqual([]);
  return [...new Set(all.filter((name, place) => all.indexOf(name) !== place))].filter((name) => !SAME.includes(name));
}

/** Choices of which something is heard twice: their word in the description, or the question in both. */
function repeated(): string[] {
  return [...document.querySelectorAll("main :is(input[type=radio], input[type=checkbox])")].flatMap((choice) => {
    const [name, description, question] = [nameOf(choice), descriptionOf(choice), nameOf(choice.closest("fieldset")!)];
    const label = fold([...(choice as HTMLInputElement).labels!].map((one) => one.textContent ?? "").join("|"));
    const faults = [
      name !== label && "its name is not its label",
      description.includes(name) && description.startsWith(name) && "its name begins its description",
      question !== "" && (name.includes(question) || description.includes(question)) && "its question is in it too",
    ].filter((fault) => fault !== false);
    return faults.map((fault) => `${name}: ${fault}`);
  });
}

function fill(demo: Demo): void {
  const standard = demo.standards.find((one) => one.number === "6.4")!;
  standard.answer.rating = "partly";
  demo.actions.push(action(demo, standard, "one", { status: "done" }), action(demo, standard, "two", { what: "Ask", status: "dropped" }), action(demo, standard, "three"));
  for (const id of ["e-one", "e-two"]) demo.evidence.push({ id, title: "", keptAt: "", date: "", owner: "", review: "", usedBy: [], standards: [standard.id] });
  demo.profile.sites.push(...["s1", "s2"].map((id) => ({ id, name: "", covered: false, assuredBy: "" })));
}

/** Ids that are there twice: a label, a description or a jump would find the wrong one of them. */
function idsTwice(): string[] {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}

/** Links of one name that lead to different places: whoever lists the links of a page cannot tell them apart. */
function linksAlike(): string[] {
  const leads = new Map<string, Set<string>>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    const name = nameOf(link);
    leads.set(name, (leads.get(name) ?? new Set()).add(link.getAttribute("href")!));
  }
  return [...leads].filter(([, to]) => to.size > 1).map(([name, to]) => `link: ${name} → ${[...to].join(", ")}`);
}

/** What a screen must not have: things of one name that do different things, wherever in the window. */
function expectNamed(): void {
  expect(twice()).toEqual([]);
  expect(linksAlike()).toEqual([]);
  expect(repeated()).toEqual([]);
  expect(idsTwice()).toEqual([]);
}

describe("no two are called the same", () => {
  it.each([
    ["standard/s11-6-4", /^6\.4 /], ["standard/s11-1-3", /^1\.3 /], ["questions", /Questions/], ["profile", /^About /], ["plan", "Improvement plan"],
    ["areas", "All areas"], ["check", "Check"], ["workbook", /Workbook/], ["declaration", /^Declaration/], ["sending", /sent/],
    ["history", "History"],
  ] as [string, RegExp | string][])("on %s", async (place, title) => {
    const { demo } = open("full", at(place));
    fill(demo);
    await heading(title);
    await waitFor(() => expect(document.querySelectorAll("main :is(input, textarea, select, button, a)").length).toBeGreaterThan(2));
    expectNamed();
  });

  it.each([
    ["declaration", "open", /^Declaration/], ["paper", "open", /^Paper/], ["plan", "open", "Improvement plan"], ["returns", "sent", "Returns"],
    ["returns", "ready", /not sent/], ["history", "open", "History"], ["check", "open", "Check"], ["sending", "clear", /sent/], ["sending", "open", /sent/],
  ] as [string, State, RegExp | string][])("on %s with %s", async (place, state, title) => {
    location.hash = `#/audit/${data.auditView("open", 1).id}/${place}`;
    render(App, { backend: program(state) });
    await heading(title);
    await waitFor(() => expect(document.querySelectorAll("main :is(input, textarea, select, button, a)").length).toBeGreaterThan(0));
    expectNamed();
  });

  it.each([
    ["full", "#/", /./], ["twenty", "#/", /./], ["full", "#/new-audit", /./], ["full", "#/workbooks", /./], ["full", "#/snapshots", /Snapshots/],
    ["full", "#/settings", "Settings"], ["full", "#/help", "Help"], ["full", "#/person", /./],
  ] as [string, string, RegExp | string][])("with %s on %s", async (kind, place, title) => {
    open(kind, place);
    await heading(title);
    await waitFor(() => expect(document.querySelectorAll("main :is(input, select, button, a)").length).toBeGreaterThan(0));
    expectNamed();
  });

  it.each(["open", "clear", "trust"] as State[])("outside of an audit with %s", async (state) => {
    for (const place of ["#/", "#/snapshots"]) {
      location.hash = place;
      render(App, { backend: program(state) });
      await waitFor(() => expect(document.querySelectorAll("main :is(button, a)").length).toBeGreaterThan(0));
      expectNamed();
      close();
    }
  });

  it("names each long text of the history that can be shown", async () => {
    location.hash = `#/audit/${data.auditView("open", 1).id}/history`;
    const long = "It was checked by the lead and by the deputy. ".repeat(12);
    const entries = ["a", "b", "c"].map((id) => ({ ...data.history(1)[0]!, id, at: "2026-11-03T14:02:10Z", old: long, new: `${long} Again.` }));
    render(App, { backend: program("open", { history: () => ({ entries, earlier: null }) }) });
    const buttons = await screen.findAllByRole("button", { name: /^Show all of what/ });
    expect(buttons).toHaveLength(6);
    expect(new Set(buttons.map(nameOf)).size).toBe(6);
  });

  it("says whose field it is", async () => {
    const { demo } = open("full", at("standard/s11-6-4"));
    fill(demo);
    await heading(/^6\.4 /);
    const named = await screen.findAllByRole("textbox", { name: /What will be done\? action \d for 6\.4/, hidden: true });
    expect(named.map(nameOf)).toEqual([1, 2, 3].map((n) => `What will be done? action ${n} for 6.4`));
    location.hash = at("questions");
    await heading(/Questions/);
    const comment = (await screen.findAllByRole("textbox")).map(nameOf).filter((name) => name.startsWith("Comment"));
    expect(comment.length).toBeGreaterThan(0);
    expect(comment.every((name) => /^Comment \(optional\) on “.+”$/.test(name))).toBe(true);
  });

  it("a press on what a level looks like chooses it, and is no part of its name", async () => {
    open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    await userEvent.click(screen.getByText("Partly met", { selector: "label" }));
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Partly met" }).checked).toBe(true);
  });
});
