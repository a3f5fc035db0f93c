//! Mending: what one row has lost another one holds, or its seal proves; what nothing holds any more is said.
mod from_snapshots;
mod of_each_kind;

use std::path::Path;

use audit_store::{Change, Mended, Organisation, OrganisationStore, mend};

use crate::common::{Fixture, bytes, code, everything, fixture, operation, options};
use crate::damage::{closed, filled};

/// Where a text stands in a file.
pub fn places(content: &[u8], text: &str) -> Vec<usize> {
    let is = |(at, part): (usize, &[u8])| (part == text.as_bytes()).then_some(at);
    content.windows(text.len()).enumerate().filter_map(is).collect()
}

/// Writes something else over a text, longer than a seal could prove by turning a byte.
fn blot(content: &mut [u8], at: usize) {
    content[at..at + 4].copy_from_slice(b"#!#!");
}

#[test]
fn a_field_is_mended_from_its_history_and_history_from_the_field() {
    let mut fixture = fixture();
    let key = "standard/a/narrative";
    fixture.set(1, key, Some("held in the register"));
    fixture.commit(&operation(2, vec![Change::value("standard/a/rating", None, Some("met"))])).unwrap();
    let (path, before) = (fixture.path(), everything(&fixture.store));
    closed(&mut fixture);
    let whole = bytes(&path);
    let all = places(&whole, "held in the register");
    assert!(all.len() >= 2, "the field, its change, and the search: {all:?}");
    for at in all {
        let mut content = whole.clone();
        blot(&mut content, at);
        std::fs::write(&path, &content).unwrap();
        let damaged = OrganisationStore::open(&path, &options()).is_err();
        let mended = mend::<Organisation>(&path, &options()).unwrap();
        assert_eq!((everything(&mended.store), mended.left.len()), (before.clone(), 0), "at {at}");
        assert_eq!(damaged, !mended.kept_aside.as_os_str().is_empty());
        if damaged {
            assert_eq!(bytes(&mended.kept_aside), content, "the damaged file is kept as it was");
        }
    }
}

/// The words are in the field and in the change that wrote them. Where both are gone, what can be read of words is kept and said;
/// of a choice nothing is.
#[test]
fn what_nothing_holds_any_more_is_said_field_by_field() {
    let mut fixture = fixture();
    let words = "a sentence about the register";
    fixture.set(1, "standard/a/narrative", Some(words));
    fixture
        .commit(&operation(2, vec![Change::value("standard/a/rating", None, Some("partly-met-as-it-were"))]))
        .unwrap();
    fixture.set(3, "standard/b/narrative", Some("what is whole"));
    let path = fixture.path();
    closed(&mut fixture);
    let mut content = bytes(&path);
    for text in [words, "partly-met-as-it-were"] {
        places(&content.clone(), text).into_iter().for_each(|at| blot(&mut content, at));
    }
    std::fs::write(&path, &content).unwrap();
    let Mended { store, left, .. } = mend::<Organisation>(&path, &options()).unwrap();
    let value = |key: &str| store.read().unwrap().field(fixture.audit, key).unwrap().unwrap().value;
    assert_eq!(value("standard/a/narrative").as_deref(), Some("#!#!ntence about the register"));
    assert_eq!(value("standard/a/rating"), None, "half a choice is none");
    assert_eq!(value("standard/b/narrative").as_deref(), Some("what is whole"));
    let said = |name: &str| {
        let one = left.iter().find(|left| left.damage.name.as_deref() == Some(name) && left.damage.table == "field");
        one.map(|left| (left.damage.audit, left.read.clone()))
    };
    assert_eq!(said("standard/a/narrative"), Some((Some(fixture.audit), "#!#!ntence about the register".to_owned())));
    assert_eq!(said("standard/a/rating"), Some((Some(fixture.audit), "#!#!ly-met-as-it-were".to_owned())));
    assert!(left.iter().all(|left| left.damage.name.as_deref() != Some("standard/b/narrative")), "{left:?}");

    // The list stays until somebody has seen it.
    drop(store);
    let mut store = OrganisationStore::open(&path, &options()).expect("it is whole from now on");
    let kept = store.read().unwrap().mendings().unwrap();
    assert_eq!((kept.len(), &kept[0].left), (1, &left));
    store.write(|writer| writer.forget_mendings()).unwrap();
    assert_eq!(store.read().unwrap().mendings().unwrap(), []);
}

