/** How often something happened, typed slowly. */
import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { QuestionView } from "../api/generated/api";
import { type Field, TYPING_PAUSE } from "../saving";
import Count from "./Count.svelte";

const QUESTION: QuestionView = {
  id: "q-count", text: "How many referrals did you make?", help: "", kind: "count", optional: false, exactFrom: 5, commentAsked: false,
  options: [{ code: "none", label: "None" }, { code: "few", label: "1 to 4" }, { code: "more", label: "5 or more" }],
  consentAsked: null, answer: null, comment: "", consent: false, fromLastTime: false,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** The field on the screen: what is saved comes back as the program keeps it, as after every change. */
function open() {
  const saved: string[] = [];
  let waiting: (() => string) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = async (): Promise<boolean> => {
    clearTimeout(timer);
    const value = waiting?.();
    waiting = null;
    if (value === undefined) return true;
    saved.push(value);
    const number = Number(value);
    const answer = value === "" || number >= 5 ? value : number === 0 ? "none" : "few";
    await shown.rerender({ question: { ...QUESTION, answer } });
    return true;
  };
  const saving: Field<string> = {
    put(value) {
      clearTimeout(timer);
      waiting = () => value;
      timer = setTimeout(() => void save(), TYPING_PAUSE);
    },
    hold(read) {
      clearTimeout(timer);
      waiting = read;
    },
    flush: save,
  };
  const shown = render(Count, { question: QUESTION, saving, locked: false, onchoose: () => {} });
  const box = screen.getByLabelText<HTMLInputElement>(/^Or the number/);
  const type = async (text: string): Promise<void> => {
    await fireEvent.input(box, { target: { value: text } });
    await vi.advanceTimersByTimeAsync(5 * TYPING_PAUSE);
  };
  const leave = async (): Promise<void> => {
    await fireEvent.blur(box);
    await vi.advanceTimersByTimeAsync(1);
  };
  return { saved, box, type, leave };
}

describe("a count", () => {
  it("takes a number however slowly it is typed", async () => {
    const { saved, box, type, leave } = open();
    await type("1");
    expect(box.value).toBe("1");
    expect(saved).toEqual([]);
    await type("12");
    expect(box.value).toBe("12");
    await leave();
    expect(saved).toEqual(["12"]);
    expect(box.value).toBe("12");
  });

  it("keeps a small number as its band once the box is left", async () => {
    const { saved, box, type, leave } = open();
    await type("3");
    await leave();
    expect(saved).toEqual(["3"]);
    expect(box.value).toBe("");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "1 to 4" }).checked).toBe(true);
  });

  it("keeps what is typed while the last save comes back", async () => {
    const { saved, box, type } = open();
    await type("12");
    expect(saved).toEqual(["12"]);
    await type("120");
    await type("");
    expect([...saved]).toEqual(["12", "120", ""]);
    expect(box.value).toBe("");
  });
});
