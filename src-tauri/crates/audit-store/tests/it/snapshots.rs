//! Snapshots: only when something changed, checked, thinned, in a second folder too, and restored.
use audit_store::{
    MadeBy, OpenOptions, Organisation, OrganisationStore, SecondCopy, SnapshotKind, TakenSnapshot, inspect_snapshot,
    list_snapshots, restore,
};

use crate::common::{bytes, code, everything, fixture, id, options};
use crate::organisation::exports::export;

fn at(day: u32, hour: u32) -> String {
    format!("2026-11-{day:02}T{hour:02}:00:00.000Z")
}

fn new_copy() -> OpenOptions {
    OpenOptions { copy_id_if_new: id(0xC9), ..options() }
}

#[test]
fn a_snapshot_is_taken_only_when_something_changed() {
    let mut fixture = fixture();
    let first = fixture.store.take_snapshot(&at(3, 9), None);
    let Ok(TakenSnapshot::Taken(path)) = first.local else { panic!("{first:?}") };
    assert_eq!(first.second, SecondCopy::NotChosen);
    assert_eq!(fixture.store.take_snapshot(&at(3, 10), None).local, Ok(TakenSnapshot::Unchanged(path.clone())));
    fixture.set(1, "profile/name", Some("Northgate"));
    assert!(matches!(fixture.store.take_snapshot(&at(3, 11), None).local, Ok(TakenSnapshot::Taken(_))));
    let rows = list_snapshots::<Organisation>(&fixture.path());
    assert_eq!(
        rows.iter().map(|row| row.made_at.as_str()).collect::<Vec<_>>(),
        ["2026-11-03T11:00:00Z", "2026-11-03T09:00:00Z"]
    );
    let (newest, oldest) = (
        inspect_snapshot::<Organisation>(&rows[0].path).unwrap(),
        inspect_snapshot::<Organisation>(&rows[1].path).unwrap(),
    );
    assert_eq!((newest.submitters, newest.audits, newest.answers, newest.operations), (1, 1, 1, 1));
    assert_eq!((oldest.answers, oldest.last), (0, None));
    assert!(rows[0].size > 4096);
}

#[test]
fn old_snapshots_are_thinned() {
    let mut fixture = fixture();
    let mut number = 0;
    let mut thinned = 0;
    for day in 1..=5 {
        for hour in 9..19 {
            number += 1;
            fixture.set(number, "profile/name", Some(&format!("name {number}")));
            thinned += fixture.store.take_snapshot(&at(day, hour), None).thinned;
        }
    }
    let times: Vec<String> =
        list_snapshots::<Organisation>(&fixture.path()).into_iter().map(|row| row.made_at[8..13].to_owned()).collect();
    assert_eq!(times[..2], ["05T18", "05T17"]);
    assert_eq!(times[29..], ["03T09", "02T18", "01T18"]);
    assert_eq!(thinned, 18);
}

#[test]
fn snapshots_are_in_the_order_in_which_they_were_made_whatever_the_clock_said() {
    let mut fixture = fixture();
    for (number, day) in [(1, 3), (2, 28), (3, 4)] {
        fixture.set(number, "profile/name", Some(&format!("name {number}")));
        fixture.store.take_snapshot(&at(day, 9), None).local.unwrap();
    }
    let rows = list_snapshots::<Organisation>(&fixture.path());
    let days: Vec<&str> = rows.iter().map(|row| &row.made_at[8..10]).collect();
    assert_eq!(days, ["04", "28", "03"]);
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 2, 1]);
    // One from the future that an older program left, without a number, never stands in front of those.
    let odd = rows[0].path.with_file_name("organisation-20310101T090000.000Z.db");
    std::fs::copy(&rows[0].path, &odd).unwrap();
    assert_eq!(list_snapshots::<Organisation>(&fixture.path())[3].path, odd);
    assert_eq!(
        fixture.store.take_snapshot(&at(5, 9), None).local,
        Ok(TakenSnapshot::Unchanged(rows[0].path.clone())),
        "the newest is known by its number"
    );
}

#[test]
fn the_second_folder_holds_one_whole_copy() {
    let mut fixture = fixture();
    let second = tempfile::tempdir().unwrap();
    let SecondCopy::Saved(copy) = fixture.store.take_snapshot(&at(3, 9), Some(second.path())).second else { panic!() };
    assert_eq!(inspect_snapshot::<Organisation>(&copy).unwrap().answers, 0);
    fixture.set(1, "profile/name", Some("Northgate"));
    assert_eq!(fixture.store.take_snapshot(&at(3, 10), Some(second.path())).second, SecondCopy::Saved(copy.clone()));
    assert_eq!(inspect_snapshot::<Organisation>(&copy).unwrap().answers, 1);
    assert_eq!(fixture.store.take_snapshot(&at(3, 11), Some(second.path())).second, SecondCopy::Unchanged(copy));
    assert_eq!(std::fs::read_dir(second.path()).unwrap().count(), 1);
}

