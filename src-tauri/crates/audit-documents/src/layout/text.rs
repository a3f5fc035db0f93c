//! Text to glyphs: shaping, direction, fallback fonts and line breaking by parley, and what each glyph stands for.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;

use audit_core::text::readable;
use parley::{
    Alignment, AlignmentOptions, FontFamily, FontWeight, Layout, LayoutContext, LineHeight, OverflowWrap, StyleProperty,
};
use unicode_normalization::UnicodeNormalization;

use super::display::Rgb;
use super::fonts::{Fonts, families, first_family};
use crate::DocumentError;

/// What stands where a character is that no bundled font can draw.
const BOX: char = '\u{FFFD}';
/// How often text may be shaped again after characters were found that cannot be drawn.
const ROUNDS: usize = 4;

/// How text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Size in points.
    pub size: f32,
    pub bold: bool,
    pub colour: Rgb,
    /// Line height as a multiple of the size.
    pub leading: f32,
}

/// Glyphs of one font in one direction on one line.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Place in `FONTS`.
    pub font: usize,
    pub size: f32,
    pub colour: Rgb,
    /// Distance from the start of the line, in points.
    pub x: f32,
    /// Right to left: the clusters stand in visual order, that is, last character first.
    pub reversed: bool,
    /// What was typed and is drawn as a box.
    pub undrawn: Vec<char>,
    text: String,
    glyphs: Vec<Glyph>,
    /// Where each cluster ends, in `text` and in `glyphs`.
    ends: Vec<(usize, usize)>,
}

/// Glyphs that stand for some characters together.
#[derive(Clone, Copy, Debug)]
pub struct Cluster<'a> {
    pub text: &'a str,
    pub glyphs: &'a [Glyph],
}

impl Piece {
    /// The clusters in the order in which they are drawn.
    pub fn clusters(&self) -> impl DoubleEndedIterator<Item = Cluster<'_>> {
        (0..self.ends.len()).map(|i| {
            let (text, glyphs) = i.checked_sub(1).map_or((0, 0), |before| self.ends[before]);
            let (text_end, glyphs_end) = self.ends[i];
            Cluster { text: &self.text[text..text_end], glyphs: &self.glyphs[glyphs..glyphs_end] }
        })
    }

    /// The same with the clusters in the other order.
    fn turned(self) -> Self {
        let mut turned = Self { text: String::new(), glyphs: Vec::new(), ends: Vec::new(), ..self.clone() };
        for cluster in self.clusters().rev() {
            turned.text.push_str(cluster.text);
            turned.glyphs.extend_from_slice(cluster.glyphs);
            turned.ends.push((turned.text.len(), turned.glyphs.len()));
        }
        turned
    }
}

/// A glyph, with lengths in points.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    pub id: u16,
    /// Shift to the right of where the pen is.
    pub dx: f32,
    /// Shift upwards of the baseline.
    pub dy: f32,
    pub advance: f32,
}

/// A line of shaped text.
#[derive(Clone, Debug)]
pub struct Line {
    pub height: f32,
    /// From the top of the line to its baseline.
    pub baseline: f32,
    pub width: f32,
    pub pieces: Vec<Rc<Piece>>,
}

/// Lines that were shaped once and stand wherever the same text stands in the same way.
pub type Lines = Rc<[Line]>;

/// Shapes text with the bundled fonts.
pub struct Shaper {
    fonts: Fonts,
    layout: LayoutContext<()>,
    /// What was shaped already: statements, names and states stand in a plan many times.
    known: HashMap<Setting, HashMap<String, Lines>>,
}

/// All that the lines of a text depend on besides the text: numbers by their bits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Setting {
    size: u32,
    bold: bool,
    colour: (u8, u8, u8),
    leading: u32,
    width: u32,
    bold_to: usize,
}

impl Setting {
    fn of(style: Style, width: f32, bold_to: usize) -> Self {
        let Style { size, bold, colour: Rgb(red, green, blue), leading } = style;
        let (size, leading, width) = (size.to_bits(), leading.to_bits(), width.to_bits());
        Self { size, bold, colour: (red, green, blue), leading, width, bold_to }
    }
}

