//! Running head and foot of every page: whose plan, which audit, which revision, which page.

use super::{look, words};
use crate::layout::display::{Draw, Mark, Owner, PAGE_HEIGHT};
use crate::layout::flow::{Flow, MARGIN, WIDTH, draw_lines};
use crate::layout::text::fold;
use audit_core::plan::ImprovementPlan;

/// Distance of the head from the top.
const HEAD: f32 = 34.0;
/// Distance of the foot from the top.
const FOOT: f32 = PAGE_HEIGHT - 42.0;

/// Puts head and foot on all pages; the first page has its title instead of a head.
pub(super) fn heads_and_feet(flow: &mut Flow, plan: &ImprovementPlan) {
    let count = flow.pages.len();
    let audit = [&plan.audit_title, &plan.edition].map(|t| fold(t)).join(" ");
    let notice = fold(&plan.notice);
    for number in 0..count {
        let mut draws = Vec::new();
        if number > 0 {
            draws.extend(left(flow, &fold(&plan.organisation.name), HEAD, WIDTH * 0.5));
            draws.extend(right(flow, &audit, HEAD, WIDTH * 0.46));
            draws.push(look::line(vec![(MARGIN, HEAD + 14.0), (MARGIN + WIDTH, HEAD + 14.0)], 0.5, look::RULE));
        }
        draws.push(look::line(vec![(MARGIN, FOOT - 5.0), (MARGIN + WIDTH, FOOT - 5.0)], 0.5, look::RULE));
        draws.extend(left(flow, &notice, FOOT, WIDTH * 0.52));
        let page = format!("Page {} of {count}", number + 1);
        let parts = [words::foot(plan), page].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        draws.extend(right(flow, &parts.join("  ·  "), FOOT, WIDTH * 0.46));
        flow.pages[number].marks.push(Mark { owner: Owner::Running, draws });
    }
}

fn left(flow: &mut Flow, text: &str, y: f32, width: f32) -> Vec<Draw> {
    let text = shortened(flow, text, width);
    draw_lines(&flow.shaper.lines(&text, look::RUNNING, width, 0), MARGIN, y)
}

fn right(flow: &mut Flow, text: &str, y: f32, width: f32) -> Vec<Draw> {
    let text = shortened(flow, text, width);
    let lines = flow.shaper.lines(&text, look::RUNNING, width, 0);
    let used = lines.first().map_or(0.0, |line| line.width);
    // A line that reads from the right is placed at the right end of its width already.
    let shift = lines.first().and_then(|line| line.pieces.iter().map(|p| p.x).reduce(f32::min)).unwrap_or(0.0);
    draw_lines(&lines, MARGIN + WIDTH - used - shift, y)
}

/// The text, or as much of it as fits on one line and an ellipsis.
fn shortened(flow: &mut Flow, text: &str, width: f32) -> String {
    let mut text = text.to_owned();
    if text.chars().count() > 200 {
        text = text.chars().take(200).collect::<String>() + "…";
    }
    while flow.shaper.width(&text, look::RUNNING) > width {
        let keep = text.trim_end_matches('…').chars().count() * 9 / 10;
        text = text.chars().take(keep).collect::<String>().trim_end().to_owned() + "…";
        if keep == 0 {
            break;
        }
    }
    text
}
