// Made from src-tauri/src/commands. Never edited: run the tests with UPDATE_GOLDEN=1.
import { Calls } from "../calls";
import type { AboutView, Agreement, AuditView, BeginningView, CarriedView, CheckView, ChosenView, DeclarationView, DraftView, DroppedView, FieldKey, FileView, HelpFileView, HistoryAsk, HistoryPage, ImportView, MakeWorkbook, OldFormAsked, OldFormView, PaperMade, PersonView, PlanView, ProfileView, QuestionView, ReadersView, RestoredView, ReturnView, SavedView, SearchHit, SendingView, SettingName, SettingsView, SnapshotView, SnapshotsView, StandardView, StartAudit, StartView, Unrecorded, WorkbookView } from "./api";

/** Every command by its name: what it takes, and what it answers. */
export interface Commands {
  add_action: { takes: { audit: string; standard: string }; answers: SavedView };
  add_evidence: { takes: { audit: string; standard: string }; answers: SavedView };
  add_site: { takes: { audit: string }; answers: SavedView };
  keep_words: { takes: { audit: string; key: FieldKey; words: string }; answers: DraftView[] };
  plan: { takes: { audit: string }; answers: PlanView };
  profile: { takes: { audit: string }; answers: ProfileView };
  questions: { takes: { audit: string }; answers: QuestionView[] };
  remove_action: { takes: { audit: string; action: string }; answers: SavedView };
  remove_evidence: { takes: { audit: string; evidence: string }; answers: SavedView };
  remove_site: { takes: { audit: string; site: string }; answers: SavedView };
  set_field: { takes: { audit: string; key: FieldKey; value: string; entry: string }; answers: SavedView };
  standard: { takes: { audit: string; standard: string }; answers: StandardView };
  take_from: { takes: { audit: string; standard: string; from: string; what: string }; answers: SavedView };
  use_evidence: { takes: { audit: string; standard: string; evidence: string; used: boolean }; answers: SavedView };
  audit: { takes: { audit: string }; answers: AuditView };
  beginning: { takes: { start: StartAudit }; answers: BeginningView };
  history: { takes: { audit: string; asked: HistoryAsk }; answers: HistoryPage };
  redo: { takes: { audit: string }; answers: SavedView };
  search: { takes: { audit: string; query: string }; answers: SearchHit[] };
  set_place: { takes: { audit: string; place: string }; answers: null };
  spent: { takes: { audit: string; standard: string; seconds: number }; answers: null };
  start_audit: { takes: { start: StartAudit }; answers: AuditView };
  undo: { takes: { audit: string }; answers: SavedView };
  answer_again: { takes: { audit: string; standard: string }; answers: SavedView };
  carried: { takes: { audit: string }; answers: CarriedView };
  carry_over: { takes: { audit: string; from: string }; answers: SavedView };
  choose_tool_file: { takes: { title: string }; answers: ChosenView | null };
  confirm: { takes: { audit: string; what: string }; answers: SavedView };
  keep_earlier: { takes: { audit: string; earlier: string; standard: string }; answers: SavedView };
  open_tool: { takes: { file: string }; answers: ImportView };
  save_annex: { takes: { audit: string; folder: string }; answers: FileView };
  choose_folder: { takes: { title: string; button: string | null }; answers: ChosenView | null };
  open_folder: { takes: { folder: string }; answers: null };
  open_paper: { takes: { file: string }; answers: null };
  print_paper: { takes: { audit: string }; answers: FileView };
  print_plan: { takes: { audit: string }; answers: FileView };
  stop_waiting: { takes: Record<string, never>; answers: null };
  take_dropped: { takes: Record<string, never>; answers: DroppedView | null };
  add_challenge: { takes: { audit: string; standard: string }; answers: SavedView };
  make_paper: { takes: { audit: string; folder: string }; answers: PaperMade };
  readers: { takes: { audit: string }; answers: ReadersView };
  remove_challenge: { takes: { audit: string; challenge: string }; answers: SavedView };
  save_plan_today: { takes: { audit: string; folder: string }; answers: FileView };
  save_plan_workbook: { takes: { audit: string; folder: string }; answers: FileView };
  about: { takes: Record<string, never>; answers: AboutView };
  choose_snapshot: { takes: { title: string }; answers: ChosenView | null };
  damage_seen: { takes: Record<string, never>; answers: StartView };
  finish_closing: { takes: { close: boolean }; answers: null };
  help_files: { takes: Record<string, never>; answers: HelpFileView[] };
  look_at_snapshot: { takes: { file: string }; answers: SnapshotView };
  people: { takes: Record<string, never>; answers: PersonView[] };
  restore_file: { takes: { file: string }; answers: RestoredView };
  restore_snapshot: { takes: { name: string; secondFolder: boolean }; answers: RestoredView };
  save_help_files: { takes: { folder: string }; answers: FileView };
  set_person: { takes: { name: string; role: string }; answers: StartView };
  set_setting: { takes: { name: SettingName; value: string }; answers: SettingsView };
  set_snapshot_folder: { takes: { folder: string | null }; answers: SnapshotsView };
  settings: { takes: Record<string, never>; answers: SettingsView };
  show_text_size: { takes: { percent: number }; answers: null };
  snapshots: { takes: Record<string, never>; answers: SnapshotsView };
  snapshots_elsewhere: { takes: Record<string, never>; answers: SnapshotView[] };
  start: { takes: Record<string, never>; answers: StartView };
  still_saving: { takes: Record<string, never>; answers: null };
  take_snapshot: { takes: Record<string, never>; answers: SnapshotsView };
  agree: { takes: { audit: string; agreement: Agreement }; answers: SavedView };
  check: { takes: { audit: string }; answers: CheckView };
  declaration: { takes: { audit: string }; answers: DeclarationView };
  give_up_signing_key: { takes: { audit: string }; answers: null };
  keep_unrecorded: { takes: { audit: string; role: string; typed: Unrecorded | null }; answers: null };
  make_return: { takes: { audit: string; folder: string }; answers: ReturnView };
  mark_sent: { takes: { audit: string; revision: number; sent: boolean }; answers: ReturnView };
  returns: { takes: { audit: string }; answers: ReturnView[] };
  save_return_again: { takes: { audit: string; revision: number; folder: string }; answers: ReturnView };
  sending: { takes: { audit: string }; answers: SendingView };
  start_revision: { takes: { audit: string; reason: string }; answers: AuditView };
  withdraw_agreement: { takes: { audit: string; role: string }; answers: SavedView };
  choose_workbook: { takes: { title: string }; answers: ChosenView | null };
  dealt_with: { takes: { audit: string; refused: string }; answers: AuditView };
  import_old_form: { takes: { file: string; asked: OldFormAsked; digest: string }; answers: SavedView };
  import_workbook: { takes: { file: string; audit: string; lastTime: boolean; same: boolean; digest: string }; answers: SavedView };
  make_workbook: { takes: { asked: MakeWorkbook; folder: string }; answers: FileView };
  preview_old_form: { takes: { file: string; asked: OldFormAsked }; answers: OldFormView };
  preview_workbook: { takes: { file: string; audit: string; lastTime: boolean }; answers: WorkbookView };
}