/// Text with what had to be put in for characters that cannot be drawn: place in the text → what was typed.
struct Drawable {
    text: String,
    swapped: BTreeMap<usize, char>,
}

impl Drawable {
    /// What was typed in this range.
    fn typed(&self, range: Range<usize>) -> Cow<'_, str> {
        if self.swapped.is_empty() {
            return Cow::Borrowed(&self.text[range]);
        }
        let start = range.start;
        let typed = |(i, c): (usize, char)| self.swapped.get(&(start + i)).copied().unwrap_or(c);
        self.text[range].char_indices().map(typed).collect()
    }

    /// The same with boxes in these ranges too.
    fn boxed(&self, ranges: &[Range<usize>]) -> Self {
        let mut next = Drawable { text: String::with_capacity(self.text.len()), swapped: BTreeMap::new() };
        for (i, c) in self.text.char_indices() {
            let old = self.swapped.get(&i).copied();
            let new = ranges.iter().any(|r| r.contains(&i)) && !super::fonts::is_invisible(c);
            if let Some(typed) = old.or(new.then_some(c)) {
                next.swapped.insert(next.text.len(), typed);
                next.text.push(BOX);
            } else {
                next.text.push(c);
            }
        }
        next
    }
}

impl Shaper {
    pub fn new() -> Result<Self, DocumentError> {
        Ok(Self { fonts: Fonts::bundled()?, layout: LayoutContext::new(), known: HashMap::new() })
    }

    /// Text (as folded by [`fold`]) in lines no wider than `width` points. `bold_to`: so many bytes at the start are bold.
    pub fn lines(&mut self, text: &str, style: Style, width: f32, bold_to: usize) -> Lines {
        let setting = Setting::of(style, width, bold_to);
        if let Some(lines) = self.known.get(&setting).and_then(|known| known.get(text)) {
            return lines.clone();
        }
        let (drawable, layout) = self.shape(text, style, width, bold_to);
        let lines: Lines = layout.lines().map(|line| self.line(&line, &drawable, style)).collect();
        self.known.entry(setting).or_default().insert(text.to_owned(), lines.clone());
        lines
    }

