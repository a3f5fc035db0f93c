import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { trust } from "../../../dev/b/data";
import { draw, words } from "../../../dev/b/screen";
import Start from "../../../routes/start/Screen.svelte";
import { announced } from "../../announce.svelte";
import type { AuditCard, StartView } from "../../api/generated/api";
import GroupTable from "../GroupTable.svelte";
import { groupsOf, scoreOf, sharedGroups, statusOf } from "../groups";

const names = () => screen.getAllByRole("rowheader").map(words);
const row = (name: string) => within(screen.getByRole("rowheader", { name }).closest("tr")!).getAllByRole("cell").map(words);
const press = (name: RegExp) => userEvent.click(screen.getByRole("button", { name }));
const card = (name: string, more: Partial<AuditCard>): AuditCard => ({ ...trust(0)[0]!, id: name, submitter: name, organisation: name, group: "Harbour", ...more });
const rated = (unrated: number, score: string | null) => ({ ...trust(0)[0]!.progress, unrated, rated: 70 - unrated, score });

const three = [
  card("Beech", { progress: rated(0, "9.5%"), standing: "All standards rated, not sent yet", actionsOpen: 10, actionsOverdue: 1, declarations: 2, declarationsAgreed: 1, agreedBy: ["Ada Example, Headteacher"], changed: "2026-11-03T10:00:00Z", begun: "2026-10-01" }),
  card("Ash", { progress: rated(14, "81.1%"), standing: "14 standards left to rate", actionsOpen: 9, actionsOverdue: 0, declarations: 2, declarationsAgreed: 0, agreedBy: [], changed: "2026-11-20T10:00:00Z", begun: "2026-09-01" }),
  card("Cedar", { progress: rated(0, "87.2%"), standing: "Sent on 3 November 2026", actionsOpen: 0, actionsOverdue: 0, declarations: 0, declarationsAgreed: 0, agreedBy: [], changed: "2025-11-20T10:00:00Z", begun: null, revision: 2 }),
];

describe("The schools of a trust", () => {
  it("are in one table: the status of each, its score, its actions and who has agreed", () => {
    render(GroupTable, { props: { caption: "Harbour, 3 audits", audits: three } });
    expect(screen.getByRole("table", { name: "Harbour, 3 audits: Section 175, 2026" })).toBeTruthy();
    expect(row("Beech")).toEqual([
      "All standards rated, not sent yet", "70 of 70", "9.5%, Secure", "10 open actions of Beech", "1", "1 of 2 Ada Example, Headteacher", "3 November 2026", "1 October 2026",
    ]);
    expect(row("Ash").slice(0, 6)).toEqual(["14 standards left to rate", "56 of 70", "Not yet", "9 open actions of Ash", "0", "0 of 2"]);
    expect(row("Cedar").slice(0, 6)).toEqual(["Sent on 3 November 2026, revision 2", "70 of 70", "87.2%, Secure", "0", "0", "Not needed"]);
    expect(within(screen.getByRole("rowheader", { name: "Beech" })).getByRole("link").getAttribute("href")).toBe("#/audit/Beech/areas");
    expect(screen.getByText("A score is shown when every standard is rated.")).toBeTruthy();
  });

  it("are sorted by each column by what it means, what is missing last", async () => {
    render(GroupTable, { props: { caption: "Harbour", audits: three } });
    const orders: [RegExp, string[], string, string[]][] = [
      [/Score/, ["Beech", "Cedar", "Ash"], "lowest first", ["Cedar", "Beech", "Ash"]],
      [/Open actions/, ["Cedar", "Ash", "Beech"], "lowest first", ["Beech", "Ash", "Cedar"]],
      [/Overdue/, ["Ash", "Cedar", "Beech"], "lowest first", ["Beech", "Ash", "Cedar"]],
      [/Agreed/, ["Ash", "Beech", "Cedar"], "lowest first", ["Beech", "Ash", "Cedar"]],
      [/Last change/, ["Cedar", "Beech", "Ash"], "earliest first", ["Ash", "Beech", "Cedar"]],
      [/Started/, ["Ash", "Beech", "Cedar"], "earliest first", ["Beech", "Ash", "Cedar"]],
      [/Rated/, ["Ash", "Beech", "Cedar"], "lowest first", ["Beech", "Cedar", "Ash"]],
      [/Organisation/, ["Ash", "Beech", "Cedar"], "A to Z", ["Cedar", "Beech", "Ash"]],
    ];
    for (const [column, up, said, down] of orders) {
      await press(column);
      expect([column, names()]).toEqual([column, up]);
      expect(announced().polite).toContain(said);
      expect(screen.getByRole("columnheader", { name: column }).getAttribute("aria-sort")).toBe("ascending");
      await press(column);
      expect([column, names()]).toEqual([column, down]);
    }
  });

  it("names the audit in each row where there are several, and finds one among many, also by who agreed", async () => {
    const many = [...trust(12).slice(0, 12), { ...trust(1)[0]!, id: "old", audit: "Section 175, 2025" }];
    render(GroupTable, { props: { caption: "Harbour", audits: many } });
    expect(screen.getByRole("columnheader", { name: "Audit" })).toBeTruthy();
    await userEvent.type(screen.getByLabelText("Find an organisation"), "chair");
    expect(names().length).toBeGreaterThan(0);
    expect(names().length).toBeLessThan(13);
  });

  it("are a group when two organisations share it, and only then", () => {
    const alone = card("Alone", { group: null });
    const twice = [card("Delta", { group: "Own", id: "d1" }), card("Delta", { group: "Own", id: "d2" })];
    expect(sharedGroups([alone, ...three, ...twice]).map(({ name, cards }) => [name, cards.length])).toEqual([["Harbour", 3]]);
    expect(groupsOf([alone, ...three]).map(({ name }) => name)).toEqual(["Harbour", ""]);
    expect(statusOf(card("x", { standing: "Revision 2 is not sent yet", revision: 2 }))).toBe("Revision 2 is not sent yet");
    expect(scoreOf(card("x", { progress: rated(0, null) }))).toBeNull();
  });

  it("are beside each other on the start however few they are, the others as before", async () => {
    const audits = [card("Northgate", { group: null }), ...three.slice(0, 2), card("Southgate", { group: null })];
    const start: StartView = { ...(await (await draw(Start as never, "none")).api.start()), audits };
    document.body.replaceChildren();
    await draw(Start as never, "none", { start: () => start });
    expect(screen.getByRole("heading", { name: /^Northgate/ })).toBeTruthy();
    expect(names()).toEqual(["Ash", "Beech"]);
    expect(screen.getByRole("heading", { name: /^Southgate/ })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: /^Ash/ })).toBeNull();
  });

  it("are told from each other where one organisation has the same audit twice", async () => {
    const ready = { group: null, organisation: "Northgate", state: "ready" as const, status: "Ready, not sent yet" };
    const twin = (id: string, begun: string) => ({ ...card(id, { ...ready, begun }) });
    const audits = [twin("a", "2026-10-01"), twin("b", "2026-11-01"), twin("c", "2026-11-01")];
    const start: StartView = { ...(await (await draw(Start as never, "none")).api.start()), audits };
    document.body.replaceChildren();
    await draw(Start as never, "none", { start: () => start });
    const named = screen.getAllByRole("link", { name: /^Send the return/ }).map(words);
    expect(new Set(named).size).toBe(3);
    expect(named[0]).toContain("started 1 October 2026");
  });
});
