//! A workbook of another edition, or of last time: its answers go through the rules by which answers are carried over, and keep the
//! cell that they came from.

use super::judged::judge;
use crate::audit::read::{Entry, Reading};
use crate::problem::{Place, Problem};
use audit_core::Uuid;
use audit_core::editions::{Arrival, Origin, carry};
use audit_core::field::{ActionField, EarlierField, Field, Fields, StandardField};
use audit_core::ids::StandardId;
use audit_core::tool::Tool;
use std::collections::{BTreeMap, BTreeSet};

/// A workbook of another edition, or of last time.
pub struct Earlier<'a> {
    /// The audit tool that it was made for.
    pub tool: &'a Tool,
    /// The digest of that.
    pub digest: &'a str,
    /// The name of the file.
    pub file: &'a str,
    /// What it says.
    pub reading: Reading,
}

/// What a workbook's answers become in an audit of `tool` that has these fields: every new field with the cell that it came from. Nothing
/// that is there is overwritten, and what was brought in from this workbook before does not come in again.
pub fn carried(from: Earlier<'_>, tool: &Tool, there: &Fields) -> (Vec<Entry>, Reading) {
    let judged = judge(from.reading, from.tool, from.digest, &Fields::new());
    let mut fields = judged.fields();
    let known = |field: &Field, value: &String| there.get(field) == Some(value);
    fields.retain(|field, value| !matches!(field, Field::Question(..)) || !known(field, value));
    let actions: BTreeSet<Uuid> = fields
        .keys()
        .filter_map(|field| match field {
            Field::Action(id, _) => Some(*id),
            _ => None,
        })
        .collect();
    for action in actions {
        fields.entry(Field::Action(action, ActionField::Status)).or_insert_with(|| "planned".to_owned());
    }
    let language = judged.reading.about.language(from.tool);
    let origin = Origin { tool: from.tool, fields: &fields, language: &language };
    let mut new = carry(origin, tool, there, Arrival::FromLastTime);
    new.retain(|field, _| !there.contains_key(field));
    let mut source = Source { tool: from.tool, file: from.file, reading: judged.reading };
    source.say_cells(&mut new);
    leave_out_known(&mut new, there);
    let entries = source.entries(new);
    source.nothing_fits(&entries, &fields);
    (entries, source.reading)
}

struct Source<'a> {
    tool: &'a Tool,
    file: &'a str,
    reading: Reading,
}

impl Source<'_> {
    /// Adds the cell to what is said of where an answer comes from: “Section 11, 2025: 6.4 (audit.xlsx, Standards!I9)”.
    fn say_cells(&self, new: &mut Fields) {
        let places = self.places(new);
        for (field, value) in new.iter_mut() {
            let place = match field {
                Field::Standard(id, StandardField::CarriedFrom) => places.standards.get(id).map(|id| self.rated(id)),
                Field::Earlier(id, EarlierField::From) => places.earlier.get(id).cloned(),
                _ => continue,
            };
            *value = provenance(value, self.file, &place.unwrap_or_default());
        }
    }

    fn places(&self, new: &Fields) -> Places {
        let mut places = Places::default();
        for (field, value) in new {
            match field {
                Field::Standard(id, StandardField::CarriedFrom) => {
                    let from = value.split(" (").next().unwrap_or_default();
                    let number = from.rsplit_once(": ").map_or("", |(_, number)| number);
                    let old = self.tool.standards().find(|placed| placed.number == number);
                    places.standards.insert(id.clone(), old.map_or_else(|| id.clone(), |old| old.standard.id.clone()));
                }
                Field::Earlier(id, EarlierField::About) => drop(places.earlier.insert(*id, self.about(value))),
                _ => {}
            }
        }
        places
    }

    fn rated(&self, id: &StandardId) -> Place {
        self.place(&Field::Standard(id.clone(), StandardField::Rating))
    }

    fn place(&self, field: &Field) -> Place {
        self.reading.places.get(field).cloned().unwrap_or_default()
    }

    /// Where something stands that an earlier answer is about, such as `standard/s11-k7qd`.
    fn about(&self, about: &str) -> Place {
        match StandardId::new(about.strip_prefix("standard/").unwrap_or_default()) {
            Ok(id) => self.rated(&id),
            Err(_) => {
                let own = self.reading.places.iter().find(|(field, _)| field.to_string().starts_with(about));
                own.map(|(_, place)| place.clone()).unwrap_or_default()
            }
        }
    }

    /// The new fields, each with the cell that it came from.
    fn entries(&self, new: Fields) -> Vec<Entry> {
        let places = self.places(&new);
        let place = |field: &Field| match field {
            Field::Standard(id, member) => {
                let old = places.standards.get(id).unwrap_or(id);
                let own = self.reading.places.get(&Field::Standard(old.clone(), *member)).cloned();
                own.unwrap_or_else(|| self.rated(old))
            }
            Field::Earlier(id, _) | Field::EarlierUse(id, _) | Field::Offer(id, _) => {
                places.earlier.get(id).cloned().unwrap_or_default()
            }
            field => self.place(field),
        };
        new.into_iter().map(|(field, value)| Entry { place: place(&field), field, value }).collect()
    }

    /// That a workbook was brought in before is said, rather than shown as nothing.
    fn nothing_fits(&mut self, entries: &[Entry], fields: &Fields) {
        if entries.is_empty() && !fields.is_empty() {
            self.reading.notes.push(Problem::whole(
                "carried-before",
                "Everything in this workbook was carried over to this audit already.",
                "Look at it under “Carried over”.",
            ));
        }
    }
}