/** Every command as a function. Each rejects only ever with a BackendError. */
export class Api extends Calls {
  /** The id of the new action is in the answer. */
  addAction(audit: string, standard: string): Promise<SavedView> {
    return this.call("add_action", { audit, standard });
  }

  /** The id of the new piece of evidence is in the answer. */
  addEvidence(audit: string, standard: string): Promise<SavedView> {
    return this.call("add_evidence", { audit, standard });
  }

  /** The id of the new site is in the answer. */
  addSite(audit: string): Promise<SavedView> {
    return this.call("add_site", { audit });
  }

  /** Words that are no date or number yet, kept beside the audit; none take them away. Answers with all that wait. */
  keepWords(audit: string, key: FieldKey, words: string): Promise<DraftView[]> {
    return this.call("keep_words", { audit, key, words });
  }

  /** Every action of an audit. */
  plan(audit: string): Promise<PlanView> {
    return this.call("plan", { audit });
  }

  /** About the organisation. */
  profile(audit: string): Promise<ProfileView> {
    return this.call("profile", { audit });
  }

  /** The partnership questions. */
  questions(audit: string): Promise<QuestionView[]> {
    return this.call("questions", { audit });
  }

  /** Takes an action off its list. */
  removeAction(audit: string, action: string): Promise<SavedView> {
    return this.call("remove_action", { audit, action });
  }

  /** Takes a piece of evidence off every list. */
  removeEvidence(audit: string, evidence: string): Promise<SavedView> {
    return this.call("remove_evidence", { audit, evidence });
  }

  /** Takes a site off the list. */
  removeSite(audit: string, site: string): Promise<SavedView> {
    return this.call("remove_site", { audit, site });
  }

  /** `entry`: a UUID that all saves of one visit to a text field share; empty for a choice. An empty value empties. */
  setField(audit: string, key: FieldKey, value: string, entry: string): Promise<SavedView> {
    return this.call("set_field", { audit, key, value, entry });
  }

