// Made from src-tauri/crates/audit-api/src/views. Never edited: run the tests with UPDATE_GOLDEN=1.
import type { ErrorCode } from "./codes";

/**
 * One standard, as it is asked and answered.
 */
export type StandardView = { 
/**
 * Its id.
 */
id: string, 
/**
 * “6.4”
 */
number: string, 
/**
 * Its text.
 */
statement: string, 
/**
 * “6”
 */
areaNumber: string, 
/**
 * Title of its area.
 */
area: string, 
/**
 * Title of its reporting label.
 */
reporting: string, 
/**
 * Whether it is named in feedback whatever the score.
 */
critical: boolean, 
/**
 * The levels with what each looks like here.
 */
levels: Array<LevelChoice>, 
/**
 * Whether “not applicable” is offered.
 */
notApplicableOffered: boolean, 
/**
 * Why it is not, in a sentence; none: it is offered.
 */
notOfferedBecause: string | null, 
/**
 * Heading of what it means.
 */
meaningHeading: string, 
/**
 * What it means.
 */
meaning: Array<BlockView>, 
/**
 * Heading of typical evidence.
 */
evidenceHeading: string, 
/**
 * Typical evidence.
 */
typicalEvidence: Array<BlockView>, 
/**
 * What it rests on.
 */
sources: Array<SourceView>, 
/**
 * The answer.
 */
answer: AnswerView, 
/**
 * Evidence of this standard.
 */
evidence: Array<EvidenceView>, 
/**
 * Evidence of other standards of this audit that could be used here too.
 */
otherEvidence: Array<EvidenceView>, 
/**
 * Actions of this standard.
 */
actions: Array<ActionView>, 
/**
 * What stops the return here, each with its place.
 */
stops: Array<FindingView>, 
/**
 * What else the check says here.
 */
warns: Array<FindingView>, 
/**
 * The standard before; none: this is the first.
 */
previous: string | null, 
/**
 * Its number.
 */
previousNumber: string | null, 
/**
 * The standard after; none: this is the last.
 */
next: string | null, 
/**
 * Its number.
 */
nextNumber: string | null, 
/**
 * The next one that is not yet rated; none: none.
 */
nextUnrated: string | null, 
/**
 * The next one whose answer is from last time and not yet confirmed; none: none.
 */
nextUnconfirmed: string | null, 
/**
 * Whether it cannot be changed: the audit is locked by an export, or does not ask it of this organisation.
 */
locked: boolean, 
/**
 * Whether the facts call for it; if not, its answer is kept aside.
 */
shown: boolean, 
/**
 * Why it is not shown, to go on after “because”; none: there is none.
 */
notShownBecause: string | null, 
/**
 * Whether anything was said to it.
 */
answered: boolean, 
/**
 * What others of the same group wrote here and is not here yet.
 */
beside: Array<BesideView>, 
/**
 * Where its answer was carried over from; none: it was given here.
 */
carriedFrom: string | null, 
/**
 * Whether its answer is from last time and not yet confirmed.
 */
fromLastTime: boolean, 
/**
 * Earlier answers to other words, offered to it or answered again.
 */
earlier: Array<EarlierView>, };

/**
 * A level of the scale with its descriptor.
 */
export type LevelChoice = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What it means for every standard; none: there is none.
 */
description: string | null, 
/**
 * How it counts.
 */
counts: Counts, 
/**
 * What it looks like for this type of service.
 */
looksLike: Array<BlockView>, };

/**
 * How a level of the scale counts.
 */
export type Counts = "met" | "partly" | "not-met";

/**
 * What a standard rests on.
 */
export type SourceKind = "law" | "professional" | "practice";

/**
 * How an action stands.
 */
export type ActionStatus = "planned" | "under-way" | "done" | "dropped";

/**
 * How somebody agreed.
 */
export type HowAgreed = "here" | "meeting" | "email" | "paper";

/**
 * What a column of an old form holds.
 */
export type Holds = "number" | "statement" | "rating" | "narrative" | "evidence" | "action" | "owner" | "due";

/**
 * What the check finds.
 */
export type FindingCode = "no-name" | "no-service-type" | "fact-unanswered" | "no-code" | "unusual-code" | "no-completer" | "no-substitute" | "no-contact" | "unusual-email" | "unusual-telephone" | "no-scope" | "site-without-name" | "site-not-assured" | "not-confirmed" | "unrated" | "not-applicable-not-offered" | "not-applicable-without-reason" | "many-not-applicable" | "no-action" | "met-without-evidence" | "action-without-words" | "action-without-owner" | "action-without-date" | "action-overdue" | "action-done-in-future" | "evidence-without-title" | "evidence-without-place" | "evidence-out-of-date" | "evidence-names-a-folder" | "evidence-in-future" | "question-unanswered" | "no-declaration" | "declaration-withdrawn" | "declaration-same-person" | "declaration-in-future" | "declaration-before-audit";

/**
 * A block of guidance: a paragraph has one item, a list has many.
 */
export type BlockView = { 
/**
 * Whether it is a list.
 */
list: boolean, 
/**
 * A paragraph's or the items' runs of text.
 */
items: Array<Array<SpanView>>, };

/**
 * A run of text.
 */
export type SpanView = { 
/**
 * The words.
 */
text: string, 
/**
 * Bold.
 */
strong: boolean, 
/**
 * Italic.
 */
emphasis: boolean, 
/**
 * An address, shown; none: none.
 */
link: string | null, };

/**
 * What a standard rests on.
 */
export type SourceView = { 
/**
 * What it is.
 */
kind: SourceKind, 
/**
 * The kind in words.
 */
kindLabel: string, 
/**
 * How it is printed.
 */
text: string, 
/**
 * That nobody has checked it in this edition, or by whom it was checked.
 */
checked: string, };

/**
 * The answer to a standard. The keys of its fields are `standard/<id>/rating` and so on.
 */
export type AnswerView = { 
/**
 * A level's code, `not-applicable`; none: not given.
 */
rating: string | null, 
/**
 * “How do you know?”
 */
narrative: string, 
/**
 * Why it is not applicable.
 */
notApplicableBecause: string, 
/**
 * Why there is no action yet.
 */
noActionBecause: string, 
/**
 * Who answered, when somebody else typed.
 */
answeredBy: string, };

/**
 * A reference to evidence. The keys of its fields are `evidence/<id>/title` and so on.
 */
export type EvidenceView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it is kept.
 */
keptAt: string, 
/**
 * Its date, 2026-10-12; none: not given.
 */
date: string | null, 
/**
 * The role that owns it.
 */
owner: string, 
/**
 * Its review date; none: not given.
 */
review: string | null, 
/**
 * Numbers of the standards that refer to it.
 */
usedBy: Array<string>, };

/**
 * An action. The keys of its fields are `action/<id>/what` and so on.
 */
export type ActionView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Id of its standard.
 */
standard: string, 
/**
 * “6.4”
 */
standardNumber: string, 
/**
 * Text of its standard.
 */
standardStatement: string, 
/**
 * What will be done.
 */
what: string, 
/**
 * Who does it: a role.
 */
owner: string, 
/**
 * By when; none: not given.
 */
due: string | null, 
/**
 * Why there is no date.
 */
noDateBecause: string, 
/**
 * How it stands.
 */
status: ActionStatus, 
/**
 * How it goes.
 */
progress: string, 
/**
 * When it was done; none: not given.
 */
doneOn: string | null, 
/**
 * What changed because of it.
 */
effect: string, 
/**
 * Whether it is open and its date has passed.
 */
overdue: boolean, };

/**
 * All actions of an audit, by due date.
 */
export type PlanView = { 
/**
 * The actions.
 */
actions: Array<ActionView>, 
/**
 * How many of them count: those that say what will be done and were not dropped.
 */
standing: number, 
/**
 * Standards that are partly or not met and have no action that is still to be done, with the reason given (empty:
 * none yet).
 */
withoutAction: Array<WithoutAction>, };

/**
 * A standard that is partly or not met and has no action that is still to be done.
 */
