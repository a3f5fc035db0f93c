//! What could be read of a damaged store, row by row, and whether it is whole.
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Params, types::ValueRef};
use uuid::Uuid;

use super::{bits, history};
use crate::{Damage, Left, seals};

/// A value as it was read: text may be no text any more.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text(Vec<u8>),
    Blob(Vec<u8>),
}

impl Cell {
    fn of(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Real(number) => Self::Real(number),
            ValueRef::Text(text) => Self::Text(text.to_vec()),
            ValueRef::Blob(bytes) => Self::Blob(bytes.to_vec()),
        }
    }

    pub fn value(&self) -> ValueRef<'_> {
        match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }
    }

    pub fn words(text: impl Into<String>) -> Self {
        Self::Text(text.into().into_bytes())
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => std::str::from_utf8(text).ok(),
            _ => None,
        }
    }

    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub fn id(&self) -> Option<Uuid> {
        self.text().and_then(|text| Uuid::try_parse(text).ok())
    }

    /// What a person can still make out.
    pub fn legible(&self) -> String {
        match self {
            Self::Text(text) | Self::Blob(text) => String::from_utf8_lossy(text).into_owned(),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Null => String::new(),
        }
    }
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// 0 in a table without them.
    pub rowid: i64,
    /// Its sealed columns.
    pub cells: Vec<Cell>,
    pub seal: Vec<u8>,
    /// Its seal fits.
    pub whole: bool,
}

impl Row {
    /// A row that nobody wrote so: it is sealed when it is written.
    pub fn made(rowid: i64, cells: Vec<Cell>) -> Self {
        Self { rowid, cells, seal: Vec::new(), whole: true }
    }
}

