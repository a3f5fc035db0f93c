//! What stands in the paper, and in which order.

use super::fit::Limits;
use super::model::{Paper, Planned, Unmet};
use crate::DocumentError;
use crate::layout::display::{Draw, Mark, Owner, PAGE_HEIGHT};
use crate::layout::flow::{BOTTOM, Flow, Frame, MARGIN, WIDTH, draw_lines, height};
use crate::layout::table::{Block, Cell, Column, Look, Table};
use crate::layout::tags::{NodeId, Role};
use crate::layout::text::fold;
use crate::plan::look;
use audit_core::plan::Tally;

/// Distance of the foot from the top.
const FOOT: f32 = PAGE_HEIGHT - 42.0;
/// Between two lines to write on.
const LINE: f32 = 22.0;
/// The least room for notes: its heading and four lines.
const NOTES: f32 = 30.0 + 4.0 * LINE;

/// Lays the paper out within these limits, over as many pages as that takes.
pub(super) fn pages(paper: &Paper, limits: Limits) -> Result<Flow, DocumentError> {
    let mut flow = Flow::new()?;
    title(&mut flow, paper, limits);
    asked(&mut flow, paper, limits);
    unmet(&mut flow, paper, limits);
    actions(&mut flow, paper, limits);
    since(&mut flow, paper, limits);
    questions(&mut flow, paper, limits);
    notes(&mut flow);
    feet(&mut flow, paper);
    Ok(flow)
}

/// “Paper for governors”
pub(super) fn name(paper: &Paper) -> String {
    format!("Paper for {}", fold(&paper.readers))
}

fn title(flow: &mut Flow, paper: &Paper, limits: Limits) {
    let root = flow.tags.root();
    let node = flow.tags.add(root, Role::Section);
    flow.y = 46.0;
    let bar = Draw::Fill { x: MARGIN, y: 38.0, width: 44.0, height: 4.0, colour: look::ACCENT };
    flow.mark(Owner::Decoration, vec![bar]);
    flow.heading(node, 1, &limits.cut(&name(paper)), look::wide(look::TITLE), Some(0));
    let audit = [fold(&paper.audit_title), fold(&paper.edition)].join(" ");
    let whose = format!("{}: {}", limits.cut(&paper.organisation), limits.cut(&audit));
    flow.paragraph(node, whose.trim(), look::wide(look::SUBTITLE));
    flow.y += 6.0;
    banner(flow, node, paper, limits);
    let share = if paper.percent.is_empty() { String::new() } else { format!(" {} met.", fold(&paper.percent)) };
    flow.paragraph(node, &format!("{}.{share}", tally(&paper.tally)), look::wide(look::BODY_BOLD));
    flow.space(9.0);
}

fn banner(flow: &mut Flow, node: NodeId, paper: &Paper, limits: Limits) {
    let state =
        format!("{}. Made on {}. This copy is number {}.", fold(&paper.state), fold(&paper.made), fold(&paper.copy));
    let sentences = [limits.cut(&state), limits.cut(&paper.notice)];
    let frame = Frame { x: MARGIN + 14.0, width: WIDTH - 24.0, style: look::BODY_BOLD, bold_to: 0 };
    let said: Vec<&String> = sentences.iter().filter(|sentence| !sentence.is_empty()).collect();
    let tall = said.iter().map(|s| height(&flow.shaper.lines(s, frame.style, frame.width, 0))).sum::<f32>() + 10.0;
    flow.mark(
        Owner::Decoration,
        vec![
            Draw::Fill { x: MARGIN, y: flow.y, width: WIDTH, height: tall, colour: look::TINT },
            Draw::Fill { x: MARGIN, y: flow.y, width: 4.0, height: tall, colour: look::ACCENT },
        ],
    );
    flow.y += 5.0;
    for sentence in said {
        flow.paragraph(node, sentence, frame);
    }
    flow.y += 5.0 + 8.0;
}

/// “48 met, 9 partly met, 4 not met, 6 not rated yet”
fn tally(tally: &Tally) -> String {
    let parts = [
        (tally.met, "met"),
        (tally.partly, "partly met"),
        (tally.not_met, "not met"),
        (tally.not_applicable, "not applicable"),
        (tally.unrated, "not rated yet"),
    ];
    let said = parts.iter().enumerate().filter(|(place, (count, _))| *place == 0 || *count > 0);
    said.map(|(_, (count, what))| format!("{count} {what}")).collect::<Vec<_>>().join(", ")
}

