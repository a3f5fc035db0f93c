//! The headers of columns.

use crate::audit::names::{KEY, PEN};
use crate::sheet::{Cell, Look};

/// The header of a column that is filled in.
pub(super) fn pen(words: &str) -> Cell {
    Cell::text(Look::AnswerHeader, format!("{PEN}{words}"))
}

/// The header of a column to read.
pub(super) fn header(words: &str) -> Cell {
    Cell::text(Look::Header, words)
}

/// The header above keys.
pub(super) fn key_header() -> Cell {
    Cell::text(Look::Machine, KEY)
}
