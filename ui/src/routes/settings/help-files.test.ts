import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { words } from "../../dev/b/screen";
import { helpFiles } from "../../dev/settings";
import { Api } from "../../lib/api/client";
import { BackendError } from "../../lib/backend";
import { fakeBackend, type FakeCommands } from "../../lib/backend/fake";
import HelpFiles from "./HelpFiles.svelte";

const saved = { kind: "help-files", name: "help.zip", path: "C:\\Documents\\help.zip", token: "t", bytes: 900, saved: true, problem: null };

function draw(commands: FakeCommands = {}) {
  const folder = { token: "folder-1", shown: "C:\\Documents" };
  const backend = fakeBackend({ help_files: helpFiles, choose_folder: () => folder, save_help_files: () => saved, ...commands });
  render(HelpFiles, { props: { api: new Api(backend) } });
  return (command: string) => backend.calls.filter((call) => call.command === command).map((call) => call.args);
}

const click = (name: RegExp) => userEvent.click(screen.getByRole("button", { name }));

describe("What helps whoever helps you", () => {
  it("can be saved only once it was shown, each file word for word", async () => {
    const called = draw();
    expect(screen.queryByRole("button", { name: /^Save/ })).toBeNull();
    await click(/^Show what is in it/);
    const summary = await screen.findByText(/^2026-11-30\.log \(\d+ bytes\)/);
    expect(screen.getByText(/^about\.txt/)).toBeTruthy();
    expect(screen.queryByRole("region", { name: "2026-11-30.log" })).toBeNull();
    await userEvent.click(summary);
    const text = await screen.findByRole("region", { name: "2026-11-30.log" });
    expect(text.textContent).toBe(helpFiles()[1]?.text);
    expect(text.getAttribute("tabindex")).toBe("0");
    await click(/^Save these files/);
    expect(await screen.findByText("The zip file is saved")).toBeTruthy();
    expect(called("save_help_files")).toEqual([{ folder: "folder-1" }]);
  });

  it("saves nothing where no folder is chosen", async () => {
    const called = draw({ choose_folder: () => null });
    await click(/^Show/);
    await userEvent.click(await screen.findByRole("button", { name: /^Save these/ }));
    await vi.waitFor(() => expect(called("choose_folder")).toHaveLength(1));
    expect(called("save_help_files")).toEqual([]);
  });

  it("says what went wrong", async () => {
    draw({
      help_files: () => {
        throw new BackendError("unexpected", "Something went wrong.", "Try again.");
      },
    });
    await click(/^Show/);
    expect(words(await screen.findByRole("alert"))).toContain("Something went wrong. Try again.");
    expect(screen.queryByRole("button", { name: /^Save/ })).toBeNull();
  });
});
