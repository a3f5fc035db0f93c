//! The declaration: what is confirmed, by whom, and the fingerprint of the return.

use super::{labelled, look, section, words};
use crate::layout::display::{Draw, Owner};
use crate::layout::flow::{Flow, Frame, MARGIN, WIDTH};
use crate::layout::table::{Cell, Column, Look, Table};
use crate::layout::tags::{NodeId, Role};
use crate::layout::text::fold;
use audit_core::plan::ImprovementPlan;

/// The page that is signed in words.
pub(super) fn declaration(flow: &mut Flow, plan: &ImprovementPlan) {
    flow.page_break();
    let node = section(flow, words::DECLARATION);
    statements(flow, node, plan);
    flow.space(8.0);
    if plan.declarations.is_empty() {
        flow.paragraph(node, words::NOBODY_YET, look::wide(look::BODY_BOLD));
    } else {
        names(flow, node, plan);
    }
    flow.space(18.0);
    flow.heading(node, 3, words::FINGERPRINT, look::wide(look::AREA), Some(1));
    flow.space(3.0);
    fingerprint(flow, node, plan);
}

fn statements(flow: &mut Flow, node: NodeId, plan: &ImprovementPlan) {
    let sentences: Vec<String> =
        plan.declaration_statements.iter().map(|s| fold(s)).filter(|s| !s.is_empty()).collect();
    if sentences.is_empty() {
        return;
    }
    let list = flow.tags.add(node, Role::List);
    for sentence in &sentences {
        let item = flow.tags.add(list, Role::ListItem);
        let body = flow.tags.add(item, Role::ListBody);
        flow.need(look::BODY.size * look::BODY.leading * 2.0);
        let y = flow.y + 4.6;
        flow.mark(
            Owner::Decoration,
            vec![Draw::Fill { x: MARGIN + 2.0, y, width: 3.6, height: 3.6, colour: look::ACCENT }],
        );
        flow.text(body, sentence, look::indented(look::BODY, 14.0));
        flow.space(3.5);
    }
}

fn names(flow: &mut Flow, node: NodeId, plan: &ImprovementPlan) {
    let column = |width, head| Column { width, right: false, head };
    let columns = vec![column(130.0, true), column(140.0, false), column(86.0, false), column(WIDTH - 356.0, false)];
    let look = Look { x: MARGIN, columns, pad_x: 5.0, pad_y: 5.0, head_fill: look::TINT, rule: look::RULE };
    let head = ["Role", "Name", "Date", "How they agreed"].map(|t| Cell::text(t, look::HEAD));
    let mut table = Table::begin(flow, node, "Who confirmed the declaration", &look, &head);
    for row in &plan.declarations {
        table.row(
            flow,
            &[
                Cell::text(fold(&row.role), look::CELL_BOLD),
                Cell::text(fold(&row.name), look::CELL),
                Cell::text(fold(&row.date), look::CELL),
                Cell::text(fold(&row.how), look::CELL),
            ],
        );
    }
}

fn fingerprint(flow: &mut Flow, node: NodeId, plan: &ImprovementPlan) {
    let frame = Frame { x: MARGIN + 12.0, width: WIDTH - 24.0, style: look::CODE, bold_to: 0 };
    let value = fold(&plan.fingerprint);
    if value.is_empty() {
        flow.paragraph(node, words::NO_FINGERPRINT, look::wide(look::BODY));
    } else {
        let height = crate::layout::flow::height(&flow.shaper.lines(&value, frame.style, frame.width, 0)) + 14.0;
        flow.need(height);
        flow.mark(
            Owner::Decoration,
            vec![Draw::Fill { x: MARGIN, y: flow.y, width: WIDTH, height, colour: look::TINT }],
        );
        flow.y += 7.0;
        flow.paragraph(node, &value, frame);
        flow.y += 7.0 + 6.0;
        flow.paragraph(node, words::SIGNATURE, look::wide(look::NOTE));
    }
    flow.space(5.0);
    labelled(flow, node, "Return", &plan.return_id, look::wide(look::NOTE));
    labelled(flow, node, "Made with", &plan.program, look::wide(look::NOTE));
}
