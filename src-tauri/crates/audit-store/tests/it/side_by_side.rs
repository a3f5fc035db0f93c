//! Two kinds of store in one data folder, with one second folder: neither sees, sweeps or thins what is the other's.
use audit_store::{
    Kind, Organisation, SNAPSHOT_FOLDER, SecondCopy, SnapshotKind, Store, kind_of_snapshot, list_copies,
    list_snapshots, restore,
};

use crate::common::options;
use crate::kinds::{Ledger, Worked};

const FIRST: &str = "2026-11-03T09:00:00.000Z";
const LATER: &str = "2026-11-03T10:00:00.000Z";

fn opened<K: Worked>(folder: &tempfile::TempDir) -> Store<K> {
    let mut store = Store::<K>::open(&folder.path().join(K::FILE), &options()).expect("opens");
    K::begin(&mut store);
    K::save(&mut store, 1, 3).expect("saves");
    store
}

#[test]
fn snapshots_and_second_copies_are_each_their_own_kinds() {
    let (folder, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut organisation, mut ledger) = (opened::<Organisation>(&folder), opened::<Ledger>(&folder));
    for outcome in
        [organisation.take_snapshot(FIRST, Some(second.path())), ledger.take_snapshot(FIRST, Some(second.path()))]
    {
        assert!(outcome.local.is_ok() && matches!(outcome.second, SecondCopy::Saved(_)), "{outcome:?}");
    }
    let path = folder.path().join(Organisation::FILE);
    let (own, others) = (list_snapshots::<Organisation>(&path), list_snapshots::<Ledger>(&path));
    assert_eq!((own.len(), others.len()), (1, 1));
    assert_eq!((own[0].number, others[0].number), (1, 1), "each counts its own");
    assert_eq!(kind_of_snapshot::<Organisation>(&own[0].path), Some(SnapshotKind::Regular));
    assert_eq!(kind_of_snapshot::<Organisation>(&others[0].path), None);
    assert_eq!(list_copies::<Organisation>(second.path()).len(), 1);
    assert_eq!(list_copies::<Ledger>(second.path()).len(), 1);
    // One that is lost is not taken for the other's, whose snapshots are still there.
    drop(ledger);
    std::fs::remove_file(folder.path().join(Ledger::FILE)).unwrap();
    std::fs::remove_file(&others[0].path).unwrap();
    Store::<Ledger>::open(&folder.path().join(Ledger::FILE), &options()).expect("begins anew");
}

/// While one is restored or copied, the other may be writing its own temporary file in the same folder.
#[test]
fn what_a_crash_left_is_swept_by_its_own_kind_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut organisation, mut ledger) = (opened::<Organisation>(&folder), opened::<Ledger>(&folder));
    let taken =
        organisation.take_snapshot(FIRST, None).local.is_ok() && ledger.take_snapshot(FIRST, None).local.is_ok();
    assert!(taken);
    let snapshots = folder.path().join(SNAPSHOT_FOLDER);
    let left = |begin: &str| snapshots.join(format!(".safeguarding-audit-{begin}aBc123.part"));
    let (organisations, ledgers) = (left(""), left(Ledger::TEMPORARY));
    std::fs::write(&organisations, b"half").unwrap();
    std::fs::write(&ledgers, b"half").unwrap();
    Organisation::save(&mut organisation, 2, 3).unwrap();
    organisation.take_snapshot(LATER, None).local.unwrap();
    assert!(!organisations.exists() && ledgers.exists());
    std::fs::write(&organisations, b"half").unwrap();
    Ledger::save(&mut ledger, 2, 3).unwrap();
    ledger.take_snapshot(LATER, None).local.unwrap();
    assert!(organisations.exists() && !ledgers.exists());
}

#[test]
fn each_is_restored_and_the_other_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (mut organisation, mut ledger) = (opened::<Organisation>(&folder), opened::<Ledger>(&folder));
    ledger.take_snapshot(FIRST, None).local.unwrap();
    let before = (Organisation::everything(&organisation), Ledger::everything(&ledger));
    Ledger::save(&mut ledger, 2, 3).unwrap();
    let path = ledger.path().to_path_buf();
    drop(ledger);
    let snapshot = list_snapshots::<Ledger>(&path).remove(0).path;
    let restored = restore::<Ledger>(&path, &snapshot, &options()).unwrap();
    assert_eq!((restored.preview, Ledger::everything(&restored.store)), (1, before.1));
    let kinds: Vec<_> = list_snapshots::<Ledger>(&path).into_iter().map(|row| row.kind).collect();
    assert_eq!(kinds, [SnapshotKind::BeforeRestore, SnapshotKind::Regular]);
    assert_eq!(Organisation::everything(&organisation), before.0);
    Organisation::save(&mut organisation, 2, 3).expect("and is worked on");
}
