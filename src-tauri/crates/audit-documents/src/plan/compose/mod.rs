//! What stands in the improvement plan, and in which order.

mod actions;
mod annex;
mod asked;
mod chart;
mod declaration;
mod earlier;
mod front;
pub(crate) mod look;
mod running;
pub(crate) mod words;

use crate::DocumentError;
use crate::layout::display::{About, Document, Draw, Owner};
use crate::layout::flow::{Flow, Frame};
use crate::layout::tags::{NodeId, Role};
use crate::layout::text::{fold, paragraphs};
use audit_core::plan::{ImprovementPlan, PlanState, Rating};

/// Lays the whole plan out.
pub(crate) fn document(plan: &ImprovementPlan) -> Result<Document, DocumentError> {
    let mut flow = Flow::new()?;
    front::title(&mut flow, plan);
    front::summary(&mut flow, plan);
    actions::actions(&mut flow, plan);
    actions::no_action_yet(&mut flow, plan);
    actions::questions(&mut flow, plan);
    asked::asked(&mut flow, plan);
    if plan.state == PlanState::Final {
        declaration::declaration(&mut flow, plan);
    }
    annex::annex(&mut flow, plan);
    if !plan.earlier.is_empty() {
        flow.page_break();
        earlier::answers(&mut flow, plan);
    }
    Ok(finished(flow, plan, words::TITLE))
}

/// Lays only the earlier answers out.
pub(crate) fn earlier_document(plan: &ImprovementPlan) -> Result<Document, DocumentError> {
    let mut flow = Flow::new()?;
    front::head(&mut flow, plan, words::EARLIER);
    earlier::answers(&mut flow, plan);
    Ok(finished(flow, plan, words::EARLIER))
}

fn finished(mut flow: Flow, plan: &ImprovementPlan, name: &str) -> Document {
    running::heads_and_feet(&mut flow, plan);
    let about = About {
        title: &[name, &plan.organisation.name, &plan.audit_title, &plan.edition],
        author: &plan.organisation.name,
        program: &plan.program,
        language: &plan.language,
        created: plan.created_utc,
    };
    Document::of(flow, &about)
}

/// A section with its heading, which is also a bookmark.
fn section(flow: &mut Flow, title: &str) -> NodeId {
    let root = flow.tags.root();
    let node = flow.tags.add(root, Role::Section);
    flow.heading(node, 2, title, look::wide(look::HEADING), Some(0));
    flow.space(5.0);
    node
}

/// All paragraphs of a text a person wrote.
fn prose(flow: &mut Flow, parent: NodeId, text: &str, frame: Frame) {
    for paragraph in paragraphs(text) {
        flow.paragraph(parent, &paragraph, frame);
        flow.space(3.0);
    }
}

/// A label in bold and what it says, in one paragraph.
fn labelled(flow: &mut Flow, parent: NodeId, label: &str, text: &str, frame: Frame) {
    let text = fold(text);
    if !text.is_empty() {
        let line = format!("{label}: {text}");
        flow.paragraph(parent, &line, Frame { bold_to: label.len() + 1, ..frame });
        flow.space(2.0);
    }
}

/// The sign and the words of a rating as a paragraph of its own.
fn rating(flow: &mut Flow, parent: NodeId, rating: &Rating, extra: &str, frame: Frame) {
    let sign: fn(f32, f32) -> Vec<Draw> = look::sign(rating.kind);
    let height = frame.style.size * frame.style.leading;
    flow.need(height);
    let draws = sign(frame.x + 4.5, flow.y + height / 2.0);
    flow.mark(Owner::Decoration, draws);
    let label = fold(&rating.label);
    let (text, bold_to) =
        if extra.is_empty() { (label.clone(), label.len()) } else { (format!("{label}. {extra}"), label.len() + 1) };
    flow.paragraph(parent, &text, Frame { x: frame.x + 14.0, width: frame.width - 14.0, bold_to, ..frame });
}
