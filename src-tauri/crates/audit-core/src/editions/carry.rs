//! Carrying an audit's answers to another edition.

use super::compare::{self, Comparison};
use super::place::{Earlier, Placing, Rated};
use super::words::same_words;
use crate::audit::Rating;
use crate::field::{ActionField, EarlierField, Field, Fields, ProfileField, QuestionField, StandardField};
use crate::ids::{OptionCode, QuestionId, ServiceTypeId, StandardId};
use crate::text::{Language, digest};
use crate::tool::{Fact, FactKind, Question, QuestionKind, Standard, Tool};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Whether the answers are of this cycle or of the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Of this cycle: the edition changed while they were being given.
    AsTheyStand,
    /// Of the last cycle: each waits to be confirmed, and nothing is exported before.
    FromLastTime,
}

/// An audit whose answers are carried.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The edition that was answered.
    pub tool: &'a Tool,
    /// Everything that was answered.
    pub fields: &'a Fields,
    /// The language in which the questions were shown.
    pub language: &'a Language,
}

/// The fields that an audit of the edition `new` has after the answers of `origin` were carried to it. `onto` is what it has
/// already: none of it is overwritten, and an answer whose place is taken goes to the annex.
pub fn carry(origin: Origin<'_>, new: &Tool, onto: &Fields, arrival: Arrival) -> Fields {
    let comparison = compare::compare(origin.tool, new);
    let mut placing = Placing::new(new, onto, arrival);
    let mut carrier = Carrier { origin, new, comparison: &comparison, placing: &mut placing };
    // First, so that no new id is made that one of them has.
    carrier.earlier();
    carrier.standards();
    carrier.profile();
    carrier.facts();
    carrier.questions();
    carrier.lists();
    placing.done()
}

struct Carrier<'a, 'p> {
    origin: Origin<'a>,
    new: &'a Tool,
    comparison: &'a Comparison,
    placing: &'p mut Placing<'a>,
}

impl Carrier<'_, '_> {
    fn old(&self) -> &Tool {
        self.origin.tool
    }

    /// “Section 11, 2025”
    fn name(&self) -> String {
        let old = self.old();
        format!("{}, {}", old.short_title.get(self.origin.language), old.edition)
    }

    fn value(&self, field: Field) -> Option<String> {
        self.origin.fields.get(&field).cloned()
    }

