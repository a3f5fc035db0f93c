//! One action of the improvement plan in a return: its members, how they are written and how they are read.

use super::most;
use super::spelt::{date, empty, urn};
use crate::code::Code;
use crate::members::{DATE, Object, Spelling, UUID, Words, an_id};
use audit_core::audit::{Action, ActionStatus};
use audit_core::ids::StandardId;
use serde::Serialize;

/// Its members, in the order of the file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Written<'a> {
    pub id: String,
    pub standard: &'a str,
    pub what: &'a str,
    #[serde(skip_serializing_if = "empty")]
    pub owner: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    #[serde(skip_serializing_if = "empty")]
    pub no_date_because: &'a str,
    pub status: &'static str,
    #[serde(skip_serializing_if = "empty")]
    pub progress: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<String>,
    #[serde(skip_serializing_if = "empty")]
    pub effect: &'a str,
}

pub(super) fn written(action: &Action) -> Written<'_> {
    Written {
        id: urn(action.id),
        // An action without a standard is refused when the file is read back.
        standard: action.standard.as_ref().map_or("", |id| id.as_str()),
        what: &action.what,
        owner: &action.owner,
        due: action.due.map(date),
        no_date_because: &action.no_date_because,
        status: action.status.code(),
        progress: &action.progress,
        done_on: action.done_on.map(date),
        effect: &action.effect,
    }
}

pub(super) fn actions(root: &Object<'_>) -> Vec<Action> {
    root.objects("actions", most::ACTIONS, action)
}

fn action(object: &Object<'_>) -> Option<Action> {
    let id_read = object.spelt("id", UUID);
    let standard = object.spelt("standard", an_id(StandardId::new));
    let what = object.text("what", Words::Many);
    let owner = object.text_or_empty("owner", Words::Line);
    let due = object.spelt_if_any("due", DATE);
    let no_date_because = object.text_or_empty("noDateBecause", Words::Line);
    let status = object.spelt("status", Spelling::new(Code::BadCode, "a valid action status", ActionStatus::from_code));
    let progress = object.text_or_empty("progress", Words::Many);
    let done_on = object.spelt_if_any("doneOn", DATE);
    let effect = object.text_or_empty("effect", Words::Many);
    Some(Action {
        id: id_read?,
        earlier: None,
        standard: Some(standard?),
        what: what?,
        owner: owner?,
        due: due?,
        no_date_because: no_date_because?,
        status: status?,
        progress: progress?,
        done_on: done_on?,
        effect: effect?,
    })
}
