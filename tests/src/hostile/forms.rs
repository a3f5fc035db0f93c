//! Spreadsheets of somebody else that are held against an audit, and workbooks of audit tools.

use super::books::{data, parts, text};
use super::{Hostile, Made, Way, hostile};
use crate::Dice;

/// All of them.
pub(super) fn all() -> Vec<Hostile> {
    let form = |name, said, make| hostile(name, Way::OldForm, said, make);
    let tool = |name, said, make| hostile(name, Way::ToolWorkbook, said, make);
    vec![
        form("a form with words in every cell", "taken", |size| {
            let cell = text("Staff know whom to tell when they are worried about a child.");
            rows(size.of(100, 4_900), |_| cell.repeat(60))
        }),
        form("a form in the words of the standards, mixed", "taken", |size| mixed(size.of(30, 4_900), 40)),
        form("a form in the words of the standards, mixed and long", "taken", |size| mixed(size.of(10, 4_900), 500)),
        form("a form with evidence without end", "taken", |size| {
            let lines = "a&#10;b&#10;".repeat(size.of(2_000, 8_000));
            rows(size.of(3, 500), |n| {
                format!(
                    "{}{}{}{}",
                    text("1.1"),
                    text("You have a lead."),
                    text("Met"),
                    text(&format!("{n}&#10;{lines}"))
                )
            })
        }),
        form("a form with another rating in each row", "taken", |size| {
            rows(size.of(200, 4_900), |n| {
                let rating = format!("{n} {}", "rather good ".repeat(size.of(2, 400)));
                format!("{}{}{}", text(&format!("1.{n}")), text(&format!("You have lead {n}.")), text(&rating))
            })
        }),
        form("a form with long words merged downwards", "taken", |size| {
            let long = "x".repeat(32_000);
            let head = "<row><c t=\"inlineStr\"><is><t>Standard</t></is></c><c t=\"inlineStr\"><is><t>Rating</t></is></c></row>";
            let all = format!("{head}<row>{}</row>", text(&long).repeat(50));
            let areas: String = (0..26_u8)
                .map(|n| {
                    let letter = char::from(b'A' + n);
                    format!("<mergeCell ref=\"{letter}2:{letter}{}\"/>", size.of(50, 4_900))
                })
                .collect();
            let last = format!("<row r=\"{}\">{}</row>", size.of(60, 4_950), text("end"));
            let sheet = data(&format!("{all}{last}"))
                .replace("</worksheet>", &format!("<mergeCells>{areas}</mergeCells></worksheet>"));
            parts(&sheet, "<sst/>", "<styleSheet/>", 1)
        }),
        form("a form of rows without end", "form-too-long", |size| rows(size.of(5_001, 90_000), |_| text("1.1"))),
        tool("a tool's workbook with columns without end", "workbook-damaged", |_| {
            head("<row r=\"3\"><c r=\"ZZZZZ3\"><v>1</v></c></row>")
        }),
        tool("a tool's workbook with languages without end", "column-missing", |size| {
            let marks: String = (0..size.of(300, 15_000)).map(|n| text(&format!("label.x{n}"))).collect();
            let table = "safeguarding-audit-workbook;format=1;table=levels;tool=x";
            let row = format!("<row>{}{}</row>", text("met"), text("yes").repeat(100));
            head(&format!(
                "<row>{}{marks}</row><row>{}</row>{}",
                text(table),
                text("Code"),
                row.repeat(size.of(50, 2_000))
            ))
        }),
        tool("a tool's workbook with rows without end", "workbook-too-large", |size| {
            let table = "safeguarding-audit-workbook;format=1;table=levels;tool=x";
            let row = format!("<row>{}{}</row>", text("met"), text("yes"));
            head(&format!(
                "<row>{}{}</row><row>{}</row>{}",
                text(table),
                text("code"),
                text("Code"),
                row.repeat(size.of(40_002, 150_000))
            ))
        }),
    ]
}

/// A form: a row of headers, and so many rows.
fn rows(count: usize, row: impl Fn(usize) -> String) -> Made {
    let headers: String = ["No", "Standard", "Rating", "Evidence", "Action", "By whom", "By when"].map(text).concat();
    let rows: String = (0..count).map(|n| format!("<row>{}</row>", row(n))).collect();
    parts(&data(&format!("<row>{headers}</row>{rows}")), "<sst/>", "<styleSheet/>", 1)
}

/// Rows that share many words with every standard and are none of them.
fn mixed(count: usize, words: usize) -> Made {
    let known = audit_api::bundled_tools().expect("the tools come with the program");
    let tool = known.iter().find(|tool| tool.id.as_str() == "section-11").expect("it comes with the program");
    let language = tool.language();
    let all: Vec<String> = (tool.standards())
        .flat_map(|placed| {
            let statement = placed.standard.statement.get(&language);
            statement.split_whitespace().map(|word| word.replace(['&', '<'], "")).collect::<Vec<_>>()
        })
        .collect();
    let dice = std::cell::RefCell::new(Dice::new(9));
    rows(count, |n| {
        let mut dice = dice.borrow_mut();
        let said: Vec<&str> = (0..words).map(|_| dice.one(&all).as_str()).collect();
        format!("{}{}{}", text(&format!("{n}")), text(&said.join(" ")), text("Met"))
    })
}

/// The head of a tool's workbook, and more rows.
fn head(more: &str) -> Made {
    let mark = "safeguarding-audit-workbook;format=1;table=head;tool=x";
    parts(&data(&format!("<row>{}{}</row>{more}", text(mark), text("value"))), "<sst/>", "<styleSheet/>", 1)
}
