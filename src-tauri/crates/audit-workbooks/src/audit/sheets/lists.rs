//! The sheets of evidence and actions: one row each, as many for a standard as there are.

use super::headers::{key_header, pen};
use super::making::Making;
use super::standards;
use crate::audit::columns::{self, Column, Holds};
use crate::audit::names;
use crate::blocks::mark;
use crate::sheet::{self, Cell, Look, Row, Sheet, Table};
use audit_core::Uuid;
use audit_core::field::Field;
use audit_core::ids::StandardId;

const FREE_EVIDENCE: usize = 150;
const FREE_ACTIONS: usize = 80;

fn prepared(making: &mut Making<'_>) -> Vec<(String, String)> {
    let list = standards::list(making);
    making.list("standard", &list, true);
    list
}

fn named(list: &[(String, String)], id: &StandardId) -> String {
    list.iter().find(|(code, _)| code == id.as_str()).map_or_else(|| id.to_string(), |(_, words)| words.clone())
}

fn of_standard(words: &str) -> Cell {
    Cell::text(Look::Answer, words).from_list("standard")
}

/// The rows above a table: its title, a note, the hidden row and the headers.
fn top(making: &Making<'_>, kind: &str, (title, note): (&str, &str), columns: &[(&str, &str)]) -> Vec<Row> {
    let keys: Vec<&str> = columns.iter().map(|(key, _)| *key).collect();
    let headers = columns.iter().map(|(_, words)| pen(words));
    vec![
        Row::of(vec![Cell::empty(), Cell::text(Look::Title, title)]),
        Row::of(vec![Cell::empty(), Cell::text(Look::Note, note)]),
        mark(kind, &making.about(), &keys),
        Row::of(std::iter::once(key_header()).chain(headers).collect()),
    ]
}

/// A sheet with one such table on it.
fn sheet(name: &str, table: &str, wide: &[f64], rows: Vec<Row>) -> Sheet {
    let columns =
        std::iter::once(sheet::Column::hidden()).chain(wide.iter().map(|width| sheet::Column::wide(*width))).collect();
    let last = rows.len() as u32 - 1;
    Sheet {
        name: name.to_owned(),
        columns,
        rows,
        frozen: (4, 0),
        repeated_row: Some(3),
        tables: vec![Table { name: table.to_owned(), header: 3, columns: (0, wide.len() as u16), last }],
        first: (4, 1),
        ..Sheet::default()
    }
}

pub(super) fn evidence(making: &mut Making<'_>) -> Sheet {
    let list = prepared(making);
    let words = ("Evidence", "Say what it is and where it is kept. The documents themselves stay where they are.");
    let own = columns::evidence();
    let uses = [("standard", "Standard"), ("also", "Also for (numbers, such as 3.4; 6.1)")];
    let columns: Vec<_> = uses.into_iter().chain(headers(&own)).collect();
    let mut rows = top(making, "evidence", words, &columns);
    let there: Vec<Uuid> = making.content.evidence.iter().map(|evidence| evidence.id).collect();
    // What only an earlier answer refers to stays with it, in the program: no standard here asks for it.
    let earlier = |id: &Uuid| making.form.fields.keys().any(|f| matches!(f, Field::EarlierUse(_, used) if used == id));
    let there: Vec<Uuid> = there.into_iter().filter(|id| !using(making, *id).is_empty() || !earlier(id)).collect();
    for id in there {
        let used: Vec<String> = using(making, id).iter().map(|standard| named(&list, standard)).collect();
        let numbers: Vec<&str> = used.iter().skip(1).map(|words| words.split(' ').next().unwrap_or_default()).collect();
        let lead = [
            Cell::text(Look::Machine, id.to_string()),
            of_standard(used.first().map_or("", String::as_str)),
            Cell::text(Look::Answer, numbers.join("; ")),
        ];
        let cells = own
            .iter()
            .map(|column| filled(making, column, &Field::Evidence(id, column.member), names::EVIDENCE, &list));
        rows.push(Row::of(lead.into_iter().chain(cells).collect()));
    }
    for free in 1..=FREE_EVIDENCE {
        let lead = [Cell::text(Look::Machine, format!("+{free}")), of_standard(""), Cell::text(Look::Answer, "")];
        rows.push(Row::of(lead.into_iter().chain(own.iter().map(empty)).collect()));
    }
    let wide: Vec<f64> = [34.0, 16.0].into_iter().chain(own.iter().map(|column| column.wide)).collect();
    sheet(names::EVIDENCE, "Evidence", &wide, rows)
}

