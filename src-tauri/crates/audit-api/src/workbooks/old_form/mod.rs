//! An old form of any partnership: looked at with a mapping that a person can change, then brought in as answers from last time.

mod placing;
mod previewing;

use super::files::Book;
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::OldFormAsked;
use audit_core::ids::StandardId;
use audit_core::old_form::{self, Holds, How, Match, Meaning};
use audit_core::tool::Placed;
use audit_workbooks::old_form::{Form, OldRow};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An answer that is not brought in.
const LEAVE_OUT: &str = "leave-out";

/// An audit as it stood a moment ago, to hold an old form against.
pub struct AuditAsItStands(Arc<Loaded>);

/// An old form held against an audit.
pub struct OldFormLooked {
    /// The file's name.
    file: String,
    /// SHA-256 of the file.
    digest: String,
    loaded: Arc<Loaded>,
    form: Form,
    /// What each column is taken for.
    holds: Vec<Option<Holds>>,
    /// The values in the column of ratings.
    meanings: Vec<Meaning>,
    /// Their places, by what they have in common however they are typed.
    by_value: BTreeMap<String, usize>,
    /// The rows with an answer, each with what it is taken to be about.
    rows: Vec<(OldRow, About)>,
}

/// What a row is taken to be about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum About {
    /// A standard, and why.
    Standard(StandardId, Option<How>),
    /// None.
    Nothing,
    /// It is not brought in.
    LeftOut,
}

impl Program {
    /// An audit as it stands, for an old form.
    ///
    /// # Errors
    /// `audit-locked`, `not-found`; the store's.
    pub fn as_it_stands(&self, audit: &str) -> Result<AuditAsItStands, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        match loaded.locked() {
            true => Err(audit_core::audit::Refusal::Locked.into()),
            false => Ok(AuditAsItStands(loaded)),
        }
    }
}

impl AuditAsItStands {
    /// Holds an old form against it, with what a person said about it. This needs no store.
    ///
    /// # Errors
    /// `form-empty`, `form-too-long`.
    pub fn look_at(self, book: &Book, asked: &OldFormAsked) -> Result<OldFormLooked, ApiError> {
        let loaded = self.0;
        let form = Form::of(&book.grids, asked.sheet.as_deref().unwrap_or_default(), asked.header)?;
        let standards = standards(&loaded);
        let holds = match asked.columns.is_empty() {
            true => old_form::propose(&form.headers, &form.rows, &standards, &loaded.language),
            false => said(&form, asked),
        };
        let rows = form.answers(&holds);
        let mut meanings = old_form::meanings(rows.iter().map(|row| row.rating.as_str()), &loaded.tool);
        for meaning in &mut meanings {
            if let Some(said) = asked.levels.iter().find(|said| said.value == meaning.value) {
                let code = said.rating.as_deref().filter(|code| !code.is_empty());
                meaning.rating = code.and_then(audit_core::audit::Rating::from_code);
                meaning.guessed = false;
            }
        }
        let by_value =
            meanings.iter().enumerate().map(|(place, one)| (old_form::value_key(&one.value), place)).collect();
        let mut closest = old_form::Closest::new(&standards, &loaded.language);
        let mut about = |row: &OldRow| {
            let said = asked.matches.iter().find(|said| said.row == row.row + 1);
            let chosen = said.map(|said| said.standard.as_deref().unwrap_or_default());
            let chosen = chosen.map(|standard| (standard, StandardId::new(standard).ok()));
            match chosen {
                Some((LEAVE_OUT, _)) => About::LeftOut,
                Some((_, Some(id))) if loaded.tool.standard(&id).is_some() => About::Standard(id, None),
                Some(_) => About::Nothing,
                None => match closest.find(&row.number, &row.text) {
                    Some(Match { standard, how }) => About::Standard(standard, Some(how)),
                    None => About::Nothing,
                },
            }
        };
        let abouts: Vec<About> = rows.iter().map(&mut about).collect();
        let rows = rows.into_iter().zip(abouts).collect();
        drop(standards);
        let (file, digest) = (book.file.clone(), book.digest.clone());
        Ok(OldFormLooked { file, digest, form, holds, meanings, by_value, rows, loaded })
    }
}

impl OldFormLooked {
    /// What the rating of a row probably means.
    fn meaning(&self, rating: &str) -> Option<&Meaning> {
        self.by_value.get(&old_form::value_key(rating)).map(|place| &self.meanings[*place])
    }
}

/// The standards that a row can be about: those that the organisation sees, or all of them while that is not known.
fn standards(loaded: &Loaded) -> Vec<Placed<'_>> {
    let shown = loaded.content.shown(&loaded.tool);
    if shown.is_empty() { loaded.tool.standards().collect() } else { shown }
}

/// What the columns hold as a person says.
fn said(form: &Form, asked: &OldFormAsked) -> Vec<Option<Holds>> {
    let of = |name: &String| {
        let found = asked.columns.iter().find(|said| said.column == *name);
        found.and_then(|said| said.holds).map(|holds| holds.0)
    };
    form.names.iter().map(of).collect()
}
