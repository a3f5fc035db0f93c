//! A page's marks as operations: text with its meaning, fills, lines, and whose they are.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, FontId, Line, LineDashPattern, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon,
    PolygonRing, Pt, Rgb as PdfRgb, TextItem, TextMatrix, WindingOrder,
};

use super::Placed;
use super::embed::{Embedded, Subset, Used, resource};
use crate::layout::display::{Draw, Mark, Owner, PAGE_HEIGHT, Page, Rgb};
use crate::layout::text::{Cluster, Piece};

/// What the page was last told, so that it is not told again.
struct State<'a> {
    ops: Vec<Op>,
    fonts: &'a Embedded,
    in_text: bool,
    font: Option<(usize, f32)>,
    fill: Option<Rgb>,
}

/// The operations of a page; notes where each tag's content stands.
pub(crate) fn operations(page: &Page, number: usize, fonts: &Embedded, placed: &mut Placed) -> Vec<Op> {
    let mut state = State { ops: Vec::new(), fonts, in_text: false, font: None, fill: None };
    let mut nodes = Vec::new();
    for mark in page.marks.iter().filter(|mark| !mark.draws.is_empty()) {
        let (tag, properties) = match mark.owner {
            Owner::Tag(node) => {
                let id = nodes.len() as i64;
                nodes.push(node);
                placed.by_node.entry(node).or_default().push((number, id));
                ("Span", vec![("MCID", DictItem::Int(id))])
            }
            Owner::Decoration => ("Artifact", vec![("Type", name("Layout"))]),
            Owner::Running => ("Artifact", vec![("Type", name("Pagination"))]),
        };
        state.begin(tag, properties);
        state.mark(mark);
        state.ops.push(Op::EndMarkedContent);
    }
    placed.by_page.push(nodes);
    state.ops
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

impl State<'_> {
    fn begin(&mut self, tag: &str, properties: Vec<(&str, DictItem)>) {
        let map: BTreeMap<String, DictItem> =
            properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } });
    }

    fn mark(&mut self, mark: &Mark) {
        for draw in &mark.draws {
            if let Draw::Text { piece, x, y } = draw {
                self.text(piece, *x, *y);
                continue;
            }
            self.end_text();
            match draw {
                Draw::Text { .. } => {}
                Draw::Fill { x, y, width, height, colour } => {
                    let corners = [(*x, *y), (x + width, *y), (x + width, y + height), (*x, y + height)];
                    self.fill_with(*colour);
                    self.polygon(corners.map(|p| (p, false)).to_vec(), PaintMode::Fill);
                }
                Draw::Shape { points, colour } => {
                    self.fill_with(*colour);
                    self.polygon(curve(points), PaintMode::Fill);
                }
                Draw::Outline { points, width, dash, colour } => {
                    self.pen(*width, *dash, *colour);
                    self.polygon(curve(points), PaintMode::Stroke);
                }
                Draw::Stroke { points, closed, width, dash, colour } => {
                    self.pen(*width, *dash, *colour);
                    let points = points.iter().map(|p| point(*p, false)).collect();
                    self.ops.push(Op::DrawLine { line: Line { points, is_closed: *closed } });
                }
            }
        }
        self.end_text();
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    fn polygon(&mut self, points: Vec<((f32, f32), bool)>, mode: PaintMode) {
        let points = points.into_iter().map(|(p, bezier)| point(p, bezier)).collect();
        let polygon = Polygon { rings: vec![PolygonRing { points }], mode, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn fill_with(&mut self, colour: Rgb) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
            self.fill = Some(colour);
        }
    }

    fn pen(&mut self, width: f32, dash: f32, colour: Rgb) {
        self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        let length = (dash > 0.0).then(|| dash.round().max(1.0) as i64);
        self.ops.push(Op::SetLineDashPattern {
            dash: LineDashPattern { pattern: length.into_iter().map(|l| l as f32).collect(), offset: 0.0 },
        });
    }

    fn text(&mut self, piece: &Piece, x: f32, y: f32) {
        let Some(font) = self.fonts.embedded.get(&piece.font) else { return };
        self.fill_with(piece.colour);
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        if self.font != Some((piece.font, piece.size)) {
            let handle = PdfFontHandle::External(FontId(resource(piece.font)));
            self.ops.push(Op::SetFont { font: handle, size: Pt(piece.size) });
            self.font = Some((piece.font, piece.size));
        }
        if piece.reversed {
            self.ops.push(Op::BeginMarkedContent { tag: "ReversedChars".to_owned() });
        }
        let mut show = Show { font, size: piece.size, y, run: None };
        let mut pen = x;
        for cluster in piece.clusters() {
            let plain = font.says(cluster, piece.reversed);
            if !plain {
                show.finish(&mut self.ops);
                self.begin("Span", vec![("ActualText", actual_text(cluster.text))]);
            }
            pen = show.cluster(&mut self.ops, cluster, pen);
            if !plain {
                show.finish(&mut self.ops);
                self.ops.push(Op::EndMarkedContent);
            }
        }
        show.finish(&mut self.ops);
        if piece.reversed {
            self.ops.push(Op::EndMarkedContent);
        }
    }
}

