//! Returns that were made after a snapshot: known wherever the snapshot takes the store's place.
use std::path::PathBuf;

use audit_store::{
    KnownReturn, NewExport, OpenOptions, Organisation, OrganisationStore, RETURNS_FILE, TakenSnapshot,
    inspect_snapshot, list_snapshots, remember_returns, restore, returns_known, returns_listed,
};

use crate::common::{Fixture, NOW, add_audit, bytes, code, fixture, id, options};

fn copy(number: u128) -> OpenOptions {
    OpenOptions { copy_id_if_new: id(number), ..options() }
}

fn make(store: &mut OrganisationStore, audit: u128, number: u128) {
    let export = NewExport {
        id: id(number),
        return_id: id(number + 1),
        digest: format!("{number:064x}"),
        return_bytes: b"{\"signed\":true}".to_vec(),
        plan_bytes: vec![0, 255, 7],
        return_name: "r.return.json".to_owned(),
        plan_name: "r.plan.pdf".to_owned(),
        created_at: NOW.to_owned(),
    };
    store.write(|writer| writer.lock(id(audit), &export)).unwrap();
}

fn snapshot(store: &mut OrganisationStore, hour: u32) -> PathBuf {
    match store.take_snapshot(&format!("2026-11-03T{hour:02}:00:00.000Z"), None).local.unwrap() {
        TakenSnapshot::Taken(path) | TakenSnapshot::Unchanged(path) => path,
    }
}

/// A store in which revisions 1 and 2 were made after a snapshot.
fn with_two() -> (Fixture, PathBuf) {
    let mut fixture = fixture();
    let empty = snapshot(&mut fixture.store, 9);
    make(&mut fixture.store, 0xA1, 0xE1);
    fixture.store.write(|writer| writer.start_revision(id(0xA1))).unwrap();
    make(&mut fixture.store, 0xA1, 0xE3);
    (fixture, empty)
}

fn revisions(known: &[KnownReturn]) -> Vec<i64> {
    let mut revisions: Vec<i64> = known.iter().map(|one| one.revision).collect();
    revisions.sort_unstable();
    revisions
}

fn known(store: &OrganisationStore) -> Vec<i64> {
    revisions(&store.read().unwrap().known_returns().unwrap())
}

#[test]
fn a_restored_store_knows_what_was_made_since_however_often() {
    let (fixture, empty) = with_two();
    let path = fixture.path();
    drop(fixture.store);
    let restored = restore::<Organisation>(&path, &empty, &copy(0xC1)).unwrap();
    assert_eq!((revisions(&restored.unknown), known(&restored.store)), (vec![1, 2], vec![1, 2]));
    let one = &restored.store.read().unwrap().known_returns().unwrap()[1];
    let said = (one.organisation.as_str(), one.tool.as_str(), one.edition.as_str(), one.title.as_str());
    assert_eq!(said, ("Northgate Surgery", "invented-tool", "2026", "An invented audit"));
    assert_eq!((one.audit, one.id, one.made_at.as_str()), (id(0xA1), id(0xE4), NOW));
    let mut store = restored.store;
    assert_eq!(store.write(|writer| writer.number_after(id(0xA1), 2)), Ok(Some(3)));
    assert_eq!(store.write(|writer| writer.number_after(id(0xA1), 2)), Ok(None));
    make(&mut store, 0xA1, 0xE5);
    assert_eq!(code(store.write(|writer| writer.number_after(id(0xA1), 3))), "audit-locked");
    let third = snapshot(&mut store, 12);
    drop(store);
    // Once more the same one: all three are known. Then the one that has the third: it needs the first two only.
    let restored = restore::<Organisation>(&path, &empty, &copy(0xC2)).unwrap();
    assert_eq!((revisions(&restored.unknown), known(&restored.store)), (vec![1, 2, 3], vec![1, 2, 3]));
    drop(restored.store);
    let restored = restore::<Organisation>(&path, &third, &copy(0xC3)).unwrap();
    assert_eq!((restored.unknown, known(&restored.store)), (Vec::new(), vec![1, 2]));
    drop(restored.store);
    OrganisationStore::open(&path, &options()).unwrap();
}

