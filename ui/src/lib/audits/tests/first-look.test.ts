import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError } from "../../backend";
import type { SettingsView, StartView } from "../../api/generated/api";
import { firstLook, OPENING_AFTER } from "../first-look";

const start = { warnings: ["the start"] } as unknown as StartView;
const settings = { theme: "dark" } as unknown as SettingsView;
const after = <T>(milliseconds: number, value: T) => () => new Promise<T>((done) => setTimeout(done, milliseconds, value));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what the start shows", () => {
  it("is waited for a fifth of a second, and no longer", () => {
    expect(OPENING_AFTER).toBe(200);
  });

  it("is drawn at once where it comes in time", async () => {
    const look = firstLook({ start: after(OPENING_AFTER - 1, start), settings: after(1, settings) });
    await vi.advanceTimersByTimeAsync(OPENING_AFTER - 1);
    expect(await look).toEqual({ start, settings });
  });

  it("is asked for again by the screen where it takes longer", async () => {
    const look = firstLook({ start: after(OPENING_AFTER + 1, start), settings: after(1, settings) });
    await vi.advanceTimersByTimeAsync(OPENING_AFTER);
    expect(await look).toBeNull();
  });

  it("is said by the screen where it went wrong", async () => {
    const fails = () => Promise.reject(new BackendError("damaged-store", "It is damaged.", ""));
    expect(await firstLook({ start: fails, settings: after(0, settings) })).toBeNull();
  });
});
