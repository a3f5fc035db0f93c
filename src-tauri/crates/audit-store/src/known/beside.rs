//! The list beside the store of every return that was made with it.
use std::fs;
use std::path::{Path, PathBuf};

use super::{KnownReturn, join, text};
use crate::StoreError;
use crate::snapshots::files;

/// The name of the list, in the folder of the store.
pub const RETURNS_FILE: &str = "returns-made.txt";

/// Whose temporary files these are.
const OWNER: &str = "returns-made-";
const HEAD: &str = "Returns that Safeguarding Audit has made here. It reads this list when a snapshot is restored, so that no \
                    number is used twice. Leave it where it is.\n";

fn path_of(store: &Path) -> PathBuf {
    files::folder_of(store).join(RETURNS_FILE)
}

/// The returns on the list beside a store. What cannot be read is passed over.
pub(super) fn read(store: &Path) -> Vec<KnownReturn> {
    let content = fs::read(path_of(store)).unwrap_or_default();
    String::from_utf8_lossy(&content).split("\n\n").filter_map(text::read).collect()
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
    let folder = files::folder_of(store);
    files::remove_leftovers(folder, OWNER);
    let temporary = files::temporary(folder, OWNER)?;
    let blocks: Vec<String> = [HEAD.to_owned()].into_iter().chain(all.iter().map(text::write)).collect();
    fs::write(&temporary, blocks.join("\n")).map_err(|error| StoreError::file(folder, &error))?;
    files::flush(&temporary)?;
    files::replace(temporary, &path_of(store))
}
