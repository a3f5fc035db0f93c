//! The actions, the standards without one, and the questions that are not scored.

use super::{look, prose, section, words};
use crate::layout::flow::{Flow, MARGIN, WIDTH};
use crate::layout::table::{Block, Cell, Column, Look, Table};
use crate::layout::text::{Style, fold, paragraphs};
use audit_core::audit::Counted;
use audit_core::field::ActionField;
use audit_core::plan::{Action, ImprovementPlan, NoActionYet};

fn look(widths: &[f32]) -> Look {
    let columns = widths.iter().enumerate().map(|(i, width)| Column { width: *width, right: false, head: i == 0 });
    Look { x: MARGIN, columns: columns.collect(), pad_x: 5.0, pad_y: 4.5, head_fill: look::TINT, rule: look::RULE }
}

/// The table of actions, over as many pages as it needs.
pub(super) fn actions(flow: &mut Flow, plan: &ImprovementPlan) {
    if plan.actions.is_empty() {
        flow.space(18.0);
    } else {
        flow.page_break();
    }
    let node = section(flow, words::ACTIONS);
    if plan.actions.is_empty() {
        flow.paragraph(node, words::without_actions(&plan.score.tally), look::wide(look::BODY));
        return;
    }
    let number = |kind| plan.actions.iter().filter(|action| action.counted == kind).count();
    let (open, done, dropped) = (number(Counted::Open), number(Counted::Done), number(Counted::Dropped));
    flow.paragraph(node, &words::actions(open, done, dropped), look::wide(look::BODY));
    flow.space(6.0);
    let look = look(&[130.0, 146.0, 70.0, 64.0, WIDTH - 410.0]);
    let head = ["Standard", "What will be done", "Who", "By when", "Status"].map(|t| Cell::text(t, look::HEAD));
    let mut table = Table::begin(flow, node, "Actions of the improvement plan", &look, &head);
    for action in &plan.actions {
        table.row(flow, &action_row(action));
    }
}

fn action_row(action: &Action) -> Vec<Cell> {
    let standard = standard_cell(&action.standard_number, &action.standard_statement, &action.area);
    let status = Cell::text(fold(&action.status), look::CELL_BOLD);
    let status = action.account.iter().fold(status, |cell, (member, words)| match member {
        // It stands right below the status, which says what it is about.
        ActionField::Progress => written(words, look::CELL_GREY, cell),
        member => written(&format!("{}: {words}", member.name()), look::CELL_GREY, cell),
    });
    vec![
        standard,
        written(&action.what, look::CELL, Cell::default()),
        Cell::text(fold(&action.who), look::CELL),
        Cell::text(fold(&words::due(&action.due)), look::CELL),
        status,
    ]
}

/// Number in bold and statement, the area below.
fn standard_cell(number: &str, statement: &str, area: &str) -> Cell {
    let (number, statement) = (fold(number), fold(statement));
    let text = format!("{number} {statement}").trim().to_owned();
    let first = Block::Text { text, style: look::CELL, bold_to: number.len(), gap: 0.0 };
    Cell { blocks: vec![first] }.and(fold(area), look::CELL_GREY)
}

/// All paragraphs of a text a person wrote.
fn written(text: &str, style: Style, cell: Cell) -> Cell {
    paragraphs(text).fold(cell, |cell, paragraph| cell.and(paragraph, style))
}

/// Standards that are partly or not met, with the reason why nothing is planned yet.
pub(super) fn no_action_yet(flow: &mut Flow, plan: &ImprovementPlan) {
    if plan.no_action_yet.is_empty() {
        return;
    }
    flow.space(18.0);
    let node = section(flow, words::NO_ACTION_YET);
    let look = look(&[190.0, 84.0, WIDTH - 274.0]);
    let head = ["Standard", "Rating", "Nothing planned, because"].map(|t| Cell::text(t, look::HEAD));
    let mut table = Table::begin(flow, node, "Standards for which nothing is planned, and why", &look, &head);
    for row in &plan.no_action_yet {
        table.row(flow, &reason_row(row));
    }
}

fn reason_row(row: &NoActionYet) -> Vec<Cell> {
    let rating = Block::Sign { draw: look::sign(row.rating.kind), text: fold(&row.rating.label), style: look::CELL };
    vec![
        standard_cell(&row.number, &row.statement, &row.area),
        Cell { blocks: vec![rating] },
        written(&row.because, look::CELL, Cell::default()),
    ]
}

/// Questions with their answers.
pub(super) fn questions(flow: &mut Flow, plan: &ImprovementPlan) {
    if plan.questions.is_empty() {
        return;
    }
    flow.space(18.0);
    let node = section(flow, words::QUESTIONS);
    for question in plan.questions.iter().filter(|q| !fold(&q.answer).is_empty()) {
        let title = format!("{} {}", fold(&question.number), fold(&question.question));
        flow.heading(node, 3, title.trim(), look::wide(look::BODY_BOLD), None);
        flow.space(1.0);
        prose(flow, node, &question.answer, look::wide(look::BODY));
        flow.space(7.0);
    }
    // One line, not a page of headings under each of which nothing stands.
    let left = plan.questions.iter().filter(|question| !question.answered);
    let (open, left): (Vec<_>, Vec<_>) = left.partition(|q| q.optional);
    if !left.is_empty() {
        let numbers: Vec<String> = left.iter().map(|q| fold(&q.number)).filter(|number| !number.is_empty()).collect();
        flow.paragraph(node, &words::not_answered(left.len(), &numbers.join(", ")), look::wide(look::NOTE));
    }
    if !open.is_empty() {
        flow.paragraph(node, &words::left_open(open.len()), look::wide(look::NOTE));
    }
}
