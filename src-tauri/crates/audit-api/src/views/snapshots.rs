//! Snapshots of the store.

view! {
    /// A snapshot with what is in it.
    pub struct SnapshotView {
        /// Its name, for restoring.
        pub name: String,
        /// When it was made.
        pub made: String,
        /// Size in bytes.
        pub size: u32,
        /// “kept before a snapshot was restored”; empty for one of every day.
        pub occasion: String,
        /// Whether it is in the second folder.
        pub second_folder: bool,
        /// “2 audits, 61 answers”; a sentence on what is wrong when it cannot be opened.
        pub holds: String,
        /// Whether it can be restored.
        pub usable: bool,
        /// Returns that were made here and that it does not know: “Northgate Surgery, Section 11 2026: revision 2, made on 3 November
        /// 2026”. Their numbers are not used again when it is restored.
        pub unknown: Vec<String>,
        /// Its audits with their counts: “Northgate Surgery, Section 11, 2026: 41 of 55 rated”.
        pub audits: Vec<String>,
    }

    /// Why the program could take no snapshot by itself. What is answered is saved all the same.
    pub struct SnapshotTrouble {
        /// When the last one was made; none: there is none.
        pub last: Option<String>,
        /// One sentence: “The disk is full.”
        pub why: String,
        /// One sentence: what to do.
        pub hint: String,
    }

    /// What a restored snapshot left behind.
    pub struct RestoredView {
        /// The start screen as it is now.
        pub start: crate::views::StartView,
        /// What became of what was there before, with the name of the file that was kept.
        pub kept: String,
        /// Returns that were made here and that the snapshot does not know, as before it was restored.
        pub unknown: Vec<String>,
    }

    /// The snapshots, and where they go.
    pub struct SnapshotsView {
        /// Newest first.
        pub snapshots: Vec<SnapshotView>,
        /// The second folder; none chosen.
        pub second_folder: Option<String>,
        /// What went wrong with the second folder last; empty: nothing.
        pub second_folder_problem: String,
    }
}
