//! Filling pages from the top: where the next thing goes, and when a new page begins.

use super::display::{Bookmark, Draw, Mark, Owner, PAGE_HEIGHT, PAGE_WIDTH, Page, Rgb};
use super::tags::{NodeId, Role, Tags};
use super::text::{Line, Shaper, Style};
use crate::DocumentError;

/// Left and right margin in points.
pub const MARGIN: f32 = 48.0;
/// Where content begins, from the top of the page.
pub const TOP: f32 = 72.0;
/// Where content ends, from the top of the page.
pub const BOTTOM: f32 = PAGE_HEIGHT - 64.0;
/// Width of the content.
pub const WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;

/// The document while it is being laid out.
pub struct Flow {
    pub shaper: Shaper,
    pub tags: Tags,
    pub pages: Vec<Page>,
    pub outline: Vec<Bookmark>,
    /// How far down the current page is filled.
    pub y: f32,
}

/// A paragraph: where it stands and how it looks.
#[derive(Clone, Copy)]
pub struct Frame {
    pub x: f32,
    pub width: f32,
    pub style: Style,
    /// So many bytes at its start are bold.
    pub bold_to: usize,
}

impl Flow {
    pub fn new() -> Result<Self, DocumentError> {
        Ok(Self {
            shaper: Shaper::new()?,
            tags: Tags::new(),
            pages: vec![Page::default()],
            outline: Vec::new(),
            y: TOP,
        })
    }

    /// Room left on this page.
    pub fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    /// Whether nothing stands on this page yet.
    pub fn is_fresh(&self) -> bool {
        self.y <= TOP
    }

    /// Begins a new page, unless this one is fresh.
    pub fn page_break(&mut self) {
        if !self.is_fresh() {
            self.pages.push(Page::default());
            self.y = TOP;
        }
    }

    /// Begins a new page if less than this is left.
    pub fn need(&mut self, height: f32) {
        if self.room() < height {
            self.page_break();
        }
    }

    /// Leaves room, but never at the top of a page.
    pub fn space(&mut self, height: f32) {
        if !self.is_fresh() {
            self.y += height;
        }
    }

    /// Puts things on the current page.
    pub fn mark(&mut self, owner: Owner, draws: Vec<Draw>) {
        let page = self.pages.last_mut().expect("a document has a page");
        match page.marks.last_mut() {
            // Decoration has no order: one mark will do for neighbours.
            Some(last) if last.owner == owner && owner == Owner::Decoration => last.draws.extend(draws),
            _ => page.marks.push(Mark { owner, draws }),
        }
    }

    /// A horizontal rule across the content.
    pub fn rule(&mut self, width: f32, colour: Rgb) {
        let points = vec![(MARGIN, self.y), (MARGIN + WIDTH, self.y)];
        self.mark(Owner::Decoration, vec![Draw::Stroke { points, closed: false, width, dash: 0.0, colour }]);
    }

    /// A heading with its bookmark (level 0 at the top; none if the title is empty). Stays with what follows.
    pub fn heading(&mut self, parent: NodeId, level: u8, text: &str, frame: Frame, bookmark: Option<usize>) -> NodeId {
        let lines = self.shaper.lines(text, frame.style, frame.width, 0);
        self.need(height(&lines) + 64.0);
        let node = self.tags.add(parent, Role::Heading(level));
        if let Some(level) = bookmark {
            let entry = Bookmark { level, title: text.to_owned(), page: self.pages.len() - 1, y: self.y, node };
            self.outline.push(entry);
        }
        self.flow_lines(Owner::Tag(node), &lines, frame.x);
        node
    }

    /// A paragraph (folded text), broken over pages as need be.
    pub fn paragraph(&mut self, parent: NodeId, text: &str, frame: Frame) -> NodeId {
        let node = self.tags.add(parent, Role::Paragraph);
        self.text(node, text, frame);
        node
    }

    /// Text inside a node that is there already.
    pub fn text(&mut self, node: NodeId, text: &str, frame: Frame) {
        let lines = self.shaper.lines(text, frame.style, frame.width, frame.bold_to);
        // A paragraph is not parted after its first line.
        if lines.len() > 1 && lines.len() <= 3 {
            self.need(height(&lines));
        } else {
            self.need(height(&lines[..lines.len().min(2)]));
        }
        self.flow_lines(Owner::Tag(node), &lines, frame.x);
    }

    fn flow_lines(&mut self, owner: Owner, lines: &[Line], x: f32) {
        let mut from = 0;
        while from < lines.len() {
            let to = from + fitting(&lines[from..], self.room()).max(usize::from(self.is_fresh()));
            if to > from {
                let draws = draw_lines(&lines[from..to], x, self.y);
                self.mark(owner, draws);
                self.y += height(&lines[from..to]);
            }
            from = to;
            if from < lines.len() {
                self.page_break();
            }
        }
    }
}

/// How many of these lines fit into a height.
pub fn fitting(lines: &[Line], room: f32) -> usize {
    let mut used = 0.0;
    lines
        .iter()
        .take_while(|line| {
            used += line.height;
            used <= room + 0.01
        })
        .count()
}

/// Height of lines together.
pub fn height(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

/// Lines one under the other from a top left corner.
pub fn draw_lines(lines: &[Line], x: f32, top: f32) -> Vec<Draw> {
    let (mut y, mut draws) = (top, Vec::new());
    for line in lines {
        for piece in &line.pieces {
            draws.push(Draw::Text { piece: piece.clone(), x: x + piece.x, y: y + line.baseline });
        }
        y += line.height;
    }
    draws
}
