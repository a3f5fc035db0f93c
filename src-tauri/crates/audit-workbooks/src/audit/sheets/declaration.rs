//! The sheet of the declaration, with the numbers that it confirms.

use super::headers::{header, key_header, pen};
use super::making::Making;
use super::{lists, standards};
use crate::audit::{choices, columns, names};
use crate::blocks::mark;
use crate::sheet::{Cell, Column, Content, Look, Row, Sheet, cell_name};
use audit_core::condition::Condition;
use audit_core::field::{DeclarationField, Field};

pub(super) fn sheet(making: &mut Making<'_>) -> Sheet {
    let form = making.form;
    let mut rows = vec![Row::of(vec![Cell::empty(), Cell::text(Look::Title, "Declaration")])];
    rows.push(Row::of(vec![
        Cell::empty(),
        Cell::text(Look::Note, "Fill this in last: what is agreed to are the answers as they stand in this workbook."),
    ]));
    numbers(making, &mut rows);
    let numbers = ["{met}", "{applicable}", "{partly}", "{not_met}", "{not_applicable}", "{actions}"];
    let name = match making.content.profile.name.trim() {
        "" => "our organisation".to_owned(),
        name => name.to_owned(),
    };
    let plainly = |words: &str| {
        let named = words.replace("{organisation}", &name);
        let filled = numbers.iter().fold(named, |words, number| words.replace(number, "…"));
        Row::of(vec![Cell::empty(), Cell::text(Look::Plain, filled)])
    };
    rows.push(Row::of(vec![Cell::empty(), Cell::text(Look::Heading, "What is confirmed")]));
    rows.extend(form.tool.declaration.statements.iter().map(|text| plainly(making.text(text))));
    rows.push(Row::of(vec![Cell::empty(), Cell::text(Look::Heading, "Who reads it")]));
    rows.extend(form.tool.declaration.reading.iter().map(|text| plainly(making.text(text))));
    rows.push(Row::of(vec![Cell::empty(), Cell::text(Look::Heading, "Who confirms it")]));
    let own = columns::declarations();
    let keys: Vec<&str> = std::iter::once("").chain(own.iter().map(|column| column.key)).chain(["agreed"]).collect();
    rows.push(mark("declaration", &making.about(), &keys));
    let mut headers = vec![key_header(), header("For")];
    headers.extend(own.iter().map(|column| pen(column.header)));
    headers.push(Cell::text(Look::Machine, "Agreed to, leave as it is"));
    rows.push(Row::of(headers));
    lists::lists(making, &own);
    for role in &form.tool.declaration_roles {
        let left = form.tool.narrowed(&role.required, form.service_type);
        if left == Condition::Never {
            continue;
        }
        let field = |member| Field::Declaration(role.id.clone(), member);
        let hint = making.text(&role.hint);
        let label = format!("{}\n{hint}", making.text(&role.title)).trim_end().to_owned();
        let mut cells = vec![Cell::text(Look::Machine, role.id.as_str()), Cell::text(Look::Label, label)];
        let filled = |column| lists::filled(making, column, &field(column.member), names::DECLARATION, &[]);
        cells.extend(own.iter().map(filled));
        cells.push(Cell::text(Look::Machine, agreed(making, &field)));
        rows.push(Row::of(cells));
    }
    Sheet {
        name: names::DECLARATION.to_owned(),
        columns: [Column::hidden(), Column::wide(70.0)]
            .into_iter()
            .chain(own.iter().map(|column| Column::wide(column.wide)))
            .chain([Column::hidden()])
            .collect(),
        first: (2, 1),
        rows,
        ..Sheet::default()
    }
}

/// What an agreement that was given in the program rests on, with what it said: changed in the workbook, it is a new one.
fn agreed(making: &Making<'_>, field: &dyn Fn(DeclarationField) -> Field) -> String {
    let value = |member| making.value(&field(member)).to_owned();
    let basis = value(DeclarationField::Basis);
    if basis.is_empty() {
        return String::new();
    }
    let said = [DeclarationField::AgreedOn, DeclarationField::How, DeclarationField::Name].map(value);
    format!("{basis} {}", said.join(" "))
}

/// How many standards stand where, counted by the workbook itself as it is filled in.
fn numbers(making: &Making<'_>, rows: &mut Vec<Row>) {
    let asked = standards::asked(making).len() as u32;
    let tool = making.form.tool;
    let column = 5 + tool.levels.len() as u32;
    let range = format!("{}!{}:{}", names::STANDARDS, cell_name(3, column), cell_name(2 + asked.max(1), column));
    rows.push(Row::of(vec![Cell::empty(), Cell::text(Look::Heading, "Your numbers")]));
    let labels = choices::ratings(tool, making.form.language, true);
    for (code, label) in labels {
        let now = making.content.answers.iter().filter(|(id, answer)| {
            let here = standards::asked(making).iter().any(|(placed, _)| placed.standard.id == **id);
            here && answer.rating.as_ref().is_some_and(|rating| rating.code() == code)
        });
        let formula = format!("=COUNTIF({range},\"{}\")", label.replace('"', "\"\""));
        let counted = Cell {
            content: Content::Formula(formula, now.count() as f64),
            look: Look::Counted,
            list: None,
            prompt: None,
        };
        rows.push(Row::of(vec![Cell::empty(), Cell::text(Look::Label, label), counted]));
    }
}
