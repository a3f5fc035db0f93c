//! An audit is a map of fields. A field's key is text such as `standard/s11-k7qd/rating`; its value is text too, in the one
//! spelling that its kind has (a code, `yes`, a date as 2026-10-12, or words as they were typed).
//!
//! Operations, undo, history and merging all work field by field and need to know nothing else.

use crate::ids::{FactId, OptionCode, QuestionId, RoleId, StandardId};
use std::collections::BTreeMap;
use std::fmt;
use uuid::Uuid;

/// The fields of an audit that have a value. A field without one is absent.
pub type Fields = BTreeMap<Field, String>;

/// The key of one field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `profile/<member>`
    Profile(ProfileField),
    /// `identifier/<scheme>`: a number in a register, or the like
    Identifier(OptionCode),
    /// `fact/<fact>`: a code
    Fact(FactId),
    /// `site/<uuid>/<member>`
    Site(Uuid, SiteField),
    /// `standard/<standard>/<member>`
    Standard(StandardId, StandardField),
    /// `standard/<standard>/evidence/<uuid>`: `yes`
    EvidenceUse(StandardId, Uuid),
    /// `evidence/<uuid>/<member>`
    Evidence(Uuid, EvidenceField),
    /// `action/<uuid>/<member>`
    Action(Uuid, ActionField),
    /// `question/<question>/<member>`
    Question(QuestionId, QuestionField),
    /// `challenge/<uuid>/<member>`
    Challenge(Uuid, ChallengeField),
    /// `declaration/<role>/<member>`
    Declaration(RoleId, DeclarationField),
    /// `earlier/<uuid>/<member>`: an answer to words that this edition has not (see [`crate::editions`])
    Earlier(Uuid, EarlierField),
    /// `earlier/<uuid>/evidence/<uuid>`: `yes`
    EarlierUse(Uuid, Uuid),
    /// `earlier/<uuid>/offer/<standard>`: `waiting`, `kept` or `again`
    Offer(Uuid, StandardId),
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of words, at most 300 characters.
    Line,
    /// Words with line ends, at most 32,767 characters.
    Words,
    /// An id.
    Code,
    /// A date, 2026-10-12.
    Date,
    /// `yes`; absent for no.
    Tick,
    /// A UUID.
    Id,
    /// A whole number, 0 to 1,000,000.
    Number,
}

/// How a field behaves after export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Locked by export.
    Locked,
    /// Goes on changing; never alters a signed revision.
    Living,
}

macro_rules! members {
    ($($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $member:ident = $code:literal, $kind:ident, $life:ident;)* })*) => {$(
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

            fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$member),)* _ => None }
            }

            fn kind(self) -> Kind {
                match self { $(Self::$member => Kind::$kind,)* }
            }

            fn life(self) -> Life {
                match self { $(Self::$member => Life::$life,)* }
            }
        }
    )*};
}

