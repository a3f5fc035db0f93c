//! How single values are written in a return.

use jiff::civil::Date;
use uuid::Uuid;

/// A text that says nothing is left out.
pub(super) fn empty(text: &str) -> bool {
    text.is_empty()
}

pub(super) fn urn(id: Uuid) -> String {
    id.urn().to_string()
}

pub(super) fn date(date: Date) -> String {
    date.to_string()
}
