//! Stores of version 1: upgraded wholly or left as they were, also where a snapshot of them is restored.
use std::path::Path;

use rusqlite::Connection;
use uuid::Uuid;

use super::ledger::{self, Ledger};
use super::options;
use crate::organisation::kind::tables;
use crate::snapshots::{list_snapshots, restore};
use crate::store::{check_connection, lock_for_this_program, migrate, set_up};
use crate::{Change, Kind, NewOperation, Organisation, OrganisationStore, SETTING, Store, StoreError, Turn};

/// A kind of store that an earlier program has left in version 1.
trait Aged: Kind {
    /// Makes such a store.
    fn of_version_1(path: &Path);
    /// Rots a row of it, and the table that this is in.
    const ROT: (&'static str, &'static str);
    /// How much of what people did is there.
    fn done(store: &Store<Self>) -> usize;
}

impl Aged for Organisation {
    fn of_version_1(path: &Path) {
        of_version_1(path);
    }

    const ROT: (&'static str, &'static str) = ("UPDATE change SET old = 'x' WHERE id = 2", "change");

    fn done(store: &Store<Self>) -> usize {
        store.read().expect("open").operation_ids().expect("reads").len()
    }
}

impl Aged for Ledger {
    fn of_version_1(path: &Path) {
        ledger::of_version_1(path, &options(1), 30);
    }

    const ROT: (&'static str, &'static str) = ("UPDATE arrival SET sender = 'x' WHERE rowid = 2", "arrival");

    fn done(store: &Store<Self>) -> usize {
        let reader = store.read().expect("open");
        assert_eq!(Self::arrivals(&reader).expect("reads").len(), 30);
        Self::decisions(&reader).expect("reads").len()
    }
}

/// Runs a test on a store of each kind.
macro_rules! each_kind {
    ($test:ident) => {{
        $test::<Organisation>();
        $test::<Ledger>();
    }};
}

/// A store of version 1, as `tests/data/databases` has it: undo, redo, an emptied field, a restore and words that are being typed.
fn of_version_1(path: &Path) {
    let dump = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/databases/v1-busy.sql");
    let conn = Connection::open(path).expect("opens");
    conn.pragma_update(None, "foreign_keys", false).expect("sets");
    conn.execute_batch(&std::fs::read_to_string(dump).expect("reads")).expect("fills");
}

#[test]
fn history_undo_and_typing_go_on_after_an_upgrade() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(Organisation::FILE);
    of_version_1(&path);
    let mut store = OrganisationStore::open(&path, &options(2)).expect("opens");
    let (audit, words) = (Uuid::from_u128(0xA1), "standard/stay-suitable/narrative");
    let value = |store: &OrganisationStore, key: &str| {
        let field = store.read().expect("open").field(audit, key).expect("reads");
        field.and_then(|field| field.value)
    };
    assert_eq!(value(&store, "profile/telephone").as_deref(), Some("020 7946 0000"));
    let before = store.read().expect("open").operations_since(audit, 0).expect("reads");
    let turns: Vec<Turn> = before.iter().map(|row| row.turn).collect();
    use Turn::{Do, Redo, Undo};
    assert_eq!(turns, [Do, Do, Undo, Redo, Do, Do, Do, Undo, Do]);
    // Typing goes on in its entry; what comes after it is another operation, with the copy's next number.
    let person = before[8].person.clone();
    let typed = |id: u128, old: &str, new: &str| NewOperation {
        id: Uuid::from_u128(id),
        kind: "write".to_owned(),
        person: person.clone(),
        at: "2026-11-22T10:00:00.000Z".to_owned(),
        reason: None,
        undoes: None,
        entry: Some(Uuid::from_u128(9)),
        barrier: false,
        format: 1,
        changes: vec![Change::text(words, Some(old), Some(new))],
    };
    let more = typed(9, "A dated register", "A dated ledger");
    assert!(store.write(|writer| writer.commit(audit, &more)).expect("commits").rewritten);
    store.write(|writer| writer.undo(audit, Uuid::from_u128(10), &person, &more.at)).expect("undoes");
    assert_eq!(value(&store, words).as_deref(), Some("A dated register is kept; it's checked in May."));
    let last = store.read().expect("open").operation(Uuid::from_u128(10)).expect("is there");
    assert_eq!((last.position, last.sequence, last.copy), (10, 3, Uuid::from_u128(0xC1)));
    assert!(!store.read().expect("open").operation(Uuid::from_u128(9)).expect("is there").entry_open);
    drop(store);
    OrganisationStore::open(&path, &options(2)).expect("is whole");
}

#[test]
fn an_upgrade_leaves_everything_as_it_was_and_a_copy_of_what_was_before() {
    each_kind!(upgraded);
}

