//! When the open file is not the one at its path: nothing more is written, it is said, and a whole copy of everything that was
//! saved is written from the open file, which is all that there is of it.
use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;

use super::{Store, connection, copy_of, file_id::Seen, moves};
use crate::{Astray, StoreError, kind::Kind, snapshots};

/// What became of the store's file.
#[derive(Debug)]
pub(super) struct Trouble {
    how: Astray,
    /// A whole copy of what was saved.
    rescued: Option<PathBuf>,
    /// What lies in its place, where that was looked into and is not this store.
    another: Option<Seen>,
}

/// What a look at the file tells.
enum Look {
    Same,
    Gone,
    Replaced,
    Cut,
    /// Somebody wrote to it, or the system says so.
    Touched,
}

impl<K: Kind> Store<K> {
    /// Whether the open file still is the file at the store's path, as it was left. Where it is not, a copy of everything that was
    /// saved is written, once, and the error says where it is.
    ///
    /// # Errors
    /// `store-gone`, `store-replaced`, `store-changed`.
    pub fn in_place(&self) -> Result<(), StoreError> {
        let Some(conn) = self.conn.get() else { return Ok(()) };
        let how = match self.look(conn).0 {
            Look::Same => {
                self.trouble.take();
                return Ok(());
            }
            Look::Gone => Astray::Gone,
            Look::Replaced => Astray::Replaced,
            Look::Cut | Look::Touched => Astray::Changed,
        };
        Err(self.astray(how))
    }

    /// Folders for a copy of everything that was saved, where it cannot be written beside the store.
    pub fn take_refuge_in(&mut self, folders: Vec<PathBuf>) {
        self.refuges = folders;
    }

    /// Remembers what became of the file, and rescues what was saved.
    fn astray(&self, how: Astray) -> StoreError {
        let known = self.trouble.take();
        let (kept, another) = known.map_or((None, None), |known| (known.rescued, known.another));
        let rescued = kept.filter(|path| path.exists()).or_else(|| self.conn.get().and_then(|conn| self.rescue(conn)));
        self.trouble.replace(Some(Trouble { how, rescued: rescued.clone(), another }));
        StoreError::Astray { how, rescued }
    }

    /// A whole copy of the open file, beside its place, which is made again if it has to be: the next start offers it there.
    fn rescue(&self, conn: &Connection) -> Option<PathBuf> {
        let at = conn.query_row(K::LAST_AT, [], |row| row.get(0)).unwrap_or_else(|_| self.opened_at.clone());
        let beside = snapshots::files::snapshot_folder(&self.path);
        let mut folders = [&beside].into_iter().chain(&self.refuges);
        folders.find_map(|folder| snapshots::rescue::<K>(conn, folder, &at, self.made_by()).ok())
    }

    /// What a look at the file tells, and what was seen.
    fn look(&self, conn: &Connection) -> (Look, Option<Seen>) {
        let seen = self.seen.borrow();
        // What cannot be looked at may be there: the disk will say.
        let (Some(known), Ok(found)) = (seen.as_ref(), Seen::at(&self.path)) else { return (Look::Same, None) };
        let look = match &found {
            None => Look::Gone,
            Some(found) if found.id != known.id => Look::Replaced,
            Some(found) if found.length < size(conn) => Look::Cut,
            Some(found) if found.written != known.written && !self.times_lie.get() => Look::Touched,
            Some(_) => Look::Same,
        };
        (look, found)
    }

    /// What was just committed is in the file at its path.
    pub(super) fn committed(&self, conn: &Connection) -> Result<(), StoreError> {
        match self.look(conn) {
            (Look::Same | Look::Touched, found) => {
                // It was we who wrote to the file last.
                if let (Some(known), Some(found)) = (self.seen.borrow_mut().as_mut(), found) {
                    *known = found;
                }
                Ok(())
            }
            (Look::Gone, _) => Err(self.astray(Astray::Gone)),
            (Look::Replaced, _) => Err(self.astray(Astray::Replaced)),
            (Look::Cut, _) => Err(self.astray(Astray::Changed)),
        }
    }