members! {
    /// Members of the profile.
    ProfileField {
        /// Name of the organisation.
        Name = "name", Line, Locked;
        /// Its type of service.
        ServiceType = "service-type", Code, Locked;
        /// Who completes the audit.
        CompletedBy = "completed-by", Line, Locked;
        /// In which role.
        CompletedByRole = "completed-by-role", Line, Locked;
        /// Who stands in for them.
        Substitute = "substitute", Line, Locked;
        /// In which role.
        SubstituteRole = "substitute-role", Line, Locked;
        /// E-mail address for questions about the audit.
        Email = "email", Line, Locked;
        /// Telephone number for questions about the audit.
        Telephone = "telephone", Line, Locked;
        /// Ticked: the audit covers all of the organisation.
        CoversAll = "covers-all", Tick, Locked;
        /// Ticked: the audit is for own use, and nothing is to be sent.
        OwnUse = "own-use", Tick, Living;
        /// Ticked: profile, facts and sites are from last time and not yet confirmed.
        FromLastTime = "from-last-time", Tick, Locked;
        /// The organisation that these details were copied from, as long as they are not confirmed; absent: they are from last time.
        FromOrganisation = "from-organisation", Line, Locked;
    }
    /// Members of a site or department.
    SiteField {
        /// Its name.
        Name = "name", Line, Locked;
        /// `in` or `out`: whether the audit covers it.
        Scope = "scope", Code, Locked;
        /// Where assurance for it is found, when it is not covered.
        AssuredBy = "assured-by", Line, Locked;
        /// Ticked: taken off the list.
        Removed = "removed", Tick, Locked;
    }
    /// Members of the answer to a standard.
    StandardField {
        /// A level's code, or `not-applicable`.
        Rating = "rating", Code, Locked;
        /// “How do you know?”
        Narrative = "narrative", Words, Locked;
        /// Why it is not applicable.
        NotApplicableBecause = "not-applicable-because", Words, Locked;
        /// “No action yet, because …”
        NoActionBecause = "no-action-because", Words, Locked;
        /// Digest of the statement that the rating answered.
        AnsweredDigest = "answered-digest", Line, Locked;
        /// Language of that statement.
        AnsweredLanguage = "answered-language", Line, Locked;
        /// Who answered, when somebody else typed.
        AnsweredBy = "answered-by", Line, Locked;
        /// The statement that the rating answered, where this edition spells it otherwise.
        AnsweredText = "answered-text", Words, Locked;
        /// Where the answer was carried over from, as people read it.
        CarriedFrom = "carried-from", Line, Locked;
        /// Ticked: from last time and not yet confirmed.
        FromLastTime = "from-last-time", Tick, Locked;
    }
    /// Members of a piece of evidence.
    EvidenceField {
        /// Its title.
        Title = "title", Line, Locked;
        /// Where it is kept.
        KeptAt = "kept-at", Line, Locked;
        /// Its date.
        Date = "date", Date, Locked;
        /// The role that owns it.
        Owner = "owner", Line, Locked;
        /// When it is to be reviewed.
        Review = "review", Date, Locked;
        /// Ticked: taken off the list.
        Removed = "removed", Tick, Locked;
    }
    /// Members of an action. What is promised is locked by export; how it goes on is not.
    ActionField {
        /// The standard that it improves.
        Standard = "standard", Code, Locked;
        /// The earlier answer that it belongs to, when its standard is not asked any more.
        Earlier = "earlier", Id, Locked;
        /// What will be done.
        What = "what", Words, Locked;
        /// Who does it: a role.
        Owner = "owner", Line, Locked;
        /// By when.
        Due = "due", Date, Locked;
        /// Why there is no date.
        NoDateBecause = "no-date-because", Line, Locked;
        /// `planned`, `under-way`, `done` or `dropped`.
        Status = "status", Code, Living;
        /// How it goes.
        Progress = "progress", Words, Living;
        /// When it was done.
        DoneOn = "done-on", Date, Living;
        /// Ticked: taken off the list.
        Removed = "removed", Tick, Locked;
    }
    /// Members of the answer to a partnership question.
    QuestionField {
        /// The answer: a choice's code, a number, or words.
        Answer = "answer", Words, Locked;
        /// The comment.
        Comment = "comment", Words, Locked;
        /// Ticked: consent to share.
        Consent = "consent", Tick, Locked;
        /// Ticked: from last time and not yet confirmed.
        FromLastTime = "from-last-time", Tick, Locked;
    }
    /// Members of an earlier answer.
    EarlierField {
        /// The key of what was answered, such as `standard/s11-k7qd` or `fact/lets-rooms`.
        About = "about", Line, Locked;
        /// Where it was carried over from, as people read it.
        From = "from", Line, Locked;
        /// Why it was not carried.
        Why = "why", Code, Locked;
        /// The number that the standard had.
        Number = "number", Line, Locked;
        /// The title of its area.
        Area = "area", Line, Locked;
        /// The words that were answered; absent when they are not known.
        Text = "text", Words, Locked;
        /// The rating's code.
        Rating = "rating", Code, Locked;
        /// The rating's or answer's name.
        Label = "label", Line, Locked;
        /// “How do you know?”
        Narrative = "narrative", Words, Locked;
        /// Why it was not applicable.
        NotApplicableBecause = "not-applicable-because", Words, Locked;
        /// “No action yet, because …”
        NoActionBecause = "no-action-because", Words, Locked;
        /// Ticked: the rating is of another scale, or its level means something else in this edition.
        OtherScale = "other-scale", Tick, Locked;
        /// Digest of the words that were answered.
        AnsweredDigest = "answered-digest", Line, Locked;
        /// Language of those words.
        AnsweredLanguage = "answered-language", Line, Locked;
        /// Who answered, when somebody else typed.
        AnsweredBy = "answered-by", Line, Locked;
        /// The answer to a question or fact.
        Answer = "answer", Words, Locked;
        /// The comment on a question.
        Comment = "comment", Words, Locked;
        /// Ticked: consent to share.
        Consent = "consent", Tick, Locked;
        /// Ticked: from last time and not yet confirmed when it was carried.
        FromLastTime = "from-last-time", Tick, Locked;
    }
    /// Members of a challenge note: what somebody who answers for the organisation asked about the audit, and what was said. It
    /// goes on after export, and stays at home unless it is chosen.
    ChallengeField {
        /// The standard that it is about; absent: the whole audit.
        Standard = "standard", Code, Living;
        /// What was asked.
        Question = "question", Words, Living;
        /// By whom.
        AskedBy = "asked-by", Line, Living;
        /// When.
        AskedOn = "asked-on", Date, Living;
        /// What was answered.
        Answer = "answer", Words, Living;
        /// Ticked: goes into the return.
        Send = "send", Tick, Locked;
        /// Ticked: taken off the list.
        Removed = "removed", Tick, Living;
    }
    /// Members of a declaration.
    DeclarationField {
        /// Name of the person.
        Name = "name", Line, Locked;
        /// Their role or title.
        Title = "title", Line, Locked;
        /// The day on which they agreed.
        AgreedOn = "agreed-on", Date, Locked;
        /// `here`, `meeting`, `email` or `paper`.
        How = "how", Code, Locked;
        /// Digest of the ratings and promises that they agreed to.
        Basis = "basis", Line, Locked;
    }
}

