//! Seals: a SHA-256 over each row, set when it is written and checked when the store is opened. Some also cover the seals of
//! rows of another table, so that none of those can go missing unseen.
//!
//! SQLite's own check misses most single-bit flips in text. The seals find them; what a kind of store checks beyond them finds rows
//! that vanished.
mod check;
mod table;

use std::collections::HashMap;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Row, ToSql, params, params_from_iter};
use sha2::{Digest, Sha256};

use crate::StoreError;

pub use table::{Covers, SETTING, STORE, Table};

pub(crate) use check::{check, find_broken_now, lossy};

/// A row's seal.
pub(crate) type Sealed = [u8; 32];

impl Table {
    /// Adds a row: its sealed columns in their order, and the seal over them.
    ///
    /// # Errors
    /// The disk's, or SQLite's where a rule of the table is broken.
    pub fn add(&self, conn: &Connection, values: &[&dyn ToSql]) -> Result<(), StoreError> {
        self.add_all(conn, &[values])
    }

    /// Adds a row that covers these seals.
    pub(crate) fn add_covering(
        &self,
        conn: &Connection,
        values: &[&dyn ToSql],
        covered: &[Sealed],
    ) -> Result<(), StoreError> {
        let seal = self.seal_over(values, covered)?;
        self.insert(conn, &[values], &[seal])
    }

    /// Adds rows in one statement.
    pub(crate) fn add_all(&self, conn: &Connection, rows: &[&[&dyn ToSql]]) -> Result<(), StoreError> {
        let seals = rows.iter().map(|values| self.seal_of(values)).collect::<Result<Vec<_>, _>>()?;
        self.insert(conn, rows, &seals)
    }

    fn insert(&self, conn: &Connection, rows: &[&[&dyn ToSql]], seals: &[Sealed]) -> Result<(), StoreError> {
        let Self { name: table, columns, .. } = self;
        let row = format!("({})", vec!["?"; columns.len() + 1].join(", "));
        let sql =
            format!("INSERT INTO {table} ({}, seal) VALUES {}", columns.join(", "), vec![row; rows.len()].join(", "));
        let sealed = rows.iter().zip(seals);
        let values = sealed.flat_map(|(values, seal)| values.iter().copied().chain([seal as &dyn ToSql]));
        conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        Ok(())
    }

    /// Makes a row, which `by` tells from all others, hold these values: its sealed columns in their order. Only those in `changed`
    /// are written, so that no index is for nothing.
    pub(crate) fn set(
        &self,
        conn: &Connection,
        values: &[&dyn ToSql],
        changed: &[&str],
        by: &[&str],
    ) -> Result<(), StoreError> {
        let Self { name: table, columns, .. } = self;
        let value =
            |name: &&str| columns.iter().zip(values).find(|(column, _)| *column == name).map(|(_, value)| *value);
        let seal = self.seal_of(values)?;
        let sql =
            format!("UPDATE {table} SET {} = ?, seal = ? WHERE {} = ?", changed.join(" = ?, "), by.join(" = ? AND "));
        let values = changed.iter().filter_map(value).chain([&seal as &dyn ToSql]).chain(by.iter().filter_map(value));
        match conn.prepare_cached(&sql)?.execute(params_from_iter(values))? {
            1 => Ok(()),
            rows => Err(StoreError::Internal {
                detail: format!("{rows} rows of {table} were there to change instead of one").into(),
            }),
        }
    }

    /// Runs what changes rows of a table with rowids and ends with `RETURNING rowid`, or what is the same; seals every row that it
    /// wrote. Answers how many.
    ///
    /// # Errors
    /// The disk's, or SQLite's where a rule of the table is broken.
    pub fn write(&self, conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<usize, StoreError> {
        let rows: Vec<i64> = crate::sql::all(conn, sql, params, |row| row.get(0))?;
        for rowid in &rows {
            self.seal_again(conn, *rowid)?;
        }
        Ok(rows.len())
    }

    fn seal_again(&self, conn: &Connection, rowid: i64) -> Result<(), StoreError> {
        let Self { name: table, columns, .. } = self;
        let select = format!("SELECT {} FROM {table} WHERE rowid = ?1", columns.join(", "));
        let covered = match &self.covers {
            Some(covers) => crate::sql::all(conn, &covers.of_one(), [rowid], |row| row.get(0))?,
            None => Vec::<Vec<u8>>::new(),
        };
        let seal =
            conn.prepare_cached(&select)?.query_row([rowid], |row| seal_in(table, row, columns.len(), &covered))?;
        let update = format!("UPDATE {table} SET seal = ?2 WHERE rowid = ?1");
        conn.prepare_cached(&update)?.execute(params![rowid, seal])?;
        Ok(())
    }

    /// Seals every row, as a store of this version has it. `by` tells a row from all others: first its number, where the seal covers
    /// other rows.
    pub(crate) fn seal_all(&self, conn: &Connection, version: i64, by: &[&str]) -> Result<(), StoreError> {
        let (table, columns) = (self.name, self.columns_at(version));
        let sql = format!("SELECT {} FROM {table}", columns.join(", "));
        let seals = self.all_covered(conn, version)?;
        let rows = crate::sql::all(conn, &sql, [], |row| {
            let known = by.iter().map(|column| row.get::<_, Value>(*column)).collect::<Result<Vec<_>, _>>()?;
            let covered = row.get(by[0]).ok().and_then(|number: i64| seals.get(&number));
            Ok((seal_in(table, row, columns.len(), covered.map_or(&[][..], Vec::as_slice))?, known))
        })?;
        let sql = format!("UPDATE {table} SET seal = ? WHERE {} = ?", by.join(" = ? AND "));
        let mut update = conn.prepare(&sql)?;
        for (seal, known) in rows {
            let known = known.iter().map(|value| value as &dyn ToSql);
            update.execute(params_from_iter([&seal as &dyn ToSql].into_iter().chain(known)))?;
        }
        Ok(())
    }

    /// The seals that its rows cover, by the number of the row that covers them and in their order.
    fn all_covered(&self, conn: &Connection, version: i64) -> Result<HashMap<i64, Vec<Vec<u8>>>, StoreError> {
        let mut seals: HashMap<i64, Vec<Vec<u8>>> = HashMap::new();
        let Some(covers) = self.covers_at(version) else { return Ok(seals) };
        let mut statement = conn.prepare(&covers.all())?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let (Ok(number), Ok(seal)) = (row.get(0), row.get(1)) {
                seals.entry(number).or_default().push(seal);
            }
        }
        Ok(seals)
    }

