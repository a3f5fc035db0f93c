/** The actions of a standard: made by typing, with and without a date, or with a reason why there is none. */
import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { at, AUDIT, close, heading, lost, open } from "../../dev/window";
import { announced } from "../../lib/announce.svelte";
import { BackendError } from "../../lib/backend";

beforeEach(() => localStorage.clear());
afterEach(close);

describe("the actions of a standard", () => {
  it("opens the action right there; the first letter makes it, in the same field", async () => {
    const { sent, demo } = open("full", at("standard/s11-6-4"));
    await heading(/^6\.4 /);
    const box = screen.getByLabelText<HTMLTextAreaElement>("What will be done?");
    await userEvent.type(box, "Write it down");
    await userEvent.tab();
    await waitFor(() => expect(demo.actions.at(-1)?.what).toBe("Write it down"));
    expect(sent("add_action")).toEqual([{ audit: AUDIT, standard: "s11-6-4" }]);
    expect(screen.getByLabelText("What will be done?")).toBe(box);
    expect(document.activeElement).toBe(screen.getByLabelText("Who does it?"));
    await userEvent.type(screen.getByLabelText("By when?"), "3/11/2027");
    await userEvent.tab();
    await waitFor(() => expect(demo.actions.at(-1)?.due).toBe("2027-11-03"));
    await userEvent.selectOptions(screen.getByLabelText("Status"), "done");
    await screen.findByLabelText("Done on");
    await waitFor(() => expect(demo.actions.at(-1)?.status).toBe("done"));
    await userEvent.click(screen.getByRole("button", { name: /^Remove this action/ }));
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("What will be done?").value).toBe(""));
    expect(announced().polite).toBe("Action removed. Undo brings it back.");
  });

  it("an action that cannot be made keeps its words and is loud", async () => {
    const { failing, demo } = open("full", at("standard/s11-6-4"), new Map([["add_action", lost]]));
    await heading(/^6\.4 /);
    await userEvent.type(screen.getByLabelText("What will be done?"), "Write it down");
    await screen.findByText("Your last change is not saved.");
    expect(screen.getByLabelText<HTMLTextAreaElement>("What will be done?").value).toBe("Write it down");
    failing.clear();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(demo.actions.at(-1)?.what).toBe("Write it down"));
  });

  it("the beginning of a date is not saved, and nothing is said to be", async () => {
    const { sent } = open("full", at("standard/s11-1-4"));
    await heading(/^1\.4 /);
    const box = screen.getByLabelText<HTMLInputElement>("By when?");
    await userEvent.clear(box);
    await userEvent.type(box, "3 Nov 20");
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(sent("set_field")).toEqual([]);
    expect(screen.getByText("Saving")).toBeTruthy();
    await userEvent.type(box, "27");
    await waitFor(() => expect(sent("set_field").map((call) => call["value"])).toEqual(["2027-11-03"]));
    await screen.findByText(/^Saved /);
  });

  it("words that are no date stay in their field and hold up nothing", async () => {
    const { sent, demo } = open("full", at("standard/s11-1-4"));
    await heading(/^1\.4 /);
    const by = () => screen.getByLabelText<HTMLInputElement>("By when?");
    await userEvent.clear(by());
    await userEvent.type(by(), "soon");
    await userEvent.tab();
    expect(await screen.findByText(/“soon” could not be read as a date.*Until then (it is|there is no date)/)).toBeTruthy();
    expect(screen.queryByText("Your last change is not saved.")).toBeNull();
    // The line on top names the field and leads to it.
    await userEvent.click(await screen.findByRole("button", { name: "To fix: Date of action" }));
    await waitFor(() => expect(document.activeElement?.id).toBe(`action-${demo.actions[0]?.id}-due`));
    expect(sent("keep_words").at(-1)).toMatchObject({ key: expect.stringMatching(/^action\/.*\/due$/), words: "soon" });
    location.hash = at("check");
    await heading("Check");
    const line = await screen.findByRole("link", { name: "Date of action: “soon”" });
    expect(line.getAttribute("href")).toBe(at(`standard/s11-1-4/action-${demo.actions[0]?.id}-due`));
    location.hash = at("standard/s11-1-4");
    await heading(/^1\.4 /);
    await waitFor(() => expect(by().value).toBe("soon"));
    expect(await screen.findByText(/could not be read as a date/)).toBeTruthy();
    // Emptying it on the way to another date is a change like any other; the words themselves were never sent.
    expect(sent("set_field").map((call) => call["value"])).not.toContain("soon");
    await userEvent.clear(by());
    await userEvent.type(by(), "4/1/27");
    await userEvent.tab();
    await waitFor(() => expect(demo.actions[0]?.due).toBe("2027-01-04"));
    await waitFor(() => expect(screen.queryByText(/could not be read as a date|[Tt]o fix:/)).toBeNull());
  }, 15_000);

  it("an old date is not claimed while words that are none are over it, and they can become the reason", async () => {
    const { demo } = open("full", at("standard/s11-1-4"));
    const first = demo.actions[0]!;
    Object.assign(first, { due: "2024-02-03", overdue: true, noDateBecause: "" });
    await heading(/^1\.4 /);
    const line = () => document.querySelector(`#action-${first.id} summary`)?.textContent?.replace(/\s+/g, " ");
    const why = () => screen.queryByLabelText("If there is no date yet, why?");
    expect(line()).toContain("by 3 February 2024");
    expect(why()).toBeNull();
    const by = screen.getByLabelText<HTMLInputElement>("By when?");
    await userEvent.clear(by);
    await userEvent.type(by, "end of spring term");
    await userEvent.tab();
    await waitFor(() => expect(line()).toContain("“end of spring term” is not saved as a date, so still by 3 February 2024"));
    expect(why()).not.toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "No date yet: use “end of spring term” as the reason" }));
    await waitFor(() => expect([first.due, first.noDateBecause]).toEqual([null, "end of spring term"]));
    await waitFor(() => expect(line()).toContain("no date"));
    expect(screen.getByLabelText<HTMLInputElement>("By when?").value).toBe("");
    expect(line()).not.toContain("2024");
    expect(screen.queryByText(/could not be read as a date/)).toBeNull();
  }, 15_000);

  it("does not ask why there is no date once a date is typed, also before the field is left", async () => {
    const { demo } = open("full", at("standard/s11-1-4"));
    Object.assign(demo.actions[0]!, { due: null, noDateBecause: "" });
    await heading(/^1\.4 /);
    const why = () => screen.queryByLabelText("If there is no date yet, why?");
    expect(why()).not.toBeNull();
    const by = screen.getByLabelText<HTMLInputElement>("By when?");
    await userEvent.type(by, "9/4/27");
    await waitFor(() => expect(why()).toBeNull());
    await userEvent.tab();
    expect(why()).toBeNull();
    await waitFor(() => expect(demo.actions[0]?.due).toBe("2027-04-09"));
    await userEvent.clear(by);
    await userEvent.tab();
    await waitFor(() => expect(why()).not.toBeNull());
  }, 15_000);

  it("an unclear date in an action that is not made yet stays too, and can be corrected", async () => {
    const { demo } = open("full", at("standard/s11-6-4"));
    await heading(/^6\.4 /);
    const box = screen.getByLabelText<HTMLInputElement>("By when?");
    await userEvent.type(box, "soon");
    await userEvent.tab();
    await screen.findByText(/could not be read as a date/);
    expect(screen.getByLabelText("By when?")).toBe(box);
    expect(box.value).toBe("soon");
    await userEvent.clear(box);
    await userEvent.type(box, "3 May 2027");
    await waitFor(() => expect(demo.actions.at(-1)?.due).toBe("2027-05-03"));
    await waitFor(() => expect(screen.queryByText(/could not be read as a date|[Tt]o fix:/)).toBeNull());
  });

  it("an action that can never be made is given up with its words", async () => {
    const { failing, demo } = open("full", at("standard/s11-6-4"), new Map([["add_action", new BackendError("not-asked", "No.", "")]]));
    await heading(/^6\.4 /);
    await userEvent.type(screen.getByLabelText("What will be done?"), "Lost words");
    await userEvent.click(await screen.findByRole("button", { name: "Continue without it" }));
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("What will be done?").value).toBe(""));
    failing.clear();
    await userEvent.type(screen.getByLabelText("What will be done?"), "Kept words");
    await userEvent.tab();
    await waitFor(() => expect(demo.actions.at(-1)?.what).toBe("Kept words"));
  });

  it("takes a reason instead of an action", async () => {
    const { demo } = open("full", at("standard/s11-6-4"));
    await heading(/^6\.4 /);
    await userEvent.click(screen.getByText("There is no action yet, because …"));
    await userEvent.type(screen.getByLabelText("Why is there no action yet?"), "The partners meet in May");
    await userEvent.tab();
    await waitFor(() => expect(demo.standards.find((s) => s.number === "6.4")?.answer.noActionBecause).toBe("The partners meet in May"));
  });

  it("does not show the reason for no action beside an action, and brings it back", async () => {
    const { demo } = open("full", at("standard/s11-6-4"));
    demo.standards.find((s) => s.number === "6.4")!.answer.noActionBecause = "The partners meet in May";
    await heading(/^6\.4 /);
    expect(screen.getByLabelText<HTMLTextAreaElement>("Why is there no action yet?").value).toBe("The partners meet in May");
    await userEvent.type(screen.getByLabelText("What will be done?"), "Write it down");
    await screen.findByText(/It is kept, but not sent while there is an action to do/);
    expect(screen.queryByText("The partners meet in May")).toBeNull();
    expect(screen.queryByLabelText("Why is there no action yet?")).toBeNull();
    await userEvent.click(await screen.findByRole("button", { name: /^Remove this action/ }));
    const back = await screen.findByLabelText<HTMLTextAreaElement>("Why is there no action yet?");
    expect(back.value).toBe("The partners meet in May");
  });
});
