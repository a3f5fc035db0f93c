//! The workbook of an audit being made: a file for each sheet.

mod declaration;
mod headers;
mod instructions;
mod last_time;
mod lists;
mod long;
mod making;
mod organisation;
mod questions;
mod standards;

use super::asked;
use super::form::Form;
use super::names::{KNOWN_BY, LAST_TIME, LEVELS};
use crate::blocks::{About, FORMAT};
use crate::error::WorkbookError;
use crate::sheet::Book;
use crate::write::write;
use audit_core::audit::Content;
use long::Long;
use making::Making;

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
    let about = about(form);
    let mut making = Making { form, content: &content, about, lists: Vec::new(), long: Long::default() };
    let mut sheets = vec![
        instructions::sheet(&making),
        organisation::sheet(&mut making),
        standards::sheet(&mut making),
        lists::evidence(&mut making),
        lists::actions(&mut making),
        questions::sheet(&mut making),
        declaration::sheet(&mut making),
    ];
    sheets.extend(lists::challenges(&mut making));
    sheets.extend(making.long.sheet(&making.about));
    let title = format!("{}, {}: workbook", form.tool.title.get(form.language), form.tool.edition);
    Book { title, made_on: form.made_on, sheets, lists: making.lists, ..Book::default() }
}

/// What every table says about the workbook.
fn about(form: &Form<'_>) -> About {
    let mut values = vec![
        ("tool", form.tool.id.to_string()),
        ("edition", form.tool.edition.clone()),
        ("digest", form.digest.to_owned()),
        ("type", form.service_type.to_string()),
        ("language", form.language.to_string()),
        (LEVELS, asked::of_levels(form.tool, form.language)),
        ("made", form.made.to_owned()),
    ];
    values.extend(form.submitter.map(|id| ("submitter", id.to_string())));
    values.extend((form.exported > 0).then(|| ("exported", form.exported.to_string())));
    values.extend((!form.exported_return.is_empty()).then(|| ("exported-return", form.exported_return.to_owned())));
    values.extend((!form.known_by.is_empty()).then(|| (KNOWN_BY, form.known_by.to_owned())));
    let unconfirmed = last_time::tables(form.fields);
    values.extend((!unconfirmed.is_empty()).then_some((LAST_TIME, unconfirmed)));
    let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    About { format: FORMAT, values }
}
