//! Putting answers where they belong in an edition: at a standard, before a person, or in the annex.

use super::carry::Arrival;
use super::words::same_words;
use crate::audit::Rating;
use crate::field::{ActionField, EarlierField, Field, Fields, ProfileField, QuestionField, StandardField};
use crate::ids::{QuestionId, StandardId};
use crate::parts::Parts;
use crate::text::{Language, digest};
use crate::tool::{Standard, Tool};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A rating that was given before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The rating, in the codes of the edition to which it goes if it is known there.
    pub rating: Rating,
    /// Its name where it was given.
    pub label: String,
    /// Whether it means the same in the edition to which it goes.
    pub known: bool,
}

/// An answer that was given to other words, or somewhere else. Texts are empty where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The key of what was answered: `standard/<id>`, `question/<id>`, `fact/<id>` or `profile/service-type`. For a row of a
    /// workbook that names no standard: any text without a slash, such as the cell.
    pub about: String,
    /// Where it comes from, as people read it, such as “Section 11, 2025” or “Audit 2025.xlsx, Answers!C14”.
    pub from: String,
    /// The number that the standard had.
    pub number: String,
    /// The title of its area.
    pub area: String,
    /// Language of the words that were answered.
    pub language: Language,
    /// The words that were answered, as their author saw them; empty: not known.
    pub text: String,
    /// Digest of those words, when it is known though they are not.
    pub digest: Option<String>,
    /// The rating.
    pub rated: Option<Rated>,
    /// “How do you know?”
    pub narrative: String,
    /// Why it was not applicable.
    pub not_applicable_because: String,
    /// Why there was no action.
    pub no_action_because: String,
    /// Who answered.
    pub answered_by: String,
    /// Evidence that it referred to.
    pub evidence: BTreeSet<Uuid>,
    /// Actions that belonged to it.
    pub actions: BTreeSet<Uuid>,
    /// Whether it was from last time already and not confirmed.
    pub unconfirmed: bool,
    /// The answer to a question or fact.
    pub answer: String,
    /// That answer in words.
    pub answer_label: String,
    /// The comment on a question.
    pub comment: String,
    /// Consent to share.
    pub consent: bool,
}

impl Default for Earlier {
    fn default() -> Self {
        Self {
            about: String::new(),
            from: String::new(),
            number: String::new(),
            area: String::new(),
            language: Language::english(),
            text: String::new(),
            digest: None,
            rated: None,
            narrative: String::new(),
            not_applicable_because: String::new(),
            no_action_because: String::new(),
            answered_by: String::new(),
            evidence: BTreeSet::new(),
            actions: BTreeSet::new(),
            unconfirmed: false,
            answer: String::new(),
            answer_label: String::new(),
            comment: String::new(),
            consent: false,
        }
    }
}

impl Earlier {
    /// The standard that was answered.
    pub fn standard(&self) -> Option<StandardId> {
        StandardId::new(self.about.strip_prefix("standard/")?).ok()
    }

    fn saw(&self) -> Option<String> {
        self.digest.clone().or_else(|| (!self.text.is_empty()).then(|| digest(&self.text)))
    }

    /// Whether its author saw exactly the words of this standard.
    pub fn answers(&self, standard: &Standard) -> bool {
        let is = standard.statement.exactly(&self.language).map(digest);
        is.is_some() && self.saw() == is
    }

    /// Whether its author saw these words, but for spacing, capitals and punctuation.
    fn answers_nearly(&self, standard: &Standard) -> bool {
        let is = standard.statement.exactly(&self.language);
        is.is_some_and(|is| !self.text.trim().is_empty() && same_words(&self.text, is))
    }
}

/// Answers from elsewhere, such as last year's workbook, put into an audit of this edition. Each names the standard that a
/// person has matched it to, if any: it lands there if its author saw that standard's words, is offered there otherwise, and
/// goes to the annex when it is matched to none and its words are nowhere in the edition.
///
/// The answer: all fields of the audit afterwards. `onto` is what it has already; none of it is overwritten.
pub fn place(answers: Vec<(Earlier, Option<StandardId>)>, new: &Tool, onto: &Fields, arrival: Arrival) -> Fields {
    let mut placing = Placing::new(new, onto, arrival);
    for (answer, matched) in answers {
        let matched: Vec<StandardId> = matched.into_iter().filter(|id| new.standard(id).is_some()).collect();
        placing.standard(answer, &matched, "unmatched");
    }
    placing.done()
}

pub(super) struct Placing<'a> {
    tool: &'a Tool,
    onto: &'a Fields,
    fields: Fields,
    taken: BTreeSet<StandardId>,
    by_digest: BTreeMap<(Language, String), Vec<StandardId>>,
    arrival: Arrival,
}

