//! The rules of a safeguarding self-audit: no input or output, no clock, no randomness.
//!
//! An **audit tool** ([`tool::Tool`]) says what is asked. An **audit** is a map of fields ([`field::Fields`]) that
//! [`audit::Content`] reads into answers, evidence, actions and declarations. Everything else here is a function of those
//! two: which standards a profile sees, how far the audit is, what it scores, what stops its export, and what a
//! return holds.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod agreement;
pub mod audit;
pub mod change;
pub mod condition;
pub mod content;
pub mod editions;
pub mod field;
pub mod ids;
pub mod limits;
pub mod markdown;
pub mod names;
pub mod old_form;
pub mod operation;
pub mod paper;
pub mod parts;
pub mod plan;
pub mod problem;
pub mod progress;
pub mod readiness;
pub mod scoring;
pub mod search;
pub mod text;
pub mod tool;
pub mod wording;

pub use jiff;
pub use uuid::Uuid;
