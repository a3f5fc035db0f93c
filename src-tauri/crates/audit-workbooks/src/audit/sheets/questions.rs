//! The sheet of the partnership's questions.

use super::headers::{header, key_header, pen};
use super::last_time;
use super::making::Making;
use crate::audit::columns::{self, Column as Filled, OfQuestion};
use crate::audit::{asked, choices, names};
use crate::blocks::mark;
use crate::sheet::{Cell, Column, Look, Row, Sheet, Table};
use audit_core::condition::Condition;
use audit_core::field::{Field, QuestionField};
use audit_core::tool::{Question, QuestionKind};

pub(super) fn sheet(making: &mut Making<'_>) -> Sheet {
    let form = making.form;
    let own = columns::questions();
    let mut keys: Vec<&str> =
        std::iter::once("").chain(own.iter().map(|column| column.key)).chain(["", "text"]).collect();
    let mut headers = vec![key_header(), header("Question")];
    headers.extend(own.iter().map(|column| pen(column.header)));
    headers.extend([header("Help"), Cell::text(Look::Machine, "Text answered, leave as it is")]);
    let unconfirmed = last_time::any(making.form.fields, "question");
    if unconfirmed {
        keys.extend([names::STILL_SO, names::LAST_TIME]);
        headers.extend([last_time::heading(), last_time::hidden_heading()]);
    }
    let width = keys.len() as u16;
    let mut rows = vec![
        Row::of(vec![Cell::empty(), Cell::text(Look::Title, "Questions from the partnership")]),
        mark("question", &making.about(), &keys),
        Row::of(headers),
    ];
    for question in &form.tool.questions {
        let left = form.tool.narrowed(&question.applies, form.service_type);
        if left != Condition::Never {
            let mut row = row(making, &own, question, &left);
            if unconfirmed {
                let field = |member| Field::Question(question.id.clone(), member);
                let (still_so, was) =
                    last_time::cells(making, &field(QuestionField::FromLastTime), &field(QuestionField::Answer));
                row.cells.extend([still_so, was]);
            }
            rows.push(row);
        }
    }
    let last = rows.len() as u32 - 1;
    let table = Table { name: "Questions".to_owned(), header: 2, columns: (0, width), last };
    let mut columns = vec![Column::hidden()];
    let wide = std::iter::once(48.0).chain(own.iter().map(|column| column.wide)).chain([46.0]);
    columns.extend(wide.map(Column::wide));
    columns.push(Column::hidden());
    if unconfirmed {
        columns.extend(<[Column; 2]>::from(last_time::columns()));
    }
    Sheet {
        name: names::QUESTIONS.to_owned(),
        columns,
        frozen: (3, 0),
        repeated_row: Some(2),
        tables: if last > 2 { vec![table] } else { Vec::new() },
        first: (3, 2),
        rows,
        ..Sheet::default()
    }
}

fn row(
    making: &mut Making<'_>,
    own: &[Filled<QuestionField, OfQuestion>],
    question: &Question,
    only: &Condition,
) -> Row {
    let lead = [Cell::text(Look::Machine, question.id.as_str()), Cell::text(Look::Label, making.text(&question.text))];
    let mut cells = Vec::from(lead);
    for column in own {
        let field = Field::Question(question.id.clone(), column.member);
        let blank = || Cell::text(Look::Reading, "");
        cells.push(match column.holds {
            OfQuestion::Answer => answer(making, question, &field),
            OfQuestion::Comment if question.comment || !making.value(&field).is_empty() => {
                making.words(&field, names::QUESTIONS)
            }
            OfQuestion::Consent if !question.consent.is_empty() => making.chosen("yes-no", &choices::tick(), &field),
            OfQuestion::Comment | OfQuestion::Consent => blank(),
        });
    }
    cells.push(Cell::text(Look::Reading, help(making, question, only)));
    cells.push(Cell::text(Look::Machine, asked::of_question(question, making.form.language)));
    Row::of(cells)
}

/// The cell of an answer, as its question wants it.
fn answer(making: &mut Making<'_>, question: &Question, own: &Field) -> Cell {
    let options = choices::of_question(question, making.form.language);
    match &question.kind {
        QuestionKind::Scale { .. } | QuestionKind::Choice(_) => making.chosen(&own.to_string(), &options, own),
        QuestionKind::Count { .. } => {
            let list = own.to_string();
            making.list(&list, &options, true);
            Cell::text(Look::Answer, in_words(making, question, own)).from_list(&list)
        }
        QuestionKind::Several(_) => Cell::text(Look::Answer, in_words(making, question, own)),
        QuestionKind::Date => making.date(own),
        QuestionKind::Text | QuestionKind::Minutes | QuestionKind::Number => making.words(own, names::QUESTIONS),
    }
}

/// What is said beside a question: its own help, how it is filled in, and who is asked.
fn help(making: &Making<'_>, question: &Question, only: &Condition) -> String {
    let form = making.form;
    let options = choices::of_question(question, form.language);
    let mut help = vec![making.text(&question.help).to_owned()];
    if let QuestionKind::Scale { low, high } = &question.kind {
        help.push(format!("1 means “{}”, 5 means “{}”.", making.text(low), making.text(high)));
    }
    match &question.kind {
        QuestionKind::Minutes => help.push("A whole number of minutes.".to_owned()),
        QuestionKind::Number => help.push("A whole number.".to_owned()),
        QuestionKind::Count { exact_from, .. } => {
            let number = exact_from.map_or(String::new(), |from| format!(", or type the number from {from} on"));
            help.push(format!("Choose from the list{number}. Small numbers are kept as a range."));
        }
        QuestionKind::Several(_) => {
            let words: Vec<String> = options.iter().map(|(_, words)| format!("“{words}”")).collect();
            help.push(format!("Any number of these, with a semicolon between them: {}.", words.join(", ")));
        }
        _ => {}
    }
    if question.optional {
        help.push("You may leave this empty.".to_owned());
    }
    if !question.consent.is_empty() {
        help.push(format!("Consent: choose Yes if this is so: “{}”", making.text(&question.consent)));
    }
    if *only != Condition::Always {
        help.push(format!("Only if {}.", form.tool.in_words(only, form.language)));
    }
    help.retain(|words| !words.is_empty());
    help.join(" ")
}

/// An answer as its choices say it.
fn in_words(making: &Making<'_>, question: &Question, field: &Field) -> String {
    let value = making.value(field);
    question.kind.in_words(value, making.form.language).unwrap_or_else(|| value.to_owned())
}