fn section(flow: &mut Flow, title: &str) -> NodeId {
    let root = flow.tags.root();
    let node = flow.tags.add(root, Role::Section);
    flow.heading(node, 2, title, look::wide(look::AREA), Some(0));
    flow.space(3.0);
    node
}

/// Sentences as a list; a number or a mark stands before each.
fn list(flow: &mut Flow, node: NodeId, sentences: &[String], numbered: bool) {
    let list = flow.tags.add(node, Role::List);
    for (place, sentence) in sentences.iter().enumerate() {
        let item = flow.tags.add(list, Role::ListItem);
        let body = flow.tags.add(item, Role::ListBody);
        let text = if numbered { format!("{}. {sentence}", place + 1) } else { sentence.clone() };
        flow.need(look::BODY.size * look::BODY.leading * 2.0);
        if !numbered {
            let mark = Draw::Fill { x: MARGIN + 2.0, y: flow.y + 4.6, width: 3.6, height: 3.6, colour: look::ACCENT };
            flow.mark(Owner::Decoration, vec![mark]);
        }
        flow.text(body, &text, look::indented(look::BODY, if numbered { 0.0 } else { 14.0 }));
        flow.space(2.5);
    }
}

fn asked(flow: &mut Flow, paper: &Paper, limits: Limits) {
    let node = section(flow, "What you are asked to agree");
    let sentences: Vec<String> = paper.asked.iter().take(limits.sentences).map(|s| limits.cut(s)).collect();
    match sentences.is_empty() {
        true => drop(flow.paragraph(node, "Nothing yet.", look::wide(look::BODY))),
        false => list(flow, node, &sentences, false),
    }
    flow.space(7.0);
}

fn table_look(widths: &[f32]) -> Look {
    let columns = widths.iter().enumerate().map(|(i, width)| Column { width: *width, right: false, head: i == 0 });
    Look { x: MARGIN, columns: columns.collect(), pad_x: 4.0, pad_y: 2.6, head_fill: look::TINT, rule: look::RULE }
}

fn unmet(flow: &mut Flow, paper: &Paper, limits: Limits) {
    let node = section(flow, "What is not met");
    let shown = &paper.unmet[..paper.unmet.len().min(limits.unmet)];
    if paper.unmet.is_empty() {
        let sentence = match paper.tally.unrated {
            0 => "Every standard that applies is met.",
            _ => "Nothing so far: every standard that is rated and applies is met.",
        };
        flow.paragraph(node, sentence, look::wide(look::BODY));
    }
    if !shown.is_empty() {
        let look = table_look(&[WIDTH - 92.0, 92.0]);
        let head = ["Standard", "Rating"].map(|t| Cell::text(t, look::HEAD));
        let mut table = Table::begin(flow, node, "Standards that are not or only partly met", &look, &head);
        for one in shown {
            table.row(flow, &unmet_row(one, limits));
        }
    }
    more(flow, node, paper.unmet.len() - shown.len(), paper.unmet.len(), "standard", "standards");
    flow.space(8.0);
}

fn unmet_row(one: &Unmet, limits: Limits) -> Vec<Cell> {
    let number = fold(&one.number);
    let critical = if one.critical { " (critical)" } else { "" };
    let text = format!("{number}{critical} {}", limits.cut(&one.statement));
    let bold_to = number.len() + critical.len();
    let standard = Block::Text { text: text.trim().to_owned(), style: look::CELL, bold_to, gap: 0.0 };
    let label = limits.cut(&one.rating.label);
    let rating = Block::Sign { draw: look::sign(one.rating.kind), text: label, style: look::CELL };
    vec![Cell { blocks: vec![standard] }, Cell { blocks: vec![rating] }]
}

/// What did not fit, and where it stands.
fn more(flow: &mut Flow, node: NodeId, left: usize, all: usize, one: &str, many: &str) {
    if left == 0 {
        return;
    }
    let called = if left == 1 { one } else { many };
    let sentence = match left == all {
        true => format!("{left} {called}: see the full improvement plan."),
        false => format!("And {left} more {called}: see the full improvement plan."),
    };
    flow.space(3.0);
    flow.paragraph(node, &sentence, look::wide(look::BODY_BOLD));
}

