//! The damaged file as it is read from: a copy of the copy, with what is known of every store put right in it.
use std::{
    fs::{self, File},
    io::{Read as _, Write as _},
    path::Path,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig, params};
use tempfile::TempPath;

use super::is_damage;
use crate::kind::Kind;
use crate::snapshots::files;
use crate::store::{check_as_version, migrate, open_for_reading};
use crate::{StoreError, sql};

/// A copy that can be thrown away, open.
pub(super) struct Source {
    pub conn: Connection,
    _file: TempPath,
}

const PAGE: u64 = 4096;

impl Source {
    pub fn of<K: Kind>(damaged: &Path, folder: &Path, version: i64) -> Result<Self, StoreError> {
        let file = files::temporary(folder, K::TEMPORARY)?;
        fs::copy(damaged, &file).map_err(|error| StoreError::file(&file, &error))?;
        header::<K>(&file).map_err(|error| StoreError::file(&file, &error))?;
        let conn = open(&file)?;
        let conn = match schema::<K>(&conn, version) {
            // SQLite reads it when it opens the file.
            Ok(true) => {
                drop(conn);
                open(&file)?
            }
            _ => conn,
        };
        Ok(Self { conn, _file: file })
    }
}

/// So many bits of what tells our files from others may be wrong.
const FEW: u32 = 6;

/// The version of a damaged store, by its first bytes; where a bit of just that was hit, the version that the whole file is of. The
/// store at `path` is not open in this process. It is only read, where it lies: nothing of it is written anywhere.
///
/// # Errors
/// `not-a-store` for a file that nothing tells to be one; `newer-store`; what kept it from being read, such as a failing disk, of which
/// nobody may say that a newer program wrote it.
pub(crate) fn version<K: Kind>(path: &Path) -> Result<i64, StoreError> {
    let mut head = [0; 100];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => StoreError::NotAStore { application_id: None },
        _ => StoreError::file(path, &error),
    })?;
    let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let differ: u32 = head[..16].iter().zip(MAGIC).map(|(a, b)| (a ^ b).count_ones()).sum();
    if K::IDENTITY.bits_from(number(68)).is_none_or(|bits| differ + bits > FEW) {
        return Err(StoreError::NotAStore { application_id: Some(i64::from(number(68))) });
    }
    let told = i64::from(number(60));
    // SQLite reads nothing of a file that begins in any other way.
    let read = differ == 0;
    for known in (1..=K::VERSION).filter(|known| read && (known ^ told).count_ones() == 1) {
        if is_whole_as::<K>(path, known)? {
            return Ok(known);
        }
    }
    match told {
        found if found > K::VERSION => Err(StoreError::Newer { found, known: K::VERSION }),
        0 => Err(StoreError::NotAStore { application_id: Some(i64::from(number(68))) }),
        found => Ok(found),
    }
}