  /** A standard with its answer. */
  standard(audit: string, standard: string): Promise<StandardView> {
    return this.call("standard", { audit, standard });
  }

  /** Takes what another organisation wrote at a standard: `words`, or the id of a piece of its evidence. */
  takeFrom(audit: string, standard: string, from: string, what: string): Promise<SavedView> {
    return this.call("take_from", { audit, standard, from, what });
  }

  /** Whether a standard refers to a piece of evidence that is there already. */
  useEvidence(audit: string, standard: string, evidence: string, used: boolean): Promise<SavedView> {
    return this.call("use_evidence", { audit, standard, evidence, used });
  }

  /** An audit as a whole. */
  audit(audit: string): Promise<AuditView> {
    return this.call("audit", { audit });
  }

  /** What an audit that is about to be started can begin with. Changes nothing. */
  beginning(start: StartAudit): Promise<BeginningView> {
    return this.call("beginning", { start });
  }

  /** A page of the history, newest first. */
  history(audit: string, asked: HistoryAsk): Promise<HistoryPage> {
    return this.call("history", { audit, asked });
  }

  /** Brings again what was taken back. */
  redo(audit: string): Promise<SavedView> {
    return this.call("redo", { audit });
  }

  /** What is found in standards, guidance and answers. */
  search(audit: string, query: string): Promise<SearchHit[]> {
    return this.call("search", { audit, query });
  }

  /** Where the person is, for resuming. */
  setPlace(audit: string, place: string): Promise<null> {
    return this.call("set_place", { audit, place });
  }

  /** Seconds for which a standard was in front: what the minutes left rest on. */
  spent(audit: string, standard: string, seconds: number): Promise<null> {
    return this.call("spent", { audit, standard, seconds });
  }

  /** Starts an audit. */
  startAudit(start: StartAudit): Promise<AuditView> {
    return this.call("start_audit", { start });
  }

  /** Takes the last change back. */
  undo(audit: string): Promise<SavedView> {
    return this.call("undo", { audit });
  }

  /** Starts a reworded standard anew; its earlier answers go to the annex. */
  answerAgain(audit: string, standard: string): Promise<SavedView> {
    return this.call("answer_again", { audit, standard });
  }

  /** What became of answers that were carried over. */
  carried(audit: string): Promise<CarriedView> {
    return this.call("carried", { audit });
  }

  /** Carries the answers of another audit over to this one. */
  carryOver(audit: string, from: string): Promise<SavedView> {
    return this.call("carry_over", { audit, from });
  }

  /** The system's own dialog for a tool's file; none: nothing chosen. */
  chooseToolFile(title: string): Promise<ChosenView | null> {
    return this.call("choose_tool_file", { title });
  }

  /** `profile`, `standard/<id>` or `question/<id>`: what is from last time is so now as well. */
  confirm(audit: string, what: string): Promise<SavedView> {
    return this.call("confirm", { audit, what });
  }

  /** Keeps an earlier answer for a standard that was reworded. */
  keepEarlier(audit: string, earlier: string, standard: string): Promise<SavedView> {
    return this.call("keep_earlier", { audit, earlier, standard });
  }

  /** Reads the file of an audit tool and takes it in. */
  openTool(file: string): Promise<ImportView> {
    return this.wait("Reading the audit tool", this.call("open_tool", { file }));
  }

  /** Earlier answers that are not asked any more, as a PDF for the organisation itself. */
  saveAnnex(audit: string, folder: string): Promise<FileView> {
    return this.wait("Saving the earlier answers", this.call("save_annex", { audit, folder }));
  }

  /** The system's own folder dialog; none: nothing chosen. `button`: what its button says, “Save here” where nothing is given. */
  chooseFolder(title: string, button: string | null): Promise<ChosenView | null> {
    return this.call("choose_folder", { title, button });
  }

  /** Shows a folder that somebody chose here, or the one of a file that the program saved, in the system's file browser. */
  openFolder(folder: string): Promise<null> {
    return this.wait("Opening the folder", this.call("open_folder", { folder }));
  }

  /** Opens a PDF that the program saved, in the system's program for PDFs, which prints it. */
  openPaper(file: string): Promise<null> {
    return this.wait("Opening the paper", this.call("open_paper", { file }));
  }

  /** Makes a copy of the paper and opens it in the system's program for PDFs, which prints it. */
  printPaper(audit: string): Promise<FileView> {
    return this.call("print_paper", { audit });
  }

  /** Draws the plan as it stands today and opens it in the system's program for PDFs, which prints it. */
  printPlan(audit: string): Promise<FileView> {
    return this.call("print_plan", { audit });
  }

