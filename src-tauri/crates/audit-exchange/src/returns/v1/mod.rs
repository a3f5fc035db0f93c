//! Format 1 of a return. A draft until version 0.1.0 of the program is released; then this module is
//! frozen, and a change makes a format 2 beside it.

mod action;
mod consistent;
mod most;
mod read;
mod read_standards;
mod spelt;
mod wire;
mod write;

pub(super) use write::write;

use super::Return;
use crate::envelope::Opened;
use crate::members::{Asked, Notes, Object};
use crate::problem::Problem;
use serde_json::Value;

/// The members as a value, for signing.
pub(super) fn value_of(wire: &wire::Return<'_>) -> Value {
    serde_json::to_value(wire).expect("texts, whole numbers and lists always make a value")
}

/// The members as a file, in the order in which a person reads them: indented by two spaces, UTF-8,
/// a line feed at the end.
pub(super) fn file_of(wire: &wire::Return<'_>) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(wire).expect("what makes a value makes a text");
    bytes.push(b'\n');
    bytes
}

/// Reads the members of a file that was opened: first each on its own, then against each other.
pub(super) fn read(opened: &Opened) -> Result<Return, Vec<Problem>> {
    let members = opened.document().as_object().expect("the envelope opens objects only");
    let notes = Notes::new(Asked::about(opened.file_type()));
    let read = read::audit_return(&Object::root(members, &notes), opened.id());
    notes.outcome()?;
    let (audit_return, said) = read.expect("nothing was noted, so nothing is missing");
    consistent::check(&audit_return, &said, &notes);
    notes.outcome()?;
    Ok(audit_return)
}
