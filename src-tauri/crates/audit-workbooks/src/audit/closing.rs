//! The sheets at the end: partnership questions, and the declaration with the numbers that it confirms.

use super::{Making, asked, choices, header, key_header, last_time, names, pen, standards};
use crate::blocks::mark;
use crate::sheet::{Cell, Column, Content, Look, Row, Sheet, Table, cell_name};
use audit_core::condition::Condition;
use audit_core::field::{DeclarationField, Field, QuestionField};
use audit_core::tool::{Question, QuestionKind};

pub(super) fn questions(making: &mut Making<'_>) -> Sheet {
    let form = making.form;
    let mut keys = vec!["", "answer", "comment", "consent", "", "text"];
    let mut headers =
        vec![key_header(), header("Question"), pen("Answer"), pen("Comment"), pen("Consent"), header("Help")];
    headers.push(Cell::text(Look::Machine, "Text answered, leave as it is"));
    let unconfirmed = last_time::any(making, "question");
    if unconfirmed {
        keys.extend([last_time::STILL_SO, last_time::LAST_TIME]);
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
            let mut row = question_row(making, question, &left);
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
    columns.extend([48.0, 44.0, 44.0, 12.0, 46.0].map(Column::wide));
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

fn question_row(making: &mut Making<'_>, question: &Question, only: &Condition) -> Row {
    let form = making.form;
    let field = |member| Field::Question(question.id.clone(), member);
    let options = choices::of_question(question, form.language);
    let own = field(QuestionField::Answer);
    let answer = match &question.kind {
        QuestionKind::Scale { .. } | QuestionKind::Choice(_) => making.chosen(&own.to_string(), &options, &own),
        QuestionKind::Count { .. } => {
            let list = own.to_string();
            making.list(&list, &options, true);
            Cell::text(Look::Answer, in_words(making, question, &own)).from_list(&list)
        }
        QuestionKind::Several(_) => Cell::text(Look::Answer, in_words(making, question, &own)),
        QuestionKind::Date => making.date(&own),
        QuestionKind::Text | QuestionKind::Minutes | QuestionKind::Number => making.words(&own, names::QUESTIONS),
    };
    let blank = || Cell::text(Look::Reading, "");
    let comment = match question.comment || !making.value(&field(QuestionField::Comment)).is_empty() {
        true => making.words(&field(QuestionField::Comment), names::QUESTIONS),
        false => blank(),
    };
    let consent = match question.consent.is_empty() {
        false => making.chosen("yes-no", &choices::tick(), &field(QuestionField::Consent)),
        true => blank(),
    };
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
    Row::of(vec![
        Cell::text(Look::Machine, question.id.as_str()),
        Cell::text(Look::Label, making.text(&question.text)),
        answer,
        comment,
        consent,
        Cell::text(Look::Reading, help.join(" ")),
        Cell::text(Look::Machine, asked::of_question(question, form.language)),
    ])
}

/// An answer as its choices say it.
fn in_words(making: &Making<'_>, question: &Question, field: &Field) -> String {
    let value = making.value(field);
    question.kind.in_words(value, making.form.language).unwrap_or_else(|| value.to_owned())
}

pub(super) fn declaration(making: &mut Making<'_>) -> Sheet {
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
    rows.push(mark("declaration", &making.about(), &["", "name", "title", "agreed-on", "how", "agreed"]));
    rows.push(Row::of(vec![
        key_header(),
        header("For"),
        pen("Name"),
        pen("Their role or title"),
        pen("Agreed on (date)"),
        pen("How they agreed"),
        Cell::text(Look::Machine, "Agreed to, leave as it is"),
    ]));
    let ways = choices::how();
    making.list("how", &ways, false);
    for role in &form.tool.declaration_roles {
        let left = form.tool.narrowed(&role.required, form.service_type);
        if left == Condition::Never {
            continue;
        }
        let field = |member| Field::Declaration(role.id.clone(), member);
        let hint = making.text(&role.hint);
        let label = format!("{}\n{hint}", making.text(&role.title)).trim_end().to_owned();
        let agreed = agreed(making, &field);
        rows.push(Row::of(vec![
            Cell::text(Look::Machine, role.id.as_str()),
            Cell::text(Look::Label, label),
            making.words(&field(DeclarationField::Name), names::DECLARATION),
            making.words(&field(DeclarationField::Title), names::DECLARATION),
            making.date(&field(DeclarationField::AgreedOn)),
            making.chosen("how", &ways, &field(DeclarationField::How)),
            Cell::text(Look::Machine, agreed),
        ]));
    }
    Sheet {
        name: names::DECLARATION.to_owned(),
        columns: vec![
            Column::hidden(),
            Column::wide(70.0),
            Column::wide(30.0),
            Column::wide(28.0),
            Column::wide(20.0),
            Column::wide(20.0),
            Column::hidden(),
        ],
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
