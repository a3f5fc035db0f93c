import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { auditView, plan } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import { BackendError } from "../../lib/backend";
import Plan from "./Screen.svelte";

const rows = () => screen.getAllByRole("row").slice(1);
const few = { plan: () => plan(10) };

describe("Improvement plan", () => {
  it("shows what, who, by when and how it stands, and what has no action", async () => {
    await draw(Plan, "open", few);
    await screen.findByText("8 actions: 4 planned, 2 under way, 2 done, 3 overdue; 2 more were dropped.");
    expect(words(rows()[0]!)).toContain("1 January 2026 Overdue Standard 1.1 Write down how often suitability is checked Practice manager");
    expect(words(rows()[6]!)).toContain("No date: It depends on the new building");
    expect(within(rows()[0]!).getByRole("link").getAttribute("href")).toBe("#/audit/a/standard/s1.1/action-00000000-0000-4000-8000-000000000000");
    expect(screen.getByText("Without an action (2)")).toBeTruthy();
    expect(screen.getByText("No reason given yet")).toBeTruthy();
  });

  it("stays alive after the return: status and progress are saved, the day when done is asked", async () => {
    const kept = plan(10);
    const { called, saving } = await draw(Plan, "ready", {
      plan: () => structuredClone(kept),
      set_field: ({ key, value }) => {
        const action = kept.actions[0]!;
        const member = { status: "status", progress: "progress", "done-on": "doneOn" }[String(key).split("/")[2]!];
        Object.assign(action, { [member ?? ""]: value });
        return { at: "2026-11-03T14:02:00Z", audit: auditView("ready"), place: "", what: "", id: "" };
      },
    });
    const row = (await screen.findAllByRole("row"))[1]!;
    expect(within(row).queryByLabelText("Done on")).toBeNull();
    await userEvent.selectOptions(within(row).getByRole("combobox"), "done");
    await vi.waitFor(() => expect(called("set_field").at(-1)).toMatchObject({ key: "action/00000000-0000-4000-8000-000000000000/status", value: "done", entry: "" }));
    await userEvent.type(await within(rows()[0]!).findByLabelText("Done on"), "12 October 2026");
    await userEvent.type(within(rows()[0]!).getByLabelText(/^Progress of the action for 1.1/), " Signed.");
    await saving.flushAll();
    const saved = called("set_field").slice(1);
    expect(saved.find((one) => String(one["key"]).endsWith("/done-on"))).toMatchObject({ value: "2026-10-12" });
    expect(saved.at(-1)).toMatchObject({ value: "Draft written, waits for the partners. Signed." });
    expect(saved.at(-1)?.["entry"]).not.toBe("");
  });

  it("keeps a status that cannot be saved now, and gives the old one back when it never can", async () => {
    let refused = new BackendError("disk-full", "The disk is full.", "Free some space.");
    const { audit } = await draw(Plan, "open", {
      ...few,
      set_field: () => {
        throw refused;
      },
    });
    const select = within((await screen.findAllByRole("row"))[1]!).getByRole<HTMLSelectElement>("combobox");
    await userEvent.selectOptions(select, "dropped");
    await vi.waitFor(() => expect(audit.queue.state.kind).toBe("failed"));
    expect(select.value).toBe("dropped");
    refused = new BackendError("audit-locked", "This revision is locked.", "Start the next revision.");
    await audit.queue.flushAll();
    await vi.waitFor(() => expect(audit.problem?.code).toBe("audit-locked"));
    await vi.waitFor(() => expect(select.value).toBe("planned"));
  });

  it("is narrowed by status and role, keeps what was just changed in sight, and leads back", async () => {
    await draw(Plan, "open", few);
    await screen.findByText(/^8 actions/);
    await userEvent.selectOptions(screen.getByLabelText("Status"), "planned");
    expect(rows()).toHaveLength(4);
    await userEvent.selectOptions(within(rows()[0]!).getByRole("combobox"), "dropped");
    expect(rows()).toHaveLength(4);
    await userEvent.selectOptions(screen.getByLabelText("Who"), "Safeguarding lead GP");
    expect(screen.getByText("No action matches")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Show all 10" }));
    expect(rows()).toHaveLength(10);
  });

  it("says what will be here when there is nothing, and draws 200", async () => {
    const { unmount } = await draw(Plan, "none");
    expect(await screen.findByText("There are no actions yet")).toBeTruthy();
    unmount();
    await draw(Plan, "open");
    await screen.findByText(/^160 actions/);
    expect(rows()).toHaveLength(200);
  });
});
