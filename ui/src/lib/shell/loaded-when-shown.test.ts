/** A part of the screen that cannot be loaded says so in its place, and can be tried again. */
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { afterEach, expect, it, vi } from "vitest";
import LoadedWhenShown from "./LoadedWhenShown.svelte";

afterEach(cleanup);

const children = createRawSnippet((loaded: () => string) => ({ render: () => `<h1>${loaded()}</h1>` }));

it("says that it could not be loaded, and is there once it can be", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new TypeError("Importing a module script failed.")).mockResolvedValue("Settings");
  render(LoadedWhenShown<string>, { load, at: "settings", home: "#/", children });
  await screen.findByRole("heading", { level: 1, name: "This page could not be shown" });
  expect(screen.getByRole("link", { name: "Your audits" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { level: 1, name: "Settings" });
  expect(load).toHaveBeenCalledTimes(2);
});

it("is tried again by itself where something else is to be shown", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new TypeError("no")).mockResolvedValue("Help");
  const { rerender } = render(LoadedWhenShown<string>, { load, at: "settings", home: "#/", children });
  await screen.findByRole("heading", { level: 1, name: "This page could not be shown" });
  await rerender({ at: "help" });
  await screen.findByRole("heading", { level: 1, name: "Help" });
});
