//! Where this installation saved the files of returns. The store keeps each place with the mark of who saved there: a path that another
//! computer wrote into it, whichever way it came here, is none of ours, and is neither looked at nor shown nor opened.

use audit_store::SavedPlace;
use uuid::Uuid;

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
