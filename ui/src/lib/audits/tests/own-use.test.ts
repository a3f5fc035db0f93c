import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { auditView, check, madeReturn, plan } from "../../../dev/b/data";
import { draw, words } from "../../../dev/b/screen";
import { BackendError } from "../../backend";
import Areas from "../../../routes/areas/Screen.svelte";
import Declaration from "../../../routes/declaration/Screen.svelte";
import Plan from "../../../routes/plan/Screen.svelte";
import Questions from "../../../routes/questions/Screen.svelte";
import Sending from "../../../routes/sending/Screen.svelte";
import Check from "../../../routes/check/Screen.svelte";

const own = { audit: () => ({ ...auditView("open"), forOwnUse: true, declarationsAgreed: 0 }) };
const pdf = { ...madeReturn(1, null).files[2]!, name: "E86001-as-of-2026-11-22.plan.pdf", kind: "plan-today", saved: true, path: "C:\\Plans\\E86001-as-of-2026-11-22.plan.pdf", problem: null };

describe("An audit for own use", () => {
  it("is checked in words of its own, and nothing speaks of a return", async () => {
    await draw(Check, "open", own);
    expect(await screen.findByRole("region", { name: "Left to do (20)" })).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/the return|your return|Before you send/);
  });

  it("ends at the plan when nothing is left", async () => {
    await draw(Check, "open", { ...own, check: () => check(0) });
    expect(await screen.findByText("Nothing left to do.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Go to the improvement plan" }).getAttribute("href")).toBe("#/audit/a/plan");
    expect(screen.queryByRole("link", { name: "See what will be sent" })).toBeNull();
  });

  it("is offered until a return was made, and becomes a return at any time", async () => {
    const inFirst = await draw(Areas, "open");
    expect(screen.getByRole("button", { name: "Keep it for our own use" })).toBeTruthy();
    inFirst.unmount();
    const inSecond = await draw(Areas, "open", { audit: () => ({ ...auditView("open"), revision: 2 }) });
    expect(screen.queryByRole("button", { name: "Keep it for our own use" })).toBeNull();
    inSecond.unmount();
    await draw(Areas, "open", own);
    expect(screen.getByRole("button", { name: "Make it a return for a partnership" })).toBeTruthy();
  });

  it("asks nobody to confirm it, until somebody has", async () => {
    const drawn = await draw(Declaration, "open", own);
    expect(words(await screen.findByText(/Nobody has to confirm this audit/))).toContain("nothing is sent");
    expect(screen.queryByRole("heading", { name: "Who confirms it" })).toBeNull();
    drawn.unmount();
    await draw(Declaration, "open", { audit: () => ({ ...auditView("open"), forOwnUse: true, declarationsAgreed: 1 }) });
    expect(await screen.findByRole("heading", { name: "Who confirms it" })).toBeTruthy();
    expect(screen.queryByText(/keeps it for six years/)).toBeNull();
  });

  it("asks its questions for those who answer", async () => {
    await draw(Questions, "open", own);
    expect(await screen.findByRole("heading", { name: "Further questions" })).toBeTruthy();
  });

  it("sends nothing: it saves the plan or becomes a return, and offers nothing else", async () => {
    const { called } = await draw(Sending, "clear", { ...own, save_plan_today: () => pdf });
    expect(await screen.findByText(/^Nothing is sent: this audit is for your own use\./)).toBeTruthy();
    expect(screen.getAllByRole("button").map(words)).toEqual(["Save the plan as a PDF", "Save the plan for Excel (.xlsx)", "Print", "Make it a return for a partnership"]);
    await userEvent.click(screen.getByRole("button", { name: "Save the plan as a PDF" }));
    expect(await screen.findByText("The plan is saved")).toBeTruthy();
    expect(called("save_plan_today")).toEqual([{ audit: "a", folder: "folder-1" }]);
  });
});

const few = { plan: () => plan(3) };

describe("The plan of today", () => {
  it("is saved in every state, also while there is no action", async () => {
    for (const state of ["open", "ready", "none"] as const) {
      const { unmount, called } = await draw(Plan, state, { ...(state === "none" ? {} : few), save_plan_today: () => pdf });
      await userEvent.click(await screen.findByRole("button", { name: "Save the plan as a PDF" }));
      await screen.findByText("The plan is saved");
      expect(document.body.textContent).toContain(pdf.path);
      expect(called("make_return")).toEqual([]);
      unmount();
    }
  });

  it("is saved for Excel too, by its own command", async () => {
    const workbook = { ...pdf, kind: "plan-workbook", path: "C:\\Plans\\E86001-as-of-2026-11-22.plan.xlsx" };
    const { called } = await draw(Plan, "ready", { ...few, save_plan_workbook: () => workbook });
    await userEvent.click(await screen.findByRole("button", { name: "Save the plan for Excel (.xlsx)" }));
    await screen.findByText("The plan is saved");
    expect(document.body.textContent).toContain(workbook.path);
    expect(called("save_plan_workbook")).toEqual([{ audit: "a", folder: "folder-1" }]);
    expect(called("save_plan_today")).toEqual([]);
  });

  it("says what a folder does not take, and does nothing without one", async () => {
    const problem = "There is no room on this disk. Choose another folder, then save again.";
    const { called, unmount } = await draw(Plan, "open", { ...few, save_plan_today: () => ({ ...pdf, saved: false, problem }) });
    await userEvent.click(await screen.findByRole("button", { name: "Save the plan as a PDF" }));
    expect(await screen.findByText(problem)).toBeTruthy();
    expect(called("save_plan_today")).toHaveLength(1);
    unmount();
    const none = await draw(Plan, "open", { ...few, choose_folder: () => null });
    await userEvent.click(await screen.findByRole("button", { name: "Save the plan as a PDF" }));
    expect(none.called("save_plan_today")).toEqual([]);
    none.unmount();
    await draw(Plan, "open", {
      ...few,
      save_plan_today: () => {
        throw new BackendError("nothing-to-save", "There is no plan to save yet.", "Choose the type first.");
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Save the plan as a PDF" }));
    await vi.waitFor(() => expect(within(screen.getByRole("alert")).getByText(/There is no plan to save yet/)).toBeTruthy());
  });
});
