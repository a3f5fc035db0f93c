import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { auditView } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import type { CarriedView, EarlierView } from "../../lib/api/generated/api";
import Carried from "./Screen.svelte";

beforeEach(() => history.replaceState(null, "", "#/audit/a/carried"));

const earlier: EarlierView = {
  id: "e1", from: "Riverside, 2025", number: "1.3", area: "People", text: "The lead reports once.", why: "It has been reworded.",
  words: [{ side: "both", words: "The lead reports" }, { side: "old", words: "once." }, { side: "new", words: "twice." }],
  rating: "Green", waits: true, keepsRating: true, texts: [{ label: "How do you know?", text: "Minutes of June." }], evidence: ["Minutes"], actions: [],
};
const row = { standard: "s1", number: "1.1", statement: "You have a lead.", rating: "Green", from: "Riverside, 2025: 1.1", unconfirmed: true, words: [] };
const view: CarriedView = {
  origins: [], organisation: null, carried: [row], waiting: [{ standard: "s3", number: "1.3", statement: "The lead reports twice.", earlier: [earlier] }],
  new: [{ ...row, standard: "s4", number: "1.4", statement: "You ask before photographs.", rating: null, from: null, unconfirmed: false }],
  annex: [{ ...earlier, id: "e2", number: "2.1", text: "Doors have windows.", words: [], waits: false, why: "It is not asked any more." }],
  unconfirmed: 1, profileUnconfirmed: false, questionsUnconfirmed: 0, minutes: 5, minutesExplained: "Half a minute for each.", locked: false,
};
const saved = () => ({ at: "2026-11-03T14:02:00Z", audit: auditView("open"), place: null, what: null, id: null });

describe("Carried over", () => {
  it("shows three piles, the annex and the minutes; what changed is said, not only coloured", async () => {
    await draw(Carried, "open", { carried: () => view });
    await screen.findByRole("heading", { name: "Reworded: 1 standard to decide" });
    expect(screen.getByRole("heading", { name: "New: 1 standard to answer" })).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Unchanged: 1 standard carried" })).toBeTruthy();
    expect(screen.getByText("A few minutes to finish.")).toBeTruthy();
    const waiting = screen.getByRole("region", { name: "1.3, reworded" });
    expect(words(waiting.querySelector(".words"))).toBe("The lead reports , gone: once., , new: twice.,");
    expect(words(waiting)).toContain("Minutes of June.");
    const annex = screen.getByRole("region", { name: "Earlier answer 2.1" });
    expect(words(annex)).toContain("Doors have windows.");
    expect(words(annex)).toContain("It is not asked any more.");
  });

  it("keeps, answers again, confirms", async () => {
    const { called } = await draw(Carried, "open", { carried: () => view, keep_earlier: saved, answer_again: saved, confirm: saved });
    const waiting = await screen.findByRole("region", { name: "1.3, reworded" });
    await userEvent.click(within(waiting).getByRole("button", { name: /^Keep/ }));
    await vi.waitFor(() => expect(called("keep_earlier")).toEqual([{ audit: "a", earlier: "e1", standard: "s3" }]));
    await userEvent.click(within(waiting).getByRole("button", { name: /^Answer again/ }));
    await vi.waitFor(() => expect(called("answer_again")).toEqual([{ audit: "a", standard: "s3" }]));
    await userEvent.click(screen.getByRole("button", { name: /^It is still right/ }));
    await vi.waitFor(() => expect(called("confirm")).toEqual([{ audit: "a", what: "standard/s1" }]));
  });

  it("offers the answers of another audit before anything was carried", async () => {
    const origins = [{ audit: "b", name: "Riverside, 2025", rated: 10, lastTime: true }];
    const { called } = await draw(Carried, "open", {
      carried: () => ({ ...view, origins, carried: [], waiting: [], annex: [] }), carry_over: saved,
    });
    await screen.findByText(/You then confirm each answer/);
    await userEvent.click(screen.getByRole("button", { name: /^Carry my answers over/ }));
    await vi.waitFor(() => expect(called("carry_over")).toEqual([{ audit: "a", from: "b" }]));
  });
});
