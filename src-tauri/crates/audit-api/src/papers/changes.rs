//! What changed since a copy was made: answers, what is promised, and the facts that decide what is asked.

use crate::history::{name_of, shown};
use crate::loaded::Loaded;
use crate::places;
use crate::views::PaperChange;
use audit_core::audit::Content;
use audit_core::field::{ActionField, Field, Fields, ProfileField, StandardField};
use audit_core::ids::StandardId;
use std::collections::BTreeSet;

/// How many answers changed, and each change in the order of the form. An answer is a standard's, or a fact.
pub(super) fn since(loaded: &Loaded, then: &Fields) -> (usize, Vec<PaperChange>) {
    let now = &loaded.fields;
    let (before, after) = (Content::read(then), &loaded.content);
    let seen: BTreeSet<StandardId> = (before.shown(&loaded.tool).into_iter())
        .chain(after.shown(&loaded.tool))
        .map(|placed| placed.standard.id.clone())
        .collect();
    let mut keys: Vec<&Field> = then.keys().chain(now.keys()).collect();
    keys.sort();
    keys.dedup();
    let mut answers = BTreeSet::new();
    let mut changes = Vec::new();
    for field in keys.into_iter().filter(|key| then.get(key) != now.get(key)) {
        let about = match about(field, then, now) {
            Some(About::Standard(id)) if seen.contains(&id) => About::Standard(id),
            Some(About::Fact) => About::Fact,
            _ => continue,
        };
        let place = match &about {
            About::Standard(id) => format!("standard/{id}"),
            About::Fact => places::of_field(loaded, field),
        };
        let order = order(loaded, &about);
        let counted = if let About::Standard(id) = about { id.to_string() } else { field.to_string() };
        answers.insert(counted);
        let value = |fields: &Fields| fields.get(field).map_or_else(String::new, |value| shown(loaded, field, value));
        changes.push((order, PaperChange { what: name_of(loaded, field), old: value(then), new: value(now), place }));
    }
    changes.sort_by_key(|(order, _)| *order);
    (answers.len(), changes.into_iter().map(|(_, change)| change).collect())
}

enum About {
    Standard(StandardId),
    Fact,
}

/// What a field is about, as far as the paper is concerned.
fn about(field: &Field, then: &Fields, now: &Fields) -> Option<About> {
    match field {
        Field::Fact(_) => Some(About::Fact),
        Field::Standard(id, member) => {
            // What the program notes beside an answer is no answer.
            let kept = matches!(
                member,
                StandardField::AnsweredDigest
                    | StandardField::AnsweredLanguage
                    | StandardField::AnsweredText
                    | StandardField::CarriedFrom
                    | StandardField::FromLastTime
            );
            (!kept).then(|| About::Standard(id.clone()))
        }
        Field::Profile(ProfileField::Name | ProfileField::CoversAll) | Field::Site(..) => Some(About::Fact),
        Field::Action(action, member) if promises(*member, now.get(field)) => {
            let standard = Field::Action(*action, ActionField::Standard);
            let id = now.get(&standard).or_else(|| then.get(&standard))?;
            StandardId::new(id).ok().map(About::Standard)
        }
        _ => None,
    }
}

/// Whether a member of an action is part of what is promised: how it goes is not, that it is dropped is.
fn promises(member: ActionField, value: Option<&String>) -> bool {
    match member {
        ActionField::What
        | ActionField::Owner
        | ActionField::Due
        | ActionField::NoDateBecause
        | ActionField::Removed => true,
        ActionField::Status => value.is_some_and(|status| status == "dropped"),
        _ => false,
    }
}

fn order(loaded: &Loaded, about: &About) -> usize {
    match about {
        About::Fact => 0,
        About::Standard(id) => {
            let place = loaded.tool.standards().position(|placed| placed.standard.id == *id);
            place.map_or(usize::MAX, |place| place + 1)
        }
    }
}
