//! What was damaged on disk.

view! {
    /// A damaged file of audits that was mended.
    pub struct DamageView {
        /// What happened, and how much of it could not be put right.
        pub sentence: String,
        /// What could not be read any more; nothing: all is as it was.
        pub places: Vec<DamagedView>,
        /// The path under which the damaged file is kept.
        pub kept: String,
    }

    /// Something that could not be read any more.
    pub struct DamagedView {
        /// “Elm Surgery, Section 11 2026: Rating of 6.4”
        pub what: String,
        /// What can still be made out of it, which may be wrong; none: there is none.
        pub read: Option<String>,
        /// The audit; none where there is nothing to go to.
        pub audit: Option<String>,
        /// The place in it.
        pub place: Option<String>,
    }
}
