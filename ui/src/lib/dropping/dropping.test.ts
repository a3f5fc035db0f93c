/** A file that is dropped on the window goes to the screen that takes it, or it is said why not. */
import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { at, close, heading, openWith } from "../../dev/window";
import type { DroppedView } from "../api/generated/api";

beforeEach(() => localStorage.clear());
afterEach(close);

const nothing: DroppedView = { kind: "not-taken", token: null, tool: null, told: null };
const told = { code: "dropped-not-taken", message: "“Policy.pdf” was not taken.", hint: "Leave it where it is." };

it("says why a file is not taken, in a dialog, and leaves the page as it is", async () => {
  const { drop } = openWith("full", at("check"), { take_dropped: () => ({ ...nothing, told }) });
  await heading("Check");
  drop();
  expect(await screen.findByText(/“Policy\.pdf” was not taken\. Leave it where it is\./)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByText(/Leave it where it is/)).toBeNull());
  expect(location.hash).toBe(at("check"));
});

it("takes a workbook to where one is brought in, and looks at it there", async () => {
  const looked: string[] = [];
  const preview_workbook = (args?: Record<string, unknown>) => {
    looked.push(String(args?.["file"]));
    throw { code: "file-unusable", message: "This is not a workbook.", hint: "Choose another." };
  };
  const { drop } = openWith("full", at("plan"), { take_dropped: () => ({ ...nothing, kind: "workbook", token: "t7" }), preview_workbook });
  await heading("Improvement plan");
  drop();
  await heading("Workbook");
  expect(await screen.findByText("This is not a workbook.")).toBeTruthy();
  expect(looked).toEqual(["t7"]);
});

it("takes an audit tool to where audits are started", async () => {
  const problem = { place: "Line 3", sentence: "A comma is missing.", hint: "Send it back." };
  const tool = { tool: null, known: false, problems: [problem], toMaker: true };
  const { drop } = openWith("full", at("plan"), { take_dropped: () => ({ ...nothing, kind: "tool", tool }) });
  await heading("Improvement plan");
  drop();
  await heading("Start an audit");
  expect(await screen.findByText("This file was not accepted")).toBeTruthy();
  expect(screen.getByText(/A comma is missing/)).toBeTruthy();
});

it("takes nothing before it is known who is at work", async () => {
  const asked: string[] = [];
  const { drop } = openWith("first", "#/", { take_dropped: () => (asked.push("taken"), nothing) });
  await heading("Welcome to Safeguarding Audit");
  drop();
  expect(await screen.findByText(/Tell us who you are first/)).toBeTruthy();
  expect(asked).toEqual([]);
});
