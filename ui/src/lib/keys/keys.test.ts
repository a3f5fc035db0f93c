/** The keys of the program, in the whole window over the invented program. */
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { at, close, heading, lost, open } from "../../dev/window";
import { announced } from "../announce.svelte";
import KeyTable from "./KeyTable.svelte";
import { Shortcuts } from "./shortcuts";
import { ariaKeys, SHORTCUTS, type Wish, wishOf } from "./table";

beforeEach(() => localStorage.clear());
afterEach(close);

const ctrl = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true, ...more });

/** What “Ctrl Shift Z” is as an event. */
function eventOf(keys: string): KeyboardEvent {
  const parts = keys.split(" ");
  const last = parts.at(-1)!;
  const key = { Esc: "Escape", "←": "ArrowLeft", "−": "-" }[last] ?? (last.length === 1 ? last.toLowerCase() : last);
  return new KeyboardEvent("keydown", { key, ctrlKey: parts.includes("Ctrl"), shiftKey: parts.includes("Shift"), altKey: parts.includes("Alt") });
}

describe("the table", () => {
  it.each(SHORTCUTS.flatMap(({ wish, keys }) => keys.map((key) => [key, wish] as const)))("%s asks for %s", (keys, wish) => {
    expect(wishOf(eventOf(keys))).toBe(wish);
  });

  it("leaves letters, and keys of the text, alone", () => {
    for (const event of [new KeyboardEvent("keydown", { key: "s" }), ctrl("c"), ctrl("v"), ctrl("s", { altKey: true }), ctrl("Enter", { isComposing: true })]) {
      expect(wishOf(event)).toBeNull();
    }
  });

  it("is what Help shows, each key once", () => {
    render(KeyTable);
    const shown = within(screen.getByRole("table", { name: "Keys and what they do" })).getAllByRole("row").map((row) => [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, " ").trim()).join(": "));
    expect(shown).toContain("Ctrl Enter: Go to the next standard to rate");
    expect(shown).toContain("Ctrl F or Ctrl K: Search this audit");
    expect(new Set(shown).size).toBe(shown.length);
    expect(ariaKeys("search")).toBe("Control+F Control+K");
  });
});

describe("who answers", () => {
  it("the newest first, the one before it when that does not, and nobody any more once all are gone", () => {
    const keys = new Shortcuts();
    const [first, second] = [vi.fn(), vi.fn<() => boolean>(() => false)];
    const back = [keys.on("print", first), keys.on("print", second)];
    window.dispatchEvent(ctrl("p"));
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
    back.forEach((one) => one());
    window.dispatchEvent(ctrl("p"));
    expect(first).toHaveBeenCalledTimes(1);
  });
});

/** Presses a key of the browser's and says whether the browser still does what it would. */
function browsers(key: string, more: KeyboardEventInit = {}): boolean {
  return document.activeElement!.dispatchEvent(ctrl(key, more));
}

describe("in the window", () => {
  it("Ctrl Enter goes to the next standard to rate, also out of a text box, with its words", async () => {
    const { sent } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    await userEvent.type(screen.getByLabelText("How do you know?"), "In the register");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await heading(/^7\.1 /);
    expect(sent("set_field").at(-1)).toMatchObject({ key: "standard/s11-6-7/narrative", value: "In the register" });
    location.hash = at("plan");
    await heading("Improvement plan");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await heading(/^6\.7 /);
  });

  it("Ctrl Enter stays where the words cannot be saved", async () => {
    const { failing } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    failing.set("set_field", lost);
    await userEvent.type(screen.getByLabelText("How do you know?"), "In the register");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText("Your last change is not saved.");
    await waitFor(() => expect(location.hash).toBe(at("standard/s11-6-7")));
  });

  it("Ctrl F and Ctrl K open the search; Escape closes it step by step and gives the focus back", async () => {
    open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    const box = screen.getByLabelText("How do you know?");
    box.focus();
    for (const key of ["f", "k"]) {
      expect(browsers(key)).toBe(false);
      expect(document.activeElement).toBe(screen.getByRole("combobox", { name: "Search this audit" }));
      await userEvent.keyboard("register{Escape}{Escape}{Escape}");
      expect(document.activeElement).toBe(box);
    }
    expect(location.hash).toBe(at("standard/s11-6-7"));
  });

  it("Ctrl S saves what is typed and says so; nothing is left to save twice", async () => {
    const { sent } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    await userEvent.type(screen.getByLabelText("How do you know?"), "Yes");
    expect(browsers("s")).toBe(false);
    await waitFor(() => expect(announced().polite).toBe("Everything is saved already"));
    expect(sent("set_field").map((call) => call["value"])).toEqual(["Yes"]);
    expect(screen.getByText("Everything is saved already", { selector: ".sa-told" })).toBeTruthy();
  });

  it("Ctrl S claims nothing where a button is what saves", async () => {
    open("full", "#/person");
    await heading("Who are you?");
    browsers("s");
    await waitFor(() => expect(announced().polite).toContain("press the button on this page"));
  });

  it("never prints the page as it is, nor loads it again", async () => {
    open("full", at("areas"));
    await heading("All areas");
    expect([browsers("p"), browsers("r"), browsers("F5", { ctrlKey: false })]).toEqual([false, false, false]);
    expect([browsers("R", { shiftKey: true }), browsers("F5"), browsers("F5", { shiftKey: true, ctrlKey: false }), browsers("BrowserRefresh", { ctrlKey: false })]).toEqual([false, false, false, false]);
    expect(announced().polite).toContain("nothing to print");
  });

  it.each([["Escape", {}], ["ArrowLeft", { altKey: true }]] as [string, KeyboardEventInit][])("%s goes back, with every word saved", async (key, more) => {
    const back = vi.spyOn(history, "back").mockImplementation(() => (location.hash = at("plan")) as never);
    const { sent } = open("full", at("standard/s11-6-7"));
    await heading(/^6\.7 /);
    await userEvent.type(screen.getByLabelText("How do you know?"), "Yes");
    browsers(key, { ctrlKey: false, ...more });
    await heading("Improvement plan");
    expect(back).toHaveBeenCalledOnce();
    expect(sent("set_field").map((call) => call["value"])).toEqual(["Yes"]);
  });

  it("Escape does not leave a page whose words would be lost", async () => {
    const back = vi.spyOn(history, "back").mockImplementation(() => {});
    open("full", "#/person");
    await heading("Who are you?");
    await userEvent.keyboard("{Escape}");
    expect(back).not.toHaveBeenCalled();
    expect(announced().polite).toContain("would be lost");
  });

  it("a dialog keeps its keys", async () => {
    const keys = new Shortcuts();
    const asked: Wish[] = [];
    const back = (["next", "back", "search"] as const).map((wish) => keys.on(wish, () => asked.push(wish)));
    const dialog = document.body.appendChild(document.createElement("dialog"));
    dialog.setAttribute("open", "");
    expect([browsers("Enter"), browsers("f")]).toEqual([false, false]);
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(asked).toEqual([]);
    dialog.remove();
    back.forEach((one) => one());
  });
});
