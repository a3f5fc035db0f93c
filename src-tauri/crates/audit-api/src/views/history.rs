//! What was changed, by whom and when.

view! {
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
        /// What was there before, in words; empty: nothing.
        pub old: String,
        /// What was there afterwards; empty: nothing.
        pub new: String,
        /// Revision in which it was made.
        pub revision: u32,
        /// Whether it was taken back later.
        pub undone: bool,
        /// Where it was: a place for the router.
        pub place: String,
    }
}
