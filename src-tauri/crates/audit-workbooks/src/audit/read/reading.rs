//! What the workbook of an audit says: its answers, where each stands, and what is wrong.

use crate::blocks::About;
use crate::problem::{Place, Problem};
use audit_core::field::Field;
use audit_core::ids::StandardId;
use std::collections::{BTreeMap, BTreeSet};

/// What a workbook says.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What it says about itself.
    pub about: About,
    /// What was filled in, in the spelling of its field, in the order of the sheets.
    pub entries: Vec<Entry>,
    /// Where each field stands, also those that are empty.
    pub places: BTreeMap<Field, Place>,
    /// The standards in it, with the text that each answer is about.
    pub standards: Vec<Asked>,
    /// Digests of what is asked beside standards, by the field of the answer (see [`crate::audit::asked`]).
    pub asked: BTreeMap<Field, String>,
    /// Digest of what the levels of the scale meant; empty where the workbook does not say.
    pub levels: String,
    /// Declarations that were given in the program and not touched since: role and digest of what was agreed to.
    pub agreed: BTreeMap<String, String>,
    /// What was from last time when the workbook was made and is confirmed in it, by the field that says so.
    pub confirmed: BTreeSet<Field>,
    /// What could not be taken.
    pub problems: Vec<Problem>,
    /// What was taken, or is not read, and should be known.
    pub notes: Vec<Problem>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its field.
    pub field: Field,
    /// Its value.
    pub value: String,
    /// Where it stands.
    pub place: Place,
}

/// A standard as it stands in the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its id.
    pub id: StandardId,
    /// The number that stood beside it.
    pub number: String,
    /// Digest of the text that is answered.
    pub digest: String,
    /// Language of that text.
    pub language: String,
}

/// A row of evidence, an action or a site that has no id yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow<'a> {
    /// `evidence`, `action` or `site`.
    pub table: &'a str,
    /// Names the row within the workbook, also after sorting; empty for a row that somebody added.
    pub token: &'a str,
    /// The standard that it belongs to.
    pub standard: Option<&'a StandardId>,
    /// What it is chiefly about: the title, what will be done, the name.
    pub words: &'a str,
    /// Its row, for the order.
    pub row: u32,
}
