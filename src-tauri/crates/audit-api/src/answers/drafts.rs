//! Words in a field that are no value of it yet, such as “in the spring term” for a date: kept beside the audit, said on the
//! screen, and part of nothing that is counted, undone or sent.

use crate::answers::places;
use crate::error::ApiError;
use crate::history::name_of;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::DraftView;
use audit_core::audit::Refusal;
use audit_core::field::{BadValue, Field, Kind, Life, QuestionField};
use audit_core::text::turns_words;
use audit_core::tool::QuestionKind;

/// As long as any line.
const MOST: usize = 300;

impl Program {
    /// Keeps words that are no value of a date or a number yet; none take them away. A value for the field does so too.
    ///
    /// # Errors
    /// `not-asked`, `audit-locked`, `bad-value`; the store's.
    pub fn keep_words(&mut self, audit: &str, key: &str, words: &str) -> Result<Vec<DraftView>, ApiError> {
        let audit = id(audit, "audit")?;
        let loaded = self.load(audit)?;
        let field = Field::parse(key).filter(|field| can_wait(&loaded, field)).ok_or(Refusal::Unknown)?;
        if loaded.locked() && field.life() == Life::Locked {
            return Err(Refusal::Locked.into());
        }
        // What nobody sees comes with pasting, and would turn round what stands beside the words on the screen.
        let seen: String = words.trim().chars().filter(|one| !one.is_control() && !turns_words(*one)).collect();
        if seen.chars().count() > MOST {
            return Err(Refusal::Value(BadValue::TooLong { most: MOST }).into());
        }
        self.store.write(|writer| Ok::<_, ApiError>(writer.keep_draft(audit, &field.to_string(), &seen)?))?;
        self.drafts(&loaded)
    }

    /// All words that wait in an audit.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn words_that_wait(&self, audit: &str) -> Result<Vec<DraftView>, ApiError> {
        self.drafts(&*self.load(id(audit, "audit")?)?)
    }

    /// The words that wait where something can still be put in. Those of a thing that was taken off its list, or that is
    /// locked, come back with it.
    pub(crate) fn drafts(&self, loaded: &Loaded) -> Result<Vec<DraftView>, ApiError> {
        let rows = self.store.read()?.drafts(loaded.row.id)?.into_iter();
        let seen = rows.filter_map(|row| {
            let field = Field::parse(&row.key).filter(|field| can_wait(loaded, field))?;
            let place = box_of(loaded, &field);
            let hidden = place.is_empty() || loaded.locked() && field.life() == Life::Locked;
            let name = name_of(loaded, &field);
            (!hidden).then_some(DraftView { key: row.key, words: row.words, name, place })
        });
        Ok(seen.collect())
    }
}

/// Where the words stand. A count has a number's box beside its choices, and only that holds words.
fn box_of(loaded: &Loaded, field: &Field) -> String {
    let place = places::of_box(loaded, field);
    let Field::Question(id, QuestionField::Answer) = field else { return place };
    let counts = |kind: &QuestionKind| matches!(kind, QuestionKind::Count { .. });
    let count = loaded.tool.questions.iter().any(|question| question.id == *id && counts(&question.kind));
    if count { format!("questions#{id}-number") } else { place }
}

/// Whether a field is typed and takes only what can be read as a date or a number.
fn can_wait(loaded: &Loaded, field: &Field) -> bool {
    match field {
        Field::Question(id, QuestionField::Answer) => loaded.tool.questions_for(&loaded.facts).any(|question| {
            question.id == *id
                && matches!(
                    question.kind,
                    QuestionKind::Date | QuestionKind::Minutes | QuestionKind::Number | QuestionKind::Count { .. }
                )
        }),
        Field::Declaration(..) | Field::Earlier(..) => false,
        _ => field.kind() == Kind::Date,
    }
}
