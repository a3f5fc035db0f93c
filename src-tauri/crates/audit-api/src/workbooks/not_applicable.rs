//! Answers in a workbook that are about what does not apply to the organisation now: they come in, are kept aside, and that is said.

use super::prepared::Prepared;
use crate::program::open_audit::Loaded;
use crate::words::count;
use audit_core::field::Field;
use audit_core::ids::{QuestionId, StandardId};
use std::collections::BTreeMap;

/// The most numbers of standards that are named.
const NAMED: usize = 6;

/// How many answers come in for each standard (`standard/<id>`) and question (`question/<id>`) that does not apply.
pub(super) type NotApplicable = BTreeMap<String, u32>;

/// What of a workbook is kept aside.
pub(super) fn counted(prepared: &Prepared) -> NotApplicable {
    let mut aside = NotApplicable::new();
    for about in prepared.changes.iter().filter_map(|entry| about(prepared, &entry.field)) {
        *aside.entry(about).or_default() += 1;
    }
    aside.retain(|about, _| !applies(&prepared.after, about));
    aside
}

/// Whether what a field is about does not apply.
pub(super) fn is_not_applicable(prepared: &Prepared, field: &Field) -> bool {
    about(prepared, field).is_some_and(|about| !applies(&prepared.after, &about))
}

fn about(prepared: &Prepared, field: &Field) -> Option<String> {
    if let (Field::Question(id, _), true) = (field, field.is_answer()) {
        return Some(format!("question/{id}"));
    }
    prepared.standard_of(field).filter(|_| field.is_answer()).map(|id| format!("standard/{id}"))
}

/// Before the type of the organisation is known nothing applies and nothing is kept aside.
fn applies(loaded: &Loaded, about: &str) -> bool {
    if loaded.content.profile.service_type.is_none() {
        return true;
    }
    match about.split_once('/') {
        Some(("question", id)) => {
            let question = QuestionId::new(id).ok().and_then(|id| loaded.tool.question(&id));
            question.is_none_or(|question| question.applies.holds(&loaded.facts))
        }
        Some((_, id)) => {
            let placed = StandardId::new(id).ok().and_then(|id| loaded.tool.standard(&id));
            placed.is_none_or(|placed| placed.standard.applies.holds(&loaded.facts))
        }
        None => true,
    }
}

/// What is said of it as the audit is now; empty where all applies.
pub(super) fn sentence(loaded: &Loaded, aside: &NotApplicable) -> String {
    let now = || aside.iter().filter(|(about, _)| !applies(loaded, about));
    let answers: u32 = now().map(|(_, answers)| answers).sum();
    if answers == 0 {
        return String::new();
    }
    let questions = now().filter(|(about, _)| about.starts_with("question/")).count();
    let placed = loaded.tool.standards();
    let numbers: Vec<String> = placed
        .filter(|placed| now().any(|(about, _)| *about == format!("standard/{}", placed.standard.id)))
        .map(|placed| placed.number)
        .collect();
    let mut parts = Vec::new();
    if !numbers.is_empty() {
        parts.push(format!("{} ({})", count(numbers.len(), "standard", "standards"), named(&numbers)));
    }
    if questions > 0 {
        parts.push(count(questions, "question", "questions"));
    }
    let one = numbers.len() + questions == 1;
    format!(
        "{} about {} that {} not apply to {} now. {}",
        if answers == 1 { "1 of these answers is".to_owned() } else { format!("{answers} of these answers are") },
        parts.join(" and "),
        if one { "does" } else { "do" },
        loaded.you(),
        if answers == 1 {
            "It is set aside: it is not lost, and it is not in the return."
        } else {
            "They are set aside: they are not lost, and they are not in the return."
        }
    )
}

fn named(numbers: &[String]) -> String {
    match numbers.len().checked_sub(NAMED) {
        None | Some(0) => numbers.join(", "),
        Some(more) => format!("{} and {more} more", numbers[..NAMED].join(", ")),
    }
}
