//! The sheets of evidence and actions: one row each, as many for a standard as there are.

use super::{Making, choices, key_header, names, pen, standards};
use crate::workbook::blocks::mark;
use crate::workbook::sheet::{Cell, Column, Look, Row, Sheet, Table};
use audit_core::Uuid;
use audit_core::field::{ActionField, ChallengeField, EvidenceField, Field};
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
    let columns = std::iter::once(Column::hidden()).chain(wide.iter().map(|width| Column::wide(*width))).collect();
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
    let columns = [
        ("standard", "Standard"),
        ("also", "Also for (numbers, such as 3.4; 6.1)"),
        ("title", "What is it?"),
        ("kept-at", "Where is it kept?"),
        ("date", "Its date"),
        ("owner", "Who looks after it? (role)"),
        ("review", "To be reviewed on"),
    ];
    let mut rows = top(making, "evidence", words, &columns);
    let there: Vec<Uuid> = making.content.evidence.iter().map(|evidence| evidence.id).collect();
    // What only an earlier answer refers to stays with it, in the program: no standard here asks for it.
    let earlier = |id: &Uuid| making.form.fields.keys().any(|f| matches!(f, Field::EarlierUse(_, used) if used == id));
    let there: Vec<Uuid> = there.into_iter().filter(|id| !using(making, *id).is_empty() || !earlier(id)).collect();
    for id in there {
        let used: Vec<String> = using(making, id).iter().map(|standard| named(&list, standard)).collect();
        let numbers: Vec<&str> = used.iter().skip(1).map(|words| words.split(' ').next().unwrap_or_default()).collect();
        let field = |member| Field::Evidence(id, member);
        let words = |making: &mut Making<'_>, member| making.words(&field(member), names::EVIDENCE);
        rows.push(Row::of(vec![
            Cell::text(Look::Machine, id.to_string()),
            of_standard(used.first().map_or("", String::as_str)),
            Cell::text(Look::Answer, numbers.join("; ")),
            words(making, EvidenceField::Title),
            words(making, EvidenceField::KeptAt),
            making.date(&field(EvidenceField::Date)),
            words(making, EvidenceField::Owner),
            making.date(&field(EvidenceField::Review)),
        ]));
    }
    for free in 1..=FREE_EVIDENCE {
        let empty = || Cell::text(Look::Answer, "");
        rows.push(Row::of(vec![
            Cell::text(Look::Machine, format!("+{free}")),
            of_standard(""),
            empty(),
            empty(),
            empty(),
            Cell::date(None),
            empty(),
            Cell::date(None),
        ]));
    }
    sheet(names::EVIDENCE, "Evidence", &[34.0, 16.0, 38.0, 38.0, 18.0, 24.0, 18.0], rows)
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
    let status = choices::status();
    making.list("status", &status, false);
    let words = ("Actions", "What you will do where a standard is partly met or not met. Name a role, not a person.");
    let columns = [
        ("standard", "Standard"),
        ("what", "What will be done?"),
        ("owner", "Who does it? (role)"),
        ("due", "By when?"),
        ("no-date-because", "No date, because"),
        ("status", "Status"),
        ("progress", "How it goes"),
        ("done-on", "Done on"),
    ];
    let mut rows = top(making, "action", words, &columns);
    // Actions of earlier answers stay with them, in the program: no standard here asks for them.
    let own = making.content.actions.iter().filter(|action| action.standard.is_some() || action.earlier.is_none());
    let there: Vec<_> = own.map(|action| (action.id, action.standard.clone())).collect();
    for (id, standard) in there {
        let field = |member| Field::Action(id, member);
        let words = |making: &mut Making<'_>, member| making.words(&field(member), names::ACTIONS);
        rows.push(Row::of(vec![
            Cell::text(Look::Machine, id.to_string()),
            of_standard(&standard.map_or_else(String::new, |standard| named(&list, &standard))),
            words(making, ActionField::What),
            words(making, ActionField::Owner),
            making.date(&field(ActionField::Due)),
            words(making, ActionField::NoDateBecause),
            making.chosen("status", &status, &field(ActionField::Status)),
            words(making, ActionField::Progress),
            making.date(&field(ActionField::DoneOn)),
        ]));
    }
    for free in 1..=FREE_ACTIONS {
        let empty = || Cell::text(Look::Answer, "");
        rows.push(Row::of(vec![
            Cell::text(Look::Machine, format!("+{free}")),
            of_standard(""),
            empty(),
            empty(),
            Cell::date(None),
            empty(),
            empty().from_list("status"),
            empty(),
            Cell::date(None),
        ]));
    }
    sheet(names::ACTIONS, "Actions", &[34.0, 48.0, 22.0, 18.0, 22.0, 13.0, 30.0, 18.0], rows)
}

/// Challenge notes that were chosen for the return; others stay at home, so there is no sheet for them.
pub(super) fn challenges(making: &mut Making<'_>) -> Option<Sheet> {
    let list = prepared(making);
    let chosen: Vec<_> = making.content.challenges.iter().filter(|note| note.send).cloned().collect();
    let words = ("What was asked", "Only notes that were chosen to go into the return.");
    let columns = [
        ("standard", "Standard"),
        ("question", "What was asked?"),
        ("asked-by", "By whom? (role)"),
        ("asked-on", "When?"),
        ("answer", "What was answered?"),
    ];
    let mut rows = top(making, "challenge", words, &columns);
    for note in &chosen {
        let field = |member| Field::Challenge(note.id, member);
        rows.push(Row::of(vec![
            Cell::text(Look::Machine, note.id.to_string()),
            of_standard(&note.standard.as_ref().map_or_else(String::new, |standard| named(&list, standard))),
            making.words(&field(ChallengeField::Question), names::CHALLENGES),
            making.words(&field(ChallengeField::AskedBy), names::CHALLENGES),
            making.date(&field(ChallengeField::AskedOn)),
            making.words(&field(ChallengeField::Answer), names::CHALLENGES),
        ]));
    }
    let wide = [34.0, 48.0, 24.0, 18.0, 60.0];
    (!chosen.is_empty()).then(|| sheet(names::CHALLENGES, "Challenges", &wide, rows))
}