#[test]
fn a_change_that_vanished_is_told_by_its_neighbours() {
    let mut fixture = fixture();
    let two = vec![Change::value("a/rating", None, Some("met")), Change::value("b/rating", None, Some("met"))];
    fixture.commit(&operation(1, two)).unwrap();
    fixture.set(2, "a/rating", Some("partly"));
    fixture.set(3, "c/rating", Some("met"));
    let (path, before) = (fixture.path(), everything(&fixture.store));
    closed(&mut fixture);
    let whole = bytes(&path);
    for gone in ["operation = 1 AND key = 'a/rating'", "operation = 2", "operation = 1", "operation = 3"] {
        std::fs::write(&path, &whole).unwrap();
        let conn = rusqlite::Connection::open(&path).unwrap();
        assert!(conn.execute(&format!("DELETE FROM change WHERE {gone}"), []).unwrap() > 0);
        drop(conn);
        let mended = mend::<Organisation>(&path, &options()).unwrap();
        assert_eq!((everything(&mended.store), mended.left), (before.clone(), Vec::new()), "{gone}");
    }
}

fn prepared() -> (Fixture, Vec<u8>, String) {
    let mut fixture = filled();
    let before = everything(&fixture.store);
    closed(&mut fixture);
    let content = bytes(&fixture.path());
    (fixture, content, before)
}

/// A snapshot from before has the same rows under the same seals.
#[test]
fn what_is_whole_in_a_snapshot_is_taken_from_there() {
    let mut fixture = filled();
    let before = everything(&fixture.store);
    fixture.store.take_snapshot("2026-11-03T15:00:00Z", None).local.unwrap();
    let path = fixture.path();
    closed(&mut fixture);
    let whole = bytes(&path);
    for text in ["rrrrrrrrrrrr", "We keep a dated register, number 3,", "Practice manager", "Northgate"] {
        let Some(at) = places(&whole, text).first().copied() else { continue };
        let mut content = whole.clone();
        blot(&mut content, at);
        blot(&mut content, at + 8);
        std::fs::write(&path, &content).unwrap();
        let mended = mend::<Organisation>(&path, &options()).unwrap();
        assert_eq!((everything(&mended.store), mended.left), (before.clone(), Vec::new()), "{text}");
    }
}

#[test]
fn a_store_of_an_older_version_is_mended_and_then_upgraded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(audit_store::STORE_FILE);
    for version in 1..audit_store::SCHEMA_VERSION {
        crate::schema::from_dump(version, &path);
        let words = "kept; it's checked in May";
        let whole = bytes(&path);
        for at in places(&whole, words) {
            let mut content = whole.clone();
            blot(&mut content, at);
            std::fs::write(&path, &content).unwrap();
            let mended = mend::<Organisation>(&path, &options()).unwrap();
            let audit = mended.store.read().unwrap().audits().unwrap()[0].id;
            let key = "standard/stay-suitable/narrative";
            let value = mended.store.read().unwrap().field(audit, key).unwrap().unwrap().value;
            assert_eq!(
                value.as_deref(),
                Some("A dated register is kept; it's checked in May."),
                "version {version}, {at}"
            );
            assert_eq!(mended.left, [], "version {version}, {at}");
        }
        std::fs::remove_file(&path).unwrap();
    }
}

/// Zeros were at the end of the last page: everything is still there, and the file is cut all the same.
#[test]
fn a_cut_that_costs_nothing_is_said_too() {
    let mut fixture = fixture();
    fixture.set(1, "standard/a/rating", Some("met"));
    let (path, before) = (fixture.path(), everything(&fixture.store));
    closed(&mut fixture);
    let whole = bytes(&path);
    std::fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    assert_eq!(code(OrganisationStore::open(&path, &options())), "damaged-store");
    let mended = mend::<Organisation>(&path, &options()).unwrap();
    assert_eq!((everything(&mended.store), mended.left), (before, Vec::new()));
    assert_eq!(mended.store.read().unwrap().mendings().unwrap().len(), 1);
}

/// A store without an audit would look like a new one.
#[test]
fn a_store_of_which_nothing_is_left_is_refused_as_it_was() {
    let (fixture, whole, _) = prepared();
    let path = fixture.path();
    let mut content = whole.clone();
    (4096..content.len()).step_by(4096).for_each(|page| content[page..page + 64].fill(0xA5));
    std::fs::write(&path, &content).unwrap();
    for _ in 0..2 {
        assert_eq!(mend::<Organisation>(&path, &options()).map(drop).unwrap_err().code(), "damaged-store");
    }
    assert!(
        bytes(&path) == content && audit_store::list_snapshots::<audit_store::Organisation>(&path).is_empty(),
        "nothing is another than before"
    );
}

/// Runs this on the closed store, as if whatever it takes away could not be read any more.
fn without(path: &Path, whole: &[u8], sql: &str) {
    std::fs::write(path, whole).unwrap();
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.execute_batch(sql).unwrap();
    // Something that is found: the seal of the store's own row, which is made anew.
    conn.execute("UPDATE store SET seal = zeroblob(32)", []).unwrap();
}

