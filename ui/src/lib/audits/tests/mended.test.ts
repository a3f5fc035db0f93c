/**
 * “Left to do” leads into the very field: every code of the check with each place to which the program sends for it
 * (tests/golden/mended.txt, written by tests/it/messages/check.rs) is opened, and the field that mends it has the focus.
 */
import { waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { action, type Demo } from "../../../dev/memory";
import { at, close, open, type Over } from "../../../dev/window";
import type { DeclarationView, ProfileView, QuestionView, StandardView } from "../../api/generated/api";

beforeEach(() => localStorage.clear());
afterEach(close);

const IDS: Record<string, string> = {
  standard: "s11-6-4", action: "a-one", evidence: "e-one", site: "s-one", question: "q-outcomes", role: "lead", scheme: "ods", fact: "dispensary",
};

/** Everything that a finding may be about is there, folded where the screen folds it. */
function everything(demo: Demo): void {
  const standard = demo.standards.find((one) => one.id === IDS["standard"])!;
  Object.assign(standard.answer, { rating: "partly", narrative: "Seen" });
  demo.actions = [action(demo, standard, "a-one", { what: "Train", owner: "GP", due: "2026-12-01", status: "done", doneOn: "2026-11-01" })];
  demo.evidence = [{ id: "e-one", title: "Policy", keptAt: "Shelf", date: null, owner: "", review: null, usedBy: [], standards: [standard.id] }];
  demo.profile.sites = [{ id: "s-one", name: "Willowbank", covered: false, assuredBy: "" }];
}
const rated = (rating: string) => (demo: Demo) => {
  demo.standards.find((one) => one.id === IDS["standard"])!.answer.rating = rating;
};
const withdrawn: Over = {
  declaration: (answer) => ({ ...(answer as DeclarationView), roles: (answer as DeclarationView).roles.map((role) => ({ ...role, standing: "withdrawn", name: "Ann" })) }),
};
const agreed: Over = {
  declaration: (answer) => ({ ...(answer as DeclarationView), roles: (answer as DeclarationView).roles.map((role) => ({ ...role, standing: "agreed", name: "Ann", agreedOn: "2099-01-01" })) }),
};
const lastTime: Over = {
  standard: (answer) => ({ ...(answer as StandardView), fromLastTime: true }),
  profile: (answer) => ({ ...(answer as ProfileView), fromLastTime: true }),
  questions: (answer) => (answer as QuestionView[]).map((one) => ({ ...one, answer: "never", fromLastTime: true })),
};

interface Case {
  /** What the field is called. */
  field: RegExp;
  first?: (demo: Demo) => void;
  over?: Over;
}

const CASES: Record<string, Case> = {
  "no-name": { field: /^Name\b/ },
  "no-service-type": { field: /^Type of service/ },
  "fact-unanswered": { field: /^Do you have a dispensary/ },
  "no-code": { field: /^ODS code/ },
  "unusual-code": { field: /^ODS code/ },
  "no-completer": { field: /^Who completes it/ },
  "no-substitute": { field: /^Who stands in/ },
  "no-contact": { field: /^E-mail address/ },
  "unusual-email": { field: /^E-mail address/ },
  "unusual-telephone": { field: /^Telephone/ },
  "no-scope": { field: /^All or part of/ },
  "site-without-name": { field: /^Name of the site/ },
  "site-not-assured": { field: /^Where can people see/ },
  "not-confirmed": { field: /^It is still/, over: lastTime },
  unrated: { field: /^How well does your practice/, first: rated("") },
  "not-applicable-not-offered": { field: /^How well does your practice/, first: rated("not-applicable") },
  "not-applicable-without-reason": { field: /^Why does it not apply/, first: rated("not-applicable") },
  "many-not-applicable": { field: /^How well does your practice/, first: rated("not-applicable") },
  "no-action": { field: /^What will be done/, first: (demo) => void (demo.actions = []) },
  "met-without-evidence": { field: /^How do you know/, first: rated("met") },
  "action-without-words": { field: /^What will be done/ },
  "action-without-owner": { field: /^Who does it/ },
  "action-without-date": { field: /^By when/ },
  "action-overdue": { field: /^Status/ },
  "action-done-in-future": { field: /^Done on/ },
  "evidence-without-title": { field: /^What is it/ },
  "evidence-without-place": { field: /^Where is it kept/ },
  "evidence-out-of-date": { field: /^Look at it again/ },
  "evidence-names-a-folder": { field: /^Where is it kept/ },
  "evidence-in-future": { field: /^Its date/ },
  "question-unanswered": { field: /^How often were you told/ },
  "no-declaration": { field: /^Name\b/ },
  "declaration-withdrawn": { field: /^Date they agreed/, over: withdrawn },
  "declaration-same-person": { field: /^Name\b/ },
  "declaration-in-future": { field: /^Withdraw this agreement/, over: agreed },
  "declaration-before-audit": { field: /^Withdraw this agreement/, over: agreed },
};

const mended = readFileSync("../tests/golden/mended.txt", "utf8");
const LINES = mended.trim().split("\n").map((line) => line.split(" ") as [code: string, place: string]);

/** What a control is called: its label, the question of its group, or its own words. */
function nameOf(control: Element | null): string {
  const words = (of: Element | null | undefined) => of?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  if (control instanceof HTMLButtonElement) return words(control);
  const choice = control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type);
  if (choice) return words(control.closest("fieldset")?.querySelector("legend"));
  return words((control as HTMLInputElement | null)?.labels?.[0]);
}

const folded = (control: Element | null) => control?.closest("details:not([open])") ?? null;

describe("what is left to do", () => {
  it("every code of the check is tried here, and nothing else", () => {
    expect(Object.keys(CASES).sort()).toEqual([...new Set(LINES.map(([code]) => code))].sort());
  });

  it.each(LINES)("%s leads into its field: %s", async (code, pattern) => {
    const { field, first, over } = CASES[code]!;
    const place = pattern.replace(/\{(\w+)\}/g, (_, kind: string) => IDS[kind]!);
    open("full", at(place.replace("#", "/")), new Map(), (demo) => (everything(demo), first?.(demo)), over);
    await waitFor(() => expect(nameOf(document.activeElement)).toMatch(field));
    expect(folded(document.activeElement)).toBeNull();
  });

  it("where every action is done or dropped, the way to a new one is the button", async () => {
    open("full", at("standard/s11-6-4/new-action"), new Map(), everything);
    await waitFor(() => expect(nameOf(document.activeElement)).toMatch(/^Add another action/));
  });

  it("in a locked audit an action that only shows its words leads to what can still be changed there", async () => {
    open("locked", at("standard/s11-6-4/action-a-one-owner"), new Map(), everything);
    await waitFor(() => expect(nameOf(document.activeElement)).toMatch(/^Status/));
  });

  it("a link to where one is already moves the focus there again", async () => {
    open("full", at("standard/s11-6-4/new-action"), new Map(), (demo) => (everything(demo), void (demo.actions = [])));
    const field = () => nameOf(document.activeElement);
    await waitFor(() => expect(field()).toMatch(/^What will be done/));
    document.getElementById("narrative")!.focus();
    await waitFor(() => expect(document.querySelector(".findings a")).not.toBeNull());
    document.querySelector<HTMLAnchorElement>(".findings a")!.click();
    await waitFor(() => expect(field()).toMatch(/^What will be done/));
  });
});
