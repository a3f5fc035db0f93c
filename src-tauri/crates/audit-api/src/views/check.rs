//! The check before export.

view! {
    /// The check: it empties as you work.
    pub struct CheckView {
        /// What stops export.
        pub stops: Vec<FindingView>,
        /// What warns, and travels as a count.
        pub warns: Vec<FindingView>,
        /// Characters that no bundled typeface has, each with where it stands.
        pub undrawable: Vec<String>,
    }

    /// One sentence of the check.
    pub struct FindingView {
        /// What it found.
        pub code: super::FindingCode,
        /// What it says.
        pub sentence: String,
        /// Where to go: a place for the router.
        pub place: String,
    }
}
