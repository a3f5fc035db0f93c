/** What the invented program remembers, and the views it makes of it. Never part of what people get. */
import { UNWRITTEN } from "../lib/answers/fields";
import type { ActionView, AnswerView, AreaView, AuditView, DraftView, EvidenceView, LevelView, Mark, ProfileView, ProgressView, StandardRow, StandardView } from "../lib/api/generated/api";
import { besideOf } from "./beginning";
import { counts } from "../lib/plan/plan";
import * as texts from "./texts";

export interface DemoStandard {
  id: string;
  number: string;
  statement: string;
  answer: AnswerView;
}

export interface Demo {
  id: string;
  standards: DemoStandard[];
  actions: ActionView[];
  drafts: DraftView[];
  evidence: (EvidenceView & { standards: string[] })[];
  profile: ProfileView;
  questions: typeof texts.questions;
  state: AuditView["state"];
  revision: number;
  undo: { what: string; place: string; back: () => void }[];
  redo: { what: string; place: string; back: () => void }[];
  place: string;
}

const LEVELS: LevelView[] = [
  { code: "met", label: "Met", counts: "met" },
  { code: "partly", label: "Partly met", counts: "partly" },
  { code: "not-met", label: "Not met", counts: "not-met" },
];

export function newDemo(options: { empty?: boolean; state?: AuditView["state"] } = {}): Demo {
  const standards = texts.areas.flatMap(([, statements], area) =>
    statements.map((statement, at): DemoStandard => {
      const number = `${area + 1}.${at + 1}`;
      const n = area * 7 + at;
      const rated = !options.empty && n < 41;
      const rating = !rated ? "" : n % 11 === 5 ? "not-met" : n % 7 === 3 ? "partly" : n === 16 ? "not-applicable" : "met";
      return {
        id: `s11-${number.replace(".", "-")}`, number, statement,
        answer: {
          rating: rating || null, narrative: rated && n % 3 === 0 ? "The register was looked at on 3 October. It holds dates and numbers only." : "",
          notApplicableBecause: rating === "not-applicable" ? "The practice has no branch." : "", noActionBecause: "", answeredBy: "",
        },
      };
    }),
  );
  const demo: Demo = {
    id: "0191f2aa-0000-7000-8000-000000000001", standards, actions: [], drafts: [], evidence: [], questions: structuredClone(texts.questions),
    state: options.state ?? "open", revision: 1, undo: [], redo: [], place: "standard/s11-6-4",
    profile: {
      name: options.empty ? "" : "Northgate Surgery", identifiers: options.empty ? [] : [texts.knownBy("ods", "ODS code", "A letter and five digits, for example E86001.", "E86001")], emailWarning: null, telephoneWarning: null, serviceType: options.empty ? null : "gp-practice",
      serviceTypes: texts.serviceTypes, facts: options.empty ? [] : structuredClone(texts.facts),
      assumed: options.empty ? [] : structuredClone(texts.assumed), completedBy: options.empty ? "" : "Ann Ash",
      completedByRole: options.empty ? "" : "Practice manager", substitute: "", substituteRole: "", email: "", telephone: "", coversAll: false,
      fromLastTime: false, fromOrganisation: null, sites: [], standards: standards.length, keptAside: [], locked: options.state !== undefined && options.state !== "open",
    },
  };
  if (!options.empty) fill(demo);
  return demo;
}

function fill(demo: Demo): void {
  demo.standards.filter((s) => ["partly", "not-met"].includes(s.answer.rating ?? "")).slice(0, 5).forEach((s, n) => {
    demo.actions.push(action(demo, s, `action-${n}`, {
      what: n === 2 ? "Światełko: leaflet in Polish, ਪੰਜਾਬੀ and العربية for the waiting room and the website, with the numbers to ring at night and at weekends" : "Write down how often suitability is checked, and ask the partners to agree to it",
      owner: "Practice manager", due: n === 1 ? null : `2026-12-${String(n + 10)}`, noDateBecause: n === 1 ? "Waiting for the new policy of the partnership" : "",
      status: n === 0 ? "under-way" : "planned", progress: n === 0 ? "A draft is with the partners." : "",
    }));
  });
  const uses = demo.standards.filter((s) => s.answer.rating === "met").slice(0, 9);
  uses.slice(0, 3).forEach((s, n) => demo.evidence.push({
    id: `evidence-${n}`, title: ["DBS register, numbers only", "Safeguarding policy, version 7", "Minutes of the partners’ meeting"][n] ?? "", keptAt: "Shared drive, HR folder",
    date: "2026-10-03", owner: "Practice manager", review: null, usedBy: [], standards: [s.id, uses[n + 3]?.id ?? ""],
  }));
}

