//! What could be read of a damaged store, row by row, and whether it is whole.
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Params, types::ValueRef};
use uuid::Uuid;

use super::end::End;
use super::proof;
use crate::seals::{Sealed, Table};
use crate::{Damage, Lost};

/// A value as it was read: text may be no text any more.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// No value.
    Null,
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// What should be UTF-8.
    Text(Vec<u8>),
    /// Bytes.
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

    /// The value for SQLite and for seals.
    pub fn value(&self) -> ValueRef<'_> {
        match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }
    }

    /// A text.
    pub fn words(text: impl Into<String>) -> Self {
        Self::Text(text.into().into_bytes())
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => std::str::from_utf8(text).ok(),
            _ => None,
        }
    }

    /// The whole number, where it is one.
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The id, where it is the text of one.
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
pub struct Row {
    /// 0 in a table without them.
    pub rowid: i64,
    /// Its sealed columns.
    pub cells: Vec<Cell>,
    /// Its seal as it was read; empty in a row that was made.
    pub seal: Vec<u8>,
    /// Its seal fits.
    pub whole: bool,
}

impl Row {
    /// A row that nobody wrote so: it is sealed when it is written.
    pub fn made(rowid: i64, cells: Vec<Cell>) -> Self {
        Self { rowid, cells, seal: Vec::new(), whole: true }
    }

    /// What tells it from others, also from one with the same number.
    fn told_by(&self) -> (i64, Vec<u8>) {
        let words = || self.cells.iter().map(Cell::legible).collect::<Vec<_>>().join("\n").into_bytes();
        (self.rowid, if self.seal.is_empty() { words() } else { self.seal.clone() })
    }
}

/// Everything that could be read.
#[derive(Debug)]
pub struct Found {
    /// The version of the damaged store.
    pub version: i64,
    /// What is mended is a snapshot: another one may be of a later state.
    pub(super) is_snapshot: bool,
    /// Where it ends, as far as that can be read.
    pub(super) end: Option<End>,
    /// Every sealed table of its kind.
    pub known: &'static [&'static Table],
    pub(crate) tables: BTreeMap<&'static str, Vec<Row>>,
    /// What was put back from elsewhere in the store.
    pub put_back: Vec<Damage>,
    /// What is lost.
    pub left: Vec<Lost>,
    /// Which column of which table refers to which column of which other one.
    pub(super) references: Vec<Reference>,
    /// Rows of which only an index still tells, and tables of which nothing tells how many rows they had.
    vanished: Vec<(&'static str, Option<String>)>,
    /// Rows that are as a snapshot has them, which may be older: table, name, and when the snapshot was made.
    pub(crate) older: Vec<(&'static str, String, String)>,
}

/// More positions than that are not looked up one by one.
const MOST_GAPS: i64 = 300_000;

/// A column of a table that refers to one of another table.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub table: &'static Table,
    pub column: String,
    pub of: String,
    pub its: String,
}

