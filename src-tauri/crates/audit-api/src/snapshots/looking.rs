//! What is shown of snapshots. Needs no open program: looking into files on a share may take its time.

use super::lines::Here;
use crate::error::ApiError;
use crate::returns::numbering;
use crate::views::{SnapshotLine, SnapshotView};
use crate::words::{count, given};
use audit_store::{
    Organisation, Preview, SnapshotKind, SnapshotRow, StoreError, can_be_mended, inspect_snapshot, list_copies,
    list_snapshots,
};
use std::path::Path;

/// What a snapshot says that was kept before another one took the store's place.
pub(super) const BEFORE_RESTORE: &str = "kept before a snapshot was restored";
/// What is said of a damaged one: what it holds is known when it is mended.
const DAMAGED: &str = "Restoring it brings back everything that can still be read, and lists the rest";
/// Names come from a file that anybody may have made.
const LONGEST_NAME: usize = 80;

/// The snapshots beside a store: none of them is in the second folder.
pub(super) fn beside(store: &Path) -> Vec<(SnapshotRow, bool)> {
    list_snapshots::<Organisation>(store).into_iter().map(|row| (row, false)).collect()
}

/// The copies in a second folder.
pub(super) fn copies(folder: &Path) -> Vec<(SnapshotRow, bool)> {
    list_copies::<Organisation>(folder).into_iter().map(|row| (row, true)).collect()
}

/// Each with what it holds, whose it is, how it stands to what is open, and which of the returns that are known here it does not know.
pub(super) fn views(rows: &[(SnapshotRow, bool)], here: &Here) -> Vec<SnapshotView> {
    let previews: Vec<_> = rows.iter().map(|(row, _)| inspect_snapshot::<Organisation>(&row.path)).collect();
    let mut known = here.known.clone();
    let beside = rows.iter().zip(&previews).filter(|((_, second), _)| !second);
    for one in beside.filter_map(|(_, preview)| preview.as_ref().ok()).flat_map(|preview| &preview.returns) {
        if known.iter().all(|other| other.id != one.id) {
            known.push(one.clone());
        }
    }
    let views = rows.iter().zip(previews).map(|((row, second), preview)| {
        let unknown = preview.as_ref().map_or_else(|_| Vec::new(), |found| numbering::unknown(&known, &found.returns));
        SnapshotView { unknown, ..view(row, *second, preview, here) }
    });
    views.collect()
}

fn view(row: &SnapshotRow, second: bool, preview: Result<Preview, StoreError>, here: &Here) -> SnapshotView {
    let mut view = SnapshotView {
        name: file_name(&row.path),
        made: row.made_at.clone(),
        occasion: given(occasion(row.kind).to_owned()),
        size: u32::try_from(row.size).unwrap_or(u32::MAX),
        second_folder: second,
        holds: String::new(),
        usable: false,
        damaged: false,
        person: None,
        computer: None,
        last_change: None,
        last_change_by: None,
        line: SnapshotLine::NotKnown,
        from_elsewhere: false,
        audits: Vec::new(),
        unknown: Vec::new(),
    };
    if preview.is_err() {
        view.from_elsewhere = second && here.is_unread_foreign(&row.path);
    }
    let preview = match preview {
        Ok(preview) => preview,
        Err(error) if row.kind != SnapshotKind::Damaged && can_be_mended::<Organisation>(&row.path, &error) => {
            return SnapshotView { usable: true, damaged: true, holds: DAMAGED.to_owned(), ..view };
        }
        Err(error) => return SnapshotView { holds: ApiError::from(error).message, ..view },
    };
    let number = |n: i64| usize::try_from(n).unwrap_or_default();
    let audits = count(number(preview.audits), "audit", "audits");
    view.holds = format!("{audits}, {}", count(number(preview.answers), "answer", "answers"));
    view.usable = row.kind != SnapshotKind::Damaged;
    view.audits = preview.audits_in.iter().map(held).collect();
    view.line = here.line(row, &preview);
    view.from_elsewhere = second && here.is_foreign(&preview);
    if let Some(by) = &preview.made_by {
        (view.person, view.computer) = (name(&by.person), name(&by.computer));
    }
    if let Some(last) = &preview.last {
        (view.last_change, view.last_change_by) = (Some(last.at.clone()), name(&last.person));
    }
    view
}

/// A name as one short line; none where it is empty.
fn name(text: &str) -> Option<String> {
    let shown = |c: &char| !c.is_control() && !audit_core::text::turns_words(*c);
    let name: String = text.chars().filter(shown).take(LONGEST_NAME).collect();
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// On which occasion a snapshot was kept; empty for one of every day.
fn occasion(kind: SnapshotKind) -> &'static str {
    match kind {
        SnapshotKind::Regular => "",
        SnapshotKind::BeforeRestore => BEFORE_RESTORE,
        SnapshotKind::BeforeUpgrade => "kept before a new version of the program",
        SnapshotKind::Rescued => "kept because the file of your audits was taken away",
        SnapshotKind::Damaged => "kept because it is damaged",
    }
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// “Elm Surgery, Section 11 safeguarding self-audit 2026: 41 standards rated”
fn held(audit: &audit_store::AuditInPreview) -> String {
    let rated = count(usize::try_from(audit.ratings).unwrap_or_default(), "standard", "standards");
    let revision = if audit.revision > 1 { format!(", revision {}", audit.revision) } else { String::new() };
    format!("{}, {} {}{revision}: {rated} rated", audit.submitter, audit.title, audit.edition)
}
