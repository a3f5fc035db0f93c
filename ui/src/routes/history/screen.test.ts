import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { history } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import { byDay, filterHistory, shorten } from "../../lib/history/days";
import History from "./Screen.svelte";

describe("History", () => {
  it("shows who changed what, old and new, undone ones marked, each leading to its place", async () => {
    await draw(History, "open");
    const entries = await screen.findAllByRole("listitem");
    expect(words(entries[2]!)).toContain("Rating of 6.3 Undone Was: Met → Is now: Partly met Beth Larkin, Practice manager");
    expect(screen.getAllByRole("link", { name: "Rating of 6.1" })[0]?.getAttribute("href")).toBe("#/audit/a/standard/s6.1");
  });

  it("shortens long texts until asked for", async () => {
    await draw(History, "open");
    const more = (await screen.findAllByRole("button", { name: /^Show all\s+of what was there before/ }))[0]!;
    expect(words(more.parentElement!)).not.toContain("work alone with children");
    await userEvent.click(more);
    expect(words(more.parentElement!)).toContain("work alone with children");
    expect(more.getAttribute("aria-expanded")).toBe("true");
  });

  it("finds by any words, leads back, and shows earlier changes by the hundred", async () => {
    await draw(History, "open");
    await screen.findAllByRole("listitem");
    expect(screen.getAllByRole("listitem")).toHaveLength(100);
    await userEvent.click(screen.getByRole("button", { name: "Show 100 earlier changes" }));
    expect(screen.getAllByRole("listitem")).toHaveLength(200);
    await userEvent.type(screen.getByLabelText("Find in the history"), "osei rating");
    expect(screen.getAllByRole("listitem")).toHaveLength(40);
    await userEvent.type(screen.getByLabelText("Find in the history"), " xyz");
    await userEvent.click(screen.getByRole("button", { name: "Show the whole history" }));
    expect(screen.getAllByRole("listitem")).toHaveLength(100);
  });

  it("says what will be here when there is nothing", async () => {
    await draw(History, "none");
    expect(await screen.findByText("Nothing was changed yet")).toBeTruthy();
  });
});

describe("days", () => {
  it("are local days with today and yesterday by name", () => {
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
    const entry = history(1)[0]!;
    const entries = [at(3, 9), at(3, 8), at(2, 23), at(1, 12), "soon"].map((time) => ({ ...entry, at: time }));
    const days = byDay(entries, new Date(2026, 10, 3, 14));
    expect(days.map((day) => [day.title, day.entries.length])).toEqual([
      ["Today, 3 November 2026", 2], ["Yesterday, 2 November 2026", 1], ["Sunday 1 November 2026", 1], ["soon", 1],
    ]);
  });

  it("filter without accents and shorten at a word", () => {
    const entry = { ...history(1)[0]!, new: "Światełko" };
    expect(filterHistory([entry], "swiat")).toHaveLength(1);
    expect(filterHistory([entry], "zzz")).toHaveLength(0);
    expect(shorten("word ".repeat(60))).toMatch(/word …$/);
    expect(shorten("short")).toBe("short");
  });
});