impl Found {
    pub(super) fn read(conn: &Connection, version: i64, known: &'static [&'static Table]) -> Self {
        let tables = known.iter().map(|table| (table.name, Vec::new())).collect();
        let references = known.iter().flat_map(|table| references_of(conn, table)).collect();
        let (put_back, left, vanished, older) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (is_snapshot, end) = (false, None);
        let mut found = Self { version, is_snapshot, end, known, tables, put_back, left, references, vanished, older };
        for table in known {
            let rows = match table.key_at(version) {
                None => found.by_rowid(conn, table.name),
                Some(key) => found.by_key(conn, table.name, key),
            };
            found.tables.insert(table.name, rows);
        }
        for table in known {
            let Some(index) = table.index else { continue };
            let vanished = found.vanished(conn, table.name, table.named, index);
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

    /// Names of rows of a table that are not there any more and that another file may tell.
    pub(crate) fn vanished_of(&self, table: &str) -> Vec<String> {
        if self.is_snapshot && self.table(table).changes {
            return Vec::new();
        }
        self.vanished.iter().filter(|(of, _)| *of == table).filter_map(|(_, name)| name.clone()).collect()
    }

    /// Whether rows of a table are gone.
    pub(super) fn has_vanished(&self, table: &str) -> bool {
        self.vanished.iter().any(|(of, _)| *of == table)
    }

    /// The place of the cell that a row is known by.
    pub(super) fn named_by(&self, table: &str) -> usize {
        self.at(table, self.table(table).named)
    }

    /// Looks for a row that is not there in snapshots, and says that it is lost where none has it.
    pub(crate) fn miss(&mut self, table: &'static str, name: &str) {
        self.vanished.push((table, Some(name.to_owned())));
    }

    /// Whether there is anything that another file could help with.
    pub(super) fn wants(&self) -> bool {
        !self.vanished.is_empty() || self.tables.values().flatten().any(|row| !row.whole)
    }

    /// Says which rows are not there any more and were not made again.
    pub(crate) fn say_what_vanished(&mut self) {
        for (table, name, made_at) in std::mem::take(&mut self.older) {
            let at = self.named_by(table);
            let Some(row) = self.rows(table).iter().find(|row| row.cells[at].legible() == name) else { continue };
            let audit = self.table(table).audit.and_then(|column| row.cells[self.at(table, column)].id());
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

    /// The table of this name.
    ///
    /// # Panics
    /// Where the kind has none.
    pub fn table(&self, name: &str) -> &'static Table {
        self.known.iter().find(|table| table.name == name).expect("a table of the kind")
    }

    pub(super) fn has_rowid(&self, table: &str) -> bool {
        self.table(table).key_at(self.version).is_none()
    }

    pub(super) fn columns(&self, table: &str) -> &'static [&'static str] {
        self.table(table).columns_at(self.version)
    }

    /// The place of a column among a row's cells.
    ///
    /// # Panics
    /// Where the table has no such column.
    pub fn at(&self, table: &str, column: &str) -> usize {
        self.columns(table).iter().position(|name| *name == column).expect("a column of the table")
    }

    /// The rows of a table.
    pub fn rows(&self, table: &str) -> &[Row] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    /// The same, to be changed.
    pub fn rows_mut(&mut self, table: &'static str) -> &mut Vec<Row> {
        self.tables.entry(table).or_default()
    }

    /// Forwards to the first page that cannot be read, backwards to the last one, and in between one by one. Two rows that have one
    /// number, because it was hit in one of them, are two.
    fn by_rowid(&self, conn: &Connection, table: &str) -> Vec<Row> {
        let select = format!("SELECT rowid, {}, seal FROM {table} NOT INDEXED", self.columns(table).join(", "));
        let mut rows: BTreeMap<(i64, Vec<u8>), Row> = BTreeMap::new();
        let columns = self.columns(table).len();
        let mut first = 0;
        let mut take = |row: Row| {
            first = row.rowid;
            rows.insert(row.told_by(), row);
        };
        let to_the_end = each(conn, &format!("{select} ORDER BY rowid"), [], true, columns, &mut take);
        if !to_the_end {
            let mut last = i64::MAX;
            let mut take = |row: Row| {
                last = row.rowid;
                rows.insert(row.told_by(), row);
            };
            let _ = each(conn, &format!("{select} ORDER BY rowid DESC"), [], true, columns, &mut take);
            // One that was hit itself says nothing of where the others are.
            let first = if first < last { first } else { 0 };
            let last = if last == i64::MAX { first.saturating_add(10_000) } else { last };
            for rowid in (first.saturating_add(1)..last).take(MOST_GAPS as usize) {
                let mut take = |row: Row| drop(rows.insert(row.told_by(), row));
                let _ = each(conn, &format!("{select} WHERE rowid = ?1"), [rowid], true, columns, &mut take);
            }
        }
        rows.into_values().collect()
    }

    /// As [`Self::by_rowid`], where the first column stands in the place of a rowid.
    fn by_key(&self, conn: &Connection, table: &str, by: [&str; 2]) -> Vec<Row> {
        let [number, name] = by;
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
        if !each(conn, &format!("{select} ORDER BY {number}, {name}"), [], false, columns, &mut take) {
            let first = rows.keys().next_back().map_or(0, |(number, _)| *number);
            let mut last = i64::MAX;
            let mut take = |row: Row| {
                let key = key(&row);
                last = last.min(key.0);
                rows.insert(key, row);
            };
            let backwards = format!("{select} ORDER BY {number} DESC, {name} DESC");
            let _ = each(conn, &backwards, [], false, columns, &mut take);
            let last = if last == i64::MAX { first.saturating_add(10_000) } else { last };
            let one = format!("{select} WHERE {number} = ?1");
            for at in (first..=last).take(MOST_GAPS as usize) {
                let mut take = |row: Row| drop(rows.insert(key(&row), row));
                let _ = each(conn, &one, [at], false, columns, &mut take);
            }
        }
        rows.into_values().collect()
    }

    /// Finds out which rows are whole.
    pub(super) fn check_rows(&mut self) {
        for table in self.known {
            let covered = self.covered(table.name, |row| Sealed::try_from(row.seal.as_slice()).ok());
            for row in self.rows_mut(table.name) {
                let of = of_row(&covered, row);
                row.whole = proof::seal_of(table.name, &row.cells, &of).as_slice() == row.seal.as_slice();
            }
        }
    }

    /// The seals that rows of a table cover, by the number of the row that covers them and the name of what is covered; `seal` says that of
    /// a covered row. None in a version of the store in which they cover none.
    pub(crate) fn covered(&self, table: &str, seal: impl Fn(&Row) -> Option<Sealed>) -> Covered {
        let mut all = Covered::new();
        let Some(covers) = self.table(table).covers_at(self.version) else { return all };
        let (by, order) = (self.at(covers.table, covers.by), self.at(covers.table, covers.order));
        for row in self.rows(covers.table) {
            if let (Some(number), Some(seal)) = (row.cells[by].integer(), seal(row)) {
                all.entry(number).or_default().insert(row.cells[order].legible(), seal);
            }
        }
        all
    }

    /// Every row that its own seal proves, with what was hit in it turned back. Those that cover others come with these.
    pub(super) fn mend_rows(&mut self) {
        for table in self.known.iter().filter(|table| table.covers.is_none()) {
            let mut tries = proof::TRIED;
            for row in self.rows_mut(table.name) {
                proof::mend(table.name, row, &[], &mut tries);
            }
        }
    }

    /// Says that a row could not be read, and what can be made out of it.
    pub fn lose(&mut self, table: &str, audit: Option<Uuid>, name: Option<&str>, read: String) {
        let damage = Damage { table: table.to_owned(), audit, name: name.map(str::to_owned) };
        if !self.left.iter().any(|left| left.damage == damage) {
            self.left.push(Lost { damage, read });
        }
    }

    /// The same of a row as far as it can be read.
    pub fn lose_row(&mut self, table: &Table, row: &Row) {
        let (name, shown) = (self.at(table.name, table.named), self.at(table.name, table.shown));
        let audit = table.audit.and_then(|column| row.cells[self.at(table.name, column)].id());
        self.lose(table.name, audit, Some(&row.cells[name].legible()), row.cells[shown].legible());
    }

    /// Keeps the list in the store.
    pub(super) fn list_what_is_left(&mut self, kept_as: &str) {
        let settings: Vec<(String, String)> = crate::lost::settings(&self.left, kept_as);
        let next = self.rows("setting").iter().map(|row| row.rowid).max().unwrap_or(0) + 1;
        for (rowid, (key, value)) in (next..).zip(settings) {
            self.rows_mut("setting").push(Row::made(rowid, vec![Cell::words(key), Cell::words(value)]));
        }
    }
}

/// Seals by the number of the row that covers them, then by the name of what is covered.
pub(crate) type Covered = BTreeMap<i64, BTreeMap<String, Sealed>>;

/// Those that one row covers, in their order.
pub(crate) fn of_row(covered: &Covered, row: &Row) -> Vec<Sealed> {
    let of = row.cells[0].integer().and_then(|number| covered.get(&number));
    of.map(|of| of.values().copied().collect()).unwrap_or_default()
}

fn references_of(conn: &Connection, table: &'static Table) -> Vec<Reference> {
    let all = "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?1)";
    let reference =
        |row: &rusqlite::Row<'_>| Ok(Reference { table, column: row.get(0)?, of: row.get(1)?, its: row.get(2)? });
    crate::sql::all(conn, all, [table.name], reference).unwrap_or_default()
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
