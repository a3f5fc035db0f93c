import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { history } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import { announced } from "../../lib/announce.svelte";
import { byDay, shorten } from "../../lib/history/days";
import History from "./Screen.svelte";

describe("History", () => {
  it("shows who changed what, old and new, undone ones marked, each leading to its place", async () => {
    await draw(History, "open");
    const entries = await screen.findAllByRole("listitem");
    expect(words(entries[2]!)).toContain("Rating of 6.3 Undone Was: Met → Now: Partly met Beth Larkin, Practice manager");
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

  it("reaches the beginning page by page, and goes on where reading ended", async () => {
    const { called } = await draw(History, "open");
    await screen.findAllByRole("listitem");
    for (const [shown, before] of [[100, "100"], [200, "200"]] as const) {
      expect(screen.getAllByRole("listitem")).toHaveLength(shown);
      await userEvent.click(screen.getByRole("button", { name: "Show earlier changes" }));
      await waitFor(() => expect(called("history").at(-1)).toMatchObject({ asked: { before } }));
      await waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole("listitem")[shown]));
    }
    expect(screen.getAllByRole("listitem")).toHaveLength(240);
    expect(screen.queryByRole("button", { name: "Show earlier changes" })).toBeNull();
    expect(announced().polite).toBe("40 earlier changes");
  });

  it("asks the program for words, says how many there are, and leads back", async () => {
    const { called } = await draw(History, "open");
    await screen.findAllByRole("listitem");
    await userEvent.type(screen.getByLabelText("Find in the history"), "osei rating");
    await waitFor(() => expect(announced().polite).toBe("40 changes found"));
    expect(called("history").at(-1)).toMatchObject({ asked: { find: "osei rating", before: null, standard: null } });
    await userEvent.type(screen.getByLabelText("Find in the history"), " xyz");
    await userEvent.click(await screen.findByRole("button", { name: "Show the whole history" }));
    await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(100));
  });

  it("keeps what was read when something changes meanwhile", async () => {
    const { audit } = await draw(History, "open");
    await screen.findAllByRole("listitem");
    await userEvent.click(screen.getByRole("button", { name: "Show earlier changes" }));
    await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(200));
    await audit.changes.undo();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.getAllByRole("listitem")).toHaveLength(200);
  });

  it("says what will be here when there is nothing", async () => {
    await draw(History, "none");
    expect(await screen.findByText("There are no changes yet")).toBeTruthy();
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

  it("shorten at a word", () => {
    expect(shorten("word ".repeat(60))).toMatch(/word …$/);
    expect(shorten("short")).toBe("short");
  });
});
