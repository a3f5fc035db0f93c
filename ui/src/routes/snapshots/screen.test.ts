import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { Component } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { elsewhere, snapshots } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import { told } from "../../lib/announce.svelte";
import { BackendError } from "../../lib/backend";
import Snapshots from "./Screen.svelte";

const screenOf = Snapshots as Component<never> as never;
const fails = () => {
  throw new BackendError("disk-full", "The disk is full.", "Free some space.");
};

describe("Snapshots", () => {
  it("lists what each holds and where, and refuses the damaged with why", async () => {
    await draw(screenOf, "open");
    const list = await screen.findByRole("list", { name: "Snapshots, newest first" });
    await vi.waitFor(() => expect(list.children).toHaveLength(4));
    const rows = [...list.children];
    expect(words(rows[3]!)).toContain("2 audits, 61 answers");
    expect(words(rows[3]!)).toContain("In the second folder");
    expect(words(rows[1]!)).toContain("Cannot be restored This file is damaged: part of it cannot be read.");
    expect(within(rows[1] as HTMLElement).queryByRole("button")).toBeNull();
    expect(words(screen.getByRole("alert"))).toContain("Snapshots are not getting to the second folder.");
    expect(words(rows[0]!)).toContain("The same as your audits now");
    expect(words(rows[0]!)).toContain("Made by Beth Larkin on PRACTICE-DESK-2");
    expect(words(rows[2]!)).toContain("It is not known who made it or on which computer");
  });

  it("puts the snapshots of other computers behind a line, with a warning there and before one is restored", async () => {
    const { called } = await draw(screenOf, "open");
    const line = await screen.findByText("From other computers (3)");
    const details = line.closest("details")!;
    expect(details.open).toBe(false);
    await userEvent.click(line);
    expect(words(details)).toContain("These may be somebody else’s work.");
    const list = within(details).getByRole("list", { name: "Snapshots from other computers, newest first" });
    expect(list.children).toHaveLength(3);
    expect(words(list.children[0]!)).toContain("Newer than your audits now");
    await userEvent.click(within(list.children[1] as HTMLElement).getByRole("button", { name: /^Restore/ }));
    const dialog = await screen.findByRole("dialog");
    expect(words(dialog)).toContain("This snapshot is from another computer. Made by Cy Cedar on WARD-3.");
    expect(words(dialog)).toContain("Neither newer nor older");
    await userEvent.click(within(dialog).getByRole("button", { name: "Restore this snapshot" }));
    await vi.waitFor(() => expect(called("restore_snapshot")).toEqual([{ name: "elsewhere-4", secondFolder: true }]));
  });

  it("has no line where there are none of others", async () => {
    await draw(screenOf, "open", { snapshots_elsewhere: () => elsewhere().filter(({ fromElsewhere }) => !fromElsewhere) });
    const list = await screen.findByRole("list", { name: "Snapshots, newest first" });
    await vi.waitFor(() => expect(list.children).toHaveLength(4));
    expect(screen.queryByText(/From other computers/)).toBeNull();
  });

  it("says how old the copy is, that the folder is on the same disk, and that IT has set it", async () => {
    const secondFolder = { folder: "D:\\Copies", token: "folder-3", byIt: true, last: null, problem: null, sameDisk: true, beside: false };
    await draw(screenOf, "open", { snapshots: () => ({ ...snapshots(false), secondFolder }) });
    expect(await screen.findByText("Nothing has been copied to the second folder yet.")).toBeTruthy();
    expect(screen.getByText(/it will not help if the disk fails or the folder is lost/)).toBeTruthy();
    expect(screen.getByText("Your IT team has set this folder. You cannot change it here.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Choose another folder" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Stop using it" })).toBeNull();
  });

  it("says what did not go well after a restore, which is done all the same", async () => {
    const notes = ["The signing keys of this computer could not be put into it: The disk is full."];
    const { session } = await draw(screenOf, "open", { restore_snapshot: () => ({ start: null, kept: "It is kept.", unknown: [], notes }) });
    await userEvent.click((await screen.findAllByRole("button", { name: /^Restore/ }))[0]!);
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Restore this snapshot" }));
    await vi.waitFor(() => expect(session.notes).toEqual(notes));
    expect(session.generation).toBe(1);
    expect(session.start?.person?.name).toBe("Beth Larkin");
  });

  it("says where nothing has changed since the last one", async () => {
    const { called } = await draw(screenOf, "open", { take_snapshot: () => snapshots(false) });
    await userEvent.click(await screen.findByRole("button", { name: "Take a snapshot now" }));
    await vi.waitFor(() => expect(called("take_snapshot")).toHaveLength(1));
    await vi.waitFor(() => expect(told().text).toBe("Nothing has changed since the last snapshot"));
  });

  it("takes one now, chooses and gives up a second folder", async () => {
    const { called } = await draw(screenOf, "open");
    await userEvent.click(await screen.findByRole("button", { name: "Take a snapshot now" }));
    await vi.waitFor(() => expect(called("take_snapshot")).toHaveLength(1));
    await userEvent.click(screen.getByRole("button", { name: "Stop using it" }));
    await userEvent.click(await screen.findByRole("button", { name: "Choose a second folder" }));
    await vi.waitFor(() => expect(called("set_snapshot_folder").map((args) => args["folder"])).toEqual([null, "folder-1"]));
  });

  it("shows what is on this computer while the second folder does not answer, and says that it does not", async () => {
    let answer: (error: Error) => void = () => {};
    const { called } = await draw(screenOf, "open", { snapshots_elsewhere: () => new Promise((_, no) => (answer = no)) });
    expect((await screen.findByRole("list", { name: "Snapshots, newest first" })).children).toHaveLength(3);
    expect(screen.getByText("Looking in the second folder…")).toBeTruthy();
    answer(new BackendError("folder-silent", "The folder is not responding.", "Try again later."));
    expect(await screen.findByText(/The folder is not responding\./)).toBeTruthy();
    expect(screen.queryByText("Looking in the second folder…")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Look again" }));
    expect(called("snapshots_elsewhere")).toHaveLength(2);
  });

  it("keeps the list when something fails, and tries that again", async () => {
    const { called } = await draw(screenOf, "clear", { take_snapshot: fails });
    await userEvent.click(await screen.findByRole("button", { name: "Take a snapshot now" }));
    expect(words(await screen.findByRole("alert"))).toContain("The disk is full. Free some space.");
    expect(screen.getByRole("list", { name: "Snapshots, newest first" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await vi.waitFor(() => expect(called("take_snapshot")).toHaveLength(2));
  });

  it("restores only after saying what comes back and what is kept", async () => {
    const { called, session } = await draw(screenOf, "open");
    // The last of its own is the copy in the second folder.
    const list = await screen.findByRole("list", { name: "Snapshots, newest first" });
    await vi.waitFor(() => expect(list.children).toHaveLength(4));
    await userEvent.click(within(list.children[3] as HTMLElement).getByRole("button", { name: /^Restore/ }));
    const dialog = await screen.findByRole("dialog");
    expect(words(dialog)).toContain("This puts everything back as it was");
    expect(words(dialog)).toContain("Your current answers are kept as a snapshot");
    expect(called("restore_snapshot")).toEqual([]);
    await userEvent.click(within(dialog).getByRole("button", { name: "Restore this snapshot" }));
    await vi.waitFor(() => expect(session.generation).toBe(1));
    expect(called("restore_snapshot")).toEqual([{ name: "snapshot-1", secondFolder: true }]);
    expect(location.hash).toBe("#/");
  });

  it("says which returns a snapshot does not know, before and after", async () => {
    const unknown = ["Northgate Surgery, Section 11 2026: revision 2, made on 3 November 2026"];
    const { session } = await draw(screenOf, "open", { restore_snapshot: () => ({ start: {}, kept: "It is kept.", unknown, notes: [] }) });
    await userEvent.click((await screen.findAllByRole("button", { name: /^Restore/ }))[1]!);
    const dialog = await screen.findByRole("dialog");
    expect(words(dialog)).toContain("A return was made after this snapshot and what it says will no longer be here:");
    expect(words(dialog)).toContain("revision 2, made on 3 November 2026");
    expect(words(dialog)).toContain("Its number is not used again");
    await userEvent.click(within(dialog).getByRole("button", { name: "Restore this snapshot" }));
    await vi.waitFor(() => expect(session.unknownReturns).toEqual(unknown));
  });

  it("says that the present answers are kept when restoring fails", async () => {
    const { session } = await draw(screenOf, "open", { restore_snapshot: fails });
    await userEvent.click((await screen.findAllByRole("button", { name: /^Restore/ }))[0]!);
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Restore this snapshot" }));
    expect(words(await within(dialog).findByRole("alert"))).toContain("The disk is full. Free some space. Nothing was changed.");
    expect(session.generation).toBe(0);
  });

  it("restores a file that lies anywhere, after saying what is in it", async () => {
    const { session, called } = await draw(screenOf, "open", {
      choose_snapshot: () => ({ token: "t7", shown: "E:\\stick.db" }),
      look_at_snapshot: () => ({ ...snapshots(false).snapshots[0]!, name: "stick.db", holds: "3 audits, 99 answers" }),
      restore_file: () => ({ start: null, kept: "", unknown: [], notes: [] }),
    });
    await userEvent.click(await screen.findByRole("button", { name: "Choose a snapshot file" }));
    const dialog = await screen.findByRole("dialog");
    expect(words(dialog)).toContain("3 audits, 99 answers");
    await userEvent.click(within(dialog).getByRole("button", { name: "Restore this snapshot" }));
    await vi.waitFor(() => expect(called("restore_file")).toEqual([{ file: "t7" }]));
    expect(called("restore_snapshot")).toEqual([]);
    expect(session.generation).toBe(1);
  });

  it("says why a chosen file cannot be restored", async () => {
    await draw(screenOf, "open", {
      choose_snapshot: () => ({ token: "t7", shown: "E:\\letter.docx" }),
      look_at_snapshot: () => {
        throw new BackendError("snapshot-unusable", "This file cannot be restored.", "Choose a snapshot.");
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Choose a snapshot file" }));
    expect(await screen.findByText(/This file cannot be restored/)).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says what will be here before the first", async () => {
    await draw(screenOf, "none");
    expect(await screen.findByText("There are no snapshots yet")).toBeTruthy();
  });
});
