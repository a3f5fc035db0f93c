//! Reading ids out of rows, and "there is no such row" in one place.
use rusqlite::{Connection, Params, Row, types::Type};
use uuid::Uuid;

use crate::StoreError;

/// The UUID in a text column.
pub(crate) fn id(row: &Row<'_>, column: &str) -> rusqlite::Result<Uuid> {
    let text: String = row.get(column)?;
    parse(&text)
}

/// The UUID in a text column that may be empty.
pub(crate) fn optional_id(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Uuid>> {
    row.get::<_, Option<String>>(column)?.as_deref().map(parse).transpose()
}

fn parse(text: &str) -> rusqlite::Result<Uuid> {
    Uuid::parse_str(text).map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}

/// All rows of a query.
pub(crate) fn all<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params, read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The first row of a query, if there is one.
pub(crate) fn first<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>, StoreError> {
    use rusqlite::OptionalExtension;
    Ok(conn.prepare_cached(sql)?.query_row(params, read).optional()?)
}

/// The `id` of the next row of a table that has one.
pub(crate) fn next_id(conn: &Connection, table: &str) -> Result<i64, StoreError> {
    let sql = format!("SELECT coalesce(max(id), 0) + 1 FROM {table}");
    Ok(conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

/// The end of the range of keys that begin with a prefix.
pub(crate) fn after_prefix(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}

/// One of a few words in a text column.
pub(crate) fn word<T>(row: &Row<'_>, column: &str, words: &[(&str, T)]) -> rusqlite::Result<T>
where
    T: Copy,
{
    let text: String = row.get(column)?;
    words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(0, Type::Text, format!("unexpected word {text}").into())
    })
}