export type WithoutAction = { 
/**
 * Its id.
 */
standard: string, 
/**
 * “6.4”
 */
number: string, 
/**
 * Its text.
 */
statement: string, 
/**
 * “No action yet, because …”; none: there is none.
 */
because: string | null, 
/**
 * “Its only action is done”; none where it never had one.
 */
nothingLeft: string | null, };

/**
 * A partnership question. The keys of its fields are `question/<id>/answer`, `/comment`, `/consent`.
 */
export type QuestionView = { 
/**
 * Its id.
 */
id: string, 
/**
 * The question.
 */
text: string, 
/**
 * Help below it.
 */
help: string, 
/**
 * What it takes.
 */
kind: QuestionKind, 
/**
 * Whether nobody minds when it is left open.
 */
optional: boolean, 
/**
 * With `count`: numbers from here on are kept as they are; none: always a band.
 */
exactFrom: number | null, 
/**
 * Choices of a scale (1 to 5), of a choice, or the bands of a count.
 */
options: Array<OptionView>, 
/**
 * Whether a comment may be added.
 */
commentAsked: boolean, 
/**
 * A consent to tick; none: none.
 */
consentAsked: string | null, 
/**
 * The answer; none: not given; of several, their codes parted by spaces.
 */
answer: string | null, 
/**
 * The comment.
 */
comment: string, 
/**
 * Whether sharing was agreed to.
 */
consent: boolean, 
/**
 * Whether its answer is from last time and not yet confirmed.
 */
fromLastTime: boolean, };

/**
 * What a question takes.
 */
export type QuestionKind = "scale" | "choice" | "several" | "text" | "minutes" | "number" | "date" | "count";

/**
 * A choice.
 */
export type OptionView = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its words.
 */
label: string, };

/**
 * The start screen.
 */
export type StartView = { 
/**
 * Who is at this computer; none: ask first.
 */
person: PersonView | null, 
/**
 * Roles offered for “You are …”: first those of the kinds of organisation that are here.
 */
roles: Array<string>, 
/**
 * How many of them those are.
 */
ownRoles: number, 
/**
 * Audits, the one last worked on first.
 */
audits: Array<AuditCard>, 
/**
 * Audit tools that an audit can be started with: first those in use here, each with the types of service that are here first.
 */
tools: Array<ToolCard>, 
/**
 * Organisations that an audit can be started for.
 */
submitters: Array<SubmitterView>, 
/**
 * When the last snapshot was made; none: never.
 */
lastSnapshot: string | null, 
/**
 * What stands in the way of snapshots; none: nothing does.
 */
snapshotTrouble: SnapshotTrouble | null, 
/**
 * The second folder for snapshots; none: there is none.
 */
secondFolder: SecondFolderView | null, 
/**
 * What was damaged and mended, until somebody has looked at it; none: nothing.
 */
damage: DamageView | null, 
/**
 * Things to know before going on, such as that the data folder looks temporary. Each a sentence.
 */
warnings: Array<string>, 
/**
 * A sentence where the program is so old that there should be a newer one; none: it is not.
 */
age: string | null, };

/**
 * An organisation, department or site that submits.
 */
export type SubmitterView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its code; none: there is none.
 */
code: string | null, 
/**
 * The group that it belongs to, such as a trust; none: there is none.
 */
group: string | null, };

/**
 * An audit tool on the list.
 */
export type ToolCard = { 
/**
 * Digest of its document: names exactly this edition.
 */
digest: string, 
/**
 * Its id.
 */
id: string, 
/**
 * Its edition.
 */
edition: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is for.
 */
summary: string, 
/**
 * Such as that it is a draft.
 */
notice: string, 
/**
 * How many standards it scores.
 */
standards: number, 
/**
 * Types of service it knows.
 */
serviceTypes: Array<ServiceTypeView>, 
/**
 * Who issued it, or that nobody did, in a sentence.
 */
issued: string, };

/**
 * A type of service, with the words that suit it.
 */
export type ServiceTypeView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
label: string, 
/**
 * “your practice”
 */
you: string, 
/**
 * What such an organisation is known by, as far as its type decides.
 */
identifiers: Array<IdentifierView>, };

/**
 * What is needed to start an audit.
 */
export type StartAudit = { 
/**
 * Digest of the audit tool.
 */
tool: string, 
/**
 * An organisation that is there already; none: a new one.
 */
submitter: string | null, 
/**
 * Name of a new organisation.
 */
name: string, 
/**
 * What it is known by.
 */
identifiers: Array<IdentifierValue>, 
/**
 * Its type of service; none: there is none.
 */
serviceType: string | null, 
/**
 * Another organisation that is here, from which it takes over what is the same; none: nothing is taken over.
 */
like: string | null, 
/**
 * Which parts of that. Nothing else is taken over.
 */
likeParts: Array<LikeCode>, 
/**
 * Whether it is for own use: nothing is to be sent. It can be changed at any time.
 */
ownUse: boolean, 
/**
 * An audit of the same organisation whose answers are carried over; none: it begins empty.
 */
from: string | null, };

/**
 * Something that a new organisation is known by.
 */
export type IdentifierValue = { 
/**
 * Which register it is from.
 */
scheme: string, 
/**
 * What it is; none: there is none.
 */
value: string | null, };

/**
 * An audit on the start screen.
 */
export type AuditCard = { 
/**
 * Its id.
 */
id: string, 
/**
 * Digest of its audit tool.
 */
tool: string, 
/**
 * Id of the organisation that it is of.
 */
submitter: string, 
/**
 * Whether it is for own use: nothing is to be sent.
 */
forOwnUse: boolean, 
/**
 * Name of the organisation.
 */
organisation: string, 
/**
 * The group that the organisation belongs to, such as a trust; none: there is none.
 */
group: string | null, 
/**
 * “Section 11, 2026”
 */
audit: string, 
/**
 * How far it is.
 */
progress: ProgressView, 
/**
 * How it stands.
 */
state: AuditState, 
/**
 * Revision being worked on, or that is locked; from 1.
 */
revision: number, 
/**
 * Where it was left: a place for the router, such as `standard/s11-k7qd` (see PlaceView).
 */
place: string, 
/**
 * That place in words: “6.4”, “Check”.
 */
placeLabel: string, 
/**
 * The standard to rate next, when it was left at one that is rated by now; none otherwise.
 */
next: string | null, 
/**
 * Its number.
 */
nextLabel: string | null, 
/**
 * The day on which it was begun; none: not known.
 */
begun: string | null, 
/**
 * When it was last changed.
 */
changed: string, 
/**
 * One sentence on how it stands: “Not sent yet”, “Sent on 3 November 2026”.
 */
status: string, 
/**
 * The same without who has agreed: “14 standards left to rate”.
 */
standing: string, 
/**
 * Actions that are still to be done.
 */
actionsOpen: number, 
/**
 * And those of them that are past their date.
 */
actionsOverdue: number, 
/**
 * Declarations that are required; none where nobody has to agree, as for own use where nobody has.
 */
declarations: number, 
/**
 * And that stand.
 */
declarationsAgreed: number, 
/**
 * Who has agreed: “Ann Shah, Headteacher”.
 */
agreedBy: Array<string>, };

/**
 * How an audit stands.
 */
export type AuditState = "open" | "ready" | "sent";

/**
 * How a standard is rated, whatever the levels of its scale are called.
 */
export type Mark = "met" | "partly" | "not-met" | "not-applicable" | "unrated";

/**
 * How far an audit is; counted one way everywhere.
 */
export type ProgressView = { 
/**
 * Standards that are shown.
 */
shown: number, 
/**
 * Rated, with not applicable.
 */
rated: number, 
/**
 * Rated as met.
 */
met: number, 
/**
 * Rated as partly met.
 */
partly: number, 
/**
 * Rated as not met.
 */
notMet: number, 
/**
 * Not applicable.
 */
notApplicable: number, 
/**
 * Not yet rated.
 */
unrated: number, 
/**
 * “87.2%”; none when nothing is applicable.
 */
score: string | null, 
/**
 * Name of the band; none when nothing is applicable.
 */
band: string | null, 
/**
 * Minutes left for the standards not yet rated.
 */
minutesLeft: number, 
/**
 * Whether that rests on the person's own times.
 */
minutesFromOwnTimes: boolean, 
/**
 * How it was counted, in sentences.
 */
explanation: Array<string>, };

