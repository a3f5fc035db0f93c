//! Workbooks that the program did not make, whatever they say.

use super::zips::zip_of;
use super::{Hostile, Made, Way, hostile};

const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// How the hidden row above a table of ours begins.
const MARK: &str = "safeguarding-audit-workbook;format=1;table=standard;tool=section-11;digest=0";

/// All of them.
pub(super) fn all() -> Vec<Hostile> {
    let of = |name, said, make| hostile(name, Way::Workbook, said, make);
    vec![
        of("empty cells without end", "workbook-too-large", |size| {
            let row = |n: usize| format!("<row r=\"{n}\">{}</row>", "<c s=\"1\"/>".repeat(16_000));
            sheet(&data(&(1..=size.of(95, 400)).map(row).collect::<String>()))
        }),
        of("empty cells as many as are looked at", "not-our-workbook", |size| {
            let row = |n: usize| format!("<row r=\"{n}\">{}</row>", "<c s=\"1\"/>".repeat(10_000));
            sheet(&data(&(1..=size.of(5, 149)).map(row).collect::<String>()))
        }),
        of("empty rows without end", "workbook-too-large", |size| {
            sheet(&data(&"<row/>".repeat(size.of(3_000_001, 14_000_000))))
        }),
        of("merged cells without end", "workbook-too-large", |size| merges(size.of(3_000_001, 4_000_000))),
        of("merged cells as many as are looked at", "not-our-workbook", |size| merges(size.of(30_000, 2_900_000))),
        of("tags that stay open", "not-our-workbook", |size| sheet(&data(&"<x>".repeat(size.of(20_000, 2_900_000))))),
        of("tags that stay open in a cell", "workbook-damaged", |size| {
            sheet(&data(&format!("<row><c t=\"inlineStr\"><is><t>{}", "<b>".repeat(size.of(20_000, 2_900_000)))))
        }),
        of("tags that stay open in a formula", "workbook-damaged", |size| {
            sheet(&data(&format!("<row><c><f>{}", "<b>".repeat(size.of(20_000, 2_900_000)))))
        }),
        of("tags in a shared text", "not-our-workbook", |size| {
            shared(&format!("<si><t>{}</t></si>", "<b></b>".repeat(size.of(10_000, 1_400_000))))
        }),
        of("entities in a shared text", "workbook-too-large", |size| {
            shared(&format!("<si><t>{}</t></si>", "&amp;".repeat(size.of(200_000, 15_000_000))))
        }),
        of("a number of texts beyond all memory", "not-our-workbook", |_| {
            parts(&data(""), "<sst uniqueCount=\"999999999999\"><si><t>x</t></si></sst>", "<styleSheet/>", 1)
        }),
        of("one sheet as two hundred", "workbook-too-large", |size| {
            parts(&data(&"<row/>".repeat(size.of(1_000_000, 2_800_000))), "<sst/>", "<styleSheet/>", 200)
        }),
        of("sheets without end", "workbook-too-large", |size| {
            parts(&data(""), "<sst/>", "<styleSheet/>", size.of(201, 20_000))
        }),
        of("one long format for every cell", "workbook-too-large", |size| {
            let code = "0".repeat(size.of(10_000, 8_000_000));
            let formats = format!(
                "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{code}\"/></numFmts><cellXfs>{}</cellXfs></styleSheet>",
                "<xf numFmtId=\"200\"/>".repeat(size.of(1_000, 60_000))
            );
            parts(&data(""), "<sst/>", &formats, 1)
        }),
        of("one long text for every cell", "workbook-too-large", |size| {
            let text = "x".repeat(size.of(200_000, 20_000_000));
            parts(
                &data(&cells(size.of(100, 300_000))),
                &format!("<sst><si><t>{text}</t></si></sst>"),
                "<styleSheet/>",
                1,
            )
        }),
        of("more text in all cells than is read", "workbook-too-large", |size| {
            let text = "x".repeat(30_000);
            parts(
                &data(&cells(size.of(1_800, 300_000))),
                &format!("<sst><si><t>{text}</t></si></sst>"),
                "<styleSheet/>",
                1,
            )
        }),
        of("a row beyond the last one", "workbook-damaged", |_| {
            sheet(&data("<row r=\"4294967295\"><c r=\"A4294967295\"><v>1</v></c></row>"))
        }),
        of("a column beyond the last one", "workbook-damaged", |_| {
            sheet(&data("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>"))
        }),
        of("entities in entities", "workbook-damaged", |_| {
            let mut said = String::from("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
            for n in 1..40 {
                said += &format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1);
            }
            sheet(&format!("{said}]>{}", data("<row><c t=\"str\"><v>&a39;</v></c></row>")))
        }),
        of("UTF-16", "workbook-damaged", |_| {
            let wide: Vec<u8> = data("").encode_utf16().flat_map(u16::to_le_bytes).collect();
            let mut bytes = b"<?xml version=\"1.0\" encoding=\"utf-16\"?>".to_vec();
            bytes.extend(wide);
            Made::File(zip_of(&all_parts(bytes, b"<sst/>".to_vec(), b"<styleSheet/>".to_vec(), 1)))
        }),
        of("a workbook that unpacks without end", "workbook-too-large", |size| {
            sheet(&data(&" ".repeat(size.of(97 << 20, 400 << 20))))
        }),
        of("parts without end", "workbook-too-large", |size| {
            let mut all = all_parts(data("").into_bytes(), b"<sst/>".to_vec(), b"<styleSheet/>".to_vec(), 1);
            all.extend((0..size.of(4_001, 60_000)).map(|n| (format!("xl/worksheets/x{n}.xml"), Vec::new())));
            Made::File(zip_of(&all))
        }),
        of("tables of ours, all in one row", "sheet-missing", |size| tables(size.of(200, 16_000), 1)),
        of("tables of ours, one in each row", "sheet-missing", |size| tables(1, size.of(200, 100_000))),
        of("columns that somebody added", "column-not-read", |size| {
            let more = (1..size.of(300, 16_000)).map(|_| text("more")).collect::<String>();
            sheet(&data(&format!("<row>{}{}</row><row>{}{more}</row>", text(MARK), text("rating"), text("x"))))
        }),
        of("rows of ours without end", "workbook-too-large", |size| {
            let rows =
                (0..size.of(5_200, 130_000)).map(|n| format!("<row>{}{}</row>", text(&format!("s{n}")), text("met")));
            sheet(&data(&format!("<row>{}{}</row>{}", text(MARK), text("rating"), rows.collect::<String>())))
        }),
    ]
}

