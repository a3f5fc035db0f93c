//! What can go wrong with the store: a stable code and a sentence each. Hints for people are made in audit-api.
use std::{fmt, path::PathBuf};

use rusqlite::ErrorCode;
use uuid::Uuid;

use crate::cause::{Cause, Detail};
use crate::identity::Identity;

/// One row whose content is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The table that holds the row.
    pub table: String,
    /// The audit that it belongs to, where the row still tells.
    pub audit: Option<Uuid>,
    /// The field's key, for a damaged field or a damaged change in its history; else the name of the row.
    pub name: Option<String>,
}

/// What became of the file of an open store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Astray {
    /// There is none at its path any more: it or its folder was deleted, renamed or moved.
    Gone,
    /// Another file is at its path.
    Replaced,
    /// Somebody else cut it short or wrote to it.
    Changed,
}

/// Every failure of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// Another program has the store open. The names come from a label file: information only, perhaps stale.
    InUse {
        /// The computer that wrote the label.
        computer: Option<String>,
        /// The user that wrote the label.
        user: Option<String>,
        /// Since when, UTC.
        since: Option<String>,
    },
    /// The store was written by a newer program; it was left untouched.
    Newer {
        /// The version of the file.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// The file is not a store of this program (or its first page is damaged).
    NotAStore {
        /// The `application_id` found, where the file is an SQLite file.
        application_id: Option<i64>,
    },
    /// The file is damaged.
    Damaged {
        /// Rows whose seal does not fit, or that differ from their history.
        places: Vec<Damage>,
        /// What SQLite itself found.
        details: Vec<String>,
    },
    /// There is no store, but snapshots of one lie beside: never begin an empty one in silence.
    Missing {
        /// How many snapshots there are.
        snapshots: usize,
    },
    /// The file or its folder cannot be written to.
    ReadOnly,
    /// The disk is full.
    DiskFull {
        /// Whether the change is on disk, read again after reopening; `None` where nothing was being changed.
        saved: Option<bool>,
    },
    /// The disk reported an error.
    Disk {
        /// As for a full disk.
        saved: Option<bool>,
        /// SQLite's or the system's words.
        detail: Detail,
    },
    /// A field does not hold what the caller believed: somebody changed it meanwhile.
    StaleField {
        /// The field.
        key: String,
        /// What the caller believed.
        expected: Option<String>,
        /// What is stored.
        stored: Option<String>,
    },
    /// There is no such row.
    Unknown {
        /// The kind of thing: `audit`, `submitter`, `tool`, `export`, `operation`, `signing key`.
        what: &'static str,
        /// The id that was looked for.
        id: String,
    },
    /// Something else is stored under this id already.
    Exists {
        /// The kind of thing.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// The audit's revision is locked by an export.
    Locked {
        /// The audit.
        audit: Uuid,
    },
    /// The audit is open; only a locked one starts a new revision.
    NotLocked {
        /// The audit.
        audit: Uuid,
    },
    /// This operation cannot be undone or redone now.
    CannotUndo,
    /// SQLite could not make sense of what it read: the file is damaged, or the disk failed to read it for a moment. Only the
    /// check when a store is opened says that it is damaged.
    Malformed {
        /// SQLite's words.
        detail: Detail,
    },
    /// A file or folder (a snapshot, the second folder) could not be used.
    File {
        /// Which one.
        path: PathBuf,
        /// The system's words.
        detail: Detail,
    },
    /// A time was not RFC 3339.
    BadTime {
        /// The text given.
        text: String,
    },
    /// The file that is open is not the one at the store's path any more, or not as it was left. Nothing more is written.
    Astray {
        /// What became of it.
        how: Astray,
        /// A whole copy of everything that was saved, written from the open file; none where that could not be done.
        rescued: Option<PathBuf>,
    },
    /// The store could not be opened again after a failed write; nothing can be read until it can.
    Closed,
    /// SQLite refused something that should not happen.
    Internal {
        /// SQLite's words.
        detail: Detail,
    },
}

impl StoreError {
    /// The stable code: the screen switches on this, never on the text.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InUse { .. } => "store-in-use",
            Self::Newer { .. } => "newer-store",
            Self::NotAStore { .. } => "not-a-store",
            Self::Damaged { .. } => "damaged-store",
            Self::Missing { .. } => "store-missing",
            Self::ReadOnly => "store-read-only",
            Self::DiskFull { .. } => "disk-full",
            Self::Disk { .. } | Self::Malformed { .. } => "disk-error",
            Self::StaleField { .. } => "stale-field",
            Self::Unknown { .. } => "not-found",
            Self::Exists { .. } => "already-there",
            Self::Locked { .. } => "audit-locked",
            Self::NotLocked { .. } => "audit-not-locked",
            Self::CannotUndo => "cannot-undo",
            Self::File { .. } => "file-unusable",
            Self::BadTime { .. } => "bad-time",
            Self::Astray { how: Astray::Gone, .. } => "store-gone",
            Self::Astray { how: Astray::Replaced, .. } => "store-replaced",
            Self::Astray { how: Astray::Changed, .. } => "store-changed",
            Self::Closed => "store-closed",
            Self::Internal { .. } => "store-error",
        }
    }

    /// What a file is that is a store of another kind than the one that was asked for, such as “a partnership’s store”.
    pub fn another_kind(&self) -> Option<&'static str> {
        match self {
            Self::NotAStore { application_id: Some(id) } => Identity::of(*id).map(|known| known.name),
            _ => None,
        }
    }

    /// The same failure, now knowing whether the change is on disk.
    pub(crate) fn with_saved(self, on_disk: bool) -> Self {
        match self {
            Self::DiskFull { .. } => Self::DiskFull { saved: Some(on_disk) },
            Self::Disk { detail, .. } => Self::Disk { saved: Some(on_disk), detail },
            Self::Malformed { detail: Detail { cause, .. } } => {
                Self::Disk { saved: Some(on_disk), detail: Detail::of("what was read made no sense".to_owned(), cause) }
            }
            other => Self::Disk { saved: Some(on_disk), detail: Detail::of(other.to_string(), other.cause().copied()) },
        }
    }

    /// The same failure where the file was opened and checked: what makes no sense then is damaged.
    pub(crate) fn at_opening(self) -> Self {
        match self {
            Self::Malformed { detail } => Self::Damaged { places: Vec::new(), details: vec![detail.to_string()] },
            other => other,
        }
    }

    /// The same failure where a copy was checked that was just written: the disk does not give back what it was given. Whether the
    /// store itself is damaged is found when it is opened.
    pub(crate) fn of_a_copy(self) -> Self {
        match self {
            Self::Damaged { .. } | Self::NotAStore { .. } | Self::Malformed { .. } => {
                Self::Disk { saved: None, detail: "a copy does not read back as it was written".into() }
            }
            other => other,
        }
    }

    /// A failure to use `path`, with a full disk and a read-only folder told apart.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull { saved: None },
            _ => Self::File { path: path.to_path_buf(), detail: Detail::of(error.to_string(), Some(error.into())) },
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse { .. } => write!(f, "Another program has this store open."),
            Self::Newer { found, known } => {
                write!(f, "The store has version {found}; this program knows up to {known}. It was left untouched.")
            }
            Self::NotAStore { .. } => match self.another_kind() {
                Some(name) => write!(f, "The file is {name}: a store of another kind."),
                None => write!(f, "The file is not a store of this program, or its start is damaged."),
            },
            Self::Damaged { places, details } => {
                write!(f, "The store is damaged in {} places.", places.len() + details.len())
            }
            Self::Missing { snapshots } => {
                write!(f, "The store is missing, but there are {snapshots} snapshots of it.")
            }
            Self::ReadOnly => write!(f, "The store or its folder cannot be written to."),
            Self::DiskFull { saved } => write!(f, "The disk is full{}.", on_disk(*saved)),
            Self::Disk { saved, detail } => {
                write!(f, "The disk reported an error ({detail}){}.", on_disk(*saved))
            }
            Self::Malformed { detail } => write!(f, "The store could not be read ({detail})."),
            Self::StaleField { key, .. } => write!(f, "The field {key} was changed meanwhile."),
            Self::Unknown { what, id } => write!(f, "There is no {what} {id}."),
            Self::Exists { what, id } => write!(f, "There is another {what} {id} already."),
            Self::Locked { .. } => write!(f, "This revision of the audit is locked."),
            Self::NotLocked { .. } => write!(f, "The audit is open already."),
            Self::CannotUndo => write!(f, "This cannot be undone or redone now."),
            Self::File { path, detail } => write!(f, "{} could not be used: {detail}.", path.display()),
            Self::BadTime { text } => write!(f, "“{text}” is not a time."),
            Self::Astray { how, rescued } => {
                write!(f, "The open file is not the one at the store's path ({how:?}); rescued: {rescued:?}.")
            }
            Self::Closed => write!(f, "The store could not be opened again."),
            Self::Internal { detail } => write!(f, "The store refused: {detail}."),
        }
    }
}

