//! What stands on the pages, with lengths in points from the top left corner. Nothing here knows of PDF.

use std::rc::Rc;

use super::flow::Flow;
use super::tags::{NodeId, Tags};
use super::text::{Piece, fold};
use super::undrawn;
use audit_core::plan::Moment;

/// Width of an A4 page in points.
pub const PAGE_WIDTH: f32 = 595.28;
/// Height of an A4 page in points.
pub const PAGE_HEIGHT: f32 = 841.89;

/// A colour: red, green and blue, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// A finished document.
pub struct Document {
    /// What the document is called.
    pub title: String,
    pub author: String,
    pub program: String,
    /// BCP 47 tag.
    pub language: String,
    /// Year, month, day, hour, minute, second in UTC.
    pub created: [u16; 6],
    pub pages: Vec<Page>,
    pub tags: Tags,
    pub outline: Vec<Bookmark>,
}

/// What a file says of itself.
pub struct About<'a> {
    /// What the document is called: those of these parts that say something, with commas between.
    pub title: &'a [&'a str],
    pub author: &'a str,
    pub program: &'a str,
    /// BCP 47 tag; empty: British English.
    pub language: &'a str,
    pub created: Moment,
}

impl Document {
    /// What was laid out, as a document. What could not be drawn is said at the foot of each page where it stands.
    pub fn of(mut flow: Flow, about: &About<'_>) -> Self {
        undrawn::say(&mut flow);
        let title: Vec<String> = about.title.iter().map(|part| fold(part)).filter(|part| !part.is_empty()).collect();
        let Moment { year, month, day, hour, minute, second } = about.created;
        Self {
            title: title.join(", "),
            author: fold(about.author),
            program: fold(about.program),
            language: if about.language.is_empty() { "en-GB" } else { about.language }.to_owned(),
            created: [year, month.into(), day.into(), hour.into(), minute.into(), second.into()],
            pages: flow.pages,
            tags: flow.tags,
            outline: flow.outline,
        }
    }
}

/// A page: its marks in reading order.
#[derive(Default)]
pub struct Page {
    pub marks: Vec<Mark>,
}

/// Things drawn together that belong to one tag, or to none.
pub struct Mark {
    pub owner: Owner,
    pub draws: Vec<Draw>,
}

/// What a mark belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A node of the tag tree.
    Tag(NodeId),
    /// Decoration: rules, fills, repeated table heads.
    Decoration,
    /// Running head or foot.
    Running,
}

/// One thing drawn.
pub enum Draw {
    /// Glyphs whose line starts at x, with their baseline at y.
    Text { piece: Rc<Piece>, x: f32, y: f32 },
    /// A filled rectangle.
    Fill { x: f32, y: f32, width: f32, height: f32, colour: Rgb },
    /// A line through points; `dash` 0 is unbroken, otherwise the length of dash and gap.
    Stroke { points: Vec<(f32, f32)>, closed: bool, width: f32, dash: f32, colour: Rgb },
    /// A filled shape of Bézier curves: start, then triples of two control points and an end.
    Shape { points: Vec<(f32, f32)>, colour: Rgb },
    /// The outline of such a shape.
    Outline { points: Vec<(f32, f32)>, width: f32, dash: f32, colour: Rgb },
}

/// An entry of the outline.
pub struct Bookmark {
    /// 0 at the top.
    pub level: usize,
    pub title: String,
    pub page: usize,
    /// Distance from the top of the page.
    pub y: f32,
    pub node: NodeId,
}

/// A circle as four Bézier curves.
pub fn circle(x: f32, y: f32, r: f32) -> Vec<(f32, f32)> {
    let k = r * 0.5523;
    vec![
        (x + r, y),
        (x + r, y + k),
        (x + k, y + r),
        (x, y + r),
        (x - k, y + r),
        (x - r, y + k),
        (x - r, y),
        (x - r, y - k),
        (x - k, y - r),
        (x, y - r),
        (x + k, y - r),
        (x + r, y - k),
        (x + r, y),
    ]
}

/// The left half of a disc.
pub fn half_circle(x: f32, y: f32, r: f32) -> Vec<(f32, f32)> {
    let k = r * 0.5523;
    vec![(x, y + r), (x - k, y + r), (x - r, y + k), (x - r, y), (x - r, y - k), (x - k, y - r), (x, y - r)]
}
