//! Snapshots of the store.

mod damage;

pub use damage::*;

view! {
    /// A snapshot with what is in it.
    pub struct SnapshotView {
        /// Its name, for restoring.
        pub name: String,
        /// When it was made.
        pub made: String,
        /// Size in bytes.
        pub size: u32,
        /// “kept before a snapshot was restored”; none for one of every day.
        pub occasion: Option<String>,
        /// Whether it is in the second folder.
        pub second_folder: bool,
        /// “2 audits, 61 answers”; a sentence on what is wrong when it cannot be opened.
        pub holds: String,
        /// Whether it can be restored.
        pub usable: bool,
        /// Whether it is damaged: restoring it mends it as far as that goes, and what it holds is not known before.
        pub damaged: bool,
        /// Who was at the computer when it was made; none: not known.
        pub person: Option<String>,
        /// The name of the computer; none: not known.
        pub computer: Option<String>,
        /// When the last change in it was made; none: there is none.
        pub last_change: Option<String>,
        /// Who made that; none: not known.
        pub last_change_by: Option<String>,
        /// How it stands to what is open.
        pub line: SnapshotLine,
        /// Whether it lies in the second folder and another computer made it, or somebody else at this one.
        pub from_elsewhere: bool,
        /// Returns that were made here and that it does not know: “Northgate Surgery, Section 11 2026: revision 2, made on 3 November
        /// 2026”. Their numbers are not used again when it is restored.
        pub unknown: Vec<String>,
        /// Its audits with their counts: “Northgate Surgery, Section 11, 2026: 41 of 55 rated”.
        pub audits: Vec<String>,
    }

    /// Why the program could take no snapshot by itself. What is answered is saved all the same.
    pub struct SnapshotTrouble {
        /// Only the second folder is not reached.
        pub second_folder: bool,
        /// When the last one was made, or the last good copy in the second folder; none: there is none.
        pub last: Option<String>,
        /// One sentence: “The disk is full.”
        pub why: String,
        /// One sentence: what to do.
        pub hint: String,
    }

    /// What a restored snapshot left behind.
    pub struct RestoredView {
        /// The start screen as it is now; none: it could not be read, and is asked for again.
        pub start: Option<crate::views::StartView>,
        /// What became of what was there before, with the name of the file that was kept.
        pub kept: String,
        /// Returns that were made here and that the snapshot does not know, as before it was restored.
        pub unknown: Vec<String>,
        /// What did not go well after it was restored, or is to be seen to now; each a sentence or two.
        pub notes: Vec<String>,
    }

    /// The second folder for snapshots.
    pub struct SecondFolderView {
        /// Where it is, to be read.
        pub folder: String,
        /// What the window calls it.
        pub token: String,
        /// Whether IT decided: then it cannot be changed here.
        pub by_it: bool,
        /// When the newest snapshot was last known to be there; none: never yet.
        pub last: Option<String>,
        /// What went wrong with it last; none: nothing.
        pub problem: Option<String>,
        /// Whether it is on the same disk as the answers, or the folder that they are in lies in it.
        pub same_disk: bool,
        /// Whether another copy of the same audits lies there that may be newer, and is kept.
        pub beside: bool,
    }

    /// The snapshots, and where they go.
    pub struct SnapshotsView {
        /// Newest first.
        pub snapshots: Vec<SnapshotView>,
        /// The second folder; none: there is none.
        pub second_folder: Option<SecondFolderView>,
    }
}

codes! {
    /// How a snapshot stands to the audits that are open.
    pub enum SnapshotLine {
        /// They hold the same.
        Same = "same",
        /// It goes on from them.
        Newer = "newer",
        /// They go on from it.
        Older = "older",
        /// Each holds changes that the other does not.
        Another = "another",
        /// Nothing is open to compare it with, or it cannot be read.
        NotKnown = "not-known",
    }
}
