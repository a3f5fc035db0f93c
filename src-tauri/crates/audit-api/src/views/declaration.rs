//! The declaration.

use super::{HowAgreed, PaperCopy};

view! {
    /// The declaration: first what is confirmed, then who confirms it.
    pub struct DeclarationView {
        /// What is confirmed, with this return's own numbers.
        pub statements: Vec<String>,
        /// Who reads it, what for, how long, what is published.
        pub reading: Vec<String>,
        /// What the digital signature shows and does not show.
        pub about_signature: String,
        /// The roles that must declare.
        pub roles: Vec<DeclarerView>,
        /// Ways to agree.
        pub ways: Vec<WayView>,
        /// The newest copy of the paper for those who are asked to agree, where answers changed since; none: nothing changed, or
        /// there is no copy.
        pub since_paper: Option<PaperCopy>,
        /// “Agreed by 1 of 2”; none when nobody has to agree.
        pub agreed: Option<String>,
        /// The day on which the audit was begun, 2026-10-12; none: it is not known. An earlier day of agreement is worth a question.
        pub begun: Option<String>,
        /// What still stops export besides declarations.
        pub other_stops: u32,
        /// Whether it is locked by an export.
        pub locked: bool,
    }

    /// A way to agree.
    pub struct WayView {
        /// Its code.
        pub code: HowAgreed,
        /// Its words.
        pub label: String,
    }

    /// A role that must declare.
    pub struct DeclarerView {
        /// Its id.
        pub role: String,
        /// Its title.
        pub title: String,
        /// Who that is.
        pub hint: String,
        /// Name of the person.
        pub name: String,
        /// Their own title.
        pub person_title: String,
        /// The day on which they agreed; none: not given.
        pub agreed_on: Option<String>,
        /// How they agreed; none: not yet.
        pub how: Option<HowAgreed>,
        /// What was typed into the form and is not recorded; none: nothing.
        pub typed: Option<Unrecorded>,
        /// How it stands.
        pub standing: DeclarationStanding,
        /// What changed after they agreed: sentences.
        pub changed: Vec<String>,
        /// That their agreement no longer holds, and because of what; none: it holds, or none was given.
        pub no_longer_holds: Option<String>,
        /// A sentence on how it stands.
        pub sentence: String,
        /// Titles of roles whose holder may fill this one too.
        pub may_be_same_as: Vec<String>,
    }

    /// The form of an agreement as far as it is typed: kept, and part of nothing before it is recorded. Each part may be empty.
    pub struct Unrecorded {
        /// Name of the person.
        pub name: String,
        /// Their own title.
        pub person_title: String,
        /// The day on which they agreed.
        pub agreed_on: String,
        /// Words in its place that are no date yet.
        pub date_words: String,
        /// How they agreed; none: not chosen yet.
        pub how: Option<HowAgreed>,
    }

    /// An agreement as it is given.
    pub struct Agreement {
        /// For which role.
        pub role: String,
        /// Name of the person.
        pub name: String,
        /// Their own title.
        pub person_title: String,
        /// The day on which they agreed.
        pub agreed_on: String,
        /// How they agreed; none is refused.
        pub how: Option<HowAgreed>,
    }
}

codes! {
    /// How the declaration of a role stands.
    pub enum DeclarationStanding {
        /// Not given.
        Open = "open",
        /// Given, and nothing changed since.
        Agreed = "agreed",
        /// Given, and answers changed since.
        Withdrawn = "withdrawn",
        /// Given by somebody who has agreed for another role, where two people are asked for.
        SamePerson = "same-person",
    }
}
