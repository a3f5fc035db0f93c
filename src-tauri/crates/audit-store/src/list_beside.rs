//! A list beside the store: a line that says what it is, then a block of lines for each entry, a member each. It is whole at every moment,
//! and outlives a store that is damaged, replaced or gone.
use std::fs;
use std::path::Path;

use crate::StoreError;
use crate::snapshots::files;

/// One kind of list.
pub(crate) struct List {
    /// Its name, in the folder of the store.
    pub name: &'static str,
    /// Whose its temporary files are.
    pub owner: &'static str,
    /// Its first line.
    pub head: &'static str,
}

impl List {
    /// The blocks of the list beside a store, the first line among them; none where there is no list.
    pub fn read(&self, store: &Path) -> Vec<String> {
        let content = fs::read(files::folder_of(store).join(self.name)).unwrap_or_default();
        String::from_utf8_lossy(&content).split("\n\n").map(str::to_owned).collect()
    }

    /// Puts these blocks in the place of all that are there.
    ///
    /// # Errors
    /// `disk-full`, `file-unusable`.
    pub fn write(&self, store: &Path, blocks: impl Iterator<Item = String>) -> Result<(), StoreError> {
        let blocks: Vec<String> = std::iter::once(self.head.to_owned()).chain(blocks).collect();
        files::write_whole(&files::folder_of(store).join(self.name), self.owner, blocks.join("\n").as_bytes())
    }
}

/// The lines of one entry; members without a value are left out.
pub(crate) fn lines(members: &[(&str, String)]) -> String {
    let given = members.iter().filter(|(_, value)| !value.is_empty());
    given.map(|(name, value)| format!("{name}: {}\n", value.replace(['\r', '\n'], " "))).collect()
}

/// The value of a member.
pub(crate) fn value<'l>(lines: &'l str, name: &str) -> Option<&'l str> {
    lines.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}
