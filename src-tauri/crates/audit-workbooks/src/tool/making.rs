//! From an audit tool to its workbook.

use super::lists::joined;
use super::proof;
use super::tables::{Column, HEAD, Holds, SENTENCES, TABLES, Table};
use crate::blocks::About;
use crate::blocks::{FORMAT, mark};
use crate::sheet::{Book, Cell, Column as Wide, Look, Row, Sheet};
use crate::write::write;
use audit_core::jiff::civil::Date;
use audit_core::problem::Told as Problem;
use audit_core::tool::Tool;
use audit_exchange::tools::v1;
use serde_json::Value;

/// An audit tool as a workbook, from which [`super::build`] makes the same tool again.
///
/// # Errors
/// What a workbook cannot hold: every text that is too long for a cell (`too-long-for-a-cell`), else the first member that would not
/// come back as it is (`not-for-a-workbook`).
pub fn workbook_of(tool: &Tool, made_on: Date) -> Result<Vec<u8>, Vec<Problem>> {
    let workbook = written(tool, made_on)?;
    proof::same(&workbook, tool)?;
    Ok(workbook)
}

/// The workbook, not yet looked at.
pub(super) fn written(tool: &Tool, made_on: Date) -> Result<Vec<u8>, Vec<Problem>> {
    let content = v1::content(tool);
    let languages: Vec<String> = tool.languages.iter().map(ToString::to_string).collect();
    let values = [("tool", tool.id.to_string()), ("edition", tool.edition.clone()), ("languages", languages.join(" "))];
    let about = About { format: FORMAT, values: values.map(|(n, v)| (n.to_owned(), v)).into() };
    let mut sheets = vec![head(&content, &languages, &about)];
    sheets.extend(TABLES.iter().map(|table| sheet(table, &content, &languages, &about)));
    sheets.extend(SENTENCES.iter().map(|(kind, title, name)| {
        let rows = list(&content["declaration"][*kind]).map(|words| {
            languages.iter().map(|language| Cell::text(Look::Answer, text(&words[language.as_str()]))).collect()
        });
        let headers: Vec<String> = languages.iter().map(|language| format!("{title} ({language})")).collect();
        let keys: Vec<String> = languages.iter().map(|language| format!("words.{language}")).collect();
        page(name, kind, &about, (headers, keys, vec![110.0; languages.len()]), rows.collect())
    }));
    let book = Book { title: format!("{} {}", tool.id, tool.edition), made_on, sheets, ..Book::default() };
    let long = proof::too_long(&book);
    if !long.is_empty() {
        return Err(long);
    }
    let written = write(&book);
    written.map_err(|error| vec![Problem::new(error.code(), "", error.to_string(), error.hint())])
}

