/** Invented answers of the program for the later screens, to look at them in a browser. Never in what people get. */
import type {
  ActionStatus, ActionView, AuditCard, AuditView, CheckView, DeclarationView, HistoryAsk, HistoryEntry, HistoryPage, FileKind, FindingView, Mark, PlanView, ProgressView, PaperCopy, PaperMade, ReadersView, ReturnView, SearchHit,
  SendingView, SnapshotsView, SnapshotView,
} from "../../lib/api/generated/api";
import { UNWRITTEN } from "../../lib/answers/fields";
import { pageOf } from "../history";

const progress: ProgressView = {
  shown: 55, rated: 55, met: 43, partly: 8, notMet: 2, notApplicable: 2, unrated: 0, score: "81.1%", band: "Secure",
  minutesLeft: 0, minutesFromOwnTimes: true, explanation: [],
};

export const statement = "Suitability of everybody who works with children is checked again after appointment, at an interval that is written down";

export function auditView(state: AuditView["state"], stops = 0): AuditView {
  const row = (number: string, mark: Mark) => ({
    id: `s${number}`, number, statement, rating: mark, mark, attention: mark === "partly", remarks: 0, actions: 1, evidence: 2,
  });
  return {
    id: "a", organisation: "Northgate Surgery with Willow Road branch", audit: "Section 11, 2026",
    title: "Section 11 safeguarding self-audit", notice: "A draft for the partnership’s approval.", you: "your practice",
    beforeText: "Do not write a child’s or family’s name, number or date of birth.", state, revision: 1,
    revisionReason: null, forOwnUse: false, readers: "partners", agreed: "Agreed by 1 of 2", progress, levels: [
      { code: "met", label: "Met", counts: "met" }, { code: "partly", label: "Partly met", counts: "partly" },
      { code: "not-met", label: "Not met", counts: "not-met" },
    ],
    areas: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({
      id: `area-${n}`, number: String(n), title: "Safe recruitment and vetting", rated: 6, shown: 6, score: "80.0%", met: 5,
      partly: 1, notMet: 0, notApplicable: 0, leftOut: [], standards: [row(`${n}.1`, "met"), row(`${n}.2`, "partly")],
    })),
    profileComplete: true, stops, warns: 4, questions: 3, questionsAnswered: 3, declarations: 2, declarationsAgreed: 1, withdrawn: [],
    keptAside: 0, saved: "2026-11-03T14:02:00Z", undo: "Rating of 6.4", redo: null, undoStops: null, place: "check",
    roles: ["Practice manager", "Safeguarding lead GP"],
    submitter: "o", next: [], carried: false, carryFrom: [], begun: "2026-10-12", questionsUnconfirmed: 0, waiting: 0, unconfirmed: 0, drafts: [], brought: [], snapshotTrouble: null,
  };
}

export function check(stops: number): CheckView {
  const unrated = Array.from({ length: stops }, (_, at) => ({
    code: "unrated" as const, place: `standard/s${at}`, sentence: `${1 + Math.floor(at / 6)}.${1 + (at % 6)} is not rated yet.`,
  }));
  const serious: FindingView[] = [
    { code: "no-action", place: "standard/s6.3", sentence: "6.3 is not met and has neither an action nor a reason why there is none yet." },
    { code: "not-applicable-without-reason", place: "standard/s4.6", sentence: "4.6 is not applicable, but it does not say why." },
    { code: "no-declaration", place: "declaration#lead", sentence: "The declaration of the Safeguarding lead GP is missing." },
  ];
  return {
    stops: stops === 0 ? [] : [...serious, ...unrated],
    warns: [
      { code: "no-substitute", place: "profile#substitute", sentence: "Nobody is named as a substitute for the person who completes this audit." },
      { code: "met-without-evidence", place: "standard/s2.1", sentence: "2.1 is met, but neither says how you know nor names evidence." },
      { code: "action-overdue", place: "standard/s6.2#action-1", sentence: "The date of an action for 6.2 has passed: “Ask for a second reference for every locum who comes through an agency that we have not used before, and keep a dated note”." },
    ],
    undrawable: ["Standard 9.2: “𓀀”: Egyptian Hieroglyphs (1)"],
  };
}