    fn standards(&mut self) {
        let mut ids = answered(self.origin.fields);
        // In the order of the form, so that of two answers to the same words the first keeps its place.
        let order: BTreeMap<&StandardId, usize> =
            self.origin.tool.standards().enumerate().map(|(place, placed)| (&placed.standard.id, place)).collect();
        ids.sort_by_key(|id| (order.get(id).copied().unwrap_or(usize::MAX), id.clone()));
        let answers: Vec<Earlier> = ids.iter().map(|id| self.answer(id)).collect();
        // Under its own id first: nobody else's answer takes that place.
        let (own, others): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| {
            let id = answer.standard().expect("an answer to a standard");
            self.new.standard(&id).is_some_and(|placed| answer.answers(placed.standard))
        });
        for answer in own.into_iter().chain(others) {
            let id = answer.standard().expect("an answer to a standard");
            let became = self.comparison.became(&id).to_vec();
            let reused = self.comparison.reused.contains(&id);
            self.placing.standard(answer, &became, if reused { "unrelated" } else { "removed" });
        }
    }

    /// The answer to a standard of the old edition, with everything that hangs on it.
    fn answer(&self, id: &StandardId) -> Earlier {
        let value = |member| self.value(Field::Standard(id.clone(), member));
        let placed = self.old().standard(id);
        let standard = any_standard(self.old(), id);
        let language = value(StandardField::AnsweredLanguage).and_then(|tag| Language::new(&tag));
        let language = language.unwrap_or_else(|| self.origin.language.clone());
        let saw = value(StandardField::AnsweredDigest);
        let rating = value(StandardField::Rating).and_then(|code| Rating::from_code(&code));
        let number = placed.as_ref().map_or_else(String::new, |placed| placed.number.clone());
        let fields = self.origin.fields;
        Earlier {
            about: format!("standard/{id}"),
            from: self.name(),
            area: placed.as_ref().map_or_else(String::new, |p| p.area.title.get(&language).to_owned()),
            text: text_seen(standard, &language, value(StandardField::AnsweredText), saw.as_deref()),
            number,
            digest: saw,
            rated: rating.map(|rating| self.rated(rating, &language)),
            narrative: value(StandardField::Narrative).unwrap_or_default(),
            not_applicable_because: value(StandardField::NotApplicableBecause).unwrap_or_default(),
            no_action_because: value(StandardField::NoActionBecause).unwrap_or_default(),
            answered_by: value(StandardField::AnsweredBy).unwrap_or_default(),
            unconfirmed: value(StandardField::FromLastTime).is_some(),
            evidence: (fields.keys())
                .filter_map(|field| match field {
                    Field::EvidenceUse(standard, evidence) if standard == id => Some(*evidence),
                    _ => None,
                })
                .collect(),
            actions: actions_of(fields, id),
            language,
            ..Earlier::default()
        }
    }

    /// A rating is only the same if its level means the same in both editions.
    fn rated(&self, rating: Rating, language: &Language) -> Rated {
        let Rating::Level(code) = &rating else {
            return Rated { rating, label: "Not applicable".to_owned(), known: true };
        };
        let was = self.old().level(code);
        let label = was.map_or_else(|| code.to_string(), |level| level.label.get(language).to_owned());
        let same = was.zip(self.new.level(code)).is_some_and(|(a, b)| compare::same_level(a, b, language));
        Rated { rating, label, known: same }
    }

    fn profile(&mut self) {
        for (field, value) in self.origin.fields {
            match field {
                Field::Profile(ProfileField::FromLastTime) => self.placing.profile_unconfirmed(),
                // Whose details they were counts only until they are confirmed.
                Field::Profile(ProfileField::FromOrganisation) if !self.origin_unconfirmed() => {}
                Field::Profile(ProfileField::ServiceType) => self.service_type(value),
                Field::Profile(_) | Field::Identifier(_) | Field::Site(..) => {
                    self.placing.about_the_organisation(field.clone(), value.clone())
                }
                _ => {}
            }
        }
    }

    fn origin_unconfirmed(&self) -> bool {
        self.origin.fields.contains_key(&Field::Profile(ProfileField::FromLastTime))
    }

    fn service_type(&mut self, value: &str) {
        let id = ServiceTypeId::new(value).ok();
        let label = |tool: &Tool| {
            let found = id.as_ref().and_then(|id| tool.service_type(id))?;
            Some(found.label.exactly(self.origin.language)?.to_owned())
        };
        let (was, is) = (label(self.old()), label(self.new));
        let same = was.as_ref().zip(is).is_some_and(|(was, is)| same_words(was, &is));
        let field = Field::Profile(ProfileField::ServiceType);
        if same && self.placing.takes(&field, value) {
            return self.placing.about_the_organisation(field, value.to_owned());
        }
        self.aside(&field, "Type of organisation", value, was, "removed");
    }

    fn facts(&mut self) {
        for (field, value) in self.origin.fields {
            let Field::Fact(id) = field else { continue };
            let find = |tool: &'_ Tool| tool.facts.iter().find(|fact| fact.id == *id).cloned();
            let (was, is) = (find(self.old()), find(self.new));
            let same = was.as_ref().zip(is.as_ref()).is_some_and(|(a, b)| self.same_fact(a, b, value));
            if same && self.placing.takes(field, value) {
                self.placing.about_the_organisation(field.clone(), value.clone());
                continue;
            }
            let language = self.origin.language;
            let question = was.as_ref().map_or("", |fact| fact.question.get(language)).to_owned();
            let label = was.as_ref().and_then(|fact| option_label(&fact.kind, value, language));
            let why = if is.is_some() { "reworded" } else { "removed" };
            self.aside(field, &question, value, label, why);
        }
    }

    fn same_fact(&self, a: &Fact, b: &Fact, value: &str) -> bool {
        let language = self.origin.language;
        let code = OptionCode::new(value);
        let asked = |fact: &Fact| fact.question.exactly(language).map(str::to_owned);
        let question = asked(a).zip(asked(b)).is_some_and(|(a, b)| same_words(&a, &b));
        let labels = (option_label(&a.kind, value, language), option_label(&b.kind, value, language));
        let label = matches!(labels, (Some(a), Some(b)) if same_words(&a, &b));
        question && label && code.is_ok_and(|code| b.takes(&code))
    }

    /// An answer to a fact that is not asked in this way any more, or has been answered here already.
    fn aside(&mut self, field: &Field, question: &str, value: &str, label: Option<String>, why: &'static str) {
        let earlier = Earlier {
            about: field.to_string(),
            from: self.name(),
            language: self.origin.language.clone(),
            text: question.to_owned(),
            answer: value.to_owned(),
            answer_label: label.unwrap_or_default(),
            ..Earlier::default()
        };
        self.placing.annex(earlier, why);
    }

    fn questions(&mut self) {
        let ids: BTreeSet<&QuestionId> = (self.origin.fields.keys())
            .filter_map(|field| match field {
                Field::Question(id, _) => Some(id),
                _ => None,
            })
            .collect();
        for id in ids {
            let value = |member| self.value(Field::Question(id.clone(), member));
            let (answer, comment) = (value(QuestionField::Answer), value(QuestionField::Comment));
            let consent = value(QuestionField::Consent).is_some();
            let (was, is) = (self.old().question(id), self.new.question(id));
            let same = was.zip(is).is_some_and(|(a, b)| self.same_question(a, b, answer.as_deref()));
            if same && self.placing.question_is_free(id) {
                let unconfirmed = value(QuestionField::FromLastTime).is_some();
                self.placing.question(id, answer, comment, consent, unconfirmed);
                continue;
            }
            let language = self.origin.language;
            let answer = answer.unwrap_or_default();
            let earlier = Earlier {
                about: format!("question/{id}"),
                from: self.name(),
                language: language.clone(),
                text: was.map_or("", |question| question.text.get(language)).to_owned(),
                answer_label: was.map_or_else(String::new, |question| answer_label(question, &answer, language)),
                answer,
                comment: comment.unwrap_or_default(),
                consent,
                ..Earlier::default()
            };
            let why = match (is.is_some(), same) {
                (_, true) => "answered",
                (true, _) => "reworded",
                (false, _) => "removed",
            };
            self.placing.annex(earlier, why);
        }
    }

    /// The same words are asked, the answer means the same, and what was consented to is the same.
    fn same_question(&self, a: &Question, b: &Question, answer: Option<&str>) -> bool {
        let language = self.origin.language;
        let same = |a: &crate::text::Text, b: &crate::text::Text| match (a.exactly(language), b.exactly(language)) {
            (Some(a), Some(b)) => same_words(a, b),
            (None, None) => a.is_empty() && b.is_empty(),
            _ => false,
        };
        let ends = match (&a.kind, &b.kind) {
            (QuestionKind::Scale { low, high }, QuestionKind::Scale { low: l, high: h }) => {
                same(low, l) && same(high, h)
            }
            _ => true,
        };
        let means = |answer: &str| {
            let words = |question: &Question| question.kind.in_words(answer, language);
            let same = match (words(a), words(b)) {
                (Some(a), Some(b)) => same_words(&a, &b),
                (a, b) => a == b,
            };
            same && b.kind.accept(answer).as_deref() == Some(answer)
        };
        let kind = std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind);
        let kind = kind && ends && answer.is_none_or(means);
        kind && same(&a.text, &b.text) && same(&a.consent, &b.consent) && (b.comment || !a.comment)
    }

    /// Evidence and actions come whole; only what an action belongs to was said already.
    fn lists(&mut self) {
        for (field, value) in self.origin.fields {
            let of_list = match field {
                Field::Evidence(..) => true,
                Field::Action(_, member) => *member != ActionField::Standard,
                _ => false,
            };
            if of_list {
                self.placing.keep(field.clone(), value.clone());
            }
        }
    }

    /// What was in the annex or waited stays there; what waited for a standard waits for what became of it.
    fn earlier(&mut self) {
        for (field, value) in self.origin.fields {
            match field {
                Field::Earlier(id, EarlierField::Rating) => {
                    self.placing.keep(field.clone(), value.clone());
                    // A level that has kept its code may mean something else in the next edition.
                    let rating = Rating::from_code(value);
                    if !rating.is_some_and(|rating| self.rated(rating, self.origin.language).known) {
                        self.placing.keep(Field::Earlier(*id, EarlierField::OtherScale), "yes".to_owned());
                    }
                }
                Field::Earlier(..) | Field::EarlierUse(..) => self.placing.keep(field.clone(), value.clone()),
                Field::Offer(id, standard) if value == "waiting" => {
                    for new in self.comparison.became(standard) {
                        self.placing.keep(Field::Offer(*id, new.clone()), value.clone());
                    }
                }
                Field::Offer(..) => self.placing.keep(field.clone(), value.clone()),
                _ => {}
            }
        }
    }
}

