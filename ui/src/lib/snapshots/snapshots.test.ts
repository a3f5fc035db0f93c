/** What is said where snapshots cannot be taken. */
import { render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import SnapshotList from "./SnapshotList.svelte";
import SnapshotTrouble from "./SnapshotTrouble.svelte";
import type { SnapshotView, StartView } from "../api/generated/api";
import SnapshotAge from "./SnapshotAge.svelte";
import { sayLastChange, sayLine, sayMaker, sinceWhen, sinceWhenShort } from "./words";

const why = { why: "The disk is full.", hint: "Free some space.", secondFolder: false };
const second = { ...why, secondFolder: true };

describe("snapshots that cannot be taken", () => {
  it("says since when there is none", () => {
    const now = new Date(2026, 10, 5, 9, 0);
    const at = (day: number) => new Date(2026, 10, day, 14, 2).toISOString();
    expect(sinceWhen({ last: at(4), ...why }, now)).toBe("No snapshot since yesterday at 14:02");
    expect(sinceWhen({ last: at(3), ...why }, now)).toBe("No snapshot since 3 November 2026 at 14:02");
    expect(sinceWhen({ last: null, ...why }, now)).toBe("No snapshot could be taken yet");
    expect(sinceWhen({ last: at(3), ...second }, now)).toBe("No copy in the second folder since 3 November 2026 at 14:02");
    expect(sinceWhen({ last: null, ...second }, now)).toBe("Nothing could be copied to the second folder yet");
  });

  it("says in the header how long there was none", () => {
    const now = new Date(2026, 10, 5, 9, 0);
    const short = (day: number, hour = 8) => sinceWhenShort({ last: new Date(2026, 10, day, hour, 2).toISOString(), ...why }, now);
    expect(short(5)).toBe("No snapshot since 08:02");
    expect(short(4, 23)).toBe("No snapshot since yesterday");
    expect(short(2)).toBe("No snapshot for 3 days");
    expect(sinceWhenShort({ last: null, ...why }, now)).toBe("No snapshot yet");
    expect(sinceWhenShort({ last: new Date(2026, 10, 2, 8).toISOString(), ...second }, now)).toBe("No second copy for 3 days");
  });

  it("says why, what to do, and that nothing is lost", () => {
    render(SnapshotTrouble, { trouble: { last: null, ...why } });
    const line = screen.getByText(/No snapshot could be taken yet\./);
    expect(line.textContent).toContain("The disk is full. Free some space. Your answers are saved.");
  });
});

describe("a damaged snapshot", () => {
  const damaged = {
    name: "a.db", made: "2026-11-03T14:02:00Z", size: 9000, occasion: null, secondFolder: false, usable: true, damaged: true,
    holds: "Restoring it brings back everything that can still be read, and lists the rest", person: null, computer: null,
    lastChange: null, lastChangeBy: null, line: "not-known", fromElsewhere: false, unknown: [], audits: [],
  } satisfies SnapshotView;

  it("is said to be one, and can be restored", () => {
    render(SnapshotList, { snapshots: [damaged], onrestore: () => {} });
    expect(screen.getByText("Damaged")).toBeTruthy();
    expect(screen.getByText(/everything that can still be read, and lists the rest\./)).toBeTruthy();
    expect(screen.getByRole("button", { name: /^Restore/ })).toBeTruthy();
    expect(screen.queryByText(/Nothing has been answered in it/)).toBeNull();
  });
});

describe("the foot of the start", () => {
  const now = new Date(2026, 10, 5, 9, 0);
  const at = (day: number) => new Date(2026, 10, day, 14, 2).toISOString();
  const folder = { folder: "S:\\Copies", token: "", byIt: false, last: at(4), problem: null, sameDisk: false, beside: false };
  const words = (start: Partial<StartView>) => {
    const { container, unmount } = render(SnapshotAge, { start: { audits: [{}], lastSnapshot: at(5), snapshotTrouble: null, secondFolder: null, ...start } as StartView, now });
    const text = container.textContent!.replace(/\s+/g, " ").trim();
    unmount();
    return text;
  };

  it("says how old the last copy elsewhere is, where there is a second folder", () => {
    expect(words({})).toBe("Last snapshot today at 14:02. Snapshots");
    // Before there is any audit one may be brought back.
    expect(words({ audits: [] })).toBe("If you have a snapshot of your audits, for example from another computer, you can restore it. Snapshots");
    expect(words({ secondFolder: folder })).toContain("Last copy in the second folder yesterday at 14:02.");
    expect(words({ secondFolder: { ...folder, last: null } })).toContain("Nothing has been copied to the second folder yet.");
    const beside = { ...folder, beside: true };
    expect(words({ secondFolder: beside })).toContain("also holds another copy of your audits, which may be newer. It is kept there");
    expect(words({ secondFolder: folder })).not.toContain("another copy");
  });

  it("warns of a second folder that is not reached, and still says the last snapshot", () => {
    const said = words({ secondFolder: folder, snapshotTrouble: { last: at(2), why: "The folder is not there.", hint: "", secondFolder: true } });
    expect(said).toContain("Last snapshot today at 14:02.");
    expect(said).toContain("No copy in the second folder since 2 November 2026 at 14:02. The folder is not there.");
    expect(said).toContain("Your answers are saved, on this computer only.");
    expect(said).not.toContain("Last copy");
  });
});

describe("whose a snapshot is", () => {
  const none = { person: null, computer: null, lastChange: null, lastChangeBy: null, line: "not-known" } as SnapshotView;
  const now = new Date(2026, 10, 5, 9, 0);

  it("names the person and the computer, or says that they are not known", () => {
    expect(sayMaker({ ...none, person: "Ann Ash", computer: "DESK-2" })).toBe("Made by Ann Ash on DESK-2");
    expect(sayMaker({ ...none, person: "Ann Ash" })).toBe("Made by Ann Ash; it is not known on which computer");
    expect(sayMaker({ ...none, computer: "DESK-2" })).toBe("Made on DESK-2; it is not known who by");
    expect(sayMaker(none)).toBe("It is not known who made it or on which computer");
  });

  it("says the last change and how it compares with what is open", () => {
    const changed = { ...none, lastChange: new Date(2026, 10, 5, 8, 30).toISOString() };
    expect(sayLastChange({ ...changed, lastChangeBy: "Bo Birch" }, now)).toBe("Last change today at 08:30, by Bo Birch");
    expect(sayLastChange(changed, now)).toBe("Last change today at 08:30");
    expect(sayLastChange(none, now)).toBe("It has no answers");
    expect(sayLine({ ...none, line: "newer" })).toBe("Newer than your audits now");
    expect(sayLine({ ...none, line: "older" })).toBe("Older than your audits now");
    expect(sayLine({ ...none, line: "another" })).toContain("Neither newer nor older");
    expect(sayLine(none)).toBe("");
  });
});
