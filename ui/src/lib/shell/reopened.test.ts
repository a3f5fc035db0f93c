/** The page stopped and was opened again: that is said once, where the person was, with what may be missing. */
import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { at, close, heading, open } from "../../dev/window";
import { LONGEST_WAIT } from "../saving";

beforeEach(() => localStorage.clear());
afterEach(close);

it("says so on the page where the person was, and goes when it is closed", async () => {
  const { reopen } = open("full", at("plan"));
  await heading("Improvement plan");
  expect(screen.queryByText(/was opened again/)).toBeNull();
  reopen();
  const said = await screen.findByRole("alert", { name: "This page stopped working and was opened again" });
  expect(said.textContent).toContain("Everything that was shown as saved is kept.");
  expect(LONGEST_WAIT).toBe(2000);
  expect(said.textContent).toContain("What you typed in the last 2 seconds");
  expect(location.hash).toBe(at("plan"));
  await userEvent.click(screen.getByRole("button", { name: /Close/ }));
  expect(screen.queryByText(/was opened again/)).toBeNull();
});

it.each([
  ["full", "#/new-audit", "Start an audit"],
  ["first", "#/", "Welcome to Safeguarding Audit"],
])("says that a page which keeps nothing before its button is pressed has to be filled in again: %s %s", async (kind, place, name) => {
  const { reopen } = open(kind, place);
  await heading(name);
  reopen();
  const said = await screen.findByRole("alert", { name: "This page stopped working and was opened again" });
  expect(said.textContent).toContain("What you had filled in on this page is gone: enter it again.");
});
