import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Checkboxes, DateField, ErrorSummary, Radios, Select, TextArea, TextField } from "../index";

const fakeField = () => ({ put: vi.fn(), hold: vi.fn<(read: () => string, givenUp: () => void, words: { text: string; label: string }) => void>(), flush: vi.fn(() => Promise.resolve(true)) });

/** The words that a screen reader adds to a control. */
function description(control: Element): string {
  const ids = control.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent?.trim() ?? `NO ELEMENT ${id}`).join(" | ");
}

describe("TextField and TextArea", () => {
  it("have a label, and read hint and error with the field", () => {
    render(TextField, { label: "Name", hint: "As registered", error: "Enter a name" });
    const input = screen.getByLabelText("Name");
    expect(description(input)).toMatch(/^As registered \| Error:\sEnter a name$/);
    expect(input.getAttribute("aria-invalid")).toBe("true");
  });

  it("give every keystroke to the line and flush on leaving", async () => {
    const saving = fakeField();
    render(TextArea, { label: "How do you know?", saving });
    const box = screen.getByLabelText("How do you know?");
    await userEvent.type(box, "Hi");
    expect(saving.put.mock.calls).toEqual([["H"], ["Hi"]]);
    expect(saving.flush).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(saving.flush).toHaveBeenCalled();
  });

  it("flush when they go away and when asked", async () => {
    const saving = fakeField();
    const { component, unmount } = render(TextArea, { label: "Text", saving });
    expect(await component.flush()).toBe(true);
    unmount();
    expect(saving.flush).toHaveBeenCalledTimes(2);
  });

  it("count near the limit and cut nothing off", async () => {
    render(TextArea, { label: "Text", limit: 10, value: "12345678" });
    expect(screen.queryByText(/letters/)).toBeNull();
    await userEvent.type(screen.getByLabelText("Text"), "9X😀!");
    expect(screen.getByText("2 characters too many")).toBeTruthy();
    expect((screen.getByLabelText("Text") as HTMLTextAreaElement).value).toBe("123456789X😀!");
  });
});

describe("Radios", () => {
  const options = [
    { value: "a", label: "Met", key: "1", hint: "All done" },
    { value: "b", label: "Not met", key: "2" },
    { value: "c", label: "Not applicable", key: "3", disabled: true },
  ] as const;

  it("are a named group whose hints are descriptions, not names", () => {
    render(Radios, { legend: "How?", options, value: "a", onchoose: vi.fn(), error: "Choose one" });
    const group = screen.getByRole("radiogroup", { name: "How?" });
    expect(description(group)).toMatch(/Choose one/);
    const met = screen.getByRole("radio", { name: "Met" }) as HTMLInputElement;
    expect(description(met)).toBe("All done");
    expect(met.checked).toBe(true);
  });

  it("spring back when the owner does not take the choice", async () => {
    const onchoose = vi.fn();
    render(Radios, { legend: "How?", options, value: "a", onchoose });
    await userEvent.click(screen.getByRole("radio", { name: "Not met" }));
    expect(onchoose).toHaveBeenCalledExactlyOnceWith("b");
    expect((screen.getByRole("radio", { name: "Met" }) as HTMLInputElement).checked).toBe(true);
  });

  it("take single keys only while the group has focus, and none that is off", async () => {
    const onchoose = vi.fn();
    render(Radios, { legend: "How?", options, value: null, onchoose, keys: true });
    await userEvent.keyboard("2");
    expect(onchoose).not.toHaveBeenCalled();
    screen.getByRole("radio", { name: "Met" }).focus();
    await userEvent.keyboard("{Control>}2{/Control}3");
    expect(onchoose).not.toHaveBeenCalled();
    await userEvent.keyboard("2");
    expect(onchoose).toHaveBeenCalledExactlyOnceWith("b");
  });

  it("take no single keys unless asked to", async () => {
    const onchoose = vi.fn();
    render(Radios, { legend: "How?", options, value: null, onchoose });
    screen.getByRole("radio", { name: "Met" }).focus();
    await userEvent.keyboard("2");
    expect(onchoose).not.toHaveBeenCalled();
  });
});