/**
 * An audit as a whole: what stands around every screen of it.
 */
export type AuditView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Name of the organisation; none: there is none.
 */
organisation: string | null, 
/**
 * “Section 11, 2026”
 */
audit: string, 
/**
 * Full title of the audit tool.
 */
title: string, 
/**
 * Shown on every screen: that it is a draft.
 */
notice: string, 
/**
 * “your practice”
 */
you: string, 
/**
 * The reminder above text fields: no child's name.
 */
beforeText: string, 
/**
 * How it stands.
 */
state: AuditState, 
/**
 * Revision.
 */
revision: number, 
/**
 * Why this revision was begun; none for the first.
 */
revisionReason: string | null, 
/**
 * Whether it is for own use: nothing is to be sent.
 */
forOwnUse: boolean, 
/**
 * Whom its leaders are called by: “governors”.
 */
readers: string, 
/**
 * “Agreed by 1 of 2”; none when nobody has to agree.
 */
agreed: string | null, 
/**
 * How far it is.
 */
progress: ProgressView, 
/**
 * Levels of the scale, best first.
 */
levels: Array<LevelView>, 
/**
 * Areas with the standards that are shown.
 */
areas: Array<AreaView>, 
/**
 * Whether the profile has what decides which standards apply.
 */
profileComplete: boolean, 
/**
 * How many things stop export.
 */
stops: number, 
/**
 * How many things warn.
 */
warns: number, 
/**
 * Partnership questions: how many there are.
 */
questions: number, 
/**
 * And how many are answered.
 */
questionsAnswered: number, 
/**
 * And how many of the answers are from last time and not yet confirmed.
 */
questionsUnconfirmed: number, 
/**
 * Declarations that are required.
 */
declarations: number, 
/**
 * And that stand.
 */
declarationsAgreed: number, 
/**
 * Roles whose agreement was given and no longer holds, because something was changed.
 */
withdrawn: Array<string>, 
/**
 * Standards and questions whose answers are kept aside because the facts do not call for them.
 */
keptAside: number, 
/**
 * What stands in the way of snapshots; none: nothing does.
 */
snapshotTrouble: SnapshotTrouble | null, 
/**
 * The day on which it was begun; none: not known.
 */
begun: string | null, 
/**
 * When it was last saved; none: nothing was changed yet.
 */
saved: string | null, 
/**
 * What Undo would take back, such as “Rating of 6.4”; none: nothing.
 */
undo: string | null, 
/**
 * What Redo would bring again.
 */
redo: string | null, 
/**
 * Why Undo stops here; none when there is something to undo.
 */
undoStops: string | null, 
/**
 * Where it was left.
 */
place: string, 
/**
 * Roles offered as owners.
 */
roles: Array<string>, 
/**
 * Id of the organisation.
 */
submitter: string, 
/**
 * Editions to which its answers can be carried, and the next cycle once its return was made.
 */
next: Array<NextView>, 
/**
 * Whether answers were carried over to it.
 */
carried: boolean, 
/**
 * Audits whose answers can be carried over to it and have not been: “Section 11, 2025”.
 */
carryFrom: Array<string>, 
/**
 * Standards that wait for a decision about an earlier answer.
 */
waiting: number, 
/**
 * What is from last time and not yet confirmed.
 */
unconfirmed: number, 
/**
 * Words in fields that are no value of theirs yet.
 */
drafts: Array<DraftView>, 
/**
 * What became of workbooks that were brought in, newest first: the last one until something else is done, and every one of
 * which cells were refused until they are dealt with.
 */
brought: Array<BroughtView>, };

/**
 * A level of the scale.
 */
export type LevelView = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
label: string, 
/**
 * How it counts.
 */
counts: Counts, };

/**
 * An area with its standards.
 */
export type AreaView = { 
/**
 * Its id.
 */
id: string, 
/**
 * “6”
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * How many of its standards are rated.
 */
rated: number, 
/**
 * Of how many.
 */
shown: number, 
/**
 * “87.2%” of what is applicable is met; none when nothing is.
 */
score: string | null, 
/**
 * Met.
 */
met: number, 
/**
 * Partly met.
 */
partly: number, 
/**
 * Not met.
 */
notMet: number, 
/**
 * Not applicable.
 */
notApplicable: number, 
/**
 * Its standards.
 */
standards: Array<StandardRow>, 
/**
 * Its standards that do not apply to this organisation, each with the reason.
 */
leftOut: Array<LeftOutView>, };

/**
 * A standard in the list of contents.
 */
export type StandardRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * “6.4”
 */
number: string, 
/**
 * Its text.
 */
statement: string, 
/**
 * A level's code, `not-applicable`, none: not yet rated.
 */
rating: string | null, 
/**
 * Its sign in every list.
 */
mark: Mark, 
/**
 * Whether something about it stops export although it is rated.
 */
attention: boolean, 
/**
 * How many things the check finds worth a look here, none of which stops export.
 */
remarks: number, 
/**
 * How many actions it has.
 */
actions: number, 
/**
 * How many pieces of evidence.
 */
evidence: number, };

/**
 * Words in a field that are no value of it yet.
 */
export type DraftView = { 
/**
 * The field's key.
 */
key: FieldKey, 
/**
 * The words, as they were typed.
 */
words: string, 
/**
 * The field in words: “Date, action for 6.4”.
 */
name: string, 
/**
 * Where it stands, for the router.
 */
place: string, };

/**
 * What became of a workbook that was brought in: what came in, and the cells that did not, until they are dealt with.
 */
export type BroughtView = { 
/**
 * The file's name.
 */
file: string, 
/**
 * How many answers came in.
 */
came: number, 
/**
 * That some of it is about what does not apply to this organisation now, and what becomes of that; none: nothing is.
 */
aside: string | null, 
/**
 * Cells that did not come in and are not dealt with.
 */
refused: Array<RefusedView>, };

/**
 * A cell that did not come in.
 */
export type RefusedView = { 
/**
 * Its id, for saying that it is dealt with.
 */
id: string, 
/**
 * Sheet and cell in words; none for the whole workbook.
 */
cell: string | null, 
/**
 * What it is.
 */
sentence: string, 
/**
 * What to do in the workbook.
 */
hint: string, 
/**
 * The answer that it would have been: “Date, action for 6.4”; none: it cannot be told.
 */
about: string | null, 
/**
 * Where that can be answered here, for the router; none: nowhere.
 */
place: string | null, };

/**
 * What a change did: the fact about the disk, and what changed around it.
 */
export type SavedView = { 
/**
 * When it was saved.
 */
at: string, 
/**
 * The audit after the change.
 */
audit: AuditView, 
/**
 * Where the change was, for undo and redo: a place for the router; none otherwise.
 */
place: string | null, 
/**
 * What was undone or redone; none otherwise.
 */
what: string | null, 
/**
 * Id of a thing that was added; none otherwise.
 */
id: string | null, };

/**
 * What opening the file of an audit tool gave.
 */
export type ImportView = { 
/**
 * The tool; none: it was refused.
 */
tool: ToolCard | null, 
/**
 * Whether it was there already.
 */
known: boolean, 
/**
 * Everything that is wrong with it.
 */
problems: Array<ToolProblemView>, 
/**
 * Whether who made the file can put that right; else it is another file, or one for a newer program.
 */
toMaker: boolean, };

/**
 * One thing that is wrong with the file of an audit tool.
 */
export type ToolProblemView = { 
/**
 * “line 12, column 4”; none: not given.
 */
place: string | null, 
/**
 * What is wrong.
 */
sentence: string, 
/**
 * What to do.
 */
hint: string, };

/**
 * An edition to which the answers of an audit can be carried, or that an audit can take answers from.
 */
export type NextView = { 
/**
 * Digest of the audit tool.
 */
tool: string, 
/**
 * “Section 11, 2027”
 */
name: string, 
/**
 * How it follows the one in hand.
 */
kind: NextKind, 
/**
 * Who issued it, or that nobody did; none for the next cycle.
 */
issued: string | null, };

