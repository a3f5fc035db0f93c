/** The line of saves: when something is sent, what is said of it, and what is waited for. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SaveQueue, type SavingState, TYPING_PAUSE } from "../queue";
import { Disk, field, settle } from "./disk";

let disk: Disk;
let queue: SaveQueue;
let states: SavingState["kind"][];

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date(2026, 10, 3, 14, 2));
  disk = new Disk();
  queue = new SaveQueue({ isFinal: (error) => error.code === "audit-locked" });
  states = [];
  queue.subscribe((state) => states.push(state.kind));
});

afterEach(() => vi.useRealTimers());

describe("typing", () => {
  it("without a pause is sent every two seconds all the same", async () => {
    const narrative = field(queue, "n", disk.write("n"));
    let text = "";
    for (let letter = 0; letter < 50; letter += 1) {
      text += "a";
      narrative.put(text);
      await vi.advanceTimersByTimeAsync(190);
      if (disk.open.length > 0) await disk.answer();
    }
    // Ten seconds at an ordinary pace: nothing older than two of them was ever only in memory.
    expect(disk.log.length).toBeGreaterThanOrEqual(4);
    expect(text.length - (disk.rows.get("n") ?? "").length).toBeLessThanOrEqual(11);
  });

  it("is sent after a pause of less than a second, once", async () => {
    expect(TYPING_PAUSE).toBeLessThan(1000);
    const narrative = field(queue, "n", disk.write("n"));
    for (const text of ["a", "ab", "abc"]) {
      narrative.put(text);
      await vi.advanceTimersByTimeAsync(TYPING_PAUSE - 1);
    }
    expect(disk.open).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(disk.open.map((w) => w.value)).toEqual(["abc"]);
    expect(queue.state.kind).toBe("saving");
    await disk.answer();
    expect(queue.state).toEqual({ kind: "saved", at: new Date() });
  });

  it("says when something was saved that no field was typed for", () => {
    const queue = new SaveQueue();
    expect(queue.state.kind).toBe("idle");
    vi.setSystemTime(new Date("2026-11-22T10:18:00Z"));
    queue.savedElsewhere();
    expect(queue.state).toEqual({ kind: "saved", at: new Date("2026-11-22T10:18:00Z") });
  });

  it("never says saved before the store has answered", async () => {
    field(queue, "n", disk.write("n")).put("a");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states).not.toContain("saved");
    expect(disk.open).toHaveLength(1);
  });

  it("sends what was typed during a write next, and the newest only", async () => {
    const narrative = field(queue, "n", disk.write("n"));
    narrative.put("one");
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE);
    narrative.put("two");
    narrative.put("three");
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE);
    expect(disk.open.map((w) => w.value)).toEqual(["one"]);
    await disk.answer();
    expect(queue.state.kind).toBe("saving");
    expect(disk.open.map((w) => w.value)).toEqual(["three"]);
    await disk.answer();
    expect(disk.log).toEqual(["n=one", "n=three"]);
    expect(queue.busy).toBe(false);
  });
});

describe("what waits to be asked for", () => {
  it("counts as not saved, is sent only when flushed, and takes the place of what waited", async () => {
    queue.put("a", "1", disk.write("a"));
    queue.put("n", "2020", disk.write("n"));
    queue.put("n", "3 Nov 20", disk.write("n"), { pause: Infinity });
    await disk.answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(disk.log).toEqual(["a=1"]);
    expect(queue.state.kind).toBe("saving");
    const left = queue.flushAll();
    await settle();
    await disk.answer();
    expect(await left).toEqual([]);
    expect(disk.log).toEqual(["a=1", "n=3 Nov 20"]);
  });
});

describe("several fields", () => {
  it("reach the disk in the order in which they were changed", async () => {
    for (const key of ["c", "a", "b"]) queue.put(key, key, disk.write(key));
    while (disk.open.length > 0) await disk.answer();
    expect(disk.log).toEqual(["c=c", "a=a", "b=b"]);
  });

  it("go on when one of them fails", async () => {
    queue.put("a", "1", disk.write("a"));
    queue.put("b", "1", disk.write("b"));
    await disk.answer("fail");
    await disk.answer();
    expect(disk.log).toEqual(["b=1"]);
    expect(queue.state).toMatchObject({ kind: "failed", failures: [{ key: "a", error: { code: "disk-full" } }] });
  });
});

describe("failure", () => {
  it("is said at once, tried again by itself, and heals", async () => {
    queue.put("n", "text", disk.write("n"));
    await disk.answer("fail");
    expect(queue.state.kind).toBe("failed");
    await vi.advanceTimersByTimeAsync(1000);
    await disk.answer("fail");
    await vi.advanceTimersByTimeAsync(2999);
    expect(disk.open).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(queue.state.kind).toBe("failed");
    await disk.answer();
    expect(queue.state.kind).toBe("saved");
    expect(disk.rows.get("n")).toBe("text");
  });

  it("keeps newer typing, never the failed text", async () => {
    queue.put("n", "old", disk.write("n"));
    queue.put("n", "new", disk.write("n"), { pause: TYPING_PAUSE });
    await disk.answer("fail");
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE);
    await disk.answer();
    expect(disk.log).toEqual(["n=new"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(disk.open).toHaveLength(0);
  });

  it("of the final kind keeps the value but does not knock again", async () => {
    queue.put("n", "text", disk.write("n"));
    await disk.answer("fail", "audit-locked");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(disk.open).toHaveLength(0);
    expect(queue.state.kind).toBe("failed");
    queue.discard("n");
    expect(queue.busy).toBe(false);
  });

  it("that is given up is told, also when it was being tried again just then", async () => {
    const onGivenUp = vi.fn();
    queue.put("n", "text", disk.write("n"), { onGivenUp });
    await disk.answer("fail", "audit-locked");
    queue.discard("n");
    expect(onGivenUp).toHaveBeenCalledTimes(1);
    queue.put("n", "text", disk.write("n"), { onGivenUp });
    queue.discard("n");
    await disk.answer("fail", "audit-locked");
    expect(onGivenUp).toHaveBeenCalledTimes(2);
    expect(queue.busy).toBe(false);
  });

  it("of a save that throws at once is a failure like any other", async () => {
    queue.put("n", "x", () => {
      throw new Error("no bridge");
    });
    await settle();
    expect(queue.state).toMatchObject({ kind: "failed", failures: [{ error: { code: "unexpected" } }] });
  });
});

describe("leaving", () => {
  it("waits for everything, pauses and writes under way included", async () => {
    queue.put("a", "1", disk.write("a"));
    queue.put("b", "2", disk.write("b"), { pause: TYPING_PAUSE });
    const left = vi.fn();
    void queue.flushAll().then(left);
    await disk.answer();
    expect(left).not.toHaveBeenCalled();
    await disk.answer();
    expect(left).toHaveBeenCalledWith([]);
    expect(disk.log).toEqual(["a=1", "b=2"]);
  });

  it("waits for what is changed while it waits", async () => {
    queue.put("a", "1", disk.write("a"));
    const left = vi.fn();
    void queue.flushAll().then(left);
    queue.put("a", "2", disk.write("a"), { pause: TYPING_PAUSE });
    await disk.answer();
    expect(left).not.toHaveBeenCalled();
    await disk.answer();
    expect(disk.log).toEqual(["a=1", "a=2"]);
    expect(left).toHaveBeenCalledWith([]);
  });

  it("says what could not be saved, after one more try", async () => {
    queue.put("a", "1", disk.write("a"));
    await disk.answer("fail", "audit-locked");
    const leaving = queue.flushAll();
    await disk.answer("fail", "audit-locked");
    expect(await leaving).toMatchObject([{ key: "a", error: { code: "audit-locked" } }]);
  });

  it("is instant when nothing waits", async () => {
    expect(await queue.flushAll()).toEqual([]);
  });

  it("of one field answers for that field", async () => {
    const a = field(queue, "a", disk.write("a"));
    a.put("1");
    const flushed = a.flush();
    await disk.answer();
    expect(await flushed).toBe(true);
    a.put("2");
    const failed = a.flush();
    await disk.answer("fail");
    expect(await failed).toBe(false);
  });
});
