//! The store's file: opening it alone, reading, and writing in transactions that survive a full disk.
mod bare_store;
mod checks;
mod connection;
mod counting;
mod create;
mod file_id;
mod label;
pub(crate) mod migrate;
mod open_connection;
pub(crate) mod options;
mod out_of_place;
#[cfg(test)]
pub(crate) mod tests;

use std::cell::{Cell, OnceCell, RefCell};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use uuid::Uuid;

use crate::done::Done;
use crate::kind::Kind;
use crate::{MadeBy, NotSaved, StoreError, snapshots};

pub use bare_store::BareStore;
pub use counting::Mark;
pub use file_id::is_open_store;
pub use migrate::Migration;
pub use options::OpenOptions;

pub(crate) use checks::{check_as_version, check_connection};
pub(crate) use connection::{check_identity, lock_for_this_program, open_for_reading, set_up};
pub(crate) use counting::{copy_of, moves};
pub(crate) use create::open_for_making;

/// The folder of snapshots beside the store.
pub const SNAPSHOT_FOLDER: &str = "snapshots";
/// The folder reserved for attached evidence, each file named by its SHA-256.
pub const EVIDENCE_FOLDER: &str = "evidence";

/// An open store of one kind: nobody else can open its file until this value is dropped.
#[derive(Debug)]
pub struct Store<K: Kind> {
    /// Empty only after a failed write and a failed attempt to open again: whoever asks next opens it.
    conn: OnceCell<open_connection::Live>,
    path: PathBuf,
    made_by: MadeBy,
    copy: Cell<Uuid>,
    /// What [`moves`] says, while it is known: nobody else writes.
    moves: Cell<Option<i64>>,
    /// The file that is open, as it was left.
    seen: RefCell<Option<file_id::Seen>>,
    /// What became of that file.
    trouble: RefCell<Option<out_of_place::Trouble>>,
    /// What the file has to hold at least when it is opened again.
    expected: Cell<Option<(Uuid, i64)>>,
    /// When files were written to says nothing here.
    times_lie: Cell<bool>,
    refuges: Vec<PathBuf>,
    opened_at: String,
    kind: PhantomData<K>,
}

