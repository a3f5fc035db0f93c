/** A standard in the whole window over the invented program. */
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { action } from "../../dev/memory";
import { at, AUDIT, close, heading, lost, open } from "../../dev/window";
import { announced } from "../../lib/announce.svelte";
import { BackendError } from "../../lib/backend";

beforeEach(() => localStorage.clear());
afterEach(close);

describe("a standard", () => {
  it("is rated with one key, and says so with what is left", async () => {
    const { sent } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    expect(sent("set_place")).toEqual([{ audit: AUDIT, place: "standard/s11-6-7" }]);
    screen.getByRole("radio", { name: "Met" }).focus();
    await userEvent.keyboard("2");
    await waitFor(() => expect(announced().polite).toBe("6.7 partly met, saved, 19 of 55 left"));
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Partly met" }).checked).toBe(true);
    expect(sent("set_field")).toEqual([{ audit: AUDIT, key: "standard/s11-6-7/rating", value: "partly", entry: "" }]);
    expect(screen.getByText("36 of 55 rated · about an hour left")).toBeTruthy();
  });

  it("is rated with the keys that the person chose, and only with these", async () => {
    localStorage.setItem("level-keys", "jkl;");
    const { sent } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    const radio = screen.getByRole("radio", { name: "Met" });
    await waitFor(() => expect(radio.getAttribute("aria-keyshortcuts")).toBe("j"));
    radio.focus();
    await userEvent.keyboard("2");
    await userEvent.keyboard("K");
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>("radio", { name: "Partly met" }).checked).toBe(true));
    expect(sent("set_field").map((call) => call["value"])).toEqual(["partly"]);
  });

  it("keys do nothing while something is typed", async () => {
    const { sent } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    await userEvent.type(screen.getByLabelText("How do you know?"), "2 of 3");
    await userEvent.tab();
    await waitFor(() => expect(sent("set_field").map((call) => call["value"])).toEqual(["2 of 3"]));
  });

  it("a rating that cannot be saved is as loud as text, stays chosen, and is saved when it can be", async () => {
    const { failing, sent } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    failing.set("set_field", lost);
    const met = screen.getByRole<HTMLInputElement>("radio", { name: "Met" });
    await userEvent.click(met);
    await screen.findByText("Your last change is not saved.");
    expect(screen.getByText("Not saved")).toBeTruthy();
    expect(met.checked).toBe(true);
    expect(screen.queryByText("That did not work")).toBeNull();
    location.hash = at("areas");
    await waitFor(() => expect(location.hash).toBe(at("standard/s11-6-7")));
    failing.clear();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByText("Your last change is not saved.")).toBeNull());
    expect(met.checked).toBe(true);
    expect(sent("set_field").at(-1)).toMatchObject({ value: "met" });
  });

  it("a rating that is refused for good comes back, loud and in words", async () => {
    const { failing } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    failing.set("set_field", new BackendError("audit-locked", "This revision is locked.", "Start the next revision."));
    await userEvent.click(screen.getByRole("radio", { name: "Met" }));
    await screen.findByText("This revision is locked.");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Met" }).checked).toBe(false);
    expect(announced().assertive).toContain("6.7 was not saved");
  });

  it("text that cannot be saved stays, is loud, and holds the screen until it is saved", async () => {
    const { failing, sent } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    failing.set("set_field", lost);
    const box = screen.getByLabelText<HTMLTextAreaElement>("How do you know?");
    await userEvent.type(box, "Our register");
    await userEvent.tab();
    await screen.findByText("Your last change is not saved.");
    expect(box.value).toBe("Our register");
    location.hash = at("areas");
    await waitFor(() => expect(location.hash).toBe(at("standard/s11-6-7")));
    expect(box.value).toBe("Our register");
    failing.clear();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByText("Your last change is not saved.")).toBeNull());
    expect(sent("set_field").at(-1)).toMatchObject({ value: "Our register" });
  });

  it("text that can never be saved can be let go, and what stands is shown", async () => {
    const { failing } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    failing.set("set_field", new BackendError("audit-locked", "This revision is locked.", "Start the next revision."));
    await userEvent.type(screen.getByLabelText("How do you know?"), "Too late");
    await userEvent.tab();
    await userEvent.click(await screen.findByRole("button", { name: "Go on without it" }));
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("How do you know?").value).toBe(""));
    expect(screen.queryByText("Your last change is not saved.")).toBeNull();
  });

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
    await userEvent.click(await screen.findByRole("button", { name: "To put right: Date of action" }));
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
    await waitFor(() => expect(screen.queryByText(/could not be read as a date|[Tt]o put right:/)).toBeNull());
  }, 15_000);

  it("an old date is not claimed while words that are none stand over it, and they can become the reason", async () => {
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
    await userEvent.click(screen.getByRole("button", { name: "There is no day yet: keep “end of spring term” as the reason" }));
    await waitFor(() => expect([first.due, first.noDateBecause]).toEqual(["", "end of spring term"]));
    await waitFor(() => expect(line()).toContain("no date"));
    expect(screen.getByLabelText<HTMLInputElement>("By when?").value).toBe("");
    expect(line()).not.toContain("2024");
    expect(screen.queryByText(/could not be read as a date/)).toBeNull();
  }, 15_000);

  it("does not ask why there is no date once a date is typed, also before the field is left", async () => {
    const { demo } = open("full", at("standard/s11-1-4"));
    Object.assign(demo.actions[0]!, { due: "", noDateBecause: "" });
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

  it("an unclear date in an action that is not made yet stays too, and can be put right", async () => {
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
    await waitFor(() => expect(screen.queryByText(/could not be read as a date|[Tt]o put right:/)).toBeNull());
  });

  it("an action that can never be made is given up with its words", async () => {
    const { failing, demo } = open("full", at("standard/s11-6-4"), new Map([["add_action", new BackendError("not-asked", "No.", "")]]));
    await heading(/^6\.4 /);
    await userEvent.type(screen.getByLabelText("What will be done?"), "Lost words");
    await userEvent.click(await screen.findByRole("button", { name: "Go on without it" }));
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
    await screen.findByText(/It is kept, but not sent while something is still to be done/);
    expect(screen.queryByText("The partners meet in May")).toBeNull();
    expect(screen.queryByLabelText("Why is there no action yet?")).toBeNull();
    await userEvent.click(await screen.findByRole("button", { name: /^Remove this action/ }));
    const back = await screen.findByLabelText<HTMLTextAreaElement>("Why is there no action yet?");
    expect(back.value).toBe("The partners meet in May");
  });

  it("not applicable is offered only where it may be, with its reason", async () => {
    open("full", at("standard/s11-6-4"));
    await heading(/^6\.4 /);
    expect(screen.queryByRole("radio", { name: "Not applicable" })).toBeNull();
    location.hash = at("standard/s11-1-3");
    await heading(/^1\.3 /);
    await userEvent.click(screen.getByRole("radio", { name: "Not applicable" }));
    await screen.findByLabelText("Why does it not apply to your practice?");
  });

  it("finished actions and whole evidence are a line each; what is unfinished stays open", async () => {
    const { demo } = open("full", at("standard/s11-6-4"));
    const standard = demo.standards.find((s) => s.number === "6.4")!;
    const whole = { what: "Write it down", owner: "Practice manager", due: "2026-12-01" };
    demo.actions.push(
      action(demo, standard, "a-done", { ...whole, what: "", status: "done" }),
      action(demo, standard, "a-dropped", { ...whole, status: "dropped" }),
      action(demo, standard, "a-planned", { ...whole, what: "Ask the partners" }),
    );
    const proof = { date: "", owner: "", review: "", usedBy: [], standards: [standard.id] };
    demo.evidence.push({ id: "e-whole", title: "Register", keptAt: "Office", ...proof }, { id: "e-part", title: "Minutes", keptAt: "", ...proof });
    await heading(/^6\.4 /);
    await waitFor(() => expect(document.getElementById("evidence-e-part")).toBeTruthy());
    const isOpen = (id: string) => (document.getElementById(id) as HTMLDetailsElement).open;
    expect(["action-a-done", "action-a-dropped", "action-a-planned", "evidence-e-whole", "evidence-e-part"].map(isOpen)).toEqual([false, false, true, false, true]);
    const line = document.querySelector("#action-a-dropped summary")!;
    expect(line.textContent).toMatch(/Write it down.*Dropped.*Show$/s);
    await userEvent.click(line);
    expect(isOpen("action-a-dropped")).toBe(true);
    expect(line.textContent).toMatch(/Hide$/);
  });

  it("with many actions still to do each is a line until it is wanted", async () => {
    open("twenty", at("standard/s11-6-4"));
    await heading(/^6\.4 /);
    await waitFor(() => expect(document.querySelectorAll("details.item").length).toBe(40));
    expect(document.querySelectorAll("details.item[open]")).toHaveLength(0);
  });

  it("says at its foot what stops the return and what is worth a look, each leading to its place", async () => {
    const { demo } = open("full", at("standard/s11-6-4"));
    const standard = demo.standards.find((s) => s.number === "6.4")!;
    standard.answer.rating = "not-met";
    demo.evidence.push({ id: "e-part", title: "Minutes", keptAt: "", date: "", owner: "", review: "", usedBy: [], standards: [standard.id] });
    await heading(/^6\.4 /);
    const said = await screen.findByRole("region", { name: "What the check says about 6.4" });
    const lines = within(said).getAllByRole("listitem").map((line) => line.textContent?.replace(/\s+/g, " ").trim());
    expect(lines).toEqual([
      "Left to do: 6.4 is not met and has no action.",
      "Worth a look: “Minutes”, evidence for 6.4, does not say where it is kept.",
    ]);
    expect(within(said).getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
      at("standard/s11-6-4/new-action"), at("standard/s11-6-4/evidence-e-part-kept-at"),
    ]);
  });

  it("evidence is added, used again, left and removed", async () => {
    const { sent, demo } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    await userEvent.click(screen.getByRole("button", { name: "Add evidence" }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("What is it?")));
    await userEvent.keyboard("Volunteer list");
    await userEvent.tab();
    await waitFor(() => expect(demo.evidence.at(-1)?.title).toBe("Volunteer list"));
    await userEvent.click(screen.getByRole("button", { name: /^Remove this evidence/ }));
    await waitFor(() => expect(screen.queryByText("Volunteer list")).toBeNull());
    await userEvent.selectOptions(screen.getByLabelText("Use evidence that you named before"), "evidence-0");
    await userEvent.click(await screen.findByText("DBS register, numbers only", { selector: "strong" }));
    await userEvent.click(screen.getByRole("button", { name: /^Do not use it for 6\.7/ }));
    await waitFor(() => expect(sent("use_evidence").map((call) => call["used"])).toEqual([true, false]));
  });

  it("undo takes the rating back and says so; typing keeps its own undo", async () => {
    open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    await userEvent.click(screen.getByRole("radio", { name: "Met" }));
    await waitFor(() => expect(announced().polite).toContain("6.7 met, saved"));
    await userEvent.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(announced().polite).toContain("Undone"));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>("radio", { name: "Met" }).checked).toBe(false));
    await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>("radio", { name: "Met" }).checked).toBe(true));
  });

  it("undo empties a text field that it filled", async () => {
    open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    const box = screen.getByLabelText<HTMLTextAreaElement>("How do you know?");
    await userEvent.type(box, "Words");
    await userEvent.tab();
    await userEvent.click(await screen.findByRole("button", { name: /^Undo\s+narrative/ }));
    await waitFor(() => expect(box.value).toBe(""));
  });

  it("reports the time in front of it on leaving", async () => {
    const { sent } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    window.dispatchEvent(new Event("focus"));
    await new Promise((resolve) => setTimeout(resolve, 700));
    location.hash = at("standard/s11-6-4");
    await heading(/^6\.4 /);
    expect(sent("spent")).toEqual([{ audit: AUDIT, standard: "s11-6-7", seconds: expect.any(Number) }]);
  });

  it("reports the time in front of it when the window is closed, once", async () => {
    const { sent, close: closeWindow } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    window.dispatchEvent(new Event("focus"));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await closeWindow()).toBe(true);
    expect(sent("spent")).toEqual([{ audit: AUDIT, standard: "s11-6-7", seconds: 1 }]);
    expect(await closeWindow()).toBe(true);
    expect(sent("spent")).toHaveLength(1);
  });

  it("that is locked can be read, and only how an action stands can be changed", async () => {
    const { sent } = open("locked", at("standard/s11-1-4"));
    await heading(/^1\.4 /);
    expect(screen.getByText(/Revision 1 is locked/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Met" }).disabled).toBe(true);
    expect(screen.getByLabelText<HTMLTextAreaElement>("How do you know?").readOnly).toBe(true);
    expect(screen.queryByRole("button", { name: "Add evidence" })).toBeNull();
    expect(screen.queryByLabelText("What will be done?")).toBeNull();
    await userEvent.click(screen.getByText(/^Write down how often/, { selector: "strong" }));
    await userEvent.selectOptions(screen.getByLabelText("Status"), "done");
    await waitFor(() => expect(sent("set_field").at(-1)).toMatchObject({ key: "action/action-0/status", value: "done" }));
    expect(await screen.findByLabelText("Done on")).toBeTruthy();
  });

  it("reads its history when it is asked for", async () => {
    const { sent } = open("full", at("standard/s11-1-4"));
    await heading(/^1\.4 /);
    expect(sent("history")).toEqual([]);
    await userEvent.click(screen.getByText("History of this standard"));
    await screen.findByRole("link", { name: "Rating of 1.4" });
    expect(sent("history")).toEqual([{ audit: AUDIT, asked: { standard: "s11-1-4", find: "", before: "" } }]);
  });

  it("shows the way: the open area, the current standard, and the next one not rated", async () => {
    open("full", at("standard/s11-6-4"));
    await heading(/^6\.4 /);
    const contents = screen.getByRole("navigation", { name: "Areas and standards" });
    expect(within(contents).getByRole("link", { current: "page" }).textContent).toMatch(/6\.4 /);
    expect(within(contents).getByRole("button", { name: /^Standards of 6 Safe recruitment/ }).getAttribute("aria-expanded")).toBe("true");
    // The area itself leads on: to what is not rated yet.
    expect(within(contents).getByRole("link", { name: /^6 Safe recruitment/ }).getAttribute("href")).toBe(at("standard/s11-6-7"));
    // A filled circle among the marks reads as a button that is pressed in: all of them together have a list for a shape.
    expect(within(contents).getByRole("link", { name: /^All areas/ }).querySelector("circle")).toBeNull();
    const first = within(contents).getByRole("button", { name: /^Standards of 1 Senior management/ });
    await userEvent.click(first);
    expect(within(contents).getByRole("link", { name: /^1\.1 / })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Next one to rate" }).getAttribute("href")).toBe(at("standard/s11-6-7"));
  });
});