fn actions(flow: &mut Flow, paper: &Paper, limits: Limits) {
    let node = section(flow, "What we will do, and by when");
    let shown = &paper.actions[..paper.actions.len().min(limits.actions)];
    if paper.actions.is_empty() {
        let sentence = match (paper.unmet.is_empty(), paper.actions_done) {
            (true, 0) => "No actions are needed so far.",
            (false, 0) => "No actions are planned yet.",
            (_, _) => "Nothing is still to be done.",
        };
        flow.paragraph(node, sentence, look::wide(look::BODY));
    }
    if paper.actions_done > 0 {
        flow.paragraph(node, &counted(paper.actions.len(), paper.actions_done), look::wide(look::BODY));
        flow.space(3.0);
    }
    if !shown.is_empty() {
        let look = table_look(&[46.0, WIDTH - 266.0, 124.0, 96.0]);
        let head = ["Standard", "What", "Who", "By when"].map(|t| Cell::text(t, look::HEAD));
        let mut table = Table::begin(flow, node, "What will be done, by whom and by when", &look, &head);
        for one in shown {
            table.row(flow, &action_row(one, limits));
        }
    }
    more(flow, node, paper.actions.len() - shown.len(), paper.actions.len(), "action", "actions");
    if paper.without_action > 0 && !paper.actions.is_empty() {
        let sentence = match paper.without_action {
            1 => "1 standard that is not fully met has no action that is still to be done.".to_owned(),
            n => format!("{n} standards that are not fully met have no action that is still to be done."),
        };
        flow.space(3.0);
        flow.paragraph(node, &sentence, look::wide(look::BODY));
    }
    flow.space(8.0);
}

/// “27 actions: 26 are still to be done, 1 is done.”
fn counted(open: usize, done: usize) -> String {
    let all = open + done;
    let verb = |n: usize| if n == 1 { "is" } else { "are" };
    let called = if all == 1 { "action" } else { "actions" };
    match open {
        0 => format!("{all} {called}: {done} {} done.", verb(done)),
        _ => format!("{all} {called}: {open} {} still to be done, {done} {} done.", verb(open), verb(done)),
    }
}

fn action_row(one: &Planned, limits: Limits) -> Vec<Cell> {
    vec![
        Cell::text(fold(&one.number), look::CELL_BOLD),
        Cell::text(limits.cut(&one.what), look::CELL),
        Cell::text(limits.cut(&one.who), look::CELL),
        Cell::text(limits.cut(&one.due), look::CELL),
    ]
}

fn since(flow: &mut Flow, paper: &Paper, limits: Limits) {
    let sentences: Vec<String> = paper.since.iter().take(limits.sentences).map(|s| limits.cut(s)).collect();
    if sentences.is_empty() {
        return;
    }
    let node = section(flow, "What is new since last year");
    list(flow, node, &sentences, false);
    flow.space(7.0);
}

fn questions(flow: &mut Flow, paper: &Paper, limits: Limits) {
    let asked: Vec<String> = paper.questions.iter().take(5).map(|s| limits.cut_question(s)).collect();
    if asked.is_empty() {
        return;
    }
    let title = match asked.len() {
        1 => "A question to ask".to_owned(),
        n => format!("{} questions to ask", ["No", "One", "Two", "Three", "Four", "Five"][n]),
    };
    let node = section(flow, &title);
    list(flow, node, &asked, true);
    flow.space(7.0);
}

/// Room to write, down to the end of the page.
fn notes(flow: &mut Flow) {
    flow.need(NOTES);
    let node = section(flow, "Notes");
    let _ = node;
    while flow.y + LINE < BOTTOM {
        flow.y += LINE;
        flow.rule(0.5, look::RULE);
    }
}

fn feet(flow: &mut Flow, paper: &Paper) {
    let count = flow.pages.len();
    for number in 0..count {
        let text = format!("Copy number {}  ·  Page {} of {count}", fold(&paper.copy), number + 1);
        let lines = flow.shaper.lines(&text, look::RUNNING, WIDTH, 0);
        let used = lines.first().map_or(0.0, |line| line.width);
        let rule = look::line(vec![(MARGIN, FOOT - 5.0), (MARGIN + WIDTH, FOOT - 5.0)], 0.5, look::RULE);
        let mut draws = vec![rule];
        draws.extend(draw_lines(&lines, MARGIN + WIDTH - used, FOOT));
        flow.pages[number].marks.push(Mark { owner: Owner::Running, draws });
    }
}
