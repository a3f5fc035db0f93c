import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { check } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import { BackendError } from "../../lib/backend";
import { foldRuns } from "./runs";
import Check from "./Screen.svelte";

describe("Check", () => {
  it("lists what stops first, each leading to its place, then what warns", async () => {
    await draw(Check, "open");
    const stops = await screen.findByRole("region", { name: "Left to do before you can make the return (20)" });
    expect(within(stops).getAllByRole("link")[0]?.getAttribute("href")).toBe("#/audit/a/standard/s6.3");
    expect(within(stops).getByRole("link", { name: /Safeguarding lead GP/ }).getAttribute("href")).toBe("#/audit/a/declaration/lead");
    const warns = screen.getByRole("region", { name: "Worth a look (3)" });
    expect(stops.compareDocumentPosition(warns) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(screen.getByText(/Do not write a child’s/)).toBeTruthy();
    expect(words(screen.getByText(/Egyptian Hieroglyphs/))).toContain("9.2");
    expect(screen.getByText(/shows a box for each/)).toBeTruthy();
  });

  it("folds a long run of one kind, never the count, and opens it", async () => {
    await draw(Check, "open");
    const stops = await screen.findByRole("region", { name: /^Left to do/ });
    const more = within(stops).getByText("16 more like this").closest("details")!;
    expect(more.open).toBe(false);
    expect(within(more).getAllByRole("link")).toHaveLength(16);
    expect(within(more).getAllByRole("link")[0]?.textContent).toBe("1.2 is not rated yet.");
  });

  it("empties as the person works: read again after a save and when the window gets focus", async () => {
    let left = 17;
    const { audit } = await draw(Check, "open", { check: () => check(left) });
    await screen.findByText("Left to do before you can make the return (20)");
    left = 0;
    audit.show(audit.view);
    expect(await screen.findByText("Nothing left to do.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "See what will be sent" }).getAttribute("href")).toBe("#/audit/a/sending");
    left = 17;
    window.dispatchEvent(new Event("focus"));
    expect(await screen.findByText("Left to do before you can make the return (20)")).toBeTruthy();
  });

  it("says of what is saved alone that nothing is left", async () => {
    const { audit } = await draw(Check, "open", { check: () => check(0) });
    expect(await screen.findByText("Nothing left to do.")).toBeTruthy();
    let full = true;
    audit.queue.put("standard/s11-6-7/narrative", "words", () => (full ? Promise.reject(new BackendError("disk-full", "The disk is full.", "Free some space.")) : Promise.resolve()));
    expect(await screen.findByText("Some of your changes are not saved yet.")).toBeTruthy();
    expect(screen.queryByText("Nothing left to do.")).toBeNull();
    full = false;
    await audit.queue.flushAll();
    expect(await screen.findByText("Nothing left to do.")).toBeTruthy();
  });

  it("keeps the list when a new look fails, says so, and tries again", async () => {
    let broken = false;
    const { audit } = await draw(Check, "open", {
      check: () => {
        if (broken) throw new BackendError("disk-error", "The disk could not be read.", "Try again.");
        return check(17);
      },
    });
    await screen.findByText("Left to do before you can make the return (20)");
    broken = true;
    audit.show(audit.view);
    expect(words(await screen.findByRole("alert"))).toContain("The disk could not be read. Try again.");
    expect(screen.getByText("Left to do before you can make the return (20)")).toBeTruthy();
    broken = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await vi.waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });
});

describe("runs", () => {
  const many = (number: number) => Array.from({ length: number }, (_, at) => ({ code: "unrated" as const, sentence: `${at}`, place: "p" }));
  it("fold only where it saves something", () => {
    const lengths = (count: number) => foldRuns(many(count)).map(({ shown, folded }) => [shown.length, folded.length]);
    expect(lengths(6)).toEqual([[6, 0]]);
    expect(lengths(7)).toEqual([[1, 6]]);
    expect(foldRuns([])).toEqual([]);
  });
});
