//! Where this installation saved the files of returns. The store keeps each place with the mark of who saved there: a path that another
//! computer wrote into it, whichever way it came here, is none of ours, and is neither looked at nor shown nor opened.
//!
//! Programs before wrote places without a mark. Each of those gets one at the first opening: that of this installation where the store
//! has been its own, else nobody's, so that no later opening takes them for ours.

use crate::error::ApiError;
use crate::program::Program;
use audit_store::{Organisation, SavedPlace, copy_of_snapshot, list_snapshots, maker_of_snapshot};
use uuid::Uuid;

/// Who saved where nobody can tell any more.
const NOBODY: Uuid = Uuid::nil();

/// A place as the store keeps it.
pub(super) fn marked(place: Uuid, path: &str) -> String {
    format!("{place} {path}")
}

/// Those of these places that are this installation's, without its mark.
pub(super) fn own(place: Uuid, saved: Vec<SavedPlace>) -> Vec<SavedPlace> {
    let mark = marked(place, "");
    let own = |one: SavedPlace| Some(SavedPlace { path: one.path.strip_prefix(&mark)?.to_owned(), ..one });
    saved.into_iter().filter_map(own).collect()
}

fn is_marked(path: &str) -> bool {
    path.split_once(' ').is_some_and(|(mark, _)| mark.len() == 36 && Uuid::try_parse(mark).is_ok())
}

impl Program {
    /// Marks places that a program before wrote without a mark; where they cannot be written now, at the next start. Asked for ahead of
    /// the first snapshot here: after that one lies beside a store from elsewhere too.
    pub(crate) fn settle_saved_places(&mut self) {
        let Ok(paths) = self.store.read().and_then(|reader| reader.saved_paths()) else { return };
        let unmarked: Vec<String> = paths.into_iter().filter(|path| !is_marked(path)).collect();
        if unmarked.is_empty() {
            return;
        }
        let place = if self.store_was_here() { self.computer.content().place } else { NOBODY };
        let _ = self.store.write(|writer| {
            unmarked.iter().try_for_each(|path| writer.rewrite_saved_path(path, &marked(place, path)))?;
            Ok::<_, ApiError>(())
        });
    }

    /// Whether this installation has kept this store before: a snapshot of this copy lies beside it that it made.
    fn store_was_here(&self) -> bool {
        let (copy, place) = (self.store.copy_id(), self.computer.content().place);
        list_snapshots::<Organisation>(self.store.path()).iter().any(|row| {
            maker_of_snapshot(&row.path).and_then(|by| by.place) == Some(place)
                && copy_of_snapshot::<Organisation>(&row.path) == Some(copy)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_another_installation_is_none() {
        let (here, there) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let saved = |path: String| SavedPlace { path, saved_at: "2026-11-03T14:02:00Z".to_owned() };
        let all = ["/out/a.zip".to_owned(), marked(there, "/out/b.zip"), marked(here, "/out/with a space/c.zip")];
        let own = own(here, all.map(saved).to_vec());
        assert_eq!(own, [saved("/out/with a space/c.zip".to_owned())]);
    }
}
