import { UNWRITTEN } from "../../lib/answers/fields";
import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { auditView, plan } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import { announced } from "../../lib/announce.svelte";
import type { ActionView, PlanView } from "../../lib/api/generated/api";
import { BackendError } from "../../lib/backend";
import Plan from "./Screen.svelte";

const rows = () => screen.getAllByRole("row").slice(1);
const few = { plan: () => plan(10) };
/** The numbers of the standards, row by row. */
const numbers = () => [...document.querySelectorAll(".action a")].map((link) => words(link)!.replace("Standard ", ""));

function action(id: string, standard: string, more: Partial<ActionView>): ActionView {
  return {
    ...UNWRITTEN, id, standard, standardNumber: "1.1", standardStatement: "", owner: "Head", overdue: false, ...more,
  };
}

/** As the program lists them: by date, then as the form goes. Two are equal in most columns. */
const five: PlanView = {
  standing: 5,
  actions: [
    action("a1", "s1", { standardNumber: "1.1", due: "2026-03-01", what: "Ask", owner: "Head" }),
    action("a2", "s2", { standardNumber: "2.1", due: "2026-03-01", owner: "Deputy" }),
    action("a3", "s3", { standardNumber: "2.2", due: "2026-04-01", what: "All", owner: "", status: "done", progress: "As agreed" }),
    action("a4", "s4", { standardNumber: "10.1", due: "2027-01-01", what: "Begin", owner: "Nurse", status: "dropped", progress: "Not now" }),
    action("a5", "s5", { standardNumber: "2.3", what: "Call", owner: "Deputy", status: "under-way", noDateBecause: "No" }),
  ],
  withoutAction: [],
};

