import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { auditView, madeReturn } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import { BackendError } from "../../lib/backend";
import Returns from "./Screen.svelte";

beforeEach(() => history.replaceState(null, "", "#/audit/a/returns"));

describe("Returns", () => {
  it("is “ready, not sent yet”: the zip first, each file's outcome, what to write, nowhere to send yet", async () => {
    await draw(Returns, "ready");
    await screen.findByRole("heading", { level: 1, name: "Ready, not sent yet" });
    const files = within(screen.getByRole("list", { name: "Files of this return" })).getAllByRole("listitem");
    expect(words(files[0]!)).toBe("E86001-section-11-2026-r1.to-send.zip Send this one: it holds the two others. 820 kB Saved");
    expect(words(files[2]!)).toContain("Close your PDF reader, or choose another folder, then save again. Not saved");
    expect(screen.getByText("Ask whoever asked you for it for the address.")).toBeTruthy();
    expect(screen.getByText(/was not started from an invitation/)).toBeTruthy();
    expect(screen.getByText("Section 11, 2026: Northgate Surgery with Willow Road branch, revision 1")).toBeTruthy();
    const telephone = screen.getByText("If the partnership phones you about it").closest("details")!;
    expect(telephone.open).toBe(false);
    expect(telephone.textContent).toContain("04183 99271 55038 61720 48815 20967");
  });

  it("lists a return that the restored snapshot does not know, without files", async () => {
    const gone = { ...madeReturn(2, null), here: false, heading: "Made on 3 November 2026, not in this snapshot", elsewhere: "This return was made here, but the program has no copy of it now.", files: [] };
    await draw(Returns, "ready", { returns: () => [gone, madeReturn(1, null, "", false)] });
    await screen.findByRole("heading", { level: 1, name: "Made on 3 November 2026, not in this snapshot" });
    expect(screen.getByText(/the program has no copy of it now/)).toBeTruthy();
    expect(screen.queryByText("1. Attach the file")).toBeNull();
    expect(screen.queryByText(/was not started from an invitation/)).toBeNull();
    expect(screen.getByRole("button", { name: "Start revision 3" })).toBeTruthy();
  });

  it("names every button for its return, where there are several", async () => {
    await draw(Returns, "ready", { returns: () => [{ ...madeReturn(2, null), heading: "Ready, not sent yet" }, madeReturn(1, null, "", false)] });
    await screen.findByRole("heading", { level: 1, name: "Ready, not sent yet" });
    expect(screen.getByRole("button", { name: "I have sent it of revision 2" })).toBeTruthy();
    const named = screen.getAllByRole("button").map((button) => words(button));
    expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
  });

  it("lists one of another audit that has the same number, and saves and marks its own", async () => {
    const other = { ...madeReturn(1, null), here: false, heading: "Made on 12 October 2026, from another audit in your list", elsewhere: "Open that one.", files: [] };
    let own = { ...madeReturn(1, null), heading: "Ready, not sent yet" };
    const mark = () => (own = { ...own, heading: "Sent on 3 November 2026" });
    await draw(Returns, "ready", { returns: () => [own, other], mark_sent: mark });
    expect(await screen.findByText(/Open that one/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /have sent it/ }));
    await screen.findByRole("heading", { level: 1, name: "Sent on 3 November 2026" });
    expect(screen.getByText("Revision 1: made on 12 October 2026, from another audit in your list")).toBeTruthy();
  });

  it("opens the folder and saves again, there or elsewhere", async () => {
    const { called } = await draw(Returns, "ready");
    await userEvent.click(await screen.findByRole("button", { name: "Open folder" }));
    expect(called("open_folder")).toEqual([{ folder: "folder-1" }]);
    await userEvent.click(screen.getByRole("button", { name: "Save to another folder" }));
    await vi.waitFor(() => expect(called("save_return_again")).toEqual([{ audit: "a", revision: 1, folder: "folder-1" }]));
    await vi.waitFor(() => expect(screen.queryByText("Not saved")).toBeNull());
  });

  it("keeps everything when saving again fails, and says what to do", async () => {
    const { audit, called } = await draw(Returns, "ready", {
      save_return_again: () => {
        throw new BackendError("disk-full", "The disk is full.", "Free some space.");
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Save again" }));
    await vi.waitFor(() => expect(audit.problem?.hint).toBe("Free some space."));
    expect(screen.getByText("Not saved")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Save again" }));
    expect(called("save_return_again")).toHaveLength(2);
  });

  it("waits for the receipt once sent, and takes that back", async () => {
    let sent: string | null = null;
    const { called } = await draw(Returns, "ready", {
      returns: () => [madeReturn(1, sent)],
      mark_sent: (args) => madeReturn(1, (sent = args["sent"] ? "2026-11-03T15:00:00Z" : null)),
    });
    await userEvent.click(await screen.findByRole("button", { name: "I have sent it" }));
    expect(await screen.findByText("Waiting for the receipt since 3 November 2026.")).toBeTruthy();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Sent on 3 November 2026");
    await userEvent.click(screen.getByRole("button", { name: "Not sent after all" }));
    expect(await screen.findByRole("button", { name: "I have sent it" })).toBeTruthy();
    expect(called("mark_sent").map((args) => args["sent"])).toEqual([true, false]);
  });

  it("starts the next revision with a reason, which a failure keeps", async () => {
    let works = false;
    const { called } = await draw(Returns, "sent", {
      start_revision: () => {
        if (!works) throw new BackendError("disk-full", "The disk is full.", "Free some space.");
        return { ...auditView("open"), revision: 3 };
      },
    });
    const older = (await screen.findByText("Revision 1: sent on 3 November 2026")).closest("details");
    expect(words(older)).toContain("Replaced by a later revision.");
    expect(words(older)).not.toContain("Waiting for the receipt");
    await userEvent.click(screen.getByRole("button", { name: "Start revision 3" }));
    const dialog = await screen.findByRole("dialog");
    const press = () => userEvent.click(within(dialog).getByRole("button", { name: "Start revision 3" }));
    await press();
    expect(words(dialog)).toContain("Say briefly what needs to change");
    expect(called("start_revision")).toEqual([]);
    await userEvent.type(within(dialog).getByLabelText("What needs to change, and why?"), "6.4 was wrong");
    await press();
    expect(words(await within(dialog).findByRole("alert"))).toBe("The disk is full. Free some space.");
    works = true;
    await press();
    await vi.waitFor(() => expect(location.hash).toBe("#/audit/a/areas"));
    expect(called("start_revision").at(-1)).toEqual({ audit: "a", reason: "6.4 was wrong" });
  });

  it("says that a later revision is being worked on, and what will be here before the first", async () => {
    const { unmount } = await draw(Returns, "open", { returns: () => [madeReturn(1, null)], audit: () => ({ ...auditView("open"), revision: 2, revisionReason: "6.4 was wrong" }) });
    expect(await screen.findByText("Revision 2 is being worked on")).toBeTruthy();
    expect(screen.getByText(/6.4 was wrong/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Start revision/ })).toBeNull();
    unmount();
    await draw(Returns, "open");
    expect(await screen.findByText("No return has been made yet")).toBeTruthy();
    expect(screen.getByRole("link", { name: "See what is left to do" })).toBeTruthy();
  });
});