impl<'a> Placing<'a> {
    pub fn new(tool: &'a Tool, onto: &'a Fields, arrival: Arrival) -> Self {
        let mut by_digest: BTreeMap<_, Vec<StandardId>> = BTreeMap::new();
        for placed in tool.standards() {
            for (language, words) in placed.standard.statement.iter().filter(|(_, words)| !words.trim().is_empty()) {
                by_digest.entry((language.clone(), digest(words))).or_default().push(placed.standard.id.clone());
            }
        }
        let taken = onto.keys().filter_map(|field| field.standard().cloned()).collect();
        Self { tool, onto, fields: Fields::new(), taken, by_digest, arrival }
    }

    /// All fields. What was offered to a standard before another answer took it by its own words is not offered any more.
    pub fn done(mut self) -> Fields {
        let taken = std::mem::take(&mut self.taken);
        let late = |(field, value): (&Field, &String)| match field {
            Field::Offer(id, standard) if value == "waiting" && taken.contains(standard) => Some(*id),
            _ => None,
        };
        let too_late: BTreeSet<Uuid> = self.fields.iter().filter_map(late).collect();
        self.fields.retain(|field, value| late((field, value)).is_none());
        for id in too_late {
            if !self.fields.keys().any(|field| matches!(field, Field::Offer(of, _) if *of == id)) {
                self.fields.insert(Field::Earlier(id, EarlierField::Why), "answered".to_owned());
            }
        }
        let mut fields = self.fields;
        fields.extend(self.onto.iter().map(|(field, value)| (field.clone(), value.clone())));
        fields
    }

    /// A field as it is, unless there is one already.
    pub fn keep(&mut self, field: Field, value: String) {
        if !self.onto.contains_key(&field) {
            self.fields.entry(field).or_insert(value);
        }
    }

    /// Whether a field is free for a value: it has none, or this one.
    pub fn takes(&self, field: &Field, value: &str) -> bool {
        self.onto.get(field).is_none_or(|there| there == value)
    }

    /// Puts an answer to a standard in its place. `became`: what the editions say has become of that standard; `gone`: why it is
    /// in the annex if nothing has.
    pub fn standard(&mut self, answer: Earlier, became: &[StandardId], gone: &'static str) {
        let Some(target) = self.same_words(&answer, became) else {
            let free: Vec<StandardId> = became.iter().filter(|id| !self.taken.contains(*id)).cloned().collect();
            let why = match (became.is_empty(), free.is_empty()) {
                (true, _) => gone,
                (_, true) => "answered",
                _ => "reworded",
            };
            return self.set_aside(answer, why, &free);
        };
        if self.taken.contains(&target) {
            return self.set_aside(answer, "answered", &[]);
        }
        if answer.rated.as_ref().is_some_and(|rated| !rated.known) {
            return self.set_aside(answer, "scale", &[target]);
        }
        self.attach(answer, target);
    }

    /// The standard whose words the author saw: its own id first, then what the editions say, then any.
    fn same_words(&self, answer: &Earlier, became: &[StandardId]) -> Option<StandardId> {
        let find = |id: &StandardId| self.tool.standard(id).map(|placed| placed.standard);
        let same: &[StandardId] = (answer.saw())
            .and_then(|saw| self.by_digest.get(&(answer.language.clone(), saw)))
            .map_or(&[], Vec::as_slice);
        let own = answer.standard().filter(|id| same.contains(id));
        let free = |id: &&StandardId| !self.taken.contains(*id);
        let exact = || same.iter().find(|id| became.contains(id)).or_else(|| same.iter().find(free)).or(same.first());
        let nearly = || became.iter().find(|id| find(id).is_some_and(|standard| answer.answers_nearly(standard)));
        own.or_else(|| exact().cloned()).or_else(|| nearly().cloned())
    }

