//! The columns that people fill in, of every table: from these the sheets are written and their rows are read. A new member of one of
//! these parts has to say here which column it has, or that it has none.

use super::choices::{self, Choices};
use super::names::{LAST_TIME, STILL_SO};
use audit_core::field::{
    ActionField, ChallengeField, DeclarationField, EvidenceField, QuestionField, SiteField, StandardField,
};

/// What the cells of a column hold.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    /// Words.
    Words,
    /// A date.
    Date,
    /// One of a list, which the workbook has under this name.
    OneOf(&'static str, fn() -> Choices),
    /// The standard that the row belongs to, chosen from the list of standards.
    Standard,
}

/// What the cells of a column beside a standard hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OfStandard {
    /// Its rating, as the tool offers it.
    Rating,
    /// Words.
    Words,
}

/// What the cells of a column beside a question hold.
#[derive(Clone, Copy)]
pub(super) enum OfQuestion {
    /// The answer, as the question wants it.
    Answer,
    /// Words, where the question asks for a comment.
    Comment,
    /// Yes or no, where the question asks for consent.
    Consent,
}

/// A column of a table, for one member of the things in its rows.
#[derive(Clone, Copy)]
pub(super) struct Column<M, H = Holds> {
    pub member: M,
    pub key: &'static str,
    pub header: &'static str,
    pub wide: f64,
    pub holds: H,
}

