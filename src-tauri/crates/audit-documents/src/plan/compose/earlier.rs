//! Earlier answers: what was asked, what was answered, and why it stands here.

use super::{labelled, look, prose, section, words};
use crate::layout::flow::{Flow, Frame};
use crate::layout::tags::{NodeId, Role};
use crate::layout::text::fold;
use audit_core::plan::{EarlierAnswer, ImprovementPlan};

/// All of them, as they are given.
pub(super) fn answers(flow: &mut Flow, plan: &ImprovementPlan) {
    let node = section(flow, words::EARLIER);
    flow.paragraph(node, words::EARLIER_WHY, look::wide(look::NOTE));
    flow.space(8.0);
    if plan.earlier.is_empty() {
        flow.paragraph(node, words::EARLIER_NONE, look::wide(look::BODY));
    }
    for (i, answer) in plan.earlier.iter().enumerate() {
        if i > 0 {
            flow.space(4.0);
            flow.rule(0.5, look::RULE);
            flow.space(6.0);
        }
        one(flow, node, answer);
    }
}

fn one(flow: &mut Flow, parent: NodeId, answer: &EarlierAnswer) {
    let node = flow.tags.add(parent, Role::Section);
    let words = fold(&answer.text);
    let asked = if words.is_empty() { words::WORDS_UNKNOWN } else { &words };
    let title = format!("{} {asked}", fold(&answer.number));
    flow.need(60.0);
    flow.heading(node, 3, title.trim(), look::wide(look::STATEMENT), Some(1));
    flow.space(2.0);
    let body = look::wide(look::BODY);
    labelled(flow, node, "Answer", &answer.rating, body);
    for (label, text) in &answer.texts {
        flow.paragraph(node, &fold(label), look::wide(look::CELL_BOLD));
        prose(flow, node, text, body);
    }
    labelled(flow, node, "Evidence", &answer.evidence.join("; "), body);
    labelled(flow, node, "Actions", &answer.actions.join("; "), body);
    let from = [&answer.from, &answer.area].map(|part| fold(part));
    let from: Vec<String> = from.into_iter().filter(|part| !part.is_empty()).collect();
    let line = format!("{}. {}", from.join(", "), fold(&answer.why));
    flow.paragraph(node, line.trim_start_matches(". "), Frame { style: look::NOTE, ..body });
}