impl<K: Kind> Store<K> {
    /// Opens the store at `path`, upgrading an older one; makes one where there is none.
    ///
    /// # Errors
    /// `store-in-use`, `newer-store` and `not-a-store` leave the file untouched. `damaged-store` names the damaged
    /// rows. `store-missing` where there is no file but snapshots lie beside. `store-read-only`, `disk-full`.
    pub fn open(path: &Path, options: &OpenOptions) -> Result<Self, StoreError> {
        match std::fs::metadata(path) {
            Ok(_) => Self::open_existing(path, options).map_err(StoreError::at_opening),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                match snapshots::list_snapshots::<K>(path).len() {
                    0 => Self::create(path, options),
                    snapshots => Err(StoreError::Missing { snapshots }),
                }
            }
            Err(error) => Err(StoreError::file(path, &error)),
        }
    }

    /// Makes an empty store at `path`, even where snapshots of an earlier one lie beside.
    ///
    /// # Errors
    /// `already-there` where the file exists; `store-read-only`, `disk-full`.
    pub fn create(path: &Path, options: &OpenOptions) -> Result<Self, StoreError> {
        create::new_file::<K>(path, options)?;
        Self::open_existing(path, options)
    }

    fn open_existing(path: &Path, options: &OpenOptions) -> Result<Self, StoreError> {
        let mut conn = lock_for_this_program(path)?;
        check_identity::<K>(&conn)?;
        label::write(path, options)?;
        let seen = file_id::Seen::at(path).ok().flatten();
        let checked = Self::checked(&mut conn, path, options);
        if checked.is_err() {
            // Nobody has it open: the next one must not be told so. While the lock is held the label is ours.
            label::remove(path);
        }
        let store = Self {
            copy: Cell::new(checked?),
            conn: OnceCell::from(open_connection::Live::new(conn, path)),
            path: path.to_path_buf(),
            made_by: options.made_by(),
            moves: Cell::new(None),
            seen: RefCell::new(seen),
            trouble: RefCell::default(),
            expected: Cell::default(),
            times_lie: Cell::default(),
            refuges: Vec::new(),
            opened_at: options.now.clone(),
            kind: PhantomData,
        };
        store.committed(store.opened()?)?;
        Ok(store)
    }

    /// Upgrades an older store and checks every row; the copy's id.
    fn checked(conn: &mut Connection, path: &Path, options: &OpenOptions) -> Result<Uuid, StoreError> {
        set_up(conn)?;
        let version = migrate::version(conn)?;
        if version < K::VERSION {
            check_connection::<K>(conn)?;
            snapshots::before_upgrade::<K>(conn, path, options)?;
            migrate::up(conn, K::MIGRATIONS)?;
        }
        check_connection::<K>(conn)?;
        conn.execute_batch(K::IN_MEMORY)?;
        copy_of(conn)
    }

    /// The id of this copy of the store.
    pub fn copy_id(&self) -> Uuid {
        self.copy.get()
    }

    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Who is at work and where, as the next snapshots say.
    pub fn set_made_by(&mut self, by: MadeBy) {
        self.made_by = by;
    }

    pub(crate) fn made_by(&self) -> &MadeBy {
        &self.made_by
    }

    /// A view for reading.
    ///
    /// # Errors
    /// After a failed write, when the store cannot be opened again now: `store-read-only`, `store-in-use` or `store-closed`.
    pub fn read(&self) -> Result<Reader<'_, K>, StoreError> {
        Ok(Reader { conn: self.opened()?, kind: PhantomData })
    }

    /// The state that the store is in now. Where the mark is the same, everything in the store is.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn mark(&self) -> Result<Mark, StoreError> {
        let moves = self.moves_now()?;
        // Reading goes on from the open file, and what is in it is rescued as soon as it is seen to be astray.
        let _ = self.in_place();
        Ok(Mark { copy: self.copy.get(), moves })
    }

    fn moves_now(&self) -> Result<i64, StoreError> {
        let conn = self.opened()?;
        let moves = self.moves.get().map_or_else(|| moves::<K>(conn), Ok)?;
        self.moves.set(Some(moves));
        Ok(moves)
    }

    /// Runs `work` in one transaction. What this returns as `Ok` is on disk, in the file at the store's path; an error leaves
    /// everything as it was.
    ///
    /// # Errors
    /// Whatever `work` returns. `disk-full` and `disk-error` when the commit failed: the store was closed, opened and
    /// read again, and `saved` says what is on disk; `store-closed` where it could not be, and that is not known. `store-gone`,
    /// `store-replaced`, `store-changed` where somebody took the file away or wrote to it: nothing is written.
    pub fn write<T, E>(&mut self, work: impl FnOnce(&Writer<'_, K>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError> + NotSaved,
    {
        let before = self.begin().map_err(|error| E::from(error).not_saved())?;
        let conn = self.opened()?;
        let writer =
            Writer { reader: Reader { conn, kind: PhantomData }, copy: self.copy.get(), done: RefCell::default() };
        match work(&writer).and_then(|value| Ok(counting::count_write::<K>(conn, before).map(|now| (value, now))?)) {
            Ok((value, now)) => match conn.execute_batch("COMMIT") {
                Ok(()) => {
                    self.moves.set(Some(now));
                    self.committed(conn).map_err(|error| E::from(error).not_saved())?;
                    writer.done.take().iter().for_each(Done::tell);
                    Ok(value)
                }
                Err(error) => Err(self.after_failed_commit(error.into(), before).into()),
            },
            Err(error) => {
                self.undo_failed_work();
                Err(error.not_saved())
            }
        }
    }

    /// Begins a transaction; answers the number that every one that commits raises.
    fn begin(&mut self) -> Result<i64, StoreError> {
        self.opened()?;
        self.back_in_place()?;
        let before = self.moves_now()?;
        self.opened()?.execute_batch("BEGIN IMMEDIATE")?;
        Ok(before)
    }

    /// Rolls back. SQLite has done so by itself when the disk failed: then nothing in memory is trusted any more.
    fn undo_failed_work(&mut self) {
        let Some(conn) = self.conn.get() else { return };
        if conn.is_autocommit() || conn.execute_batch("ROLLBACK").is_err() {
            self.reopen();
        } else {
            self.remember_times();
        }
    }

    fn after_failed_commit(&mut self, error: StoreError, before: i64) -> StoreError {
        self.expected.set(Some((self.copy.get(), before)));
        self.reopen();
        match self.conn.get().map(|conn| moves::<K>(conn)) {
            Some(Ok(now)) => error.with_saved(now > before),
            // What is on disk will be known when it can be read again.
            Some(Err(_)) | None => StoreError::Closed,
        }
    }

    fn reopen(&mut self) {
        self.moves.set(None);
        if self.conn.get().is_some_and(|conn| self.committed(conn).is_err()) {
            // The open file is all that there is of it.
            return;
        }
        self.conn = OnceCell::new();
        // Where it cannot be opened now, the next one to ask tries again.
        let _ = self.opened();
    }

    /// The connection; opened again where a failed write closed it, so that trying again is of use as soon as the disk is.
    fn opened(&self) -> Result<&Connection, StoreError> {
        if let Some(conn) = self.conn.get() {
            return Ok(conn);
        }
        let again = connection::reopen::<K>(&self.path).map_err(|error| match error {
            StoreError::ReadOnly if self.path.exists() => error,
            StoreError::InUse { .. } => error,
            // While the disk fails, a good file too may look damaged.
            _ => self.why_astray().unwrap_or(StoreError::Closed),
        })?;
        let (copy, now) = (copy_of(&again)?, moves::<K>(&again)?);
        if self.expected.get().is_some_and(|(expected, least)| copy != expected || now < least) {
            drop(again);
            let replaced = StoreError::Astray { how: crate::Astray::Replaced, rescued: None };
            return Err(self.why_astray().unwrap_or(replaced));
        }
        self.copy.set(copy);
        self.trouble.take();
        Ok(self.take(again))
    }

    /// Works with this connection from now on.
    fn take(&self, conn: Connection) -> &Connection {
        self.moves.set(None);
        self.expected.set(None);
        self.seen.replace(file_id::Seen::at(&self.path).ok().flatten());
        self.conn.get_or_init(|| open_connection::Live::new(conn, &self.path))
    }

    /// Lets go of the file, so that it can be replaced. Until it is opened anew, reading and writing answer `store-closed`
    /// or open it again.
    pub fn close(&mut self) {
        self.moves.set(None);
        self.expected.set(None);
        self.trouble.take();
        // On Windows what is seen of the file is a handle, and nothing is put in the place of a file while one is open.
        self.seen.take();
        if self.conn.take().is_some() {
            label::remove(&self.path);
        }
    }
}

impl<K: Kind> Drop for Store<K> {
    fn drop(&mut self) {
        self.close();
    }
}

/// A view of a store for reading: each noun of the kind adds its questions.
#[derive(Debug)]
pub struct Reader<'a, K: Kind> {
    pub(crate) conn: &'a Connection,
    kind: PhantomData<K>,
}

impl<'a, K: Kind> Reader<'a, K> {
    /// What SQL is asked of. Only who can make a value of the kind gets it: nobody of [`crate::Organisation`], whose statements stand
    /// in this crate.
    pub fn connection(&self, _kind: K) -> &'a Connection {
        self.conn
    }
}

/// A transaction: everything that a [`Reader`] can, and the changes.
#[derive(Debug)]
pub struct Writer<'a, K: Kind> {
    reader: Reader<'a, K>,
    pub(crate) copy: Uuid,
    /// The operations of this transaction, for the log once it is on disk.
    pub(crate) done: RefCell<Vec<Done>>,
}

impl<'a, K: Kind> std::ops::Deref for Writer<'a, K> {
    type Target = Reader<'a, K>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}
