//! Every member of every part of an audit, one row each: its spelling, kind, life and traits. A new field is a row here; what must
//! know it then does not compile, or fails a test that names it.

use super::{Kind, Life, Trait};

macro_rules! members {
    ($($(#[$doc:meta])* $name:ident {
        $($(#[$inner:meta])* $member:ident = $code:literal, $kind:ident, $life:ident, [$($trait:ident),*];)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$inner])* $member,)* }

        impl $name {
            /// All members.
            pub const ALL: &[Self] = &[$(Self::$member,)*];

            /// The member in the key.
            pub fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)* }
            }

            pub(super) fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$member),)* _ => None }
            }

            pub(crate) fn kind(self) -> Kind {
                match self { $(Self::$member => Kind::$kind,)* }
            }

            pub(crate) fn life(self) -> Life {
                match self { $(Self::$member => Life::$life,)* }
            }

            pub(super) fn traits(self) -> &'static [Trait] {
                match self { $(Self::$member => &[$(Trait::$trait),*],)* }
            }
        }
    )*};
}

members! {
    /// Members of the profile.
    ProfileField {
        /// Name of the organisation.
        Name = "name", Line, Locked, [Agreed];
        /// Its type of service.
        ServiceType = "service-type", Code, Locked, [];
        /// Who completes the audit.
        CompletedBy = "completed-by", Line, Locked, [];
        /// In which role.
        CompletedByRole = "completed-by-role", Line, Locked, [];
        /// Who stands in for them.
        Substitute = "substitute", Line, Locked, [];
        /// In which role.
        SubstituteRole = "substitute-role", Line, Locked, [];
        /// E-mail address for questions about the audit.
        Email = "email", Line, Locked, [];
        /// Telephone number for questions about the audit.
        Telephone = "telephone", Line, Locked, [];
        /// Ticked: the audit covers all of the organisation.
        CoversAll = "covers-all", Tick, Locked, [Agreed];
        /// Ticked: the audit is for own use, and nothing is to be sent.
        OwnUse = "own-use", Tick, Living, [];
        /// Ticked: profile, facts and sites are from last time and not yet confirmed.
        FromLastTime = "from-last-time", Tick, Locked, [Note, Remembered, Agreed];
        /// The organisation that these details were copied from, as long as they are not confirmed; absent: they are from last time.
        FromOrganisation = "from-organisation", Line, Locked, [Note, Mark];
    }
    /// Members of a site or department.
    SiteField {
        /// Its name.
        Name = "name", Line, Locked, [Agreed];
        /// `in` or `out`: whether the audit covers it.
        Scope = "scope", Code, Locked, [Agreed];
        /// Where assurance for it is found, when it is not covered.
        AssuredBy = "assured-by", Line, Locked, [Agreed];
        /// Ticked: taken off the list.
        Removed = "removed", Tick, Locked, [OffList];
    }
    /// Members of the answer to a standard.
    StandardField {
        /// A level's code, or `not-applicable`.
        Rating = "rating", Code, Locked, [Agreed];
        /// “How do you know?”
        Narrative = "narrative", Words, Locked, [];
        /// Why it is not applicable.
        NotApplicableBecause = "not-applicable-because", Words, Locked, [Agreed];
        /// “No action yet, because …”
        NoActionBecause = "no-action-because", Words, Locked, [Agreed];
        /// Digest of the statement that the rating answered.
        AnsweredDigest = "answered-digest", Line, Locked, [Note, Remembered, Mark];
        /// Language of that statement.
        AnsweredLanguage = "answered-language", Line, Locked, [Note, Remembered, Mark];
        /// Who answered, when somebody else typed.
        AnsweredBy = "answered-by", Line, Locked, [];
        /// The statement that the rating answered, where this edition spells it otherwise.
        AnsweredText = "answered-text", Words, Locked, [Note];
        /// Where the answer was carried over from, as people read it.
        CarriedFrom = "carried-from", Line, Locked, [Note];
        /// Ticked: from last time and not yet confirmed.
        FromLastTime = "from-last-time", Tick, Locked, [Note, Remembered, Agreed];
    }
    /// Members of a piece of evidence.
    EvidenceField {
        /// Its title.
        Title = "title", Line, Locked, [];
        /// Where it is kept.
        KeptAt = "kept-at", Line, Locked, [];
        /// Its date.
        Date = "date", Date, Locked, [];
        /// The role that owns it.
        Owner = "owner", Line, Locked, [];
        /// When it is to be reviewed.
        Review = "review", Date, Locked, [];
        /// Ticked: taken off the list.
        Removed = "removed", Tick, Locked, [OffList];
    }
    /// Members of an action. What is promised is locked by export; how it goes on is not.
    ActionField {
        /// The standard that it improves.
        Standard = "standard", Code, Locked, [Link, Agreed];
        /// The earlier answer that it belongs to, when its standard is not asked any more.
        Earlier = "earlier", Id, Locked, [Link, Note];
        /// What will be done.
        What = "what", Words, Locked, [Agreed];
        /// Who does it: a role.
        Owner = "owner", Line, Locked, [Agreed];
        /// By when.
        Due = "due", Date, Locked, [Agreed];
        /// Why there is no date.
        NoDateBecause = "no-date-because", Line, Locked, [Agreed];
        /// `planned`, `under-way`, `done` or `dropped`.
        Status = "status", Code, Living, [];
        /// How it goes.
        Progress = "progress", Words, Living, [];
        /// When it was done.
        DoneOn = "done-on", Date, Living, [];
        /// What changed because of it.
        Effect = "effect", Words, Living, [];
        /// Ticked: taken off the list.
        Removed = "removed", Tick, Locked, [OffList];
    }
    /// Members of the answer to a partnership question.
    QuestionField {
        /// The answer: a choice's code, a number, or words.
        Answer = "answer", Words, Locked, [];
        /// The comment.
        Comment = "comment", Words, Locked, [];
        /// Ticked: consent to share.
        Consent = "consent", Tick, Locked, [];
        /// Ticked: from last time and not yet confirmed.
        FromLastTime = "from-last-time", Tick, Locked, [Note, Remembered];
    }
    /// Members of an earlier answer.
    EarlierField {
        /// The key of what was answered, such as `standard/s11-k7qd` or `fact/lets-rooms`.
        About = "about", Line, Locked, [Note, Mark];
        /// Where it was carried over from, as people read it.
        From = "from", Line, Locked, [Note];
        /// Why it was not carried.
        Why = "why", Code, Locked, [Link];
        /// The number that the standard had.
        Number = "number", Line, Locked, [Note];
        /// The title of its area.
        Area = "area", Line, Locked, [Note];
        /// The words that were answered; absent when they are not known.
        Text = "text", Words, Locked, [Note];
        /// The rating's code.
        Rating = "rating", Code, Locked, [Note];
        /// The rating's or answer's name.
        Label = "label", Line, Locked, [Note];
        /// “How do you know?”
        Narrative = "narrative", Words, Locked, [Note];
        /// Why it was not applicable.
        NotApplicableBecause = "not-applicable-because", Words, Locked, [Note];
        /// “No action yet, because …”
        NoActionBecause = "no-action-because", Words, Locked, [Note];
        /// Ticked: the rating is of another scale, or its level means something else in this edition.
        OtherScale = "other-scale", Tick, Locked, [Note];
        /// Digest of the words that were answered.
        AnsweredDigest = "answered-digest", Line, Locked, [Note, Mark];
        /// Language of those words.
        AnsweredLanguage = "answered-language", Line, Locked, [Note, Mark];
        /// Who answered, when somebody else typed.
        AnsweredBy = "answered-by", Line, Locked, [Note];
        /// The answer to a question or fact.
        Answer = "answer", Words, Locked, [Note];
        /// The comment on a question.
        Comment = "comment", Words, Locked, [Note];
        /// Ticked: consent to share.
        Consent = "consent", Tick, Locked, [Note];
        /// Ticked: from last time and not yet confirmed when it was carried.
        FromLastTime = "from-last-time", Tick, Locked, [Note];
    }
    /// Members of a challenge note: what somebody who answers for the organisation asked about the audit, and what was said. It
    /// goes on after export, and stays at home unless it is chosen.
    ChallengeField {
        /// The standard that it is about; absent: the whole audit.
        Standard = "standard", Code, Living, [];
        /// What was asked.
        Question = "question", Words, Living, [];
        /// By whom.
        AskedBy = "asked-by", Line, Living, [];
        /// When.
        AskedOn = "asked-on", Date, Living, [];
        /// What was answered.
        Answer = "answer", Words, Living, [];
        /// Ticked: goes into the return.
        Send = "send", Tick, Locked, [];
        /// Ticked: taken off the list.
        Removed = "removed", Tick, Living, [OffList];
    }
    /// Members of a declaration.
    DeclarationField {
        /// Name of the person.
        Name = "name", Line, Locked, [];
        /// Their role or title.
        Title = "title", Line, Locked, [];
        /// The day on which they agreed.
        AgreedOn = "agreed-on", Date, Locked, [];
        /// `here`, `meeting`, `email` or `paper`.
        How = "how", Code, Locked, [];
        /// Digest of the ratings and promises that they agreed to.
        Basis = "basis", Line, Locked, [Note, Mark];
    }
}
