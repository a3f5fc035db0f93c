import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announced } from "../../announce.svelte";
import { Api } from "../../api/client";
import { BackendError } from "../../backend";
import { fakeBackend } from "../../backend/fake";
import { OpenAudit } from "../open.svelte";
import { breaking, open } from "./opened";

const KEY = "standard/s11-6-7/narrative";
const RATING = "standard/s11-6-7/rating";

/** The invented program, whose disk says that it is full: what is sent then lands all the same, or does not. */
async function landed(lands: boolean) {
  const landing = { lands, fails: true, sent: () => {} };
  const opened = await open((inner) => ({
    ...inner,
    call: async <T>(name: string, args?: Record<string, unknown>): Promise<T> => {
      if (name !== "set_field" || !landing.fails) return inner.call<T>(name, args);
      if (landing.lands) await inner.call<T>(name, args);
      landing.sent();
      throw full;
    },
  }));
  return { ...opened, landing };
}

const full = new BackendError("disk-full", "The disk is full.", "Free some space, then try again.");
const locked = new BackendError("audit-locked", "This revision is locked.", "Start the next revision.");

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a typed field", () => {
  it("brings one entry for each visit to it", async () => {
    const { audit, sent } = await open();
    const field = audit.words.field(KEY);
    field.put("One");
    await vi.advanceTimersByTimeAsync(700);
    field.put("One two");
    await field.flush();
    field.put("Three");
    await field.flush();
    const entries = sent().map((call) => call.args["entry"]);
    expect(sent().map((call) => call.args["value"])).toEqual(["One", "One two", "Three"]);
    expect(entries[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(entries[1]).toBe(entries[0]);
    expect(entries[2]).not.toBe(entries[0]);
    expect(audit.words.field(KEY)).toBe(field);
  });

  it("keeps signs that nobody sees out of what is sent", async () => {
    const { audit, sent } = await open();
    audit.words.field(KEY).put("One\u000bTwo\u0000\r\nThree\tFour");
    await audit.queue.flushAll();
    expect(sent()[0]?.args["value"]).toBe("One\nTwo\nThree\tFour");
  });

  it("tells whoever watches, and moves the audit on once it is on disk", async () => {
    const { audit } = await open();
    const seen: string[] = [];
    const stop = audit.values.watch((key, value) => seen.push(`${key}=${value}`));
    const before = audit.version;
    audit.words.field(KEY).put("Hi");
    expect(seen).toEqual([`${KEY}=Hi`]);
    expect(audit.version).toBe(before);
    await audit.queue.flushAll();
    expect(audit.version).toBe(before + 1);
    stop();
    audit.words.field(KEY).put("Ho");
    expect(seen).toHaveLength(1);
  });

  it("that can never be saved can be given up", async () => {
    const { wrap } = breaking("set_field", locked);
    const { audit, queue } = await open(wrap);
    audit.words.field(KEY).put("Too late");
    expect(await queue.flushAll()).toMatchObject([{ key: KEY, error: { code: "audit-locked" } }]);
    expect(audit.values.newer(audit.values.serial)).toEqual([[KEY, "Too late"]]);
    audit.changes.giveUp([KEY]);
    expect(queue.busy).toBe(false);
    expect(audit.values.newer(audit.values.serial)).toEqual([]);
  });
});

describe("a choice", () => {
  it("is sent at once without an entry, and counts when it is on disk", async () => {
    const { audit, sent } = await open();
    const rated = audit.view.progress.rated;
    const saved = vi.fn();
    audit.changes.choose(RATING, "met", { saved });
    await audit.queue.flushAll();
    expect(sent()[0]?.args).toMatchObject({ key: RATING, value: "met", entry: "" });
    expect(saved).toHaveBeenCalledTimes(1);
    expect(audit.view.progress.rated).toBe(rated + 1);
  });

  it("that the disk did not take stays chosen, is as loud as typed text, and is saved when the disk takes it", async () => {
    const { broken, wrap } = breaking("set_field", full);
    const { audit, queue } = await open(wrap);
    const seen: string[] = [];
    audit.values.watch((_, value) => seen.push(value));
    const done = { before: "partly", saved: vi.fn(), back: vi.fn() };
    audit.changes.choose(RATING, "met", done);
    expect(await queue.flushAll()).toMatchObject([{ key: RATING, error: { code: "disk-full" } }]);
    expect(queue.state).toMatchObject({ kind: "failed" });
    expect(seen).toEqual(["met"]);
    expect(audit.values.newer(audit.values.serial)).toEqual([[RATING, "met"]]);
    expect(audit.problem).toBeNull();
    broken.now = false;
    expect(await queue.flushAll()).toEqual([]);
    expect(done.saved).toHaveBeenCalledTimes(1);
    expect(done.back).not.toHaveBeenCalled();
    expect(queue.state.kind).toBe("saved");
    expect((await audit.api.standard("x", "s11-6-7")).answer.rating).toBe("met");
  });

  it("that is refused for good shows what was there before, and says so", async () => {
    const { wrap } = breaking("set_field", locked);
    const { audit, queue } = await open(wrap);
    const seen: string[] = [];
    audit.values.watch((_, value) => seen.push(value));
    const back = vi.fn();
    audit.changes.choose(RATING, "met", { before: "partly", back });
    await queue.flushAll();
    expect(seen).toEqual(["met", "partly"]);
    expect(audit.problem?.code).toBe("audit-locked");
    expect(back).toHaveBeenCalledTimes(1);
    expect(audit.values.newer(0)).toEqual([]);
    expect(queue.busy).toBe(false);
  });

  it("that fails and landed all the same is sent again, and counts as saved", async () => {
    const { audit, landing, sent } = await landed(true);
    const done = { before: "", saved: vi.fn(), back: vi.fn() };
    audit.changes.choose(RATING, "met", done);
    await audit.queue.flushAll();
    landing.fails = false;
    expect(await audit.queue.flushAll()).toEqual([]);
    expect([...new Set(sent().map((call) => call.args["value"]))]).toEqual(["met"]);
    expect(done.saved).toHaveBeenCalledTimes(1);
    expect(done.back).not.toHaveBeenCalled();
    expect(audit.problem).toBeNull();
  });

  it("made quickly several times sends only the newest next, and an older failure does not matter", async () => {
    const { audit, landing, sent } = await landed(false);
    const back = vi.fn();
    landing.sent = () => void (landing.fails = false);
    for (const value of ["met", "partly", "not-met"]) audit.changes.choose(RATING, value, { before: "", back });
    await audit.queue.flushAll();
    expect(sent().map((call) => call.args["value"])).toEqual(["not-met"]);
    expect(back).not.toHaveBeenCalled();
    expect(audit.problem).toBeNull();
  });

});

