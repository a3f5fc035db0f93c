import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { Component } from "svelte";
import { describe, expect, it, vi } from "vitest";
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
});