/// The standards that anything hangs on.
fn answered(fields: &Fields) -> Vec<StandardId> {
    let mut ids = BTreeSet::new();
    for (field, value) in fields {
        match field {
            Field::Standard(id, _) | Field::EvidenceUse(id, _) => _ = ids.insert(id.clone()),
            Field::Action(_, ActionField::Standard) => ids.extend(StandardId::new(value).ok()),
            _ => {}
        }
    }
    ids.into_iter().collect()
}

fn actions_of(fields: &Fields, id: &StandardId) -> BTreeSet<Uuid> {
    let of = fields.iter().filter_map(|(field, value)| match field {
        Field::Action(action, ActionField::Standard) if value == id.as_str() => Some(*action),
        _ => None,
    });
    of.collect()
}

fn any_standard<'t>(tool: &'t Tool, id: &StandardId) -> Option<&'t Standard> {
    tool.areas.iter().flat_map(|area| &area.standards).find(|standard| standard.id == *id)
}

/// The words that were answered; empty when they are not known any more.
fn text_seen(standard: Option<&Standard>, language: &Language, kept: Option<String>, saw: Option<&str>) -> String {
    let shown = standard.and_then(|standard| standard.statement.exactly(language)).map(str::to_owned);
    let candidates = kept.into_iter().chain(shown);
    let mut fitting = candidates.filter(|words| saw.is_none_or(|saw| digest(words) == saw));
    fitting.next().unwrap_or_default()
}

fn option_label(kind: &FactKind, value: &str, language: &Language) -> Option<String> {
    match kind {
        FactKind::YesNo => match value {
            "yes" => Some("Yes".to_owned()),
            "no" => Some("No".to_owned()),
            _ => None,
        },
        FactKind::Choice(options) => {
            let found = options.iter().find(|(code, _)| code.as_str() == value)?;
            Some(found.1.exactly(language)?.to_owned())
        }
    }
}

fn answer_label(question: &Question, answer: &str, language: &Language) -> String {
    question.kind.in_words(answer, language).unwrap_or_default()
}
