//! What every signed file has in common, and the one way to open a file that came from outside.
//!
//! Each file is a JSON object with the members `@context` (exactly [`CONTEXT`]), `type`, `format`
//! (a whole number from 1), `id` (`urn:uuid:` and a lower-case UUID with hyphens) and `proof`. What else it holds is
//! the business of its type and format.

mod form;
mod open;

pub use crate::file_type::FileType;
pub use form::{CONTEXT, to_file};
pub use open::{Opened, Refused, open};

#[cfg(test)]
mod tests;
