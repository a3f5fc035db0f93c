/** Nothing that was typed is lost, whatever the disk does and whenever the page goes. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError } from "../../backend";
import { SaveQueue, TYPING_PAUSE } from "../queue";
import { Disk, field } from "./disk";

let disk: Disk;
let queue: SaveQueue;

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date(2026, 10, 3, 14, 2));
  disk = new Disk();
  queue = new SaveQueue({ isFinal: (error) => error.code === "audit-locked" });
});

afterEach(() => vi.useRealTimers());

describe("nothing is lost, whatever the disk does", () => {
  it("for 300 random histories", async () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = generator(seed);
      const rows = new Map<string, number>();
      const typed = new Map<string, number>();
      const line = new SaveQueue();
      const save = (key: string) => async (value: number) => {
        await new Promise((resolve) => setTimeout(resolve, random() * 900));
        // A write may land and still be reported as failed.
        const fails = random() < 0.3;
        if (!fails || random() < 0.5) rows.set(key, value);
        if (fails) throw new BackendError("disk-error", "It failed.", "");
      };
      for (let step = 0; step < 25; step += 1) {
        const key = "abc"[Math.floor(random() * 3)]!;
        typed.set(key, step);
        line.put(key, step, save(key), { pause: random() < 0.5 ? TYPING_PAUSE : 0 });
        await vi.advanceTimersByTimeAsync(random() * 1200);
        if (line.state.kind === "saved") expect([...rows].sort()).toEqual([...typed].sort());
      }
      await vi.advanceTimersByTimeAsync(400_000);
      expect(line.state.kind).toBe("saved");
      expect([...rows].sort()).toEqual([...typed].sort());
    }
  }, 60_000);
});

/** A small repeatable generator (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe("when the page goes", () => {
  it("everything that waits is sent at once, in the order in which it was changed", () => {
    field(queue, "n", disk.write("n")).put("typed");
    queue.put("date", "3 Nov", disk.write("date"), { pause: Infinity });
    queue.put("rating", "met", disk.write("rating"));
    // The rating is under way already: the others wait behind it.
    queue.sendAll();
    expect(disk.open.map(({ key, value }) => `${key}=${value}`)).toEqual(["rating=met", "n=typed", "date=3 Nov"]);
    queue.sendAll();
    expect(disk.open).toHaveLength(3);
  });

  it("counts as saved where the page stays after all, and not before the store has answered", async () => {
    field(queue, "n", disk.write("n")).put("typed");
    queue.sendAll();
    const flushed = queue.flushAll();
    const left = queue.flush("n");
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE);
    expect(queue.state.kind).toBe("saving");
    await disk.answer();
    expect(await flushed).toEqual([]);
    expect(await left).toBe(true);
    expect(queue.state.kind).toBe("saved");
    expect(disk.log).toEqual(["n=typed"]);
  });

  it("a newer value goes beside an older one that is under way, which never comes back", async () => {
    const narrative = field(queue, "n", disk.write("n"));
    narrative.put("old");
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE);
    narrative.put("newer");
    queue.sendAll();
    expect(disk.open.map((w) => w.value)).toEqual(["old", "newer"]);
    await disk.answer("fail");
    expect(queue.busy).toBe(true);
    await disk.answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(disk.open).toHaveLength(0);
    expect(disk.log).toEqual(["n=newer"]);
    expect(queue.busy).toBe(false);
  });

  it("a newer value that fails is kept, also where the older one arrives after all", async () => {
    const narrative = field(queue, "n", disk.write("n"));
    narrative.put("old");
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE);
    narrative.put("newer");
    queue.sendAll();
    await disk.answer("fail", undefined, 1);
    expect(queue.state.kind).toBe("failed");
    await disk.answer();
    expect(queue.state.kind).toBe("failed");
    await vi.advanceTimersByTimeAsync(1000);
    await disk.answer();
    expect(disk.log).toEqual(["n=old", "n=newer"]);
    expect(queue.busy).toBe(false);
  });

  it("what the disk did not take is kept and tried again", async () => {
    field(queue, "n", disk.write("n")).put("typed");
    queue.sendAll();
    await disk.answer("fail");
    expect(queue.state.kind).toBe("failed");
    await vi.advanceTimersByTimeAsync(1000);
    await disk.answer();
    expect(disk.log).toEqual(["n=typed"]);
  });
});
