//! Whether what is from last time was confirmed in the workbook.

use super::reader::Reader;
use super::taking::As;
use crate::audit::choices;
use crate::audit::names::{LAST_TIME, STILL_SO};
use crate::blocks::Block;
use audit_core::field::{Field, ProfileField};
use audit_core::text;

impl Reader<'_> {
    /// A row that may be from last time: its answer stays unconfirmed unless somebody says that it is still so, or changed it.
    pub(super) fn last_time(&mut self, block: &Block<'_>, row: u32, mark: Field, answer: &Field) {
        let was = block.text(row, LAST_TIME);
        let remembered = block.columns.contains_key(LAST_TIME);
        // Where the hidden column is gone, nobody knows any more which answers are meant: all of them.
        if !says(block, &block.kind) || (remembered && was.is_empty()) {
            return;
        }
        let now = self.entry(answer).map(|entry| entry.value.as_str());
        if remembered && now.is_some_and(|now| text::digest(now) != was) {
            self.reading.places.insert(mark.clone(), block.place(row, STILL_SO));
            self.reading.confirmed.insert(mark);
            return;
        }
        self.confirmed(block, row, STILL_SO, mark);
    }

    /// Reads a cell in which people confirm.
    pub(super) fn confirmed(&mut self, block: &Block<'_>, row: u32, column: &str, mark: Field) {
        match self.value(block, row, column, &mark, &As::Tick(&choices::tick())).as_deref() {
            Some("yes") => _ = self.reading.confirmed.insert(mark),
            _ => self.enter(mark, "yes".to_owned(), block.place(row, column)),
        }
    }

    /// The details of the organisation are from last time also where the row that asks about them was taken away.
    pub(super) fn details_of_last_time(&mut self, block: &Block<'_>) {
        let mark = Field::Profile(ProfileField::FromLastTime);
        let known = self.reading.places.contains_key(&mark);
        if says(block, "profile") && !known {
            self.reading.places.insert(mark.clone(), block.sheet());
            self.enter(mark, "yes".to_owned(), block.sheet());
        }
    }
}

/// Whether the workbook says that a table holds something from last time.
fn says(block: &Block<'_>, table: &str) -> bool {
    block.about.get(LAST_TIME).split(' ').any(|one| one == table)
}