#[test]
fn a_missing_second_folder_is_said_and_caught_up_later() {
    let mut fixture = fixture();
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("stick");
    let outcome = fixture.store.take_snapshot(&at(3, 9), Some(&folder));
    assert!(matches!(outcome.local, Ok(TakenSnapshot::Taken(_))));
    let SecondCopy::Failed(error) = outcome.second else { panic!("{:?}", outcome.second) };
    assert_eq!(error.code(), "file-unusable");
    assert!(!folder.exists(), "a stick that is not there is not made up");
    std::fs::create_dir(&folder).unwrap();
    let outcome = fixture.store.take_snapshot(&at(3, 10), Some(&folder));
    assert!(matches!(outcome.local, Ok(TakenSnapshot::Unchanged(_))));
    assert!(matches!(outcome.second, SecondCopy::Saved(_)));
}

#[test]
fn restoring_brings_back_the_snapshot_and_keeps_what_was() {
    let mut fixture = fixture();
    fixture.set(1, "profile/name", Some("as it was"));
    let Ok(TakenSnapshot::Taken(snapshot)) = fixture.store.take_snapshot(&at(3, 9), None).local else { panic!() };
    fixture.set(2, "profile/name", Some("as it is"));
    let path = fixture.path();
    assert_eq!(code(restore::<Organisation>(&path, &snapshot, &new_copy())), "store-in-use");
    drop(fixture.store);
    let restored = restore::<Organisation>(&path, &snapshot, &new_copy()).unwrap();
    assert_eq!(restored.preview.operations, 1);
    assert_eq!(restored.store.copy_id(), id(0xC9), "sequence numbers of the old copy are never used twice");
    fixture.store = restored.store;
    assert_eq!(fixture.value("profile/name").as_deref(), Some("as it was"));
    fixture.set(3, "profile/name", Some("goes on"));
    let operation = fixture.store.read().unwrap().operation(id(3)).unwrap();
    assert_eq!((operation.copy, operation.sequence, operation.position), (id(0xC9), 1, 2));
    let kept = restored.kept_aside.unwrap();
    assert_eq!(inspect_snapshot::<Organisation>(&kept).unwrap().operations, 2);
    assert!(
        list_snapshots::<Organisation>(&path)
            .iter()
            .any(|row| row.path == kept && row.kind == SnapshotKind::BeforeRestore)
    );
}

#[test]
fn a_restored_store_knows_no_path_that_the_snapshot_names() {
    let mut fixture = fixture();
    let audit = fixture.audit;
    let save = |store: &mut OrganisationStore, path: &str| {
        store.write(|writer| writer.add_saved_place(id(0xE1), path, &at(3, 8))).unwrap();
    };
    fixture.store.write(|writer| writer.lock(audit, &export(0xE1))).unwrap();
    save(&mut fixture.store, "/planted/X99001-r1.return.json");
    let Ok(TakenSnapshot::Taken(snapshot)) = fixture.store.take_snapshot(&at(3, 9), None).local else { panic!() };
    let path = fixture.path();
    drop(fixture.store);
    fixture.store = restore::<Organisation>(&path, &snapshot, &new_copy()).unwrap().store;
    let saved = |store: &OrganisationStore| store.read().unwrap().exports(audit).unwrap().remove(0).saved;
    assert_eq!(saved(&fixture.store), []);
    // What is saved here from now on counts, also at the next start.
    save(&mut fixture.store, "/chosen/X99001-r1.return.json");
    assert_eq!(saved(&fixture.again().store)[0].path, "/chosen/X99001-r1.return.json");
}

#[test]
fn a_damaged_store_is_kept_byte_for_byte_and_replaced() {
    let mut fixture = fixture();
    fixture.set(1, "profile/name", Some("Northgate Surgery"));
    let before = everything(&fixture.store);
    let Ok(TakenSnapshot::Taken(snapshot)) = fixture.store.take_snapshot(&at(3, 9), None).local else { panic!() };
    let path = fixture.path();
    drop(fixture.store);
    for ruin in [vec![0x55; 40_000], bytes(&path)[..8192].to_vec(), Vec::new()] {
        std::fs::write(&path, &ruin).unwrap();
        OrganisationStore::open(&path, &options()).unwrap_err();
        let restored = restore::<Organisation>(&path, &snapshot, &new_copy()).unwrap();
        assert!(bytes(&restored.kept_aside.unwrap()) == ruin);
        assert_eq!(everything(&restored.store), before);
    }
}

#[test]
fn a_missing_store_can_be_restored() {
    let mut fixture = fixture();
    fixture.set(1, "profile/name", Some("Northgate Surgery"));
    let Ok(TakenSnapshot::Taken(snapshot)) = fixture.store.take_snapshot(&at(3, 9), None).local else { panic!() };
    let path = fixture.path();
    drop(fixture.store);
    std::fs::remove_file(&path).unwrap();
    let restored = restore::<Organisation>(&path, &snapshot, &new_copy()).unwrap();
    assert_eq!((restored.preview.answers, restored.kept_aside), (1, None));
}