    /// Width of the text on one line, in points.
    pub fn width(&mut self, text: &str, style: Style) -> f32 {
        self.lines(text, style, f32::MAX, 0).iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// The characters of this text that no bundled font can draw, each once, in order.
    pub fn missing(&mut self, text: &str) -> Vec<char> {
        let mut found = Vec::new();
        for paragraph in paragraphs(text) {
            if self.fonts.is_plain(&paragraph) {
                continue;
            }
            let style = Style { size: 10.0, bold: false, colour: Rgb(0, 0, 0), leading: 1.4 };
            for c in self.shape(&paragraph, style, f32::MAX, 0).0.swapped.into_values() {
                if !found.contains(&c) {
                    found.push(c);
                }
            }
        }
        found
    }

    fn shape(&mut self, text: &str, style: Style, width: f32, bold_to: usize) -> (Drawable, Layout<()>) {
        if self.fonts.is_plain(text) {
            let drawable = Drawable { text: text.to_owned(), swapped: BTreeMap::new() };
            let layout = self.layout_once(text, FontFamily::Single(first_family()), style, width, bold_to);
            return (drawable, layout);
        }
        let undrawn: Vec<Range<usize>> = text
            .char_indices()
            .filter(|(_, c)| !c.is_ascii() && !self.fonts.draws(*c))
            .map(|(i, c)| i..i + c.len_utf8())
            .collect();
        let mut drawable = Drawable { text: text.to_owned(), swapped: BTreeMap::new() };
        if !undrawn.is_empty() {
            drawable = drawable.boxed(&undrawn);
        }
        let mut round = 0;
        loop {
            let families = FontFamily::List(Cow::Owned(families()));
            let layout = self.layout_once(&drawable.text, families, style, width, bold_to);
            // A font may have each character and yet not the two together (a mark on a foreign letter).
            let blank = blank_clusters(&layout);
            round += 1;
            if blank.is_empty() || round == ROUNDS {
                return (drawable, layout);
            }
            drawable = drawable.boxed(&blank);
        }
    }

    fn layout_once(
        &mut self,
        text: &str,
        families: FontFamily<'_>,
        style: Style,
        width: f32,
        bold_to: usize,
    ) -> Layout<()> {
        let mut builder = self.layout.ranged_builder(&mut self.fonts.context, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(families));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(style.leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if style.bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        } else if bold_to > 0 && text.is_char_boundary(bold_to) {
            builder.push(StyleProperty::FontWeight(FontWeight::BOLD), 0..bold_to);
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        layout.align(Alignment::Start, AlignmentOptions::default());
        layout
    }

    fn line(&self, line: &parley::Line<'_, ()>, drawable: &Drawable, style: Style) -> Line {
        let metrics = line.metrics();
        let (mut x, mut pieces) = (metrics.offset, Vec::new());
        for run in line.runs() {
            let piece = self.piece(&run, drawable, style, x);
            x += run.advance();
            pieces.push((run.text_range().start, piece));
        }
        // In reading order, so that the content says it as it was typed; each piece knows its own place.
        pieces.sort_by_key(|(start, _)| *start);
        Line {
            height: metrics.line_height,
            baseline: metrics.baseline - metrics.block_min_coord,
            width: metrics.advance - metrics.hanging_advance,
            pieces: pieces.into_iter().map(|(_, piece)| Rc::new(piece)).collect(),
        }
    }

    fn piece(&self, run: &parley::Run<'_, ()>, drawable: &Drawable, style: Style, x: f32) -> Piece {
        let font = self.fonts.index_of(run.font().data.id()).unwrap_or(0);
        let (size, colour, reversed) = (style.size, style.colour, run.is_rtl());
        let (text, glyphs, ends) = (String::new(), Vec::new(), Vec::new());
        let undrawn = drawable.swapped.range(run.text_range()).map(|(_, typed)| *typed).collect();
        let mut piece = Piece { font, size, colour, x, reversed, undrawn, text, glyphs, ends };
        for cluster in run.clusters() {
            let before = piece.glyphs.len();
            piece.glyphs.extend(cluster.glyphs().map(|g| Glyph {
                id: g.id as u16,
                dx: g.x,
                dy: -g.y,
                advance: g.advance,
            }));
            piece.text.push_str(&drawable.typed(cluster.text_range()));
            let end = (piece.text.len(), piece.glyphs.len());
            match piece.ends.last_mut() {
                // The rest of a ligature, or a character that left no glyph, belongs to what stands before it.
                Some(last) if piece.glyphs.len() == before => *last = end,
                // At the start it belongs to what comes after it.
                None if piece.glyphs.len() == before => {}
                _ => piece.ends.push(end),
            }
        }
        if reversed { piece.turned() } else { piece }
    }
}

/// Ranges of clusters in which a glyph is the font's empty one.
fn blank_clusters(layout: &Layout<()>) -> Vec<Range<usize>> {
    let lines = layout.lines();
    let clusters =
        lines.flat_map(|line| line.runs().flat_map(|run| run.clusters().collect::<Vec<_>>()).collect::<Vec<_>>());
    clusters.filter(|c| c.glyphs().any(|g| g.id == 0)).map(|c| c.text_range()).collect()
}

/// One line of text: NFC, white space folded to single spaces, control characters left out, a word processor's signs as people read them.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in readable(text).split_whitespace() {
        let word: String = word.chars().filter(|c| !c.is_control()).collect();
        if word.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&word);
    }
    if unicode_normalization::is_nfc(&folded) { folded } else { folded.nfc().collect() }
}

/// The paragraphs of a text: its lines, folded, without the empty ones.
pub fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<String> = readable(text).lines().map(fold).filter(|line| !line.is_empty()).collect();
    lines.into_iter()
}