fn on_disk(saved: Option<bool>) -> &'static str {
    match saved {
        Some(true) => "; the change is on disk",
        Some(false) => "; the change is not on disk",
        None => "",
    }
}

/// An error that can say that the change which it stopped is not on the disk.
pub trait NotSaved {
    /// The same error, saying so where it is the disk's.
    #[must_use]
    fn not_saved(self) -> Self;
}

impl NotSaved for StoreError {
    fn not_saved(self) -> Self {
        match self {
            Self::DiskFull { .. } | Self::Disk { .. } | Self::Malformed { .. } => self.with_saved(false),
            other => other,
        }
    }
}

impl StoreError {
    /// What SQLite or the system said, where it is known.
    fn cause(&self) -> Option<&Cause> {
        match self {
            Self::Disk { detail, .. }
            | Self::Malformed { detail }
            | Self::File { detail, .. }
            | Self::Internal { detail } => detail.cause.as_ref(),
            _ => None,
        }
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause().map(|cause| cause as _)
    }
}

/// SQLite's number for a file that ends too soon, `SQLITE_IOERR_SHORT_READ`.
pub(crate) const SHORT_READ: i32 = 522;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error().map(|error| error.extended_code);
        if let Some(code) = code {
            // Also where the failure is told by a code of ours alone.
            tracing::warn!(sqlite = code, "SQLite refused");
        }
        let detail = Detail::of(error.to_string(), code.map(Cause::Sqlite));
        match error.sqlite_error_code() {
            // The file ends before it should: it was cut. No disk says that it cannot be read.
            _ if error.sqlite_error().is_some_and(|error| error.extended_code == SHORT_READ) => {
                Self::Malformed { detail: Detail::of("the file is cut short".to_owned(), detail.cause) }
            }
            Some(ErrorCode::DiskFull) => Self::DiskFull { saved: None },
            Some(ErrorCode::SystemIoFailure) => Self::Disk { saved: None, detail },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt) => Self::Malformed { detail },
            Some(ErrorCode::NotADatabase) => Self::NotAStore { application_id: None },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::InUse { computer: None, user: None, since: None }
            }
            _ => Self::Internal { detail },
        }
    }
}
