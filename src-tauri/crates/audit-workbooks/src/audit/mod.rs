//! The workbook of an audit: an audit tool for one type of service as sheets to fill in, empty or with the answers that there are.

pub mod asked;
mod choices;
mod closing;
mod columns;
mod instructions;
mod last_time;
mod long;
mod organisation;
mod plan;
pub mod read;
mod standards;

use crate::blocks::{About, FORMAT};
use crate::error::WorkbookError;
use crate::sheet::{Book, Cell, List, Look};
use crate::write::write;
use audit_core::Uuid;
use audit_core::audit::Content;
use audit_core::field::{Field, Fields};
use audit_core::ids::ServiceTypeId;
use audit_core::jiff::civil::Date;
use audit_core::text::Language;
use audit_core::tool::Tool;
use long::Long;

/// What a workbook is made from.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The audit tool.
    pub tool: &'a Tool,
    /// Digest of its document.
    pub digest: &'a str,
    /// For which type of service.
    pub service_type: &'a ServiceTypeId,
    /// In which language.
    pub language: &'a Language,
    /// The answers that there are; none for a blank workbook.
    pub fields: &'a Fields,
    /// Whose audit it is, when that is known.
    pub submitter: Option<Uuid>,
    /// What tells that organisation from others, in a form that names nobody; empty: not known.
    pub known_by: &'a str,
    /// The last revision that was exported from the audit; 0: none.
    pub exported: u32,
    /// The id of its return, its digest and when it was made, with spaces in between; empty: not known.
    pub exported_return: &'a str,
    /// Tells this workbook from others of the same day; the same for the same bytes.
    pub made: &'a str,
    /// The day on which it is made.
    pub made_on: Date,
}

/// The name of a sheet. People may rename it; nothing depends on it.
pub mod names {
    /// What the workbook is and how it is filled in.
    pub const INSTRUCTIONS: &str = "Instructions";
    /// The profile.
    pub const ORGANISATION: &str = "Your organisation";
    /// The standards.
    pub const STANDARDS: &str = "Standards";
    /// Evidence.
    pub const EVIDENCE: &str = "Evidence";
    /// Actions.
    pub const ACTIONS: &str = "Actions";
    /// Partnership questions.
    pub const QUESTIONS: &str = "Questions";
    /// Declarations.
    pub const DECLARATION: &str = "Declaration";
    /// Challenge notes that were chosen for the return.
    pub const CHALLENGES: &str = "What was asked";
    /// Texts that are too long for one cell.
    pub const CONTINUED: &str = "Continued";
}

/// The caption above keys of rows; rows that bear it are headers.
pub(crate) const KEY: &str = "Row key, leave as it is";
/// Stands before the header of every column that is filled in: what the colour says, in a mark.
pub(crate) const PEN: &str = "✎ ";

/// The workbook as the bytes of an `.xlsx` file: the same form gives the same bytes.
///
/// # Errors
/// Only a fault of the program.
pub fn make(form: &Form<'_>) -> Result<Vec<u8>, WorkbookError> {
    write(&book(form))
}

/// The plain model of the workbook.
pub fn book(form: &Form<'_>) -> Book {
    let content = Content::read(form.fields);
    let mut making = Making { form, content: &content, lists: Vec::new(), long: Long::default() };
    let mut sheets = vec![
        instructions::sheet(&making),
        organisation::sheet(&mut making),
        standards::sheet(&mut making),
        plan::evidence(&mut making),
        plan::actions(&mut making),
        closing::questions(&mut making),
        closing::declaration(&mut making),
    ];
    sheets.extend(plan::challenges(&mut making));
    sheets.extend(making.long.sheet(&making.about()));
    let title = format!("{}, {}: workbook", form.tool.title.get(form.language), form.tool.edition);
    Book { title, made_on: form.made_on, sheets, lists: making.lists, ..Book::default() }
}

/// A workbook that is being made.
struct Making<'a> {
    form: &'a Form<'a>,
    content: &'a Content,
    lists: Vec<List>,
    long: Long,
}

impl Making<'_> {
    /// What every table says about the workbook.
    fn about(&self) -> About {
        let form = self.form;
        let mut values = vec![
            ("tool", form.tool.id.to_string()),
            ("edition", form.tool.edition.clone()),
            ("digest", form.digest.to_owned()),
            ("type", form.service_type.to_string()),
            ("language", form.language.to_string()),
            (asked::LEVELS, asked::of_levels(form.tool, form.language)),
            ("made", form.made.to_owned()),
        ];
        values.extend(form.submitter.map(|id| ("submitter", id.to_string())));
        values.extend((form.exported > 0).then(|| ("exported", form.exported.to_string())));
        values.extend((!form.exported_return.is_empty()).then(|| ("exported-return", form.exported_return.to_owned())));
        values.extend((!form.known_by.is_empty()).then(|| ("known-by", form.known_by.to_owned())));
        let unconfirmed = last_time::tables(self);
        values.extend((!unconfirmed.is_empty()).then_some((last_time::LAST_TIME, unconfirmed)));
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        About { format: FORMAT, values }
    }

    fn text<'t>(&self, text: &'t audit_core::text::Text) -> &'t str
    where
        Self: 't,
    {
        text.get(self.form.language)
    }

    /// The present value of a field; empty where there is none.
    fn value(&self, field: &Field) -> &str {
        self.form.fields.get(field).map_or("", String::as_str)
    }

    /// A cell to fill in with the words of a field; what does not fit goes on a sheet of its own.
    fn words(&mut self, field: &Field, what: &str) -> Cell {
        let value = self.form.fields.get(field).map_or("", String::as_str);
        let first = self.long.first(field, what, value);
        Cell::text(Look::Answer, first)
    }

    /// A cell to fill in with a date.
    fn date(&self, field: &Field) -> Cell {
        match audit_core::field::parse_date(self.value(field)) {
            // The programs disagree about the days of 1900.
            Some(day) if day.year() > 1900 => Cell::date(Some(day)),
            Some(day) => Cell { look: Look::AnswerDate, ..Cell::text(Look::Answer, day.to_string()) },
            None => Cell::date(None),
        }
    }

    /// A cell that chooses: the words of the present choice.
    fn chosen(&mut self, list: &str, choices: &[(String, String)], field: &Field) -> Cell {
        self.list(list, choices, false);
        let value = self.value(field).to_owned();
        let words = choices.iter().find(|(code, _)| *code == value).map_or("", |(_, words)| words.as_str());
        Cell::text(Look::Answer, words).from_list(list)
    }

    /// Makes a list known, once.
    fn list(&mut self, name: &str, choices: &[(String, String)], open: bool) {
        if !choices.is_empty() && self.lists.iter().all(|list| list.name != name) {
            let entries = choices.iter().map(|(_, words)| words.clone()).collect();
            self.lists.push(List { name: name.to_owned(), entries, open });
        }
    }
}

/// The header of a column that is filled in.
fn pen(words: &str) -> Cell {
    Cell::text(Look::AnswerHeader, format!("{PEN}{words}"))
}

/// The header of a column to read.
fn header(words: &str) -> Cell {
    Cell::text(Look::Header, words)
}

/// The header above keys.
fn key_header() -> Cell {
    Cell::text(Look::Machine, KEY)
}
