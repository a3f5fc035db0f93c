//! A workbook that is being made: cells of fields, and the lists from which they are chosen.

use super::long::Long;
use crate::audit::form::Form;
use crate::blocks::About;
use crate::sheet::{Cell, List, Look};
use audit_core::audit::Content;
use audit_core::field::Field;
use audit_core::text::Text;

/// A workbook that is being made.
pub(super) struct Making<'a> {
    pub form: &'a Form<'a>,
    pub content: &'a Content,
    pub about: About,
    pub lists: Vec<List>,
    pub long: Long,
}

impl Making<'_> {
    /// What every table says about the workbook.
    pub(super) fn about(&self) -> About {
        self.about.clone()
    }

    /// A text of the tool in the language of the workbook.
    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str
    where
        Self: 't,
    {
        text.get(self.form.language)
    }

    /// The present value of a field; empty where there is none.
    pub(super) fn value(&self, field: &Field) -> &str {
        self.form.fields.get(field).map_or("", String::as_str)
    }

    /// A cell to fill in with the words of a field; what does not fit goes on a sheet of its own.
    pub(super) fn words(&mut self, field: &Field, what: &str) -> Cell {
        let value = self.form.fields.get(field).map_or("", String::as_str);
        let first = self.long.first(field, what, value);
        Cell::text(Look::Answer, first)
    }

    /// A cell to fill in with a date.
    pub(super) fn date(&self, field: &Field) -> Cell {
        match audit_core::field::parse_date(self.value(field)) {
            // The programs disagree about the days of 1900.
            Some(day) if day.year() > 1900 => Cell::date(Some(day)),
            Some(day) => Cell { look: Look::AnswerDate, ..Cell::text(Look::Answer, day.to_string()) },
            None => Cell::date(None),
        }
    }

    /// A cell that chooses: the words of the present choice.
    pub(super) fn chosen(&mut self, list: &str, choices: &[(String, String)], field: &Field) -> Cell {
        self.list(list, choices, false);
        let value = self.value(field).to_owned();
        let words = choices.iter().find(|(code, _)| *code == value).map_or("", |(_, words)| words.as_str());
        Cell::text(Look::Answer, words).from_list(list)
    }

    /// Makes a list known, once.
    pub(super) fn list(&mut self, name: &str, choices: &[(String, String)], open: bool) {
        if !choices.is_empty() && self.lists.iter().all(|list| list.name != name) {
            let entries = choices.iter().map(|(_, words)| words.clone()).collect();
            self.lists.push(List { name: name.to_owned(), entries, open });
        }
    }
}
