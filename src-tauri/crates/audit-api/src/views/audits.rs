//! The start screen, and an audit as a whole.

use super::{Counts, DamageView, IdentifierView, NextView, PersonView, SnapshotTrouble};

view! {
    /// The start screen.
    pub struct StartView {
        /// Who is at this computer; none: ask first.
        pub person: Option<PersonView>,
        /// Roles offered for “You are …”: first those of the kinds of organisation that are here.
        pub roles: Vec<String>,
        /// How many of them those are.
        pub own_roles: u32,
        /// Audits, the one last worked on first.
        pub audits: Vec<AuditCard>,
        /// Audit tools that an audit can be started with: first those in use here, each with the types of service that are here first.
        pub tools: Vec<ToolCard>,
        /// Organisations that an audit can be started for.
        pub submitters: Vec<SubmitterView>,
        /// When the last snapshot was made; none: never.
        pub last_snapshot: Option<String>,
        /// What stands in the way of snapshots; none: nothing does.
        pub snapshot_trouble: Option<SnapshotTrouble>,
        /// The second folder for snapshots; none: there is none.
        pub second_folder: Option<super::SecondFolderView>,
        /// What was damaged and mended, until somebody has looked at it; none: nothing.
        pub damage: Option<DamageView>,
        /// Things to know before going on, such as that the data folder looks temporary. Each a sentence.
        pub warnings: Vec<String>,
        /// A sentence where the program is so old that there should be a newer one; none: it is not.
        pub age: Option<String>,
    }

    /// An organisation, department or site that submits.
    pub struct SubmitterView {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Its code; none: there is none.
        pub code: Option<String>,
        /// The group that it belongs to, such as a trust; none: there is none.
        pub group: Option<String>,
    }

    /// An audit tool on the list.
    pub struct ToolCard {
        /// Digest of its document: names exactly this edition.
        pub digest: String,
        /// Its id.
        pub id: String,
        /// Its edition.
        pub edition: String,
        /// Its title.
        pub title: String,
        /// What it is for.
        pub summary: String,
        /// Such as that it is a draft.
        pub notice: String,
        /// How many standards it scores.
        pub standards: u32,
        /// Types of service it knows.
        pub service_types: Vec<ServiceTypeView>,
        /// Who issued it, or that nobody did, in a sentence.
        pub issued: String,
    }

    /// A type of service, with the words that suit it.
    pub struct ServiceTypeView {
        /// Its id.
        pub id: String,
        /// Its name.
        pub label: String,
        /// “your practice”
        pub you: String,
        /// What such an organisation is known by, as far as its type decides.
        pub identifiers: Vec<IdentifierView>,
    }

    /// What is needed to start an audit.
    #[derive(Default)]
    pub struct StartAudit {
        /// Digest of the audit tool.
        pub tool: String,
        /// An organisation that is there already; none: a new one.
        pub submitter: Option<String>,
        /// Name of a new organisation.
        pub name: String,
        /// What it is known by.
        pub identifiers: Vec<IdentifierValue>,
        /// Its type of service; none: there is none.
        pub service_type: Option<String>,
        /// Another organisation that is here, from which it takes over what is the same; none: nothing is taken over.
        pub like: Option<String>,
        /// Which parts of that. Nothing else is taken over.
        #[serde(default)]
        pub like_parts: Vec<super::LikeCode>,
        /// Whether it is for own use: nothing is to be sent. It can be changed at any time.
        pub own_use: bool,
        /// An audit of the same organisation whose answers are carried over; none: it begins empty.
        #[serde(default)]
        pub from: Option<String>,
    }

    /// Something that a new organisation is known by.
    pub struct IdentifierValue {
        /// Which register it is from.
        pub scheme: String,
        /// What it is; none: there is none.
        pub value: Option<String>,
    }

    /// An audit on the start screen.
    pub struct AuditCard {
        /// Its id.
        pub id: String,
        /// Digest of its audit tool.
        pub tool: String,
        /// Id of the organisation that it is of.
        pub submitter: String,
        /// Whether it is for own use: nothing is to be sent.
        pub for_own_use: bool,
        /// Name of the organisation.
        pub organisation: String,
        /// The group that the organisation belongs to, such as a trust; none: there is none.
        pub group: Option<String>,
        /// “Section 11, 2026”
        pub audit: String,
        /// How far it is.
        pub progress: ProgressView,
        /// How it stands.
        pub state: AuditState,
        /// Revision being worked on, or that is locked; from 1.
        pub revision: u32,
        /// Where it was left: a place for the router, such as `standard/s11-k7qd` (see PlaceView).
        pub place: String,
        /// That place in words: “6.4”, “Check”.
        pub place_label: String,
        /// The standard to rate next, when it was left at one that is rated by now; none otherwise.
        pub next: Option<String>,
        /// Its number.
        pub next_label: Option<String>,
        /// The day on which it was begun; none: not known.
        pub begun: Option<String>,
        /// When it was last changed.
        pub changed: String,
        /// One sentence on how it stands: “Not sent yet”, “Sent on 3 November 2026”.
        pub status: String,
        /// The same without who has agreed: “14 standards left to rate”.
        pub standing: String,
        /// Actions that are still to be done.
        pub actions_open: u32,
        /// And those of them that are past their date.
        pub actions_overdue: u32,
        /// Declarations that are required; none where nobody has to agree, as for own use where nobody has.
        pub declarations: u32,
        /// And that stand.
        pub declarations_agreed: u32,
        /// Who has agreed: “Ann Shah, Headteacher”.
        pub agreed_by: Vec<String>,
    }

    /// How far an audit is; counted one way everywhere.
    pub struct ProgressView {
        /// Standards that are shown.
        pub shown: u32,
        /// Rated, with not applicable.
        pub rated: u32,
        /// Rated as met.
        pub met: u32,
        /// Rated as partly met.
        pub partly: u32,
        /// Rated as not met.
        pub not_met: u32,
        /// Not applicable.
        pub not_applicable: u32,
        /// Not yet rated.
        pub unrated: u32,
        /// “87.2%”; none when nothing is applicable.
        pub score: Option<String>,
        /// Name of the band; none when nothing is applicable.
        pub band: Option<String>,
        /// Minutes left for the standards not yet rated.
        pub minutes_left: u32,
        /// Whether that rests on the person's own times.
        pub minutes_from_own_times: bool,
        /// How it was counted, in sentences.
        pub explanation: Vec<String>,
    }

    /// An audit as a whole: what stands around every screen of it.
    pub struct AuditView {
        /// Its id.
        pub id: String,
        /// Name of the organisation; none: there is none.
        pub organisation: Option<String>,
        /// “Section 11, 2026”
        pub audit: String,
        /// Full title of the audit tool.
        pub title: String,
        /// Shown on every screen: that it is a draft.
        pub notice: String,
        /// “your practice”
        pub you: String,
        /// The reminder above text fields: no child's name.
        pub before_text: String,
        /// How it stands.
        pub state: AuditState,
        /// Revision.
        pub revision: u32,
        /// Why this revision was begun; none for the first.
        pub revision_reason: Option<String>,
        /// Whether it is for own use: nothing is to be sent.
        pub for_own_use: bool,
        /// Whom its leaders are called by: “governors”.
        pub readers: String,
        /// “Agreed by 1 of 2”; none when nobody has to agree.
        pub agreed: Option<String>,
        /// How far it is.
        pub progress: ProgressView,
        /// Levels of the scale, best first.
        pub levels: Vec<LevelView>,
        /// Areas with the standards that are shown.
        pub areas: Vec<AreaView>,
        /// Whether the profile has what decides which standards apply.
        pub profile_complete: bool,
        /// How many things stop export.
        pub stops: u32,
        /// How many things warn.
        pub warns: u32,
        /// Partnership questions: how many there are.
        pub questions: u32,
        /// And how many are answered.
        pub questions_answered: u32,
        /// And how many of the answers are from last time and not yet confirmed.
        pub questions_unconfirmed: u32,
        /// Declarations that are required.
        pub declarations: u32,
        /// And that stand.
        pub declarations_agreed: u32,
        /// Roles whose agreement was given and no longer holds, because something was changed.
        pub withdrawn: Vec<String>,
        /// Standards and questions whose answers are kept aside because the facts do not call for them.
        pub kept_aside: u32,
        /// What stands in the way of snapshots; none: nothing does.
        pub snapshot_trouble: Option<SnapshotTrouble>,
        /// The day on which it was begun; none: not known.
        pub begun: Option<String>,
        /// When it was last saved; none: nothing was changed yet.
        pub saved: Option<String>,
        /// What Undo would take back, such as “Rating of 6.4”; none: nothing.
        pub undo: Option<String>,
        /// What Redo would bring again.
        pub redo: Option<String>,
        /// Why Undo stops here; none when there is something to undo.
        pub undo_stops: Option<String>,
        /// Where it was left.
        pub place: String,
        /// Roles offered as owners.
        pub roles: Vec<String>,
        /// Id of the organisation.
        pub submitter: String,
        /// Editions to which its answers can be carried, and the next cycle once its return was made.
        pub next: Vec<NextView>,
        /// Whether answers were carried over to it.
        pub carried: bool,
        /// Audits whose answers can be carried over to it and have not been: “Section 11, 2025”.
        pub carry_from: Vec<String>,
        /// Standards that wait for a decision about an earlier answer.
        pub waiting: u32,
        /// What is from last time and not yet confirmed.
        pub unconfirmed: u32,
        /// Words in fields that are no value of theirs yet.
        pub drafts: Vec<DraftView>,
        /// What became of workbooks that were brought in, newest first: the last one until something else is done, and every one of
        /// which cells were refused until they are dealt with.
        pub brought: Vec<super::BroughtView>,
    }

    /// A level of the scale.
    pub struct LevelView {
        /// Its code.
        pub code: String,
        /// Its name.
        pub label: String,
        /// How it counts.
        pub counts: Counts,
    }

    /// An area with its standards.
    pub struct AreaView {
        /// Its id.
        pub id: String,
        /// “6”
        pub number: String,
        /// Its title.
        pub title: String,
        /// How many of its standards are rated.
        pub rated: u32,
        /// Of how many.
        pub shown: u32,
        /// “87.2%” of what is applicable is met; none when nothing is.
        pub score: Option<String>,
        /// Met.
        pub met: u32,
        /// Partly met.
        pub partly: u32,
        /// Not met.
        pub not_met: u32,
        /// Not applicable.
        pub not_applicable: u32,
        /// Its standards.
        pub standards: Vec<StandardRow>,
        /// Its standards that do not apply to this organisation, each with the reason.
        pub left_out: Vec<LeftOutView>,
    }

    /// A standard that does not apply to an organisation.
    pub struct LeftOutView {
        /// Its id.
        pub id: String,
        /// “9.1”
        pub number: String,
        /// What it asks.
        pub statement: String,
        /// Whether it was answered: the answer is kept aside, and can be looked at.
        pub answered: bool,
        /// Goes on after “because”: “you said “No” to “Do you …?””.
        pub because: String,
    }

    /// A standard in the list of contents.
    pub struct StandardRow {
        /// Its id.
        pub id: String,
        /// “6.4”
        pub number: String,
        /// Its text.
        pub statement: String,
        /// A level's code, `not-applicable`, none: not yet rated.
        pub rating: Option<String>,
        /// Its sign in every list.
        pub mark: Mark,
        /// Whether something about it stops export although it is rated.
        pub attention: bool,
        /// How many things the check finds worth a look here, none of which stops export.
        pub remarks: u32,
        /// How many actions it has.
        pub actions: u32,
        /// How many pieces of evidence.
        pub evidence: u32,
    }

    /// Words in a field that are no value of it yet.
    pub struct DraftView {
        /// The field's key.
        #[ts(type = "FieldKey")]
        pub key: String,
        /// The words, as they were typed.
        pub words: String,
        /// The field in words: “Date, action for 6.4”.
        pub name: String,
        /// Where it stands, for the router.
        pub place: String,
    }

    /// What a change did: the fact about the disk, and what changed around it.
    pub struct SavedView {
        /// When it was saved.
        pub at: String,
        /// The audit after the change.
        pub audit: AuditView,
        /// Where the change was, for undo and redo: a place for the router; none otherwise.
        pub place: Option<String>,
        /// What was undone or redone; none otherwise.
        pub what: Option<String>,
        /// Id of a thing that was added; none otherwise.
        pub id: Option<String>,
    }
}

codes! {
    /// How an audit stands.
    pub enum AuditState {
        /// Being worked on.
        Open = "open",
        /// Exported, not marked as sent.
        Ready = "ready",
        /// Marked as sent; waiting for the receipt.
        Sent = "sent",
    }

    /// How a standard is rated, whatever the levels of its scale are called.
    pub enum Mark {
        /// As met.
        Met = "met",
        /// As partly met.
        Partly = "partly",
        /// As not met.
        NotMet = "not-met",
        /// It does not apply.
        NotApplicable = "not-applicable",
        /// Not yet.
        Unrated = "unrated",
    }
}

impl From<audit_core::tool::Counts> for Mark {
    fn from(counts: audit_core::tool::Counts) -> Self {
        use audit_core::tool::Counts;
        match counts {
            Counts::Met => Self::Met,
            Counts::Partly => Self::Partly,
            Counts::NotMet => Self::NotMet,
        }
    }
}
