//! What changed since a copy was made: answers, what is promised, and the facts that decide what is asked.

use crate::answers::places;
use crate::history::{name_of, shown};
use crate::program::open_audit::Loaded;
use crate::views::PaperChange;
use crate::words::given;
use audit_core::audit::{ActionStatus, Content};
use audit_core::field::{ActionField, Field, Fields};
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
        changes.push((
            order,
            PaperChange { what: name_of(loaded, field), old: given(value(then)), new: given(value(now)), place },
        ));
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
    let dropped = || now.get(field).is_some_and(|status| status == ActionStatus::Dropped.code());
    let told = match field {
        // How an action goes on is not told; that it is dropped is.
        Field::Action(_, ActionField::Status) => dropped(),
        field => field.is_told_to_readers(),
    };
    match field {
        _ if !told => None,
        Field::Standard(id, _) => Some(About::Standard(id.clone())),
        Field::Action(action, _) => {
            let standard = Field::Action(*action, ActionField::Standard);
            let id = now.get(&standard).or_else(|| then.get(&standard))?;
            StandardId::new(id).ok().map(About::Standard)
        }
        _ => Some(About::Fact),
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
