//! What people read: plain model in, the same bytes out every time.
//!
//! [`plan_pdf`] turns an [`ImprovementPlan`] into an accessible PDF. The crate knows nothing of the store, the
//! wire or the clock: dates, ids and labels come in as text. The rooms:
//!
//! - `plan/` says what stands in the document and in which order;
//! - `layout/` shapes text with bundled fonts, breaks it over pages, and makes a display list and a tag tree
//!   that know nothing of PDF;
//! - `pdf/` writes both down: pages by printpdf, tags and properties by a pass over lopdf's objects.

#![deny(missing_docs)]

mod error;
mod layout;
mod pdf;
pub mod plan;

pub use error::DocumentError;
pub use plan::missing::missing_characters;
pub use plan::model::ImprovementPlan;

/// The improvement plan as a PDF (1.7, tagged, PDF/UA-1 and PDF/A-2a). The same model gives the same bytes.
///
/// # Errors
/// Only a fault of the program itself, such as a damaged bundled font: nothing that can be typed is refused.
pub fn plan_pdf(plan: &ImprovementPlan) -> Result<Vec<u8>, DocumentError> {
    let document = plan::compose::document(plan)?;
    pdf::write(&document)
}