impl Field {
    /// What its value looks like.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Profile(member) => member.kind(),
            Self::Identifier(_) => Kind::Line,
            Self::Fact(_) => Kind::Code,
            Self::Site(_, member) => member.kind(),
            Self::Standard(_, member) => member.kind(),
            Self::EvidenceUse(..) => Kind::Tick,
            Self::Evidence(_, member) => member.kind(),
            Self::Action(_, member) => member.kind(),
            Self::Question(_, member) => member.kind(),
            Self::Challenge(_, member) => member.kind(),
            Self::Declaration(_, member) => member.kind(),
            Self::Earlier(_, member) => member.kind(),
            Self::EarlierUse(..) => Kind::Tick,
            Self::Offer(..) => Kind::Code,
        }
    }

    /// Whether an export locks it.
    pub fn life(&self) -> Life {
        match self {
            Self::Profile(member) => member.life(),
            Self::Identifier(_) | Self::Fact(_) | Self::EvidenceUse(..) => Life::Locked,
            Self::Site(_, member) => member.life(),
            Self::Standard(_, member) => member.life(),
            Self::Evidence(_, member) => member.life(),
            Self::Action(_, member) => member.life(),
            Self::Question(_, member) => member.life(),
            Self::Challenge(_, member) => member.life(),
            Self::Declaration(_, member) => member.life(),
            Self::Earlier(_, member) => member.life(),
            Self::EarlierUse(..) | Self::Offer(..) => Life::Locked,
        }
    }

    /// The standard that the field belongs to, when its key names one.
    pub fn standard(&self) -> Option<&StandardId> {
        match self {
            Self::Standard(id, _) | Self::EvidenceUse(id, _) => Some(id),
            _ => None,
        }
    }

    /// Reads a key.
    pub fn parse(key: &str) -> Option<Self> {
        let parts: Vec<&str> = key.split('/').collect();
        let uuid = |text: &str| {
            let id = Uuid::try_parse(text).ok()?;
            (id.hyphenated().to_string() == text).then_some(id)
        };
        Some(match parts[..] {
            ["profile", member] => Self::Profile(ProfileField::from_code(member)?),
            ["identifier", scheme] => Self::Identifier(OptionCode::new(scheme).ok()?),
            ["fact", id] => Self::Fact(FactId::new(id).ok()?),
            ["site", id, member] => Self::Site(uuid(id)?, SiteField::from_code(member)?),
            ["standard", id, "evidence", evidence] => Self::EvidenceUse(StandardId::new(id).ok()?, uuid(evidence)?),
            ["standard", id, member] => Self::Standard(StandardId::new(id).ok()?, StandardField::from_code(member)?),
            ["evidence", id, member] => Self::Evidence(uuid(id)?, EvidenceField::from_code(member)?),
            ["action", id, member] => Self::Action(uuid(id)?, ActionField::from_code(member)?),
            ["earlier", id, "evidence", evidence] => Self::EarlierUse(uuid(id)?, uuid(evidence)?),
            ["earlier", id, "offer", standard] => Self::Offer(uuid(id)?, StandardId::new(standard).ok()?),
            ["earlier", id, member] => Self::Earlier(uuid(id)?, EarlierField::from_code(member)?),
            ["question", id, member] => Self::Question(QuestionId::new(id).ok()?, QuestionField::from_code(member)?),
            ["challenge", id, member] => Self::Challenge(uuid(id)?, ChallengeField::from_code(member)?),
            ["declaration", id, member] => {
                Self::Declaration(RoleId::new(id).ok()?, DeclarationField::from_code(member)?)
            }
            _ => return None,
        })
    }

    /// The value in its one spelling, or why it is not one. An empty value is `None`: the field is absent.
    pub fn accept(&self, value: &str) -> Result<Option<String>, BadValue> {
        let value = crate::text::readable(value);
        if value.chars().any(|c| c.is_control() && c != '\n' && c != '\t' && c != '\r') {
            return Err(BadValue::ControlCharacter);
        }
        let kind = self.kind();
        // Names and other short lines read as they are written, whoever reads them; a longer text may quote what it likes.
        if kind == Kind::Line && value.chars().any(crate::text::turns_words) {
            return Err(BadValue::TurnsWords);
        }
        let value = match kind {
            Kind::Words => value.replace("\r\n", "\n").replace('\r', "\n"),
            Kind::Line => value.split(['\n', '\r', '\t']).collect::<Vec<_>>().join(" "),
            _ => value.trim().to_owned(),
        };
        if value.trim().is_empty() {
            return Ok(None);
        }
        kind.check(&value).map(|()| Some(value))
    }
}

