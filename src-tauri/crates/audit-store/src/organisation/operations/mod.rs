//! Operations: every change of an audit, with what each field held before and after. History and undo come from them.
mod commit;
mod history;
mod of_audit;
mod undo;

use rusqlite::Row;
use uuid::Uuid;

use crate::sql;

pub use history::HistoryFilter;
pub use undo::{Step, UndoState};

/// Who answered, and who typed where that was somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name chosen at start.
    pub name: String,
    /// The role chosen at start.
    pub role: String,
    /// The name of the person at the keyboard, where another one answered.
    pub typed_by: Option<String>,
}

/// One field's change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field's key.
    pub key: String,
    /// What the caller saw there; a commit is refused where something else is stored.
    pub old: Option<String>,
    /// What it becomes; `None` empties it.
    pub new: Option<String>,
    /// Whether the field's words can be searched for.
    pub searchable: bool,
}

impl Change {
    /// A change of a value that nobody searches for, such as a rating or a date.
    pub fn value(key: impl Into<String>, old: Option<&str>, new: Option<&str>) -> Self {
        Self { key: key.into(), old: old.map(str::to_owned), new: new.map(str::to_owned), searchable: false }
    }

    /// A change of text that people wrote.
    pub fn text(key: impl Into<String>, old: Option<&str>, new: Option<&str>) -> Self {
        Self { searchable: true, ..Self::value(key, old, new) }
    }
}

/// What a commit records.
#[derive(Clone, Debug)]
pub struct NewOperation {
    /// The operation's id for ever.
    pub id: Uuid,
    /// What was done, in the caller's own words, such as `rate-standard`.
    pub kind: String,
    /// Who did it.
    pub person: Person,
    /// When, RFC 3339 UTC; a label, not an order.
    pub at: String,
    /// Why, where something signed is changed.
    pub reason: Option<String>,
    /// The operation that this one takes back: use [`crate::OrganisationWriter::undo`] and [`crate::OrganisationWriter::redo`].
    pub undoes: Option<Uuid>,
    /// Typing: the operation that this continues, or its own id to begin an entry. Where it is the audit's latest,
    /// still open, by the same person in the same field, it is rewritten in place.
    pub entry: Option<Uuid>,
    /// Undo stops here: an export, an import, a key event.
    pub barrier: bool,
    /// The version of the way in which values are written.
    pub format: i64,
    /// The changes, each key at most once. Those that change nothing are dropped.
    pub changes: Vec<Change>,
}

/// What a commit did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The operation that holds the changes; `None` where nothing changed and nothing was recorded.
    pub operation: Option<Uuid>,
    /// The latest position of the audit's history now (0: none yet).
    pub position: i64,
    /// Whether an entry was rewritten in place.
    pub rewritten: bool,
}

/// Which way an operation went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A change of its own.
    Do,
    /// It took one back.
    Undo,
    /// It brought one back.
    Redo,
}

/// A recorded operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationRow {
    /// Its id.
    pub id: Uuid,
    /// Its place in this store's order: "as it stood" goes by this.
    pub position: i64,
    /// The copy in which it was made.
    pub copy: Uuid,
    /// Its number within that copy.
    pub sequence: i64,
    /// The audit.
    pub audit: Uuid,
    /// The audit's revision at that time.
    pub revision: i64,
    /// What was done, in the caller's own words.
    pub kind: String,
    /// Who did it.
    pub person: Person,
    /// When, RFC 3339 UTC.
    pub at: String,
    /// Why.
    pub reason: Option<String>,
    /// The operation that it took back.
    pub undoes: Option<Uuid>,
    /// Which way it went.
    pub turn: Turn,
    /// Typing that may still go on.
    pub entry_open: bool,
    /// Undo stops here.
    pub barrier: bool,
    /// The version of the way in which its values are written.
    pub format: i64,
    /// Its changes, by key.
    pub changes: Vec<ChangeRow>,
}

/// A recorded change of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    /// The field's key.
    pub key: String,
    /// What it held before.
    pub old: Option<String>,
    /// What it held after.
    pub new: Option<String>,
}

const TURNS: &[(&str, Turn)] = &[("do", Turn::Do), ("undo", Turn::Undo), ("redo", Turn::Redo)];

/// An operation without its changes.
fn read(row: &Row<'_>) -> rusqlite::Result<OperationRow> {
    Ok(OperationRow {
        id: sql::id(row, "uuid")?,
        position: row.get("position")?,
        copy: sql::id(row, "copy")?,
        sequence: row.get("sequence")?,
        audit: sql::id(row, "audit")?,
        revision: row.get("revision")?,
        kind: row.get("kind")?,
        person: Person { name: row.get("person_name")?, role: row.get("person_role")?, typed_by: row.get("typed_by")? },
        at: row.get("at")?,
        reason: row.get("reason")?,
        undoes: sql::optional_id(row, "undoes")?,
        turn: sql::word(row, "turn", TURNS)?,
        entry_open: row.get("entry_open")?,
        barrier: row.get("barrier")?,
        format: row.get("format")?,
        changes: Vec::new(),
    })
}