const owners = ["Practice manager", "Safeguarding lead GP", "Reception lead", "Lead nurse for children and young people across both sites", ""];
const statuses: ActionStatus[] = ["planned", "under-way", "planned", "done", "dropped"];

export function plan(number: number): PlanView {
  const actions = Array.from({ length: number }, (_, at): ActionView => ({
    ...UNWRITTEN, id: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`, standard: `s${1 + (at % 9)}.${1 + (at % 6)}`,
    standardNumber: `${1 + (at % 9)}.${1 + (at % 6)}`, standardStatement: statement,
    what: at % 4 === 1
      ? "Ask for a second reference for every locum who comes through an agency that we have not used before, keep a dated note of it, and look at the notes together at the partners’ meeting each quarter"
      : at % 4 === 2 ? "Światełko: leaflet in Polish, ਪੰਜਾਬੀ and العربية for the waiting room" : "Write down how often suitability is checked",
    owner: owners[at % owners.length]!, due: at % 7 === 6 ? null : `202${6 + Math.floor(at / 90)}-${String(1 + (at % 12)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`,
    noDateBecause: at % 7 === 6 ? "It depends on the new building" : "", status: statuses[at % statuses.length]!,
    progress: at % 3 === 0 ? "Draft written, waits for the partners." : "", doneOn: statuses[at % statuses.length] === "done" ? "2026-10-12" : null,
    overdue: at < 3 && statuses[at % statuses.length] !== "done",
  }));
  return {
    actions,
    standing: actions.filter((action) => action.status !== "dropped").length,
    withoutAction: number === 0 ? [] : [
      { standard: "s4.2", number: "4.2", statement, because: "The partnership’s new procedure is expected in January; we then decide what we need.", nothingLeft: null },
      { standard: "s6.3", number: "6.3", statement, because: null, nothingLeft: "Its only action is done" },
    ],
  };
}

const schools = ["Alder Bank Primary School", "Birch Hill Church of England Voluntary Controlled Infant and Nursery School", "Cedar House School", "Dale Academy", "Elm Green Primary", "Fern Lane Junior School"];

/** Audits of a trust's schools, each as far as it happens to be; the last one is of an organisation on its own. */
export function trust(number: number): AuditCard[] {
  return Array.from({ length: number + 1 }, (_, at): AuditCard => {
    const [unrated, sent, alone] = [at % 3 === 0 ? 0 : 7 * (at % 9), at % 6 === 0, at === number];
    const agreedBy = unrated > 0 ? [] : ["Ada Example, Headteacher", ...(sent ? ["Bo Chair, Chair of governors"] : [])];
    const standing = unrated > 0 ? `${unrated} standards left to rate` : sent ? "Sent on 3 November 2026" : "All standards rated, not sent yet";
    return {
      id: `school-${at}`, tool: "d1", submitter: `sub-${at}`, forOwnUse: false, group: alone ? null : "Harbour Learning Trust",
      organisation: alone ? "Northgate Surgery" : `${schools[at % schools.length]!}${at < schools.length ? "" : ` ${Math.floor(at / schools.length) + 1}`}`,
      audit: "Section 175, 2026", progress: { ...progress, shown: 70, rated: 70 - unrated, unrated, score: `${60 + ((at * 7) % 40)}.5%` },
      state: sent ? "sent" : "open", revision: at === 6 ? 2 : 1, place: "areas", placeLabel: "All areas", next: null, nextLabel: null,
      begun: `2026-09-${String(1 + (at % 28)).padStart(2, "0")}`, changed: `2026-11-${String(1 + ((at * 5) % 28)).padStart(2, "0")}T14:02:00Z`, status: standing, standing,
      actionsOpen: (at * 3) % 11, actionsOverdue: at % 4 === 1 ? 2 : 0, declarations: 2, declarationsAgreed: agreedBy.length, agreedBy,
    };
  });
}

const copy = (number: string, changed: number): PaperCopy => ({
  number, made: "2026-11-03T14:02:00Z", by: "Beth Larkin, Practice manager", changed,
  sentence: changed === 0
    ? `Nothing has changed since this copy was made for partners.`
    : `Since the copy made for partners on 3 November 2026 (number ${number} at its foot), ${changed} answers have changed.`,
  changes: Array.from({ length: changed }, (_, at) => ({ what: `Rating of 6.${at + 1}`, old: "Met", new: "Partly met", place: `standard/s6.${at + 1}` })),
});

export function readers(copies: number): ReadersView {
  return {
    readers: "partners", state: "Draft: 41 of 55 standards rated", copies: [copy("K4-7Q", 3), copy("M9-3T", 0)].slice(0, copies),
    questions: [{ question: `6.3 (“${statement}”) is critical and not met. What keeps children safe until it is put right?`, place: "standard/s6.3" }],
    since: ["There is no earlier audit here to compare with."],
    challenges: copies === 0 ? [] : [
      { id: "note-1", standard: "s6.3", question: "Who looks at the register?", askedBy: "Partner", askedOn: "2026-11-02", answer: "", send: false },
    ],
    standards: [{ code: "s6.3", label: `6.3 ${statement}` }], locked: false,
  };
}

export const madePaper: PaperMade = {
  copy: copy("R7-4H", 0),
  file: { name: "E86001-section-11-2026-paper-R7-4H.pdf", kind: "paper", size: 61_000, path: "C:\\Users\\beth.larkin\\Documents\\E86001-section-11-2026-paper-R7-4H.pdf", token: "file-1", saved: true, problem: null, purpose: "" },
};

export function declaration(locked: boolean): DeclarationView {
  const role = { hint: "", name: "", personTitle: "", agreedOn: null, how: null, typed: null, noLongerHolds: null, changed: [], mayBeSameAs: [] };
  return {
    statements: [
      "I have read the answers of Northgate Surgery with Willow Road branch, and they are true as far as I know.",
      "Of 53 standards that apply, 43 are met, 8 are partly met and 2 are not met; 2 do not apply.",
      "The practice will carry out the 12 actions of the improvement plan by their dates.",
      "No child or family is named in this return.",
    ],
    reading: [
      "The safeguarding partnership reads this return to learn how well children are kept safe, and keeps it for six years.",
      "It may publish counts for all practices together. It is asked for under freedom of information like any record.",
    ],
    aboutSignature: "The digital signature shows that the file was not changed after this copy made it. It does not show who was at the keyboard.",
    roles: [
      { ...role, role: "senior", title: "Senior partner", hint: "The person who answers for the practice as a whole", name: "Dr Amara Osei-Whitcombe", personTitle: "Senior partner", agreedOn: "2026-11-02", how: "meeting", standing: "agreed", sentence: "Dr Amara Osei-Whitcombe agreed on 2 November 2026, at a meeting." },
      { ...role, role: "lead", title: "Safeguarding lead GP", hint: "The GP named as lead for safeguarding children", standing: locked ? "agreed" : "open", sentence: "Not agreed yet.", mayBeSameAs: ["Senior partner"] },
      { ...role, role: "manager", title: "Practice manager", name: "Beth Larkin", personTitle: "Practice manager", agreedOn: "2026-10-20", how: "email", standing: locked ? "agreed" : "withdrawn", noLongerHolds: locked ? null : "Beth Larkin’s agreement of 20 October 2026 no longer holds, because 6.4 was changed. They will be asked again.", changed: locked ? [] : ["Rating of 6.4: was “Met”, is now “Partly met”.", "What will be done, action for 6.4: added “Write down how often suitability is checked”."], sentence: "Answers changed after Beth Larkin agreed. Ask them to look and agree again." },
    ],
    ways: [
      { code: "here", label: "At this computer" }, { code: "meeting", label: "At a meeting" },
      { code: "email", label: "By e-mail" }, { code: "paper", label: "On paper" },
    ],
    otherStops: locked ? 0 : 3, sincePaper: null, agreed: "Agreed by 1 of 2", begun: "2026-10-12", locked,
  };
}

export function sending(ready: boolean): SendingView {
  const rows = Array.from({ length: 6 }, (_, at) => ({
    label: `6.${at + 1} ${statement}`, value: "Partly met\nThe register was looked at on 3 October. It holds dates and numbers only.\nEvidence: DBS register, kept at shared drive", place: `standard/s6.${at + 1}`,
  }));
  return {
    ready, stops: ready ? 0 : 14, recipient: "", forOwnUse: false, agreed: "Agreed by 1 of 2", progress,
    parts: [
      { heading: "About your organisation", rows: [
        { label: "Name", value: "Northgate Surgery with Willow Road branch", place: "profile#name" },
        { label: "ODS code", value: "E86001", place: "profile#code" },
        { label: "Sites", value: "Northgate Surgery, 2 Mill Lane\nWillow Road branch, inside the community centre", place: "profile#sites" },
      ] },
      { heading: "Senior leaders’ commitment", rows }, { heading: "Safe recruitment and vetting", rows },
      { heading: "Actions", rows: rows.slice(0, 3) }, { heading: "Declaration", rows: rows.slice(0, 2) },
    ],
    plan: plan(12),
    warnings: ["2.1 is met, but neither says how you know nor names evidence. And 3 more like it.", "Nobody is named as a substitute for the person who completes this audit."],
    undrawable: ["Standard 9.2: “𓀀”: Egyptian Hieroglyphs (1)"],
    fileNames: ["E86001-section-11-2026-r1.return.json", "E86001-section-11-2026-r1.plan.pdf", "E86001-section-11-2026-r1.to-send.zip"],
    neverSent: ["The history of changes, and who typed what.", "Answers to standards that are not shown for your organisation, and anything that you removed.", "The documents that you name as evidence. Only their titles and where they are kept are sent.", "Folders and file names of your computer."],
  };
}

export function madeReturn(revision: number, sentOn: string | null, problem = "", newest = true): ReturnView {
  const base = `E86001-section-11-2026-r${revision}`;
  const folder = "C:\\Users\\beth.larkin\\Documents\\Safeguarding\\Section 11 audit 2026, for the partnership";
  const file = (kind: FileKind, ending: string, purpose: string, size: number, trouble = "") => ({
    name: `${base}.${ending}`, kind, size, path: trouble ? null : `${folder}\\${base}.${ending}`, token: trouble ? null : `file-${kind}`, saved: trouble === "", problem: trouble || null, purpose,
  });
  return {
    revision, heading: sentOn ? "Sent on 3 November 2026" : "Ready, not sent yet", created: "2026-11-03T13:58:00Z",
    newest, here: true, elsewhere: null, sentOn, sendTo: null, subject: `Section 11, 2026: Northgate Surgery with Willow Road branch, revision ${revision}`,
    message: `Dear colleague\n\nPlease find our Section 11, 2026 attached as ${base}.to-send.zip: the signed return and our improvement plan.\n\nPlease send us a receipt.\n\nBeth Larkin, practice manager\nNorthgate Surgery\n`,
    files: [
      file("zip", "to-send.zip", "Send this one: it holds the two others.", 820_000),
      file("return", "return.json", "The signed return, for the partnership's program.", 184_320),
      file("plan", "plan.pdf", "The improvement plan, for people to read.", 640_000, problem),
    ],
    folder, fingerprint: "3f9a 77c1 0b5e 4d28 91aa c0de 6612 fe34 8b7d 05a9 e1c2 7f40 99b3 2d6e 50f8 a714",
    digits: "04183 99271 55038 61720 48815 20967", keyKept: "In this computer's key store, for your account only.", keyNote: null, folderToken: "folder-1", forOwnUse: false,
  };
}

export function history(number: number): HistoryEntry[] {
  const long = "The register was looked at on 3 October by the practice manager and the lead nurse. It holds dates and numbers only. Two people were overdue; both were written to on the same day, and the answers came within the week. The interval is three years for everybody, and each year for those who work alone with children.";
  return Array.from({ length: number }, (_, at) => ({
    id: `h${at}`, at: new Date(Date.UTC(2026, 10, 3, 14, 0) - at * 7_300_000).toISOString(),
    who: at % 3 === 0 ? "Dr Amara Osei-Whitcombe, Safeguarding lead GP" : "Beth Larkin, Practice manager",
    what: at % 2 === 0 ? `Rating of 6.${1 + (at % 6)}` : `“How do you know?” of 6.${1 + (at % 6)}`,
    old: at % 2 === 0 ? (at % 4 === 0 ? null : "Met") : long, new: at % 2 === 0 ? "Partly met" : at % 5 === 1 ? null : `${long} Looked at again.`,
    revision: 1, undone: at % 7 === 2, place: at % 11 === 10 ? "" : `standard/s6.${1 + (at % 6)}`,
  }));
}

/** A page of the made-up history, as the program answers. */
export const historyPage = (number: number, asked: HistoryAsk): HistoryPage => pageOf(asked, () => history(number));

const agoAt = (ago: number) => new Date(Date.now() - ago * 9_000_000).toISOString();

const snapshot = (ago: number, more: Partial<SnapshotView> = {}): SnapshotView => ({
  name: `snapshot-${ago}`, made: agoAt(ago), size: 1_240_000, occasion: ago === 9 ? "kept because it is damaged" : null, secondFolder: false,
  person: "Beth Larkin", computer: "PRACTICE-DESK-2", lastChange: agoAt(ago + 0.1), lastChangeBy: "Dr Amara Osei-Whitcombe", line: ago === 0 ? "same" : "older", fromElsewhere: false,
  holds: "2 audits, 61 answers", usable: true, damaged: false, unknown: ago === 30 ? ["Northgate Surgery with Willow Road branch, Section 11 safeguarding self-audit 2026: revision 2, made on 3 November 2026"] : [],
  audits: ["Northgate Surgery with Willow Road branch, Section 11, 2026: 41 of 55 rated", "Eastfield Practice, Section 11, 2026: 3 of 52 rated"], ...more,
});

/** Snapshots of this computer. */
export function snapshots(problem: boolean): SnapshotsView {
  return {
    snapshots: [
      snapshot(0), snapshot(9, { usable: false, holds: "This file is damaged: part of it cannot be read.", person: null, computer: null, lastChange: null, lastChangeBy: null, line: "not-known", audits: [] }), snapshot(30, { person: null, computer: null }),
    ],
    secondFolder: problem
      ? { folder: "\\\\practice-server\\shared\\Safeguarding\\Snapshots of the audit program", byIt: false, token: "folder-2", last: agoAt(28), problem: "The folder is not there any more. Check that the folder is there and that you can write to it, then try again.", sameDisk: false, beside: false }
      : null,
  };
}

/** Those in the second folder: the copy of this computer, and of three others. */
export function elsewhere(): SnapshotView[] {
  const other = (ago: number, more: Partial<SnapshotView>) => snapshot(ago, { name: `elsewhere-${ago}`, secondFolder: true, fromElsewhere: true, line: "another", ...more });
  return [
    snapshot(1, { secondFolder: true }),
    other(2, { person: "Bartholomew Featherstonehaugh-Cholmondeley", computer: "SAFEGUARDING-PARTNERSHIP-RECEPTION-DESK-07", line: "newer" }),
    other(4, { person: "Cy Cedar", computer: "WARD-3" }),
    other(7, { person: null, computer: null, lastChange: null, lastChangeBy: null, holds: "0 audits, 0 answers", audits: [], line: "older" }),
  ];
}

export const hits: SearchHit[] = [
  { kind: "answer", title: "“How do you know?” of 6.4", snippet: [{ text: "… the ", found: false }, { text: "register", found: true }, { text: " was looked at on 3 October …", found: false }], place: "standard/s6.4" },
  { kind: "standard", title: `6.4 ${statement}`, snippet: [{ text: "… method and interval written, last round done, ", found: false }, { text: "register", found: true }, { text: " held …", found: false }], place: "standard/s6.4" },
];
