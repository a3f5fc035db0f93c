//! Answers: the profile, standards, evidence, actions, questions.

use audit_api::Program;
use audit_api::views::{DraftView, FieldKey, PlanView, ProfileView, QuestionView, SavedView, StandardView};
use tauri::State;

use super::{Answer, answer};
use crate::desk::Desk;
use crate::order::Order;

/// About the organisation.
#[tauri::command(async)]
pub fn profile(desk: State<'_, Desk>, audit: String) -> Answer<ProfileView> {
    answer(desk.with(|program| program.profile(&audit)))
}

/// A standard with its answer.
#[tauri::command(async)]
pub fn standard(desk: State<'_, Desk>, audit: String, standard: String) -> Answer<StandardView> {
    answer(desk.with(|program| program.standard(&audit, &standard)))
}

/// Every action of an audit.
#[tauri::command(async)]
pub fn plan(desk: State<'_, Desk>, audit: String) -> Answer<PlanView> {
    answer(desk.with(|program| program.plan(&audit)))
}

/// The partnership questions.
#[tauri::command(async)]
pub fn questions(desk: State<'_, Desk>, audit: String) -> Answer<Vec<QuestionView>> {
    answer(desk.with(|program| program.questions(&audit)))
}

/// `entry`: a UUID that all saves of one visit to a text field share; empty for a choice. An empty value empties.
#[tauri::command(async)]
pub fn set_field(
    desk: State<'_, Desk>,
    order: Order,
    audit: String,
    key: FieldKey,
    value: String,
    entry: String,
) -> Answer<SavedView> {
    let save = |program: &mut Program| program.save_field(&audit, &key.0, &value, &entry);
    answer(desk.in_order(&order, (&audit, &key.0), save, |program| program.as_saved(&audit)))
}

/// Words that are no date or number yet, kept beside the audit; none take them away. Answers with all that wait.
#[tauri::command(async)]
pub fn keep_words(
    desk: State<'_, Desk>,
    order: Order,
    audit: String,
    key: FieldKey,
    words: String,
) -> Answer<Vec<DraftView>> {
    let save = |program: &mut Program| program.keep_words(&audit, &key.0, &words);
    answer(desk.in_order(&order, (&audit, &key.0), save, |program| program.words_that_wait(&audit)))
}

/// The id of the new action is in the answer.
#[tauri::command(async)]
pub fn add_action(desk: State<'_, Desk>, audit: String, standard: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.add_action(&audit, &standard)))
}

/// Takes an action off its list.
#[tauri::command(async)]
pub fn remove_action(desk: State<'_, Desk>, audit: String, action: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.remove_action(&audit, &action)))
}

/// The id of the new piece of evidence is in the answer.
#[tauri::command(async)]
pub fn add_evidence(desk: State<'_, Desk>, audit: String, standard: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.add_evidence(&audit, &standard)))
}

/// Whether a standard refers to a piece of evidence that is there already.
#[tauri::command(async)]
pub fn use_evidence(
    desk: State<'_, Desk>,
    audit: String,
    standard: String,
    evidence: String,
    used: bool,
) -> Answer<SavedView> {
    answer(desk.with(|program| program.use_evidence(&audit, &standard, &evidence, used)))
}

/// Takes what another organisation wrote at a standard: `words`, or the id of a piece of its evidence.
#[tauri::command(async)]
pub fn take_from(
    desk: State<'_, Desk>,
    audit: String,
    standard: String,
    from: String,
    what: String,
) -> Answer<SavedView> {
    answer(desk.with(|program| program.take_from(&audit, &standard, &from, &what)))
}

/// Takes a piece of evidence off every list.
#[tauri::command(async)]
pub fn remove_evidence(desk: State<'_, Desk>, audit: String, evidence: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.remove_evidence(&audit, &evidence)))
}

/// The id of the new site is in the answer.
#[tauri::command(async)]
pub fn add_site(desk: State<'_, Desk>, audit: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.add_site(&audit)))
}

/// Takes a site off the list.
#[tauri::command(async)]
pub fn remove_site(desk: State<'_, Desk>, audit: String, site: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.remove_site(&audit, &site)))
}
