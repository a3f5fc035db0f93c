//! Tables: columns of wrapped cells over as many pages as they need, with the head repeated.

use super::display::{Draw, Owner, Rgb};
use super::flow::{BOTTOM, Flow, TOP, draw_lines};
use super::tags::{NodeId, Role};
use super::text::{Line, Style};

/// A column: its width, and the style of its head.
#[derive(Clone, Copy)]
pub struct Column {
    pub width: f32,
    /// Text stands at the right, as numbers do.
    pub right: bool,
    /// Its cells are heads of their rows.
    pub head: bool,
}

/// How a table looks.
pub struct Look {
    pub x: f32,
    pub columns: Vec<Column>,
    /// Room between text and the column's edge, left and right.
    pub pad_x: f32,
    /// Room above and below the text of a row.
    pub pad_y: f32,
    pub head_fill: Rgb,
    pub rule: Rgb,
}

/// A cell: blocks one under the other.
#[derive(Default)]
pub struct Cell {
    pub blocks: Vec<Block>,
}

/// A part of a cell.
pub enum Block {
    /// A paragraph (folded); so many bytes at its start are bold.
    Text { text: String, style: Style, bold_to: usize, gap: f32 },
    /// A sign before a line of text, drawn around the given point.
    Sign { draw: fn(f32, f32) -> Vec<Draw>, text: String, style: Style },
    /// A picture of this height that fills the column's width: from left, top and width to what is drawn.
    Figure { alt: String, height: f32, draw: Box<dyn Fn(f32, f32, f32) -> Vec<Draw>> },
}

impl Cell {
    /// A cell with one paragraph.
    pub fn text(text: impl Into<String>, style: Style) -> Self {
        Self::default().and(text, style)
    }

    /// One more paragraph, if it says anything.
    pub fn and(mut self, text: impl Into<String>, style: Style) -> Self {
        let text = text.into();
        if !text.is_empty() {
            let gap = if self.blocks.is_empty() { 0.0 } else { 2.0 };
            self.blocks.push(Block::Text { text, style, bold_to: 0, gap });
        }
        self
    }
}

/// The smallest part of a cell that is not broken over pages.
struct Atom<'a> {
    block: usize,
    height: f32,
    content: Content<'a>,
}

enum Content<'a> {
    Line(Line),
    Gap,
    Sign(fn(f32, f32) -> Vec<Draw>, Line),
    Figure(&'a Block),
}

/// Room that a sign takes before its text.
const SIGN: f32 = 13.0;

/// A table being filled.
pub struct Table<'a> {
    look: &'a Look,
    head: &'a [Cell],
    node: NodeId,
    body: Option<NodeId>,
}

impl<'a> Table<'a> {
    /// Begins a table with its head row; an empty head leaves it out.
    pub fn begin(flow: &mut Flow, parent: NodeId, summary: &str, look: &'a Look, head: &'a [Cell]) -> Self {
        let node = flow.tags.add(parent, Role::Table { summary: summary.to_owned() });
        let mut table = Self { look, head, node, body: None };
        if !head.is_empty() {
            flow.need(72.0);
            let group = flow.tags.add(node, Role::TableHead);
            let row = flow.tags.add(group, Role::Row);
            table.head_row(flow, Some(row));
        }
        table
    }

    fn head_row(&mut self, flow: &mut Flow, row: Option<NodeId>) {
        let mut cells: Vec<_> =
            self.head.iter().zip(&self.look.columns).map(|(c, col)| atoms(flow, c, col, self.look.pad_x)).collect();
        let height = row_height(&cells) + 2.0 * self.look.pad_y;
        let (x, y, width) = (self.look.x, flow.y, self.width());
        flow.mark(Owner::Decoration, vec![Draw::Fill { x, y, width, height, colour: self.look.head_fill }]);
        let nodes: Vec<_> =
            self.head.iter().map(|_| row.map(|r| flow.tags.add(r, Role::HeadCell { row: false }))).collect();
        let mut parts = vec![Vec::new(); nodes.len()];
        self.draw(flow, &mut cells, &nodes, &mut parts, height);
        flow.y += height;
        self.line_below(flow, 0.9);
    }

    fn width(&self) -> f32 {
        self.look.columns.iter().map(|c| c.width).sum()
    }

    fn line_below(&self, flow: &mut Flow, width: f32) {
        let points = vec![(self.look.x, flow.y), (self.look.x + self.width(), flow.y)];
        let colour = self.look.rule;
        flow.mark(Owner::Decoration, vec![Draw::Stroke { points, closed: false, width, dash: 0.0, colour }]);
    }

    /// One row. A row that is taller than a page, or much taller than what is left, is parted.
    pub fn row(&mut self, flow: &mut Flow, cells: &[Cell]) {
        let body = *self.body.get_or_insert_with(|| flow.tags.add(self.node, Role::TableBody));
        let row = flow.tags.add(body, Role::Row);
        let look = self.look;
        let mut left: Vec<_> =
            cells.iter().zip(&look.columns).map(|(c, col)| atoms(flow, c, col, look.pad_x)).collect();
        let role = |col: &Column| if col.head { Role::HeadCell { row: true } } else { Role::Cell };
        let nodes: Vec<_> = look.columns.iter().take(cells.len()).map(|c| Some(flow.tags.add(row, role(c)))).collect();
        let mut parts = vec![Vec::new(); nodes.len()];
        let page = (BOTTOM - TOP) * 0.4;
        loop {
            let height = row_height(&left) + 2.0 * look.pad_y;
            if height > flow.room() && height <= page.max(flow.room()) || flow.room() < 60.0 && height > flow.room() {
                self.continue_on_new_page(flow);
            }
            let shown = height.min(flow.room());
            self.draw(flow, &mut left, &nodes, &mut parts, shown);
            if left.iter().all(|cell| cell.is_empty()) {
                flow.y += shown;
                self.line_below(flow, 0.5);
                return;
            }
            self.continue_on_new_page(flow);
        }
    }

