//! Search over the texts of audit tools and the answers, as a person types.
use rusqlite::{Row, params};
use uuid::Uuid;

use crate::{Reader, StoreError, sql};

/// Where to look, and how much to show.
#[derive(Clone, Debug, Default)]
pub struct SearchScope {
    /// Only this tool's texts.
    pub tool: Option<String>,
    /// Only texts in this language.
    pub language: Option<String>,
    /// Only this audit's answers.
    pub audit: Option<Uuid>,
    /// At most so many of each sort.
    pub limit: usize,
}

/// A piece of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnippetPart {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

/// A standard whose texts fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardHit {
    /// The tool's digest.
    pub tool: String,
    /// The standard's id.
    pub standard: String,
    /// Its area's id.
    pub area: String,
    /// Its number as shown.
    pub number: String,
    /// The text's language.
    pub language: String,
    /// The words around.
    pub snippet: Vec<SnippetPart>,
}

/// An answer that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerHit {
    /// The audit.
    pub audit: Uuid,
    /// The field's key.
    pub key: String,
    /// The words around.
    pub snippet: Vec<SnippetPart>,
}

/// What was found, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Standards.
    pub standards: Vec<StandardHit>,
    /// Answers.
    pub answers: Vec<AnswerHit>,
}

/// Marks around what was found, in what SQLite answers; nobody types them.
const BEGIN: char = '\u{2}';
const END: char = '\u{3}';
/// Words beyond these do not make a search better.
const MOST_WORDS: usize = 12;

/// Every word in quotes, so that nothing of it is an operator; the last one may be the beginning of a word.
fn query_of(typed: &str) -> Option<String> {
    let words: Vec<String> = typed
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MOST_WORDS)
        .map(|word| format!("\"{}\"", word.replace('"', " ")))
        .collect();
    (!words.is_empty()).then(|| format!("{}*", words.join(" ")))
}

fn snippet(marked: &str) -> Vec<SnippetPart> {
    let mut parts: Vec<SnippetPart> = Vec::new();
    let mut found = false;
    for piece in marked.split_inclusive([BEGIN, END]) {
        let text = piece.trim_end_matches([BEGIN, END]);
        if !text.is_empty() {
            parts.push(SnippetPart { text: text.to_owned(), found });
        }
        found = piece.ends_with(BEGIN);
    }
    parts
}

fn standard(row: &Row<'_>) -> rusqlite::Result<StandardHit> {
    Ok(StandardHit {
        tool: row.get("tool")?,
        standard: row.get("standard")?,
        area: row.get("area")?,
        number: row.get("number")?,
        language: row.get("language")?,
        snippet: snippet(&row.get::<_, String>("snippet")?),
    })
}

fn answer(row: &Row<'_>) -> rusqlite::Result<AnswerHit> {
    Ok(AnswerHit {
        audit: sql::id(row, "audit")?,
        key: row.get("key")?,
        snippet: snippet(&row.get::<_, String>("snippet")?),
    })
}

impl Reader<'_> {
    /// Standards and answers that hold every word typed; the last word may be unfinished. Any text is safe.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn search(&self, typed: &str, scope: &SearchScope) -> Result<Found, StoreError> {
        let Some(query) = query_of(typed) else { return Ok(Found::default()) };
        let limit = i64::try_from(scope.limit).unwrap_or(i64::MAX);
        let values = params![query, scope.tool, scope.language, limit];
        let standards = sql::all(self.conn, include_str!("standards.sql"), values, standard)?;
        let values = params![query, scope.audit.map(|id| id.to_string()), limit];
        let answers = sql::all(self.conn, include_str!("answers.sql"), values, answer)?;
        Ok(Found { standards, answers })
    }
}