describe("Checkboxes and Select", () => {
  it("keep the order of the options, whatever the order of the clicks", async () => {
    const onchange = vi.fn();
    const options = [{ value: "a", label: "A" }, { value: "b", label: "B" }];
    render(Checkboxes, { legend: "Who?", options, values: ["b"], onchange });
    await userEvent.click(screen.getByRole("checkbox", { name: "A" }));
    expect(onchange).toHaveBeenCalledWith(["a", "b"], "a");
    expect((screen.getByRole("checkbox", { name: "A" }) as HTMLInputElement).checked).toBe(false);
  });

  it("offer an empty choice only where nothing may be chosen", async () => {
    const onchoose = vi.fn();
    const { rerender } = render(Select, { label: "Month", options: [{ value: "1", label: "May" }], value: "1", onchoose });
    expect(screen.getAllByRole("option")).toHaveLength(1);
    await rerender({ none: "Choose" });
    await userEvent.selectOptions(screen.getByLabelText("Month"), "Choose");
    expect(onchoose).toHaveBeenCalledWith("");
    expect((screen.getByLabelText("Month") as HTMLSelectElement).value).toBe("1");
  });
});

describe("DateField", () => {
  const today = new Date(2026, 10, 3);

  it("says what it understood, hands on the ISO date, and writes it out on leaving", async () => {
    const saving = fakeField();
    render(DateField, { label: "By when", saving, today });
    const box = screen.getByLabelText("By when") as HTMLInputElement;
    await userEvent.type(box, "3/12/26");
    expect(description(box)).toContain("Thursday 3 December 2026");
    expect(saving.put).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(box.value).toBe("3 December 2026");
    expect(saving.put.mock.calls).toEqual([["2026-12-03"]]);
    expect(saving.flush).toHaveBeenCalled();
  });

  it("does not take the beginning of a date for a date", async () => {
    const saving = fakeField();
    render(DateField, { label: "By when", saving, today });
    const box = screen.getByLabelText("By when") as HTMLInputElement;
    await userEvent.type(box, "3 Nov 20");
    expect(saving.put).not.toHaveBeenCalled();
    expect(saving.hold).toHaveBeenCalledTimes(8);
    await userEvent.type(box, "27");
    expect(saving.put.mock.calls).toEqual([["2027-11-03"]]);
    // One letter more, and the date that waited is none any more.
    await userEvent.type(box, "x");
    expect(() => saving.hold.mock.lastCall?.[0]()).toThrow(expect.objectContaining({ code: "unclear" }));
  });

  it("takes it on Enter as on leaving", async () => {
    const saving = fakeField();
    render(DateField, { label: "By when", saving, today });
    const box = screen.getByLabelText("By when") as HTMLInputElement;
    await userEvent.type(box, "4 nov{Enter}");
    expect(saving.put.mock.calls).toEqual([["2026-11-04"]]);
    expect(saving.flush).toHaveBeenCalled();
    expect(box.value).toBe("4 November 2026");
  });

  it("gives what it holds when the line asks for it", async () => {
    const saving = fakeField();
    render(DateField, { label: "By when", saving, today });
    await userEvent.type(screen.getByLabelText("By when"), "4 nov");
    expect(saving.hold.mock.lastCall?.[0]()).toBe("2026-11-04");
  });

  it("selects a date at the first click, so that typing replaces it, and places the caret at the second", async () => {
    const oninput = vi.fn();
    render(DateField, { label: "By when", value: "2026-12-03", oninput, today });
    const box = screen.getByLabelText("By when") as HTMLInputElement;
    await userEvent.click(box);
    expect(box.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0)).toBe("3 December 2026");
    await userEvent.keyboard("24/12/2026");
    expect(box.value).toBe("24/12/2026");
    await userEvent.click(box);
    expect(box.selectionStart).toBe(box.selectionEnd);
  });

  it("keeps an unclear date as typed, explains it, and hands on that there is none", async () => {
    const oninput = vi.fn();
    render(DateField, { label: "By when", value: "2026-12-03", oninput, today });
    const box = screen.getByLabelText("By when") as HTMLInputElement;
    box.focus();
    box.setSelectionRange(15, 15);
    await userEvent.keyboard("{Backspace}{Backspace}{Backspace}{Backspace}soon");
    await userEvent.tab();
    expect(box.value).toBe("3 December soon");
    expect(description(box)).toContain("could not be read as a date");
    expect(oninput.mock.calls).toEqual([[""]]);
  });

  it("a date from outside takes the place of words that are none", async () => {
    const { rerender } = render(DateField, { label: "Agreed on", value: "", oninput: vi.fn(), today });
    const box = screen.getByLabelText("Agreed on") as HTMLInputElement;
    await userEvent.type(box, "soon");
    await userEvent.tab();
    await rerender({ value: "2026-11-03" });
    expect(box.value).toBe("3 November 2026");
    expect(box.getAttribute("aria-invalid")).toBeNull();
  });

  it("what was given up shows what is saved", async () => {
    const saving = fakeField();
    render(DateField, { label: "By when", value: "2026-12-03", saving, today });
    const box = screen.getByLabelText("By when") as HTMLInputElement;
    await userEvent.clear(box);
    await userEvent.type(box, "soon");
    await userEvent.tab();
    expect(box.getAttribute("aria-invalid")).toBe("true");
    saving.put.mockClear();
    saving.hold.mock.lastCall?.[1]();
    await Promise.resolve();
    expect(box.getAttribute("aria-invalid")).toBeNull();
    expect(saving.put).not.toHaveBeenCalled();
  });

  it("can be emptied", async () => {
    const oninput = vi.fn();
    render(DateField, { label: "By when", value: "2026-12-03", oninput, today });
    await userEvent.clear(screen.getByLabelText("By when"));
    expect(oninput).toHaveBeenLastCalledWith("");
  });

  it("says when a date that should lie ahead is in the past", () => {
    render(DateField, { label: "By when", value: "2026-11-02", today });
    expect(description(screen.getByLabelText("By when"))).toContain("(in the past)");
    render(DateField, { label: "Done on", value: "2026-11-02", toward: "past", today });
    expect(description(screen.getByLabelText("Done on"))).toBe("For example, 3 October 2026 | Monday 2 November 2026");
  });

  it("shows words of an earlier visit again, with what is wrong with them", () => {
    render(DateField, { label: "By when", value: "2026-11-12", saving: { ...fakeField(), unclear: "next spring" }, today });
    const box = screen.getByLabelText<HTMLInputElement>("By when");
    expect(box.value).toBe("next spring");
    expect(box.getAttribute("aria-invalid")).toBe("true");
    expect(description(box)).toContain("Try 3 February 2027");
  });

  it("is written into by nothing but the keys while somebody is in it", async () => {
    const { rerender } = render(DateField, { label: "Agreed on", value: "2026-11-02", toward: "past", today });
    const box = screen.getByLabelText<HTMLInputElement>("Agreed on");
    await userEvent.clear(box);
    await userEvent.type(box, "1/1");
    await rerender({ value: "2026-10-30" });
    expect(box.value).toBe("1/1");
    expect(screen.getByLabelText("Agreed on")).toBe(box);
  });

  it("looks for a day without a year on its own side of today", async () => {
    const oninput = vi.fn();
    render(DateField, { label: "Done on", toward: "past", oninput, today: new Date(2026, 9, 12) });
    await userEvent.type(screen.getByLabelText("Done on"), "3 March");
    await userEvent.tab();
    expect(oninput.mock.calls).toEqual([["2026-03-03"]]);
  });
});

describe("ErrorSummary", () => {
  it("takes focus and leads to the field without touching the address", async () => {
    const field = document.createElement("input");
    field.id = "the-field";
    document.body.append(field);
    render(ErrorSummary, { errors: [{ text: "Enter a name", field: "the-field" }] });
    expect(document.activeElement).toBe(screen.getByRole("group", { name: "There is a problem" }));
    const before = location.href;
    await userEvent.click(screen.getByRole("link", { name: "Enter a name" }));
    expect(document.activeElement).toBe(field);
    expect(location.href).toBe(before);
    field.remove();
  });
});
