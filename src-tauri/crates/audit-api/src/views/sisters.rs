//! What one organisation can take from another that is here, such as a school of the same trust.

use super::OriginView;

view! {
    /// What a new audit can begin with. Nothing is copied by looking.
    pub struct BeginningView {
        /// Audits of the same organisation whose answers it can begin with, the newest first.
        pub origins: Vec<OriginView>,
        /// What would come from another organisation; none: none was asked about, or there is nothing.
        pub like: Option<LikeView>,
    }

    /// What a new audit would take from another organisation.
    pub struct LikeView {
        /// The organisation.
        pub organisation: String,
        /// Its parts, each of which comes or not. Only those that hold something.
        pub parts: Vec<LikePart>,
    }

    /// A part of what a new audit would take from another organisation.
    pub struct LikePart {
        /// Which it is, for `StartAudit.like_parts`.
        pub code: LikeCode,
        /// Its heading: “How to reach them”.
        pub heading: String,
        /// What becomes of it.
        pub note: String,
        /// Whether it is proposed: a promise of others is not.
        pub proposed: bool,
        /// Everything that would come.
        pub rows: Vec<LikeRow>,
    }

    /// One thing that would come from another organisation.
    pub struct LikeRow {
        /// What it is.
        pub label: String,
        /// What would come.
        pub value: String,
        /// What in it names the other organisation, as it is written there.
        pub names: Vec<String>,
    }

    /// What another organisation wrote at a standard.
    pub struct BesideView {
        /// The audit in which it stands.
        pub audit: String,
        /// The organisation.
        pub organisation: String,
        /// That audit: “Section 175/157, 2026”.
        pub from: String,
        /// “How do you know?”; none: nothing, or the same is here already.
        pub words: Option<String>,
        /// What in these words names the other organisation or its people, as it is written there.
        pub names: Vec<String>,
        /// Its evidence here that is not here yet.
        pub evidence: Vec<BesideEvidence>,
        /// Whether this audit was started like it.
        pub chosen: bool,
    }

    /// A piece of evidence of another organisation.
    pub struct BesideEvidence {
        /// Its id there.
        pub id: String,
        /// Its title.
        pub title: String,
        /// Where it is kept.
        pub kept_at: String,
        /// The role that owns it.
        pub owner: String,
        /// What in it names the other organisation, as it is written there.
        pub names: Vec<String>,
    }
}

codes! {
    /// The parts of what a new audit can take from another organisation.
    pub enum LikeCode {
        /// The group that both belong to.
        Group = "group",
        /// How to reach them.
        Contact = "contact",
        /// Who completes the audit.
        Completes = "completes",
        /// Who stands in for them.
        Substitute = "substitute",
        /// What decides which standards apply.
        Facts = "facts",
        /// Roles to choose from.
        Roles = "roles",
        /// What was written under “How do you know?”
        Words = "words",
        /// Evidence, and where it is kept.
        Evidence = "evidence",
        /// Actions that are still open.
        Actions = "actions",
    }
}