/**
 * How an edition follows another.
 */
export type NextKind = "edition" | "corrected" | "same-name" | "longer" | "next-cycle";

/**
 * An audit whose answers can be carried over to this one.
 */
export type OriginView = { 
/**
 * Its id.
 */
audit: string, 
/**
 * “Section 11, 2025”
 */
name: string, 
/**
 * How many standards it has rated.
 */
rated: number, 
/**
 * Whether its return was made: its answers are from last time and wait to be confirmed.
 */
lastTime: boolean, 
/**
 * The day on which it was begun; none: not known.
 */
begun: string | null, };

/**
 * Where the answers of an audit are after they were carried over.
 */
export type CarriedView = { 
/**
 * Audits whose answers can be carried over to this one; empty once that is done.
 */
origins: Array<OriginView>, 
/**
 * Carried, in the order of the form.
 */
carried: Array<CarriedRow>, 
/**
 * Reworded: each waits to be kept or answered again.
 */
waiting: Array<WaitingView>, 
/**
 * Not answered yet, and nothing is offered.
 */
new: Array<CarriedRow>, 
/**
 * What is not asked any more, and what was answered again.
 */
annex: Array<EarlierView>, 
/**
 * Carried answers that are not yet confirmed.
 */
unconfirmed: number, 
/**
 * Whether the details of the organisation are not yet confirmed.
 */
profileUnconfirmed: boolean, 
/**
 * The organisation that they were taken over from; none: they are from last time.
 */
organisation: string | null, 
/**
 * Partnership questions that are not yet confirmed.
 */
questionsUnconfirmed: number, 
/**
 * Minutes to finish: confirming, deciding and answering.
 */
minutes: number, 
/**
 * How that was reckoned.
 */
minutesExplained: string, 
/**
 * Whether the audit is locked by an export.
 */
locked: boolean, };

/**
 * A standard on one of the piles.
 */
export type CarriedRow = { 
/**
 * Its id.
 */
standard: string, 
/**
 * “6.4”
 */
number: string, 
/**
 * Its text.
 */
statement: string, 
/**
 * Its rating in words; none: none.
 */
rating: string | null, 
/**
 * Where the answer was carried over from; none: it was not.
 */
from: string | null, 
/**
 * Whether it waits to be confirmed.
 */
unconfirmed: boolean, 
/**
 * Differences of spelling between what was answered and what is asked; empty: none.
 */
words: Array<WordsView>, };

/**
 * A standard that was reworded.
 */
export type WaitingView = { 
/**
 * Its id.
 */
standard: string, 
/**
 * “6.4”
 */
number: string, 
/**
 * Its text.
 */
statement: string, 
/**
 * The earlier answers offered to it.
 */
earlier: Array<EarlierView>, };

/**
 * Some words in a row, and where they stand.
 */
export type WordsView = { 
/**
 * Where they stand.
 */
side: Side, 
/**
 * The words.
 */
words: string, };

/**
 * Where words stand that are compared.
 */
export type Side = "both" | "old" | "new";

/**
 * An answer to words that this edition has not.
 */
export type EarlierView = { 
/**
 * Its id.
 */
id: string, 
/**
 * “Section 11, 2025”
 */
from: string, 
/**
 * The number that the standard had; none: there is none.
 */
number: string | null, 
/**
 * The title of its area; none: there is none.
 */
area: string | null, 
/**
 * The words that were answered; none: not known any more.
 */
text: string | null, 
/**
 * Why it was not carried, in a sentence.
 */
why: string, 
/**
 * How the words differ from those asked now; empty in the annex.
 */
words: Array<WordsView>, 
/**
 * The rating or answer in words; none: none.
 */
rating: string | null, 
/**
 * Whether it waits for a decision.
 */
waits: boolean, 
/**
 * Whether keeping it keeps the rating too.
 */
keepsRating: boolean, 
/**
 * “How do you know?”, the reasons, a comment: heading and text each.
 */
texts: Array<LabelledView>, 
/**
 * Titles of the evidence.
 */
evidence: Array<string>, 
/**
 * What its actions say.
 */
actions: Array<string>, };

/**
 * A text with its heading.
 */
export type LabelledView = { 
/**
 * The heading.
 */
label: string, 
/**
 * The text.
 */
text: string, };

/**
 * The check: it empties as you work.
 */
export type CheckView = { 
/**
 * What stops export.
 */
stops: Array<FindingView>, 
/**
 * What warns, and travels as a count.
 */
warns: Array<FindingView>, 
/**
 * Characters that no bundled typeface has, each with where it stands.
 */
undrawable: Array<string>, };

/**
 * A damaged file of audits that was mended.
 */
export type DamageView = { 
/**
 * What happened, and how much of it could not be put right.
 */
sentence: string, 
/**
 * What could not be read any more; nothing: all is as it was.
 */
places: Array<DamagedView>, 
/**
 * The path under which the damaged file is kept.
 */
kept: string, };

/**
 * Something that could not be read any more.
 */
export type DamagedView = { 
/**
 * “Elm Surgery, Section 11 2026: Rating of 6.4”
 */
what: string, 
/**
 * What can still be made out of it, which may be wrong; none: there is none.
 */
read: string | null, 
/**
 * The audit; none where there is nothing to go to.
 */
audit: string | null, 
/**
 * The place in it.
 */
place: string | null, };

/**
 * One sentence of the check.
 */
export type FindingView = { 
/**
 * What it found.
 */
code: FindingCode, 
/**
 * What it says.
 */
sentence: string, 
/**
 * Where to go: a place for the router.
 */
place: string, };

/**
 * The declaration: first what is confirmed, then who confirms it.
 */
export type DeclarationView = { 
/**
 * What is confirmed, with this return's own numbers.
 */
statements: Array<string>, 
/**
 * Who reads it, what for, how long, what is published.
 */
reading: Array<string>, 
/**
 * What the digital signature shows and does not show.
 */
aboutSignature: string, 
/**
 * The roles that must declare.
 */
roles: Array<DeclarerView>, 
/**
 * Ways to agree.
 */
ways: Array<WayView>, 
/**
 * The newest copy of the paper for those who are asked to agree, where answers changed since; none: nothing changed, or
 * there is no copy.
 */
sincePaper: PaperCopy | null, 
/**
 * “Agreed by 1 of 2”; none when nobody has to agree.
 */
agreed: string | null, 
/**
 * The day on which the audit was begun, 2026-10-12; none: it is not known. An earlier day of agreement is worth a question.
 */
begun: string | null, 
/**
 * What still stops export besides declarations.
 */
otherStops: number, 
/**
 * Whether it is locked by an export.
 */
locked: boolean, };

/**
 * A role that must declare.
 */
export type DeclarerView = { 
/**
 * Its id.
 */
role: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Who that is.
 */
hint: string, 
/**
 * Name of the person.
 */
name: string, 
/**
 * Their own title.
 */
personTitle: string, 
/**
 * The day on which they agreed; none: not given.
 */
agreedOn: string | null, 
/**
 * How they agreed; none: not yet.
 */
how: HowAgreed | null, 
/**
 * What was typed into the form and is not recorded; none: nothing.
 */
typed: Unrecorded | null, 
/**
 * How it stands.
 */
standing: DeclarationStanding, 
/**
 * What changed after they agreed: sentences.
 */
changed: Array<string>, 
/**
 * That their agreement no longer holds, and because of what; none: it holds, or none was given.
 */
noLongerHolds: string | null, 
/**
 * A sentence on how it stands.
 */
sentence: string, 
/**
 * Titles of roles whose holder may fill this one too.
 */
mayBeSameAs: Array<string>, };

/**
 * How the declaration of a role stands.
 */
export type DeclarationStanding = "open" | "agreed" | "withdrawn" | "same-person";

/**
 * A way to agree.
 */
export type WayView = { 
/**
 * Its code.
 */
code: HowAgreed, 
/**
 * Its words.
 */
label: string, };

/**
 * The form of an agreement as far as it is typed: kept, and part of nothing before it is recorded. Each part may be empty.
 */
