//! Audit tools taken in, each whole and under its digest, with their texts for searching.
use rusqlite::{Row, ToSql, params};

use crate::{OrganisationReader, OrganisationWriter, StoreError, organisation::kind::tables, sql};

/// Where a tool came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolSource {
    /// It came with the program.
    Bundled,
    /// Somebody opened a file.
    Imported,
}

/// An audit tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolRow {
    /// Its digest; the store takes it as given.
    pub digest: String,
    /// Its id, such as `section-11`.
    pub id: String,
    /// Its edition, such as `2026`.
    pub edition: String,
    /// Its languages, the main one first.
    pub languages: Vec<String>,
    /// Its title in the main language.
    pub title: String,
    /// Its status, such as `draft`.
    pub status: String,
    /// The whole tool as canonical JSON.
    pub document: Vec<u8>,
    /// Where it came from.
    pub source: ToolSource,
    /// RFC 3339 UTC.
    pub taken_in_at: String,
}

/// The name of an audit tool that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolName {
    /// Its digest.
    pub digest: String,
    /// Its id, such as `section-11`.
    pub id: String,
    /// Its edition, such as `2026`.
    pub edition: String,
}

/// One standard's texts in one language, plain, for searching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardText {
    /// The standard's id.
    pub standard: String,
    /// Its area's id.
    pub area: String,
    /// The language.
    pub language: String,
    /// Its number as shown, such as `6.4`.
    pub number: String,
    /// The statement.
    pub statement: String,
    /// All of its guidance, without markup.
    pub guidance: String,
}

/// SQLite takes 32,766 values in a statement.
const TEXTS_AT_ONCE: usize = 1_000;

const SOURCES: &[(&str, ToolSource)] = &[("bundled", ToolSource::Bundled), ("imported", ToolSource::Imported)];

fn read(row: &Row<'_>) -> rusqlite::Result<ToolRow> {
    Ok(ToolRow {
        digest: row.get("digest")?,
        id: row.get("id")?,
        edition: row.get("edition")?,
        languages: row.get::<_, String>("languages")?.split_whitespace().map(str::to_owned).collect(),
        title: row.get("title")?,
        status: row.get("status")?,
        document: row.get("document")?,
        source: sql::word(row, "source", SOURCES)?,
        taken_in_at: row.get("taken_in_at")?,
    })
}

impl OrganisationReader<'_> {
    /// All tools, newest taken in first.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn tools(&self) -> Result<Vec<ToolRow>, StoreError> {
        sql::all(self.conn, "SELECT * FROM tool ORDER BY taken_in_at DESC, rowid DESC", [], read)
    }

    /// All tools by name, newest taken in first, without their documents.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn tool_names(&self) -> Result<Vec<ToolName>, StoreError> {
        let name = |row: &Row<'_>| Ok(ToolName { digest: row.get(0)?, id: row.get(1)?, edition: row.get(2)? });
        // Not by the time at which it was taken in: SQLite would walk through every document to reach it.
        let all = "SELECT digest, id, edition FROM tool ORDER BY rowid DESC";
        sql::all(self.conn, all, [], name)
    }

    /// One tool by its digest.
    ///
    /// # Errors
    /// `not-found`.
    pub fn tool(&self, digest: &str) -> Result<ToolRow, StoreError> {
        sql::first(self.conn, "SELECT * FROM tool WHERE digest = ?1", [digest], read)?
            .ok_or_else(|| StoreError::Unknown { what: "tool", id: digest.to_owned() })
    }
}

const WITHOUT_DIGEST: [&str; 8] =
    ["id", "edition", "languages", "title", "status", "document", "source", "taken_in_at"];

impl OrganisationWriter<'_> {
    /// Takes a tool in. One with the same digest and document stays as it is, one whose document was lost to damage gets it
    /// back; answers whether it is new.
    ///
    /// # Errors
    /// `already-there` where another document lies under this digest.
    pub fn take_in_tool(&self, tool: &ToolRow, texts: &[StandardText]) -> Result<bool, StoreError> {
        let known = self.tool(&tool.digest).ok();
        let waits = known.as_ref().is_some_and(|known| known.document.is_empty());
        if let Some(known) = known.filter(|_| !waits) {
            return match known.document == tool.document {
                true => Ok(false),
                false => Err(StoreError::Exists { what: "tool", id: tool.digest.clone() }),
            };
        }
        let ToolRow { digest, id, edition, languages, title, status, document, source, taken_in_at } = tool;
        let source = SOURCES.iter().find(|(_, known)| known == source).map(|(word, _)| word);
        let languages = languages.join(" ");
        let values = params![digest, id, edition, languages, title, status, document, source, taken_in_at];
        match waits {
            true => tables::TOOL.set(self.conn, values, &WITHOUT_DIGEST, &["digest"])?,
            false => tables::TOOL.add(self.conn, values)?,
        }
        texts.chunks(TEXTS_AT_ONCE).try_for_each(|texts| self.add_texts(digest, texts))?;
        Ok(true)
    }

    /// In one statement: before each statement that adds to it, the search writes out what it has not written yet.
    fn add_texts(&self, tool: &str, texts: &[StandardText]) -> Result<(), StoreError> {
        let first = sql::next_id(self.conn, "standard_text")?;
        let tool: &dyn ToSql = &tool;
        let numbered: Vec<_> = (first..).zip(texts).collect();
        let rows = numbered.iter().map(|(id, text)| -> [&dyn ToSql; 8] {
            let StandardText { standard, area, language, number, statement, guidance } = text;
            [id, tool, standard, area, language, number, statement, guidance]
        });
        let rows: Vec<_> = rows.collect();
        tables::STANDARD_TEXT.add_all(self.conn, &rows.iter().map(|row| row.as_slice()).collect::<Vec<_>>())
    }
}