    /// The seal of a row that is about to be written. What SQLite reads back later has the same types: every table is STRICT.
    pub(crate) fn seal_of(&self, values: &[&dyn ToSql]) -> Result<Sealed, StoreError> {
        self.seal_over(values, &[])
    }

    fn seal_over(&self, values: &[&dyn ToSql], covered: &[Sealed]) -> Result<Sealed, StoreError> {
        let table = self.name;
        assert_eq!(values.len(), self.columns.len(), "a value for each sealed column of {table}");
        let mut seal = Seal::of(table);
        for value in values {
            match value.to_sql()? {
                ToSqlOutput::Borrowed(value) => seal.add(value),
                ToSqlOutput::Owned(value) => seal.add(ValueRef::from(&value)),
                _ => {
                    return Err(StoreError::Internal {
                        detail: format!("a value of {table} is of a kind without a seal").into(),
                    });
                }
            }
        }
        seal.cover(covered);
        Ok(seal.end())
    }
}

/// The seal of a row's first `columns` values, and of the rows that it covers.
fn seal_in(table: &str, row: &Row<'_>, columns: usize, covered: &[impl AsRef<[u8]>]) -> rusqlite::Result<Sealed> {
    let mut seal = Seal::of(table);
    for column in 0..columns {
        seal.add(row.get_ref(column)?);
    }
    seal.cover(covered);
    Ok(seal.end())
}

/// A seal in the making.
#[derive(Clone)]
pub(crate) struct Seal(Sha256);

impl Seal {
    /// Begins the seal of a row of this table.
    pub fn of(table: &str) -> Self {
        Self(Sha256::new_with_prefix(table.as_bytes()))
    }

    /// The next value of the row.
    pub fn add(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.0.update([0]),
            ValueRef::Integer(number) => self.part(1, &number.to_le_bytes()),
            ValueRef::Real(number) => self.part(2, &number.to_le_bytes()),
            ValueRef::Text(text) => self.part(3, text),
            ValueRef::Blob(bytes) => self.part(4, bytes),
        }
    }

    /// A value with its type and length, so that no two rows share an encoding.
    fn part(&mut self, kind: u8, bytes: &[u8]) {
        self.0.update([kind]);
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Rows that are covered, by their seals.
    pub fn cover(&mut self, covered: &[impl AsRef<[u8]>]) {
        covered.iter().for_each(|seal| self.part(4, seal.as_ref()));
    }

    /// The seal.
    pub fn end(self) -> Sealed {
        self.0.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::migrate;
    use crate::store::tests::ledger::Ledger;
    use crate::{Kind, Organisation};

    fn all_sealed<K: Kind>() {
        for version in 1..=K::VERSION {
            let mut model = Connection::open_in_memory().unwrap();
            migrate::up(&mut model, migrate::until(K::MIGRATIONS, version)).unwrap();
            let tables = "SELECT name FROM sqlite_schema WHERE sql LIKE '%STRICT' ORDER BY name";
            let tables: Vec<String> = crate::sql::all(&model, tables, [], |row| row.get(0)).unwrap();
            let mut known: Vec<&str> = K::TABLES.iter().map(|table| table.name).collect();
            known.sort_unstable();
            assert_eq!(tables, known);
            for table in K::TABLES {
                let name = table.name;
                let columns = format!("SELECT name FROM pragma_table_info('{name}')");
                let columns: Vec<String> = crate::sql::all(&model, &columns, [], |row| row.get(0)).unwrap();
                let mut sealed: Vec<&str> = table.columns_at(version).to_vec();
                sealed.push("seal");
                assert_eq!(columns, sealed, "{name} of version {version}");
                for column in [table.named, table.shown].into_iter().chain(table.audit) {
                    assert!(sealed.contains(&column), "{column} of {name} of version {version}");
                }
            }
        }
    }

    #[test]
    fn every_column_of_every_table_is_sealed_in_every_version() {
        all_sealed::<Organisation>();
        all_sealed::<Ledger>();
    }

    #[test]
    fn what_an_operation_covers_is_asked_in_these_words() {
        let covers = crate::organisation::kind::tables::OPERATION.covers.expect("it covers its changes");
        assert_eq!(covers.all(), "SELECT operation, seal FROM change ORDER BY operation, key");
        assert_eq!(covers.of_one(), "SELECT seal FROM change WHERE operation = ?1 ORDER BY key");
    }
}
