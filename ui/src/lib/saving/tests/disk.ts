/** A disk for tests of the line of saves, whose answers are given by hand. */
import { vi } from "vitest";
import { BackendError, type Code } from "../../backend";
import { type SaveQueue, TYPING_PAUSE } from "../queue";

/** A store whose every write is answered by hand, in the order that the test wants. */
export class Disk {
  rows = new Map<string, string>();
  log: string[] = [];
  open: { key: string; value: string; land: () => void; fail: (code?: Code) => void }[] = [];

  write = (key: string) => (value: string) =>
    new Promise<void>((resolve, reject) => {
      this.open.push({
        key,
        value,
        land: () => {
          this.rows.set(key, value);
          this.log.push(`${key}=${value}`);
          resolve();
        },
        fail: (code: Code = "disk-full") => reject(new BackendError(code, "The disk is full.", "Make room.")),
      });
    });

  /** `at`: which of those under way; the oldest where nothing is said. */
  async answer(how: "land" | "fail" = "land", code?: Code, at = 0): Promise<void> {
    const [next] = this.open.splice(at, 1);
    if (next === undefined) throw new Error("nothing was being saved");
    if (how === "land") next.land();
    else next.fail(code);
    await settle();
  }
}

/** A typed field of the line. */
export const field = (line: SaveQueue, key: string, save: (value: string) => Promise<unknown>) => ({
  put: (value: string) => line.put(key, value, save, { pause: TYPING_PAUSE }),
  flush: () => line.flush(key),
});

export const settle = () => vi.advanceTimersByTimeAsync(0);
