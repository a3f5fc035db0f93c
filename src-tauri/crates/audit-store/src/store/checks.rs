//! What is checked before a store's content is used: SQLite's structure, then every row's seal.
use rusqlite::Connection;

use super::migrate;
use crate::{StoreError, kind::Kind, seals};

/// The largest file that gets SQLite's full check, which also compares indexes with their tables.
const FULL_CHECK_BELOW: i64 = 64 * 1024 * 1024;

/// Checks everything; search indexes, which hold nothing of their own, are rebuilt where the file can be written. Damage is
/// believed when it is found twice: a disk that could not be read for a moment looks the same.
///
/// # Errors
/// `damaged-store` with every damaged row.
pub(crate) fn check_connection<K: Kind>(conn: &Connection) -> Result<(), StoreError> {
    twice(|| check::<K>(conn, migrate::version(conn)?))
}

/// The same, as if the store were of this version, whatever its number says.
///
/// # Errors
/// As there.
pub(crate) fn check_as_version<K: Kind>(conn: &Connection, version: i64) -> Result<(), StoreError> {
    // Most that is not of this version is told by this alone.
    twice(|| match schema_damage::<K>(conn, version)? {
        Some(detail) => Err(StoreError::Damaged { places: Vec::new(), details: vec![detail] }),
        None => check::<K>(conn, version),
    })
}

fn twice(check: impl Fn() -> Result<(), StoreError>) -> Result<(), StoreError> {
    let checked = check().or_else(|error| match error {
        StoreError::Damaged { .. } | StoreError::Malformed { .. } => check(),
        other => Err(other),
    });
    checked.map_err(StoreError::at_opening)
}

fn check<K: Kind>(conn: &Connection, version: i64) -> Result<(), StoreError> {
    let mut details: Vec<String> = cut(conn)?.into_iter().collect();
    details.extend(structure(conn)?);
    let in_search = |line: &String| line.to_lowercase().contains("fts5");
    if !details.is_empty() && details.iter().all(in_search) && rebuild_search::<K>(conn).is_ok() {
        details = structure(conn)?;
    }
    let places = seals::check::<K>(conn, version).or_else(|error| match error {
        // Rows that cannot even be read are told by SQLite's own check.
        StoreError::Malformed { .. } | StoreError::Internal { .. } if !details.is_empty() => Ok(Vec::new()),
        StoreError::Malformed { detail } | StoreError::Internal { detail } => {
            Err(StoreError::Damaged { places: Vec::new(), details: vec![detail.to_string()] })
        }
        other => Err(other),
    })?;
    details.extend(schema_damage::<K>(conn, version)?);
    if details.is_empty() && places.is_empty() {
        return Ok(());
    }
    Err(StoreError::Damaged { places, details })
}

/// What SQLite finds wrong, a line each.
fn structure(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let size: i64 = conn.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let check = if pages * size < FULL_CHECK_BELOW { "integrity_check" } else { "quick_check" };
    let mut lines: Vec<String> = Vec::new();
    let outcome = conn.pragma_query(None, check, |row| {
        lines.push(row.get(0)?);
        Ok(())
    });
    match outcome.map_err(StoreError::from) {
        // What cannot be read now may be whole: that is no damage, for which people restore an older snapshot.
        Ok(()) => match lines.iter().find(|line| is_of_disk(line)) {
            Some(line) => Err(StoreError::Disk { saved: None, detail: line.replace('\n', " ").into() }),
            None => Ok(lines.into_iter().filter(|line| line != "ok").collect()),
        },
        Err(StoreError::Internal { detail } | StoreError::Malformed { detail }) => Ok(vec![detail.to_string()]),
        Err(error) => Err(error),
    }
}

/// Whether a line of SQLite's check tells of a disk that could not be read: SQLITE_IOERR in its words or its number.
fn is_of_disk(line: &str) -> bool {
    const IOERR: u32 = 10;
    const SHORT_READ: u32 = crate::error::SHORT_READ.unsigned_abs();
    let code = line.rsplit_once("error code").and_then(|(_, code)| code.trim_matches(['=', ' ']).parse::<u32>().ok());
    // What ends too soon was read as far as it goes.
    code.map_or_else(|| line.contains("disk I/O error"), |code| code % 256 == IOERR && code != SHORT_READ)
}

/// A file that ends before its last page does was cut, whatever was there: SQLite reads zeros in its place.
fn cut(conn: &Connection) -> Result<Option<String>, StoreError> {
    let Some(about) = conn.path().filter(|path| !path.is_empty()).and_then(|path| std::fs::metadata(path).ok()) else {
        return Ok(None);
    };
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let size: i64 = conn.pragma_query_value(None, "page_size", |row| row.get(0))?;
    Ok((about.len() < (pages * size).unsigned_abs()).then(|| "the file is cut short".to_owned()))
}

/// Compares the tables, triggers and indexes with those that the migrations make: rot in them would change what later
/// writes do.
fn schema_damage<K: Kind>(conn: &Connection, version: i64) -> Result<Option<String>, StoreError> {
    let mut model = Connection::open_in_memory()?;
    migrate::up(&mut model, migrate::until(K::MIGRATIONS, version))?;
    let same = schema(conn)? == schema(&model)?;
    Ok((!same).then(|| "the schema is not the one that was made".to_owned()))
}

fn schema(conn: &Connection) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
    let sql = "SELECT CAST(type || name || tbl_name || coalesce(sql, '') AS BLOB) FROM sqlite_schema ORDER BY name";
    crate::sql::all(conn, sql, [], |row| row.get(0))
}

/// Makes the search indexes anew from their tables.
pub(crate) fn rebuild_search<K: Kind>(conn: &Connection) -> Result<(), StoreError> {
    conn.execute_batch(K::SEARCH)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{is_of_disk, schema};
    use crate::{Kind as _, Organisation, store::migrate};

    /// Where a bit of the version is hit, only the rest of the file tells which version it is of.
    #[test]
    fn versions_that_one_bit_makes_of_each_other_differ_in_their_tables_or_their_seals() {
        let made = |version: i64| {
            let mut model = Connection::open_in_memory().unwrap();
            migrate::up(&mut model, migrate::until(Organisation::MIGRATIONS, version)).unwrap();
            schema(&model).unwrap()
        };
        for one in 1..=Organisation::VERSION {
            for other in (1..one).filter(|other| (one ^ other).count_ones() == 1) {
                let sealed_alike = Organisation::TABLES.iter().all(|table| table.is_alike(one, other));
                let told = made(one) != made(other) || !sealed_alike;
                assert!(told, "versions {other} and {one}: give the newer one another number, or something of its own");
            }
        }
    }

    #[test]
    fn a_disk_that_cannot_be_read_is_no_damage() {
        for line in [
            "Tree 5 page 8: unable to get the page. error code=266",
            "Tree 5 page 8: btreeInitPage() returns error code 10",
            "unable to validate the inverted index for FTS5 table main.answers: disk I/O error",
        ] {
            assert!(is_of_disk(line), "{line}");
        }
        for line in [
            "Tree 5 page 8: btreeInitPage() returns error code 11",
            "Tree 5 page 8: unable to get the page. error code=522",
            "row 3 missing from index x",
            "ok",
        ] {
            assert!(!is_of_disk(line), "{line}");
        }
    }
}
