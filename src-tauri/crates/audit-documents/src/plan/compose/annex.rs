//! The annex: every standard, area by area, with rating, words, evidence and actions.

use super::{look, prose, rating, section, words};
use crate::layout::display::{Draw, Owner};
use crate::layout::flow::{Flow, Frame, MARGIN};
use crate::layout::tags::{NodeId, Role};
use crate::layout::text::fold;
use audit_core::plan::{Area, Evidence, ImprovementPlan, Standard};

/// Where the text of a standard begins, right of its number.
const INDENT: f32 = 34.0;

/// All areas with all standards.
pub(super) fn annex(flow: &mut Flow, plan: &ImprovementPlan) {
    flow.page_break();
    let node = section(flow, words::ANNEX);
    if plan.areas.iter().all(|area| area.standards.is_empty()) {
        flow.paragraph(node, words::NO_STANDARDS, look::wide(look::BODY));
    }
    for (i, area) in plan.areas.iter().filter(|area| !area.standards.is_empty()).enumerate() {
        if i > 0 {
            flow.space(12.0);
        }
        one_area(flow, node, area);
    }
}

fn one_area(flow: &mut Flow, parent: NodeId, area: &Area) {
    let node = flow.tags.add(parent, Role::Section);
    flow.need(110.0);
    let title = format!("{} {}", fold(&area.number), fold(&area.title));
    flow.heading(node, 3, title.trim(), look::wide(look::AREA), Some(1));
    flow.y += 3.0;
    flow.rule(1.2, look::ACCENT);
    flow.y += 6.0;
    for (i, standard) in area.standards.iter().enumerate() {
        if i > 0 && !flow.is_fresh() {
            flow.y += 4.0;
            if flow.room() > 70.0 {
                flow.rule(0.5, look::RULE);
            }
            flow.y += 6.0;
        }
        one_standard(flow, node, standard);
    }
}

fn one_standard(flow: &mut Flow, parent: NodeId, standard: &Standard) {
    let node = flow.tags.add(parent, Role::Section);
    let (number, statement) = (fold(&standard.number), fold(&standard.statement));
    heading(flow, node, &number, &statement);
    flow.space(2.0);
    let body = look::indented(look::BODY, INDENT);
    rating(flow, node, &standard.rating, if standard.critical { "A critical standard." } else { "" }, body);
    flow.space(2.0);
    let reasons = [
        ("Does not apply, because", &standard.not_applicable_reason),
        ("Nothing planned, because", &standard.no_action_because),
    ];
    if fold(&standard.narrative).is_empty() && fold(&standard.not_applicable_reason).is_empty() {
        flow.paragraph(node, words::NOTHING_WRITTEN, Frame { style: look::NOTE, ..body });
    }
    prose(flow, node, &standard.narrative, body);
    for (label, text) in reasons {
        super::labelled(flow, node, label, text, body);
    }
    evidence(flow, node, &standard.evidence);
    let actions: Vec<String> =
        standard.actions.iter().map(|a| entry(&[&a.what], &[("who", &a.who), ("by", &words::due(&a.due))])).collect();
    list(flow, node, "Actions", &actions);
}

/// The number hangs in the margin of the statement; both are one heading.
fn heading(flow: &mut Flow, node: NodeId, number: &str, statement: &str) {
    let indent = INDENT.max(flow.shaper.width(number, look::STATEMENT) + 8.0);
    let frame = look::indented(look::STATEMENT, indent);
    let lines = flow.shaper.lines(statement, frame.style, frame.width, 0);
    let shown = crate::layout::flow::height(&lines).min(120.0);
    flow.need(shown + 48.0);
    let title = format!("{number} {statement}").trim().to_owned();
    let id = flow.tags.add(node, Role::Heading(4));
    let page = flow.pages.len() - 1;
    flow.outline.push(crate::layout::display::Bookmark { level: 2, title, page, y: flow.y, node: id });
    let y = flow.y;
    if !number.is_empty() {
        // The space parts number and statement for those who hear or copy them.
        flow.text(
            id,
            &format!("{number}\u{a0}"),
            Frame { x: MARGIN, width: indent + 4.0, style: look::STATEMENT, bold_to: 0 },
        );
        flow.y = y;
    }
    flow.text(id, statement, frame);
}

fn evidence(flow: &mut Flow, node: NodeId, evidence: &[Evidence]) {
    let entries: Vec<String> = evidence
        .iter()
        .map(|e| {
            entry(
                &[&e.title],
                &[("kept", &e.kept), ("dated", &e.date), ("owner", &e.owner), ("next review", &e.review)],
            )
        })
        .collect();
    list(flow, node, "Evidence", &entries);
}

/// "Title. Kept: … Owner: …", without what is empty.
fn entry(first: &[&str], rest: &[(&str, &str)]) -> String {
    let first = first.iter().map(|t| fold(t)).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
    let rest: Vec<String> = rest
        .iter()
        .map(|(l, t)| (l, fold(t)))
        .filter(|(_, t)| !t.is_empty())
        .map(|(l, t)| format!("{l}: {t}"))
        .collect();
    if rest.is_empty() { first } else { format!("{first} ({})", rest.join("; ")) }
}

fn list(flow: &mut Flow, node: NodeId, label: &str, entries: &[String]) {
    if entries.is_empty() {
        return;
    }
    flow.space(1.0);
    flow.need(look::BODY.size * look::BODY.leading * 2.5);
    flow.paragraph(node, label, look::indented(look::CELL_BOLD, INDENT));
    let list = flow.tags.add(node, Role::List);
    for entry in entries {
        let item = flow.tags.add(list, Role::ListItem);
        let body = flow.tags.add(item, Role::ListBody);
        flow.need(look::CELL.size * look::CELL.leading * 1.5);
        let y = flow.y + 4.6;
        flow.mark(
            Owner::Decoration,
            vec![Draw::Fill { x: MARGIN + INDENT + 1.5, y, width: 2.8, height: 2.8, colour: look::GREY }],
        );
        flow.text(body, entry, look::indented(look::CELL, INDENT + 11.0));
        flow.space(1.5);
    }
    flow.space(2.0);
}
