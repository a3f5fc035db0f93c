//! What is from last time and not yet confirmed stays so in a workbook: a column to confirm it in, and a hidden one that remembers
//! what the answer was. Whoever says “Yes” there, or changes the answer, has looked at it.

use super::headers::{header, pen};
use super::making::Making;
use crate::audit::choices;
use crate::sheet::{Cell, Column, Look};
use audit_core::field::{Field, Fields, ProfileField, QuestionField, StandardField};
use audit_core::text;

/// What is asked in the heading of the column.
const ASKED: &str = "From last time: is it still right?";

/// Which tables hold something from last time, as the workbook says it about itself: `profile standard question`.
pub(super) fn tables(fields: &Fields) -> String {
    let tables = ["profile", "standard", "question"];
    tables.into_iter().filter(|table| any(fields, table)).collect::<Vec<_>>().join(" ")
}

/// Whether something in a table is from last time.
pub(super) fn any(fields: &Fields, table: &str) -> bool {
    fields.keys().any(|field| match field {
        Field::Profile(ProfileField::FromLastTime) => table == "profile",
        Field::Standard(_, StandardField::FromLastTime) => table == "standard",
        Field::Question(_, QuestionField::FromLastTime) => table == "question",
        _ => false,
    })
}

/// The heading of the column in which people confirm.
pub(super) fn heading() -> Cell {
    pen(ASKED)
}

/// The heading of the hidden column.
pub(super) fn hidden_heading() -> Cell {
    Cell { look: Look::Machine, ..header("Answer of last time, leave as it is") }
}

/// The widths of both columns.
pub(super) fn columns() -> (Column, Column) {
    (Column::wide(20.0), Column::hidden())
}

/// The two cells of a row: to confirm in, and what the answer was. Both are empty where nothing is from last time.
pub(super) fn cells(making: &mut Making<'_>, mark: &Field, answer: &Field) -> (Cell, Cell) {
    if making.value(mark).is_empty() {
        return (Cell::text(Look::Reading, ""), Cell::text(Look::Machine, ""));
    }
    let was = text::digest(making.value(answer));
    (to_confirm(making), Cell::text(Look::Machine, was))
}

/// A cell to confirm in.
pub(super) fn to_confirm(making: &mut Making<'_>) -> Cell {
    making.list("yes-no", &choices::tick(), false);
    Cell::text(Look::Answer, "").from_list("yes-no")
}
