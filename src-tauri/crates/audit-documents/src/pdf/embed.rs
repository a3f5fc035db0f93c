//! Which glyphs of which fonts are used, what each stands for, and the subsets that are embedded.

use std::collections::BTreeMap;

use printpdf::ParsedFont;
use subsetter::GlyphRemapper;

use crate::DocumentError;
use crate::layout::display::{Document, Draw};
use crate::layout::fonts::FONTS;
use crate::layout::text::Cluster;

/// The fonts of a document.
pub(crate) struct Embedded {
    /// By place in `FONTS`.
    pub embedded: BTreeMap<usize, Subset>,
}

/// A font reduced to the glyphs that are used.
pub(crate) struct Subset {
    pub parsed: ParsedFont,
    /// The used glyphs by their id in the whole font.
    glyphs: Vec<Option<Used>>,
    /// What stands where a glyph is not in the subset.
    none: Used,
}

/// A glyph that is used. A PDF knows one text for each.
pub(crate) struct Used {
    /// Its id in the subset.
    pub id: u16,
    /// Its width in thousandths of its size, as the file will state it.
    pub width: f32,
    /// The text that it stands for.
    pub text: String,
}

impl Subset {
    fn new(parsed: ParsedFont, remap: &GlyphRemapper, texts: BTreeMap<u16, String>) -> Self {
        let used = |id: u16, text: String| {
            let units = f32::from(parsed.pdf_font_metrics.units_per_em);
            let width = parsed.get_glyph_width(id).map_or(0, |w| (f32::from(w) * 1000.0 / units) as i64);
            Used { id, width: width as f32, text }
        };
        let none = used(0, "\u{FFFD}".to_owned());
        let mut glyphs = Vec::new();
        for (id, text) in texts {
            glyphs.resize_with(usize::from(id), || None);
            glyphs.push(remap.get(id).map(|id| used(id, text)));
        }
        Self { parsed, glyphs, none }
    }

    /// A glyph by its id in the whole font.
    pub fn glyph(&self, id: u16) -> &Used {
        self.glyphs.get(usize::from(id)).and_then(Option::as_ref).unwrap_or(&self.none)
    }

    /// Whether reading its glyphs one by one gives the text of this cluster. Marks that hang on a letter do not count:
    /// some readers part them from it by where they stand. (From right to left they must: there those readers turn
    /// round what stands for several glyphs.)
    pub fn says(&self, cluster: Cluster<'_>, reversed: bool) -> bool {
        match cluster.glyphs {
            [only] => self.glyph(only.id).text == cluster.text,
            many if reversed => {
                let rest =
                    many.iter().rev().try_fold(cluster.text, |rest, g| rest.strip_prefix(&self.glyph(g.id).text[..]));
                rest == Some("")
            }
            many => many.is_empty() && cluster.text.is_empty(),
        }
    }
}

/// Name of a font in the pages' resources.
pub(crate) fn resource(index: usize) -> String {
    format!("N{index}")
}

/// Subsets of the fonts that this document uses.
pub(crate) fn subset(document: &Document) -> Result<Embedded, DocumentError> {
    let mut embedded = BTreeMap::new();
    for (index, texts) in used(document) {
        let glyphs: Vec<u16> = texts.keys().copied().collect();
        let remap = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let font = &FONTS[index];
        let damaged = |what: String| DocumentError::Font(format!("{}: {what}", font.name));
        let bytes = subsetter::subset(font.data, 0, &remap).map_err(|e| damaged(e.to_string()))?;
        let mut parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| damaged("not readable after subsetting".into()))?;
        parsed.font_name = Some(format!("{}+{}", letters(index, &glyphs), font.name));
        embedded.insert(index, Subset::new(parsed, &remap, texts));
    }
    Ok(Embedded { embedded })
}

/// For each font the glyphs that are used, with what each stands for: the first cluster that it alone draws decides.
fn used(document: &Document) -> BTreeMap<usize, BTreeMap<u16, String>> {
    let mut fonts: BTreeMap<usize, BTreeMap<u16, String>> = BTreeMap::new();
    let mut shared: Vec<(usize, u16, String)> = Vec::new();
    let draws = document.pages.iter().flat_map(|page| &page.marks).flat_map(|mark| &mark.draws);
    for draw in draws {
        let Draw::Text { piece, .. } = draw else { continue };
        let font = fonts.entry(piece.font).or_default();
        for cluster in piece.clusters() {
            match cluster.glyphs {
                [only] => {
                    font.entry(only.id).or_insert_with(|| drawable(cluster.text));
                }
                many => shared.extend(
                    shares(many.iter().map(|g| g.id), cluster, piece.reversed).map(|(id, t)| (piece.font, id, t)),
                ),
            }
        }
    }
    for (font, id, text) in shared {
        fonts.entry(font).or_default().entry(id).or_insert(text);
    }
    fonts
}

/// Glyphs that draw a cluster together take one character each, as far as they go.
fn shares<'a>(
    ids: impl DoubleEndedIterator<Item = u16> + 'a,
    cluster: Cluster<'a>,
    reversed: bool,
) -> impl Iterator<Item = (u16, String)> + 'a {
    let ids: Vec<u16> = if reversed { ids.rev().collect() } else { ids.collect() };
    let last = cluster.text.chars().last().unwrap_or(' ');
    let letters = cluster.text.chars().chain(std::iter::repeat(last));
    ids.into_iter().zip(letters).map(|(id, c)| (id, drawable(&c.to_string())))
}

/// What a glyph may say that it stands for: never nothing, a byte-order mark or a private character.
fn drawable(text: &str) -> String {
    let allowed = |c: char| !matches!(c as u32, 0 | 0xFEFF | 0xFFFE | 0xE000..=0xF8FF | 0xF0000..);
    let kept: String = text.chars().filter(|c| allowed(*c)).collect();
    if kept.is_empty() || kept.len() < text.len() { "\u{FFFD}".to_owned() } else { kept }
}

/// Six capital letters that name a subset, made from what is in it.
fn letters(index: usize, glyphs: &[u16]) -> String {
    let mut hash = super::properties::Fingerprint::default();
    hash.add(&[index as u8]);
    glyphs.iter().for_each(|g| hash.add(&g.to_be_bytes()));
    let mut rest = hash.value();
    (0..6)
        .map(|_| {
            let letter = b'A' + (rest % 26) as u8;
            rest /= 26;
            letter as char
        })
        .collect()
}
