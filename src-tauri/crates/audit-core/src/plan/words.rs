//! Words of an improvement plan that every form of it says alike: the PDF and the workbook.

use super::{Due, ImprovementPlan, PlanState, Tally};

/// What it is.
pub const TITLE: &str = "Improvement plan";
/// The heading above standards without an action.
pub const NO_ACTION_YET: &str = "Nothing planned, and why";
const EVERY_STANDARD_MET: &str = "No actions: every standard is met.";
const NO_ACTIONS: &str = "No actions have been written down yet.";

/// What stands under the title of a plan that goes with no return: as of when, and what it is not.
pub fn state(plan: &ImprovementPlan) -> Vec<String> {
    let what = match plan.state {
        PlanState::OwnUse => "For your own use: not a return. It is not signed, and nothing is sent.".to_owned(),
        PlanState::Draft { left: 0 } => "Draft: not a return. Nothing is left to do before it is made.".to_owned(),
        PlanState::Draft { left: 1 } => "Draft: not a return. 1 thing is left to do before it can be made.".to_owned(),
        PlanState::Draft { left } => {
            format!("Draft: not a return. {left} things are left to do before it can be made.")
        }
        PlanState::Since => format!("Not a return: revision {} was made before, and stays as it was.", plan.revision),
        PlanState::Final => return Vec::new(),
    };
    let as_of = if plan.as_of.is_empty() { String::new() } else { format!("As it stands on {}.", plan.as_of) };
    [as_of, what].into_iter().filter(|line| !line.is_empty()).collect()
}

/// Why there are no actions.
pub fn without_actions(tally: &Tally) -> &'static str {
    let all_met = tally.partly + tally.not_met + tally.unrated == 0 && tally.met > 0;
    if all_met { EVERY_STANDARD_MET } else { NO_ACTIONS }
}

/// By when, or why there is no date.
pub fn due(due: &Due) -> String {
    match due {
        Due::On(date) => date.clone(),
        Due::NoDate(why) if why.trim().is_empty() => "No date".to_owned(),
        Due::NoDate(why) => format!("No date: {why}"),
    }
}
