import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { Component } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { settingsOf } from "../../dev/settings";
import { draw, words } from "../../dev/b/screen";
import { BackendError } from "../../lib/backend";
import { theme } from "../../lib/shell";
import Settings from "./Screen.svelte";

const screenOf = Settings as Component<never> as never;

describe("Settings", () => {
  it("keeps colours and single keys in the store and applies them", async () => {
    const { called, session } = await draw(screenOf, "open");
    await userEvent.click(screen.getByLabelText("Dark"));
    await vi.waitFor(() => expect(called("set_setting")).toEqual([{ name: "theme", value: "dark" }]));
    expect(theme()).toBe("dark");
    await userEvent.click(screen.getByLabelText("Off"));
    await vi.waitFor(() => expect(session.settings.singleKeys).toBe(false));
    expect(screen.getByLabelText<HTMLInputElement>("Off").checked).toBe(true);
  });

  it("shows what is kept when a choice cannot be kept", async () => {
    await draw(screenOf, "open", {
      set_setting: () => {
        throw new BackendError("disk-full", "The disk is full.", "Free some space.");
      },
    });
    await userEvent.click(screen.getByLabelText("Dark"));
    expect(words(await screen.findByRole("alert"))).toContain("The disk is full. Free some space.");
    expect(theme()).toBe("system");
    expect(screen.getByLabelText<HTMLInputElement>("Same as this computer").checked).toBe(true);
  });

  it("says who you are, what this program is and where the answers are", async () => {
    await draw(screenOf, "open");
    expect(await screen.findByText("MIT")).toBeTruthy();
    expect(screen.getByText("0.1.0")).toBeTruthy();
    expect(screen.getByText(/AppData/)).toBeTruthy();
    expect(screen.getByText("Beth Larkin, Practice manager")).toBeTruthy();
    expect(screen.getByRole("link", { name: /^Change\s+You are$/ }).getAttribute("href")).toBe("#/person");
  });

  it("names the publisher, and says so while there is none", async () => {
    const { unmount } = await draw(screenOf, "open");
    expect(await screen.findByText("Nobody publishes this program yet")).toBeTruthy();
    expect(screen.queryByText("Questions")).toBeNull();
    unmount();
    const about = { version: "1.2.3", dataFolder: "D", licence: "MIT", publisher: { name: "Example Ltd", contact: "help@example.org", web: null } };
    await draw(screenOf, "open", { about: () => about });
    expect(await screen.findByText("Example Ltd")).toBeTruthy();
    expect(screen.getByText("help@example.org")).toBeTruthy();
    expect(screen.queryByText("Web address")).toBeNull();
  });

  it("says which folders IT has set, and offers no other", async () => {
    const secondFolder = { folder: "\\\\server\\copies", token: null, byIt: true, last: null, problem: null, sameDisk: false, beside: false };
    await draw(screenOf, "open", {
      settings: () => ({ ...settingsOf("", ""), secondFolder }),
      about: () => ({ version: "0.1.0", dataFolder: "D:\\Safeguarding", dataFolderByIt: true, licence: "MIT", publisher: null }),
    });
    expect(await screen.findByText("\\\\server\\copies (set by your IT)")).toBeTruthy();
    expect(screen.queryByRole("link", { name: /Second folder/ })).toBeNull();
    expect(screen.getByText(/^Set by your IT\. Nothing in this folder/)).toBeTruthy();
  });

  it("leads to where the second folder is chosen", async () => {
    await draw(screenOf, "open");
    expect((await screen.findByRole("link", { name: /^Choose\s+Second folder$/ })).getAttribute("href")).toBe("#/snapshots");
  });

  it("says when the program was made, where that is known, and that it is old", async () => {
    const { unmount } = await draw(screenOf, "open");
    expect(await screen.findByText("Made on")).toBeTruthy();
    expect(screen.getByText("30 November 2026")).toBeTruthy();
    unmount();
    const about = { version: "1.2.3", dataFolder: "D", dataFolderByIt: false, licence: "MIT", publisher: null, made: null };
    const { session } = await draw(screenOf, "open", { about: () => about });
    expect(await screen.findByText("1.2.3")).toBeTruthy();
    expect(screen.queryByText("Made on")).toBeNull();
    const old = "This program was made 14 months ago. Ask whoever gave it to you for a newer one.";
    expect(screen.queryByText(old)).toBeNull();
    session.takeStart({ ...session.start!, age: old });
    expect(await screen.findByText(old)).toBeTruthy();
  });

  it("lets people choose the keys of a rating, never one for two choices", async () => {
    const { called, session } = await draw(screenOf, "open");
    screen.getByLabelText("Met").focus();
    await userEvent.keyboard("j");
    await vi.waitFor(() => expect(called("set_setting").at(-1)).toEqual({ name: "level-keys", value: "j234" }));
    expect(screen.getByText(/j for Met, 2 for Partly met/)).toBeTruthy();
    // A key that another choice has changes places with it.
    screen.getByLabelText("Not met").focus();
    await userEvent.keyboard("J");
    await vi.waitFor(() => expect(session.settings.levelKeys.map(({ key }) => key)).toEqual(["3", "2", "j", "4"]));
    await userEvent.keyboard(" ");
    expect(screen.getByLabelText("Not met").getAttribute("aria-invalid")).toBe("true");
    await userEvent.keyboard("{Shift>}!{/Shift}");
    expect(words(screen.getByLabelText("Not met").closest(".govuk-form-group"))).toContain("without Shift");
    expect(called("set_setting")).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: "Use 1, 2, 3 and so on again" }));
    await vi.waitFor(() => expect(session.settings.levelKeys.map(({ key }) => key).join("")).toBe("1234"));
    await userEvent.click(screen.getByLabelText("Off"));
    await vi.waitFor(() => expect(screen.queryByLabelText("Not met")).toBeNull());
  });
});
