//! The chart by area: stacked bars that differ in pattern, with every number as text beside them.

use super::{look, words};
use crate::layout::display::{Draw, Owner, Rgb};
use crate::layout::flow::{Flow, Frame, MARGIN};
use crate::layout::table::{Block, Cell, Column, Look, Table};
use crate::layout::tags::NodeId;
use crate::layout::text::fold;
use audit_core::plan::{AreaScore, ImprovementPlan, Tally};

const BAR: f32 = 10.0;

#[derive(Clone, Copy)]
enum Pattern {
    Met,
    Partly,
    NotMet,
    Unrated,
}

/// The table of areas with a bar in each row.
pub(super) fn by_area(flow: &mut Flow, parent: NodeId, plan: &ImprovementPlan) {
    let column = |width, right| Column { width, right, head: false };
    let columns = vec![
        Column { width: 158.0, right: false, head: true },
        column(107.0, false),
        column(32.0, true),
        column(36.0, true),
        column(36.0, true),
        column(51.0, true),
        column(37.0, true),
        column(42.28, true),
    ];
    let look = Look { x: MARGIN, columns, pad_x: 4.0, pad_y: 3.2, head_fill: look::TINT, rule: look::RULE };
    let head = ["Area", "Chart", "Met", "Partly met", "Not met", "Not applicable", "Not rated", "Score"]
        .map(|t| Cell::text(t, look::HEAD));
    let mut table = Table::begin(flow, parent, "Ratings and score of each area", &look, &head);
    for area in &plan.area_scores {
        table.row(flow, &row(area, look::CELL));
    }
    let all =
        AreaScore { title: words::ALL_AREAS.to_owned(), tally: plan.score.tally, percent: plan.score.percent.clone() };
    table.row(flow, &row(&all, look::CELL_BOLD));
    flow.space(5.0);
    legend(flow, parent);
}

fn row(area: &AreaScore, style: crate::layout::text::Style) -> Vec<Cell> {
    let t = area.tally;
    let mut cells = vec![Cell::text(fold(&area.title), style)];
    let draw = Box::new(move |x, y, width| bar(t, x, y + 0.8, width));
    cells.push(Cell { blocks: vec![Block::Figure { alt: description(t), height: BAR + 1.6, draw }] });
    cells.extend([t.met, t.partly, t.not_met, t.not_applicable, t.unrated].map(|n| Cell::text(n.to_string(), style)));
    cells.push(Cell::text(if area.percent.is_empty() { none(t).to_owned() } else { fold(&area.percent) }, style));
    cells
}

/// What stands where there is no percentage.
fn none(tally: Tally) -> &'static str {
    if tally.unrated > 0 { "not yet" } else { "none" }
}

/// What the bar shows, in words.
fn description(t: Tally) -> String {
    let parts = [(t.met, "met"), (t.partly, "partly met"), (t.not_met, "not met"), (t.unrated, "not rated")];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    match t.applicable() {
        0 => "Bar: no standard applies".to_owned(),
        all => format!(
            "Bar: of {} that apply, {}",
            words::counted(all as usize, "standard", "standards"),
            parts.join(", ")
        ),
    }
}

/// A bar whose whole width stands for the standards that apply.
fn bar(t: Tally, x: f32, y: f32, width: f32) -> Vec<Draw> {
    let all = t.applicable();
    if all == 0 {
        return vec![look::line(vec![(x, y + BAR / 2.0), (x + 8.0, y + BAR / 2.0)], 1.0, look::GREY)];
    }
    let (mut draws, mut left) = (Vec::new(), x);
    for (count, pattern) in [
        (t.met, Pattern::Met),
        (t.partly, Pattern::Partly),
        (t.not_met, Pattern::NotMet),
        (t.unrated, Pattern::Unrated),
    ] {
        let part = width * count as f32 / all as f32;
        if count > 0 {
            draws.extend(swatch(pattern, left, y, part, BAR));
        }
        left += part;
    }
    draws
}

fn swatch(pattern: Pattern, x: f32, y: f32, width: f32, height: f32) -> Vec<Draw> {
    let fill = |colour: Rgb| Draw::Fill { x, y, width, height, colour };
    let (left, top, right, bottom) = (x + 0.4, y + 0.4, x + width - 0.4, y + height - 0.4);
    let outline = |dash| Draw::Stroke {
        points: vec![(left, top), (right, top), (right, bottom), (left, bottom)],
        closed: true,
        width: 0.8,
        dash,
        colour: look::ACCENT,
    };
    match pattern {
        Pattern::Met => vec![fill(look::ACCENT)],
        Pattern::Partly => {
            let mut draws = vec![fill(look::PALE)];
            draws.extend(hatching(x, y, width, height));
            draws.push(outline(0.0));
            draws
        }
        Pattern::NotMet => vec![fill(look::WHITE), outline(0.0)],
        Pattern::Unrated => vec![fill(look::WHITE), outline(2.0)],
    }
}

/// Lines from bottom left to top right, cut at the edges of the box.
fn hatching(x: f32, y: f32, width: f32, height: f32) -> Vec<Draw> {
    let mut lines = Vec::new();
    let mut start = 3.0 - height;
    while start < width {
        let (from, to) = (start.max(0.0), (start + height).min(width));
        if to > from {
            let points = vec![(x + from, y + height - (from - start)), (x + to, y + height - (to - start))];
            lines.push(look::line(points, 0.9, look::ACCENT));
        }
        start += 3.6;
    }
    lines
}

/// What the patterns mean.
fn legend(flow: &mut Flow, parent: NodeId) {
    let height = look::NOTE.size * look::NOTE.leading;
    flow.need(height);
    let (mut x, y) = (MARGIN, flow.y);
    let entries = [
        (Pattern::Met, "Met"),
        (Pattern::Partly, "Partly met"),
        (Pattern::NotMet, "Not met"),
        (Pattern::Unrated, "Not rated"),
    ];
    for (pattern, label) in entries {
        flow.mark(Owner::Decoration, swatch(pattern, x, y + 1.5, 16.0, 8.5));
        flow.y = y;
        let width = flow.shaper.width(label, look::NOTE) + 1.0;
        flow.paragraph(parent, label, Frame { x: x + 21.0, width, style: look::NOTE, bold_to: 0 });
        x += 21.0 + width + 16.0;
    }
    flow.y = y + height;
}
