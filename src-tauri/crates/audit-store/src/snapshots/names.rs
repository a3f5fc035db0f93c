//! The names of snapshots: when they were made, and why.
use std::path::{Path, PathBuf};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use crate::StoreError;

/// Why a snapshot was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotKind {
    /// By itself; thinned as it ages.
    Regular,
    /// The store as it was before a restore; never thinned.
    BeforeRestore,
    /// The store as it was before a new program upgraded it; never thinned.
    BeforeUpgrade,
    /// A damaged store kept aside byte for byte: not to be restored, but not to be lost either.
    Damaged,
}

const KINDS: &[(&str, SnapshotKind)] = &[
    ("", SnapshotKind::Regular),
    ("-before-restore", SnapshotKind::BeforeRestore),
    ("-before-upgrade", SnapshotKind::BeforeUpgrade),
    ("-damaged", SnapshotKind::Damaged),
];
const PREFIX: &str = "organisation-";
const TIME: &str = "%Y%m%dT%H%M%S";

/// The moment of an RFC 3339 text.
pub(super) fn moment(text: &str) -> Result<Timestamp, StoreError> {
    text.parse().map_err(|_| StoreError::BadTime { text: text.to_owned() })
}

/// A path for a new snapshot that no file has yet.
pub(super) fn free_path(folder: &Path, now: &str, kind: SnapshotKind) -> Result<PathBuf, StoreError> {
    let now = moment(now)?.to_zoned(TimeZone::UTC);
    let (time, millis) = (now.strftime(TIME), now.millisecond());
    let suffix = KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(suffix, _)| suffix);
    let mut path = folder.join(format!("{PREFIX}{time}.{millis:03}Z{suffix}.db"));
    let mut number = 1;
    while path.exists() {
        number += 1;
        path = folder.join(format!("{PREFIX}{time}.{millis:03}Z{suffix}({number}).db"));
    }
    Ok(path)
}

/// Why the snapshot at this path was made; `None` for a file of another name.
pub fn kind_of_snapshot(path: &Path) -> Option<SnapshotKind> {
    parse(&path.file_name()?.to_string_lossy()).map(|(_, kind)| kind)
}

/// When and why the file of this name was made; `None` for other files.
pub(super) fn parse(name: &str) -> Option<(Timestamp, SnapshotKind)> {
    let rest = name.strip_prefix(PREFIX)?.strip_suffix(".db")?;
    let (time, rest) = rest.split_once('Z')?;
    let (time, millis) = time.split_once('.')?;
    let time = DateTime::strptime(TIME, time).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
    let time = Timestamp::from_millisecond(time.as_millisecond() + millis.parse::<u16>().map(i64::from).ok()?).ok()?;
    let suffix = rest.split_once('(').map_or(rest, |(suffix, _)| suffix);
    let kind = KINDS.iter().find(|(known, _)| *known == suffix)?.1;
    Some((time, kind))
}