impl Kind {
    fn check(self, value: &str) -> Result<(), BadValue> {
        let longest = |most: usize| match value.chars().count() {
            length if length > most => Err(BadValue::TooLong { most }),
            _ => Ok(()),
        };
        let only = |good: bool, bad: BadValue| if good { Ok(()) } else { Err(bad) };
        match self {
            Self::Line => longest(300),
            Self::Words => longest(32_767),
            Self::Code => only(crate::ids::OptionCode::new(value).is_ok(), BadValue::NotACode),
            Self::Date => only(parse_date(value).is_some(), BadValue::NotADate),
            Self::Tick => only(value == "yes", BadValue::NotATick),
            Self::Id => only(Uuid::try_parse(value).is_ok(), BadValue::NotAnId),
            Self::Number => {
                only(value.parse::<u32>().is_ok_and(|n| n <= 1_000_000), BadValue::NotANumber { most: 1_000_000 })
            }
        }
    }
}

/// A date as it is stored, 2026-10-12, between 1900 and 2199.
pub fn parse_date(value: &str) -> Option<jiff::civil::Date> {
    let date: jiff::civil::Date = value.parse().ok()?;
    let spelt = date.to_string() == value;
    (spelt && (1900..2200).contains(&date.year())).then_some(date)
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Profile(member) => write!(f, "profile/{}", member.code()),
            Self::Identifier(scheme) => write!(f, "identifier/{scheme}"),
            Self::Fact(id) => write!(f, "fact/{id}"),
            Self::Site(id, member) => write!(f, "site/{id}/{}", member.code()),
            Self::Standard(id, member) => write!(f, "standard/{id}/{}", member.code()),
            Self::EvidenceUse(id, evidence) => write!(f, "standard/{id}/evidence/{evidence}"),
            Self::Evidence(id, member) => write!(f, "evidence/{id}/{}", member.code()),
            Self::Action(id, member) => write!(f, "action/{id}/{}", member.code()),
            Self::Question(id, member) => write!(f, "question/{id}/{}", member.code()),
            Self::Challenge(id, member) => write!(f, "challenge/{id}/{}", member.code()),
            Self::Declaration(id, member) => write!(f, "declaration/{id}/{}", member.code()),
            Self::Earlier(id, member) => write!(f, "earlier/{id}/{}", member.code()),
            Self::EarlierUse(id, evidence) => write!(f, "earlier/{id}/evidence/{evidence}"),
            Self::Offer(id, standard) => write!(f, "earlier/{id}/offer/{standard}"),
        }
    }
}

/// Why a value cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadValue {
    /// Longer than the field holds.
    TooLong {
        /// The most characters.
        most: usize,
    },
    /// Holds a character that cannot be typed or read.
    ControlCharacter,
    /// Holds an invisible character that turns the words after it round.
    TurnsWords,
    /// Not a code.
    NotACode,
    /// Not a date.
    NotADate,
    /// Neither `yes` nor nothing.
    NotATick,
    /// Not a UUID.
    NotAnId,
    /// Not a whole number up to a million.
    NotANumber {
        /// The largest.
        most: usize,
    },
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { most } => write!(f, "This is longer than {} characters.", crate::wording::thousands(*most)),
            Self::ControlCharacter => f.write_str("This contains a character that cannot be shown."),
            Self::TurnsWords => f.write_str("This contains a hidden character that reverses text direction."),
            Self::NotACode => f.write_str("This is not one of the choices."),
            Self::NotADate => f.write_str("This is not a date between 1900 and 2199."),
            Self::NotATick => f.write_str("This can only be ticked or not."),
            Self::NotAnId => f.write_str("This is not an id."),
            Self::NotANumber { most } => {
                write!(f, "This is not a whole number up to {}.", crate::wording::thousands(*most))
            }
        }
    }
}

impl std::error::Error for BadValue {}

#[cfg(test)]
mod tests;