describe("adding and removing", () => {
  it("comes after all that was typed", async () => {
    const { audit, backend } = await open();
    audit.words.field(KEY).put("First");
    const saved = await audit.changes.make(() => audit.api.addAction(audit.id, "s11-6-7"));
    expect(saved?.id).toBe("action-new-1");
    expect(backend.calls.map((call) => call.command).filter((name) => name !== "audit")).toEqual(["set_field", "add_action"]);
  });

  it("that fails says so and holds nothing up", async () => {
    const { wrap } = breaking("add_action", locked);
    const { audit } = await open(wrap);
    expect(await audit.changes.make(() => audit.api.addAction(audit.id, "s11-6-7"))).toBeNull();
    expect(audit.problem?.code).toBe("audit-locked");
    expect(audit.queue.busy).toBe(false);
  });

  it("what is made by typing is tried again until it is there", async () => {
    const { wrap, broken } = breaking("add_action", full);
    const { audit, queue } = await open(wrap);
    const then = vi.fn();
    audit.changes.makeByTyping(() => audit.api.addAction(audit.id, "s11-6-7"), then, () => {});
    expect(await queue.flushAll()).toHaveLength(1);
    broken.now = false;
    await vi.advanceTimersByTimeAsync(3100);
    expect(then).toHaveBeenCalledWith("action-new-1");
    expect(queue.busy).toBe(false);
  });

  it("what waits in the fields of a removed thing goes with it", async () => {
    const { audit, queue } = await open();
    audit.words.field("action/a/what").put("Gone");
    audit.words.field("action/b/what").put("Stays");
    audit.changes.forget("action/a/");
    expect(audit.values.newer(0)).toEqual([["action/b/what", "Stays"]]);
    await queue.flushAll().catch(() => undefined);
  });
});

describe("undo and redo", () => {
  it("go to the place, say what was taken back, and bring it again", async () => {
    const { audit } = await open();
    audit.changes.choose(RATING, "met");
    await audit.queue.flushAll();
    expect(audit.view.undo).not.toBeNull();
    const rated = audit.view.progress.rated;
    await audit.changes.undo();
    expect(location.hash).toBe(`#/audit/${audit.id}/standard/s11-6-7`);
    expect(announced().polite).toContain("Undone: rating of");
    expect(audit.view.progress.rated).toBe(rated - 1);
    expect(audit.values.newer(0)).toEqual([]);
    await audit.changes.redo();
    expect(announced().polite).toContain("Redone");
  });

  it("save what is typed first, and stop if that cannot be saved", async () => {
    const { wrap } = breaking("set_field", full);
    const { audit, backend } = await open(wrap);
    audit.words.field(KEY).put("Typed");
    await audit.changes.undo();
    expect(backend.calls.some((call) => call.command === "undo")).toBe(false);
    expect(audit.changes.busy).toBe(false);
  });

  it("say why there is nothing to undo", async () => {
    const { audit } = await open();
    await audit.changes.undo();
    expect(announced().polite).toContain("There are no changes yet.");
  });
});

it("closing waits for last words, but not for long, and not for those taken back", async () => {
  const { audit } = await open();
  const [said, forgotten] = [vi.fn(async () => {}), vi.fn(async () => {})];
  audit.beforeClosing(said);
  audit.beforeClosing(() => Promise.reject(full));
  audit.beforeClosing(() => new Promise(() => {}));
  audit.beforeClosing(forgotten)();
  const closed = vi.fn();
  void audit.closing().then(closed);
  await vi.advanceTimersByTimeAsync(999);
  expect(closed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(closed).toHaveBeenCalledTimes(1);
  expect([said, forgotten].map((one) => one.mock.calls.length)).toEqual([1, 0]);
});

it("a fake program without the command is an error like any other", async () => {
  const { audit } = await open();
  const other = new OpenAudit(new Api(fakeBackend({})), audit.queue, audit.view);
  await other.refresh();
  expect(other.problem?.code).toBe("no-such-command");
});
