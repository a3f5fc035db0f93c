//! The ways in: each asks the door what a file is (`audit_exchange::any`), takes what it is for, and says of anything else what it is
//! and what to choose. Each matches every kind of file, so that a new one does not compile until each has said what it does with it.

mod keys;
mod registers;
mod returns;
mod tools;
mod zips;

pub use keys::key_of;
pub(super) use registers::register_of;
pub(crate) use returns::return_of;
pub(super) use tools::tool_of;
pub(super) use zips::listed;

/// Whether a text of two bytes a letter begins with the mark of their order, which the strict reader names.
fn says_its_order(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}
