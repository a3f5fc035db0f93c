//! Workbooks: made for people who work in Excel or LibreOffice, and brought in again after a preview.

mod aside;
mod belonging;
mod bringing;
mod brought;
mod carrying;
mod company;
mod completing;
mod elsewhere;
mod files;
mod fitting;
mod for_whom;
mod importing;
mod making;
mod old_form;
mod places;
mod previewing;
mod reworded;
mod rows;
mod tool;
mod whose;

pub(crate) use brought::turned as brought_turned;
pub use completing::{Completed, Completing, Lying, Replaces, complete, complete_beside, lying_beside};
pub use files::{Book, read_file, read_stream};
pub use importing::{Held, WorkbookInto};
pub use making::blank;
pub use old_form::{AuditAsItStands, OldFormLooked};
pub use previewing::Placed;
pub use tool::{build, workbook_of};

use crate::error::ApiError;
use audit_exchange::Problem;

/// A new signing key as PEM text, drawn from the world's randomness.
pub fn new_key(world: &dyn crate::World) -> String {
    audit_exchange::SigningKey::from_seed(&world.seed()).to_pem().to_string()
}

/// A workbook's problem as the command line prints it: with its cell in words.
fn problem(found: audit_workbooks::Problem) -> Problem {
    Problem::new(found.code, found.place.to_string(), found.sentence, found.hint)
}

/// A workbook's problem as the only thing that can be said.
fn error(found: audit_workbooks::Problem) -> ApiError {
    ApiError::new(found.code, found.sentence, found.hint)
}
