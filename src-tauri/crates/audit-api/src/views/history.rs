//! What was changed, by whom and when.

view! {
    /// Which part of the history is asked for.
    #[derive(Default)]
    pub struct HistoryAsk {
        /// Only of this standard; none: of the whole audit.
        pub standard: Option<String>,
        /// Only entries with every one of these words, whatever the accents and the case; empty: all.
        pub find: String,
        /// Only what is earlier than this page's end (see `HistoryPage::earlier`); none: from the newest.
        pub before: Option<String>,
    }

    /// Part of the history, newest first.
    pub struct HistoryPage {
        /// The entries.
        pub entries: Vec<HistoryEntry>,
        /// Where the next page begins; none: nothing is earlier.
        pub earlier: Option<String>,
    }

    /// One entry of the history.
    pub struct HistoryEntry {
        /// Its id.
        pub id: String,
        /// When; a label from this computer's clock.
        pub at: String,
        /// Who: name and role.
        pub who: String,
        /// What: “Rating of 6.4”.
        pub what: String,
        /// What was there before, in words; none: nothing.
        pub old: Option<String>,
        /// What was there afterwards; none: nothing.
        pub new: Option<String>,
        /// Revision in which it was made.
        pub revision: u32,
        /// Whether it was taken back later.
        pub undone: bool,
        /// Where it was: a place for the router.
        pub place: String,
    }
}
