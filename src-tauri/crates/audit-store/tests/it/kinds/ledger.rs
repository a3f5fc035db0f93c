//! A small kind of store of the tests' own: what arrived, byte for byte, and decisions about it, which are only ever added and hang
//! together as a chain.
use std::path::Path;

use audit_store::mending::{self, Cell, Found, Row};
use audit_store::{
    Damage, Identity, Kind, Migration, OpenOptions, Reader, SETTING, STORE, Store, StoreError, Table, Writer,
};
use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};

/// As the newest program makes it.
pub type Ledger = LedgerOf<2>;

/// As the program with this version of it makes it.
#[derive(Debug)]
pub struct LedgerOf<const VERSION: usize>;

/// What arrived. Its name says what is in it.
const ARRIVAL: Table =
    Table::new("arrival", &["digest", "bytes", "sender"]).told_by("sqlite_autoindex_arrival_1").by_content();

const DECISION_OF_1: Table = Table::new("decision", &["number", "id", "link", "arrival", "what"])
    .named("id")
    .told_by("sqlite_autoindex_decision_1")
    .numbered()
    .showing("what");

/// Each is linked to the one before it.
const DECISION: Table = Table {
    columns: &["number", "id", "link", "arrival", "what", "reason"],
    before: &[(2, DECISION_OF_1.columns)],
    ..DECISION_OF_1
};

const MIGRATIONS: &[Migration] = &[
    Migration {
        sql: "CREATE TABLE store (id INTEGER PRIMARY KEY CHECK (id = 1), copy TEXT NOT NULL, created_at TEXT NOT NULL,
                writes INTEGER NOT NULL, seal BLOB NOT NULL DEFAULT x'') STRICT;
            CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, seal BLOB NOT NULL DEFAULT x'') STRICT;
            CREATE TABLE arrival (digest TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL, sender TEXT NOT NULL,
                seal BLOB NOT NULL DEFAULT x'') STRICT;
            CREATE TABLE decision (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, link TEXT NOT NULL,
                arrival TEXT REFERENCES arrival (digest), what TEXT NOT NULL, seal BLOB NOT NULL DEFAULT x'') STRICT;",
        sealed_anew: &[],
    },
    Migration {
        sql: "CREATE TABLE next_decision (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, link TEXT NOT NULL,
                arrival TEXT REFERENCES arrival (digest), what TEXT NOT NULL, reason TEXT NOT NULL,
                seal BLOB NOT NULL DEFAULT x'') STRICT;
            INSERT INTO next_decision (number, id, link, arrival, what, reason)
                SELECT number, id, link, arrival, what, 'none was asked for' FROM decision;
            DROP TABLE decision;
            ALTER TABLE next_decision RENAME TO decision;
            CREATE INDEX decision_by_arrival ON decision (arrival);",
        sealed_anew: &[(&DECISION, &["number"])],
    },
];

/// What arrived and what was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub number: i64,
    pub id: String,
    pub what: String,
    /// The digest of what it is about.
    pub arrival: Option<String>,
}

