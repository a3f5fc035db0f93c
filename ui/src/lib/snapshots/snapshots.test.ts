/** What is said where snapshots cannot be taken. */
import { render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import SnapshotTrouble from "./SnapshotTrouble.svelte";
import { sinceWhen, sinceWhenShort } from "./words";

const why = { why: "The disk is full.", hint: "Free some space." };

describe("snapshots that cannot be taken", () => {
  it("says since when there is none", () => {
    const now = new Date(2026, 10, 5, 9, 0);
    const at = (day: number) => new Date(2026, 10, day, 14, 2).toISOString();
    expect(sinceWhen({ last: at(4), ...why }, now)).toBe("No snapshot since yesterday at 14:02");
    expect(sinceWhen({ last: at(3), ...why }, now)).toBe("No snapshot since 3 November 2026 at 14:02");
    expect(sinceWhen({ last: null, ...why }, now)).toBe("No snapshot could be taken yet");
  });

  it("says in the header how long there was none", () => {
    const now = new Date(2026, 10, 5, 9, 0);
    const short = (day: number, hour = 8) => sinceWhenShort({ last: new Date(2026, 10, day, hour, 2).toISOString(), ...why }, now);
    expect(short(5)).toBe("No snapshot since 08:02");
    expect(short(4, 23)).toBe("No snapshot since yesterday");
    expect(short(2)).toBe("No snapshot for 3 days");
    expect(sinceWhenShort({ last: null, ...why }, now)).toBe("No snapshot yet");
  });

  it("says why, what to do, and that nothing is lost", () => {
    render(SnapshotTrouble, { trouble: { last: null, ...why } });
    const line = screen.getByText(/No snapshot could be taken yet\./);
    expect(line.textContent).toContain("The disk is full. Free some space. Your answers are saved.");
  });
});
