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

  it("text that can never be saved can be let go, and what is saved is shown", async () => {
    const { failing } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    failing.set("set_field", new BackendError("audit-locked", "This revision is locked.", "Start the next revision."));
    await userEvent.type(screen.getByLabelText("How do you know?"), "Too late");
    await userEvent.tab();
    await userEvent.click(await screen.findByRole("button", { name: "Continue without it" }));
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("How do you know?").value).toBe(""));
    expect(screen.queryByText("Your last change is not saved.")).toBeNull();
  });

  it("where the file is gone, the person can go on to the snapshots without the change", async () => {
    const { failing } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    failing.set("set_field", new BackendError("store-gone", "The file is no longer in its place.", "Put it back."));
    await userEvent.type(screen.getByLabelText("How do you know?"), "Only here");
    await userEvent.tab();
    await screen.findByText(/copy what you want to keep, then continue without this change and restore the newest snapshot/);
    await userEvent.click(screen.getByRole("button", { name: "Continue without it" }));
    await waitFor(() => expect(screen.queryByText("Your last change is not saved.")).toBeNull());
    location.hash = "#/snapshots";
    await heading(/^Snapshots/);
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
    const proof = { date: null, owner: "", review: null, usedBy: [], standards: [standard.id] };
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
    demo.evidence.push({ id: "e-part", title: "Minutes", keptAt: "", date: null, owner: "", review: null, usedBy: [], standards: [standard.id] });
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
    await userEvent.selectOptions(screen.getByLabelText("Use evidence you have already added"), "evidence-0");
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

  it("that is locked can be read, and only the status of an action can be changed", async () => {
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
    expect(sent("history")).toEqual([{ audit: AUDIT, asked: { standard: "s11-1-4", find: "", before: null } }]);
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
