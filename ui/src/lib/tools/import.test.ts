import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Api } from "../api/client";
import type { ImportView } from "../api/generated/api";
import { fakeBackend } from "../backend/fake";
import ImportTool from "./ImportTool.svelte";

async function open(view: Partial<ImportView>): Promise<string> {
  const read = { tool: null, known: false, problems: [], toMaker: false, ...view };
  const api = new Api(fakeBackend({ choose_tool_file: () => ({ token: "t", shown: "tool.json" }), open_tool: () => read }));
  render(ImportTool, { api, onopened: async () => {} });
  await userEvent.click(screen.getByRole("button", { name: "Import an audit tool" }));
  await screen.findByText("This file was not accepted");
  return (document.body.textContent ?? "").replace(/\s+/g, " ");
}

describe("A file that is no audit tool", () => {
  it("with faults of its own is listed for whoever made it, each after its place", async () => {
    const text = await open({ toMaker: true, problems: [{ place: "Line 1, character 1", sentence: "This is wrong.", hint: "Mend it." }] });
    expect(text).toContain("There is 1 problem in it. Nothing was changed. Send this list to whoever made the file.");
    expect(text).toContain("Line 1, character 1: This is wrong. Mend it.");
  });

  it("of another kind, or for a newer program, is nobody's fault", async () => {
    const text = await open({ problems: [{ place: null, sentence: "This is a workbook.", hint: "Bring it in under “Workbook”." }] });
    expect(text).toContain("This is a workbook. Bring it in under “Workbook”. Nothing was changed.");
    expect(text).not.toMatch(/problem|Send this list/);
  });
});
