//! Search over standards, guidance and answers.

view! {
    /// Something that was found.
    pub struct SearchHit {
        /// What it is.
        pub kind: HitKind,
        /// “6.4 Suitability stays under review”
        pub title: String,
        /// The words around what was found.
        pub snippet: Vec<SnippetPart>,
        /// Where to go: a place for the router.
        pub place: String,
    }

    /// A part of a snippet.
    pub struct SnippetPart {
        /// The words.
        pub text: String,
        /// Whether they are what was searched for.
        pub found: bool,
    }
}

codes! {
    /// What was found.
    pub enum HitKind {
        /// A standard.
        Standard = "standard",
        /// A standard that is not asked of this organisation, with the reason.
        LeftOut = "left-out",
        /// An answer.
        Answer = "answer",
    }
}
