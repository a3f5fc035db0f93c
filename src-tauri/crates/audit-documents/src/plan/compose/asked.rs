//! What governors, partners or trustees asked about the audit, with what was answered.

use super::{labelled, look, prose, section, words};
use crate::layout::flow::Flow;
use crate::layout::text::fold;
use audit_core::plan::ImprovementPlan;

/// Each note under what it is about; nothing where nobody asked.
pub(super) fn asked(flow: &mut Flow, plan: &ImprovementPlan) {
    if plan.asked.is_empty() {
        return;
    }
    flow.space(18.0);
    let node = section(flow, &fold(&plan.asked_heading));
    for note in &plan.asked {
        flow.need(look::BODY.size * look::BODY.leading * 4.0);
        flow.heading(node, 3, &fold(&note.about), look::wide(look::BODY_BOLD), None);
        flow.space(1.0);
        prose(flow, node, &note.question, look::wide(look::BODY));
        labelled(flow, node, "Asked by", &note.by, look::wide(look::NOTE));
        let answer = look::indented(look::BODY, 14.0);
        if fold(&note.answer).is_empty() {
            flow.paragraph(node, words::NO_ANSWER_YET, answer);
        } else {
            flow.paragraph(node, words::ANSWERED, look::indented(look::CELL_BOLD, 14.0));
            prose(flow, node, &note.answer, answer);
        }
        flow.space(7.0);
    }
}
