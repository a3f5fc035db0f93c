/** Whoever waits for something foreign for longer than a second is told what for, and can cancel; cancelling is no failure. */
import type { FileView } from "../api/generated/api";
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announced } from "../announce.svelte";
import { Api } from "../api/client";
import { BackendError, unlessStopped } from "../backend";
import { fakeBackend } from "../backend/fake";
import SavedFile from "../saved/SavedFile.svelte";
import Waiting from "./Waiting.svelte";

const file: FileView = { name: "a.pdf", kind: "plan-today", size: 1, path: "/a.pdf", token: "t1", saved: true, problem: null, purpose: "" };

/** A workbook that is read for as long as nobody cancels. */
function slow() {
  let no: (reason: unknown) => void = () => {};
  const hangs = () => new Promise((_, reject) => (no = reject));
  const stop_waiting = () => no({ code: "stopped", message: "You cancelled this.", hint: null });
  const backend = fakeBackend({ preview_workbook: hangs, open_folder: hangs, stop_waiting });
  return { backend, api: new Api(backend) };
}

describe("waiting", () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => void vi.useRealTimers());
  const user = userEvent.setup({ advanceTimers: (ms) => void vi.advanceTimersByTime(ms) });

  it("is said after a second, not before, and ends with Cancel", async () => {
    const { api, backend } = slow();
    render(Waiting, { api });
    const read = api.previewWorkbook("t1", "", false).catch((reason: unknown) => reason);
    await vi.advanceTimersByTimeAsync(900);
    expect(screen.queryByText("Reading the workbook…")).toBeNull();
    await vi.advanceTimersByTimeAsync(200);
    expect(screen.getByText("Reading the workbook…")).toBeTruthy();
    await vi.waitFor(() => expect(announced().polite).toBe("Reading the workbook…"));
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(backend.calls.at(-1)?.command).toBe("stop_waiting");
    expect(await read).toMatchObject({ code: "stopped" });
    await vi.waitFor(() => expect(screen.queryByText("Reading the workbook…")).toBeNull());
  });

  it("that was cancelled is nothing that went wrong", async () => {
    const { api } = slow();
    render(Waiting, { api });
    render(SavedFile, { api, file, what: "The plan" });
    await user.click(screen.getByRole("button", { name: /^Open folder/ }));
    await vi.advanceTimersByTimeAsync(1100);
    await user.click(await screen.findByRole("button", { name: "Cancel" }));
    await vi.waitFor(() => expect(screen.queryByText("Opening the folder…")).toBeNull());
    expect(screen.queryByText(/That did not work/)).toBeNull();
    expect(unlessStopped(new BackendError("folder-silent", "It is silent.", ""))?.code).toBe("folder-silent");
  });
});