export type Unrecorded = { 
/**
 * Name of the person.
 */
name: string, 
/**
 * Their own title.
 */
personTitle: string, 
/**
 * The day on which they agreed.
 */
agreedOn: string, 
/**
 * Words in its place that are no date yet.
 */
dateWords: string, 
/**
 * How they agreed; none: not chosen yet.
 */
how: HowAgreed | null, };

/**
 * An agreement as it is given.
 */
export type Agreement = { 
/**
 * For which role.
 */
role: string, 
/**
 * Name of the person.
 */
name: string, 
/**
 * Their own title.
 */
personTitle: string, 
/**
 * The day on which they agreed.
 */
agreedOn: string, 
/**
 * How they agreed; none is refused.
 */
how: HowAgreed | null, };

/**
 * Which part of the history is asked for.
 */
export type HistoryAsk = { 
/**
 * Only of this standard; none: of the whole audit.
 */
standard: string | null, 
/**
 * Only entries with every one of these words, whatever the accents and the case; empty: all.
 */
find: string, 
/**
 * Only what is earlier than this page's end (see `HistoryPage::earlier`); none: from the newest.
 */
before: string | null, };

/**
 * Part of the history, newest first.
 */
export type HistoryPage = { 
/**
 * The entries.
 */
entries: Array<HistoryEntry>, 
/**
 * Where the next page begins; none: nothing is earlier.
 */
earlier: string | null, };

/**
 * One entry of the history.
 */
export type HistoryEntry = { 
/**
 * Its id.
 */
id: string, 
/**
 * When; a label from this computer's clock.
 */
at: string, 
/**
 * Who: name and role.
 */
who: string, 
/**
 * What: “Rating of 6.4”.
 */
what: string, 
/**
 * What was there before, in words; none: nothing.
 */
old: string | null, 
/**
 * What was there afterwards; none: nothing.
 */
new: string | null, 
/**
 * Revision in which it was made.
 */
revision: number, 
/**
 * Whether it was taken back later.
 */
undone: boolean, 
/**
 * Where it was: a place for the router.
 */
place: string, };

/**
 * About the organisation. The keys of its fields are `profile/name`, `fact/<id>`, `site/<id>/name` and so on.
 */
export type ProfileView = { 
/**
 * Whether it is from last time and not yet confirmed.
 */
fromLastTime: boolean, 
/**
 * The organisation that these details were copied from, as long as they are not confirmed; none: they are from last time.
 */
fromOrganisation: string | null, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is known by, as this type is asked. The keys of their fields are `identifier/<scheme>`.
 */
identifiers: Array<IdentifierView>, 
/**
 * That the e-mail address cannot be right; none when it can. A warning only.
 */
emailWarning: string | null, 
/**
 * That the telephone number cannot be right; none when it can. A warning only.
 */
telephoneWarning: string | null, 
/**
 * Its type of service; none: not chosen.
 */
serviceType: string | null, 
/**
 * Types to choose from.
 */
serviceTypes: Array<ServiceTypeView>, 
/**
 * Facts that are asked of this type, in order.
 */
facts: Array<FactView>, 
/**
 * Facts that are not asked of this type and are assumed; the organisation may still answer them.
 */
assumed: Array<FactView>, 
/**
 * Name of the person who completes the audit.
 */
completedBy: string, 
/**
 * Their role.
 */
completedByRole: string, 
/**
 * Name of the substitute.
 */
substitute: string, 
/**
 * Their role.
 */
substituteRole: string, 
/**
 * E-mail address for questions.
 */
email: string, 
/**
 * Telephone number for questions.
 */
telephone: string, 
/**
 * Whether the audit covers all of the organisation.
 */
coversAll: boolean, 
/**
 * Sites and departments.
 */
sites: Array<SiteView>, 
/**
 * How many standards these facts call for.
 */
standards: number, 
/**
 * Standards and questions that were answered and are not called for. Their answers are kept.
 */
keptAside: Array<KeptAsideView>, 
/**
 * Whether it is locked by an export.
 */
locked: boolean, };

/**
 * Something that was answered and does not apply now.
 */
export type KeptAsideView = { 
/**
 * “4.6 …”
 */
line: string, 
/**
 * Where the answer can be looked at, for the router; none: it stands here.
 */
place: string | null, 
/**
 * The answer to a question; none for a standard.
 */
answer: string | null, };

/**
 * Something that an organisation is known by, such as a number in a register.
 */
export type IdentifierView = { 
/**
 * Which register it is from: names its field.
 */
scheme: string, 
/**
 * What it is called: “ODS code”.
 */
label: string, 
/**
 * Hint below it; none: there is none.
 */
hint: string | null, 
/**
 * What it is; none: not given.
 */
value: string | null, 
/**
 * That it looks unusual; none when it does not. A warning only.
 */
warning: string | null, 
/**
 * Whether nobody minds when it is left empty.
 */
optional: boolean, 
/**
 * Whether all organisations of a group have the same.
 */
shared: boolean, };

/**
 * A fact that decides which standards apply.
 */
export type FactView = { 
/**
 * Its id.
 */
id: string, 
/**
 * The question.
 */
question: string, 
/**
 * Hint below it.
 */
hint: string, 
/**
 * `yes` and `no`, or the choices.
 */
options: Array<OptionView>, 
/**
 * The answer; none: not answered.
 */
value: string | null, 
/**
 * Whether nobody said so: it is what the audit tool assumes.
 */
assumed: boolean, };

/**
 * A site or department.
 */
export type SiteView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether the audit covers it (`in` or `out` in the field).
 */
covered: boolean, 
/**
 * Where assurance for it is found otherwise.
 */
assuredBy: string, };

/**
 * The paper for those who are asked to agree: its copies, what changed since, and what they asked.
 */
export type ReadersView = { 
/**
 * Whom it is for, as the tool calls them: “governors”, “the board”.
 */
readers: string, 
/**
 * How a copy made now would be headed: “Draft: 61 of 70 standards rated”.
 */
state: string, 
/**
 * Copies that were made, newest first.
 */
copies: Array<PaperCopy>, 
/**
 * The questions that a copy made now would ask.
 */
questions: Array<AskView>, 
/**
 * What a copy made now would say is new since the last audit.
 */
since: Array<string>, 
/**
 * What they asked, oldest first.
 */
challenges: Array<ChallengeView>, 
/**
 * What a challenge note can be about: id and “6.4 …”.
 */
standards: Array<OptionView>, 
/**
 * Whether it is locked by an export: what is chosen to be sent can no longer be changed.
 */
locked: boolean, };

/**
 * A copy of the paper that was made.
 */
export type PaperCopy = { 
/**
 * Its number: “K4-7Q”.
 */
number: string, 
/**
 * When it was made.
 */
made: string, 
/**
 * By whom.
 */
by: string, 
/**
 * How many answers changed since.
 */
changed: number, 
/**
 * “Since the copy made for governors on 3 November 2026 (number K4-7Q at its foot), 3 answers have changed.”
 */
sentence: string, 
/**
 * What changed, in the order of the form.
 */
changes: Array<PaperChange>, };

/**
 * Something that changed since a copy was made.
 */
export type PaperChange = { 
/**
 * What it is: “Rating of 6.4”.
 */
what: string, 
/**
 * What it was; none: nothing.
 */
old: string | null, 
/**
 * What it is now; none: nothing.
 */
new: string | null, 
/**
 * Where to see it: a place for the router.
 */
place: string, };

/**
 * A question to ask.
 */
export type AskView = { 
/**
 * The question.
 */
question: string, 
/**
 * The standard that it names: a place for the router.
 */
place: string, };

/**
 * A challenge note. The keys of its fields are `challenge/<id>/question` and so on.
 */
export type ChallengeView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Id of the standard that it is about; none: the whole audit.
 */
standard: string | null, 
/**
 * What was asked.
 */
question: string, 
/**
 * By whom.
 */
askedBy: string, 
/**
 * When; none: not given.
 */
askedOn: string | null, 
/**
 * What was answered.
 */
answer: string, 
/**
 * Whether it was chosen for the return. Without that it stays here.
 */