export function action(demo: Demo, standard: DemoStandard, id: string, given: Partial<ActionView> = {}): ActionView {
  return {
    id, standard: standard.id, standardNumber: standard.number, standardStatement: standard.statement, ...UNWRITTEN,
    overdue: demo.state !== "open" && (given.due ?? null) !== null, ...given,
  };
}

export function progressOf(demo: Demo): ProgressView {
  const count = (rating: string | null) => demo.standards.filter((s) => s.answer.rating === rating).length;
  const [met, partly, notMet, notApplicable, unrated] = [count("met"), count("partly"), count("not-met"), count("not-applicable"), count(null)];
  const shown = demo.standards.length;
  const applicable = met + partly + notMet;
  const score = applicable === 0 ? null : `${((met / applicable) * 100).toFixed(1)}%`;
  return {
    shown, rated: shown - unrated, met, partly, notMet, notApplicable, unrated, score, band: score === null ? null : "80% or more met",
    minutesLeft: unrated * 3, minutesFromOwnTimes: true,
    explanation: [
      `${shown} standards apply to your practice.`, `${met} of ${applicable} applicable standards are met: ${score ?? "nothing yet"}.`,
      "Standards that are not applicable are left out. Those not yet rated are left out until you rate them.",
    ],
  };
}

export function rowOf(demo: Demo, s: DemoStandard): StandardRow {
  const here = demo.actions.filter((a) => a.standard === s.id && counts(a));
  const actions = here.length;
  const asks = ["partly", "not-met"].includes(s.answer.rating ?? "") && here.every((a) => a.status === "done") && s.answer.noActionBecause === "";
  return {
    id: s.id, number: s.number, statement: s.statement, rating: s.answer.rating, mark: (s.answer.rating || "unrated") as Mark, attention: asks, remarks: 0, actions,
    evidence: demo.evidence.filter((e) => e.standards.includes(s.id)).length,
  };
}

export function auditOf(demo: Demo): AuditView {
  const rows = demo.standards.map((s) => rowOf(demo, s));
  const areas = texts.areas.map(([title], at): AreaView => {
    const mine = rows.filter((row) => row.number.startsWith(`${at + 1}.`));
    const count = (rating: string | null) => mine.filter((row) => row.rating === rating).length;
    const [met, partly, notMet] = [count("met"), count("partly"), count("not-met")];
    return {
      id: `area-${at + 1}`, number: String(at + 1), title, rated: mine.filter((row) => row.rating !== null).length, shown: mine.length,
      score: met + partly + notMet === 0 ? null : `${((met / (met + partly + notMet)) * 100).toFixed(1)}%`, met, partly, notMet,
      notApplicable: count("not-applicable"), standards: mine,
      leftOut: at === 8 ? [{ id: "s11-9-9", answered: false, number: "9.9", statement: "People can say how they want to be spoken to.", because: "we assumed “No” to “Do you run events for children?”" }] : [],
    };
  });
  const stops = rows.filter((row) => row.attention || row.rating === null).length;
  return {
    id: demo.id, organisation: demo.profile.name, audit: "Section 11, 2026", title: "Section 11 safeguarding self-audit, 2026",
    notice: "Standards: draft for the partnership’s approval.", you: demo.profile.serviceType === null ? "" : "your practice",
    beforeText: "Do not write the name, number, address or date of birth of a child or a family member. Use counts and roles.",
    state: demo.state, revision: demo.revision, revisionReason: null, forOwnUse: false, readers: "partners", agreed: "Agreed by 1 of 2", progress: progressOf(demo), levels: LEVELS, areas,
    profileComplete: demo.profile.serviceType !== null, stops, warns: 4, questions: demo.questions.length,
    questionsAnswered: demo.questions.filter((q) => q.answer !== null).length, declarations: 2, declarationsAgreed: 0, withdrawn: [], keptAside: demo.profile.keptAside.length,
    saved: "2026-11-03T14:02:00Z", undo: demo.undo.at(-1)?.what ?? null, redo: demo.redo.at(-1)?.what ?? null,
    undoStops: "There are no changes yet.", place: demo.place, roles: texts.roles,
    submitter: "sub-1", next: [], carried: false, carryFrom: [], begun: "2026-10-12", questionsUnconfirmed: 0, waiting: 0, unconfirmed: 0, drafts: structuredClone(demo.drafts), brought: [], snapshotTrouble: null,
  };
}