/// The columns that these members have, in their order.
fn all<M: Copy, H>(
    members: &[M],
    column: fn(M) -> Option<(&'static str, f64, H)>,
    key: fn(M) -> &'static str,
) -> Vec<Column<M, H>> {
    let one = |member: &M| {
        let (header, wide, holds) = column(*member)?;
        Some(Column { member: *member, key: key(*member), header, wide, holds })
    };
    members.iter().filter_map(one).collect()
}

/// The columns of the answer to a standard, after its guidance.
pub(super) fn standards() -> Vec<Column<StandardField, OfStandard>> {
    use OfStandard::{Rating, Words};
    all(
        StandardField::ALL,
        |member| match member {
            StandardField::Rating => Some(("Rating", 14.0, Rating)),
            StandardField::Narrative => Some(("How do you know?", 46.0, Words)),
            StandardField::NotApplicableBecause => Some(("Not applicable, because", 24.0, Words)),
            StandardField::NoActionBecause => Some(("No action yet, because", 24.0, Words)),
            StandardField::AnsweredBy => Some(("Answered by (role), if somebody else typed", 16.0, Words)),
            // Which words were answered, and what is from last time, stand in hidden columns of their own.
            StandardField::AnsweredDigest | StandardField::AnsweredLanguage | StandardField::FromLastTime => None,
            StandardField::AnsweredText | StandardField::CarriedFrom => None,
        },
        StandardField::code,
    )
}

/// The columns of the answer to a question of the partnership.
pub(super) fn questions() -> Vec<Column<QuestionField, OfQuestion>> {
    all(
        QuestionField::ALL,
        |member| match member {
            QuestionField::Answer => Some(("Answer", 44.0, OfQuestion::Answer)),
            QuestionField::Comment => Some(("Comment", 44.0, OfQuestion::Comment)),
            QuestionField::Consent => Some(("Consent", 12.0, OfQuestion::Consent)),
            QuestionField::FromLastTime => None,
        },
        QuestionField::code,
    )
}

/// The columns of who agrees.
pub(super) fn declarations() -> Vec<Column<DeclarationField>> {
    all(
        DeclarationField::ALL,
        |member| match member {
            DeclarationField::Name => Some(("Name", 30.0, Holds::Words)),
            DeclarationField::Title => Some(("Their role or title", 28.0, Holds::Words)),
            DeclarationField::AgreedOn => Some(("Agreed on (date)", 20.0, Holds::Date)),
            DeclarationField::How => Some(("How they agreed", 20.0, Holds::OneOf("how", choices::how))),
            // What was agreed to stands in a hidden column of its own.
            DeclarationField::Basis => None,
        },
        DeclarationField::code,
    )
}

/// The columns of an action.
pub(super) fn actions() -> Vec<Column<ActionField>> {
    all(
        ActionField::ALL,
        |member| match member {
            ActionField::Standard => Some(("Standard", 34.0, Holds::Standard)),
            ActionField::What => Some(("What will be done?", 48.0, Holds::Words)),
            ActionField::Owner => Some(("Who does it? (role)", 22.0, Holds::Words)),
            ActionField::Due => Some(("By when?", 18.0, Holds::Date)),
            ActionField::NoDateBecause => Some(("No date, because", 22.0, Holds::Words)),
            ActionField::Status => Some(("Status", 13.0, Holds::OneOf("status", choices::status))),
            ActionField::Progress => Some(("Progress", 30.0, Holds::Words)),
            ActionField::DoneOn => Some(("Done on", 18.0, Holds::Date)),
            ActionField::Effect => Some(("What changed because of it?", 30.0, Holds::Words)),
            // Actions of earlier answers stay with them, in the program; and nothing in a workbook takes anything off a list.
            ActionField::Earlier | ActionField::Removed => None,
        },
        ActionField::code,
    )
}

/// The columns of a piece of evidence, after those that say which standards use it.
pub(super) fn evidence() -> Vec<Column<EvidenceField>> {
    all(
        EvidenceField::ALL,
        |member| match member {
            EvidenceField::Title => Some(("What is it?", 38.0, Holds::Words)),
            EvidenceField::KeptAt => Some(("Where is it kept?", 38.0, Holds::Words)),
            EvidenceField::Date => Some(("Its date", 18.0, Holds::Date)),
            EvidenceField::Owner => Some(("Who looks after it? (role)", 24.0, Holds::Words)),
            EvidenceField::Review => Some(("To be reviewed on", 18.0, Holds::Date)),
            EvidenceField::Removed => None,
        },
        EvidenceField::code,
    )
}

/// The columns of a site.
pub(super) fn sites() -> Vec<Column<SiteField>> {
    all(
        SiteField::ALL,
        |member| match member {
            SiteField::Name => Some(("Name of the site or department", 52.0, Holds::Words)),
            SiteField::Scope => Some(("Is it covered?", 48.0, Holds::OneOf("scope", choices::scope))),
            SiteField::AssuredBy => {
                Some(("If not: where can people see how it keeps children safe?", 60.0, Holds::Words))
            }
            SiteField::Removed => None,
        },
        SiteField::code,
    )
}

/// The columns of a challenge note. Those that are in a workbook at all were chosen for the return.
pub(super) fn challenges() -> Vec<Column<ChallengeField>> {
    all(
        ChallengeField::ALL,
        |member| match member {
            ChallengeField::Standard => Some(("Standard", 34.0, Holds::Standard)),
            ChallengeField::Question => Some(("What was asked?", 48.0, Holds::Words)),
            ChallengeField::AskedBy => Some(("By whom? (role)", 24.0, Holds::Words)),
            ChallengeField::AskedOn => Some(("When?", 18.0, Holds::Date)),
            ChallengeField::Answer => Some(("What was answered?", 60.0, Holds::Words)),
            ChallengeField::Send | ChallengeField::Removed => None,
        },
        ChallengeField::code,
    )
}

/// The keys of all columns that this version reads in a table of this kind; none: it reads no such table. Columns that are only looked
/// at have an empty key.
pub(super) fn keys(kind: &str) -> Option<Vec<&'static str>> {
    fn of<M, H>(columns: Vec<Column<M, H>>, beside: &[&'static str]) -> Vec<&'static str> {
        columns.iter().map(|column| column.key).chain(beside.iter().copied()).chain([""]).collect()
    }
    Some(match kind {
        "standard" => of(standards(), &["number", "text", STILL_SO, LAST_TIME]),
        "question" => of(questions(), &["text", STILL_SO, LAST_TIME]),
        "declaration" => of(declarations(), &["agreed"]),
        "action" => of(actions(), &[]),
        "evidence" => of(evidence(), &["standard", "also"]),
        "site" => of(sites(), &[]),
        "challenge" => of(challenges(), &[]),
        "profile" => vec!["value", "text", ""],
        "continued" => vec!["of", "text"],
        _ => return None,
    })
}