/// The link of a decision: over that of the one before it and over what it says. Reasons came later and are not in it.
fn link(before: &[u8], id: &[u8], arrival: &[u8], what: &[u8]) -> String {
    let mut hash = Sha256::new();
    for part in [before, id, arrival, what] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl<const VERSION: usize> LedgerOf<VERSION> {
    /// Keeps what arrived, under the digest that is answered. What is there already stays.
    pub fn take_in(writer: &Writer<'_, Self>, bytes: &[u8], sender: &str) -> Result<String, StoreError> {
        let (conn, digest) = (writer.connection(Self), hex(&Sha256::digest(bytes)));
        let known: i64 =
            conn.query_row("SELECT count(*) FROM arrival WHERE digest = ?1", [&digest], |row| row.get(0))?;
        if known == 0 {
            ARRIVAL.add(conn, params![digest, bytes, sender])?;
        }
        Ok(digest)
    }

    /// Adds a decision. One that is there already stays as it is.
    pub fn decide(writer: &Writer<'_, Self>, id: &str, arrival: Option<&str>, what: &str) -> Result<(), StoreError> {
        let conn = writer.connection(Self);
        let known: i64 = conn.query_row("SELECT count(*) FROM decision WHERE id = ?1", [id], |row| row.get(0))?;
        if known > 0 {
            return Ok(());
        }
        let last =
            "SELECT max(number), coalesce((SELECT link FROM decision ORDER BY number DESC LIMIT 1), '') FROM decision";
        let (number, before): (Option<i64>, String) =
            conn.prepare_cached(last)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let number = number.unwrap_or(0) + 1;
        let link = link(before.as_bytes(), id.as_bytes(), arrival.unwrap_or_default().as_bytes(), what.as_bytes());
        match VERSION {
            1 => DECISION_OF_1.add(conn, params![number, id, link, arrival, what]),
            _ => DECISION.add(conn, params![number, id, link, arrival, what, "it came from their mailbox"]),
        }
    }

    /// Every decision, the first first.
    pub fn decisions(reader: &Reader<'_, Self>) -> Result<Vec<Entry>, StoreError> {
        let mut statement =
            reader.connection(Self).prepare_cached("SELECT number, id, what, arrival FROM decision ORDER BY number")?;
        let rows = statement.query_map([], |row| {
            Ok(Entry { number: row.get(0)?, id: row.get(1)?, what: row.get(2)?, arrival: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Everything that arrived: its digest, how long it is and its sender. That its bytes are those of the digest is looked at.
    pub fn arrivals(reader: &Reader<'_, Self>) -> Result<Vec<(String, usize, String)>, StoreError> {
        let mut statement =
            reader.connection(Self).prepare_cached("SELECT digest, bytes, sender FROM arrival ORDER BY digest")?;
        let rows = statement.query_map([], |row| {
            let (digest, bytes): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
            assert_eq!(hex(&Sha256::digest(&bytes)), digest, "they are the bytes that arrived");
            Ok((digest, bytes.len(), row.get(2)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Makes a store as the first program left it, with this many decisions.
pub fn of_version_1(path: &Path, options: &OpenOptions, decisions: usize) {
    let mut store = Store::<LedgerOf<1>>::create(path, options).expect("makes one");
    for number in 1..=decisions {
        let work = |writer: &Writer<'_, LedgerOf<1>>| {
            let arrival = LedgerOf::take_in(writer, format!("return {number}").as_bytes(), "pm@hillside.example")?;
            LedgerOf::decide(writer, &format!("d{number}"), Some(&arrival), &format!("decision {number} counts"))
        };
        store.write(work).expect("decides");
    }
}

impl<const VERSION: usize> Kind for LedgerOf<VERSION> {
    const IDENTITY: Identity = Identity { application_id: 0x4c45_4447, name: "a ledger" };
    const FILE: &str = "ledger.db";
    const SNAPSHOTS: &str = "ledger-";
    const COPIES: &str = "safeguarding-ledger-";
    const TEMPORARY: &str = "ledger-";

    const MIGRATIONS: &[Migration] = MIGRATIONS.split_at(VERSION).0;
    const TABLES: &[&Table] = match VERSION {
        1 => &[&STORE, &SETTING, &ARRIVAL, &DECISION_OF_1],
        _ => &[&STORE, &SETTING, &ARRIVAL, &DECISION],
    };

    const MOVES: &str = "SELECT writes + coalesce((SELECT max(number) FROM decision), 0) FROM store";
    const LAST_AT: &str = "SELECT created_at FROM store";
    const LAST: &str = "SELECT id, seal FROM decision ORDER BY number DESC LIMIT 1";
    const HOLDS: &str = "SELECT 'decision ' || id FROM decision UNION ALL SELECT 'arrival ' || digest FROM arrival";
    const SEARCH: &str = "";

    /// How many decisions there are.
    type Preview = i64;

    fn preview(conn: &Connection) -> Result<i64, StoreError> {
        Ok(conn.query_row("SELECT count(*) FROM decision", [], |row| row.get(0))?)
    }

    /// Every decision that is not linked to the one before it: one is gone, or another one.
    fn check(conn: &Connection) -> Result<Vec<Damage>, StoreError> {
        let mut statement = conn.prepare("SELECT id, link, arrival, what FROM decision NOT INDEXED ORDER BY number")?;
        let mut rows = statement.query([])?;
        let (mut before, mut found) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let part =
                |at: usize| Ok::<_, StoreError>(row.get_ref(at)?.as_bytes_or_null().ok().flatten().unwrap_or_default());
            let own = part(1)?;
            if link(&before, part(0)?, part(2)?, part(3)?).as_bytes() != own {
                let name = Some(String::from_utf8_lossy(part(0)?).into_owned());
                found.push(Damage { table: "decision".to_owned(), audit: None, name });
            }
            before = own.to_vec();
        }
        Ok(found)
    }

    type Beside = ();

    fn before_restore(_store: &Path) -> Result<(), StoreError> {
        Ok(())
    }

    fn after_restore(_conn: &Connection, _beside: ()) -> Result<(), StoreError> {
        Ok(())
    }

    type Known = ();
    const NOTHING_KNOWN: &() = &();

    /// Decisions that are left are linked anew: those that are lost are said.
    fn mend(found: &mut Found, _known: &(), options: &OpenOptions) -> Result<(), StoreError> {
        mending::keep_proven(found, options);
        let mut before = Vec::new();
        found.rows_mut("decision").sort_by_key(|row| row.cells[0].integer());
        for row in found.rows_mut("decision") {
            let bytes = |cell: &Cell| cell.text().unwrap_or_default().as_bytes().to_vec();
            let [id, own, arrival, what] = [1, 2, 3, 4].map(|at| bytes(&row.cells[at]));
            let link = link(&before, &id, &arrival, &what);
            if link.as_bytes() != own {
                let mut cells = row.cells.clone();
                cells[2] = Cell::words(&link);
                *row = Row::made(row.rowid, cells);
            }
            before = link.into_bytes();
        }
        Ok(())
    }
}
