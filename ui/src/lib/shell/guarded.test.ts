/** A page that throws while it is drawn is said, never left under another page's title. */
import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { at, close, heading, openWith } from "../../dev/window";
import { announced } from "../announce.svelte";

beforeEach(() => localStorage.clear());
afterEach(close);

/** A copy that is none: drawing it throws. */
const nonsense = { readers: () => ({ copies: [null], questions: [], since: [], challenges: [], standards: [], state: "" }) };

it("is said in its place and under its own title, and the next page is there", async () => {
  openWith("full", at("check"), nonsense);
  await heading("Check");
  location.hash = at("paper");
  await heading("This page could not be shown");
  expect(document.title).toBe("This page could not be shown · Safeguarding Audit");
  expect(announced().assertive).toContain("This page could not be shown");
  expect(screen.queryByRole("heading", { name: "Check" })).toBeNull();
  expect(screen.getByRole("link", { name: "Your audits" })).toBeTruthy();
  location.hash = at("history");
  await heading("History");
});

it("can be tried again", async () => {
  const broken: Record<string, () => unknown> = { ...nonsense };
  openWith("full", at("paper"), broken);
  await heading("This page could not be shown");
  delete broken["readers"];
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await heading(/^Paper for/);
});
