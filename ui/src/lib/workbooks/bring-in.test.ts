/** A workbook that is brought in before an audit is opened: where it goes is proposed, and asked where it could be several. */
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Api } from "../api/client";
import type { WorkbookView } from "../api/generated/api";
import { fakeBackend } from "../backend/fake";
import BringIn from "./BringIn.svelte";

const ash = { code: "a", label: "Ash School, Section 175/157, 2026" };
const beech = { code: "b", label: "Beech School, Section 175/157, 2026" };

function view(more: Partial<WorkbookView>): WorkbookView {
  return {
    file: "audit.xlsx", digest: "d", madeFor: "Section 175/157, 2026", organisation: "Ash School", otherOrganisation: null, audits: [ash, beech], belongs: 0,
    belongsBecause: null, audit: null, groups: [], aside: null, added: 3, replaced: 0, same: 0, problems: [], notes: [], declarations: [], carried: null, ...more,
  };
}

async function draw(more: Partial<WorkbookView>, audit = "") {
  const backend = fakeBackend({
    choose_workbook: () => ({ token: "t1", shown: "C:\\audit.xlsx" }),
    preview_workbook: ({ audit: into }) => view({ ...more, audit: String(into) }),
    import_workbook: () => ({ at: "", place: null, what: null, id: "a", audit: { brought: [] } }),
  });
  render(BringIn, { api: new Api(backend), audit, ondone: vi.fn() });
  await userEvent.click(screen.getByRole("button", { name: "Bring in a workbook" }));
  await screen.findByText(/Nothing has been changed yet/);
  const looked = () => backend.calls.filter((call) => call.command === "preview_workbook").map((call) => call.args["audit"]);
  return { looked };
}

const chosen = () => screen.getAllByRole<HTMLInputElement>("radio").filter((one) => one.checked).map((one) => one.value);
const button = () => screen.queryByRole("button", { name: /^Bring in 3 answers/ });

describe("a workbook", () => {
  it("goes where it belongs, and says why", async () => {
    const { looked } = await draw({ belongs: 1, belongsBecause: "It was made from an audit of Ash School." });
    expect(looked()).toEqual(["", "a"]);
    expect(chosen()).toEqual(["a"]);
    expect(screen.getByText("It was made from an audit of Ash School.")).toBeTruthy();
    expect(button()).toBeTruthy();
  });

  it("that could belong to several waits until somebody says where it goes", async () => {
    const { looked } = await draw({ belongs: 2, belongsBecause: "It has the number of Ash School." });
    expect(chosen()).toEqual([]);
    expect(button()).toBeNull();
    await userEvent.click(screen.getByRole("radio", { name: beech.label }));
    expect(looked()).toEqual(["", "b"]);
    expect(button()).toBeTruthy();
  });

  it("brought to another audit leads to its own", async () => {
    await draw({ belongs: 1, belongsBecause: "It was made from an audit of Ash School.", otherOrganisation: "This workbook is about Ash School." }, "b");
    expect(screen.getByRole("link", { name: `Bring it in there: ${ash.label}` }).getAttribute("href")).toBe("#/audit/a/workbook");
  });
});