  /** Nobody waits any more for what takes long: it is refused with `stopped`. */
  stopWaiting(): Promise<null> {
    return this.call("stop_waiting", {});
  }

  /** What became of the file that was dropped last; none: it was taken already. */
  takeDropped(): Promise<DroppedView | null> {
    return this.wait("Reading the file", this.call("take_dropped", {}));
  }

  /** The id of the new challenge note is in the answer. `standard`: empty for one about the whole audit. */
  addChallenge(audit: string, standard: string): Promise<SavedView> {
    return this.call("add_challenge", { audit, standard });
  }

  /** Makes a copy of the paper. */
  makePaper(audit: string, folder: string): Promise<PaperMade> {
    return this.wait("Saving the copy", this.call("make_paper", { audit, folder }));
  }

  /** The paper for those who are asked to agree: its copies, what changed since, what they asked. */
  readers(audit: string): Promise<ReadersView> {
    return this.call("readers", { audit });
  }

  /** Takes a challenge note off the list. */
  removeChallenge(audit: string, challenge: string): Promise<SavedView> {
    return this.call("remove_challenge", { audit, challenge });
  }

  /** The improvement plan as it stands today, as a PDF: not a return, and nothing is recorded. */
  savePlanToday(audit: string, folder: string): Promise<FileView> {
    return this.wait("Saving the plan", this.call("save_plan_today", { audit, folder }));
  }

  /** The actions of the plan as a workbook, to sort, filter and print: not a return, and nothing is recorded. */
  savePlanWorkbook(audit: string, folder: string): Promise<FileView> {
    return this.wait("Saving the plan", this.call("save_plan_workbook", { audit, folder }));
  }

  /** About the program. */
  about(): Promise<AboutView> {
    return this.call("about", {});
  }

  /** The system's own dialog for a snapshot that lies anywhere; none: nothing chosen. */
  chooseSnapshot(title: string): Promise<ChosenView | null> {
    return this.call("choose_snapshot", { title });
  }

  /** Somebody has looked at what was damaged: it is not said any more. */
  damageSeen(): Promise<StartView> {
    return this.call("damage_seen", {});
  }

  /**
   * The screen's answer to closing: everything is on disk and the window closes, or something could not be saved and
   * it stays until the person has decided.
   */
  finishClosing(close: boolean): Promise<null> {
    return this.call("finish_closing", { close });
  }

  /** What helps whoever helps: the program's version and its log, each file with its words, as it would be saved. Nothing of audits. */
  helpFiles(): Promise<HelpFileView[]> {
    return this.call("help_files", {});
  }

  /** What is in a file that was chosen. */
  lookAtSnapshot(file: string): Promise<SnapshotView> {
    return this.wait("Reading the snapshot", this.call("look_at_snapshot", { file }));
  }

  /** The people who have worked on this computer, the last one first. */
  people(): Promise<PersonView[]> {
    return this.call("people", {});
  }

  /** Makes a file that was chosen the store. */
  restoreFile(file: string): Promise<RestoredView> {
    return this.wait("Fetching the snapshot", this.call("restore_file", { file }));
  }

  /** Makes a snapshot the store. */
  restoreSnapshot(name: string, secondFolder: boolean): Promise<RestoredView> {
    const done = this.call("restore_snapshot", { name, secondFolder });
    return secondFolder ? this.wait("Fetching the snapshot from the second folder", done) : done;
  }

  /** Saves what was shown last of it, as one zip file. */
  saveHelpFiles(folder: string): Promise<FileView> {
    return this.wait("Saving the zip file", this.call("save_help_files", { folder }));
  }

  /** Somebody says who they are. */
  setPerson(name: string, role: string): Promise<StartView> {
    return this.call("set_person", { name, role });
  }

  /** Changes one of them. */
  setSetting(name: SettingName, value: string): Promise<SettingsView> {
    return this.call("set_setting", { name, value });
  }

  /** Takes a second folder; none: it is not used any more. */
  setSnapshotFolder(folder: string | null): Promise<SnapshotsView> {
    const done = this.call("set_snapshot_folder", { folder });
    return folder !== null ? this.wait("Waiting for the second folder", done) : done;
  }

  /** How the screen behaves. */
  settings(): Promise<SettingsView> {
    return this.call("settings", {});
  }

  /** Draws everything larger or smaller, at once: `percent` of the usual size. */
  showTextSize(percent: number): Promise<null> {
    return this.call("show_text_size", { percent });
  }

  /** Those on this computer. Also answers while the store cannot be opened: then these are the way back. */
  snapshots(): Promise<SnapshotsView> {
    return this.call("snapshots", {});
  }

