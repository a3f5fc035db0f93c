//! The list beside the store of every return that was made with it.
use std::path::Path;

use super::{KnownReturn, join, text};
use crate::StoreError;
use crate::list_beside::List;

/// The name of the list, in the folder of the store.
pub const RETURNS_FILE: &str = "returns-made.txt";

const LIST: List = List {
    name: RETURNS_FILE,
    owner: "returns-made-",
    head: "Returns that Safeguarding Audit has made here. It reads this list when a snapshot is restored, so that no number is used \
           twice. Leave it where it is.\n",
};

/// The returns on the list beside a store. What cannot be read is passed over.
pub(super) fn read(store: &Path) -> Vec<KnownReturn> {
    LIST.read(store).iter().filter_map(|lines| text::read(lines)).collect()
}

/// Puts returns on the list beside the store at `store`; those that are there stay. The list is whole at every moment.
///
/// # Errors
/// `disk-full`, `file-unusable`.
pub fn remember_returns(store: &Path, known: &[KnownReturn]) -> Result<(), StoreError> {
    let before = read(store);
    let mut all = before.clone();
    join(&mut all, known.to_vec());
    if all == before {
        return Ok(());
    }
    LIST.write(store, all.iter().map(text::write))
}