    fn continue_on_new_page(&mut self, flow: &mut Flow) {
        flow.page_break();
        if !self.head.is_empty() {
            self.head_row(flow, None);
        }
    }

    /// Draws what fits of each cell into the height, and takes it away. Without a node it is decoration.
    fn draw(
        &self,
        flow: &mut Flow,
        cells: &mut [Vec<Atom>],
        nodes: &[Option<NodeId>],
        parts: &mut [Vec<(usize, NodeId)>],
        height: f32,
    ) {
        let mut x = self.look.x;
        for (i, column) in self.look.columns.iter().enumerate().take(cells.len()) {
            let (left, width) = (x + self.look.pad_x, column.width - 2.0 * self.look.pad_x);
            let (mut y, bottom) = (flow.y + self.look.pad_y, flow.y + height - self.look.pad_y);
            let mut count = 0;
            for atom in &cells[i] {
                if y + atom.height > bottom + 0.01 && (count > 0 || flow.y > TOP + 80.0) {
                    break;
                }
                self.atom(flow, atom, nodes[i], &mut parts[i], (left, y, width), column.right);
                y += atom.height;
                count += 1;
            }
            cells[i].drain(..count);
            x += column.width;
        }
    }

    fn atom(
        &self,
        flow: &mut Flow,
        atom: &Atom,
        cell: Option<NodeId>,
        parts: &mut Vec<(usize, NodeId)>,
        (x, y, width): (f32, f32, f32),
        right: bool,
    ) {
        let paragraph = |flow: &mut Flow, parts: &mut Vec<(usize, NodeId)>| match cell {
            None => Owner::Decoration,
            Some(cell) => match parts.iter().find(|(block, _)| *block == atom.block) {
                Some((_, node)) => Owner::Tag(*node),
                None => {
                    let node = flow.tags.add(cell, Role::Paragraph);
                    parts.push((atom.block, node));
                    Owner::Tag(node)
                }
            },
        };
        match &atom.content {
            Content::Gap => {}
            Content::Line(line) => {
                let owner = paragraph(flow, parts);
                let shift = if right { (width - line.width).max(0.0) } else { 0.0 };
                flow.join(owner, draw_lines(std::slice::from_ref(line), x + shift, y));
            }
            Content::Sign(draw, line) => {
                flow.mark(Owner::Decoration, draw(x + 4.5, y + line.height / 2.0));
                let owner = paragraph(flow, parts);
                flow.join(owner, draw_lines(std::slice::from_ref(line), x + SIGN, y));
            }
            Content::Figure(Block::Figure { alt, height, draw }) => {
                let bounds = [x, y, x + width, y + height];
                let owner = cell.map(|cell| Owner::Tag(flow.tags.add(cell, Role::Figure { alt: alt.clone(), bounds })));
                flow.mark(owner.unwrap_or(Owner::Decoration), draw(x, y, width));
            }
            Content::Figure(_) => {}
        }
    }
}

impl Flow {
    /// Puts things on the page in the same mark as the last if that has the same owner.
    fn join(&mut self, owner: Owner, draws: Vec<Draw>) {
        let page = self.pages.last_mut().expect("a document has a page");
        match page.marks.last_mut() {
            Some(last) if last.owner == owner => last.draws.extend(draws),
            _ => self.mark(owner, draws),
        }
    }
}

fn row_height(cells: &[Vec<Atom>]) -> f32 {
    cells.iter().map(|cell| cell.iter().map(|a| a.height).sum::<f32>()).fold(0.0, f32::max)
}

/// The lines and pictures of a cell in a column.
fn atoms<'b>(flow: &mut Flow, cell: &'b Cell, column: &Column, pad: f32) -> Vec<Atom<'b>> {
    let width = column.width - 2.0 * pad;
    let mut atoms = Vec::new();
    for (block, part) in cell.blocks.iter().enumerate() {
        match part {
            Block::Text { text, style, bold_to, gap } => {
                if *gap > 0.0 {
                    atoms.push(Atom { block, height: *gap, content: Content::Gap });
                }
                for line in flow.shaper.lines(text, *style, width, *bold_to).iter().cloned() {
                    atoms.push(Atom { block, height: line.height, content: Content::Line(line) });
                }
            }
            Block::Sign { draw, text, style } => {
                let lines = flow.shaper.lines(text, *style, width - SIGN, 0);
                for (i, line) in lines.iter().cloned().enumerate() {
                    let height = line.height;
                    let sign: fn(f32, f32) -> Vec<Draw> = if i == 0 { *draw } else { |_, _| Vec::new() };
                    atoms.push(Atom { block, height, content: Content::Sign(sign, line) });
                }
            }
            Block::Figure { height, .. } => atoms.push(Atom { block, height: *height, content: Content::Figure(part) }),
        }
    }
    atoms
}
