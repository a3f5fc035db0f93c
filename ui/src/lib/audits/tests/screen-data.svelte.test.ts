import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError } from "../../backend";
import { ScreenData } from "../screen-data.svelte";
import { sayMinutes } from "../progress";
import { open } from "./opened";

const full = new BackendError("disk-full", "The disk is full.", "Free some space, then try again.");
const KEY = "standard/s11-6-7/narrative";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what a screen has read", () => {
  it("is never older than what was typed meanwhile", async () => {
    const { audit } = await open();
    let answer: (text: { text: string }) => void = () => {};
    const read = () => new Promise<{ text: string }>((resolve) => (answer = resolve));
    const loaded = new ScreenData(audit, read, (view, key, value) => void (key === KEY && (view.text = value)));
    const loading = loaded.load();
    audit.words.field(KEY).put("Typed while it was read");
    await audit.queue.flushAll();
    answer({ text: "Old" });
    await loading;
    expect(loaded.view?.text).toBe("Typed while it was read");
  });

  it("an older answer never takes the place of a newer one", async () => {
    const { audit } = await open();
    const answers: ((view: { n: number }) => void)[] = [];
    const loaded = new ScreenData<{ n: number }>(audit, () => new Promise((resolve) => answers.push(resolve)), () => {});
    const [first, second] = [loaded.load(), loaded.load()];
    answers[1]?.({ n: 2 });
    answers[0]?.({ n: 1 });
    await Promise.all([first, second]);
    expect(loaded.view?.n).toBe(2);
  });

  it("stays on screen when it cannot be read again", async () => {
    const { audit } = await open();
    let broken = false;
    const loaded = new ScreenData(audit, async () => {
      if (broken) throw full;
      return { n: 1 };
    }, () => {});
    await loaded.load();
    broken = true;
    await loaded.load();
    expect(loaded.view?.n).toBe(1);
    expect(loaded.error?.code).toBe("disk-full");
    broken = false;
    await loaded.load();
    expect(loaded.error).toBeNull();
  });

  it("follows the audit", async () => {
    const { audit } = await open();
    const read = vi.fn(async () => ({ text: "" }));
    let loaded: ScreenData<{ text: string }> | undefined;
    const stop = $effect.root(() => {
      loaded = new ScreenData(audit, read, (view, key, value) => void (key === KEY && (view.text = value)));
      loaded.follow();
    });
    flushSync();
    await vi.advanceTimersByTimeAsync(0);
    audit.words.field(KEY).put("At once");
    expect(loaded?.view?.text).toBe("At once");
    await audit.queue.flushAll();
    flushSync();
    expect(read).toHaveBeenCalledTimes(2);
    stop();
  });
});

it("counts down in words", () => {
  expect([1, 5, 6, 23, 57, 58, 74, 89, 120, 165].map(sayMinutes)).toEqual([
    "a few minutes", "a few minutes", "about 10 minutes", "about 25 minutes", "about an hour", "about an hour", "about an hour",
    "about 1½ hours", "about 2 hours", "about 3 hours",
  ]);
});