describe("Improvement plan", () => {
  it("shows what, who, by when and its status, and what has no action", async () => {
    await draw(Plan, "open", few);
    await screen.findByText("8 actions: 4 planned, 2 under way, 2 done; 3 of them are overdue; 2 more were dropped.");
    const [when, standard, what, who] = within(rows()[0]!).getAllByRole("cell").map(words);
    expect(when).toMatch(/^1 January 2026\. Change the date .* Overdue$/);
    expect([standard, what]).toEqual(["Standard 1.1", "Write down how often suitability is checked"]);
    expect(who).toMatch(/^Practice manager\. Change who does it/);
    expect(words(rows()[9]!)).toContain("No date: It depends on the new building");
    expect(within(rows()[0]!).getByRole("link").getAttribute("href")).toBe("#/audit/a/standard/s1.1/action-00000000-0000-4000-8000-000000000000");
    expect(screen.getByText("Nothing planned (2)")).toBeTruthy();
    expect(screen.getByText("Its only action is done. No reason given yet")).toBeTruthy();
  });

  it("stays alive after the return: status and progress are saved, the day when done is asked", async () => {
    const kept = plan(10);
    const { called, saving } = await draw(Plan, "ready", {
      plan: () => structuredClone(kept),
      set_field: ({ key, value }) => {
        const action = kept.actions[0]!;
        const member = { status: "status", progress: "progress", "done-on": "doneOn" }[String(key).split("/")[2]!];
        Object.assign(action, { [member ?? ""]: value });
        return { at: "2026-11-03T14:02:00Z", audit: auditView("ready"), place: null, what: "", id: null };
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

  it("is sorted by each column, says so, and moves no row that is changed until it is sorted again", async () => {
    const { audit } = await draw(Plan, "open", { plan: () => five });
    await screen.findAllByRole("row");
    const heading = (name: string) => screen.getByRole("columnheader", { name: new RegExp(`^${name}`) });
    const sortBy = (name: string) => userEvent.click(within(heading(name)).getByRole("button"));
    expect(heading("By when").getAttribute("aria-sort")).toBe("ascending");
    expect(numbers()).toEqual(["1.1", "2.1", "2.2", "10.1", "2.3"]);
    const orders: [column: string, up: string[], down: string[]][] = [
      ["By when", ["1.1", "2.1", "2.2", "10.1", "2.3"], ["10.1", "2.2", "1.1", "2.1", "2.3"]],
      ["Standard", ["1.1", "2.1", "2.2", "2.3", "10.1"], ["10.1", "2.3", "2.2", "2.1", "1.1"]],
      ["What will be done", ["2.2", "1.1", "10.1", "2.3", "2.1"], ["2.3", "10.1", "1.1", "2.2", "2.1"]],
      ["Who does it", ["2.1", "2.3", "1.1", "10.1", "2.2"], ["10.1", "1.1", "2.1", "2.3", "2.2"]],
      ["Status", ["1.1", "2.1", "2.3", "2.2", "10.1"], ["10.1", "2.2", "2.3", "1.1", "2.1"]],
      ["Progress", ["2.2", "10.1", "1.1", "2.1", "2.3"], ["10.1", "2.2", "1.1", "2.1", "2.3"]],
    ];
    for (const [column, up, down] of orders) {
      if (column !== "By when") await sortBy(column);
      expect([column, numbers()]).toEqual([column, up]);
      expect(heading(column).getAttribute("aria-sort")).toBe("ascending");
      await sortBy(column);
      expect([column, numbers()]).toEqual([column, down]);
      expect(heading(column).getAttribute("aria-sort")).toBe("descending");
      expect(screen.getAllByRole("columnheader").filter((head) => head.hasAttribute("aria-sort"))).toHaveLength(1);
    }
    expect(announced().polite).toBe("Sorted by progress, Z to A");
    await sortBy("Status");
    await userEvent.selectOptions(within(rows()[0]!).getByRole("combobox", { name: /^Status/ }), "dropped");
    await audit.queue.flushAll();
    expect(numbers()).toEqual(["1.1", "2.1", "2.3", "2.2", "10.1"]);
  });

  it("is as it was sorted when one comes back", async () => {
    const { audit, api, saving, session, unmount } = await draw(Plan, "open", { plan: () => five });
    await userEvent.click(await screen.findByRole("button", { name: "Standard" }));
    await userEvent.click(screen.getByRole("button", { name: "Standard" }));
    unmount();
    render(Plan as never, { props: { api, saving, session, audit, anchor: "" } } as never);
    await screen.findAllByRole("row");
    expect(numbers()).toEqual(["10.1", "2.3", "2.2", "2.1", "1.1"]);
    expect(screen.getByRole("columnheader", { name: "Standard" }).getAttribute("aria-sort")).toBe("descending");
  });

  it("changes date and owner in the row, in the fields of the standard, by keys alone, and stays where it is", async () => {
    const kept = structuredClone(five);
    const { audit, called, saving } = await draw(Plan, "open", {
      plan: () => structuredClone(kept),
      set_field: ({ key, value }) => {
        const [, id, member] = String(key).split("/");
        Object.assign(kept.actions.find((one) => one.id === id)!, { [member!]: value });
        return { at: "2026-11-03T14:02:00Z", audit: auditView("open"), place: null, what: "", id: null };
      },
      keep_words: ({ key, words: typed }) => [{ key: String(key), words: String(typed), name: "Date", place: null }],
    });
    const date = await screen.findByRole("button", { name: /Change the date of the action for 1\.1/ });
    date.focus();
    await userEvent.keyboard("{Enter}");
    expect(date.getAttribute("aria-expanded")).toBe("true");
    const group = screen.getByRole("group", { name: "Action for 1.1" });
    await vi.waitFor(() => expect(document.activeElement).toBe(within(group).getByLabelText("By when?")));
    await userEvent.clear(document.activeElement!);
    await userEvent.keyboard("in the spring term");
    await userEvent.tab();
    await saving.flushAll();
    expect(called("set_field")).toEqual([]);
    expect(called("keep_words").at(-1)).toMatchObject({ key: "action/a1/due", words: "in the spring term" });
    expect(within(group).getByText(/Until then it is 1 March 2026/)).toBeTruthy();
    expect(words(rows()[0]!)).toContain("“in the spring term” is not saved as a date");
    await userEvent.clear(within(group).getByLabelText("By when?"));
    await userEvent.type(within(group).getByLabelText("By when?"), "1 May 2027");
    await userEvent.clear(within(group).getByLabelText("Who does it?"));
    await userEvent.type(within(group).getByLabelText("Who does it?"), "Deputy");
    await saving.flushAll();
    expect(kept.actions[0]).toMatchObject({ due: "2027-05-01", owner: "Deputy" });
    expect(new Set(called("set_field").map(({ key }) => key))).toEqual(new Set(["action/a1/due", "action/a1/owner"]));
    await audit.refresh();
    expect(numbers()[0]).toBe("1.1");
    await userEvent.click(within(group).getByRole("button", { name: /^Close/ }));
    await vi.waitFor(() => expect(document.activeElement?.textContent).toMatch(/^1\sMay\s2027\./));
    expect(screen.queryByRole("group", { name: "Action for 1.1" })).toBeNull();
  });

  it("keeps to the plan when a change made in it is undone, and leads away when it is of something else", async () => {
    let place = "standard/s1#action-a3";
    const { audit } = await draw(Plan, "open", {
      plan: () => five,
      undo: () => ({ at: "2026-11-03T14:02:00Z", audit: auditView("open"), place, what: "Date, action for 2.2", id: null }),
    });
    await screen.findAllByRole("row");
    location.hash = "#/audit/a/plan";
    await audit.changes.undo();
    expect(location.hash).toBe("#/audit/a/plan");
    await vi.waitFor(() => expect(document.activeElement?.closest("[role=row]")?.id).toBe("action-a3"));
    place = "standard/s9";
    await audit.changes.undo();
    expect(location.hash).toBe("#/audit/a/standard/s9");
  });

  it("adds an action for a standard, last in the list and open to write", async () => {
    const kept = structuredClone(five);
    const { called } = await draw(Plan, "open", {
      plan: () => structuredClone(kept),
      add_action: ({ standard }) => {
        kept.actions.push(action("new", String(standard), { standardNumber: "3.1", owner: "" }));
        return { at: "2026-11-03T14:02:00Z", audit: auditView("open"), place: null, what: "", id: "new" };
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Add an action" }));
    await userEvent.click(screen.getByRole("button", { name: "Add the action" }));
    expect(screen.getByText("Choose which standard it is for")).toBeTruthy();
    expect(called("add_action")).toEqual([]);
    await userEvent.selectOptions(screen.getByLabelText("Which standard is it for?"), "s3.1");
    await userEvent.click(screen.getByRole("button", { name: "Add the action" }));
    const group = await screen.findByRole("group", { name: "Action for 3.1" });
    await vi.waitFor(() => expect(document.activeElement).toBe(within(group).getByLabelText("What will be done?")));
    expect(called("add_action")).toMatchObject([{ standard: "s3.1" }]);
    expect(numbers().at(-1)).toBe("3.1");
  });

  it("keeps what was promised once the return is made", async () => {
    await draw(Plan, "ready", { plan: () => five });
    await screen.findAllByRole("row");
    expect(screen.queryByRole("button", { name: /Change/ })).toBeNull();
    expect(screen.queryByRole("button", { name: "Add an action" })).toBeNull();
    expect(words(within(rows()[0]!).getAllByRole("cell")[0]!)).toBe("1 March 2026");
    await userEvent.click(screen.getByRole("button", { name: "Who does it" }));
    expect(numbers()[0]).toBe("2.1");
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
