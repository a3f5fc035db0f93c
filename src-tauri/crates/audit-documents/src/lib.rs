//! What people read: plain model in, the same bytes out every time.
//!
//! [`plan_pdf`] turns an [`ImprovementPlan`] into an accessible PDF, [`paper_pdf`] a [`Paper`]. The crate knows nothing of the store,
//! the wire or the clock: dates, ids and labels come in as text. The rooms:
//!
//! - `plan/` and `paper/` say what stands in a document and in which order;
//! - `sheet` sets one page of facts, such as the sheet for IT;
//! - `layout/` shapes text with bundled fonts, breaks it over pages, and makes a display list and a tag tree
//!   that know nothing of PDF;
//! - `pdf/` writes both down: pages by printpdf, tags and properties by a pass over lopdf's objects.

#![deny(missing_docs)]

mod error;
mod layout;
pub mod paper;
mod pdf;
mod plan;
mod sheet;

pub use error::DocumentError;
pub use paper::model::Paper;
pub use plan::missing::{Undrawn, undrawn};
pub use sheet::sheet_pdf;

use audit_core::plan::ImprovementPlan;

/// The improvement plan as a PDF (1.7, tagged, PDF/UA-1 and PDF/A-2a). The same model gives the same bytes.
///
/// # Errors
/// Only a fault of the program itself, such as a damaged bundled font: nothing that can be typed is refused.
pub fn plan_pdf(plan: &ImprovementPlan) -> Result<Vec<u8>, DocumentError> {
    let document = plan::compose::document(plan)?;
    pdf::write(&document)
}

/// The paper for those who are asked to agree, as a PDF of at most two pages (1.7, tagged, PDF/UA-1 and PDF/A-2a). What does not
/// fit is counted and refers to the plan. The same model gives the same bytes.
///
/// # Errors
/// Only a fault of the program itself, such as a damaged bundled font: nothing that can be typed is refused.
pub fn paper_pdf(paper: &Paper) -> Result<Vec<u8>, DocumentError> {
    let document = paper::document(paper)?;
    pdf::write(&document)
}

/// Only the earlier answers of a plan, as a paper of its own in the same form.
///
/// # Errors
/// As [`plan_pdf`].
pub fn earlier_pdf(plan: &ImprovementPlan) -> Result<Vec<u8>, DocumentError> {
    let document = plan::compose::earlier_document(plan)?;
    pdf::write(&document)
}
