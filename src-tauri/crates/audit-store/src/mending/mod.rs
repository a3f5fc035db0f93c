//! Mending a damaged store: everything that is whole in it goes into a new file, by its seals; what is not is taken from where else
//! it stands (the program itself, a field's history, the changes before and after one), or proven by its seal. What nothing tells
//! any more is said, row by row, and kept on a list in the store.
mod bits;
mod chain;
mod closing;
mod elsewhere;
mod exports;
mod fields;
mod found;
mod history;
mod parents;
mod rest;
mod source;
mod tools;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::snapshots::files;
use crate::store::{Store, check_connection, check_identity, lock_for_this_program, set_up};
use crate::{Damage, Left, OpenOptions, StandardText, StoreError, ToolRow};

use found::Found;

/// What a store holds and the program that keeps it knows as well.
pub trait Known {
    /// The tool with this digest and its texts, where it comes with the program.
    fn tool(&self, digest: &str) -> Option<(ToolRow, Vec<StandardText>)>;
    /// The tool that a document is, and its texts; none where the document makes no sense.
    fn tool_in(&self, document: &[u8]) -> Option<(ToolRow, Vec<StandardText>)>;
    /// Whether people look for the words in this field.
    fn is_searched(&self, key: &str) -> bool;
    /// Whether an audit can have such a field at all.
    fn is_field(&self, key: &str) -> bool;
    /// Whether these bytes are the return with this fingerprint.
    fn is_return(&self, bytes: &[u8], fingerprint: &str) -> bool;
    /// The improvement plan of a return, as it is drawn today.
    fn plan_of(&self, return_bytes: &[u8]) -> Option<Vec<u8>>;
}

/// Knows nothing but what is in the store.
struct Nobody;

impl Known for Nobody {
    fn tool(&self, _digest: &str) -> Option<(ToolRow, Vec<StandardText>)> {
        None
    }

    fn tool_in(&self, _document: &[u8]) -> Option<(ToolRow, Vec<StandardText>)> {
        None
    }

    fn is_searched(&self, key: &str) -> bool {
        key.ends_with("/narrative")
    }

    fn is_field(&self, _key: &str) -> bool {
        true
    }

    fn is_return(&self, _bytes: &[u8], _fingerprint: &str) -> bool {
        false
    }

    fn plan_of(&self, _return_bytes: &[u8]) -> Option<Vec<u8>> {
        None
    }
}

/// What mending did.
#[derive(Debug)]
pub struct Mended {
    /// The mended store, open.
    pub store: Store,
    /// Fields that were put back from history.
    pub fields: Vec<Damage>,
    /// What nothing tells any more; the store has it on its list.
    pub left: Vec<Left>,
    /// The damaged file, kept aside as it was; empty where nothing was damaged.
    pub kept_aside: PathBuf,
}

/// As [`mend_with`], from what is in the store alone.
///
/// # Errors
/// As there.
pub fn mend(path: &Path, options: &OpenOptions) -> Result<Mended, StoreError> {
    mend_with(path, options, &Nobody)
}

/// Mends the store at `path` after keeping the damaged file aside. It must not be open in this process.
///
/// # Errors
/// `damaged-store` where nothing can be made of it: the file is then as before, and a snapshot is the way back. `disk-full`,
/// `store-in-use` and the like.
pub fn mend_with(path: &Path, options: &OpenOptions, known: &dyn Known) -> Result<Mended, StoreError> {
    let damaged = match look(path) {
        Ok(()) => {
            let store = Store::open(path, options)?;
            return Ok(Mended { store, fields: Vec::new(), left: Vec::new(), kept_aside: PathBuf::new() });
        }
        Err(error) if is_damage(&error) => error.at_opening(),
        Err(error) => return Err(error),
    };
    // Not open here at this moment: copying a file that this process has open would give up SQLite's locks on it.
    let version = source::version(path).map_err(|error| if is_damage(&error) { damaged.clone() } else { error })?;
    let (kept_aside, is_new) = match files::kept_already(path)? {
        Some(kept) => (kept, false),
        None => (files::keep_aside(path, &options.now)?, true),
    };
    // Where SQLite can lock it at all, nobody else gets at it meanwhile.
    let held = match lock_for_this_program(path) {
        Err(error) if !is_damage(&error) => return Err(error),
        held => held,
    };
    let made = make(path, &kept_aside, version, options, known).map_err(|error| {
        if is_new {
            // The file itself is still there.
            let _ = std::fs::remove_file(&kept_aside);
        }
        if is_damage(&error) { damaged } else { error }
    })?;
    drop(held);
    files::remove_journal(path)?;
    files::replace(made.file, path)?;
    Ok(Mended { store: Store::open(path, options)?, fields: made.fields, left: made.left, kept_aside })
}

/// Looks at the whole store, as opening does; what an interrupted transaction left is rolled back with it.
fn look(path: &Path) -> Result<(), StoreError> {
    let conn = lock_for_this_program(path)?;
    check_identity(&conn)?;
    set_up(&conn)?;
    check_connection(&conn)
}

fn is_damage(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Damaged { .. }
            | StoreError::Malformed { .. }
            | StoreError::Internal { .. }
            | StoreError::NotAStore { .. }
    )
}

struct Made {
    file: tempfile::TempPath,
    fields: Vec<Damage>,
    left: Vec<Left>,
}

/// Makes the mended file beside the store.
fn make(
    path: &Path,
    damaged: &Path,
    version: i64,
    options: &OpenOptions,
    known: &dyn Known,
) -> Result<Made, StoreError> {
    let folder = files::folder_of(path);
    let mut found = read(damaged, folder, version)?;
    found.check_rows();
    elsewhere::mend(&mut found, path);
    found.mend_rows();
    tools::mend(&mut found, known, &options.now);
    rest::mend(&mut found, options);
    parents::mend(&mut found, &options.now);
    exports::mend(&mut found, known);
    history::mend(&mut found);
    fields::mend(&mut found, known);
    history::close(&mut found);
    closing::mend(&mut found, &options.now);
    found.say_what_vanished();
    // A store without any audit would look like a new one: a snapshot is the way back then.
    if found.rows("audit").is_empty() && found.left.iter().any(|left| left.damage.table == "audit") {
        return Err(StoreError::Damaged { places: Vec::new(), details: vec!["no audit can be read".to_owned()] });
    }
    let name = damaged.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    found.list_what_is_left(&name);
    let file = write::new_file(folder, &found)?;
    Ok(Made { file, fields: found.put_back, left: found.left })
}

/// Reads whatever can be read.
fn read(damaged: &Path, folder: &Path, version: i64) -> Result<Found, StoreError> {
    let source = source::Source::of(damaged, folder, version)?;
    let conn: &Connection = &source.conn;
    Ok(Found::read(conn, version))
}
