//! The sheet of standards: each with its guidance for this type of service, and what is answered.

use super::headers::{header, key_header, pen};
use super::last_time;
use super::making::Making;
use crate::audit::columns::{self, Column as Filled, OfStandard};
use crate::audit::{choices, names};
use crate::blocks::mark;
use crate::sheet::{Cell, Column, Look, Row, Sheet, Table, cut};
use audit_core::condition::Condition;
use audit_core::field::{Field, StandardField};
use audit_core::markdown::plain;
use audit_core::tool::{Placed, Standard};

/// The standards that organisations of this type may see, with the condition that is left.
pub(super) fn asked<'t>(making: &Making<'t>) -> Vec<(Placed<'t>, Condition)> {
    let form = making.form;
    let all = form.tool.standards();
    let narrowed = all.map(|placed| {
        let left = form.tool.narrowed(&placed.standard.applies, form.service_type);
        (placed, left)
    });
    narrowed.filter(|(_, left)| *left != Condition::Never).collect()
}

/// The list from which evidence and actions choose their standard.
pub(super) fn list(making: &Making<'_>) -> Vec<(String, String)> {
    let entry = |(placed, _): &(Placed<'_>, Condition)| {
        let statement = making.text(&placed.standard.statement);
        (placed.standard.id.to_string(), format!("{} {}", placed.number, cut(statement, 80)))
    };
    asked(making).iter().map(entry).collect()
}

pub(super) fn sheet(making: &mut Making<'_>) -> Sheet {
    let tool = making.form.tool;
    let levels: Vec<String> = tool.levels.iter().map(|level| making.text(&level.label).to_owned()).collect();
    let mut headers =
        vec![key_header(), header("No."), header("Standard"), header(making.text(&tool.headings.meaning))];
    headers.extend(levels.iter().map(|label| header(label)));
    headers.push(header(making.text(&tool.headings.evidence)));
    let first_answer = headers.len();
    let own = columns::standards();
    headers.extend(own.iter().map(|column| pen(column.header)));
    headers.extend([header("Only if"), header("Area"), Cell::text(Look::Machine, "Text answered, leave as it is")]);
    let mut keys = vec!["number"];
    keys.resize(first_answer - 1, "");
    keys.extend(own.iter().map(|column| column.key).chain(["", "", "text"]));
    let unconfirmed = last_time::any(making.form.fields, "standard");
    if unconfirmed {
        headers.insert(first_answer + 1, last_time::heading());
        headers.push(last_time::hidden_heading());
        keys.insert(first_answer, names::STILL_SO);
        keys.push(names::LAST_TIME);
    }
    let mut rows = vec![
        Row::of(vec![Cell::empty(), Cell::text(Look::Title, "Standards")]),
        mark("standard", &making.about(), &keys),
        Row::of(headers),
    ];
    for (placed, only) in asked(making) {
        let mut row = row(making, &own, &placed, &only);
        if unconfirmed {
            let field = |member| Field::Standard(placed.standard.id.clone(), member);
            let (still_so, was) =
                last_time::cells(making, &field(StandardField::FromLastTime), &field(StandardField::Rating));
            row.cells.insert(first_answer + 1, still_so);
            row.cells.push(was);
        }
        rows.push(row);
    }
    let width = keys.len() as u16;
    let guidance = levels.len();
    let mut columns = vec![Column::hidden(), Column::wide(6.0), Column::wide(34.0), Column::folding(40.0)];
    columns.extend(levels.iter().map(|_| Column::folding(28.0)));
    columns.push(Column::folding(30.0));
    columns.extend(own.iter().map(|column| column.wide).chain([24.0, 20.0]).map(Column::wide));
    columns.push(Column::hidden());
    if unconfirmed {
        let (still_so, was) = last_time::columns();
        columns.insert(first_answer + 1, still_so);
        columns.push(was);
    }
    debug_assert_eq!(columns.len(), usize::from(width) + 1);
    let last = rows.len() as u32 - 1;
    Sheet {
        name: names::STANDARDS.to_owned(),
        columns,
        frozen: (3, 3),
        repeated_row: Some(2),
        repeated_columns: Some((1, 2)),
        breaks: vec![5 + guidance as u32],
        scale: Some(58),
        tables: vec![Table { name: "Standards".to_owned(), header: 2, columns: (0, width), last }],
        first: (3, first_answer as u16),
        numbers_as_words: Some(1),
        rows,
    }
}

fn row(
    making: &mut Making<'_>,
    own: &[Filled<StandardField, OfStandard>],
    placed: &Placed<'_>,
    only: &Condition,
) -> Row {
    let form = making.form;
    let (tool, standard) = (form.tool, placed.standard);
    let guidance = standard.guidance.resolve(tool, form.language, Some(form.service_type));
    let reading = |words: &str| Cell::text(Look::Reading, words);
    let mut cells = vec![
        Cell::text(Look::Machine, standard.id.as_str()),
        Cell::text(Look::Label, &placed.number),
        Cell::text(Look::Label, making.text(&standard.statement)),
        reading(&plain(guidance.meaning)),
    ];
    cells.extend(guidance.levels.iter().map(|(_, words)| reading(&plain(words))));
    let evidence = plain(guidance.evidence);
    cells.push(reading(&evidence.lines().map(|line| format!("• {line}")).collect::<Vec<_>>().join("\n")));
    let field = |member| Field::Standard(standard.id.clone(), member);
    for column in own {
        cells.push(match column.holds {
            OfStandard::Rating => rating(making, standard, &field(column.member)),
            OfStandard::Words => {
                making.words(&field(column.member), &format!("{}, {}", names::STANDARDS, placed.number))
            }
        });
    }
    let only = if *only == Condition::Always { String::new() } else { tool.in_words(only, form.language) };
    cells.push(reading(&only));
    cells.push(reading(making.text(&placed.area.title)));
    let digest = match making.value(&field(StandardField::AnsweredDigest)) {
        "" => standard.text_digest(form.language),
        answered => answered.to_owned(),
    };
    let language = match making.value(&field(StandardField::AnsweredLanguage)) {
        "" => form.language.as_str(),
        answered => answered,
    };
    cells.push(Cell::text(Look::Machine, format!("{digest} {language}")));
    Row::of(cells)
}

/// The cell of a rating: what the standard offers, and what each level means where the tool says so.
fn rating(making: &mut Making<'_>, standard: &Standard, field: &Field) -> Cell {
    let form = making.form;
    let tool = form.tool;
    let offered = tool.narrowed(&standard.not_applicable, form.service_type) != Condition::Never;
    let list = if offered { "rating-or-not-applicable" } else { "rating" };
    let mut rating = making.chosen(list, &choices::ratings(tool, form.language, offered), field);
    // An answer that is not offered any more stands there all the same, for somebody to look at.
    if rating.content == Default::default() && making.value(field) == "not-applicable" {
        rating = Cell::text(Look::Answer, "Not applicable").from_list(list);
    }
    let described = tool.levels.iter().filter(|level| !level.description.is_empty());
    let described: Vec<String> =
        described.map(|level| format!("{}: {}", making.text(&level.label), making.text(&level.description))).collect();
    if described.is_empty() { rating } else { rating.saying("Rating", &described.join("\n")) }
}
