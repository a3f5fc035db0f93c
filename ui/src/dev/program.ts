/**
 * An invented program behind the screen, for looking at it in a browser: `npm run dev`, then
 * http://localhost:5173/?demo=full (or empty, locked, first). It keeps what is typed until the page is loaded again.
 * Never part of what people get.
 */
import type { AuditCard, FieldKey, SavedView, StartAudit, StartView, ToolCard } from "../lib/api/generated/api";
import { ACCOUNT } from "../lib/answers/fields";
import { BackendError } from "../lib/backend";
import { type FakeBackend, fakeBackend } from "../lib/backend/fake";
import { action, auditOf, type Demo, newDemo, progressOf, standardOf } from "./memory";
import { others } from "./others";
import { beginningOf, taken } from "./beginning";
import { settingsOf } from "./settings";
import * as texts from "./texts";

type Args = Record<string, unknown>;

/** What is null where nothing is given. */
const NULLABLE = new Set(["rating", "date", "review", "due", "doneOn", "serviceType", "value"]);

export interface DemoOptions {
  /** "full", "empty" (an audit just begun), "locked", "first" (nothing is there at all). */
  kind?: string;
}

export function demoBackend({ kind = "full" }: DemoOptions = {}): FakeBackend & { demo: Demo } {
  const demo = newDemo({ empty: kind === "empty", ...(kind === "locked" ? { state: "ready" as const } : {}) });
  if (kind === "twenty") many(demo);
  let person = kind === "first" ? null : { name: "Ann Ash", role: "Practice manager" };
  let audits = kind !== "first";
  let added = 0;

  const saved = (id: string | null = null): SavedView => ({ at: new Date().toISOString(), audit: auditOf(demo), place: null, what: null, id });
  const done = (what: string, place: string, back: () => void, id: string | null = null): SavedView => {
    demo.undo.push({ what, place, back });
    demo.redo = [];
    return saved(id);
  };
  const open = () => {
    if (demo.state !== "open") throw new BackendError("audit-locked", "This revision is locked: it was exported.", "Start the next revision to change it.");
  };
  const find = (id: unknown) => demo.standards.find((s) => s.id === id)!;

  function setField({ key, value }: Args): SavedView {
    const [kind, id, member] = String(key).split("/") as [string, string, string];
    if (!(kind === "action" && ["status", "done-on", ...Object.keys(ACCOUNT)].includes(member))) open();
    demo.drafts = demo.drafts.filter((draft) => draft.key !== key);
    const name = (member ?? "").replace(/-(\w)/g, (_, c: string) => c.toUpperCase());
    const write = (target: Record<string, unknown>, property: string, to: unknown, place: string) => {
      let other = target[property];
      target[property] = to === "" && (NULLABLE.has(property) || (kind === "question" && property === "answer")) ? null : to;
      return done(`${property} of ${place}`, place, () => ([target[property], other] = [other, target[property]]));
    };
    if (kind === "standard") return write(find(id).answer as unknown as Args, name, value, `standard/${id}`);
    if (kind === "action") return write(demo.actions.find((a) => a.id === id) as unknown as Args, name, value, `standard/${demo.actions.find((a) => a.id === id)?.standard}`);
    if (kind === "evidence") return write(demo.evidence.find((e) => e.id === id) as unknown as Args, name, value, `standard/${demo.evidence.find((e) => e.id === id)?.standards[0]}`);
    if (kind === "fact") return write([...demo.profile.facts, ...demo.profile.assumed].find((f) => f.id === id) as unknown as Args, "value", value, "profile");
    if (kind === "identifier") return write(demo.profile.identifiers.find((one) => one.scheme === id) as unknown as Args, "value", value, "profile");
    if (kind === "question") return write(demo.questions.find((q) => q.id === id) as unknown as Args, name, name === "consent" ? value === "yes" : value, "questions");
    if (kind === "site") return write(demo.profile.sites.find((s) => s.id === id) as unknown as Args, name === "scope" ? "covered" : name, name === "scope" ? value === "in" : value, "profile");
    const property = id.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());
    if (property === "serviceType" && demo.profile.facts.length === 0) demo.profile.facts = structuredClone(texts.facts);
    return write(demo.profile as unknown as Args, property, property === "coversAll" ? value === "yes" : value, "profile");
  }

  function step(way: "undo" | "redo"): SavedView {
    const last = demo[way].pop();
    if (last === undefined) throw new BackendError("cannot-undo", "There is nothing to undo here.", "");
    last.back();
    demo[way === "undo" ? "redo" : "undo"].push(last);
    return { ...saved(), what: last.what, place: last.place };
  }

  const tool: ToolCard = {
    digest: "d1", id: "section-11", edition: "2026", title: "Section 11 safeguarding self-audit",
    summary: "How an organisation makes sure that it keeps children safe, standard by standard, with a plan for what must improve.",
    notice: "Standards: draft for the partnership’s approval.", standards: 64, serviceTypes: texts.serviceTypes, issued: "It came with the program. Nobody has issued it to you.",
  };
  const card = (id: string, organisation: string, more: Partial<AuditCard>): AuditCard => ({
    id, tool: "d1", submitter: id === demo.id ? "sub-1" : `sub-${id}`, forOwnUse: false, organisation, group: null, audit: "Section 11, 2026", progress: progressOf(demo), state: "open", revision: 1, place: demo.place, placeLabel: "6.4", next: null, nextLabel: null,
    changed: "2026-11-03T14:02:00Z", status: "For your own use: it was not started from an invitation.", standing: "23 standards left to rate", actionsOpen: 0, actionsOverdue: 0, declarations: 2, declarationsAgreed: 0, agreedBy: [], begun: "2026-10-12", ...more,
  });
  const start = (): StartView => ({
    person, roles: texts.roles, ownRoles: audits ? 4 : 0, tools: [tool], submitters: audits ? [{ id: "sub-1", name: "Northgate Surgery", code: "E86001", group: null }] : [],
    audits: audits ? [
      card(demo.id, demo.profile.name || "Name not given yet", { state: demo.state, ...(kind === "empty" ? { place: "profile", placeLabel: "About your organisation" } : {}) }),
      card("b", "Willow Road Surgery inside the Community Centre, with its branch at Mill Lane", { state: "ready", status: "Ready, not sent yet", revision: 2 }),
      card("c", "Northgate Surgery", { audit: "Section 11, 2024", state: "sent", status: "Sent on 3 November 2024", actionsOverdue: 2, place: "returns", placeLabel: "Returns" }),
    ] : [],
    lastSnapshot: audits ? new Date().toISOString() : null,
    snapshotTrouble: null,
    secondFolder: null,
    damage: kind === "full" ? {
      sentence: "The file that holds your audits was damaged, by the disk or by another program. 2 things in it could not be read any more, and everything else is as it was:",
      places: [
        { what: "Willow Road Surgery inside the Community Centre, with its branch at Mill Lane, Section 11, 2026: “How do you know?” of 6.4", read: "We keep a dated regis#er in the office and lo", audit: demo.id, place: "standard/s-6-4" },
        { what: "Northgate Surgery, Section 11, 2026: Rating of 2.3", read: null, audit: demo.id, place: "standard/s-2-3" },
      ],
      kept: "C:\\Users\\ann\\AppData\\Local\\Safeguarding Audit\\snapshots\\organisation-20261103T140203.123Z-00007-damaged.db",
    } : null,
    warnings: kind === "full" ? ["The data is kept in a folder that looks temporary: C:\\Temp\\audit. Ask whoever looks after your computer for another one."] : [],
    age: kind === "full" ? "This program was made 14 months ago. Ask whoever gave it to you for a newer one." : null,
  });

  const backend = fakeBackend({
    start,
    about: () => ({ version: "0.1.0", dataFolder: "C:\\Users\\ann\\AppData\\Local\\Safeguarding Audit", dataFolderByIt: false, licence: "MIT", publisher: null, made: "2026-11-30" }),
    damage_seen: start,
    set_person: ({ name, role }) => ((person = { name: String(name), role: String(role) }), start()),
    people: () => [...(person === null ? [] : [person]), { name: "Bo Birch", role: "Safeguarding lead GP" }, { name: "Cy Cedar", role: "" }],
    beginning: ({ start }) => beginningOf(start as StartAudit),
    settings: () => ({ ...settingsOf("level-keys", localStorage.getItem("level-keys") ?? ""), theme: localStorage.getItem("theme") ?? "system" }),
    show_text_size: () => null,
    set_setting: ({ name, value }) => settingsOf(String(name), String(value)),
    start_audit: () => ((audits = true), auditOf(demo)),
    audit: () => auditOf(demo),
    set_place: () => null,
    profile: () => structuredClone({
      ...demo.profile,
      identifiers: demo.profile.identifiers.map((one) => ({
        ...one, warning: /^[A-Z]\d{5}$|^$/.test(one.value ?? "") ? null : `This does not look like the usual ${one.label}. Check it; you can keep it.`,
      })),
    }),
    standard: ({ standard }) => standardOf(demo, String(standard)),
    set_field: setField,
    keep_words: ({ key, words }) => {
      const [kind, id] = String(key).split("/");
      const place = kind === "action" ? `standard/${demo.actions.find((a) => a.id === id)?.standard}#action-${id}-due` : `${kind}s#${id}-answer`;
      demo.drafts = demo.drafts.filter((draft) => draft.key !== key);
      if (words !== "") demo.drafts.push({ key: key as FieldKey, words: String(words), name: `Date of ${kind}`, place });
      return structuredClone(demo.drafts);
    },
    add_action: ({ standard }) => {
      open();
      const made = action(demo, find(standard), `action-new-${(added += 1)}`);
      demo.actions.push(made);
      return done("Adding an action", `standard/${standard}`, () => (demo.actions = swapped(demo.actions, made)), made.id);
    },
    remove_action: ({ action: id }) => {
      const gone = demo.actions.find((a) => a.id === id)!;
      demo.actions = demo.actions.filter((a) => a !== gone);
      return done("Removing an action", `standard/${gone.standard}`, () => (demo.actions = swapped(demo.actions, gone)));
    },
    add_evidence: ({ standard }) => {
      open();
      const made = { id: `evidence-new-${(added += 1)}`, title: "", keptAt: "", date: null, owner: "", review: null, usedBy: [], standards: [String(standard)] };
      demo.evidence.push(made);
      return done("Adding evidence", `standard/${standard}`, () => (demo.evidence = swapped(demo.evidence, made)), made.id);
    },
    use_evidence: ({ standard, evidence, used }) => {
      const one = demo.evidence.find((e) => e.id === evidence)!;
      let other = one.standards;
      one.standards = used ? [...other, String(standard)] : other.filter((s) => s !== standard);
      return done("Using evidence", `standard/${standard}`, () => ([one.standards, other] = [other, one.standards]));
    },
    take_from: ({ standard, from }) => {
      open();
      const { answer } = find(standard);
      let other = answer.narrative;
      answer.narrative = taken(other, String(from));
      return done("“How do you know?”", `standard/${standard}`, () => ([answer.narrative, other] = [other, answer.narrative]));
    },
    remove_evidence: ({ evidence }) => {
      const gone = demo.evidence.find((e) => e.id === evidence)!;
      demo.evidence = demo.evidence.filter((e) => e !== gone);
      return done("Removing evidence", `standard/${gone.standards[0]}`, () => (demo.evidence = swapped(demo.evidence, gone)));
    },
    add_site: () => {
      const made = { id: `site-${(added += 1)}`, name: "", covered: true, assuredBy: "" };
      demo.profile.sites.push(made);
      return done("Adding a site", "profile", () => (demo.profile.sites = swapped(demo.profile.sites, made)), made.id);
    },
    remove_site: ({ site }) => {
      const gone = demo.profile.sites.find((s) => s.id === site)!;
      demo.profile.sites = demo.profile.sites.filter((s) => s !== gone);
      return done("Removing a site", "profile", () => (demo.profile.sites = swapped(demo.profile.sites, gone)));
    },
    undo: () => step("undo"),
    redo: () => step("redo"),
    questions: () => structuredClone(demo.questions),
    spent: () => null,
    ...others(demo),
  });
  return { ...backend, demo };
}

/** Without the thing if it is there, with it if it is not: undo and redo are the same step. */
function swapped<T>(list: T[], thing: T): T[] {
  return list.includes(thing) ? list.filter((one) => one !== thing) : [...list, thing];
}

/** A standard with twenty actions and twenty pieces of evidence. */
function many(demo: Demo): void {
  const standard = demo.standards.find((s) => s.id === "s11-6-4")!;
  standard.answer.rating = "partly";
  for (let n = 0; n < 20; n += 1) {
    demo.actions.push(action(demo, standard, `action-many-${n}`, { what: `Step ${n + 1}: look at the register of the branch and write down what is missing`, owner: "Safeguarding administrator", due: `2027-01-${String(n + 1).padStart(2, "0")}` }));
    demo.evidence.push({ id: `evidence-many-${n}`, title: `Register of branch ${n + 1}`, keptAt: "Shared drive", date: "2026-10-03", owner: "Practice manager", review: null, usedBy: [], standards: [standard.id] });
  }
}