send: boolean, };

/**
 * A copy that was just made.
 */
export type PaperMade = { 
/**
 * The copy.
 */
copy: PaperCopy, 
/**
 * Its file.
 */
file: FileView, };

/**
 * What went wrong: a stable code, what happened, what to do.
 */
export type ErrorView = { 
/**
 * Stable code; the screen switches on it, never on the words.
 */
code: ErrorCode, 
/**
 * What happened.
 */
message: string, 
/**
 * What to do; may be empty.
 */
hint: string, };

/**
 * A file or a folder that somebody chose in a dialog.
 */
export type ChosenView = { 
/**
 * What the window calls it, for every command that works with it: the page never names a path.
 */
token: string, 
/**
 * Where it is, to be read. It leads nowhere.
 */
shown: string, };

/**
 * What became of a file that was dropped on the window.
 */
export type DroppedKind = "tool" | "workbook" | "not-taken";

/**
 * A file that was dropped on the window.
 */
export type DroppedView = { 
/**
 * What became of it.
 */
kind: DroppedKind, 
/**
 * What the window calls the workbook, for bringing it in; none otherwise.
 */
token: string | null, 
/**
 * The tool that was opened, or what is wrong with its file.
 */
tool: ImportView | null, 
/**
 * Why nothing was taken, and what to do.
 */
told: ErrorView | null, };

/**
 * Colours.
 */
export type Theme = "system" | "light" | "dark";

/**
 * About the program.
 */
export type AboutView = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Where it keeps its data.
 */
dataFolder: string, 
/**
 * Whether IT decided on that folder.
 */
dataFolderByIt: boolean, 
/**
 * Licence.
 */
licence: string, 
/**
 * Who publishes it; none: nobody has filled that in.
 */
publisher: PublisherView | null, 
/**
 * The day on which it was made; none: not known.
 */
made: string | null, };

/**
 * A file that helps whoever helps, as it would be saved.
 */
export type HelpFileView = { 
/**
 * Its name.
 */
name: string, 
/**
 * All of its words.
 */
text: string, };

/**
 * Who publishes the program.
 */
export type PublisherView = { 
/**
 * Their name.
 */
name: string, 
/**
 * Where questions are answered; not filled in yet.
 */
contact: string | null, 
/**
 * Web address about the program; not filled in yet.
 */
web: string | null, };

/**
 * The person at this computer: “You are …”.
 */
export type PersonView = { 
/**
 * Their name.
 */
name: string, 
/**
 * Their role.
 */
role: string, };

/**
 * How the screen behaves.
 */
export type SettingsView = { 
/**
 * Its colours.
 */
theme: Theme, 
/**
 * Whether a single key picks a level while the rating has focus.
 */
singleKeys: boolean, 
/**
 * The key of each choice of a rating, first choice first; as many as the longest rating has.
 */
levelKeys: Array<LevelKeyView>, 
/**
 * Size of the text in per cent: 100, 125, 150, 175 or 200.
 */
textSize: number, 
/**
 * Second folder for snapshots; none: there is none.
 */
secondFolder: SecondFolderView | null, };

/**
 * What can be set about how the screen behaves.
 */
export type SettingName = "theme" | "text-size" | "single-keys" | "level-keys";

/**
 * A standard that does not apply to an organisation.
 */
export type LeftOutView = { 
/**
 * Its id.
 */
id: string, 
/**
 * “9.1”
 */
number: string, 
/**
 * What it asks.
 */
statement: string, 
/**
 * Whether it was answered: the answer is kept aside, and can be looked at.
 */
answered: boolean, 
/**
 * Goes on after “because”: “you said “No” to “Do you …?””.
 */
because: string, };

/**
 * The key that picks one choice of a rating.
 */
export type LevelKeyView = { 
/**
 * One character, small.
 */
key: string, 
/**
 * What it picks: “Met”; where audit tools differ, “Met or Good”.
 */
picks: string, };

/**
 * “Exactly what will be sent.”
 */
export type SendingView = { 
/**
 * Whether nothing stops export.
 */
ready: boolean, 
/**
 * How many things stop it.
 */
stops: number, 
/**
 * Who receives it; for own use: nobody yet.
 */
recipient: string, 
/**
 * Whether it is for own use: nothing is to be sent.
 */
forOwnUse: boolean, 
/**
 * “Agreed by 1 of 2”; none when nobody has to agree.
 */
agreed: string | null, 
/**
 * Counts and score.
 */
progress: ProgressView, 
/**
 * Everything that the return will say, part by part.
 */
parts: Array<SentPart>, 
/**
 * The improvement plan.
 */
plan: PlanView, 
/**
 * Warnings that travel as a count: sentence and count.
 */
warnings: Array<string>, 
/**
 * Characters that will be drawn as a box, each with where it stands.
 */
undrawable: Array<string>, 
/**
 * Names of the files that will be made.
 */
fileNames: Array<string>, 
/**
 * What is never sent.
 */
neverSent: Array<string>, };

/**
 * A part of what is sent.
 */
export type SentPart = { 
/**
 * Its heading.
 */
heading: string, 
/**
 * Its rows.
 */
rows: Array<SentRow>, };

/**
 * A row of what is sent.
 */
export type SentRow = { 
/**
 * What it is.
 */
label: string, 
/**
 * What it says; lines are parted by line ends.
 */
value: string, 
/**
 * Where it can be changed: a place for the router.
 */
place: string, };

/**
 * A return that was made: ready, sent, or replaced by a later revision.
 */
export type ReturnView = { 
/**
 * Its revision.
 */
revision: number, 
/**
 * “Ready, not sent yet”, “Sent on 3 November 2026”.
 */
heading: string, 
/**
 * When it was made.
 */
created: string, 
/**
 * Whether it is the newest.
 */
newest: boolean, 
/**
 * Whether it was made of this audit and the program has a copy of it. If not, there are no files and no digits.
 */
here: boolean, 
/**
 * Where it is, if it is not here; none: it is.
 */
elsewhere: string | null, 
/**
 * When the person said that it was sent; none: not yet.
 */
sentOn: string | null, 
/**
 * Where to send it; none: ask the partnership.
 */
sendTo: string | null, 
/**
 * Subject to copy.
 */
subject: string, 
/**
 * Message to copy.
 */
message: string, 
/**
 * Its files.
 */
files: Array<FileView>, 
/**
 * Folder in which they were last saved, to be read; none: not saved yet.
 */
folder: string | null, 
/**
 * What the window calls this folder; none: not saved yet.
 */
folderToken: string | null, 
/**
 * The fingerprint in groups.
 */
fingerprint: string, 
/**
 * The 30 digits of the signing key, for the telephone.
 */
digits: string, 
/**
 * Where the signing key is kept, in words.
 */
keyKept: string, 
/**
 * Said once, when the return is made: that its new key is in a file, and why. None otherwise.
 */
keyNote: string | null, 
/**
 * Whether it is for own use: nothing is to be sent.
 */
forOwnUse: boolean, };

/**
 * A file of a return.
 */
export type FileView = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it is.
 */
kind: FileKind, 
/**
 * Size in bytes.
 */
size: number, 
/**
 * Where it was saved, to be read; none: not yet.
 */
path: string | null, 
/**
 * What the window calls it, for showing it or its folder; none: not saved.
 */
token: string | null, 
/**
 * Whether saving it worked.
 */
saved: boolean, 
/**
 * What went wrong, and what to do; none when it was saved.
 */
problem: string | null, 
/**
 * What it is for.
 */
purpose: string, };

/**
 * What a file is that the program saves.
 */
export type FileKind = "return" | "plan" | "plan-today" | "plan-workbook" | "zip" | "paper" | "annex" | "workbook" | "help-files";

/**
 * Something that was found.
 */
export type SearchHit = { 
/**
 * What it is.
 */
kind: HitKind, 
/**
 * “6.4 Suitability stays under review”
 */
title: string, 
/**
 * The words around what was found.
 */
snippet: Array<SnippetPart>, 
/**
 * Where to go: a place for the router.
 */
place: string, };

/**
 * What was found.
 */