/// Where answers stand in the workbook.
#[derive(Default)]
struct Places {
    /// By the id of a standard now, the one that it had in the workbook.
    standards: BTreeMap<StandardId, StandardId>,
    /// The cells of earlier answers.
    earlier: BTreeMap<Uuid, Place>,
}

/// Where an answer comes from, with the cell in which it stood.
pub fn provenance(from: &str, file: &str, place: &Place) -> String {
    let cell = match (place.sheet.as_str(), place.cell.as_str()) {
        ("", _) => file.to_owned(),
        (sheet, "") => format!("{file}, {sheet}"),
        (sheet, cell) => format!("{file}, {sheet}!{cell}"),
    };
    let whole = if from.is_empty() { cell } else { format!("{from} ({cell})") };
    whole.chars().take(300).collect()
}

/// Leaves out earlier answers that are there already, or whose answer landed at a standard before: the same cell of the same file.
pub fn leave_out_known(new: &mut Fields, there: &Fields) {
    let about = |fields: &Fields, id: Uuid| fields.get(&Field::Earlier(id, EarlierField::About)).cloned();
    let mut known: BTreeSet<(String, Option<String>)> = BTreeSet::new();
    for (field, value) in there {
        match field {
            Field::Standard(_, StandardField::CarriedFrom) => _ = known.insert((cell_in(value), None)),
            Field::Earlier(id, EarlierField::From) => _ = known.insert((cell_in(value), about(there, *id))),
            _ => {}
        }
    }
    let twice = |id: Uuid, from: &str| {
        let cell = cell_in(from);
        known.contains(&(cell.clone(), about(new, id))) || (cell.contains('!') && known.contains(&(cell, None)))
    };
    let left_out: BTreeSet<Uuid> = new
        .iter()
        .filter_map(|(field, value)| match field {
            Field::Earlier(id, EarlierField::From) if twice(*id, value) => Some(*id),
            _ => None,
        })
        .collect();
    new.retain(|field, value| match field {
        Field::Earlier(id, _) | Field::EarlierUse(id, _) | Field::Offer(id, _) => !left_out.contains(id),
        Field::Action(_, ActionField::Earlier) => Uuid::try_parse(value).map_or(true, |id| !left_out.contains(&id)),
        _ => true,
    });
}

/// The file and the cell in what is said of where an answer comes from.
fn cell_in(from: &str) -> String {
    let inner = from.strip_suffix(')').and_then(|from| from.rsplit_once(" (")).map(|(_, cell)| cell);
    let whole = || from.rsplit_once(": ").map_or(from, |(cell, _)| cell);
    inner.unwrap_or_else(whole).to_owned()
}