/// A bit of it was hit, or one of its version: what is in it comes back all the same, and the file stays as it is.
#[test]
fn a_damaged_snapshot_is_mended_in_its_copy() {
    let mut fixture = fixture();
    fixture.set(1, "profile/name", Some("Northgate Surgery"));
    let before = everything(&fixture.store);
    let Ok(TakenSnapshot::Taken(snapshot)) = fixture.store.take_snapshot(&at(3, 9), None).local else { panic!() };
    fixture.set(2, "profile/name", Some("Northgate and Hill"));
    let path = fixture.path();
    drop(fixture.store);
    let whole = bytes(&snapshot);
    let name = whole.windows(17).position(|part| part == b"Northgate Surgery").unwrap();
    for (byte, bit) in [(name, 1), (63, 1), (62, 1)] {
        let mut content = whole.clone();
        content[byte] ^= bit;
        std::fs::write(&snapshot, &content).unwrap();
        inspect_snapshot::<Organisation>(&snapshot).unwrap_err();
        let restored = restore::<Organisation>(&path, &snapshot, &new_copy()).unwrap();
        assert_eq!(everything(&restored.store), before, "byte {byte}");
        let mendings = restored.store.read().unwrap().mendings().unwrap();
        assert!(mendings.iter().all(|mending| mending.left.is_empty()), "byte {byte}: {mendings:?}");
        assert!(bytes(&snapshot) == content, "byte {byte}");
        let kept = path.with_file_name("snapshots").join(&mendings.last().unwrap().kept_as);
        assert!(bytes(&kept) == content, "byte {byte}: it is kept beside the store, as it was");
    }
}

#[test]
fn a_snapshot_of_which_nothing_is_left_is_refused_and_the_store_stays() {
    let mut fixture = fixture();
    fixture.set(1, "profile/name", Some("Northgate Surgery"));
    let Ok(TakenSnapshot::Taken(snapshot)) = fixture.store.take_snapshot(&at(3, 9), None).local else { panic!() };
    fixture.set(2, "profile/name", Some("Northgate and Hill"));
    let path = fixture.path();
    drop(fixture.store);
    let before = bytes(&path);
    let mut hollow = bytes(&snapshot);
    hollow[4096..].fill(0x55);
    for (content, refused) in [(hollow, "damaged-store"), (vec![0x55; 40_000], "not-a-store")] {
        std::fs::write(&snapshot, content).unwrap();
        assert_eq!(code(restore::<Organisation>(&path, &snapshot, &new_copy())), refused);
        assert_eq!(list_snapshots::<Organisation>(&path).len(), 1, "nothing is kept of it");
    }
    assert_eq!(code(restore::<Organisation>(&path, &path.with_extension("gone"), &new_copy())), "file-unusable");
    assert!(bytes(&path) == before);
}

#[test]
fn leftovers_of_a_crash_are_swept() {
    let mut fixture = fixture();
    fixture.store.take_snapshot(&at(3, 9), None).local.unwrap();
    let left = fixture.folder.path().join("snapshots/.safeguarding-audit-abc.part");
    std::fs::write(&left, b"half").unwrap();
    fixture.set(1, "profile/name", Some("Northgate"));
    fixture.store.take_snapshot(&at(3, 10), None).local.unwrap();
    assert!(!left.exists());
    fixture.set(2, "profile/name", Some("Hill"));
    assert_eq!(code(fixture.store.take_snapshot("yesterday", None).local), "bad-time");
}

#[test]
fn a_snapshot_says_who_made_it_and_no_store_does() {
    let mut fixture = fixture();
    fixture.store.set_made_by(MadeBy {
        person: "Bo Birch".to_owned(),
        computer: "WARD-3".to_owned(),
        place: Some(id(0xB0)),
    });
    let Ok(TakenSnapshot::Taken(snapshot)) = fixture.store.take_snapshot(&at(3, 9), None).local else { panic!() };
    let preview = inspect_snapshot::<Organisation>(&snapshot).unwrap();
    let by = preview.made_by.expect("who made it");
    assert_eq!((by.person.as_str(), by.computer.as_str(), by.place), ("Bo Birch", "WARD-3", Some(id(0xB0))));
    assert_eq!(preview.copy, fixture.store.copy_id());
    let again = fixture.store.take_snapshot(&at(3, 10), None).local;
    assert_eq!(again, Ok(TakenSnapshot::Unchanged(snapshot.clone())), "that it says so is no change");
    let labels = |store: &OrganisationStore| {
        let reader = store.read().unwrap();
        ["snapshot/person", "snapshot/computer", "snapshot/place"].map(|key| reader.setting(key).unwrap())
    };
    assert_eq!(labels(&fixture.store), [None, None, None]);
    let path = fixture.path();
    drop(fixture.store);
    let mut restored = restore::<Organisation>(&path, &snapshot, &new_copy()).unwrap();
    assert_eq!(labels(&restored.store), [None, None, None]);
    // The next says who is here now, and one without a name says nothing of it.
    restored.store.set_made_by(MadeBy::default());
    let Ok(TakenSnapshot::Taken(next)) = restored.store.take_snapshot(&at(4, 9), None).local else { panic!() };
    assert_eq!(inspect_snapshot::<Organisation>(&next).unwrap().made_by, None);
}
