//! What can only be tried from inside: a full store without a small disk, migrations that fail, settings.
use rusqlite::Connection;
use uuid::Uuid;

use super::{OpenOptions, migrate};
use crate::seals::STORE;
use crate::{Organisation, OrganisationStore, OrganisationWriter, STORE_FILE, StoreError, SubmitterRow};

#[path = "../../../tests/it/kinds/ledger.rs"]
pub(crate) mod ledger;
mod upgrading;

fn options(copy: u128) -> OpenOptions {
    OpenOptions {
        copy_id_if_new: Uuid::from_u128(copy),
        now: "2026-11-03T14:02:03.123Z".to_owned(),
        computer: "DESK-4".to_owned(),
        user: "anna".to_owned(),
        person: "Anna Field".to_owned(),
        place: Some(Uuid::from_u128(0xDE5)),
    }
}

fn open(folder: &tempfile::TempDir) -> OrganisationStore {
    OrganisationStore::open(&folder.path().join(STORE_FILE), &options(1)).expect("opens")
}

fn submitter(number: u128, name: &str) -> SubmitterRow {
    SubmitterRow {
        id: Uuid::from_u128(number),
        name: name.to_owned(),
        code_scheme: String::new(),
        code: String::new(),
        service_type: "school".to_owned(),
        created_at: "2026-11-03T14:02:03.123Z".to_owned(),
    }
}

#[test]
fn a_full_store_is_said_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(&folder);
    let conn = store.conn.get().expect("open");
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0)).expect("reads");
    conn.pragma_update(None, "max_page_count", pages + 4).expect("sets");
    let name = "long ".repeat(1_000);
    let mut saved = 0;
    let refused = loop {
        match store.write(|writer| writer.add_submitter(&submitter(saved + 1, &name))) {
            Ok(()) => saved += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(refused, StoreError::DiskFull { saved: Some(false) });
    assert_eq!(store.read().expect("open").submitters().expect("reads").len() as u128, saved);
    store.write(|writer| writer.add_submitter(&submitter(99, "short"))).expect("goes on");
}

#[test]
fn a_copy_that_does_not_read_back_is_the_disks_fault_and_no_damage_of_the_store() {
    let damaged = || StoreError::Damaged { places: Vec::new(), details: vec!["invented".to_owned()] };
    for error in [damaged(), StoreError::NotAStore { application_id: None }] {
        assert_eq!(error.of_a_copy().code(), "disk-error");
    }
    assert_eq!(StoreError::DiskFull { saved: None }.of_a_copy().code(), "disk-full");
}

#[test]
fn a_commit_that_failed_says_what_is_on_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(&folder);
    let before = super::moves::<Organisation>(store.conn.get().expect("open")).expect("reads");
    let failure = StoreError::Disk { saved: Some(false), detail: "invented".into() };
    let told = store.after_failed_commit(failure.clone(), before);
    assert_eq!(told, failure);
    store.write(|writer| writer.add_submitter(&submitter(1, "saved after all"))).expect("commits");
    let told = store.after_failed_commit(failure, before);
    assert_eq!(told, StoreError::Disk { saved: Some(true), detail: "invented".into() });
}

#[test]
fn the_mark_that_is_kept_in_mind_goes_with_every_failure() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(&folder);
    let failure = || StoreError::Disk { saved: Some(false), detail: "invented".into() };
    let before = store.mark().expect("reads");
    // Behind its back, as a commit that is on disk and was told to have failed.
    let beside = |store: &OrganisationStore| {
        let conn = store.conn.get().expect("open");
        STORE.write(conn, "UPDATE store SET writes = writes + 1 RETURNING id", []).expect("writes");
    };
    beside(&store);
    assert_eq!(store.mark(), Ok(before), "or this test shows nothing");
    store.after_failed_commit(failure(), before.moves);
    let after = store.mark().expect("reads");
    assert_ne!(after, before);
    let undone =
        |writer: &OrganisationWriter<'_>| writer.set_setting("theme", Some("dark")).and(Err::<(), _>(failure()));
    assert_eq!(store.write(undone), Err(failure()));
    assert_eq!(store.mark(), Ok(after));
    beside(&store);
    store.close();
    assert_ne!(store.mark().expect("opens again"), after);
}

#[test]
fn a_store_that_could_not_be_opened_again_tries_at_the_next_question_and_the_next_write() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(&folder);
    let (path, away) = (store.path().to_path_buf(), folder.path().join("away"));
    for asks_first in [true, false] {
        store.close();
        std::fs::rename(&path, &away).expect("the file goes away");
        store.reopen();
        assert_eq!(store.read().expect_err("there is nothing to open"), StoreError::Closed);
        assert!(store.write(|writer| writer.set_setting("theme", Some("light"))).is_err());
        std::fs::rename(&away, &path).expect("the file is back");
        if asks_first {
            assert_eq!(store.read().expect("opens again").setting("theme"), Ok(None));
        }
        store.write(|writer| writer.set_setting("theme", Some("dark"))).expect("opens again");
        assert_eq!(store.read().expect("open").setting("theme"), Ok(Some("dark".to_owned())));
        store.write(|writer| writer.set_setting("theme", None)).expect("writes");
    }
}

#[test]
fn migrations_apply_wholly_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("some.db");
    let mut conn = Connection::open(&path).expect("opens");
    let steps =
        ["CREATE TABLE first (id INTEGER) STRICT", "CREATE TABLE second (id INTEGER) STRICT", "CREATE nonsense"];
    let wrong = steps.map(|sql| migrate::Migration { sql, sealed_anew: &[] });
    migrate::up(&mut conn, &wrong[..1]).expect("applies");
    migrate::up(&mut conn, &wrong).expect_err("fails");
    let tables = "SELECT count(*) FROM sqlite_schema";
    let count = |conn: &Connection| conn.query_row::<i64, _, _>(tables, [], |row| row.get(0)).expect("reads");
    assert_eq!((migrate::version(&conn), count(&conn)), (Ok(1), 1));
    migrate::up(&mut conn, &wrong[..2]).expect("applies the missing one");
    assert_eq!((migrate::version(&conn), count(&conn)), (Ok(2), 2));
}

#[test]
fn the_settings_are_the_measured_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(&folder);
    let conn = store.conn.get().expect("open");
    let text = |name: &str| conn.pragma_query_value::<String, _>(None, name, |row| row.get(0)).expect("reads");
    let number = |name: &str| conn.pragma_query_value::<i64, _>(None, name, |row| row.get(0)).expect("reads");
    assert_eq!((text("journal_mode").as_str(), text("locking_mode").as_str()), ("truncate", "exclusive"));
    assert_eq!((number("synchronous"), number("foreign_keys"), number("secure_delete")), (3, 1, 1));
    assert_eq!((number("trusted_schema"), number("cell_size_check")), (0, 1));
    let schema = conn.execute_batch("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema");
    schema.expect_err("defensive");
}
