//! What the workbook of an audit is made from.

use audit_core::Uuid;
use audit_core::field::Fields;
use audit_core::ids::ServiceTypeId;
use audit_core::jiff::civil::Date;
use audit_core::text::Language;
use audit_core::tool::Tool;

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
