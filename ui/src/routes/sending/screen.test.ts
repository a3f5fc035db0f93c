import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { auditView, madeReturn } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import { announced } from "../../lib/announce.svelte";
import { BackendError, type Code } from "../../lib/backend";
import Sending from "./Screen.svelte";

const dialog = () => screen.findByRole("dialog");
const fails = (code: Code) => () => {
  throw new BackendError(code, "It did not work.", "Do this.");
};
const open = async () => userEvent.click((await screen.findAllByRole("button", { name: "Make the return" }))[0]!);
const choose = async () => userEvent.click(within(await dialog()).getByRole("button", { name: /^Choose a folder/ }));

beforeEach(() => history.replaceState(null, "", "#/audit/a/sending"));

describe("Exactly what will be sent", () => {
  it("shows every part with its way back, the files, the warnings and what is never sent", async () => {
    await draw(Sending, "clear");
    await userEvent.click(await screen.findByRole("button", { name: "Open all parts" }));
    const change = await screen.findByRole("link", { name: /^Change\s+ODS code$/ });
    expect(change.getAttribute("href")).toBe("#/audit/a/profile/code");
    expect(screen.getByText("E86001-section-11-2026-r1.plan.pdf")).toBeTruthy();
    expect(screen.getByText("The history of changes, and who typed what.")).toBeTruthy();
    expect(screen.getByText(/And 3 more like it/)).toBeTruthy();
    expect(words(screen.getByText("Ready to make"))).toBeTruthy();
  });

  it("says what is left and offers no button before it is ready", async () => {
    await draw(Sending, "open");
    expect(await screen.findByText(/14 things are left to do before you can make the return/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Make the return" })).toBeNull();
    expect(screen.getByRole("link", { name: "See what is left to do" }).getAttribute("href")).toBe("#/audit/a/check");
  });

  it("says what locking means, asks for a folder, makes the return and goes to it", async () => {
    const { called } = await draw(Sending, "clear");
    await open();
    expect(words(await dialog())).toContain("After this, your ratings are locked, and so is what each action says will be done, by whom and by when. You can start revision 2 if something needs to change.");
    expect(called("make_return")).toEqual([]);
    await choose();
    await vi.waitFor(() => expect(location.hash).toBe("#/audit/a/returns"));
    expect(called("make_return")).toEqual([{ audit: "a", folder: "folder-1" }]);
  });

  it("does nothing when no folder is chosen", async () => {
    const { called } = await draw(Sending, "clear", { choose_folder: () => null });
    await open();
    await choose();
    expect(called("make_return")).toEqual([]);
    expect(within(await dialog()).getByRole("button", { name: /^Choose a folder/ })).toBeTruthy();
  });

  it("makes a new key only when asked, after saying what it means", async () => {
    let given = false;
    const { called } = await draw(Sending, "clear", {
      give_up_signing_key: () => void (given = true),
      make_return: () => (given ? madeReturn(1, null) : fails("signing-key-missing")()),
    });
    await open();
    await choose();
    expect(words(await screen.findByText(/will phone you to check its digits/))).toBeTruthy();
    expect(given).toBe(false);
    await userEvent.click(within(await dialog()).getByRole("button", { name: "Make a new key and the return" }));
    await vi.waitFor(() => expect(location.hash).toBe("#/audit/a/returns"));
    expect(called("choose_folder")).toHaveLength(1);
    expect(called("make_return")).toHaveLength(2);
  });

  it.each(["disk-full", "key-store-silent", "unexpected"] as const)("%s: says what to do, that nothing is locked, and tries again", async (code) => {
    const { called } = await draw(Sending, "clear", { make_return: fails(code) });
    await open();
    await choose();
    expect(words(await screen.findByRole("alert"))).toBe("It did not work. Do this.");
    expect(words(await dialog())).toContain("The return was not made. Nothing is locked, and all your answers are kept.");
    await userEvent.click(within(await dialog()).getByRole("button", { name: "Try again" }));
    await vi.waitFor(() => expect(called("make_return")).toHaveLength(2));
    expect(called("choose_folder")).toHaveLength(1);
  });

  it("that was made although an error came back is said to be made, and is gone to", async () => {
    let made = false;
    const { called, audit } = await draw(Sending, "clear", {
      audit: () => auditView(made ? "ready" : "open", 0),
      make_return: () => ((made = true), fails("disk-error")()),
    });
    await open();
    await choose();
    await vi.waitFor(() => expect(location.hash).toBe("#/audit/a/returns"));
    expect(announced().assertive).toBe("The return was made, but its files may not be saved. You can save them again here.");
    expect(screen.queryByText(/Nothing is locked/)).toBeNull();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(audit.locked).toBe(true);
    expect(called("make_return")).toHaveLength(1);
  });

  it("claims nothing when it cannot be read what has happened", async () => {
    let broken = false;
    await draw(Sending, "clear", {
      audit: () => (broken ? fails("disk-error")() : auditView("open", 0)),
      make_return: () => ((broken = true), fails("disk-error")()),
    });
    await open();
    await choose();
    expect(words(await screen.findByRole("alert"))).toBe("It did not work. Do this.");
    expect(words(await dialog())).toContain("We could not find out whether the return was made.");
    expect(words(await dialog())).not.toMatch(/was not made|Nothing is locked/);
    expect(within(await dialog()).queryByRole("button", { name: "Try again" })).toBeNull();
    await userEvent.click(within(await dialog()).getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("leads to the check when something new stops it", async () => {
    await draw(Sending, "clear", { make_return: fails("not-ready") });
    await open();
    await choose();
    expect((await within(await dialog()).findByRole("link", { name: "See what is left to do" })).getAttribute("href")).toBe("#/audit/a/check");
  });

  it("does not make a return while something typed is not saved", async () => {
    const { called, saving } = await draw(Sending, "clear");
    saving.put("x", "y", () => Promise.reject(new BackendError("disk-full", "Full.", "")));
    await open();
    await choose();
    expect(words(await screen.findByRole("alert"))).toContain("Something you typed could not be saved.");
    expect(called("make_return")).toEqual([]);
  });
});
