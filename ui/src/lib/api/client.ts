/** Every command of the program as a typed function. Each rejects only ever with a BackendError. */
import type { Backend } from "../backend";
import { waits } from "../waiting/waits.svelte";
import type {
  AboutView, Agreement, AuditView, BeginningView, CarriedView, CheckView, ChosenView, DeclarationView, DraftView, DroppedView, FileView, HistoryAsk, HistoryPage, ImportView,
  MakeWorkbook, OldFormAsked, OldFormView, PaperMade, PersonView, PlanView, ProfileView, QuestionView, ReadersView, RestoredView, ReturnView, SavedView,
  SearchHit, SendingView, SettingsView, SnapshotsView, SnapshotView, StandardView, StartAudit, StartView, Unrecorded, WorkbookView,
} from "./generated/api";

export class Api {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  #call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
    return this.#backend.call<T>(command, args);
  }

  /** The same where somebody may have to wait for something foreign: after a second it is said, and can be cancelled. */
  #wait<T>(words: string, command: string, args: Record<string, unknown> = {}): Promise<T> {
    return waits.during(words, this.#call<T>(command, args));
  }

  /** Nobody waits any more for what takes long: it rejects with `stopped`. */
  stopWaiting(): Promise<null> {
    return this.#call("stop_waiting");
  }

  about(): Promise<AboutView> {
    return this.#call("about");
  }

  start(): Promise<StartView> {
    return this.#call("start");
  }

  /** Somebody has looked at what was damaged: it is not said any more. */
  damageSeen(): Promise<StartView> {
    return this.#call("damage_seen");
  }

  setPerson(name: string, role: string): Promise<StartView> {
    return this.#call("set_person", { name, role });
  }

  /** The people who have worked on this computer, the last one first. */
  people(): Promise<PersonView[]> {
    return this.#call("people");
  }

  settings(): Promise<SettingsView> {
    return this.#call("settings");
  }

  setSetting(name: "theme" | "text-size" | "single-keys" | "level-keys", value: string): Promise<SettingsView> {
    return this.#call("set_setting", { name, value });
  }

  /** Everything is drawn so much larger, at once. */
  showTextSize(percent: number): Promise<null> {
    return this.#call("show_text_size", { percent });
  }

  startAudit(start: StartAudit): Promise<AuditView> {
    return this.#call("start_audit", { start });
  }

  /** What an audit that is about to be started can begin with. Changes nothing. */
  beginning(start: StartAudit): Promise<BeginningView> {
    return this.#call("beginning", { start });
  }

  /** The system's own dialog for a tool's file. Null: nothing chosen. */
  chooseToolFile(title: string): Promise<ChosenView | null> {
    return this.#call("choose_tool_file", { title });
  }

  /** Reads the file of an audit tool and takes it in. `file`: its token. */
  openTool(file: string): Promise<ImportView> {
    return this.#wait("Reading the audit tool", "open_tool", { file });
  }

  /** What became of answers that were carried over. */
  carried(audit: string): Promise<CarriedView> {
    return this.#call("carried", { audit });
  }

  carryOver(audit: string, from: string): Promise<SavedView> {
    return this.#call("carry_over", { audit, from });
  }

  keepEarlier(audit: string, earlier: string, standard: string): Promise<SavedView> {
    return this.#call("keep_earlier", { audit, earlier, standard });
  }

  answerAgain(audit: string, standard: string): Promise<SavedView> {
    return this.#call("answer_again", { audit, standard });
  }

  /** Earlier answers that are not asked any more, as a PDF for the organisation itself. */
  saveAnnex(audit: string, folder: string): Promise<FileView> {
    return this.#wait("Saving the earlier answers", "save_annex", { audit, folder });
  }

  /** `profile`, `standard/<id>` or `question/<id>`: what is from last time is so now as well. */
  confirm(audit: string, what: string): Promise<SavedView> {
    return this.#call("confirm", { audit, what });
  }

  audit(audit: string): Promise<AuditView> {
    return this.#call("audit", { audit });
  }

  /** Where the person is, for resuming. */
  setPlace(audit: string, place: string): Promise<null> {
    return this.#call("set_place", { audit, place });
  }

  profile(audit: string): Promise<ProfileView> {
    return this.#call("profile", { audit });
  }

  standard(audit: string, standard: string): Promise<StandardView> {
    return this.#call("standard", { audit, standard });
  }

  /** `entry`: a UUID that all saves of one visit to a text field share; "" for a choice. An empty value empties. */
  setField(audit: string, key: string, value: string, entry: string): Promise<SavedView> {
    return this.#call("set_field", { audit, key, value, entry });
  }

  /** Words that are no date or number yet, kept beside the audit; "" takes them away. Answers with all that wait. */
  keepWords(audit: string, key: string, words: string): Promise<DraftView[]> {
    return this.#call("keep_words", { audit, key, words });
  }

  /** The id of the new action is in the answer. */
  addAction(audit: string, standard: string): Promise<SavedView> {
    return this.#call("add_action", { audit, standard });
  }

  removeAction(audit: string, action: string): Promise<SavedView> {
    return this.#call("remove_action", { audit, action });
  }

  /** The id of the new piece of evidence is in the answer. */
  addEvidence(audit: string, standard: string): Promise<SavedView> {
    return this.#call("add_evidence", { audit, standard });
  }

  /** Whether a standard refers to a piece of evidence that is there already. */
  useEvidence(audit: string, standard: string, evidence: string, used: boolean): Promise<SavedView> {
    return this.#call("use_evidence", { audit, standard, evidence, used });
  }

  /** What another organisation has at a standard: `words`, or the id of a piece of its evidence. */
  takeFrom(audit: string, standard: string, from: string, what: string): Promise<SavedView> {
    return this.#call("take_from", { audit, standard, from, what });
  }

  removeEvidence(audit: string, evidence: string): Promise<SavedView> {
    return this.#call("remove_evidence", { audit, evidence });
  }

  /** The id of the new site is in the answer. */
  addSite(audit: string): Promise<SavedView> {
    return this.#call("add_site", { audit });
  }

  removeSite(audit: string, site: string): Promise<SavedView> {
    return this.#call("remove_site", { audit, site });
  }

  undo(audit: string): Promise<SavedView> {
    return this.#call("undo", { audit });
  }

  redo(audit: string): Promise<SavedView> {
    return this.#call("redo", { audit });
  }

  /** A page, newest first. */
  history(audit: string, asked: HistoryAsk): Promise<HistoryPage> {
    return this.#call("history", { audit, asked });
  }

  plan(audit: string): Promise<PlanView> {
    return this.#call("plan", { audit });
  }

  questions(audit: string): Promise<QuestionView[]> {
    return this.#call("questions", { audit });
  }

  check(audit: string): Promise<CheckView> {
    return this.#call("check", { audit });
  }

  declaration(audit: string): Promise<DeclarationView> {
    return this.#call("declaration", { audit });
  }

  agree(audit: string, agreement: Agreement): Promise<SavedView> {
    return this.#call("agree", { audit, agreement });
  }

  withdrawAgreement(audit: string, role: string): Promise<SavedView> {
    return this.#call("withdraw_agreement", { audit, role });
  }

  /** The form of an agreement as far as it is typed: kept beside the audit until it is recorded. Null: it is discarded. */
  keepUnrecorded(audit: string, role: string, typed: Unrecorded | null): Promise<null> {
    return this.#call("keep_unrecorded", { audit, role, typed });
  }

  sending(audit: string): Promise<SendingView> {
    return this.#call("sending", { audit });
  }

  /** Signs, stores, locks, and saves the files into the folder, of which this is the token. */
  makeReturn(audit: string, folder: string): Promise<ReturnView> {
    return this.#wait("Making the return", "make_return", { audit, folder });
  }

  /** After `signing-key-lost`: the next return is signed with a new key. */
  giveUpSigningKey(audit: string): Promise<null> {
    return this.#call("give_up_signing_key", { audit });
  }

  /** Newest first. */
  returns(audit: string): Promise<ReturnView[]> {
    return this.#call("returns", { audit });
  }

  saveReturnAgain(audit: string, revision: number, folder: string): Promise<ReturnView> {
    return this.#wait("Saving the files", "save_return_again", { audit, revision, folder });
  }

  markSent(audit: string, revision: number, sent: boolean): Promise<ReturnView> {
    return this.#call("mark_sent", { audit, revision, sent });
  }

  startRevision(audit: string, reason: string): Promise<AuditView> {
    return this.#call("start_revision", { audit, reason });
  }

  search(audit: string, query: string): Promise<SearchHit[]> {
    return this.#call("search", { audit, query });
  }

  /** Seconds for which a standard was in front: what the minutes left rest on. */
  spent(audit: string, standard: string, seconds: number): Promise<null> {
    return this.#call("spent", { audit, standard, seconds });
  }

  /** Those on this computer. */
  snapshots(): Promise<SnapshotsView> {
    return this.#call("snapshots");
  }

  /** Those in the second folder, which may take its time. */
  snapshotsElsewhere(): Promise<SnapshotView[]> {
    return this.#call("snapshots_elsewhere");
  }

  takeSnapshot(): Promise<SnapshotsView> {
    return this.#call("take_snapshot");
  }

  /** Null: no second folder any more. */
  setSnapshotFolder(folder: string | null): Promise<SnapshotsView> {
    return folder === null ? this.#call("set_snapshot_folder", { folder }) : this.#wait("Waiting for the second folder", "set_snapshot_folder", { folder });
  }

  restoreSnapshot(name: string, secondFolder: boolean): Promise<RestoredView> {
    const args = { name, secondFolder };
    return secondFolder ? this.#wait("Fetching the snapshot from the second folder", "restore_snapshot", args) : this.#call("restore_snapshot", args);
  }

  /** The system's own dialog for a snapshot that lies anywhere. Null: nothing chosen. */
  chooseSnapshot(title: string): Promise<ChosenView | null> {
    return this.#call("choose_snapshot", { title });
  }

  /** What is in a file that was chosen. `file`: its token. */
  lookAtSnapshot(file: string): Promise<SnapshotView> {
    return this.#wait("Reading the snapshot", "look_at_snapshot", { file });
  }

  restoreFile(file: string): Promise<RestoredView> {
    return this.#wait("Fetching the snapshot", "restore_file", { file });
  }

  /** The paper for those who are asked to agree: its copies, what changed since, what they asked. */
  readers(audit: string): Promise<ReadersView> {
    return this.#call("readers", { audit });
  }

  /** The improvement plan as it stands today, as a PDF: not a return, and nothing is recorded. */
  savePlanToday(audit: string, folder: string): Promise<FileView> {
    return this.#wait("Saving the plan", "save_plan_today", { audit, folder });
  }

  /** The actions of the plan as a workbook, to sort, filter and print: not a return, and nothing is recorded. */
  savePlanWorkbook(audit: string, folder: string): Promise<FileView> {
    return this.#wait("Saving the plan", "save_plan_workbook", { audit, folder });
  }

  makePaper(audit: string, folder: string): Promise<PaperMade> {
    return this.#wait("Saving the copy", "make_paper", { audit, folder });
  }

  addChallenge(audit: string, standard: string): Promise<SavedView> {
    return this.#call("add_challenge", { audit, standard });
  }

  removeChallenge(audit: string, challenge: string): Promise<SavedView> {
    return this.#call("remove_challenge", { audit, challenge });
  }

  /** The system's own folder dialog. Null: nothing chosen. What is chosen is known by its token; where it is, is only to be read. */
  chooseFolder(title: string, button = "Save here"): Promise<ChosenView | null> {
    return this.#call("choose_folder", { title, button });
  }

  /** The system's own dialog for one workbook. Null: nothing chosen. */
  chooseFile(title: string): Promise<ChosenView | null> {
    return this.#call("choose_workbook", { title });
  }

  /** Of an audit with its answers, or an empty one; saved into the folder under a name of its own. */
  makeWorkbook(asked: MakeWorkbook, folder: string): Promise<FileView> {
    return this.#wait("Saving the workbook", "make_workbook", { asked, folder });
  }

  /**
   * What a workbook would bring in. Changes nothing. `audit` is "" for a new one, "new/<digest>" for a new one of another audit tool.
   * `lastTime`: the workbook is from last time, so that everything in it waits to be confirmed.
   */
  previewWorkbook(file: string, audit: string, lastTime: boolean): Promise<WorkbookView> {
    return this.#wait("Reading the workbook", "preview_workbook", { file, audit, lastTime });
  }

  /** `digest` is that of the preview: what comes in is what was looked at. The id of the audit is in the answer. */
  importWorkbook(file: string, audit: string, lastTime: boolean, same: boolean, digest: string): Promise<SavedView> {
    return this.#wait("Reading the workbook", "import_workbook", { file, audit, lastTime, same, digest });
  }

  /** A cell that did not come in is dealt with (its id), or what became of workbooks has been seen (""): it is not said any more. */
  dealtWith(audit: string, refused: string): Promise<AuditView> {
    return this.#call("dealt_with", { audit, refused });
  }

  /** What an old form of anybody would bring in, with a mapping that is proposed where `asked` does not say one. Changes nothing. */
  previewOldForm(file: string, asked: OldFormAsked): Promise<OldFormView> {
    return this.#wait("Reading the form", "preview_old_form", { file, asked });
  }

  /** `digest` is that of the preview. */
  importOldForm(file: string, asked: OldFormAsked, digest: string): Promise<SavedView> {
    return this.#wait("Reading the form", "import_old_form", { file, asked, digest });
  }

  /** Shows a folder in the system's file browser. Of a file that was saved, the one that it lies in. */
  openFolder(folder: string): Promise<null> {
    return this.#wait("Opening the folder", "open_folder", { folder });
  }

  /** Opens a PDF that was saved, in the system's program for PDFs, which prints it. */
  openPaper(file: string): Promise<null> {
    return this.#wait("Opening the paper", "open_paper", { file });
  }

  /** Draws the plan of today and opens it as `openPaper` does. */
  printPlan(audit: string): Promise<FileView> {
    return this.#call("print_plan", { audit });
  }

  /** Makes a copy of the paper and opens it as `openPaper` does. */
  printPaper(audit: string): Promise<FileView> {
    return this.#call("print_paper", { audit });
  }

  /** What became of the file that was dropped last. Null: it was taken already. */
  takeDropped(): Promise<DroppedView | null> {
    return this.#wait("Reading the file", "take_dropped");
  }
}