/// A workbook of one sheet.
fn sheet(xml: &str) -> Made {
    parts(xml, "<sst/>", "<styleSheet/>", 1)
}

/// A workbook of these shared texts.
fn shared(texts: &str) -> Made {
    parts(&data(&cells(1)), &format!("<sst>{texts}</sst>"), "<styleSheet/>", 1)
}

pub(super) fn parts(sheet: &str, shared: &str, styles: &str, sheets: usize) -> Made {
    Made::File(zip_of(&all_parts(sheet.into(), shared.into(), styles.into(), sheets)))
}

fn all_parts(sheet: Vec<u8>, shared: Vec<u8>, styles: Vec<u8>, sheets: usize) -> Vec<(String, Vec<u8>)> {
    let named: String = (1..=sheets).map(|n| format!("<sheet name=\"S{n}\" sheetId=\"{n}\" r:id=\"r1\"/>")).collect();
    let workbook =
        format!("<workbook xmlns=\"{SPREADSHEET}\" xmlns:r=\"{OFFICE}\"><sheets>{named}</sheets></workbook>");
    let relations = format!(
        "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let texts = [
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("_rels/.rels", root.into_bytes()),
        ("xl/workbook.xml", workbook.into_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.into_bytes()),
        ("xl/sharedStrings.xml", shared),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    texts.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect()
}

/// A sheet with these rows.
pub(super) fn data(rows: &str) -> String {
    format!("<worksheet xmlns=\"{SPREADSHEET}\"><sheetData>{rows}</sheetData></worksheet>")
}

/// A cell with words of its own.
pub(super) fn text(words: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{words}</t></is></c>")
}

/// So many cells with the first shared text, a hundred in a row.
fn cells(count: usize) -> String {
    let row = |cells: usize| format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(cells));
    format!("{}{}", row(100).repeat(count / 100), row(count % 100))
}

fn merges(count: usize) -> Made {
    let all = "<mergeCell ref=\"A1:B9\"/>".repeat(count);
    let sheet = data("<row/>").replace("</worksheet>", &format!("<mergeCells>{all}</mergeCells></worksheet>"));
    self::sheet(&sheet)
}

fn tables(across: usize, down: usize) -> Made {
    sheet(&data(&format!("<row>{}</row>", text(MARK).repeat(across)).repeat(down)))
}
