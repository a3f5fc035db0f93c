//! What became of carried answers, told from the fields alone: carried, waiting for a person, not answered, annex.

use super::place::Earlier;
use crate::audit::Content;
use crate::field::{EarlierField, Field, Fields};
use crate::ids::StandardId;
use crate::text::Language;
use crate::tool::Tool;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How an earlier answer stands with a standard to which it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// A person has yet to decide.
    Waiting,
    /// It was kept: the standard has a copy.
    Kept,
    /// The standard is answered again.
    Again,
}

impl Offered {
    /// Its code in fields.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Kept => "kept",
            Self::Again => "again",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Kept, Self::Again].into_iter().find(|offered| offered.code() == code)
    }
}

/// An earlier answer as it is kept in an audit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The answer. Its rating says nothing about the present scale.
    pub answer: Earlier,
    /// The rating's code; empty: none.
    pub rating: String,
    /// Whether that rating is of another scale, or its level means something else now.
    pub other_scale: bool,
    /// Why it was not carried: `reworded`, `scale`, `removed`, `unrelated`, `answered` or `unmatched`.
    pub why: String,
    /// The standards to which it is offered.
    pub offers: BTreeMap<StandardId, Offered>,
}

impl Kept {
    /// Whether it waits for a person.
    pub fn waits(&self) -> bool {
        self.offers.values().any(|offered| *offered == Offered::Waiting)
    }

    /// The rating, where it means now what it meant then; empty otherwise.
    pub fn rating_to_keep(&self) -> &str {
        if self.other_scale { "" } else { &self.rating }
    }

    /// Whether it was answered again wherever it was offered, or was offered nowhere.
    pub fn is_let_go(&self) -> bool {
        self.offers.values().all(|offered| *offered == Offered::Again)
    }

    /// Whether it waits, and only for standards that are not shown: nobody can decide about it as things are.
    pub fn waits_unseen(&self, shown: &BTreeSet<StandardId>) -> bool {
        let seen = |(id, offered): (&StandardId, &Offered)| *offered == Offered::Kept || shown.contains(id);
        self.waits() && !self.offers.iter().any(seen)
    }
}

/// All earlier answers of an audit. The usual audit has none, and is asked at each rating: it is not read as a whole for that.
pub fn earlier(fields: &Fields) -> BTreeMap<Uuid, Kept> {
    let mut all: BTreeMap<Uuid, Kept> = BTreeMap::new();
    for (field, value) in fields {
        match field {
            Field::Earlier(id, member) => read(all.entry(*id).or_default(), *member, value),
            Field::EarlierUse(id, evidence) => _ = all.entry(*id).or_default().answer.evidence.insert(*evidence),
            Field::Offer(id, standard) => {
                if let Some(offered) = Offered::from_code(value) {
                    all.entry(*id).or_default().offers.insert(standard.clone(), offered);
                }
            }
            _ => {}
        }
    }
    if all.is_empty() {
        return all;
    }
    for action in Content::read(fields).actions {
        if let Some(kept) = action.earlier.and_then(|id| all.get_mut(&id)) {
            kept.answer.actions.insert(action.id);
        }
    }
    all
}

fn read(kept: &mut Kept, member: EarlierField, value: &str) {
    let Kept { answer, rating, why, other_scale, .. } = kept;
    let words = value.to_owned();
    match member {
        EarlierField::About => answer.about = words,
        EarlierField::From => answer.from = words,
        EarlierField::Why => *why = words,
        EarlierField::Number => answer.number = words,
        EarlierField::Area => answer.area = words,
        EarlierField::Text => answer.text = words,
        EarlierField::Rating => *rating = words,
        EarlierField::OtherScale => *other_scale = true,
        EarlierField::Label => answer.answer_label = words,
        EarlierField::Narrative => answer.narrative = words,
        EarlierField::NotApplicableBecause => answer.not_applicable_because = words,
        EarlierField::NoActionBecause => answer.no_action_because = words,
        EarlierField::AnsweredBy => answer.answered_by = words,
        EarlierField::AnsweredDigest => answer.digest = Some(words),
        EarlierField::AnsweredLanguage => answer.language = Language::new(value).unwrap_or_else(Language::english),
        EarlierField::Answer => answer.answer = words,
        EarlierField::Comment => answer.comment = words,
        EarlierField::Consent => answer.consent = true,
        EarlierField::FromLastTime => answer.unconfirmed = true,
    }
}

/// Where the answers of an audit are after a carry-over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piles {
    /// Standards whose answer was carried, shown now, in the order of the form.
    pub carried: Vec<StandardId>,
    /// Those of them that are not yet confirmed.
    pub unconfirmed: Vec<StandardId>,
    /// Standards that wait for a person, shown now, each with the earlier answers offered to it.
    pub waiting: Vec<(StandardId, Vec<Uuid>)>,
    /// Standards, shown now, that nobody has answered and nothing is offered to.
    pub new: Vec<StandardId>,
    /// Earlier answers that the annex lists, by edition and number: nobody has kept them, and nobody is asked about them. One
    /// that waits for a standard which is not shown is among them until it is shown.
    pub annex: Vec<Uuid>,
}

/// The piles of an audit.
pub fn piles(tool: &Tool, fields: &Fields) -> Piles {
    let content = Content::read(fields);
    let all = earlier(fields);
    let mut piles = Piles::default();
    let shown = content.shown(tool);
    let ids: BTreeSet<StandardId> = shown.iter().map(|placed| placed.standard.id.clone()).collect();
    for placed in shown {
        let id = &placed.standard.id;
        let answer = content.answer(id);
        let offers = all.iter().filter(|(_, kept)| kept.offers.get(id) == Some(&Offered::Waiting));
        let offers: Vec<Uuid> = offers.map(|(id, _)| *id).collect();
        if answer.from_last_time {
            piles.unconfirmed.push(id.clone());
        }
        match (offers.is_empty(), answer.carried_from.is_empty()) {
            (false, _) => piles.waiting.push((id.clone(), offers)),
            (_, false) => piles.carried.push(id.clone()),
            _ if answer.rating.is_none() => piles.new.push(id.clone()),
            _ => {}
        }
    }
    let mut annex: Vec<_> = all.iter().filter(|(_, kept)| kept.is_let_go() || kept.waits_unseen(&ids)).collect();
    annex.sort_by_key(|(id, kept)| {
        (kept.answer.from.clone(), numbers(&kept.answer.number), kept.answer.about.clone(), **id)
    });
    piles.annex = annex.into_iter().map(|(id, _)| *id).collect();
    piles
}

/// How many standards wait for a person. Said at every change, so that the usual audit, to which nothing was carried, is not
/// read a second time for it.
pub fn waiting(tool: &Tool, fields: &Fields) -> usize {
    let offered = fields.keys().any(|field| matches!(field, Field::Offer(..)));
    if offered { piles(tool, fields).waiting.len() } else { 0 }
}

/// `6.10` after `6.9`.
fn numbers(number: &str) -> Vec<u32> {
    number.split('.').filter_map(|part| part.parse().ok()).collect()
}
