//! What a workbook of an audit comes to: its answers judged by the rules of the audit, each with its cell, and what cannot be taken.
//!
//! From top to bottom: [`judge`] takes what was read as the screen would take it, [`reworded`](judge) answers are set aside; [`carried`]
//! does it for a workbook of another edition or of last time; [`AuditWorkbook::as_audit`] makes a whole audit of it, with the check.

mod carried;
mod findings;
mod judged;
mod left_out;
mod other_edition;
mod reworded;
mod row_ids;
mod same_organisation;
mod whole;

pub use carried::{Earlier, carried, leave_out_known, provenance};
pub use judged::{Judged, fits, judge};
pub use left_out::{off_the_list, unrelated_text};
pub use row_ids::id_of;
pub use same_organisation::Known;
pub use whole::{AuditWorkbook, WholeAudit};