export type HitKind = "standard" | "left-out" | "answer";

/**
 * What a new audit can begin with. Nothing is copied by looking.
 */
export type BeginningView = { 
/**
 * Audits of the same organisation whose answers it can begin with, the newest first.
 */
origins: Array<OriginView>, 
/**
 * What would come from another organisation; none: none was asked about, or there is nothing.
 */
like: LikeView | null, };

/**
 * What a new audit would take from another organisation.
 */
export type LikeView = { 
/**
 * The organisation.
 */
organisation: string, 
/**
 * Its parts, each of which comes or not. Only those that hold something.
 */
parts: Array<LikePart>, };

/**
 * A part of what a new audit would take from another organisation.
 */
export type LikePart = { 
/**
 * Which it is, for `StartAudit.like_parts`.
 */
code: LikeCode, 
/**
 * Its heading: “How to reach them”.
 */
heading: string, 
/**
 * What becomes of it.
 */
note: string, 
/**
 * Whether it is proposed: a promise of others is not.
 */
proposed: boolean, 
/**
 * Everything that would come.
 */
rows: Array<LikeRow>, };

/**
 * The parts of what a new audit can take from another organisation.
 */
export type LikeCode = "group" | "contact" | "completes" | "substitute" | "facts" | "roles" | "words" | "evidence" | "actions";

/**
 * One thing that would come from another organisation.
 */
export type LikeRow = { 
/**
 * What it is.
 */
label: string, 
/**
 * What would come.
 */
value: string, 
/**
 * What in it names the other organisation, as it is written there.
 */
names: Array<string>, };

/**
 * What another organisation wrote at a standard.
 */
export type BesideView = { 
/**
 * The audit in which it stands.
 */
audit: string, 
/**
 * The organisation.
 */
organisation: string, 
/**
 * That audit: “Section 175/157, 2026”.
 */
from: string, 
/**
 * “How do you know?”; none: nothing, or the same is here already.
 */
words: string | null, 
/**
 * What in these words names the other organisation or its people, as it is written there.
 */
names: Array<string>, 
/**
 * Its evidence here that is not here yet.
 */
evidence: Array<BesideEvidence>, 
/**
 * Whether this audit was started like it.
 */
chosen: boolean, };

/**
 * A piece of evidence of another organisation.
 */
export type BesideEvidence = { 
/**
 * Its id there.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it is kept.
 */
keptAt: string, 
/**
 * The role that owns it.
 */
owner: string, 
/**
 * What in it names the other organisation, as it is written there.
 */
names: Array<string>, };

/**
 * A part of a snippet.
 */
export type SnippetPart = { 
/**
 * The words.
 */
text: string, 
/**
 * Whether they are what was searched for.
 */
found: boolean, };

/**
 * A snapshot with what is in it.
 */
export type SnapshotView = { 
/**
 * Its name, for restoring.
 */
name: string, 
/**
 * When it was made.
 */
made: string, 
/**
 * Size in bytes.
 */
size: number, 
/**
 * “kept before a snapshot was restored”; none for one of every day.
 */
occasion: string | null, 
/**
 * Whether it is in the second folder.
 */
secondFolder: boolean, 
/**
 * “2 audits, 61 answers”; a sentence on what is wrong when it cannot be opened.
 */
holds: string, 
/**
 * Whether it can be restored.
 */
usable: boolean, 
/**
 * Whether it is damaged: restoring it mends it as far as that goes, and what it holds is not known before.
 */
damaged: boolean, 
/**
 * Who was at the computer when it was made; none: not known.
 */
person: string | null, 
/**
 * The name of the computer; none: not known.
 */
computer: string | null, 
/**
 * When the last change in it was made; none: there is none.
 */
lastChange: string | null, 
/**
 * Who made that; none: not known.
 */
lastChangeBy: string | null, 
/**
 * How it stands to what is open.
 */
line: SnapshotLine, 
/**
 * Whether it lies in the second folder and another computer made it, or somebody else at this one.
 */
fromElsewhere: boolean, 
/**
 * Returns that were made here and that it does not know: “Northgate Surgery, Section 11 2026: revision 2, made on 3 November
 * 2026”. Their numbers are not used again when it is restored.
 */
unknown: Array<string>, 
/**
 * Its audits with their counts: “Northgate Surgery, Section 11, 2026: 41 of 55 rated”.
 */
audits: Array<string>, };

/**
 * Why the program could take no snapshot by itself. What is answered is saved all the same.
 */
export type SnapshotTrouble = { 
/**
 * Only the second folder is not reached.
 */
secondFolder: boolean, 
/**
 * When the last one was made, or the last good copy in the second folder; none: there is none.
 */
last: string | null, 
/**
 * One sentence: “The disk is full.”
 */
why: string, 
/**
 * One sentence: what to do.
 */
hint: string, };

/**
 * How a snapshot stands to the audits that are open.
 */
export type SnapshotLine = "same" | "newer" | "older" | "another" | "not-known";

/**
 * The second folder for snapshots.
 */
export type SecondFolderView = { 
/**
 * Where it is, to be read.
 */
folder: string, 
/**
 * What the window calls it.
 */
token: string, 
/**
 * Whether IT decided: then it cannot be changed here.
 */
byIt: boolean, 
/**
 * When the newest snapshot was last known to be there; none: never yet.
 */
last: string | null, 
/**
 * What went wrong with it last; none: nothing.
 */
problem: string | null, 
/**
 * Whether it is on the same disk as the answers, or the folder that they are in lies in it.
 */
sameDisk: boolean, 
/**
 * Whether another copy of the same audits lies there that may be newer, and is kept.
 */
beside: boolean, };

/**
 * The snapshots, and where they go.
 */
export type SnapshotsView = { 
/**
 * Newest first.
 */
snapshots: Array<SnapshotView>, 
/**
 * The second folder; none: there is none.
 */
secondFolder: SecondFolderView | null, };

/**
 * What a restored snapshot left behind.
 */
export type RestoredView = { 
/**
 * The start screen as it is now; none: it could not be read, and is asked for again.
 */
start: StartView | null, 
/**
 * What became of what was there before, with the name of the file that was kept.
 */
kept: string, 
/**
 * Returns that were made here and that the snapshot does not know, as before it was restored.
 */
unknown: Array<string>, 
/**
 * What did not go well after it was restored, or is to be seen to now; each a sentence or two.
 */
notes: Array<string>, };

/**
 * Which workbook is made: of an audit with its answers, or blank.
 */
export type MakeWorkbook = { 
/**
 * The audit; none for a blank workbook.
 */
audit: string | null, 
/**
 * Digest of the audit tool, for a blank one.
 */
tool: string, 
/**
 * The type of service, for a blank one.
 */
serviceType: string, };

/**
 * What a workbook would bring in. Nothing is changed by looking.
 */
export type WorkbookView = { 
/**
 * The file's name.
 */
file: string, 
/**
 * SHA-256 of the file, so that what is brought in is what was looked at.
 */
digest: string, 
/**
 * “Section 11, 2026 · GP practice”.
 */
madeFor: string, 
/**
 * The organisation that it names; none: there is none.
 */
organisation: string | null, 
/**
 * Said when it seems to be another organisation's than the audit, or, for a new audit, when an organisation that is here has its
 * number under another name; none: it is the same. Somebody has to say that it belongs there before it can be brought in.
 */
otherOrganisation: string | null, 
/**
 * Audits that it can go into, first those that it belongs to.
 */
audits: Array<OptionView>, 
/**
 * How many of them it belongs to as far as it says itself: made from one of that organisation, or with its number or name.
 */
belongs: number, 
/**
 * What says so: “It was made from an audit of Ash School.”; none: nothing does.
 */
belongsBecause: string | null, 
/**
 * The audit that it would go into; none: a new one.
 */
audit: string | null, 
/**
 * What comes in, part by part.
 */
groups: Array<ImportGroup>, 
/**
 * That some of it is about what does not apply to this organisation now, and what becomes of that; none: nothing is.
 */
aside: string | null, 
/**
 * How many answers come in where there was none.
 */
added: number, 
/**
 * How many answers would be replaced.
 */
replaced: number, 
/**
 * How many are the same as here.
 */
same: number, 
/**
 * What is refused.
 */
problems: Array<ImportProblem>, 
/**
 * What should be known.
 */
notes: Array<ImportProblem>, 
/**
 * What becomes of the declarations in it, in sentences.
 */
declarations: Array<string>, 
/**
 * What becomes of its answers when they are from last time, or were given to another edition.
 */
carried: CarriedIn | null, };

