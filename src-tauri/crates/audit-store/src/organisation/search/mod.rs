//! Search over the texts of audit tools and the answers, as a person types.
use rusqlite::{Row, params};
use uuid::Uuid;

use crate::{OrganisationReader, StoreError, sql};

/// Where to look, and how many answers to show.
#[derive(Clone, Debug, Default)]
pub struct SearchScope {
    /// Only this tool's texts.
    pub tool: Option<String>,
    /// Only texts in this language.
    pub language: Option<String>,
    /// Only this audit's answers.
    pub audit: Option<Uuid>,
    /// At most so many answers.
    pub limit: usize,
}

/// Something that has to be found, in any of these ways; of a way every phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted(pub Vec<Vec<Phrase>>);

/// Words that stand next to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: String,
    /// Whether the last one may only begin so.
    pub unfinished: bool,
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
}

/// An answer that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerHit {
    /// The audit.
    pub audit: Uuid,
    /// The field's key.
    pub key: String,
}

/// What was found, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Standards.
    pub standards: Vec<StandardHit>,
    /// Answers.
    pub answers: Vec<AnswerHit>,
}

/// More than this at once looks for nothing in particular.
const MOST: usize = 50;

impl Phrase {
    /// In quotes, so that nothing of it is an operator; none where there is no word in it.
    fn quoted(&self) -> Option<String> {
        let words = self.words.replace(|c: char| c == '"' || c.is_control(), " ");
        let end = if self.unfinished { "*" } else { "" };
        words.chars().any(char::is_alphanumeric).then(|| format!("\"{words}\"{end}"))
    }
}

impl Wanted {
    fn query(&self) -> Option<String> {
        let way = |way: &Vec<Phrase>| way.iter().map(Phrase::quoted).collect::<Option<Vec<_>>>();
        let ways: Vec<_> = self.0.iter().filter_map(way).filter(|way| !way.is_empty()).take(MOST).collect();
        let ways: Vec<_> = ways.iter().map(|way| format!("({})", way.join(" AND "))).collect();
        (!ways.is_empty()).then(|| format!("({})", ways.join(" OR ")))
    }
}

fn query_of(wanted: &[Wanted]) -> Option<String> {
    let all: Vec<String> = wanted.iter().take(MOST).filter_map(Wanted::query).collect();
    (!all.is_empty()).then(|| all.join(" AND "))
}

fn standard(row: &Row<'_>) -> rusqlite::Result<StandardHit> {
    Ok(StandardHit {
        tool: row.get("tool")?,
        standard: row.get("standard")?,
        area: row.get("area")?,
        number: row.get("number")?,
        language: row.get("language")?,
    })
}

fn answer(row: &Row<'_>) -> rusqlite::Result<AnswerHit> {
    Ok(AnswerHit { audit: sql::id(row, "audit")?, key: row.get("key")? })
}

impl OrganisationReader<'_> {
    /// Standards and answers that hold everything wanted. A standard's guidance is that of every type of service. Any text is safe.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn search(&self, wanted: &[Wanted], scope: &SearchScope) -> Result<Found, StoreError> {
        let Some(query) = query_of(wanted) else { return Ok(Found::default()) };
        let limit = i64::try_from(scope.limit).unwrap_or(i64::MAX);
        let values = params![query, scope.tool, scope.language];
        let standards = sql::all(self.conn, include_str!("standards.sql"), values, standard)?;
        let values = params![query, scope.audit.map(|id| id.to_string()), limit];
        let answers = sql::all(self.conn, include_str!("answers.sql"), values, answer)?;
        Ok(Found { standards, answers })
    }
}
