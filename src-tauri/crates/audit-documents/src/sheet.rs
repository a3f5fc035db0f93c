//! A sheet: one page of facts as a PDF, written as a small part of Markdown. The sheet for IT is one.

use crate::layout::display::{About, Document, Draw, Owner, Rgb};
use crate::layout::flow::{Flow, Frame, MARGIN, WIDTH};
use crate::layout::table::{Cell, Column, Look, Table};
use crate::layout::tags::Role;
use crate::layout::text::{Style, fold};
use crate::{DocumentError, pdf};
use audit_core::plan::Moment;

const INK: Rgb = Rgb(0x14, 0x17, 0x1a);
const GREY: Rgb = Rgb(0x4c, 0x55, 0x5c);
const RULE: Rgb = Rgb(0xb4, 0xba, 0xbf);
const TINT: Rgb = Rgb(0xf1, 0xf4, 0xf6);
const ACCENT: Rgb = Rgb(0x12, 0x43, 0x6d);

const TITLE: Style = Style { size: 18.0, bold: true, colour: ACCENT, leading: 1.2 };
const LEAD: Style = Style { size: 9.0, bold: false, colour: GREY, leading: 1.32 };
const LABEL: Style = Style { size: 8.4, bold: true, colour: INK, leading: 1.28 };
const FACT: Style = Style { size: 8.4, bold: false, colour: INK, leading: 1.28 };

/// Width of the column with the labels.
const LABELS: f32 = 92.0;

/// A sheet as it was written: its title, what stands above the facts, and the facts.
struct Sheet {
    title: String,
    lead: Vec<String>,
    facts: Vec<(String, Vec<String>)>,
}

/// A sheet as a tagged PDF of as many pages as it takes, and how many these are. The same text gives the same bytes.
///
/// `markdown` is a title (`# …`), paragraphs, and one table with two columns: what it is about and what is so, parted by
/// `<br>` where it says several things. Its second line, between head and rows, is left out like the head. `date` is the
/// day, month and year that the file gives as its own.
///
/// # Errors
/// Only a fault of the program itself, as for the plan.
pub fn sheet_pdf(markdown: &str, author: &str, date: [u16; 3]) -> Result<(Vec<u8>, usize), DocumentError> {
    let sheet = read(markdown);
    let mut flow = Flow::new()?;
    lay_out(&mut flow, &sheet);
    let [day, month, year] = date;
    let part = |number: u16| u8::try_from(number).unwrap_or(1);
    let created = Moment { year, month: part(month), day: part(day), hour: 0, minute: 0, second: 0 };
    let about = About { title: &[&sheet.title], author, program: author, language: "", created };
    let document = Document::of(flow, &about);
    Ok((pdf::write(&document)?, document.pages.len()))
}

fn read(markdown: &str) -> Sheet {
    let mut sheet = Sheet { title: String::new(), lead: Vec::new(), facts: Vec::new() };
    for part in markdown.split("\n\n") {
        if let Some(title) = part.trim().strip_prefix("# ") {
            sheet.title = plain(title);
        } else if part.trim_start().starts_with('|') {
            // The first two lines are the head and its rule.
            sheet.facts.extend(part.trim().lines().skip(2).filter_map(fact));
        } else if !part.trim().is_empty() {
            sheet.lead.push(plain(part));
        }
    }
    sheet
}

fn fact(row: &str) -> Option<(String, Vec<String>)> {
    let (label, text) = row.trim().trim_matches('|').split_once('|')?;
    Some((plain(label), text.split("<br>").map(plain).collect()))
}

/// The words alone: what is bold, code or a link in Markdown is told apart by its words on paper.
fn plain(text: &str) -> String {
    let mut plain = fold(&text.replace("**", "").replace('`', ""));
    while let Some(start) = plain.find("](") {
        let Some(end) = plain[start..].find(')').map(|end| start + end) else { break };
        let Some(open) = plain[..start].rfind('[') else { break };
        plain = format!("{}{}{}", &plain[..open], &plain[open + 1..start], &plain[end + 1..]);
    }
    plain
}

fn lay_out(flow: &mut Flow, sheet: &Sheet) {
    let root = flow.tags.root();
    let node = flow.tags.add(root, Role::Section);
    let wide = |style| Frame { x: MARGIN, width: WIDTH, style, bold_to: 0 };
    flow.y = 34.0;
    flow.mark(Owner::Decoration, vec![Draw::Fill { x: MARGIN, y: 28.0, width: 44.0, height: 3.5, colour: ACCENT }]);
    flow.heading(node, 1, &sheet.title, wide(TITLE), Some(0));
    flow.y += 3.0;
    for paragraph in &sheet.lead {
        flow.paragraph(node, paragraph, wide(LEAD));
        flow.y += 3.0;
    }
    flow.y += 2.0;
    let column = |width, head| Column { width, right: false, head };
    let columns = vec![column(LABELS, true), column(WIDTH - LABELS, false)];
    let look = Look { x: MARGIN, columns, pad_x: 3.0, pad_y: 2.2, head_fill: TINT, rule: RULE };
    let mut table = Table::begin(flow, node, &sheet.title, &look, &[]);
    for (label, texts) in &sheet.facts {
        let cell = texts.iter().fold(Cell::default(), |cell, text| cell.and(text.as_str(), FACT));
        table.row(flow, &[Cell::text(label.as_str(), LABEL), cell]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = "# Facts\n\nWhat **this** is, see [the map](map.md).\n\n| | |\n|---|---|\n| **Rights** | none<br>no `service` |\n| Files | few |\n";

    #[test]
    fn reads_its_part_of_markdown() {
        let sheet = read(SHEET);
        assert_eq!(sheet.title, "Facts");
        assert_eq!(sheet.lead, ["What this is, see the map."]);
        let facts = [("Rights", vec!["none", "no service"]), ("Files", vec!["few"])];
        let facts = facts.map(|(label, texts)| (label.to_owned(), texts.into_iter().map(str::to_owned).collect()));
        assert_eq!(sheet.facts, facts);
    }

    #[test]
    fn the_same_text_gives_the_same_bytes_and_a_long_one_more_pages() {
        let (first, pages) = sheet_pdf(SHEET, "Us", [1, 2, 2026]).expect("a sheet");
        assert_eq!((sheet_pdf(SHEET, "Us", [1, 2, 2026]).expect("a sheet").0 == first, pages), (true, 1));
        let long = format!("{SHEET}{}", "| More | and more |\n".repeat(80));
        assert!(sheet_pdf(&long, "Us", [1, 2, 2026]).expect("a sheet").1 > 1);
    }
}
