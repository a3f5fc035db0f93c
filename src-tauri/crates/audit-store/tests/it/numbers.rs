//! A bit is hit in a number: the version of the store, or that of a row.
use audit_store::{Kind as _, Organisation, OrganisationStore, mend};

use crate::common::{bytes, everything, fixture, options};
use crate::damage::closed;
use crate::mending::places;

/// A hit version is told from that of a newer program by everything else in the file.
#[test]
fn a_bit_of_the_version_costs_nothing() {
    for version in 1..=Organisation::VERSION {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(audit_store::STORE_FILE);
        crate::schema::from_dump(version, &path);
        let whole = bytes(&path);
        let before = everything(&OrganisationStore::open(&path, &options()).unwrap());
        for (byte, bit) in [(63, 0), (63, 1), (63, 2), (63, 3), (62, 5), (60, 7)] {
            let mut content = whole.clone();
            content[byte] ^= 1 << bit;
            std::fs::write(&path, &content).unwrap();
            let mended = mend::<Organisation>(&path, &options())
                .unwrap_or_else(|error| panic!("{version}: {byte}/{bit}: {error:?}"));
            assert_eq!(
                (everything(&mended.store), mended.left),
                (before.clone(), Vec::new()),
                "{version}: {byte}/{bit}"
            );
        }
    }
}

/// Says later whether any file came or went in a folder.
fn untouched(folder: &std::path::Path) -> impl Fn() -> bool {
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    let opened = std::fs::File::open(folder).ok();
    // Windows opens no folder like this: there the files themselves are looked at.
    let dated = opened.is_some_and(|folder| folder.set_modified(long_ago).is_ok());
    let names = |folder: &std::path::Path| {
        let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let (folder, before) = (folder.to_owned(), names(folder));
    move || {
        let same = !dated || std::fs::metadata(&folder).unwrap().modified().unwrap() == long_ago;
        same && names(&folder) == before
    }
}

#[test]
fn a_store_of_a_newer_program_is_none_with_a_hit_version() {
    let mut fixture = fixture();
    fixture.set(1, "profile/name", Some("Northgate Surgery"));
    let path = fixture.path();
    drop(fixture.store);
    let newer = Organisation::VERSION ^ 1;
    let newer = if newer > Organisation::VERSION { newer } else { Organisation::VERSION | 8 };
    for more in ["CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT", "UPDATE field SET seal = zeroblob(32)"] {
        let whole = bytes(&path);
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.execute_batch(&format!("{more}; PRAGMA user_version = {newer}")).unwrap();
        drop(conn);
        let content = bytes(&path);
        let untouched = untouched(path.parent().unwrap());
        let error = mend::<Organisation>(&path, &options()).unwrap_err();
        assert_eq!(error.code(), "newer-store", "{more}");
        assert!(!audit_store::can_be_mended::<Organisation>(&path, &error), "{more}");
        assert!(bytes(&path) == content, "{more}");
        assert!(untouched(), "no file was made beside it, not even for a moment: {more}");
        std::fs::write(&path, whole).unwrap();
    }
}

/// Puts another number into the row whose record begins with `head` bytes and then this text.
fn number_anew(content: &mut [u8], text: &str, head: usize, from: u8, to: u8) {
    let is = |at: &usize| *at > head && content[at - head] == head as u8 && content[at - head - 1] == from;
    let at = places(content, text).into_iter().find(is).unwrap_or_else(|| panic!("no row of {text} with {from}"));
    content[at - head - 1] = to;
}

/// A bit is hit in the number of a row, so that two rows of a table have one.
#[test]
fn of_two_rows_with_one_number_both_are_kept() {
    let mut fixture = fixture();
    for number in 1..=4_u8 {
        fixture.set(u128::from(number), &format!("standard/{number}/narrative"), Some("kept in the office"));
    }
    let set = |writer: &audit_store::OrganisationWriter<'_>| {
        writer.set_setting("first-folder", Some("one"))?;
        writer.set_setting("second-folder", Some("two"))
    };
    fixture.store.write(set).unwrap();
    let (path, before, audit) = (fixture.path(), everything(&fixture.store), fixture.audit.to_string());
    closed(&mut fixture);
    let whole = bytes(&path);
    let operation = crate::common::id(2).to_string();
    for (table, text, head, from, to) in [
        ("setting", "second-folder", 4, 2, 1),
        ("operation", operation.as_str(), 19, 2, 3),
        ("operation", operation.as_str(), 19, 2, 66),
        ("field", audit.as_str(), 9, 2, 3),
    ] {
        let mut content = whole.clone();
        number_anew(&mut content, text, head, from, to);
        std::fs::write(&path, &content).unwrap();
        OrganisationStore::open(&path, &options()).expect_err(table);
        let mended = mend::<Organisation>(&path, &options()).unwrap();
        let first = mended.store.read().unwrap().setting("first-folder").unwrap();
        assert_eq!((first.as_deref(), everything(&mended.store)), (Some("one"), before.clone()), "{table} {from} {to}");
        assert_eq!(mended.left, [], "{table} {from} {to}");
    }
}
