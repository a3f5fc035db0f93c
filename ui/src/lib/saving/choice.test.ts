import { describe, expect, it, vi } from "vitest";
import { BackendError } from "../backend/index";
import { Choice, type ChoiceOptions } from "./choice";
import { SaveQueue } from "./queue";

const full = new BackendError("disk-full", "The disk is full.", "Make room.");

function set(options: Partial<ChoiceOptions<string>> = {}) {
  const answers: { value: string; land: () => void; fail: () => void }[] = [];
  const save = (value: string) =>
    new Promise<void>((resolve, reject) => answers.push({ value, land: resolve, fail: () => reject(full) }));
  const queue = new SaveQueue();
  const onConfirmed = vi.fn();
  const onReturned = vi.fn();
  const choice = new Choice({ queue, key: "k", initial: "none", save, onConfirmed, onReturned, ...options });
  const next = async (how: "land" | "fail") => {
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0));
    answers.shift()![how]();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { choice, queue, answers, next, onConfirmed, onReturned };
}

describe("a choice", () => {
  it("is shown at once and confirmed after the commit", async () => {
    const { choice, next, onConfirmed } = set();
    choice.choose("met");
    expect(choice.state).toMatchObject({ shown: "met", confirmed: "none" });
    expect(choice.pending).toBe(true);
    expect(onConfirmed).not.toHaveBeenCalled();
    await next("land");
    expect(choice.state).toEqual({ shown: "met", confirmed: "met", error: null });
    expect(onConfirmed).toHaveBeenCalledExactlyOnceWith("met");
  });

  it("goes back to what stood before when the commit fails, and says so", async () => {
    const { choice, queue, next, onReturned } = set();
    choice.choose("met");
    await next("fail");
    expect(choice.state).toEqual({ shown: "none", confirmed: "none", error: full });
    expect(onReturned).toHaveBeenCalledExactlyOnceWith("none", full);
    expect(queue.busy).toBe(false);
  });

  it("asks the store what stands, because a failed commit may have landed", async () => {
    const { choice, next, onConfirmed, onReturned } = set({ reread: () => Promise.resolve("met") });
    choice.choose("met");
    await next("fail");
    expect(choice.state).toEqual({ shown: "met", confirmed: "met", error: null });
    expect(onConfirmed).toHaveBeenCalledWith("met");
    expect(onReturned).not.toHaveBeenCalled();
  });

  it("made quickly several times sends only the last", async () => {
    const { choice, answers, next } = set();
    choice.choose("met");
    choice.choose("partly");
    choice.choose("not");
    await next("land");
    expect(choice.state).toMatchObject({ shown: "not", confirmed: "met" });
    expect(answers.map((a) => a.value)).toEqual(["not"]);
    await next("land");
    expect(choice.state).toMatchObject({ shown: "not", confirmed: "not" });
  });

  it("stays when an older one fails", async () => {
    const { choice, next, onReturned } = set();
    choice.choose("met");
    choice.choose("partly");
    await next("fail");
    expect(choice.state.shown).toBe("partly");
    await next("land");
    expect(choice.state).toEqual({ shown: "partly", confirmed: "partly", error: null });
    expect(onReturned).not.toHaveBeenCalled();
  });

  it("made again while the store is being asked is not undone", async () => {
    let tell: (value: string) => void = () => {};
    const { choice, next } = set({ reread: () => new Promise((resolve) => (tell = resolve)) });
    choice.choose("met");
    await next("fail");
    choice.choose("met");
    tell("none");
    await next("land");
    expect(choice.state).toEqual({ shown: "met", confirmed: "met", error: null });
  });

  it("holds up leaving until it is on disk", async () => {
    const { choice, queue, next } = set();
    choice.choose("met");
    const left = vi.fn();
    void queue.flushAll().then(left);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(left).not.toHaveBeenCalled();
    await next("land");
    expect(left).toHaveBeenCalledWith([]);
  });
});