  /** Those in the second folder, which may take its time. */
  snapshotsElsewhere(): Promise<SnapshotView[]> {
    return this.call("snapshots_elsewhere", {});
  }

  /** The start screen. */
  start(): Promise<StartView> {
    return this.call("start", {});
  }

  /** While the window closes: the screen is there and waits for a save. Never waits for the store itself. */
  stillSaving(): Promise<null> {
    return this.call("still_saving", {});
  }

  /** Takes one now. */
  takeSnapshot(): Promise<SnapshotsView> {
    return this.call("take_snapshot", {});
  }

  /** Records an agreement. */
  agree(audit: string, agreement: Agreement): Promise<SavedView> {
    return this.call("agree", { audit, agreement });
  }

  /** The check before export. */
  check(audit: string): Promise<CheckView> {
    return this.call("check", { audit });
  }

  /** The declaration. */
  declaration(audit: string): Promise<DeclarationView> {
    return this.call("declaration", { audit });
  }

  /** After `signing-key-missing`: the next return is signed with a new key. */
  giveUpSigningKey(audit: string): Promise<null> {
    return this.call("give_up_signing_key", { audit });
  }

  /** The form of an agreement as far as it is typed, kept beside the audit until it is recorded; none: it is discarded. */
  keepUnrecorded(audit: string, role: string, typed: Unrecorded | null): Promise<null> {
    return this.call("keep_unrecorded", { audit, role, typed });
  }

  /** Signs, stores, locks, and saves the files into the folder. */
  makeReturn(audit: string, folder: string): Promise<ReturnView> {
    return this.wait("Making the return", this.call("make_return", { audit, folder }));
  }

  /** Somebody says that a return was sent, or that it was not. */
  markSent(audit: string, revision: number, sent: boolean): Promise<ReturnView> {
    return this.call("mark_sent", { audit, revision, sent });
  }

  /** The returns of an audit, newest first. */
  returns(audit: string): Promise<ReturnView[]> {
    return this.call("returns", { audit });
  }

  /** Saves the files of a return once more. */
  saveReturnAgain(audit: string, revision: number, folder: string): Promise<ReturnView> {
    return this.wait("Saving the files", this.call("save_return_again", { audit, revision, folder }));
  }

  /** Exactly what will be sent. */
  sending(audit: string): Promise<SendingView> {
    return this.call("sending", { audit });
  }

  /** Opens the audit again, for the reason given. */
  startRevision(audit: string, reason: string): Promise<AuditView> {
    return this.call("start_revision", { audit, reason });
  }

  /** Takes back an agreement that was recorded. */
  withdrawAgreement(audit: string, role: string): Promise<SavedView> {
    return this.call("withdraw_agreement", { audit, role });
  }

  /** The system's own dialog for one workbook; none: nothing chosen. */
  chooseWorkbook(title: string): Promise<ChosenView | null> {
    return this.call("choose_workbook", { title });
  }

  /** A cell that did not come in is dealt with (its id), or what became of workbooks has been seen (empty): it is not said any more. */
  dealtWith(audit: string, refused: string): Promise<AuditView> {
    return this.call("dealt_with", { audit, refused });
  }

  /** `digest` is that of the preview. */
  importOldForm(file: string, asked: OldFormAsked, digest: string): Promise<SavedView> {
    return this.wait("Reading the form", this.call("import_old_form", { file, asked, digest }));
  }

  /** `digest` is that of the preview: what comes in is what was looked at. The id of the audit is in the answer. */
  importWorkbook(file: string, audit: string, lastTime: boolean, same: boolean, digest: string): Promise<SavedView> {
    return this.wait("Reading the workbook", this.call("import_workbook", { file, audit, lastTime, same, digest }));
  }

  /** Of an audit with its answers, or an empty one; saved into the folder under a name of its own. */
  makeWorkbook(asked: MakeWorkbook, folder: string): Promise<FileView> {
    return this.wait("Saving the workbook", this.call("make_workbook", { asked, folder }));
  }

  /** What an old form of anybody would bring in, with a mapping that is proposed where `asked` does not say one. Changes nothing. */
  previewOldForm(file: string, asked: OldFormAsked): Promise<OldFormView> {
    return this.wait("Reading the form", this.call("preview_old_form", { file, asked }));
  }

  /**
   * What a workbook would bring in. Changes nothing. `audit`: empty for a new one, `new/<digest>` for a new one of another audit tool.
   * `last_time`: the workbook is from last time, so that everything in it waits to be confirmed.
   */
  previewWorkbook(file: string, audit: string, lastTime: boolean): Promise<WorkbookView> {
    return this.wait("Reading the workbook", this.call("preview_workbook", { file, audit, lastTime }));
  }
}