/// The audit waits for its tool, with all its answers; with the tool's file it is as before.
#[test]
fn an_audit_whose_tool_is_nowhere_keeps_its_answers_and_the_tool_can_be_taken_in_again() {
    let (fixture, whole, before) = prepared();
    let path = fixture.path();
    without(&path, &whole, "DELETE FROM tool");
    let Mended { mut store, left, .. } = mend::<Organisation>(&path, &options()).unwrap();
    let fields = store.read().unwrap().fields(fixture.audit).unwrap();
    assert_eq!(fields.len(), 20);
    let said: Vec<_> = left.iter().map(|left| (left.damage.table.as_str(), left.damage.name.as_deref())).collect();
    assert_eq!(said, [("tool", Some(crate::common::TOOL))]);
    let (row, texts) = crate::common::tool();
    assert!(store.write(|writer| writer.take_in_tool(&row, &texts)).unwrap(), "it is new");
    assert!(!store.write(|writer| writer.take_in_tool(&row, &texts)).unwrap(), "now it is known");
    assert_eq!(everything(&store), before);
}

#[test]
fn a_tool_that_is_gone_is_taken_from_a_snapshot() {
    let mut fixture = filled();
    let before = everything(&fixture.store);
    fixture.store.take_snapshot("2026-11-03T15:00:00Z", None).local.unwrap();
    let path = fixture.path();
    closed(&mut fixture);
    without(&path, &bytes(&path), "DELETE FROM tool");
    let mended = mend::<Organisation>(&path, &options()).unwrap();
    assert_eq!((everything(&mended.store), mended.left), (before, Vec::new()));
}

/// Rows that belong to one that is lost cost themselves, not the whole file.
#[test]
fn one_row_astray_does_not_cost_the_others() {
    let mut fixture = filled();
    let audit = fixture.audit;
    fixture.store.write(|writer| writer.add_saved_place(crate::common::id(0xE1), "D:/r", crate::common::NOW)).unwrap();
    let fields = format!("{:?}", fixture.store.read().unwrap().fields(audit));
    let path = fixture.path();
    closed(&mut fixture);
    let whole = bytes(&path);
    for (sql, table) in [
        ("DELETE FROM export", "saved_place"),
        ("UPDATE operation SET audit = 'nobody knows any more', kind = '???' WHERE position = 60", "operation"),
        ("UPDATE operation SET audit = 'nobody knows any more', kind = '???' WHERE position = 7", "operation"),
    ] {
        without(&path, &whole, sql);
        let mended = mend::<Organisation>(&path, &options()).unwrap_or_else(|error| panic!("{sql}: {error:?}"));
        assert_eq!(format!("{:?}", mended.store.read().unwrap().fields(audit)), fields, "{sql}");
        assert!(mended.left.iter().any(|left| left.damage.table == table), "{sql}: {:?}", mended.left);
    }
}

/// Zeros the page that these small tables are on; their indexes still tell which rows there were.
fn without_pages(path: &Path, tables: &[&str]) {
    let conn = rusqlite::Connection::open(path).unwrap();
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let pages: Vec<u32> = tables.iter().map(|table| conn.query_row(root, [table], |row| row.get(0)).unwrap()).collect();
    drop(conn);
    let mut content = bytes(path);
    pages.iter().map(|page| *page as usize).for_each(|page| content[(page - 1) * 4096..page * 4096].fill(0));
    std::fs::write(path, content).unwrap();
}

/// The snapshot knows neither the organisation's new name nor the return. What was done since tells the audit's revision.
#[test]
fn what_a_snapshot_gave_back_is_said_where_it_may_be_older() {
    let mut fixture = fixture();
    let audit = fixture.audit;
    fixture.set(1, "standard/a/rating", Some("met"));
    fixture.store.write(|writer| writer.set_setting("draft/a", Some("early words"))).unwrap();
    fixture.store.take_snapshot("2026-11-03T15:00:00Z", None).local.unwrap();
    let snapshot = "2026-11-03T15:00:00Z".parse::<jiff::Timestamp>().unwrap();
    fixture.store.write(|writer| writer.set_setting("draft/a", Some("late words"))).unwrap();
    let renamed = audit_store::SubmitterRow { name: "Southgate".to_owned(), ..crate::common::submitter(0x51) };
    fixture.store.write(|writer| writer.update_submitter(&renamed)).unwrap();
    let export = audit_store::NewExport {
        id: crate::common::id(0xE1),
        return_id: crate::common::id(0xE2),
        digest: "d".to_owned(),
        return_bytes: b"r".to_vec(),
        plan_bytes: b"p".to_vec(),
        return_name: "r".to_owned(),
        plan_name: "p".to_owned(),
        created_at: crate::common::NOW.to_owned(),
    };
    fixture.store.write(|writer| writer.lock(audit, &export)).unwrap();
    let path = fixture.path();
    closed(&mut fixture);
    without_pages(&path, &["submitter", "audit", "setting"]);
    let Mended { store, left, .. } = mend::<Organisation>(&path, &options()).unwrap();
    let of = |name: &str| left.iter().find(|left| left.damage.name.as_deref() == Some(name)).expect(name);
    for (name, table, audit) in [
        ("draft/a", "snapshot/setting", None),
        (&*crate::common::id(0x51).to_string(), "snapshot/submitter", None),
        (&*audit.to_string(), "snapshot/audit", Some(audit)),
    ] {
        let left = of(name);
        assert_eq!((left.damage.table.as_str(), left.damage.audit), (table, audit), "{left:?}");
        assert_eq!(left.read.parse::<jiff::Timestamp>().unwrap(), snapshot);
    }
    assert_eq!(left.len(), 3, "{left:?}");
    let reader = store.read().unwrap();
    assert_eq!(reader.setting("draft/a").unwrap().as_deref(), Some("early words"));
    let row = reader.audit(audit).unwrap();
    assert_eq!((row.revision, row.state), (1, audit_store::AuditState::Locked));
}