/// The standards that refer to a piece of evidence, in the order of the form; then those that the tool does not know.
fn using(making: &Making<'_>, evidence: Uuid) -> Vec<StandardId> {
    let uses =
        |id: &StandardId| making.content.answers.get(id).is_some_and(|answer| answer.evidence.contains(&evidence));
    let known = making.form.tool.standards().map(|placed| placed.standard.id.clone());
    known.filter(uses).collect()
}

pub(super) fn actions(making: &mut Making<'_>) -> Sheet {
    let list = prepared(making);
    let own = columns::actions();
    lists(making, &own);
    let words = ("Actions", "What you will do where a standard is partly met or not met. Name a role, not a person.");
    let mut rows = top(making, "action", words, &headers(&own).collect::<Vec<_>>());
    // Actions of earlier answers stay with them, in the program: no standard here asks for them.
    let asked = making.content.actions.iter().filter(|action| action.standard.is_some() || action.earlier.is_none());
    let there: Vec<Uuid> = asked.map(|action| action.id).collect();
    for id in there {
        let cells =
            own.iter().map(|column| filled(making, column, &Field::Action(id, column.member), names::ACTIONS, &list));
        rows.push(Row::of(std::iter::once(Cell::text(Look::Machine, id.to_string())).chain(cells).collect()));
    }
    for free in 1..=FREE_ACTIONS {
        let key = Cell::text(Look::Machine, format!("+{free}"));
        rows.push(Row::of(std::iter::once(key).chain(own.iter().map(empty)).collect()));
    }
    let wide: Vec<f64> = own.iter().map(|column| column.wide).collect();
    sheet(names::ACTIONS, "Actions", &wide, rows)
}

/// Challenge notes that were chosen for the return; others stay at home, so there is no sheet for them.
pub(super) fn challenges(making: &mut Making<'_>) -> Option<Sheet> {
    let list = prepared(making);
    let chosen: Vec<_> = making.content.challenges.iter().filter(|note| note.send).cloned().collect();
    let words = ("What was asked", "Only notes that were chosen to go into the return.");
    let own = columns::challenges();
    let mut rows = top(making, "challenge", words, &headers(&own).collect::<Vec<_>>());
    for note in &chosen {
        let field = |member| Field::Challenge(note.id, member);
        let cells = own.iter().map(|column| filled(making, column, &field(column.member), names::CHALLENGES, &list));
        rows.push(Row::of(std::iter::once(Cell::text(Look::Machine, note.id.to_string())).chain(cells).collect()));
    }
    let wide: Vec<f64> = own.iter().map(|column| column.wide).collect();
    (!chosen.is_empty()).then(|| sheet(names::CHALLENGES, "Challenges", &wide, rows))
}

/// Keys and headers.
fn headers<M>(columns: &[Column<M>]) -> impl Iterator<Item = (&'static str, &'static str)> {
    columns.iter().map(|column| (column.key, column.header))
}

/// The lists from which these columns are filled.
pub(super) fn lists<M>(making: &mut Making<'_>, columns: &[Column<M>]) {
    for column in columns {
        if let Holds::OneOf(name, choices) = column.holds {
            making.list(name, &choices(), false);
        }
    }
}

/// The cell of a field that is there. `list`: the standards that can be chosen.
pub(super) fn filled<M>(
    making: &mut Making<'_>,
    column: &Column<M>,
    field: &Field,
    sheet: &str,
    list: &[(String, String)],
) -> Cell {
    match column.holds {
        Holds::Words => making.words(field, sheet),
        Holds::Date => making.date(field),
        Holds::OneOf(name, choices) => making.chosen(name, &choices(), field),
        Holds::Standard => {
            let standard = making.form.fields.get(field).and_then(|id| StandardId::new(id).ok());
            of_standard(&standard.map_or_else(String::new, |standard| named(list, &standard)))
        }
    }
}

/// The same of a row that nobody has filled in yet.
pub(super) fn empty<M>(column: &Column<M>) -> Cell {
    match column.holds {
        Holds::Words => Cell::text(Look::Answer, ""),
        Holds::Date => Cell::date(None),
        Holds::OneOf(name, _) => Cell::text(Look::Answer, "").from_list(name),
        Holds::Standard => of_standard(""),
    }
}
