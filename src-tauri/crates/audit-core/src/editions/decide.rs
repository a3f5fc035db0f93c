//! What a person decides about an earlier answer: it still holds, or the standard is answered again.

use super::piles::{Kept, Offered, earlier};
use super::place::from;
use crate::field::{ActionField, Field, Fields, StandardField, Values};
use crate::ids::StandardId;
use crate::text::Language;
use crate::tool::Tool;
use uuid::Uuid;

/// Keeps an earlier answer for a standard: its author, or whoever answers now, has seen the new words and says that it
/// holds. A rating from another scale is not kept: the words are, and the standard is rated again. What was written for the
/// standard since is not overwritten: it stands above the earlier words.
///
/// None when this answer does not wait for this standard.
pub fn keep(tool: &Tool, fields: &Fields, language: &Language, id: Uuid, standard: &StandardId) -> Option<Values> {
    let all = earlier(fields);
    let kept = all.get(&id).filter(|kept| kept.offers.get(standard) == Some(&Offered::Waiting))?;
    let seen = tool.standard(standard)?.standard;
    let answer = &kept.answer;
    let words = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    let there = |member| fields.get(&Field::Standard(standard.clone(), member));
    let joined = |member, then: &str| match there(member) {
        Some(now) if now.contains(then) => Some(now.clone()),
        Some(now) => Some(format!("{now}\n\n{then}"))
            .filter(|both| Field::Standard(standard.clone(), member).accept(both).is_ok())
            .or_else(|| Some(now.clone())),
        None => words(then),
    };
    let or_there = |member, then: &str| words(then).or_else(|| there(member).cloned());
    let mut values: Values = [
        (StandardField::Rating, or_there(StandardField::Rating, kept.rating_to_keep())),
        (StandardField::Narrative, joined(StandardField::Narrative, &answer.narrative)),
        (
            StandardField::NotApplicableBecause,
            joined(StandardField::NotApplicableBecause, &answer.not_applicable_because),
        ),
        (StandardField::NoActionBecause, joined(StandardField::NoActionBecause, &answer.no_action_because)),
        (StandardField::AnsweredBy, or_there(StandardField::AnsweredBy, &answer.answered_by)),
        (StandardField::AnsweredDigest, Some(seen.text_digest(language))),
        (StandardField::AnsweredLanguage, Some(language.to_string())),
        (StandardField::AnsweredText, None),
        (StandardField::FromLastTime, None),
        (StandardField::CarriedFrom, words(&from(&answer.from, &answer.number))),
    ]
    .into_iter()
    .map(|(member, value)| (Field::Standard(standard.clone(), member), value))
    .collect();
    let uses = answer.evidence.iter().map(|evidence| Field::EvidenceUse(standard.clone(), *evidence));
    values.extend(uses.map(|field| (field, Some("yes".to_owned()))));
    values.push((Field::Offer(id, standard.clone()), Some(Offered::Kept.code().to_owned())));
    values.extend(actions(kept, standard));
    for (other, kept) in all.iter().filter(|(other, _)| **other != id) {
        values.extend(let_go(*other, kept, standard));
    }
    Some(values)
}

/// A standard is answered again: what waited for it waits no more, and its promises stay promises. Empty when nothing
/// waited.
pub fn answer_again(fields: &Fields, standard: &StandardId) -> Values {
    earlier(fields).iter().flat_map(|(id, kept)| let_go(*id, kept, standard)).collect()
}

fn let_go(id: Uuid, kept: &Kept, standard: &StandardId) -> Values {
    if kept.offers.get(standard) != Some(&Offered::Waiting) {
        return Values::new();
    }
    let mut values = vec![(Field::Offer(id, standard.clone()), Some(Offered::Again.code().to_owned()))];
    let others = kept.offers.iter().filter(|(other, _)| *other != standard);
    // Of an answer that was split the last standard takes the promises: until then they wait with it.
    if others.into_iter().all(|(_, offered)| *offered != Offered::Waiting) {
        values.extend(actions(kept, standard));
    }
    values
}

/// An action is a promise to do something: it is not dropped because words changed.
fn actions(kept: &Kept, standard: &StandardId) -> Values {
    let moved = |action: &Uuid| {
        [
            (Field::Action(*action, ActionField::Standard), Some(standard.to_string())),
            (Field::Action(*action, ActionField::Earlier), None),
        ]
    };
    kept.answer.actions.iter().flat_map(moved).collect()
}
