//! What became of workbooks that were brought in: how many answers came in, and which cells did not, until these are dealt with.
//!
//! It lies among the store's settings beside the audit and not in it, as words that wait in a field do: no history, no undo and no
//! return knows it. Undo of an import hides what is said of it, Redo shows it again.

use super::not_applicable::{self, NotApplicable};
use super::prepared::Prepared;
use crate::answers::places;
use crate::error::ApiError;
use crate::history::name_of;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{AuditView, BroughtView, RefusedView};
use crate::words::given;
use audit_core::field::Field;
use audit_store::{OperationRow, OrganisationReader, OrganisationWriter, StoreError};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One import.
#[derive(Serialize, Deserialize)]
struct ImportReport {
    operation: Uuid,
    file: String,
    came: u32,
    aside: NotApplicable,
    refused: Vec<Refused>,
    /// Whether Undo took it back.
    undone: bool,
}

/// One cell that did not come in.
#[derive(Serialize, Deserialize)]
struct Refused {
    /// Its place in the list as it was first, by which it is known.
    number: usize,
    cell: String,
    sentence: String,
    hint: String,
    /// The key of the field that it would have been; empty: it cannot be told.
    field: String,
    /// What that field held after the import: once it holds something else, somebody has been there.
    then: Option<String>,
}

impl Refused {
    /// The field, where something can still be put in and nobody has since.
    fn waits(&self, loaded: &Loaded) -> Option<(Option<Field>, String)> {
        let Some(field) = Field::parse(&self.field) else { return Some((None, String::new())) };
        let place = places::of_box(loaded, &field);
        (!place.is_empty() && loaded.fields.get(&field) == self.then.as_ref()).then_some((Some(field), place))
    }
}

fn key(audit: Uuid) -> String {
    format!("brought-in/{audit}")
}

/// What is kept of an audit; nothing that cannot be read is worth an error, for it is no answer of anybody's.
fn kept(reader: &OrganisationReader<'_>, audit: Uuid) -> Result<Vec<ImportReport>, StoreError> {
    Ok(reader.setting(&key(audit))?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn write(writer: &OrganisationWriter<'_>, audit: Uuid, all: &[ImportReport]) -> Result<(), StoreError> {
    let text = serde_json::to_string(all).expect("texts and numbers");
    writer.set_setting(&key(audit), (!all.is_empty()).then_some(text.as_str()))
}

/// Keeps what became of an import. The same file brought in again says all about its cells anew.
pub(super) fn keep(
    writer: &OrganisationWriter<'_>,
    prepared: &Prepared,
    operation: Uuid,
    file: &str,
) -> Result<(), StoreError> {
    let audit = prepared.before.row.id;
    let file = file.to_owned();
    let mut all = kept(writer, audit)?;
    all.retain(|report| report.file != file && !report.refused.is_empty());
    let places = &prepared.reading.places;
    let refused = prepared.reading.problems.iter().enumerate().map(|(number, problem)| {
        let field = places.iter().find(|(_, place)| **place == problem.place).map(|(field, _)| field);
        Refused {
            number,
            cell: problem.place.to_string(),
            sentence: problem.sentence.clone(),
            hint: problem.hint.clone(),
            field: field.map(Field::to_string).unwrap_or_default(),
            then: field.and_then(|field| prepared.after.fields.get(field).cloned()),
        }
    });
    let refused = refused.collect();
    let (came, aside) = (prepared.came() as u32, not_applicable::counted(prepared));
    all.insert(0, ImportReport { operation, file, came, aside, refused, undone: false });
    write(writer, audit, &all)
}

/// An operation was taken back, or brought again.
pub(crate) fn turned(
    writer: &OrganisationWriter<'_>,
    audit: Uuid,
    operation: Uuid,
    undone: bool,
) -> Result<(), StoreError> {
    let mut all = kept(writer, audit)?;
    match all.iter_mut().find(|report| report.operation == operation) {
        Some(report) => report.undone = undone,
        None => return Ok(()),
    }
    write(writer, audit, &all)
}

impl Program {
    /// What is said of imports: of the last one until something else is done, of any while cells of it wait.
    pub(crate) fn import_reports(
        &self,
        loaded: &Loaded,
        latest: Option<&OperationRow>,
    ) -> Result<Vec<BroughtView>, ApiError> {
        if loaded.locked() {
            return Ok(Vec::new());
        }
        let all = kept(&self.store.read()?, loaded.row.id)?.into_iter().filter(|report| !report.undone);
        let views = all.filter_map(|report| {
            let last = latest.is_some_and(|latest| latest.id == report.operation);
            let refused: Vec<RefusedView> =
                report.refused.iter().filter_map(|one| view(loaded, &report, one)).collect();
            let said = || not_applicable::sentence(loaded, &report.aside);
            (last || !refused.is_empty()).then(|| BroughtView {
                aside: given(said()),
                file: report.file.clone(),
                came: report.came,
                refused,
            })
        });
        Ok(views.collect())
    }

    /// Somebody has dealt with a cell that did not come in, or has seen what became of a workbook: it is not said any more. `refused` is
    /// the id of the cell; empty: all that is said of imports.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn dealt_with(&mut self, audit: &str, refused: &str) -> Result<AuditView, ApiError> {
        let audit = id(audit, "audit")?;
        let (operation, number) = match refused.split_once('/') {
            Some((operation, number)) => (Some(id(operation, "operation")?), number.parse::<usize>().ok()),
            None => (None, None),
        };
        self.store.write(|writer| {
            let mut all = kept(writer, audit)?;
            match operation {
                None => all.retain(|report| report.undone),
                Some(operation) => {
                    for report in all.iter_mut().filter(|report| report.operation == operation) {
                        report.refused.retain(|one| Some(one.number) != number);
                    }
                }
            }
            Ok::<_, ApiError>(write(writer, audit, &all)?)
        })?;
        self.audit_view(audit)
    }
}

fn view(loaded: &Loaded, report: &ImportReport, one: &Refused) -> Option<RefusedView> {
    let (field, place) = one.waits(loaded)?;
    Some(RefusedView {
        id: format!("{}/{}", report.operation, one.number),
        cell: given(one.cell.clone()),
        sentence: one.sentence.clone(),
        hint: one.hint.clone(),
        about: field.map(|field| name_of(loaded, &field)),
        place: given(place),
    })
}