/// Everything that could be read.
pub(super) struct Found {
    pub version: i64,
    pub tables: BTreeMap<&'static str, Vec<Row>>,
    pub put_back: Vec<Damage>,
    pub left: Vec<Left>,
    /// Rows of which only an index still tells, and tables of which nothing tells how many rows they had.
    vanished: Vec<(&'static str, Option<String>)>,
    /// Rows that are as a snapshot has them, which may be older: table, name, and when the snapshot was made.
    pub older: Vec<(&'static str, String, String)>,
}

/// Tables of which no other one tells what is missing, each with what an index of its knows a row by.
const ALONE: [(&str, &str, &str); 9] = [
    ("tool", "digest", "sqlite_autoindex_tool_1"),
    ("setting", "key", "sqlite_autoindex_setting_1"),
    ("submitter", "uuid", "sqlite_autoindex_submitter_1"),
    ("audit", "uuid", "sqlite_autoindex_audit_1"),
    ("operation", "uuid", "sqlite_autoindex_operation_1"),
    ("export", "uuid", "sqlite_autoindex_export_1"),
    ("saved_place", "id", "saved_place_by_export"),
    ("signing_key", "did", "sqlite_autoindex_signing_key_1"),
    ("time_spent", "standard", "sqlite_autoindex_time_spent_1"),
];

/// Tables whose rows change after they were written, and no history says how.
const CHANGES: [&str; 6] = ["setting", "submitter", "audit", "export", "signing_key", "time_spent"];

/// More positions than that are not looked up one by one.
const MOST_GAPS: i64 = 300_000;

impl Found {
    pub fn read(conn: &Connection, version: i64) -> Self {
        let tables = seals::SEALED.iter().map(|(table, _)| (*table, Vec::new()));
        let (put_back, left, vanished, older) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut found = Self { version, tables: tables.collect(), put_back, left, vanished, older };
        for (table, _) in seals::SEALED {
            let rows = if found.has_rowid(table) { found.by_rowid(conn, table) } else { found.by_operation(conn) };
            found.tables.insert(table, rows);
        }
        for (table, name, index) in ALONE {
            let vanished = found.vanished(conn, table, name, index);
            found.vanished.extend(vanished);
        }
        found
    }

    /// The rows that an index knows and that could not be read.
    fn vanished(
        &self,
        conn: &Connection,
        table: &'static str,
        name: &str,
        index: &str,
    ) -> Vec<(&'static str, Option<String>)> {
        let whole = &mut |_| {};
        let columns = self.columns(table);
        let all = format!("SELECT rowid, {} , seal FROM {table} NOT INDEXED", columns.join(", "));
        let to_the_end = each(conn, &all, [], true, columns.len(), whole);
        let mut known: Vec<(i64, Option<String>)> = Vec::new();
        let told = format!("SELECT rowid, {name}, 0 FROM {table} INDEXED BY {index}");
        let mut take = |row: Row| known.push((row.rowid, Some(row.cells[0].legible())));
        let complete = each(conn, &told, [], true, 1, &mut take);
        let read: BTreeSet<i64> = self.rows(table).iter().map(|row| row.rowid).collect();
        let at = self.named_by(table);
        let names: BTreeSet<String> = self.rows(table).iter().map(|row| row.cells[at].legible()).collect();
        // A table that can be read to its end may have lost rows all the same. An index that was hit itself has as many as it.
        if to_the_end && !(complete && known.len() > read.len()) {
            return Vec::new();
        }
        let there = |name: &Option<String>| to_the_end && name.as_ref().is_some_and(|name| names.contains(name));
        known.retain(|(rowid, name)| !read.contains(rowid) && !there(name));
        let mut vanished: Vec<_> = known.into_iter().map(|(_, name)| (table, name)).collect();
        if !complete {
            vanished.push((table, None));
        }
        vanished
    }

    /// Names of rows of a table that are not there any more.
    pub fn vanished_of(&self, table: &str) -> Vec<String> {
        self.vanished.iter().filter(|(of, _)| *of == table).filter_map(|(_, name)| name.clone()).collect()
    }

    /// The place of the cell that a row is known by.
    pub fn named_by(&self, table: &str) -> usize {
        usize::from(table == "operation" || table == "time_spent")
    }

    /// Asks for the tools that audits are of and that are not there; answers whether there are such.
    pub fn ask_for_tools(&mut self) -> bool {
        let (at, known) = (self.at("audit", "tool_digest"), self.vanished_of("tool"));
        let there = |digest: &str| self.rows("tool").iter().any(|row| row.whole && row.cells[0].text() == Some(digest));
        let asked = self.rows("audit").iter().filter_map(|row| row.cells[at].text());
        let asked: BTreeSet<String> = asked.filter(|digest| !there(digest)).map(str::to_owned).collect();
        let more: Vec<_> = asked.into_iter().filter(|digest| !known.contains(digest)).collect();
        self.vanished.extend(more.iter().map(|digest| ("tool", Some(digest.clone()))));
        !more.is_empty()
    }

    /// A row that had vanished is there again. A snapshot of another state was made at `older`: it may have changed since.
    pub fn came_back(&mut self, table: &'static str, mut row: Row, older: Option<&str>) {
        if table == "tool" {
            // Its name proves what is in it: no other one is it.
            self.rows_mut(table).retain(|other| other.whole || other.cells[0] != row.cells[0]);
        }
        if !matches!(table, "operation" | "saved_place") {
            // Its number means nothing.
            if self.rows(table).iter().any(|other| other.rowid == row.rowid) {
                row.rowid = self.rows(table).iter().map(|other| other.rowid).max().unwrap_or(0) + 1;
            }
        }
        let (at, rows) = (self.named_by(table), self.rows_mut(table));
        if rows.iter().all(|other| other.rowid != row.rowid && other.cells[at] != row.cells[at]) {
            let name = row.cells[at].legible();
            rows.push(row);
            if let Some(made_at) = older.filter(|_| CHANGES.contains(&table)) {
                self.older.push((table, name, made_at.to_owned()));
            }
        }
    }

    /// Whether there is anything that another file could help with.
    pub fn wants(&self) -> bool {
        !self.vanished.is_empty() || self.tables.values().flatten().any(|row| !row.whole)
    }

    /// Says which rows are not there any more and were not made again.
    pub fn say_what_vanished(&mut self) {
        for (table, name, made_at) in std::mem::take(&mut self.older) {
            let at = self.named_by(table);
            let Some(row) = self.rows(table).iter().find(|row| row.cells[at].legible() == name) else { continue };
            let audit = match table {
                "audit" | "time_spent" => row.cells[0].id(),
                "export" => row.cells[1].id(),
                _ => None,
            };
            self.lose(&format!("{}{table}", crate::OLDER), audit, Some(&name), made_at);
        }
        for (table, name) in std::mem::take(&mut self.vanished) {
            let there = |name: &String| {
                let at = self.named_by(table);
                self.rows(table).iter().any(|row| row.cells[at].legible() == *name)
            };
            if !name.as_ref().is_some_and(there) {
                self.lose(table, None, name.as_deref(), String::new());
            }
        }
    }

    pub fn has_rowid(&self, table: &str) -> bool {
        table != "change" || self.version < 2
    }

    pub fn columns(&self, table: &str) -> &'static [&'static str] {
        seals::columns_at(table, self.version)
    }

    /// The place of a column among a row's cells.
    pub fn at(&self, table: &str, column: &str) -> usize {
        self.columns(table).iter().position(|name| *name == column).expect("a column of the table")
    }

    pub fn rows(&self, table: &str) -> &[Row] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    pub fn rows_mut(&mut self, table: &'static str) -> &mut Vec<Row> {
        self.tables.entry(table).or_default()
    }

    /// Forwards to the first page that cannot be read, backwards to the last one, and in between one by one.
    fn by_rowid(&self, conn: &Connection, table: &str) -> Vec<Row> {
        let select = format!("SELECT rowid, {}, seal FROM {table} NOT INDEXED", self.columns(table).join(", "));
        let mut rows: BTreeMap<i64, Row> = BTreeMap::new();
        let mut take = |row: Row| drop(rows.insert(row.rowid, row));
        let columns = self.columns(table).len();
        let to_the_end = each(conn, &format!("{select} ORDER BY rowid"), [], true, columns, &mut take);
        if !to_the_end {
            let first = rows.keys().next_back().copied().unwrap_or(0);
            let mut last = i64::MAX;
            let mut take = |row: Row| {
                last = last.min(row.rowid);
                rows.insert(row.rowid, row);
            };
            let _ = each(conn, &format!("{select} ORDER BY rowid DESC"), [], true, columns, &mut take);
            let last = if last == i64::MAX { first.saturating_add(10_000) } else { last };
            for rowid in (first.saturating_add(1)..last).take(MOST_GAPS as usize) {
                let mut take = |row: Row| drop(rows.insert(row.rowid, row));
                let _ = each(conn, &format!("{select} WHERE rowid = ?1"), [rowid], true, columns, &mut take);
            }
        }
        rows.into_values().collect()
    }

    /// As [`Self::by_rowid`], where the operation stands in the place of a rowid.
    fn by_operation(&self, conn: &Connection) -> Vec<Row> {
        let table = "change";
        let select = format!("SELECT {}, seal FROM {table}", self.columns(table).join(", "));
        let mut rows: BTreeMap<(i64, Vec<u8>), Row> = BTreeMap::new();
        fn key(row: &Row) -> (i64, Vec<u8>) {
            let key = match &row.cells[1] {
                Cell::Text(key) => key.clone(),
                _ => Vec::new(),
            };
            (row.cells[0].integer().unwrap_or(0), key)
        }
        let columns = self.columns(table).len();
        let mut take = |row: Row| drop(rows.insert(key(&row), row));
        if !each(conn, &format!("{select} ORDER BY operation, key"), [], false, columns, &mut take) {
            let first = rows.keys().next_back().map_or(0, |(operation, _)| *operation);
            let mut last = i64::MAX;
            let mut take = |row: Row| {
                let key = key(&row);
                last = last.min(key.0);
                rows.insert(key, row);
            };
            let _ = each(conn, &format!("{select} ORDER BY operation DESC, key DESC"), [], false, columns, &mut take);
            let last = if last == i64::MAX { first.saturating_add(10_000) } else { last };
            for operation in (first..=last).take(MOST_GAPS as usize) {
                let mut take = |row: Row| drop(rows.insert(key(&row), row));
                let _ = each(conn, &format!("{select} WHERE operation = ?1"), [operation], false, columns, &mut take);
            }
        }
        rows.into_values().collect()
    }

    /// Finds out which rows are whole.
    pub fn check_rows(&mut self) {
        let covered = history::covered(self);
        for (table, rows) in &mut self.tables {
            for row in rows {
                let of = row.cells[0].integer().and_then(|position| covered.get(&position));
                let of: Vec<seals::Sealed> =
                    of.filter(|_| *table == "operation").map(|of| of.values().copied().collect()).unwrap_or_default();
                row.whole = bits::seal_of(table, &row.cells, &of).as_slice() == row.seal.as_slice();
            }
        }
    }

    /// Every row that its own seal proves, with what was hit in it turned back. Operations come with their changes.
    pub fn mend_rows(&mut self) {
        let tables: Vec<&'static str> = self.tables.keys().copied().filter(|table| *table != "operation").collect();
        for table in tables {
            let mut tries = bits::TRIED;
            for row in self.rows_mut(table) {
                bits::mend(table, row, &[], &mut tries);
            }
        }
    }

    /// Says that a row could not be read, and what can be made out of it.
    pub fn lose(&mut self, table: &str, audit: Option<Uuid>, name: Option<&str>, read: String) {
        let damage = Damage { table: table.to_owned(), audit, name: name.map(str::to_owned) };
        if !self.left.iter().any(|left| left.damage == damage) {
            self.left.push(Left { damage, read });
        }
    }

    /// Keeps the list in the store.
    pub fn list_what_is_left(&mut self, kept_as: &str) {
        let settings: Vec<(String, String)> = crate::left::settings(&self.left, kept_as);
        let next = self.rows("setting").iter().map(|row| row.rowid).max().unwrap_or(0) + 1;
        for (rowid, (key, value)) in (next..).zip(settings) {
            self.rows_mut("setting").push(Row::made(rowid, vec![Cell::words(key), Cell::words(value)]));
        }
    }
}

/// Reads rows until there are no more (true) or one cannot be read (false).
pub(super) fn each(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    rowid: bool,
    columns: usize,
    take: &mut dyn FnMut(Row),
) -> bool {
    let Ok(mut statement) = conn.prepare_cached(sql) else { return false };
    let Ok(mut rows) = statement.query(params) else { return false };
    loop {
        match rows.next() {
            Ok(Some(row)) => {
                let first = usize::from(rowid);
                let cell = |at: usize| row.get_ref(first + at).map(Cell::of).unwrap_or(Cell::Null);
                let seal = match cell(columns) {
                    Cell::Blob(seal) => seal,
                    _ => Vec::new(),
                };
                let number = if rowid { row.get(0).unwrap_or(0) } else { 0 };
                take(Row { rowid: number, cells: (0..columns).map(cell).collect(), seal, whole: false });
            }
            Ok(None) => return true,
            Err(_) => return false,
        }
    }
}
