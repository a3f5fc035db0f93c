//! The names of snapshots: when they were made, in which order, and why.
use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use crate::{StoreError, kind::Kind};

/// Why a snapshot was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotKind {
    /// By itself; thinned as it ages.
    Regular,
    /// The store as it was before a restore; never thinned.
    BeforeRestore,
    /// The store as it was before a new program upgraded it; never thinned.
    BeforeUpgrade,
    /// Everything that was saved, from an open file that was taken away from its place; never thinned.
    Rescued,
    /// A damaged store kept aside byte for byte: not to be restored, but not to be lost either.
    Damaged,
}

const KINDS: &[(&str, SnapshotKind)] = &[
    ("", SnapshotKind::Regular),
    ("-before-restore", SnapshotKind::BeforeRestore),
    ("-before-upgrade", SnapshotKind::BeforeUpgrade),
    ("-rescued", SnapshotKind::Rescued),
    ("-damaged", SnapshotKind::Damaged),
];
const TIME: &str = "%Y%m%dT%H%M%S";

/// The moment of an RFC 3339 text.
pub(super) fn moment(text: &str) -> Result<Timestamp, StoreError> {
    text.parse().map_err(|_| StoreError::BadTime { text: text.to_owned() })
}

/// A path for a new snapshot: its number is the next after every one in the folder, whatever the clock says.
pub(super) fn next_path<K: Kind>(folder: &Path, now: &str, kind: SnapshotKind) -> Result<PathBuf, StoreError> {
    let now = moment(now)?.to_zoned(TimeZone::UTC);
    let (time, millis) = (now.strftime(TIME), now.millisecond());
    let suffix = KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(suffix, _)| suffix);
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let highest = names.filter_map(|name| parse::<K>(&name.to_string_lossy())).map(|name| name.number).max();
    let number = highest.unwrap_or(0).saturating_add(1);
    Ok(folder.join(format!("{}{time}.{millis:03}Z-{number:05}{suffix}.db", K::SNAPSHOTS)))
}

/// Why the snapshot at this path was made; `None` for a file of another name.
pub fn kind_of_snapshot<K: Kind>(path: &Path) -> Option<SnapshotKind> {
    parse::<K>(&path.file_name()?.to_string_lossy()).map(|name| name.kind)
}

/// What the name of a snapshot says.
pub(super) struct Name {
    /// When it was made, by the computer's clock then.
    pub made: Timestamp,
    /// Which one it is in its folder; 0 for those of programs that did not count.
    pub number: u64,
    /// Why.
    pub kind: SnapshotKind,
}

/// What a file's name says; `None` for other files.
pub(super) fn parse<K: Kind>(name: &str) -> Option<Name> {
    let rest = name.strip_prefix(K::SNAPSHOTS)?.strip_suffix(".db")?;
    let (time, rest) = rest.split_once('Z')?;
    let (time, millis) = time.split_once('.')?;
    let time = DateTime::strptime(TIME, time).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
    let made = Timestamp::from_millisecond(time.as_millisecond() + millis.parse::<u16>().map(i64::from).ok()?).ok()?;
    let (number, rest) = counted(rest);
    // Before snapshots were counted, a second one of the same moment had `(2)` at its end.
    let suffix = rest.split_once('(').map_or(rest, |(suffix, _)| suffix);
    let kind = KINDS.iter().find(|(known, _)| *known == suffix)?.1;
    Some(Name { made, number, kind })
}

/// The number at the beginning, and what follows it.
fn counted(rest: &str) -> (u64, &str) {
    let Some(after) = rest.strip_prefix('-') else { return (0, rest) };
    let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    after[..digits].parse().map_or((0, rest), |number| (number, &after[digits..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Organisation;

    fn read(name: &str) -> Option<(String, u64, SnapshotKind)> {
        parse::<Organisation>(name).map(|name| (name.made.to_string(), name.number, name.kind))
    }

    #[test]
    fn names_of_every_version_are_read() {
        let made = || "2026-11-03T09:00:00.007Z".to_owned();
        for (rest, number, kind) in [
            ("", 0, SnapshotKind::Regular),
            ("(2)", 0, SnapshotKind::Regular),
            ("-before-restore", 0, SnapshotKind::BeforeRestore),
            ("-before-upgrade(3)", 0, SnapshotKind::BeforeUpgrade),
            ("-00012", 12, SnapshotKind::Regular),
            ("-00012-damaged", 12, SnapshotKind::Damaged),
            ("-123456-before-restore", 123_456, SnapshotKind::BeforeRestore),
        ] {
            let name = format!("organisation-20261103T090000.007Z{rest}.db");
            assert_eq!(read(&name), Some((made(), number, kind)), "{name}");
        }
        for other in ["organisation.db", "organisation-20261103T090000.007Z-new.db", "organisation-2026Z.db"] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn the_number_goes_on_whatever_the_clock_says() {
        let folder = tempfile::tempdir().expect("a folder");
        let name = |now: &str, kind| {
            let path = next_path::<Organisation>(folder.path(), now, kind).expect("a path");
            fs::write(&path, b"").expect("a file");
            path.file_name().expect("a name").to_string_lossy().into_owned()
        };
        fs::write(folder.path().join("organisation-20290101T000000.000Z.db"), b"").expect("a file");
        let first = name("2026-11-03T09:00:00.007Z", SnapshotKind::Regular);
        assert_eq!(first, "organisation-20261103T090000.007Z-00001.db");
        let second = name("2026-11-02T09:00:00Z", SnapshotKind::BeforeRestore);
        assert_eq!(second, "organisation-20261102T090000.000Z-00002-before-restore.db");
        assert_eq!(name("2026-11-02T09:00:00Z", SnapshotKind::Regular), "organisation-20261102T090000.000Z-00003.db");
    }
}
