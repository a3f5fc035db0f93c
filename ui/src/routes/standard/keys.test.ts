/** A standard by keys alone: when a digit rates, and where Tab goes from an answer. */
import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { action } from "../../dev/memory";
import { at, close, heading, open } from "../../dev/window";

beforeEach(() => localStorage.clear());
afterEach(close);

async function standard(number: string) {
  const window = open("full", at(`standard/s11-${number.replace(".", "-")}`));
  await heading(new RegExp(`^${number.replace(".", "\\.")} `));
  await screen.findByRole("radio", { name: "Met" });
  return { ...window, ratings: () => window.sent("set_field").filter((call) => String(call["key"]).endsWith("/rating")).map((call) => call["value"]) };
}
const radio = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });
const shown = () => document.querySelector("#rating .sa-choices:not(.idle) kbd") !== null;

describe("a digit", () => {
  it("rates right after arrival, before anything else has the focus, and again to put it right", async () => {
    const { ratings } = await standard("6.7");
    expect(shown()).toBe(true);
    (document.querySelector("h1") as HTMLElement).focus();
    await userEvent.keyboard("2");
    await waitFor(() => expect(radio("Partly met").checked).toBe(true));
    expect(document.activeElement).toBe(radio("Partly met"));
    await userEvent.keyboard("1");
    await waitFor(() => expect(ratings()).toEqual(["partly", "met"]));
  });

  it("is part of the words in the middle of words, though no box has them", async () => {
    const { ratings } = await standard("6.7");
    await userEvent.click(radio("Partly met"));
    await waitFor(() => expect(ratings()).toEqual(["partly"]));
    expect(shown()).toBe(false);
    await userEvent.keyboard("12 of 31 staff");
    expect(radio("Partly met").checked).toBe(true);
    expect(ratings()).toEqual(["partly"]);
  });

  it("does nothing once another key was pressed at the rating", async () => {
    const { ratings } = await standard("6.7");
    radio("Met").focus();
    await userEvent.keyboard("in 2024");
    expect(ratings()).toEqual([]);
  });

  it("never acts in a text box, nor after one that went away under the words", async () => {
    const { ratings } = await standard("6.7");
    const box = screen.getByLabelText<HTMLTextAreaElement>("How do you know?");
    await userEvent.type(box, "1 of 3");
    expect(box.value).toBe("1 of 3");
    box.blur();
    await userEvent.keyboard("2");
    // Put there by the program, not by the person.
    box.focus();
    radio("Met").focus();
    await userEvent.keyboard("2");
    expect(ratings()).toEqual([]);
  });

  it("rates again once Tab has come back to the rating", async () => {
    const { ratings } = await standard("6.7");
    await userEvent.type(screen.getByLabelText("How do you know?"), "Yes");
    await userEvent.tab({ shift: true });
    expect(document.activeElement?.closest("#rating")).not.toBeNull();
    expect(shown()).toBe(true);
    await userEvent.keyboard("3");
    await waitFor(() => expect(ratings()).toEqual(["not-met"]));
  });

  it("does nothing on a link, in the search or in a dialog", async () => {
    const { ratings } = await standard("6.7");
    screen.getByRole("link", { name: /^All audits/ }).focus();
    await userEvent.keyboard("2");
    screen.getByRole("combobox", { name: "Search this audit" }).focus();
    await userEvent.keyboard("2");
    expect(ratings()).toEqual([]);
  });
});

describe("the first Tab from an answer", () => {
  it("goes to what will be done, where an action is asked for and none is there", async () => {
    await standard("6.7");
    (document.querySelector("h1") as HTMLElement).focus();
    await userEvent.keyboard("3");
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByLabelText("What will be done?"));
    await userEvent.keyboard("2 of us write it down");
    expect(radio("Not met").checked).toBe(true);
  });

  it("goes to the words of the action that is there, past the line that folds it", async () => {
    const { demo } = await standard("6.7");
    const one = demo.standards.find((s) => s.number === "6.7")!;
    one.answer.rating = "partly";
    demo.actions.push(action(demo, one, "a-open", { what: "Ask" }));
    await userEvent.click(radio("Not met"));
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("What will be done?").value).toBe("Ask"));
    radio("Not met").focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByLabelText("What will be done?"));
    await userEvent.tab({ shift: true });
    expect(document.activeElement?.tagName).toBe("SUMMARY");
  });

  it("goes to how it is known, then to the evidence, where it is met", async () => {
    await standard("6.7");
    await userEvent.click(radio("Met"));
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByLabelText("How do you know?"));
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add evidence" }));
  });

  it("keeps what is typed where the parts change places", async () => {
    const { demo } = await standard("6.7");
    const box = screen.getByLabelText<HTMLTextAreaElement>("How do you know?");
    await userEvent.type(box, "We looked");
    await userEvent.click(radio("Not met"));
    expect(screen.getByLabelText("How do you know?")).toBe(box);
    expect(box.value).toBe("We looked");
    await waitFor(() => expect(demo.standards.find((s) => s.number === "6.7")?.answer.narrative).toBe("We looked"));
  });
});

it("says why “not applicable” is not offered, and not where it is", async () => {
  await standard("6.4");
  expect(screen.getByText("“Not applicable” is not offered: every practice has to answer this one.")).toBeTruthy();
  location.hash = at("standard/s11-1-3");
  await heading(/^1\.3 /);
  await screen.findByRole("radio", { name: "Not applicable" });
  expect(screen.queryByText(/is not offered/)).toBeNull();
});
