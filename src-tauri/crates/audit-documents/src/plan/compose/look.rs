//! How the plan looks: colours, sizes, the signs of the ratings.

use crate::layout::display::{Draw, Rgb, circle, half_circle};
use crate::layout::flow::{Frame, MARGIN, WIDTH};
use crate::layout::text::Style;
use audit_core::plan::RatingKind;

pub const INK: Rgb = Rgb(0x14, 0x17, 0x1a);
pub const GREY: Rgb = Rgb(0x4c, 0x55, 0x5c);
pub const RULE: Rgb = Rgb(0xb4, 0xba, 0xbf);
pub const TINT: Rgb = Rgb(0xf1, 0xf4, 0xf6);
pub const ACCENT: Rgb = Rgb(0x12, 0x43, 0x6d);
pub const PALE: Rgb = Rgb(0xdb, 0xe6, 0xf0);
pub const WHITE: Rgb = Rgb(0xff, 0xff, 0xff);

const fn style(size: f32, bold: bool, colour: Rgb, leading: f32) -> Style {
    Style { size, bold, colour, leading }
}

pub const TITLE: Style = style(25.0, true, ACCENT, 1.25);
pub const SUBTITLE: Style = style(11.5, false, GREY, 1.35);
pub const NAME: Style = style(15.0, true, INK, 1.3);
pub const HEADING: Style = style(15.0, true, ACCENT, 1.3);
pub const AREA: Style = style(12.5, true, ACCENT, 1.3);
pub const STATEMENT: Style = style(9.5, true, INK, 1.36);
pub const BODY: Style = style(9.5, false, INK, 1.42);
pub const BODY_BOLD: Style = style(9.5, true, INK, 1.42);
pub const NOTE: Style = style(8.5, false, GREY, 1.4);
pub const FIGURE: Style = style(30.0, true, ACCENT, 1.15);
pub const CELL: Style = style(8.5, false, INK, 1.36);
pub const CELL_BOLD: Style = style(8.5, true, INK, 1.36);
pub const CELL_GREY: Style = style(8.0, false, GREY, 1.36);
pub const HEAD: Style = style(8.0, true, INK, 1.3);
pub const CODE: Style = style(10.5, true, INK, 1.5);
pub const RUNNING: Style = style(7.5, false, GREY, 1.3);

/// Text across the whole width.
pub fn wide(style: Style) -> Frame {
    Frame { x: MARGIN, width: WIDTH, style, bold_to: 0 }
}

/// Text that begins further right.
pub fn indented(style: Style, by: f32) -> Frame {
    Frame { x: MARGIN + by, width: WIDTH - by, style, bold_to: 0 }
}

/// The sign of a rating, drawn around a point. Each differs in shape, not in colour alone.
pub fn sign(kind: RatingKind) -> fn(f32, f32) -> Vec<Draw> {
    match kind {
        RatingKind::Met => |x, y| {
            let tick = vec![(x - 2.1, y + 0.1), (x - 0.6, y + 1.7), (x + 2.2, y - 1.6)];
            vec![Draw::Shape { points: circle(x, y, 4.3), colour: ACCENT }, line(tick, 1.1, WHITE)]
        },
        RatingKind::Partly => {
            |x, y| vec![Draw::Shape { points: half_circle(x, y, 4.0), colour: ACCENT }, ring(x, y, 0.0)]
        }
        RatingKind::NotMet => |x, y| {
            let cross = [vec![(x - 1.7, y - 1.7), (x + 1.7, y + 1.7)], vec![(x - 1.7, y + 1.7), (x + 1.7, y - 1.7)]];
            std::iter::once(ring(x, y, 0.0)).chain(cross.into_iter().map(|points| line(points, 1.0, ACCENT))).collect()
        },
        RatingKind::NotApplicable => |x, y| vec![line(vec![(x - 3.6, y), (x + 3.6, y)], 1.3, GREY)],
        RatingKind::Unrated => |x, y| vec![ring(x, y, 1.0)],
    }
}

fn ring(x: f32, y: f32, dash: f32) -> Draw {
    Draw::Outline { points: circle(x, y, 4.0), width: 0.9, dash, colour: ACCENT }
}

/// An unbroken line through points.
pub fn line(points: Vec<(f32, f32)>, width: f32, colour: Rgb) -> Draw {
    Draw::Stroke { points, closed: false, width, dash: 0.0, colour }
}