/// Glyphs that are gathered to be shown together: one place, then numbers where the pen has to jump.
struct Show<'a> {
    font: &'a Subset,
    size: f32,
    y: f32,
    run: Option<Run>,
}

struct Run {
    x: f32,
    rise: f32,
    /// Where the pen is after the glyphs so far, in thousandths of the size.
    pen: f32,
    glyphs: Vec<Codepoint>,
}

impl Show<'_> {
    /// Adds the glyphs of a cluster that starts at `pen`; answers where the next one starts.
    fn cluster(&mut self, ops: &mut Vec<Op>, cluster: Cluster<'_>, mut pen: f32) -> f32 {
        for glyph in cluster.glyphs {
            let Used { id, width, text } = self.font.glyph(glyph.id);
            let (x, rise) = (pen + glyph.dx, (glyph.dy * 100.0).round() / 100.0);
            if self.run.as_ref().is_some_and(|run| run.rise != rise) {
                self.finish(ops);
            }
            let run = self.run.get_or_insert_with(|| Run { x, rise, pen: 0.0, glyphs: Vec::new() });
            let jump = (run.pen - (x - run.x) * 1000.0 / self.size).round();
            if jump != 0.0 {
                if let Some(last) = run.glyphs.last_mut() {
                    last.offset += jump;
                }
                run.pen -= jump;
            }
            run.glyphs.push(Codepoint::with_cid(*id, 0.0, text.clone()));
            run.pen += *width;
            pen += glyph.advance;
        }
        pen
    }

    fn finish(&mut self, ops: &mut Vec<Op>) {
        if let Some(run) = self.run.take() {
            let (x, y) = (hundredths(run.x), hundredths(PAGE_HEIGHT - self.y + run.rise));
            ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]) });
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(run.glyphs)] });
        }
    }
}

/// Text in UTF-16 with its mark.
fn actual_text(text: &str) -> DictItem {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    DictItem::String { data: units.flat_map(u16::to_be_bytes).collect(), literal: false }
}

fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn point((x, y): (f32, f32), bezier: bool) -> LinePoint {
    LinePoint { p: Point { x: Pt(hundredths(x)), y: Pt(hundredths(PAGE_HEIGHT - y)) }, bezier }
}

/// A start and triples of two control points and an end.
fn curve(points: &[(f32, f32)]) -> Vec<((f32, f32), bool)> {
    points.iter().enumerate().map(|(i, p)| (*p, i % 3 != 0)).collect()
}

fn rgb(Rgb(r, g, b): Rgb) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(PdfRgb { r: part(r), g: part(g), b: part(b), icc_profile: None })
}
