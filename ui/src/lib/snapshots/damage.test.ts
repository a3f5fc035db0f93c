/** What is said of a damaged file that was mended. */
import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import Damage from "./Damage.svelte";

const place = (what: string, read: string | null = null, audit: string | null = "a1") => ({ what, read, audit, place: audit === null ? null : "standard/s-6-4" });

describe("what was damaged", () => {
  it("leads to each thing that could not be read, and says what can still be made out", () => {
    const places = [place("Elm Surgery, Section 11 2026: Rating of 6.4", "me#"), place("Your name or role", null, null)];
    render(Damage, { damage: { sentence: "Two things could not be read any more:", places, kept: "D:/x-damaged.db" }, seen: vi.fn() });
    expect(screen.getByRole("link", { name: /Rating of 6.4/ }).getAttribute("href")).toContain("a1");
    expect(screen.getByText(/“me#”/)).toBeTruthy();
    expect(screen.queryByRole("link", { name: /Your name/ })).toBeNull();
    expect(screen.getByText(/D:\/x-damaged.db/)).toBeTruthy();
  });

  it("stays until somebody says that they have looked, and says why where that cannot be kept", async () => {
    const seen = vi.fn().mockRejectedValueOnce({ code: "disk-full", message: "The disk is full.", hint: "Free some space." }).mockResolvedValue(null);
    render(Damage, { damage: { sentence: "Nothing is lost.", places: [], kept: "D:/x" }, seen });
    const hide = screen.getByRole("button", { name: "Hide this message" });
    await fireEvent.click(hide);
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
    await fireEvent.click(hide);
    expect(seen).toHaveBeenCalledTimes(2);
  });
});