/// Nothing was written since: the snapshot has everything as it was.
#[test]
fn what_the_newest_snapshot_gave_back_is_whole() {
    let mut fixture = filled();
    let before = everything(&fixture.store);
    fixture.store.take_snapshot("2026-11-03T15:00:00Z", None).local.unwrap();
    let path = fixture.path();
    closed(&mut fixture);
    without_pages(&path, &["submitter", "audit"]);
    let mended = mend::<Organisation>(&path, &options()).unwrap();
    assert_eq!((everything(&mended.store), mended.left), (before, Vec::new()));
}

/// What was typed on rewrote the change and the field. One of the two pages is as it was before: the operation's seal tells which.
#[test]
fn of_a_field_and_its_own_change_the_one_that_is_proven_stays() {
    let mut fixture = fixture();
    let key = "standard/a/narrative";
    let typed = |old: Option<&str>, new: &str| {
        let mut typed = operation(1, vec![Change::text(key, old, Some(new))]);
        typed.entry = Some(typed.id);
        typed
    };
    fixture.commit(&typed(None, "early words")).unwrap();
    let path = fixture.path();
    let early = fixture.folder.path().join("early.db");
    fixture.store.take_snapshot("2026-11-03T15:00:00Z", None).local.unwrap();
    std::fs::rename(&audit_store::list_snapshots::<audit_store::Organisation>(&path)[0].path, &early).unwrap();
    fixture.commit(&operation_on(typed(Some("early words"), "late words"))).unwrap();
    let before = everything(&fixture.store);
    closed(&mut fixture);
    let whole = bytes(&path);
    let attach = format!("ATTACH '{}' AS early;", early.display());
    for (table, column, said) in [("field", "value", false), ("change", "new", true)] {
        let from = |column: &str| format!("{column} = (SELECT {column} FROM early.{table})");
        without(&path, &whole, &format!("{attach} UPDATE main.{table} SET {}, {}", from(column), from("seal")));
        let mended = mend::<Organisation>(&path, &options()).unwrap();
        let value = mended.store.read().unwrap().field(fixture.audit, key).unwrap().unwrap().value;
        assert_eq!(value.as_deref(), Some("late words"), "{table}");
        let tables: Vec<_> = mended.left.iter().map(|left| left.damage.table.as_str()).collect();
        assert_eq!(tables.contains(&"history"), said, "{table}: {:?}", mended.left);
        assert!(said || everything(&mended.store) == before);
    }
}

/// The next words of the same entry come a little later, under a number of their own.
fn operation_on(mut next: audit_store::NewOperation) -> audit_store::NewOperation {
    next.id = crate::common::id(2);
    next
}

/// A page that says it has one row fewer can be read to its end; the index knows better.
#[test]
fn a_row_that_its_page_does_not_count_any_more_is_said() {
    let mut fixture = fixture();
    fixture.set(1, "standard/a/rating", Some("met"));
    for key in ["draft/a", "draft/b"] {
        fixture.store.write(|writer| writer.set_setting(key, Some("words"))).unwrap();
    }
    let path = fixture.path();
    closed(&mut fixture);
    let conn = rusqlite::Connection::open(&path).unwrap();
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'setting'";
    let page: u32 = conn.query_row(root, [], |row| row.get(0)).unwrap();
    drop(conn);
    let mut content = bytes(&path);
    content[(page as usize - 1) * 4096 + 4] -= 1;
    std::fs::write(&path, content).unwrap();
    let Mended { store, left, .. } = mend::<Organisation>(&path, &options()).unwrap();
    assert_eq!(store.read().unwrap().setting("draft/b").unwrap(), None);
    let said: Vec<_> = left.iter().map(|left| (left.damage.table.as_str(), left.damage.name.as_deref())).collect();
    assert_eq!(said, [("setting", Some("draft/b"))]);
}