/// A column's cells for one thing: one, or one for each language.
fn cells(column: &Column, thing: &Value, languages: &[String]) -> Vec<Cell> {
    let value = column.0.split('.').fold(thing, |value, member| &value[member]);
    match column.2 {
        Holds::Words | Holds::MaybeWords => {
            languages.iter().map(|language| Cell::text(Look::Answer, text(&value[language.as_str()]))).collect()
        }
        _ => vec![Cell::text(Look::Answer, text(value))],
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => if *truth { "yes" } else { "no" }.to_owned(),
        Value::Array(all) => joined(all.iter().filter_map(Value::as_str)),
        _ => String::new(),
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Headers, keys and widths of a table's columns.
type Heads = (Vec<String>, Vec<String>, Vec<f64>);

fn heads(columns: &[Column], languages: &[String]) -> Heads {
    let mut heads: Heads = Default::default();
    for (member, header, holds, width) in columns {
        let worded = matches!(holds, Holds::Words | Holds::MaybeWords);
        for language in languages.iter().take(if worded { languages.len() } else { 1 }) {
            heads.0.push(if worded { format!("{header} ({language})") } else { (*header).to_owned() });
            heads.1.push(if worded { format!("{member}.{language}") } else { (*member).to_owned() });
            heads.2.push(*width);
        }
    }
    heads
}

fn sheet(table: &Table, content: &Value, languages: &[String], about: &About) -> Sheet {
    let (mut headers, mut keys, mut widths) = heads(table.columns, languages);
    if !table.of.is_empty() {
        headers.insert(0, "Belongs to (id)".to_owned());
        keys.insert(0, "of".to_owned());
        widths.insert(0, 22.0);
    }
    let mut rows = Vec::new();
    for (owner, thing) in things(table, content) {
        let mut row = Vec::new();
        if let Some(owner) = owner {
            row.push(Cell::text(Look::Answer, owner));
        }
        row.extend(table.columns.iter().flat_map(|column| cells(column, thing, languages)));
        rows.push(row);
    }
    page(table.sheet, table.kind, about, (headers, keys, widths), rows)
}

/// The things of a table in order, each with the id of what it belongs to.
fn things<'c>(table: &Table, content: &'c Value) -> Vec<(Option<String>, &'c Value)> {
    if table.of.is_empty() {
        return list(&content[table.list]).map(|thing| (None, thing)).collect();
    }
    let mut found = Vec::new();
    for (kind, member) in table.of {
        let owners = TABLES.iter().find(|known| known.kind == *kind).expect("a table of ours");
        for (_, owner) in things(owners, content) {
            let id = text(&owner[*member]);
            let named = if is_shared(table, content, &id) { format!("{kind}/{id}") } else { id };
            found.extend(list(&owner[table.list]).map(|thing| (Some(named.clone()), thing)));
        }
    }
    found
}

/// Whether things of several kinds that a table can belong to have this id, such as a fact and a question.
fn is_shared(table: &Table, content: &Value, id: &str) -> bool {
    let has = |(kind, member): &&(&str, &str)| {
        let owners = TABLES.iter().find(|known| known.kind == *kind).expect("a table of ours");
        table.of.len() > 1 && things(owners, content).iter().any(|(_, owner)| owner[*member].as_str() == Some(id))
    };
    table.of.iter().filter(has).count() > 1
}

fn head(content: &Value, languages: &[String], about: &About) -> Sheet {
    let mut rows = Vec::new();
    for column in HEAD {
        let (headers, keys, _) = heads(std::slice::from_ref(column), languages);
        for ((header, key), cell) in headers.into_iter().zip(keys).zip(cells(column, content, languages)) {
            rows.push((key, vec![Cell::text(Look::Label, header), cell]));
        }
    }
    let heads =
        (vec!["What".to_owned(), "Value".to_owned()], vec![String::new(), "value".to_owned()], vec![46.0, 90.0]);
    let mut sheet = page("Audit", "head", about, heads, rows.iter().map(|(_, cells)| cells.clone()).collect());
    for (row, (key, _)) in sheet.rows.iter_mut().skip(3).zip(&rows) {
        row.cells[0] = Cell::text(Look::Machine, key);
    }
    sheet
}

fn page(name: &str, kind: &str, about: &About, (headers, keys, widths): Heads, rows: Vec<Vec<Cell>>) -> Sheet {
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let title = vec![Cell::empty(), Cell::text(Look::Title, name)];
    let mut header = vec![Cell::empty()];
    header.extend(headers.into_iter().map(|words| Cell::text(Look::Header, words)));
    let mut all = vec![Row::of(title), mark(kind, about, &keys), Row::of(header)];
    all.extend(rows.into_iter().map(|mut cells| {
        cells.insert(0, Cell::empty());
        Row::of(cells)
    }));
    let columns = std::iter::once(Wide::hidden()).chain(widths.into_iter().map(Wide::wide)).collect();
    Sheet {
        name: name.to_owned(),
        columns,
        rows: all,
        frozen: (3, 2),
        repeated_row: Some(2),
        first: (3, 1),
        ..Sheet::default()
    }
}
