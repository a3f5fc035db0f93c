/** The rest of the invented program: check, plan, declaration, sending, returns, history, snapshots, search. */
import type { HistoryAsk, ReturnView } from "../lib/api/generated/api";
import type { FakeCommands } from "../lib/backend/fake";
import { counts } from "../lib/plan/plan";
import { pageOf } from "./history";
import { auditOf, type Demo, progressOf, rowOf } from "./memory";
import { helpFiles } from "./settings";

export function others(demo: Demo): FakeCommands {
  const rows = () => demo.standards.map((s) => rowOf(demo, s));
  const plan = () => ({
    actions: demo.actions,
    standing: demo.actions.filter(counts).length,
    withoutAction: rows().filter((row) => row.attention).map((row) => ({
      standard: row.id, number: row.number, statement: row.statement, because: null, nothingLeft: row.actions > 0 ? "Its only action is done" : null,
    })),
  });
  const made: ReturnView[] = [];
  const audit_return = (folder: string): ReturnView => ({
    revision: demo.revision, heading: "Ready, not sent yet", created: "2026-11-03T14:02:00Z", newest: true, here: true, elsewhere: null, sentOn: null, sendTo: null, subject: "Section 11 return: Northgate Surgery (E86001)",
    message: "Please find our section 11 return attached.", folder, fingerprint: "3f2a 91c0 77de 1b04", digits: "12345 67890 12345 67890 12345 67890", keyKept: "In the key store of this computer", keyNote: null, folderToken: "folder-1", forOwnUse: false,
    files: [
      { name: "E86001-section-11-2026-r1.return.json", kind: "return", size: 184_320, path: folder, token: "file-1", saved: true, problem: null, purpose: "The return, signed" },
      { name: "E86001-section-11-2026-r1.plan.pdf", kind: "plan", size: 640_000, path: folder, token: "file-1", saved: true, problem: null, purpose: "The improvement plan" },
      { name: "E86001-section-11-2026-r1.to-send.zip", kind: "zip", size: 700_000, path: folder, token: "file-1", saved: true, problem: null, purpose: "Both in one file" },
    ],
  });
  const snapshots = () => ({
    secondFolder: null,
    snapshots: [{ name: "2026-11-03T1402.db", made: "2026-11-03T14:02:00Z", size: 1_200_000, occasion: "kept before a snapshot was restored", secondFolder: false, holds: "2 audits, 61 answers", usable: true, damaged: false, person: null, computer: null, lastChange: "2026-11-03T13:40:00Z", lastChangeBy: "Ann Ash", line: "older", fromElsewhere: false, unknown: [], audits: ["Northgate Surgery, Section 11, 2026: 41 of 55 rated"] }],
  });
  return {
    plan,
    check: () => ({
      stops: rows().filter((row) => row.attention || row.rating === null).map((row) => ({
        code: "x", sentence: row.rating === null ? `${row.number} is not yet rated.` : `${row.number} is not met and has no action.`, place: `standard/${row.id}`,
      })),
      warns: [{ code: "w", sentence: "6.1 is met and names no evidence.", place: "standard/s11-6-1" }], undrawable: [],
    }),
    declaration: () => ({
      statements: ["The ratings are true to the best of our knowledge.", "41 of 55 standards are rated."], reading: ["The partnership’s team reads it."],
      aboutSignature: "The digital signature shows that the file was not changed after it was made here. It does not show who you are.",
      roles: [{ role: "lead", title: "Safeguarding lead", hint: "The GP who leads on safeguarding", name: "", personTitle: "", agreedOn: null, how: null, standing: "open", noLongerHolds: null, changed: [], sentence: "Not agreed yet", mayBeSameAs: [] }],
      ways: [{ code: "here", label: "Here, at this computer" }, { code: "meeting", label: "In a meeting" }], otherStops: 9, sincePaper: null, agreed: "Agreed by 0 of 1", locked: demo.state !== "open",
    }),
    agree: () => ({ at: new Date().toISOString(), audit: auditOf(demo), place: null, what: null, id: null }),
    withdraw_agreement: () => ({ at: new Date().toISOString(), audit: auditOf(demo), place: null, what: null, id: null }),
    sending: () => ({
      ready: true, stops: 0, recipient: "", forOwnUse: false, agreed: "Agreed by 1 of 2", progress: progressOf(demo), plan: plan(), warnings: ["Met without evidence: 4"], undrawable: [],
      parts: [{ heading: "About the organisation", rows: [{ label: "Name", value: demo.profile.name, place: "profile#name" }] }],
      fileNames: ["E86001-section-11-2026-r1.return.json"], neverSent: ["The history", "Who typed"],
    }),
    make_return: ({ folder }) => {
      demo.state = "ready";
      demo.profile.locked = true;
      made.unshift(audit_return(String(folder)));
      return made[0];
    },
    returns: () => made,
    save_return_again: () => made[0],
    mark_sent: ({ sent }) => {
      demo.state = sent ? "sent" : "ready";
      return { ...made[0], sentOn: sent ? new Date().toISOString() : null };
    },
    start_revision: () => {
      demo.state = "open";
      demo.profile.locked = false;
      demo.revision += 1;
      return auditOf(demo);
    },
    history: ({ asked }) => pageOf(asked as HistoryAsk, (standard) => demo.standards.filter((s) => s.answer.rating !== null && (standard === null || s.id === standard)).slice(0, 30).map((s, n) => ({
      id: `h${n}`, at: `2026-11-0${3 - (n % 3)}T1${n % 8}:02:00Z`, who: "Ann Ash, practice manager", what: `Rating of ${s.number}`, old: null, new: s.answer.rating, revision: 1, undone: n % 5 === 4, place: `standard/${s.id}`,
    }))),
    search: ({ query }) => demo.standards.filter((s) => s.statement.toLowerCase().includes(String(query).toLowerCase()) || s.number === query).slice(0, 8).map((s) => ({
      kind: "standard", title: `${s.number} ${s.statement}`, snippet: [{ text: "… found ", found: false }, { text: String(query), found: true }], place: `standard/${s.id}`,
    })),
    snapshots, snapshots_elsewhere: () => [], stop_waiting: () => null, take_snapshot: snapshots, set_snapshot_folder: snapshots,
    choose_folder: () => ({ token: "folder-1", shown: "C:\\Users\\ann\\Documents" }), help_files: helpFiles, open_folder: () => null, open_paper: () => null, take_dropped: () => null,
  };
}
