//! The first page: title, whose plan it is, and the summary with the score.

use super::{chart, look, words};
use crate::layout::display::{Draw, Owner};
use crate::layout::flow::{Flow, Frame, MARGIN, WIDTH};
use crate::layout::table::{Cell, Column, Look, Table};
use crate::layout::tags::{NodeId, Role};
use crate::layout::text::{fold, paragraphs};
use audit_core::plan::ImprovementPlan;

/// Title, organisation, state, and the facts about this audit.
pub(super) fn title(flow: &mut Flow, plan: &ImprovementPlan) {
    let node = head(flow, plan, words::TITLE);
    banner(flow, node, &words::state(plan).iter().map(|line| fold(line)).collect::<Vec<_>>());
    facts(flow, node, plan);
}

/// The name of the paper, the audit and whose it is.
pub(super) fn head(flow: &mut Flow, plan: &ImprovementPlan, title: &str) -> NodeId {
    let root = flow.tags.root();
    let node = flow.tags.add(root, Role::Section);
    flow.y = 46.0;
    flow.mark(
        Owner::Decoration,
        vec![Draw::Fill { x: MARGIN, y: 38.0, width: 44.0, height: 4.0, colour: look::ACCENT }],
    );
    flow.heading(node, 1, title, look::wide(look::TITLE), Some(0));
    let edition = fold(&plan.edition);
    let audit = fold(&plan.audit_title);
    flow.paragraph(
        node,
        &if edition.is_empty() { audit } else { format!("{audit}, {edition} edition") },
        look::wide(look::SUBTITLE),
    );
    // Of the standards, so it stands with them and small: it is no word about this organisation's plan.
    super::prose(flow, node, &plan.notice, look::wide(look::NOTE));
    flow.y += 8.0;
    flow.paragraph(node, &fold(&plan.organisation.name), look::wide(look::NAME));
    flow.y += 6.0;
    node
}

/// Sentences on a tinted ground with a bar at their left.
fn banner(flow: &mut Flow, parent: NodeId, sentences: &[String]) {
    if sentences.is_empty() {
        return;
    }
    let frame = Frame { x: MARGIN + 14.0, width: WIDTH - 24.0, style: look::BODY_BOLD, bold_to: 0 };
    let height = sentences
        .iter()
        .map(|s| crate::layout::flow::height(&flow.shaper.lines(s, frame.style, frame.width, 0)))
        .sum::<f32>()
        + 12.0;
    flow.need(height);
    // Words that are longer than a page go on without their ground.
    let height = height.min(flow.room());
    flow.mark(
        Owner::Decoration,
        vec![
            Draw::Fill { x: MARGIN, y: flow.y, width: WIDTH, height, colour: look::TINT },
            Draw::Fill { x: MARGIN, y: flow.y, width: 4.0, height, colour: look::ACCENT },
        ],
    );
    flow.y += 6.0;
    for sentence in sentences {
        flow.paragraph(parent, sentence, frame);
    }
    flow.y += 6.0 + 8.0;
}

fn facts(flow: &mut Flow, parent: NodeId, plan: &ImprovementPlan) {
    let (organisation, people) = (&plan.organisation, &plan.people);
    let made = if plan.created.is_empty() { String::new() } else { format!("made on {}", plan.created) };
    let revision = [words::revision(plan.revision, plan.state), made];
    let revision = revision.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let mut rows = vec![("Type of service", vec![organisation.service_type.clone()])];
    rows.extend(organisation.identifiers.iter().map(|(label, value)| (label.as_str(), vec![value.clone()])));
    rows.extend([
        ("In scope", organisation.in_scope.clone()),
        ("Out of scope", organisation.out_of_scope.clone()),
        ("Completed by", vec![people.completed_by.clone()]),
        ("Substitute", vec![people.substitute.clone()]),
        ("Contact", vec![people.contact.clone()]),
        ("Revision", vec![revision]),
        ("Why revised", paragraphs(&plan.revision_reason).collect()),
        ("Replaces", vec![plan.replaces.clone()]),
    ]);
    let columns = vec![
        Column { width: 104.0, right: false, head: true },
        Column { width: WIDTH - 104.0, right: false, head: false },
    ];
    let look = Look { x: MARGIN, columns, pad_x: 3.0, pad_y: 2.4, head_fill: look::TINT, rule: look::RULE };
    let mut table = Table::begin(flow, parent, "About this audit", &look, &[]);
    for (label, values) in rows {
        let values: Vec<String> = values.iter().map(|v| fold(v)).filter(|v| !v.is_empty()).collect();
        if !values.is_empty() {
            // Many sites stand side by side rather than each on a line.
            let value = if values.len() > 3 { vec![values.join("; ")] } else { values };
            let value = value.into_iter().fold(Cell::default(), |cell, text| cell.and(text, look::CELL));
            table.row(flow, &[Cell::text(fold(label), look::CELL_BOLD), value]);
        }
    }
}