    /// It was we who wrote to the file last.
    pub(super) fn remember_times(&self) {
        if let (Some(known), Ok(Some(found))) = (self.seen.borrow_mut().as_mut(), Seen::at(&self.path))
            && known.id == found.id
        {
            *known = found;
        }
    }

    /// Before anything is written: the file is in its place. One in its place that holds the same to the last change, such as a
    /// copy that a sync program put there, is as good.
    pub(super) fn back_in_place(&mut self) -> Result<(), StoreError> {
        let error = match self.in_place() {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        let StoreError::Astray { how, rescued } = &error else { return Err(error) };
        let found = Seen::at(&self.path).ok().flatten();
        let (Some(found), Some(conn)) = (found, self.conn.get()) else { return Err(error) };
        let looked_into = |another: &Seen| {
            another.id == found.id && another.length == found.length && another.written == found.written
        };
        let known = self.trouble.borrow().as_ref().and_then(|trouble| trouble.another.as_ref().map(looked_into));
        if known == Some(true) || found.length < size(conn) {
            return Err(error);
        }
        let now = Reached::by::<K>(conn)?;
        match how {
            Astray::Gone => return Err(error),
            // Two files: ours stays open while the other one is looked into.
            Astray::Replaced => match connection::reopen::<K>(&self.path) {
                Ok(other) if now.is_reached_by::<K>(&other) => self.go_on_with(other, rescued.as_deref()),
                _ => return Err(self.is_another(found, error)),
            },
            // One file, which can only be read anew once it is let go of: not before the copy is there.
            Astray::Changed if rescued.is_none() => return Err(error),
            Astray::Changed => {
                self.conn.take();
                self.expected.set(Some((self.copy.get(), now.moves)));
                match connection::reopen::<K>(&self.path) {
                    Ok(again) if now.is_reached_by::<K>(&again) => {
                        // It is as it was left: whoever says when files are written to cannot be relied on here.
                        self.times_lie.set(true);
                        self.go_on_with(again, rescued.as_deref());
                    }
                    _ => return Err(self.is_another(found, error)),
                }
            }
        }
        Ok(())
    }

    fn is_another(&self, found: Seen, error: StoreError) -> StoreError {
        if let Some(trouble) = self.trouble.borrow_mut().as_mut() {
            trouble.another = Some(found);
        }
        error
    }

    fn go_on_with(&mut self, conn: Connection, needless: Option<&Path>) {
        self.trouble.take();
        // One too many is no harm.
        let _ = needless.map(fs::remove_file);
        self.conn.take();
        self.take(conn);
    }

    /// Why there is no open file any more, where that is known.
    pub(super) fn why_astray(&self) -> Option<StoreError> {
        let trouble = self.trouble.borrow();
        trouble.as_ref().map(|trouble| StoreError::Astray { how: trouble.how, rescued: trouble.rescued.clone() })
    }
}

/// How far a store is: two that count alike and do not hold the same differ in the seal of the last thing that was done.
#[derive(Debug, PartialEq, Eq)]
struct Reached {
    copy: uuid::Uuid,
    moves: i64,
    last: Option<(String, Vec<u8>)>,
}

impl Reached {
    fn by<K: Kind>(conn: &Connection) -> Result<Self, StoreError> {
        let last = crate::sql::first(conn, K::LAST, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self { copy: copy_of(conn)?, moves: moves::<K>(conn)?, last })
    }

    fn is_reached_by<K: Kind>(&self, conn: &Connection) -> bool {
        Self::by::<K>(conn).is_ok_and(|other| other == *self)
    }
}

/// How long the file is, as SQLite has it.
fn size(conn: &Connection) -> u64 {
    let number = |name: &str| -> i64 {
        let read = conn.prepare_cached(&format!("PRAGMA {name}"));
        read.and_then(|mut read| read.query_row([], |row| row.get(0))).unwrap_or(0)
    };
    number("page_count").unsigned_abs() * number("page_size").unsigned_abs()
}