/**
 * A part of what comes in.
 */
export type ImportGroup = { 
/**
 * “6.4 Checking people stay suitable”, “About your organisation”.
 */
heading: string, 
/**
 * Whether it applies to this organisation now; what does not is kept aside.
 */
applies: boolean, 
/**
 * Its answers.
 */
rows: Array<ImportRow>, };

/**
 * One answer that comes in.
 */
export type ImportRow = { 
/**
 * What it answers.
 */
label: string, 
/**
 * What is there now; none: nothing.
 */
old: string | null, 
/**
 * What comes in.
 */
new: string, 
/**
 * Whether it replaces something.
 */
replaces: boolean, 
/**
 * Where it stands in the workbook, in words.
 */
cell: string, };

/**
 * Answers that go through the rules by which they are carried over. All of them wait to be confirmed.
 */
export type CarriedIn = { 
/**
 * The edition that they were given to: “Section 11, 2025”; for a form of somebody else, its file.
 */
from: string, 
/**
 * How many stand at a standard.
 */
carried: number, 
/**
 * How many wait because a standard is worded otherwise now.
 */
waiting: number, 
/**
 * How many go to the annex.
 */
annex: number, };

/**
 * Something in a workbook that is refused, or should be known.
 */
export type ImportProblem = { 
/**
 * Stable code.
 */
code: ErrorCode, 
/**
 * Sheet and cell in words; none for the whole workbook.
 */
place: string | null, 
/**
 * What it is.
 */
sentence: string, 
/**
 * What to do.
 */
hint: string, };

/**
 * An old form, and what a person has said about it so far. What is left empty is proposed.
 */
export type OldFormAsked = { 
/**
 * The audit that it goes into.
 */
audit: string, 
/**
 * The sheet; none: proposed.
 */
sheet: string | null, 
/**
 * The row of the headers, from 1; 0: proposed.
 */
header: number, 
/**
 * What each column holds; empty: proposed.
 */
columns: Array<ColumnAsked>, 
/**
 * What each value means; values that are not listed: proposed.
 */
levels: Array<ValueAsked>, 
/**
 * Which standard a row is about; rows that are not listed: proposed.
 */
matches: Array<RowAsked>, };

/**
 * What a column holds, as a person says.
 */
export type ColumnAsked = { 
/**
 * The column, such as `C`.
 */
column: string, 
/**
 * What it holds; none: it is not read.
 */
holds: Holds | null, };

/**
 * What a value means, as a person says.
 */
export type ValueAsked = { 
/**
 * The value as it stands in the form.
 */
value: string, 
/**
 * A code of `ratings`; none: it is not rated.
 */
rating: string | null, };

/**
 * Which standard a row is about, as a person says.
 */
export type RowAsked = { 
/**
 * The row, from 1.
 */
row: number, 
/**
 * The standard's id; none: none, the answer is kept in the annex; `leave-out`: it is not brought in.
 */
standard: string | null, };

/**
 * An old form as it would come in. Nothing is changed by looking.
 */
export type OldFormView = { 
/**
 * The file's name.
 */
file: string, 
/**
 * SHA-256 of the file, so that what is brought in is what was looked at.
 */
digest: string, 
/**
 * The sheets that hold something.
 */
sheets: Array<string>, 
/**
 * The one that is read.
 */
sheet: string, 
/**
 * The row of the headers, from 1.
 */
header: number, 
/**
 * The first rows, each with its number and what stands in it.
 */
headers: Array<OptionView>, 
/**
 * The columns.
 */
columns: Array<ColumnView>, 
/**
 * What a column can hold.
 */
holds: Array<HoldsView>, 
/**
 * The values in the column of ratings.
 */
values: Array<ValueView>, 
/**
 * What a value can mean.
 */
ratings: Array<OptionView>, 
/**
 * The rows with an answer.
 */
rows: Array<OldRowView>, 
/**
 * The standards that a row can be about.
 */
standards: Array<OptionView>, 
/**
 * How many answers come in, and how.
 */
carried: CarriedIn, 
/**
 * How many answers were brought in from this form before.
 */
known: number, 
/**
 * What cannot come in, and why.
 */
problems: Array<ImportProblem>, };

/**
 * A column of an old form.
 */
export type ColumnView = { 
/**
 * Such as `C`.
 */
column: string, 
/**
 * What stands in the row of headers.
 */
header: string, 
/**
 * The first few cells below it.
 */
samples: Array<string>, 
/**
 * What it is taken for; none: nothing.
 */
holds: Holds | null, };

/**
 * Something that a column can hold.
 */
export type HoldsView = { 
/**
 * Its code.
 */
code: Holds, 
/**
 * Its words.
 */
label: string, };

/**
 * What becomes of a row of an old form.
 */
export type Becomes = "carried" | "waiting" | "annex" | "known" | "left-out";

/**
 * A value in the column of ratings.
 */
export type ValueView = { 
/**
 * As it stands in the form.
 */
value: string, 
/**
 * In how many rows.
 */
count: number, 
/**
 * What it is taken for; none: it is not rated.
 */
rating: string | null, 
/**
 * Whether that is a guess that somebody should look at.
 */
guessed: boolean, };

/**
 * A row of an old form with an answer.
 */
export type OldRowView = { 
/**
 * From 1.
 */
row: number, 
/**
 * Where it stands, in words.
 */
cell: string, 
/**
 * The number in the form.
 */
number: string, 
/**
 * The words in the form.
 */
text: string, 
/**
 * What was answered, in lines.
 */
answer: string, 
/**
 * The standard that it is taken to be about; none: none; `leave-out`.
 */
standard: string | null, 
/**
 * Why: “The same words”, “92% of the words”, “The same number”, “You chose it”; none: not matched.
 */
how: string | null, 
/**
 * What becomes of it.
 */
becomes: Becomes, 
/**
 * The words of form and standard where they differ.
 */
words: Array<WordsView>, };

/** Members of the profile. */
export type ProfileField = "name" | "service-type" | "completed-by" | "completed-by-role" | "substitute" | "substitute-role" | "email" | "telephone" | "covers-all" | "own-use" | "from-last-time" | "from-organisation";

/** Members of a site. */
export type SiteField = "name" | "scope" | "assured-by" | "removed";

/** Members of the answer to a standard. */
export type StandardField = "rating" | "narrative" | "not-applicable-because" | "no-action-because" | "answered-digest" | "answered-language" | "answered-by" | "answered-text" | "carried-from" | "from-last-time";

/** Members of a piece of evidence. */
export type EvidenceField = "title" | "kept-at" | "date" | "owner" | "review" | "removed";

/** Members of an action. */
export type ActionField = "standard" | "earlier" | "what" | "owner" | "due" | "no-date-because" | "status" | "progress" | "done-on" | "effect" | "removed";

/** Members of the answer to a question. */
export type QuestionField = "answer" | "comment" | "consent" | "from-last-time";

/** Members of a challenge note. */
export type ChallengeField = "standard" | "question" | "asked-by" | "asked-on" | "answer" | "send" | "removed";

/** Members of a declaration. */
export type DeclarationField = "name" | "title" | "agreed-on" | "how" | "basis";

/** Members of an action in which people write how it went. */
export type ActionAccount = "progress" | "effect";

/** The key of a field. */
export type FieldKey = `fact/${string}` | `identifier/${string}` | `profile/${ProfileField}` | `site/${string}/${SiteField}` | `standard/${string}/${StandardField}` | `evidence/${string}/${EvidenceField}` | `action/${string}/${ActionField}` | `question/${string}/${QuestionField}` | `challenge/${string}/${ChallengeField}` | `declaration/${string}/${DeclarationField}`;
