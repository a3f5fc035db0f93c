/** A made-up program behind the later screens. `?state=` picks how the audit stands. */
import type { HistoryAsk } from "../../lib/api/generated/api";
import { BackendError } from "../../lib/backend";
import { type FakeBackend, type FakeCommands, fakeBackend } from "../../lib/backend/fake";
import { settingsOf } from "../settings";
import * as data from "./data";

/** open: things are left. clear: nothing stops. ready: made, not sent. sent. none: nothing there yet. trust: many schools. */
export type State = "open" | "clear" | "ready" | "sent" | "none" | "key" | "trust";

/** `commands` take the place of what the made-up program answers. */
export function program(state: State, commands: FakeCommands = {}): FakeBackend {
  const made = state === "ready" || state === "sent";
  const left = state === "open" || state === "none" ? 17 : 0;
  const returns = () =>
    state === "sent"
      ? [data.madeReturn(2, "2026-11-03T15:00:00Z"), data.madeReturn(1, "2026-10-12T09:00:00Z", "", false)]
      : made
        ? [data.madeReturn(1, null, "E86001-section-11-2026-r1.plan.pdf was not saved: you cannot write to this folder, or another program holds the file. Close your PDF reader, or choose another folder, then save again.")]
        : [];
  const view = () => ({ ...data.auditView(state === "sent" ? "sent" : made ? "ready" : "open", left), revision: state === "sent" ? 2 : 1 });
  const start = () => ({
    person: { name: "Beth Larkin", role: "Practice manager" }, roles: [], audits: state === "trust" ? data.trust(24) : [], tools: [], submitters: [],
    lastSnapshot: null, snapshotTrouble: null, secondFolder: null, damage: null, warnings: [], age: null,
  });
  const saved = () => ({ at: new Date().toISOString(), audit: view(), place: null, what: null, id: null });
  return fakeBackend({
    about: () => ({ version: "0.1.0", dataFolder: "C:\\Users\\beth.larkin\\AppData\\Local\\Safeguarding Audit\\data", dataFolderByIt: false, licence: "MIT", publisher: null, made: "2026-11-30" }),
    start, settings: () => settingsOf("", ""),
    set_setting: ({ name, value }) => settingsOf(String(name), String(value)),
    audit: view, set_place: () => null, set_field: saved,
    check: () => data.check(left), plan: () => data.plan(state === "none" ? 0 : 200),
    declaration: () => data.declaration(made), agree: saved, withdraw_agreement: saved, keep_unrecorded: () => null,
    readers: () => data.readers(state === "none" ? 0 : 2), make_paper: () => data.madePaper, add_challenge: () => ({ ...saved(), id: "note-2" }), remove_challenge: saved,
    sending: () => data.sending(state !== "open"),
    make_return: () => {
      if (state === "key") throw new BackendError("signing-key-missing", "The signing key of this organisation is not on this computer any more.", "Your answers are safe. Make a new key, and tell the partnership: it will check the new key with you by telephone.");
      return data.madeReturn(1, null);
    },
    give_up_signing_key: () => null,
    returns, save_return_again: () => data.madeReturn(1, null), mark_sent: ({ sent }) => data.madeReturn(1, sent ? new Date().toISOString() : null),
    start_revision: () => ({ ...view(), state: "open", revision: 2 }),
    undo: saved,
    history: ({ asked }) => data.historyPage(state === "none" ? 0 : 240, asked as HistoryAsk),
    snapshots: () => (state === "none" ? { snapshots: [], secondFolder: null } : data.snapshots(state !== "clear")),
    snapshots_elsewhere: data.elsewhere, take_snapshot: () => data.snapshots(true), set_snapshot_folder: () => data.snapshots(false), choose_snapshot: () => null, restore_snapshot: () => ({ start: start(), kept: "What was there before is kept: under Snapshots it says “kept before a snapshot was restored”. Restore that one to go back.", unknown: [], notes: [] }),
    search: ({ query }) => (query === "nothing" ? [] : data.hits),
    choose_folder: () => ({ token: "folder-1", shown: "C:\\Users\\beth.larkin\\Documents" }), stop_waiting: () => null, open_folder: () => null,
    ...commands,
  });
}
