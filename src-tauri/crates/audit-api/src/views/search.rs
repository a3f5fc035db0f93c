//! Search over standards, guidance and answers.

view! {
    /// Something that was found.
    pub struct SearchHit {
        /// `standard`, `left-out` (a standard that is not asked of this organisation, with the reason) or `answer`.
        pub kind: String,
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