#[test]
fn what_was_made_outlives_a_store_that_is_damaged_or_gone() {
    let (fixture, empty) = with_two();
    let path = fixture.path();
    drop(fixture.store);
    let whole = bytes(&path);
    // The end of the file is lost: what is whole in it, and the returns in it, can still be read or are on the list.
    remember_returns(&path, &returns_known(&path)).unwrap();
    for ruin in [vec![0x55; 40_000], whole[..8192].to_vec(), Vec::new()] {
        std::fs::write(&path, &ruin).unwrap();
        let restored = restore::<Organisation>(&path, &empty, &copy(0xC1)).unwrap();
        assert_eq!(known(&restored.store), [1, 2]);
        drop(restored.store);
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(known(&restore::<Organisation>(&path, &empty, &copy(0xC1)).unwrap().store), [1, 2]);
}

#[test]
fn a_damaged_store_tells_of_its_returns_itself_but_never_of_a_damaged_one() {
    let (fixture, empty) = with_two();
    let path = fixture.path();
    drop(fixture.store);
    // The name of an audit tool has rotted, and then the row of the second return.
    let mut content = bytes(&path);
    let tool = content.windows(17).position(|part| part == b"An invented audit").unwrap();
    content[tool] ^= 1;
    std::fs::write(&path, &content).unwrap();
    assert_eq!(code(OrganisationStore::open(&path, &options())), "damaged-store");
    assert_eq!(revisions(&returns_known(&path)), [1, 2]);
    let second = format!("{:064x}", 0xE3);
    let row = content.windows(64).position(|part| part == second.as_bytes()).unwrap();
    content[row] ^= 1;
    std::fs::write(&path, &content).unwrap();
    assert_eq!(revisions(&returns_known(&path)), [1]);
    assert_eq!(known(&restore::<Organisation>(&path, &empty, &copy(0xC1)).unwrap().store), [1]);
}

#[test]
fn snapshots_tell_of_returns_when_nothing_else_can() {
    let (mut fixture, empty) = with_two();
    snapshot(&mut fixture.store, 10);
    let path = fixture.path();
    drop(fixture.store);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(list_snapshots::<Organisation>(&path).len(), 2);
    assert_eq!(inspect_snapshot::<Organisation>(&empty).unwrap().returns, []);
    assert_eq!(known(&restore::<Organisation>(&path, &empty, &copy(0xC1)).unwrap().store), [1, 2]);
}

#[test]
fn an_organisation_that_the_snapshot_does_not_know_comes_along_with_its_returns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(audit_store::STORE_FILE);
    let mut store = OrganisationStore::open(&path, &options()).unwrap();
    store.write(|writer| writer.set_setting("theme", Some("dark"))).unwrap();
    let empty = snapshot(&mut store, 9);
    add_audit(&mut store, 0xA1);
    make(&mut store, 0xA1, 0xE1);
    drop(store);
    let restored = restore::<Organisation>(&path, &empty, &copy(0xC1)).unwrap();
    let reader = restored.store.read().unwrap();
    assert!(reader.audits().unwrap().is_empty());
    let submitter = &reader.submitters().unwrap()[0];
    assert_eq!((submitter.id, submitter.name.as_str()), (id(0x51), "Northgate Surgery"));
    assert_eq!(known(&restored.store), [1]);
}

#[test]
fn the_list_grows_and_is_never_half() {
    let (fixture, _) = with_two();
    let path = fixture.path();
    let made = fixture.store.read().unwrap().made_returns().unwrap();
    remember_returns(&path, &made[..1]).unwrap();
    assert_eq!(returns_listed(&path), made[..1]);
    let sent = KnownReturn { sent_at: Some(NOW.to_owned()), ..made[1].clone() };
    remember_returns(&path, std::slice::from_ref(&sent)).unwrap();
    assert_eq!(returns_listed(&path), [made[0].clone(), sent.clone()]);
    remember_returns(&path, &made).unwrap();
    assert_eq!(returns_listed(&path)[1], sent, "what was said about sending stays");
    let list = path.with_file_name(RETURNS_FILE);
    let text = std::fs::read_to_string(&list).unwrap();
    assert!(text.starts_with("Returns that Safeguarding Audit has made here."), "{text}");
    // Half a list, as no crash leaves it, still says what is whole in it.
    std::fs::write(&list, &text[..text.len() - 40]).unwrap();
    assert_eq!(returns_listed(&path).len(), 1);
}
