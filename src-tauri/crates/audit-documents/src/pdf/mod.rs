//! The PDF: a thin layer that writes a laid-out document down, and the pass that makes it tagged and archivable.

mod colour_profile;
mod content;
mod embed;
mod output;
mod properties;
mod structure;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};
use printpdf::{FontId, Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use crate::DocumentError;
use crate::layout::display::{Document, PAGE_HEIGHT, PAGE_WIDTH};
use crate::layout::tags::NodeId;

/// Where the content of the tags stands: for each node its (page, marked-content id), for each page its nodes in order.
#[derive(Default)]
pub(crate) struct Placed {
    pub by_node: BTreeMap<NodeId, Vec<(usize, i64)>>,
    pub by_page: Vec<Vec<NodeId>>,
}

/// The document as the bytes of a PDF.
pub fn write(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let fonts = embed::subset(document)?;
    let mut placed = Placed::default();
    let mut pdf = PdfDocument::new(&document.title);
    for (number, page) in document.pages.iter().enumerate() {
        let ops = content::operations(page, number, &fonts, &mut placed);
        pdf.pages.push(PdfPage::new(millimetres(PAGE_WIDTH), millimetres(PAGE_HEIGHT), ops));
    }
    for (index, font) in &fonts.embedded {
        pdf.resources.fonts.map.insert(FontId(embed::resource(*index)), PdfFont::new(font.parsed.clone()));
    }
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut file = pdf.to_lopdf_document(&options, &mut warnings);
    structure::tag(&mut file, document, &placed)?;
    properties::describe(&mut file, document)?;
    output::bytes(&mut file)
}

fn millimetres(points: f32) -> Mm {
    Mm(points * 25.4 / 72.0)
}

/// A fault of the PDF library, in our words.
fn failed(error: impl std::fmt::Display) -> DocumentError {
    DocumentError::Write(error.to_string())
}

/// The catalog of a file and its pages, in order.
fn catalog(file: &mut lopdf::Document) -> Result<&mut Dictionary, DocumentError> {
    file.catalog_mut().map_err(failed)
}

fn page_ids(file: &lopdf::Document) -> Vec<ObjectId> {
    file.get_pages().into_values().collect()
}

/// A text string: plain ASCII as it is, everything else in UTF-16 with its mark.
fn text(value: &str) -> Object {
    lopdf::text_string(&short(value))
}

/// At most 400 characters: PDF/A limits strings, and titles in a window or an outline are read at a glance.
fn short(value: &str) -> String {
    match value.char_indices().nth(400) {
        Some((end, _)) => format!("{}…", value[..end].trim_end()),
        None => value.to_owned(),
    }
}
