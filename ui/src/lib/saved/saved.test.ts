/** Where something was saved, its folder and its paper; and what Ctrl+P prints. */
import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { at, close, heading, openWith } from "../../dev/window";
import { announced } from "../announce.svelte";
import { Api } from "../api/client";
import type { FileView } from "../api/generated/api";
import { BackendError } from "../backend";
import { fakeBackend } from "../backend/fake";
import SavedFile from "./SavedFile.svelte";

const plan: FileView = { name: "a.plan.pdf", kind: "plan-today", size: 1, path: "C:\\Users\\ann\\To send\\a.plan.pdf", token: "t1", saved: true, problem: null, purpose: "" };

describe("what was saved", () => {
  it("opens its folder and, a paper, the paper; what does not open is said", async () => {
    const backend = fakeBackend({
      open_folder: () => null,
      open_paper: () => {
        throw new BackendError("paper-not-shown", "It could not be opened.", "Print it from the folder.");
      },
    });
    render(SavedFile, { api: new Api(backend), file: plan, what: "The plan" });
    expect(screen.getByText("The plan is saved")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /^Open folder/ }));
    await userEvent.click(screen.getByRole("button", { name: /^Open to print/ }));
    expect(backend.calls).toEqual([{ command: "open_folder", args: { folder: "t1" } }, { command: "open_paper", args: { file: "t1" } }]);
    expect(await screen.findByText("It could not be opened.")).toBeTruthy();
  });

  it("offers no print of a workbook, and says why something was not saved", () => {
    const api = new Api(fakeBackend({}));
    const { unmount } = render(SavedFile, { api, file: { ...plan, name: "a.xlsx", path: "/srv/a.xlsx" }, what: "The workbook" });
    expect(screen.queryByRole("button", { name: /^Open to print/ })).toBeNull();
    unmount();
    render(SavedFile, { api, file: { ...plan, saved: false, problem: "The disk is full." }, what: "The plan" });
    expect(screen.getByText(/The plan was not saved/)).toBeTruthy();
    expect(screen.getByText(/The disk is full/)).toBeTruthy();
  });
});

describe("Ctrl+P", () => {
  beforeEach(() => localStorage.clear());
  afterEach(close);
  it("prints the paper that is at hand, and says where it goes", async () => {
    const printed: string[] = [];
    openWith("full", at("plan"), { print_plan: () => (printed.push("plan"), plan) });
    await heading("Improvement plan");
    await screen.findByRole("button", { name: "Print" });
    await userEvent.keyboard("{Control>}p{/Control}");
    await waitFor(() => expect(announced().polite).toBe("The plan opens in your program for PDFs. Print it there."));
    expect(printed).toEqual(["plan"]);
  });
});
