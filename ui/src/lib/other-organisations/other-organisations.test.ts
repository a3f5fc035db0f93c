/** What others wrote at a standard, in the whole window over the invented program; and who was here before. */
import type { HitKind } from "../api/generated/api";
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { at, AUDIT, close, heading, open } from "../../dev/window";
import { announced } from "../announce.svelte";
import { groupHits } from "../search/hits";
import { sayNames, sayWho } from "./words";

beforeEach(() => localStorage.clear());
afterEach(close);

describe("words of another organisation", () => {
  it("are taken only when somebody takes them, after being told whom they name", async () => {
    const { sent } = open("full", at("standard/s11-3-1"));
    await heading(/^3\.1 /);
    const know = screen.getByLabelText<HTMLTextAreaElement>("How do you know?");
    const before = know.value;
    expect(before).not.toContain("Willow Road");
    expect(screen.getByText("These words name Willow Road Surgery: “Willow Road”. Change that after you use them.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /^Use these words\W+of Willow Road Surgery/ }));
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("How do you know?").value).toContain("Willow Road keeps a register"));
    expect(sent("take_from")).toEqual([{ audit: AUDIT, standard: "s11-3-1", from: "x", what: "words" }]);
    expect(document.activeElement?.id).toBe("narrative");
    expect(announced().polite).toContain("Undo takes this back.");
    expect(screen.queryByRole("button", { name: /^Use these words\W+of Willow Road Surgery/ })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: /^Undo/ }));
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("How do you know?").value).toBe(before));
  });

  it("of others of the group are folded away", async () => {
    open("full", at("standard/s11-3-1"));
    await heading(/^3\.1 /);
    const fold = screen.getByText("Ivy Lane Surgery has something here that you can use").closest("details")!;
    expect(fold.open).toBe(false);
    expect(within(fold).getByText("The partners look at it twice a year.")).toBeTruthy();
  });

  it("are named in words", () => {
    expect(sayNames("These words name", "Ash School", ["Ash", "Jo Lead"])).toBe("These words name Ash School: “Ash”, “Jo Lead”.");
    expect([["A"], ["A", "B"], ["A", "B", "C"]].map(sayWho)).toEqual(["A", "A and B", "A and 2 others"]);
  });
});

describe("people who were here", () => {
  it("are one click away, and whoever is here now is not among them", async () => {
    const { sent } = open("full", "#/person");
    await heading("Who are you?");
    const list = await screen.findByRole("list", { name: "People who have used this computer" });
    expect(within(list).getAllByRole("button").map((one) => one.textContent?.trim())).toEqual(["I am Bo Birch, Safeguarding lead GP", "I am Cy Cedar"]);
    await userEvent.click(within(list).getByRole("button", { name: /Bo Birch/ }));
    await waitFor(() => expect(sent("set_person")).toEqual([{ name: "Bo Birch", role: "Safeguarding lead GP" }]));
  });

  it("find the roles of their own kind first", async () => {
    open("full", "#/person");
    await heading("Who are you?");
    const role = screen.getByRole("combobox", { name: "Your role" });
    expect([...role.querySelectorAll("optgroup")].map((group) => group.label)).toEqual(["In organisations like yours", "Elsewhere"]);
  });
});

describe("a standard that is not asked", () => {
  it("is a kind of result of its own, after those that are", () => {
    const hit = (kind: HitKind) => ({ kind, title: kind, snippet: [], place: kind });
    expect(groupHits([hit("left-out"), hit("answer"), hit("standard")]).map((group) => group.title)).toEqual(["Standards", "Does not apply to you", "Your answers"]);
  });
});
