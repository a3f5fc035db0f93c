//! What will be sent, and what was.

use super::{PlanView, ProgressView};

view! {
    /// “Exactly what will be sent.”
    pub struct SendingView {
        /// Whether nothing stops export.
        pub ready: bool,
        /// How many things stop it.
        pub stops: u32,
        /// Who receives it; for own use: nobody yet.
        pub recipient: String,
        /// Whether it is for own use: nothing is to be sent.
        pub for_own_use: bool,
        /// “Agreed by 1 of 2”; none when nobody has to agree.
        pub agreed: Option<String>,
        /// Counts and score.
        pub progress: ProgressView,
        /// Everything that the return will say, part by part.
        pub parts: Vec<SentPart>,
        /// The improvement plan.
        pub plan: PlanView,
        /// Warnings that travel as a count: sentence and count.
        pub warnings: Vec<String>,
        /// Characters that will be drawn as a box, each with where it stands.
        pub undrawable: Vec<String>,
        /// Names of the files that will be made.
        pub file_names: Vec<String>,
        /// What is never sent.
        pub never_sent: Vec<String>,
    }

    /// A part of what is sent.
    pub struct SentPart {
        /// Its heading.
        pub heading: String,
        /// Its rows.
        pub rows: Vec<SentRow>,
    }

    /// A row of what is sent.
    pub struct SentRow {
        /// What it is.
        pub label: String,
        /// What it says; lines are parted by line ends.
        pub value: String,
        /// Where it can be changed: a place for the router.
        pub place: String,
    }

    /// A return that was made: ready, sent, or replaced by a later revision.
    pub struct ReturnView {
        /// Its revision.
        pub revision: u32,
        /// “Ready, not sent yet”, “Sent on 3 November 2026”.
        pub heading: String,
        /// When it was made.
        pub created: String,
        /// Whether it is the newest.
        pub newest: bool,
        /// Whether it was made of this audit and the program has a copy of it. If not, there are no files and no digits.
        pub here: bool,
        /// Where it is, if it is not here; none: it is.
        pub elsewhere: Option<String>,
        /// When the person said that it was sent; none: not yet.
        pub sent_on: Option<String>,
        /// Where to send it; none: ask the partnership.
        pub send_to: Option<String>,
        /// Subject to copy.
        pub subject: String,
        /// Message to copy.
        pub message: String,
        /// Its files.
        pub files: Vec<FileView>,
        /// Folder in which they were last saved, to be read; none: not saved yet.
        pub folder: Option<String>,
        /// What the window calls this folder; none: not saved yet.
        pub folder_token: Option<String>,
        /// The fingerprint in groups.
        pub fingerprint: String,
        /// The 30 digits of the signing key, for the telephone.
        pub digits: String,
        /// Where the signing key is kept, in words.
        pub key_kept: String,
        /// Said once, when the return is made: that its new key is in a file, and why. None otherwise.
        pub key_note: Option<String>,
        /// Whether it is for own use: nothing is to be sent.
        pub for_own_use: bool,
    }

    /// A file of a return.
    pub struct FileView {
        /// Its name.
        pub name: String,
        /// What it is.
        pub kind: FileKind,
        /// Size in bytes.
        pub size: u32,
        /// Where it was saved, to be read; none: not yet.
        pub path: Option<String>,
        /// What the window calls it, for showing it or its folder; none: not saved.
        pub token: Option<String>,
        /// Whether saving it worked.
        pub saved: bool,
        /// What went wrong, and what to do; none when it was saved.
        pub problem: Option<String>,
        /// What it is for.
        pub purpose: String,
    }
}

codes! {
    /// What a file is that the program saves.
    pub enum FileKind {
        /// A signed return.
        Return = "return",
        /// An improvement plan.
        Plan = "plan",
        /// The plan as it stands today, which is no return's.
        PlanToday = "plan-today",
        /// The same as a workbook.
        PlanWorkbook = "plan-workbook",
        /// Both, packed.
        Zip = "zip",
        /// The paper for those who are asked to agree.
        Paper = "paper",
        /// Earlier answers that are not asked any more.
        Annex = "annex",
        /// A workbook.
        Workbook = "workbook",
        /// The program's log and version, packed.
        HelpFiles = "help-files",
    }
}
