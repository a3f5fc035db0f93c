//! The workbook of an audit: an audit tool for one type of service as sheets to fill in, empty or with the answers that there are, and
//! those sheets read again.
//!
//! What both ways share stands here: what is called how ([`names`]), which columns a table has (`columns`), what can be chosen (`choices`),
//! and digests of what is asked ([`asked`]). `sheets` writes, [`read`] reads.

pub mod asked;
mod choices;
mod columns;
mod form;
pub mod names;
pub mod read;
mod sheets;

pub use form::Form;
pub use sheets::{book, make};
