//! Stores of version 1: upgraded wholly or left as they were, also where a snapshot of them is restored.
use std::path::Path;

use rusqlite::Connection;
use uuid::Uuid;

use super::{open, options};
use crate::snapshots::{list_snapshots, restore};
use crate::store::{SCHEMA_VERSION, STORE_FILE, Store, check_connection, lock_for_this_program, migrate, set_up};
use crate::{Change, NewOperation, StoreError, Turn};

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
    let path = folder.path().join(STORE_FILE);
    of_version_1(&path);
    let mut store = Store::open(&path, &options(2)).expect("opens");
    let (audit, words) = (Uuid::from_u128(0xA1), "standard/stay-suitable/narrative");
    let value = |store: &Store, key: &str| {
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
    Store::open(&path, &options(2)).expect("is whole");
}

#[test]
fn an_upgrade_that_the_disk_has_no_room_for_leaves_the_store_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(STORE_FILE);
    of_version_1(&path);
    let mut conn = lock_for_this_program(&path).expect("opens");
    set_up(&conn).expect("sets up");
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0)).expect("reads");
    conn.pragma_update(None, "max_page_count", pages).expect("sets");
    let refused = migrate::up(&mut conn, migrate::MIGRATIONS).expect_err("there is no room");
    assert!(matches!(refused, StoreError::DiskFull { .. }), "{refused:?}");
    assert_eq!((migrate::version(&conn), check_connection(&conn)), (Ok(1), Ok(())));
    conn.pragma_update(None, "max_page_count", 4 * pages).expect("sets");
    migrate::up(&mut conn, migrate::MIGRATIONS).expect("there is room");
    assert_eq!((migrate::version(&conn), check_connection(&conn)), (Ok(SCHEMA_VERSION), Ok(())));
}

#[test]
fn a_damaged_row_of_an_older_version_is_found_before_the_upgrade() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(STORE_FILE);
    of_version_1(&path);
    Connection::open(&path).expect("opens").execute_batch("UPDATE change SET old = 'x' WHERE id = 2").expect("rots");
    let Err(StoreError::Damaged { places, .. }) = Store::open(&path, &options(2)) else { panic!("should be damaged") };
    assert_eq!(places.iter().map(|place| place.table.as_str()).collect::<Vec<_>>(), ["change"]);
    assert_eq!(migrate::version(&Connection::open(&path).expect("opens")), Ok(1));
}

#[test]
fn a_row_that_refers_to_none_stops_an_upgrade_as_damage_and_is_not_copied_at_every_try() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(STORE_FILE);
    of_version_1(&path);
    let conn = Connection::open(&path).expect("opens");
    conn.pragma_update(None, "foreign_keys", false).expect("sets");
    let write = "INSERT INTO time_spent (audit, standard, seconds) VALUES ('nobody', 's', 1) RETURNING rowid";
    crate::seals::write(&conn, "time_spent", write, []).expect("writes");
    drop(conn);
    for _ in 0..2 {
        let Err(StoreError::Damaged { details, .. }) = Store::open(&path, &options(2)) else {
            panic!("should be damaged")
        };
        assert_eq!(details, ["a row of time_spent refers to one that is not there"]);
    }
    assert_eq!(list_snapshots(&path).len(), 1);
}

#[test]
fn what_was_restored_is_of_this_version_and_another_copy_before_it_takes_the_stores_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(&folder);
    let (path, before) = (store.path().to_path_buf(), store.copy_id());
    drop(store);
    let snapshot = folder.path().join("old.db");
    of_version_1(&snapshot);
    let restored = restore(&path, &snapshot, &options(2)).expect("restores").store;
    assert_eq!(restored.read().expect("open").audits().expect("reads").len(), 1);
    assert!(restored.copy_id() != before && restored.copy_id() == options(2).copy_id_if_new);
    assert_eq!(migrate::version(restored.conn.get().expect("open")), Ok(SCHEMA_VERSION));
    drop(restored);
    Store::open(&path, &options(2)).expect("is whole");
}

#[test]
fn an_older_store_that_somebody_put_in_the_place_is_not_worked_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(&folder);
    let path = store.path().to_path_buf();
    store.close();
    std::fs::remove_file(&path).expect("removes");
    of_version_1(&path);
    let refused = store.write(|writer| writer.set_setting("theme", Some("dark")));
    assert_eq!(refused, Err(StoreError::Closed));
}
