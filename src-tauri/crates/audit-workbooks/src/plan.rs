//! The improvement plan as a workbook: the actions as a table with real dates, to sort, filter and print, and the standards that
//! have none. It is made of the same model as the PDF, so that both say the same. Nothing of it is read again.

use crate::error::WorkbookError;
use crate::grid::Grid;
use crate::list::{self, day_or_words, said};
use crate::sheet::{Book, Row, Sheet, cut};
use crate::write::write;
use audit_core::field::ActionField;
use audit_core::jiff::civil::Date;
use audit_core::plan::{Action, Due, ImprovementPlan, NoActionYet, PlanState, words};

/// Stands on each sheet, and tells such a workbook from others.
const NOTHING_GOES_BACK: &str = "What is changed in this workbook does not change the audit.";

const ACTIONS: &str = "Actions";
const WITHOUT: &str = "Without an action";

/// The actions of the improvement plan as a workbook (`.xlsx`) with real dates, to sort, filter and print. The same plan gives the same
/// bytes.
///
/// # Errors
/// Only a fault of the program itself: nothing that can be typed is refused.
pub fn make(plan: &ImprovementPlan) -> Result<Vec<u8>, WorkbookError> {
    write(&book(plan))
}

/// The plain model of the workbook.
fn book(plan: &ImprovementPlan) -> Book {
    let made = plan.created_utc;
    Book {
        title: format!("{}: {}", words::TITLE, plan.organisation.name),
        made_on: Date::new(made.year as i16, made.month as i8, made.day as i8).unwrap_or_default(),
        language: plan.language.clone(),
        sheets: vec![actions(plan), without(plan)],
        lists: Vec::new(),
    }
}

/// Whether these are the sheets of such a workbook, also after people have worked in it.
pub(crate) fn is_plan(grids: &[Grid]) -> bool {
    grids.iter().any(|grid| (0..10).any(|row| grid.text(row, 0).ends_with(NOTHING_GOES_BACK)))
}

fn actions(plan: &ImprovementPlan) -> Sheet {
    let fixed = [
        ("Number", 9.0),
        ("Standard", 32.0),
        ("Rating", 12.0),
        ("What will be done", 42.0),
        ("Who does it", 19.0),
        ("By when", 14.0),
        ("Status", 12.0),
        ("Done on", 13.0),
    ];
    let columns: Vec<_> = fixed.into_iter().chain(ActionField::account().map(|member| (member.name(), 28.0))).collect();
    let rows = plan.actions.iter().map(action).collect();
    sheet(plan, ACTIONS, words::TITLE, &columns, rows, words::without_actions(&plan.score.tally))
}

fn without(plan: &ImprovementPlan) -> Sheet {
    let columns = [("Number", 9.0), ("Standard", 62.0), ("Rating", 14.0), ("Why there is no action yet", 70.0)];
    let rows = plan.no_action_yet.iter().map(no_action).collect();
    sheet(plan, WITHOUT, words::NO_ACTION_YET, &columns, rows, "There is no standard without an action that needs one.")
}

fn action(action: &Action) -> Row {
    let due = match (action.due_day, &action.due) {
        (Some(day), _) => day_or_words(day),
        (None, due @ Due::NoDate(_)) => said(&words::due(due)),
        (None, Due::On(words)) => said(words),
    };
    let status = if action.overdue { format!("{}, overdue", action.standing) } else { action.standing.clone() };
    let fixed = [
        said(&action.standard_number),
        said(&action.standard_statement),
        said(&action.rating.label),
        said(&action.what),
        said(&action.who),
        due,
        said(&status),
        action.done_day.map_or_else(|| said(""), day_or_words),
    ];
    let words = |member| action.account.iter().find(|(one, _)| *one == member).map_or("", |(_, words)| words);
    Row::of(fixed.into_iter().chain(ActionField::account().map(|member| said(words(member)))).collect())
}

fn no_action(standard: &NoActionYet) -> Row {
    let because = if standard.because.trim().is_empty() { "No reason given yet" } else { &standard.because };
    Row::of(vec![said(&standard.number), said(&standard.statement), said(&standard.rating.label), said(because)])
}

/// A sheet with what it is, and one table; or with a sentence that there is nothing.
fn sheet(
    plan: &ImprovementPlan,
    name: &str,
    title: &str,
    columns: &[(&str, f64)],
    rows: Vec<Row>,
    none: &str,
) -> Sheet {
    let title = cut(&format!("{title}: {}", plan.organisation.name), 200);
    let above = [cut(&about(plan), 500), stands(plan).join(" ")];
    list::sheet(name, &title, &above, columns, rows, none)
}

/// “Section 11 safeguarding self-audit, 2026 edition. Draft for the partnership's approval.”
fn about(plan: &ImprovementPlan) -> String {
    let audit = if plan.edition.is_empty() {
        plan.audit_title.clone()
    } else {
        format!("{}, {} edition", plan.audit_title, plan.edition)
    };
    [format!("{audit}."), plan.notice.clone()]
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// As of when it stands, that it is no return, and that nothing goes back from it.
fn stands(plan: &ImprovementPlan) -> Vec<String> {
    let mut lines = words::state(plan);
    if plan.state == PlanState::Final {
        lines.push(format!(
            "From revision {} of the return, made on {}. This workbook is not the return, and is not signed.",
            plan.revision, plan.created
        ));
    }
    lines.push(NOTHING_GOES_BACK.to_owned());
    lines
}