/// Whether everything in the file is as a store of this version has it: every table, every index, every seal.
fn is_whole_as<K: Kind>(path: &Path, version: i64) -> Result<bool, StoreError> {
    match open_for_reading(path).and_then(|conn| check_as_version::<K>(&conn, version)) {
        Ok(()) => Ok(true),
        Err(error) if is_damage(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Every store has the same settings at its beginning. Pages that are missing at the end are there and empty.
fn header<K: Kind>(path: &Path) -> std::io::Result<()> {
    let mut content = fs::read(path)?;
    if content.len() < 100 {
        content.resize(100, 0);
    }
    content[..16].copy_from_slice(MAGIC);
    content[16..24].copy_from_slice(&[0x10, 0, 1, 1, 0, 64, 32, 32]);
    content[44..48].copy_from_slice(&4_u32.to_be_bytes());
    content[52..60].copy_from_slice(&[0, 0, 0, 0, 0, 0, 0, 1]);
    content[64..68].fill(0);
    content[68..72].copy_from_slice(&u32::try_from(K::IDENTITY.application_id).unwrap_or_default().to_be_bytes());
    let told = u64::from(u32::from_be_bytes([content[28], content[29], content[30], content[31]]));
    let there = (content.len() as u64).div_ceil(PAGE);
    // Much more than there is was never there: the number itself is damaged.
    let pages = if told > there && told <= there.saturating_mul(4) { told } else { there };
    content[28..32].copy_from_slice(&u32::try_from(pages).unwrap_or_default().to_be_bytes());
    content.resize(usize::try_from(pages * PAGE).unwrap_or(content.len()), 0);
    // No free page is used again here.
    content[32..40].fill(0);
    File::create(path)?.write_all(&content)
}

fn open(path: &Path) -> Result<Connection, StoreError> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Without a journal it is only quicker.
    let _ = conn.pragma_update(None, "journal_mode", "OFF");
    // What makes no sense in the schema stops nothing else.
    conn.pragma_update(None, "writable_schema", true)?;
    conn.pragma_update(None, "foreign_keys", false)?;
    Ok(conn)
}

/// An entry of the schema, without where it lies.
type Entry = (String, String, String, Option<String>);

/// Puts the words of the schema right, which are those of the migrations. Whether anything had to be.
fn schema<K: Kind>(conn: &Connection, version: i64) -> Result<bool, StoreError> {
    let mut model = Connection::open_in_memory()?;
    migrate::up(&mut model, migrate::until(K::MIGRATIONS, version))?;
    let columns = "CAST(type AS BLOB), CAST(name AS BLOB), CAST(tbl_name AS BLOB), CAST(sql AS BLOB)";
    let all = format!("SELECT rowid, {columns} FROM sqlite_schema ORDER BY rowid");
    let read = |conn: &Connection| {
        sql::all(conn, &all, [], |row| {
            let text = |column: usize| -> rusqlite::Result<Option<String>> {
                let bytes: Option<Vec<u8>> = row.get(column)?;
                Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
            };
            let word = |column: usize| text(column).map(Option::unwrap_or_default);
            Ok((row.get::<_, i64>(0)?, (word(1)?, word(2)?, word(3)?, text(4)?)))
        })
    };
    let mut wanted: Vec<Entry> = read(&model)?.into_iter().map(|(_, entry)| entry).collect();
    let mut there: Vec<(i64, Entry)> = read(conn)?;
    there.retain(|(_, entry)| match wanted.iter().position(|known| known == entry) {
        Some(at) => {
            wanted.swap_remove(at);
            false
        }
        None => true,
    });
    let mut mended = false;
    for (rowid, entry) in there {
        let alike = |known: &Entry| {
            let same = [known.1 == entry.1, known.2 == entry.2 && known.0 == entry.0, known.3 == entry.3];
            same.into_iter().filter(|same| *same).count()
        };
        let Some(at) = (0..wanted.len()).max_by_key(|at| alike(&wanted[*at])) else { continue };
        let (kind, name, table, words) = wanted.swap_remove(at);
        let put = "UPDATE sqlite_schema SET type = ?2, name = ?3, tbl_name = ?4, sql = ?5 WHERE rowid = ?1";
        mended |= conn.execute(put, params![rowid, kind, name, table, words]).is_ok();
    }
    Ok(mended)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::store::tests::ledger::Ledger;
    use crate::{OpenOptions, Organisation, OrganisationStore};

    /// A store in which the lowest bit of the version was hit.
    fn hit() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(Organisation::FILE);
        let options = OpenOptions {
            copy_id_if_new: Uuid::from_u128(1),
            now: "2026-11-03T14:02:03.123Z".to_owned(),
            computer: String::new(),
            user: String::new(),
            person: String::new(),
            place: None,
        };
        drop(OrganisationStore::create(&path, &options).unwrap());
        let mut content = fs::read(&path).unwrap();
        content[63] ^= 1;
        fs::write(&path, content).unwrap();
        (folder, path)
    }

    /// What cannot be read now says nothing of which program wrote it.
    #[test]
    fn what_keeps_a_store_from_being_read_is_no_version() {
        let (_folder, path) = hit();
        assert_eq!(version::<Organisation>(&path), Ok(Organisation::VERSION));
        let other = Connection::open(&path).unwrap();
        other.execute_batch("BEGIN EXCLUSIVE").unwrap();
        let found = version::<Organisation>(&path);
        assert!(matches!(found, Err(StoreError::InUse { .. })), "{found:?}");
    }

    /// Two kinds may lie in one folder: each takes away what a crash of its own left, and only that.
    #[test]
    fn a_copy_that_is_read_from_says_whose_it_is() {
        let (folder, path) = hit();
        let source = Source::of::<Ledger>(&path, folder.path(), Organisation::VERSION).unwrap();
        let name = source._file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.contains(Ledger::TEMPORARY), "{name}");
        files::remove_leftovers(folder.path(), Organisation::TEMPORARY);
        assert!(source._file.exists());
        files::remove_leftovers(folder.path(), Ledger::TEMPORARY);
        assert!(!source._file.exists() && path.exists());
    }
}
