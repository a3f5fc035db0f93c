import { describe, expect, it, vi } from "vitest";
import { fakeBackend } from "./fake";
import { BackendError, toBackendError } from "./index";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke }));

const { tauriBackend, CLOSING_EVENT, CLOSING_ANSWER, CLOSING_WAITS, REOPENED_EVENT } = await import("./tauri");

describe("errors that reach a person", () => {
  it("keep code, sentence and hint", async () => {
    invoke.mockRejectedValueOnce({ code: "disk-full", message: "The disk is full.", hint: "Make room." });
    const failure = await tauriBackend().call("rate").catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(BackendError);
    expect(failure).toMatchObject({ code: "disk-full", message: "The disk is full.", hint: "Make room." });
  });

  it.each([[undefined], [null], [42], [{}], ["broken pipe"], [new Error("boom")]])("never shows %o raw", (reason) => {
    const error = toBackendError(reason);
    expect(error.code).toBe("unexpected");
    expect(error.message).not.toContain("[object");
    expect(error.hint).not.toBe("");
  });
});

describe("what is saved in one field", () => {
  it("is numbered in the order in which it was sent, and other commands are not", () => {
    invoke.mockReset().mockResolvedValue(undefined);
    const backend = tauriBackend();
    void backend.call("set_field", { key: "a", value: "older" });
    void backend.call("keep_words", { key: "a", words: "" });
    void backend.call("audit", { audit: "x" });
    void tauriBackend().call("set_field", { key: "a", value: "newer" });
    const [first, second, other, third] = invoke.mock.calls.map(([, args]) => args as { sent?: { page: string; number: number } });
    expect(first).toMatchObject({ key: "a", value: "older" });
    expect(other).toEqual({ audit: "x" });
    expect(new Set([first!.sent!.page, second!.sent!.page, third!.sent!.page]).size).toBe(1);
    expect(second!.sent!.number).toBe(first!.sent!.number + 1);
    expect(third!.sent!.number).toBe(second!.sent!.number + 1);
  });
});

describe("closing the window", () => {
  it("answers once, after the handler is done, however often the cross is pressed", async () => {
    invoke.mockResolvedValue(undefined);
    let done: (close: boolean) => void = () => {};
    const stop = tauriBackend().onClosing(() => new Promise((resolve) => (done = resolve)));
    window.dispatchEvent(new Event(CLOSING_EVENT));
    window.dispatchEvent(new Event(CLOSING_EVENT));
    expect(invoke).not.toHaveBeenCalledWith(CLOSING_ANSWER, expect.anything());
    done(true);
    await vi.waitFor(() => expect(invoke).toHaveBeenCalledWith(CLOSING_ANSWER, { close: true }));
    expect(invoke.mock.calls.filter(([name]) => name === CLOSING_ANSWER)).toHaveLength(1);
    stop();
  });

  it("says every second that it still waits, and no more once it is done", async () => {
    vi.useFakeTimers();
    invoke.mockReset().mockResolvedValue(undefined);
    let done: (close: boolean) => void = () => {};
    const stop = tauriBackend().onClosing(() => new Promise((resolve) => (done = resolve)));
    window.dispatchEvent(new Event(CLOSING_EVENT));
    const waits = () => invoke.mock.calls.filter(([name]) => name === CLOSING_WAITS).length;
    await vi.advanceTimersByTimeAsync(20_500);
    expect(waits()).toBe(20);
    done(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(waits()).toBe(20);
    expect(invoke).toHaveBeenCalledWith(CLOSING_ANSWER, { close: true });
    stop();
    vi.useRealTimers();
  });

  it("stays open when saving throws", async () => {
    invoke.mockReset().mockResolvedValue(undefined);
    const stop = tauriBackend().onClosing(() => Promise.reject(new Error("no")));
    window.dispatchEvent(new Event(CLOSING_EVENT));
    await vi.waitFor(() => expect(invoke).toHaveBeenCalledWith(CLOSING_ANSWER, { close: false }));
    stop();
  });
});

describe("a page that took the place of one that stopped", () => {
  it("hears it once, also where it was said before anybody asked", () => {
    const early = tauriBackend();
    window.dispatchEvent(new Event(REOPENED_EVENT));
    const heard = vi.fn();
    early.onReopened(heard)();
    early.onReopened(heard)();
    expect(heard).toHaveBeenCalledTimes(1);
    const stop = early.onReopened(heard);
    window.dispatchEvent(new Event(REOPENED_EVENT));
    expect(heard).toHaveBeenCalledTimes(2);
    stop();
    window.dispatchEvent(new Event(REOPENED_EVENT));
    expect(heard).toHaveBeenCalledTimes(2);
  });
});

describe("the fake", () => {
  it("records calls and refuses unknown commands", async () => {
    const backend = fakeBackend({ add: ({ a, b }) => Number(a) + Number(b) });
    expect(await backend.call("add", { a: 1, b: 2 })).toBe(3);
    await expect(backend.call("nope")).rejects.toMatchObject({ code: "no-such-command" });
    expect(backend.calls.map((c) => c.command)).toEqual(["add", "nope"]);
  });
});