export function standardOf(demo: Demo, id: string): StandardView {
  const at = demo.standards.findIndex((s) => s.id === id);
  const s = demo.standards[at]!;
  const [before, after] = [demo.standards[at - 1], demo.standards[at + 1]];
  const area = Number(s.number.split(".")[0]);
  const row = rowOf(demo, s);
  const evidence = demo.evidence.map((e) => ({ ...e, usedBy: demo.standards.filter((x) => e.standards.includes(x.id)).map((x) => x.number) }));
  const unrated = [...demo.standards.slice(at + 1), ...demo.standards.slice(0, at)].find((x) => x.answer.rating === null);
  return {
    id, number: s.number, statement: s.statement, areaNumber: String(area), area: texts.areas[area - 1]?.[0] ?? "", reporting: "Safer recruitment",
    critical: s.number === "6.3", levels: LEVELS.map((level) => ({ ...level, description: null, looksLike: texts.looksLike[level.code] ?? [] })),
    notApplicableOffered: at % 4 === 2, notOfferedBecause: at % 4 === 2 ? null : "“Not applicable” is not offered: every practice has to answer this one.", meaningHeading: "What this means", meaning: texts.meaning, evidenceHeading: "Typical evidence",
    typicalEvidence: texts.typical,
    sources: [
      { kind: "law", kindLabel: "Law or statutory guidance", text: "Working Together to Safeguard Children (safe recruitment)", checked: "Not yet checked against the 2026 edition of Working Together." },
      { kind: "professional", kindLabel: "Professional guidance", text: "CQC GP mythbuster 2: DBS checks for primary healthcare staff", checked: "Not yet checked against the 2026 edition of Working Together." },
    ],
    answer: structuredClone(s.answer), evidence: structuredClone(evidence.filter((e) => e.standards.includes(id))),
    otherEvidence: structuredClone(evidence.filter((e) => !e.standards.includes(id))), actions: structuredClone(demo.actions.filter((a) => a.standard === id)),
    stops: row.attention
      ? [{ code: "no-action", sentence: `${s.number} is ${s.answer.rating === "partly" ? "partly met" : "not met"} and has no action.`, place: `standard/${s.id}#new-action` }]
      : [],
    warns: demo.evidence
      .filter((e) => e.standards.includes(s.id) && e.keptAt === "")
      .map((e) => ({ code: "evidence-without-place", sentence: `“${e.title}”, evidence for ${s.number}, does not say where it is kept.`, place: `standard/${s.id}#evidence-${e.id}-kept-at` })),
    previous: before?.id ?? null, previousNumber: before?.number ?? null, next: after?.id ?? null, nextNumber: after?.number ?? null, nextUnrated: unrated?.id ?? null, nextUnconfirmed: null,
    locked: demo.state !== "open", shown: true, notShownBecause: null, answered: s.answer.rating !== null, carriedFrom: null, fromLastTime: false, earlier: [],
    beside: s.number.endsWith(".1") ? besideOf(s.answer.narrative) : [],
  };
}