/// The score, how it is counted, critical standards, and the chart by area.
pub(super) fn summary(flow: &mut Flow, plan: &ImprovementPlan) {
    flow.space(13.0);
    let node = super::section(flow, words::SUMMARY);
    score(flow, node, plan);
    if plan.has_critical || !plan.critical_not_met.is_empty() {
        critical(flow, node, plan);
    }
    if !plan.area_scores.is_empty() {
        flow.space(6.0);
        flow.heading(node, 3, words::BY_AREA, look::wide(look::AREA), None);
        flow.space(3.0);
        chart::by_area(flow, node, plan);
    }
}

/// The percentage large at the left, what it rests on beside it.
fn score(flow: &mut Flow, node: NodeId, plan: &ImprovementPlan) {
    let score = &plan.score;
    let tally = score.tally;
    if tally.applicable() == 0 {
        flow.paragraph(node, words::NOTHING_APPLIES, look::wide(look::BODY_BOLD));
        flow.space(3.0);
        return super::prose(flow, node, &score.rule, look::wide(look::NOTE));
    }
    flow.need(64.0);
    let (top, page) = (flow.y, flow.pages.len());
    let percent = fold(&score.percent);
    // Before all is rated a percentage would say less than nothing.
    let (left, bottom) = if percent.is_empty() {
        (0.0, flow.y)
    } else {
        let width = flow.shaper.width(&percent, look::FIGURE) + 1.0;
        flow.paragraph(node, &percent, Frame { x: MARGIN, width, style: look::FIGURE, bold_to: 0 });
        (width + 16.0, flow.y)
    };
    flow.y = top + 2.0;
    let counts = format!(
        "{} of {} met",
        tally.met,
        words::counted(tally.applicable() as usize, "standard that applies", "standards that apply")
    );
    let band = fold(&score.band);
    let first = if band.is_empty() { counts } else { format!("In the band “{band}”: {counts}") };
    flow.paragraph(node, &first, look::indented(look::BODY_BOLD, left));
    let rest = [
        (tally.partly, "partly met"),
        (tally.not_met, "not met"),
        (tally.unrated, "not rated yet"),
        (tally.not_applicable, "not applicable"),
    ];
    let rest: Vec<String> = rest.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if !rest.is_empty() {
        flow.paragraph(node, &format!("{}.", rest.join(", ")), look::indented(look::BODY, left));
    }
    let given = fold(&score.band_given);
    if !given.is_empty() {
        flow.paragraph(node, &words::band_given(&given), look::indented(look::BODY, left));
    }
    super::prose(flow, node, &score.rule, look::indented(look::NOTE, left));
    if flow.pages.len() == page {
        flow.y = flow.y.max(bottom);
    }
}

fn critical(flow: &mut Flow, node: NodeId, plan: &ImprovementPlan) {
    flow.space(4.0);
    if plan.critical_not_met.is_empty() {
        flow.paragraph(node, words::NONE_CRITICAL, look::wide(look::BODY));
        return;
    }
    flow.heading(node, 3, words::CRITICAL, look::wide(look::AREA), None);
    flow.space(2.0);
    let list = flow.tags.add(node, Role::List);
    for standard in &plan.critical_not_met {
        let item = flow.tags.add(list, Role::ListItem);
        let body = flow.tags.add(item, Role::ListBody);
        let (number, label) = (fold(&standard.number), fold(&standard.rating.label));
        let text = format!("{number} {} ({label})", fold(&standard.statement));
        let height = look::BODY.size * look::BODY.leading;
        flow.need(height * 2.0);
        flow.mark(Owner::Decoration, look::sign(standard.rating.kind)(MARGIN + 4.5, flow.y + height / 2.0));
        flow.text(body, &text, Frame { bold_to: number.len(), ..look::indented(look::BODY, 14.0) });
        flow.space(1.5);
    }
}
