//! Tables of which people fill as many rows as they need: sites, evidence, actions.

use super::reader::Reader;
use super::reading::NewRow;
use super::taking::As;
use crate::audit::columns::{self, Column, Holds};
use crate::audit::names::KEY;
use crate::blocks::Block;
use crate::grid::Value;
use audit_core::Uuid;
use audit_core::field::{ActionField, ChallengeField, Field};
use audit_core::ids::StandardId;

impl Reader<'_> {
    /// Rows that hold something, with their keys.
    fn filled(&mut self, block: &Block<'_>) -> Vec<(u32, String)> {
        let columns: Vec<&String> = block.columns.keys().collect();
        let rows = self.rows_of(block).into_iter().filter(|row| *row > block.mark);
        rows.map(|row| (row, block.key(row)))
            .filter(|(row, key)| key != KEY && columns.iter().any(|column| block.value(*row, column).is_some()))
            .collect()
    }

    /// The id of a row: its own, or a new one. A row that was copied with its key is a new one too.
    fn id(&mut self, block: &Block<'_>, row: u32, key: &str, standard: Option<&StandardId>, words: &str) -> Uuid {
        if let Ok(id) = Uuid::try_parse(key)
            && self.rows.insert(id)
        {
            return id;
        }
        let token = if key.starts_with('+') { key } else { "" };
        let mut new = NewRow { table: &block.kind, token, standard, words, row };
        let mut id = (self.new_id)(&new);
        if !self.rows.insert(id) {
            new.token = "";
            id = (self.new_id)(&new);
            self.rows.insert(id);
        }
        id
    }

    pub(super) fn sites(&mut self, block: &Block<'_>) {
        let own = columns::sites();
        for (row, key) in self.filled(block) {
            let name = block.text(row, "name");
            let id = self.id(block, row, &key, None, &name);
            self.take_row(block, row, &own, |member| Field::Site(id, member));
        }
    }

    pub(super) fn evidence(&mut self, block: &Block<'_>) {
        let own = columns::evidence();
        for (row, key) in self.filled(block) {
            let standard = self.standard_in(block, row, "standard");
            let also = self.standards_in(block, row, "also");
            let title = block.text(row, "title");
            let id = self.id(block, row, &key, standard.as_ref(), &title);
            let place = block.place(row, "standard");
            if standard.is_none() && also.is_empty() && block.value(row, "standard").is_none() {
                let sentence = "This evidence does not say to which standard it belongs, so no return will hold it.";
                self.note("evidence-without-standard", place.clone(), sentence, "Choose the standard from the list.");
            }
            for standard in standard.into_iter().chain(also) {
                self.enter(Field::EvidenceUse(standard, id), "yes".to_owned(), place.clone());
            }
            self.take_row(block, row, &own, |member| Field::Evidence(id, member));
        }
    }

    pub(super) fn actions(&mut self, block: &Block<'_>) {
        let own = columns::actions();
        for (row, key) in self.filled(block) {
            let standard = self.standard_in(block, row, "standard");
            let what = block.text(row, "what");
            let id = self.id(block, row, &key, standard.as_ref(), &what);
            let place = block.place(row, "standard");
            match standard {
                Some(standard) => {
                    self.enter(Field::Action(id, ActionField::Standard), standard.to_string(), place);
                }
                None if block.value(row, "standard").is_none() => {
                    let sentence = "This action does not say which standard it improves.";
                    self.problem("action-without-standard", place, sentence, "Choose the standard from the list.");
                }
                None => {}
            }
            self.take_row(block, row, &own, |member| Field::Action(id, member));
        }
    }

    /// Notes that are in a workbook at all were chosen for the return.
    pub(super) fn challenges(&mut self, block: &Block<'_>) {
        let own = columns::challenges();
        for (row, key) in self.filled(block) {
            let standard = self.standard_in(block, row, "standard");
            let question = block.text(row, "question");
            let id = self.id(block, row, &key, standard.as_ref(), &question);
            let place = block.place(row, "standard");
            if let Some(standard) = standard {
                self.enter(Field::Challenge(id, ChallengeField::Standard), standard.to_string(), place.clone());
            }
            self.take_row(block, row, &own, |member| Field::Challenge(id, member));
            self.enter(Field::Challenge(id, ChallengeField::Send), "yes".to_owned(), place);
        }
    }

    /// Takes the cells of a row, but for the standard that it belongs to.
    pub(super) fn take_row<M: Copy>(
        &mut self,
        block: &Block<'_>,
        row: u32,
        columns: &[Column<M>],
        field: impl Fn(M) -> Field,
    ) {
        for column in columns {
            let mut take = |how: &As<'_>| self.take(block, row, column.key, field(column.member), how);
            match column.holds {
                Holds::Words => take(&As::Words),
                Holds::Date => take(&As::Date),
                Holds::OneOf(_, choices) => take(&As::Choice(&choices())),
                Holds::Standard => {}
            }
        }
    }

    fn standard_in(&mut self, block: &Block<'_>, row: u32, column: &str) -> Option<StandardId> {
        let value = block.value(row, column)?;
        let typed = value.as_typed();
        let found = self.standard_by(value, &typed);
        if found.is_none() {
            self.no_standard(block, row, column, &typed);
        }
        found
    }

    fn standards_in(&mut self, block: &Block<'_>, row: u32, column: &str) -> Vec<StandardId> {
        let Some(value) = block.value(row, column) else { return Vec::new() };
        let typed = value.as_typed();
        if let Value::Number(_) = value {
            let found = self.standard_by(value, &typed);
            if found.is_none() {
                self.no_standard(block, row, column, &typed);
            }
            return found.into_iter().collect();
        }
        let mut standards = Vec::new();
        for one in typed.split([',', ';', '\n']).flat_map(|part| part.split(" and ")) {
            let one = one.trim();
            match self.standard_by(&Value::Text(one.to_owned()), one) {
                Some(standard) => standards.push(standard),
                None if one.is_empty() => {}
                None => self.no_standard(block, row, column, one),
            }
        }
        standards
    }

    /// By its number as it stands in this workbook, or by its id. A number cell cannot tell 6.1 from 6.10.
    fn standard_by(&self, value: &Value, typed: &str) -> Option<StandardId> {
        let word = typed.split_whitespace().next()?.trim_end_matches(['.', ':', ')']);
        let found = self.numbers.get(word).cloned();
        if matches!(value, Value::Number(_)) && found.is_some() && self.numbers.contains_key(&format!("{word}0")) {
            return None;
        }
        let listed = || self.reading.standards.iter().find(|asked| asked.id.as_str() == word).map(|a| a.id.clone());
        found.or_else(listed)
    }

    fn no_standard(&mut self, block: &Block<'_>, row: u32, column: &str, typed: &str) {
        let shown = crate::sheet::cut(typed, 60);
        let sentence = match self.numbers.contains_key(&format!("{}0", typed.trim())) {
            true => format!("“{shown}” may be {0} or {0}0: the cell holds a number, not text.", typed.trim()),
            false => format!("“{shown}” is not a standard of this workbook."),
        };
        self.problem("unknown-standard", block.place(row, column), sentence, "Choose the standard from the list.");
    }
}