    fn attach(&mut self, answer: Earlier, target: StandardId) {
        self.taken.insert(target.clone());
        let unconfirmed = answer.unconfirmed || self.arrival == Arrival::FromLastTime;
        let exact = self.tool.standard(&target).is_some_and(|placed| answer.answers(placed.standard));
        let saw = answer.saw();
        let language = answer.language.to_string();
        let mut put = |member, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                self.fields.insert(Field::Standard(target.clone(), member), value);
            }
        };
        put(StandardField::Rating, answer.rated.map(|rated| rated.rating.code().to_owned()));
        put(StandardField::Narrative, Some(answer.narrative));
        put(StandardField::NotApplicableBecause, Some(answer.not_applicable_because));
        put(StandardField::NoActionBecause, Some(answer.no_action_because));
        put(StandardField::AnsweredBy, Some(answer.answered_by));
        put(StandardField::AnsweredDigest, saw);
        put(StandardField::AnsweredLanguage, Some(language));
        put(StandardField::AnsweredText, (!exact).then_some(answer.text));
        put(StandardField::CarriedFrom, Some(from(&answer.from, &answer.number)));
        put(StandardField::FromLastTime, unconfirmed.then(|| "yes".to_owned()));
        for evidence in answer.evidence {
            self.fields.insert(Field::EvidenceUse(target.clone(), evidence), "yes".to_owned());
        }
        for action in answer.actions {
            self.fields.insert(Field::Action(action, ActionField::Standard), target.to_string());
        }
    }

    /// Keeps an answer as an earlier one, without offering it anywhere.
    pub fn annex(&mut self, answer: Earlier, why: &'static str) {
        self.set_aside(answer, why, &[]);
    }

    fn set_aside(&mut self, answer: Earlier, why: &'static str, offered: &[StandardId]) {
        let id = self.free_id(&answer);
        let saw = answer.saw();
        let mut put = |member, value: String| {
            if !value.is_empty() {
                self.fields.insert(Field::Earlier(id, member), value);
            }
        };
        let tick = |ticked: bool| if ticked { "yes".to_owned() } else { String::new() };
        let (rating, label, other_scale) = match answer.rated {
            Some(rated) => (rated.rating.code().to_owned(), rated.label, !rated.known),
            None => (String::new(), answer.answer_label, false),
        };
        put(EarlierField::About, answer.about);
        put(EarlierField::From, answer.from);
        put(EarlierField::Why, why.to_owned());
        put(EarlierField::Number, answer.number);
        put(EarlierField::Area, answer.area);
        put(EarlierField::Text, answer.text);
        put(EarlierField::Rating, rating);
        put(EarlierField::Label, label);
        // Whatever else kept it from its place: a rating of another scale is never put beside the words again.
        put(EarlierField::OtherScale, tick(other_scale));
        put(EarlierField::Narrative, answer.narrative);
        put(EarlierField::NotApplicableBecause, answer.not_applicable_because);
        put(EarlierField::NoActionBecause, answer.no_action_because);
        put(EarlierField::AnsweredBy, answer.answered_by);
        put(EarlierField::AnsweredDigest, saw.unwrap_or_default());
        put(EarlierField::AnsweredLanguage, answer.language.to_string());
        put(EarlierField::Answer, answer.answer);
        put(EarlierField::Comment, answer.comment);
        put(EarlierField::Consent, tick(answer.consent));
        put(EarlierField::FromLastTime, tick(answer.unconfirmed || self.arrival == Arrival::FromLastTime));
        for evidence in answer.evidence {
            self.fields.insert(Field::EarlierUse(id, evidence), "yes".to_owned());
        }
        for action in answer.actions {
            self.fields.insert(Field::Action(action, ActionField::Earlier), id.to_string());
        }
        for standard in offered {
            self.fields.insert(Field::Offer(id, standard.clone()), "waiting".to_owned());
        }
    }

    /// An id made from what was answered and where, so that carrying is the same each time; another one where it is in use.
    fn free_id(&self, answer: &Earlier) -> Uuid {
        let mut count = 0_u32;
        loop {
            let parts = [&answer.from, &answer.about, &answer.text, &count.to_string()];
            let id = Parts::new().with(parts).id();
            let about = Field::Earlier(id, EarlierField::Why);
            if !self.fields.contains_key(&about) && !self.onto.contains_key(&about) {
                return id;
            }
            count += 1;
        }
    }

    /// Part of the profile: kept unless it is there already.
    pub fn about_the_organisation(&mut self, field: Field, value: String) {
        self.keep(field, value);
        if self.arrival == Arrival::FromLastTime {
            self.profile_unconfirmed();
        }
    }

    pub fn profile_unconfirmed(&mut self) {
        self.fields.insert(Field::Profile(ProfileField::FromLastTime), "yes".to_owned());
    }

    pub fn question_is_free(&self, id: &QuestionId) -> bool {
        !self.onto.keys().any(|field| matches!(field, Field::Question(there, _) if there == id))
    }

    pub fn question(
        &mut self,
        id: &QuestionId,
        answer: Option<String>,
        comment: Option<String>,
        consent: bool,
        unconfirmed: bool,
    ) {
        let last_time = unconfirmed || self.arrival == Arrival::FromLastTime;
        let tick = |ticked: bool| ticked.then(|| "yes".to_owned());
        let values = [
            (QuestionField::Answer, answer),
            (QuestionField::Comment, comment),
            (QuestionField::Consent, tick(consent)),
            (QuestionField::FromLastTime, tick(last_time)),
        ];
        for (member, value) in values {
            if let Some(value) = value {
                self.fields.insert(Field::Question(id.clone(), member), value);
            }
        }
    }
}

/// “Section 11, 2025: 6.4”
pub(super) fn from(from: &str, number: &str) -> String {
    let whole = if number.is_empty() { from.to_owned() } else { format!("{from}: {number}") };
    whole.chars().take(300).collect()
}
