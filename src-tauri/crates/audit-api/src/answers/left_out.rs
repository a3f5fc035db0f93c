//! Standards that do not apply to an organisation, and why: a gap in the numbers is explained; and why “not applicable” is not
//! offered.

use crate::history::shown;
use crate::program::open_audit::Loaded;
use crate::views::LeftOutView;
use audit_core::condition::{Condition, Reason};
use audit_core::field::Field;
use audit_core::ids::{AreaId, FactId};
use audit_core::tool::Placed;

/// The standards of an area that the facts do not call for, in order. Empty before the type of service is chosen.
/// `not_shown`: those of every area.
pub(crate) fn of_area(loaded: &Loaded, not_shown: &[Placed<'_>], area: &AreaId) -> Vec<LeftOutView> {
    if loaded.content.profile.service_type.is_none() {
        return Vec::new();
    }
    let here = not_shown.iter().filter(|placed| placed.area.id == *area);
    here.map(|placed| LeftOutView {
        id: placed.standard.id.to_string(),
        answered: loaded.has_answer(&placed.standard.id),
        number: placed.number.clone(),
        statement: placed.standard.statement.get(&loaded.language).to_owned(),
        because: reason(loaded, placed),
    })
    .collect()
}

/// Why a standard does not apply, to go on after “because”; empty where it does, or before the type of service is chosen.
pub(crate) fn reason(loaded: &Loaded, placed: &Placed<'_>) -> String {
    if loaded.content.profile.service_type.is_none() || placed.standard.applies.holds(&loaded.facts) {
        return String::new();
    }
    because(loaded, placed.standard.applies.reasons_against(&loaded.facts))
}

/// Why “not applicable” is not offered for a standard; empty where it is.
pub(crate) fn why_not_offered(loaded: &Loaded, offered: &Condition) -> String {
    if offered.holds(&loaded.facts) {
        return String::new();
    }
    let you = loaded.you();
    let everybody = you.strip_prefix("your ").map_or_else(|| "everybody".to_owned(), |one| format!("every {one}"));
    let reasons = offered.reasons_against(&loaded.facts).into_iter();
    // The type of service is no reason to those who have it: all of its kind have to answer.
    let facts = reasons.filter_map(|reason| match reason {
        Reason::ServiceType => None,
        Reason::Fact(id) => Some(by_fact(loaded, &id)),
    });
    let facts: Vec<String> = facts.filter(|said| !said.is_empty()).collect();
    if facts.is_empty() {
        format!("“Not applicable” is not offered: {everybody} has to answer this one.")
    } else {
        format!("“Not applicable” is not offered, because {}.", facts.join(", and "))
    }
}

/// “it is not for a GP practice, and you said “No” to “Do you …?””
fn because(loaded: &Loaded, reasons: Vec<Reason>) -> String {
    let profile = &loaded.content.profile;
    let kind = profile.service_type.as_ref().and_then(|id| loaded.tool.service_type(id));
    let one = |reason: Reason| match reason {
        Reason::ServiceType => {
            let label = kind.map_or("", |kind| kind.label.get(&loaded.language));
            format!("it is not asked of “{label}”")
        }
        Reason::Fact(id) => by_fact(loaded, &id),
    };
    let sentences: Vec<String> = reasons.into_iter().map(one).collect();
    if sentences.is_empty() { "this edition does not use it".to_owned() } else { sentences.join(", and ") }
}

fn by_fact(loaded: &Loaded, id: &FactId) -> String {
    let Some(fact) = loaded.tool.facts.iter().find(|fact| fact.id == *id) else { return String::new() };
    let question = fact.question.get(&loaded.language);
    let Some(value) = loaded.facts.values.get(id) else { return format!("“{question}” is not answered yet") };
    let answer = shown(loaded, &Field::Fact(id.clone()), value.as_str());
    let who = if fact.answer_in(&loaded.content.profile.facts).is_some() { "you said" } else { "we assumed" };
    format!("{who} “{answer}” to “{question}”")
}
