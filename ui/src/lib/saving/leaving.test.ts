import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sendBeforeLeaving } from "./leaving";

const line = { flushAll: vi.fn(async () => []), sendAll: vi.fn() };
let off: () => void;
beforeEach(() => {
  document.body.innerHTML = `<input id="box">`;
  vi.clearAllMocks();
  off = sendBeforeLeaving(window, line);
});
afterEach(() => {
  off();
  vi.restoreAllMocks();
});

describe("what waits is sent", () => {
  it.each(["beforeunload", "pagehide"])("at %s, without waiting for anything", (name) => {
    window.dispatchEvent(new Event(name));
    expect(line.sendAll).toHaveBeenCalledTimes(1);
  });

  it("when the person turns to another window, and not from one box to the next", () => {
    document.getElementById("box")!.dispatchEvent(new FocusEvent("blur"));
    expect(line.flushAll).not.toHaveBeenCalled();
    window.dispatchEvent(new Event("blur"));
    expect(line.flushAll).toHaveBeenCalledTimes(1);
  });

  it("when the window is hidden, and not when it comes back", () => {
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(line.flushAll).toHaveBeenCalledTimes(1);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(line.flushAll).toHaveBeenCalledTimes(1);
  });

  it("no more once nobody listens", () => {
    off();
    for (const name of ["pagehide", "blur"]) window.dispatchEvent(new Event(name));
    expect(line.sendAll).not.toHaveBeenCalled();
    expect(line.flushAll).not.toHaveBeenCalled();
  });
});