fn upgraded<K: Aged>() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(K::FILE);
    K::of_version_1(&path);
    let store = Store::<K>::open(&path, &options(2)).expect("opens");
    assert!(K::done(&store) >= 9 && migrate::version(store.conn.get().expect("open")) == Ok(K::VERSION));
    drop(store);
    let kept = list_snapshots::<K>(&path);
    let versions: Vec<_> =
        kept.iter().map(|row| migrate::version(&Connection::open(&row.path).expect("opens"))).collect();
    assert_eq!(versions, [Ok(1)]);
    Store::<K>::open(&path, &options(2)).expect("is whole");
}

#[test]
fn an_upgrade_that_the_disk_has_no_room_for_leaves_the_store_as_it_was() {
    each_kind!(no_room);
}

fn no_room<K: Aged>() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(K::FILE);
    K::of_version_1(&path);
    let mut conn = lock_for_this_program(&path).expect("opens");
    set_up(&conn).expect("sets up");
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0)).expect("reads");
    conn.pragma_update(None, "max_page_count", pages).expect("sets");
    let refused = migrate::up(&mut conn, K::MIGRATIONS).expect_err("there is no room");
    assert!(matches!(refused, StoreError::DiskFull { .. }), "{refused:?}");
    assert_eq!((migrate::version(&conn), check_connection::<K>(&conn)), (Ok(1), Ok(())));
    conn.pragma_update(None, "max_page_count", 4 * pages).expect("sets");
    migrate::up(&mut conn, K::MIGRATIONS).expect("there is room");
    assert_eq!((migrate::version(&conn), check_connection::<K>(&conn)), (Ok(K::VERSION), Ok(())));
}

#[test]
fn a_damaged_row_of_an_older_version_is_found_before_the_upgrade() {
    each_kind!(rotten);
}

fn rotten<K: Aged>() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(K::FILE);
    K::of_version_1(&path);
    let (rot, table) = K::ROT;
    Connection::open(&path).expect("opens").execute_batch(rot).expect("rots");
    let Err(StoreError::Damaged { places, .. }) = Store::<K>::open(&path, &options(2)) else {
        panic!("should be damaged")
    };
    assert_eq!(places.iter().map(|place| place.table.as_str()).collect::<Vec<_>>(), [table]);
    assert_eq!(migrate::version(&Connection::open(&path).expect("opens")), Ok(1));
}

#[test]
fn a_row_that_refers_to_none_stops_an_upgrade_as_damage_and_is_not_copied_at_every_try() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(Organisation::FILE);
    of_version_1(&path);
    let conn = Connection::open(&path).expect("opens");
    conn.pragma_update(None, "foreign_keys", false).expect("sets");
    let write = "INSERT INTO time_spent (audit, standard, seconds) VALUES ('nobody', 's', 1) RETURNING rowid";
    tables::TIME_SPENT.write(&conn, write, []).expect("writes");
    drop(conn);
    for _ in 0..2 {
        let Err(StoreError::Damaged { details, .. }) = OrganisationStore::open(&path, &options(2)) else {
            panic!("should be damaged")
        };
        assert_eq!(details, ["a row of time_spent refers to one that is not there"]);
    }
    assert_eq!(list_snapshots::<Organisation>(&path).len(), 1);
}

#[test]
fn what_was_restored_is_of_this_version_and_another_copy_before_it_takes_the_stores_place() {
    each_kind!(restored);
}

fn restored<K: Aged>() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(K::FILE);
    let store = Store::<K>::open(&path, &options(1)).expect("opens");
    let before = store.copy_id();
    drop(store);
    let snapshot = folder.path().join("old.db");
    K::of_version_1(&snapshot);
    let restored = restore::<K>(&path, &snapshot, &options(2)).expect("restores").store;
    assert!(K::done(&restored) >= 9);
    assert!(restored.copy_id() != before && restored.copy_id() == options(2).copy_id_if_new);
    assert_eq!(migrate::version(restored.conn.get().expect("open")), Ok(K::VERSION));
    drop(restored);
    Store::<K>::open(&path, &options(2)).expect("is whole");
}

#[test]
fn an_older_store_that_somebody_put_in_the_place_is_not_worked_on() {
    each_kind!(put_there);
}

fn put_there<K: Aged>() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(K::FILE);
    let mut store = Store::<K>::open(&path, &options(1)).expect("opens");
    store.close();
    std::fs::remove_file(&path).expect("removes");
    K::of_version_1(&path);
    let refused = store.write(|writer| writer.set_setting("theme", Some("dark")));
    assert_eq!(refused, Err(StoreError::Closed));
}

/// Whatever a kind seals, the two tables that every kind has are among it.
#[test]
fn every_kind_has_the_tables_of_all_kinds() {
    each_kind!(has_them);
}

fn has_them<K: Kind>() {
    for table in [&crate::STORE, &SETTING] {
        assert!(K::TABLES.iter().any(|known| known.name == table.name && known.columns == table.columns));
    }
    let stem = K::FILE.strip_suffix(".db").expect("its name ends so");
    assert_eq!(K::SNAPSHOTS, format!("{stem}-"), "its snapshots are known by the name of the store");
    assert!(K::TEMPORARY.is_empty() || K::TEMPORARY.ends_with('-'));
}
