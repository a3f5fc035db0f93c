//! The schema as a golden file, and a store of each version that opens for ever.
use std::path::{Path, PathBuf};

use audit_store::{OrganisationStore, SCHEMA_VERSION, STORE_FILE};
use rusqlite::Connection;

use crate::common::{fixture, options};

fn tests_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests")
}

fn schema(conn: &Connection) -> String {
    let mut statement = conn
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL \
             AND name NOT LIKE 'standard_search_%' AND name NOT LIKE 'field_search_%' ORDER BY type, name",
        )
        .unwrap();
    let rows: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    format!("-- Version {version}\n{};\n", rows.join(";\n\n"))
}

#[test]
fn the_schema_is_the_golden_one() {
    let fixture = fixture();
    let path = fixture.path();
    drop(fixture.store);
    let found = schema(&Connection::open(path).unwrap());
    let golden = tests_folder().join("golden/schema.sql");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(golden).unwrap(), "UPDATE_GOLDEN=1 writes it anew");
}

/// Makes a store from a dump, as `tests/data/databases` holds one for each version.
pub fn from_dump(version: i64, path: &Path) {
    let dump = std::fs::read_to_string(tests_folder().join(format!("data/databases/v{version}.sql"))).unwrap();
    let conn = Connection::open(path).unwrap();
    // The rows come table by table, in whatever order.
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.execute_batch(&dump).unwrap();
}

#[test]
fn a_store_of_each_version_opens_with_its_answers() {
    for version in 1..=SCHEMA_VERSION {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(STORE_FILE);
        from_dump(version, &path);
        let store = OrganisationStore::open(&path, &options()).unwrap();
        let reader = store.read().unwrap();
        let audit = &reader.audits().unwrap()[0];
        let fields = reader.fields_as_of(audit.id, i64::MAX).unwrap();
        assert_eq!(fields["profile/name"], "Northgate Surgery");
        assert_eq!(fields["standard/stay-suitable/narrative"], "A dated register is kept; it's checked in May.");
        assert_eq!(reader.operations_since(audit.id, 0).unwrap().len(), 3);
        assert_eq!(reader.exports(audit.id).unwrap()[0].digest, "fingerprint");
        let scope = audit_store::SearchScope { limit: 3, ..Default::default() };
        assert_eq!(reader.search(&crate::common::wanted("register"), &scope).unwrap().answers.len(), 1);
        works_on(store, version < SCHEMA_VERSION);
    }
}

/// Words are changed, undone and found; opened again nothing is damaged. What was there before an upgrade is kept.
fn works_on(mut store: OrganisationStore, upgraded: bool) {
    let (path, scope) = (store.path().to_path_buf(), audit_store::SearchScope { limit: 3, ..Default::default() });
    let audit = store.read().unwrap().audits().unwrap()[0].id;
    let key = "standard/stay-suitable/narrative";
    let old = store.read().unwrap().field(audit, key).unwrap().unwrap().value;
    let new = crate::common::operation(9, vec![audit_store::Change::text(key, old.as_deref(), Some("A ledger."))]);
    store.write(|writer| writer.commit(audit, &new)).unwrap();
    let found = |store: &OrganisationStore, word| {
        store.read().unwrap().search(&crate::common::wanted(word), &scope).unwrap().answers.len()
    };
    assert_eq!((found(&store, "ledger"), found(&store, "register")), (1, 0));
    let [who, when] = [crate::common::anna().name, crate::common::NOW.to_owned()];
    let person = audit_store::Person { name: who, role: String::new(), typed_by: None };
    store.write(|writer| writer.undo(audit, crate::common::id(10), &person, &when)).unwrap();
    drop(store);
    let store = OrganisationStore::open(&path, &options()).unwrap();
    assert_eq!((found(&store, "ledger"), found(&store, "register")), (0, 1));
    let kept = audit_store::list_snapshots::<audit_store::Organisation>(&path).into_iter();
    let before_upgrade = kept.filter(|row| row.kind == audit_store::SnapshotKind::BeforeUpgrade).count();
    assert_eq!(before_upgrade, usize::from(upgraded));
}

/// Writes the dump of the newest version: run by hand, once, when a version is added.
#[test]
#[ignore = "writes tests/data/databases"]
fn write_dump() {
    let mut fixture = fixture();
    fixture.set(1, "profile/name", Some("Northgate Surgery"));
    fixture.set(2, "standard/stay-suitable/narrative", Some("A dated register is kept; it's checked in May."));
    let audit = fixture.audit;
    let export = audit_store::NewExport {
        id: crate::common::id(0xE1),
        return_id: crate::common::id(0xE2),
        digest: "fingerprint".to_owned(),
        return_bytes: b"{}".to_vec(),
        plan_bytes: b"%PDF".to_vec(),
        return_name: "X99001-r1.return.json".to_owned(),
        plan_name: "X99001-r1.plan.pdf".to_owned(),
        created_at: crate::common::NOW.to_owned(),
    };
    let mut barrier = crate::common::operation(3, Vec::new());
    barrier.barrier = true;
    let both = |writer: &audit_store::OrganisationWriter<'_>| {
        writer.commit(audit, &barrier)?;
        writer.lock(audit, &export)
    };
    fixture.store.write(both).unwrap();
    let path = fixture.path();
    drop(fixture.store);
    let dump = dump(&Connection::open(path).unwrap());
    std::fs::write(tests_folder().join(format!("data/databases/v{SCHEMA_VERSION}.sql")), dump).unwrap();
}

fn dump(conn: &Connection) -> String {
    let id: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0)).unwrap();
    let mut text = format!("PRAGMA application_id = {id};\nPRAGMA user_version = {SCHEMA_VERSION};\n");
    let order = "CASE type WHEN 'table' THEN 0 WHEN 'view' THEN 1 ELSE 2 END, rowid";
    let of = |sql: String| -> Vec<(String, String)> {
        let mut statement = conn.prepare(&sql).unwrap();
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    let only = "sql IS NOT NULL AND name NOT LIKE 'standard\\_search\\_%' ESCAPE '\\' AND name NOT LIKE 'field\\_search\\_%' ESCAPE '\\'";
    for (_, sql) in of(format!("SELECT name, sql FROM sqlite_schema WHERE {only} ORDER BY {order}")) {
        text += &format!("{sql};\n");
    }
    text += "INSERT INTO field_search (field_search, rank) VALUES ('secure-delete', 1);\n";
    for (table, _) in
        of(format!("SELECT name, sql FROM sqlite_schema WHERE {only} AND sql LIKE '%STRICT' ORDER BY rowid"))
    {
        let columns: Vec<String> =
            of(format!("SELECT name, '' FROM pragma_table_info('{table}')")).into_iter().map(|row| row.0).collect();
        let values = columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ', ' || ");
        for (values, _) in of(format!("SELECT {values}, '' FROM {table} ORDER BY 1")) {
            text += &format!("INSERT INTO {table} ({}) VALUES ({values});\n", columns.join(", "));
        }
    }
    text
}
