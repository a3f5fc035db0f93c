//! Numbers of returns: none is used twice for one organisation, audit tool and edition, whichever audit a return is made of, and also
//! where the return that had it is not here any more because a snapshot from before was restored.

use crate::error::ApiError;
use crate::program::Program;
use crate::reading::SignedReturn;
use crate::words;
use audit_core::operation::Kind;
use audit_store::{
    AuditRow, AuditState, KnownReturn, NewOperation, OrganisationReader, OrganisationWriter, StoreError,
};
use std::path::Path;
use uuid::Uuid;

/// The largest file that is looked at as a return.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Returns that an audit comes after and that are not its own exports, the first revision first: those of the same organisation with
/// the same tool and edition, whichever audit they were made of.
pub(crate) fn before(reader: &OrganisationReader<'_>, row: &AuditRow) -> Result<Vec<KnownReturn>, StoreError> {
    let mut found = reader.known_returns()?;
    found.retain(|one| one.audit == row.id || is_alike(one, row));
    // Reading when a return was made reads past its bytes: that is done where another audit could have made one.
    let others = reader.audits()?.into_iter().filter(|other| other.id != row.id && has_returns(other));
    if others
        .into_iter()
        .any(|other| (other.submitter, &other.tool_id, &other.edition) == (row.submitter, &row.tool_id, &row.edition))
    {
        found.extend(reader.made_returns()?.into_iter().filter(|one| one.audit != row.id && is_alike(one, row)));
    }
    found.sort_by_key(|one| one.revision);
    Ok(found)
}

/// Whether a return was made of an audit, or one that is not here comes before it.
fn has_returns(row: &AuditRow) -> bool {
    row.state == AuditState::Locked || row.revision > 1
}

/// Where a return was made that an audit comes after and that is not its own export.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whence {
    /// From another audit that is here too.
    AnotherAudit,
    /// Here, and a snapshot from before was restored since.
    Restored,
    /// It is not known: all there is is the file, or a workbook that speaks of it.
    Elsewhere,
}

pub(crate) fn whence(reader: &OrganisationReader<'_>, row: &AuditRow, one: &KnownReturn) -> Result<Whence, StoreError> {
    if one.audit.is_nil() {
        return Ok(Whence::Elsewhere);
    }
    let here = one.audit != row.id && reader.audits()?.iter().any(|audit| audit.id == one.audit);
    Ok(if here { Whence::AnotherAudit } else { Whence::Restored })
}

/// Whether a return is of the same organisation, tool and edition as an audit.
pub(crate) fn is_alike(one: &KnownReturn, row: &AuditRow) -> bool {
    one.submitter == row.submitter && one.tool == row.tool_id && one.edition == row.edition
}

/// Gives an open audit the next number where its own was used already, and says why in its history and to the partnership.
/// Answers whether that was so. `operation` begins a revision; none: no return is known that this audit comes after.
pub(crate) fn go_on(
    writer: &OrganisationWriter<'_>,
    audit: Uuid,
    operation: Option<&NewOperation>,
) -> Result<bool, StoreError> {
    let Some(operation) = operation else { return Ok(false) };
    let row = writer.audit(audit)?;
    let Some(last) = before(writer, &row)?.pop().filter(|_| row.state == AuditState::Open) else { return Ok(false) };
    if writer.number_after(audit, last.revision)?.is_none() {
        return Ok(false);
    }
    let why = match whence(writer, &row, &last)? {
        Whence::AnotherAudit => "It was made from another audit of ours on this computer.",
        Whence::Restored => "Its answers are no longer on our computer, because a snapshot from before was restored.",
        Whence::Elsewhere => "Its answers are not on this computer.",
    };
    let reason = Some(format!("Revision {} was made on {}. {why}", last.revision, words::day_of(&last.made_at)));
    writer.commit(audit, &NewOperation { reason, ..operation.clone() })?;
    Ok(true)
}

/// “Elm Surgery, Section 11 safeguarding self-audit 2026: revision 2, made on 3 November 2026”
pub(crate) fn named(one: &KnownReturn) -> String {
    let title = if one.title.is_empty() { &one.tool } else { &one.title };
    let sent = one.sent_at.as_deref().map_or_else(String::new, |at| format!(", sent on {}", words::day_of(at)));
    let made = words::day_of(&one.made_at);
    format!("{}, {title} {}: revision {}, made on {made}{sent}", one.organisation.trim(), one.edition, one.revision)
}

/// Those of `known` that are not among `here`, in words.
pub(crate) fn unknown(known: &[KnownReturn], here: &[KnownReturn]) -> Vec<String> {
    let missing = known.iter().filter(|one| here.iter().all(|other| other.id != one.id));
    missing.map(named).collect()
}

impl Program {
    /// Gets to know what the lists beside the store and the returns in the data folder say: no number is used twice, and no other key is
    /// made while there is one.
    pub(crate) fn know_what_was_made(&mut self) -> Result<(), ApiError> {
        let reader = self.store.read()?;
        let mut here = reader.made_returns()?;
        here.extend(reader.known_returns()?);
        let mut known = audit_store::returns_listed(self.store.path());
        known.retain(|one| here.iter().all(|other| other.id != one.id));
        let submitters = reader.submitters()?;
        let lying = returns_in(&self.folder).into_iter();
        known.extend(
            lying
                .filter(|one| submitters.iter().any(|row| row.id == one.submitter))
                .filter(|one| here.iter().all(|other| other.id != one.id)),
        );
        if !known.is_empty() {
            self.store.write(|writer| Ok::<_, ApiError>(writer.know_returns(&known)?))?;
        }
        // Who submitted is known by now.
        self.know_keys(&audit_store::keys_listed(self.store.path()))?;
        for row in self.store.read()?.audits()? {
            // Of two open audits of one organisation neither is numbered before a return is made of it: it may never be sent.
            if self.comes_after_what_is_gone(&row)? {
                self.number(&row)?;
            }
        }
        Ok(())
    }

    /// Whether an audit comes after a return of which no audit is here.
    fn comes_after_what_is_gone(&self, row: &AuditRow) -> Result<bool, ApiError> {
        let reader = self.store.read()?;
        for one in before(&reader, row)? {
            if whence(&reader, row, &one)? != Whence::AnotherAudit {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Gives an audit the next number where its own was used already; answers whether that was so.
    pub(crate) fn number(&mut self, row: &AuditRow) -> Result<bool, ApiError> {
        let used = before(&self.store.read()?, row)?.pop().is_some_and(|last| last.revision >= row.revision);
        if !used || row.state == AuditState::Locked {
            return Ok(false);
        }
        let operation = self.numbered_anew()?;
        self.store.write(|writer| Ok(go_on(writer, row.id, operation.as_ref())?))
    }

    /// The operation by which a new audit goes on after returns that were made before; none where there are no returns.
    pub(crate) fn numbered_anew(&self) -> Result<Option<NewOperation>, ApiError> {
        let reader = self.store.read()?;
        let none = reader.known_returns()?.is_empty() && !reader.audits()?.iter().any(has_returns);
        (!none).then(|| self.barrier(Kind::StartRevision)).transpose()
    }

    /// Puts what was made on the lists beside the store. Where that fails the store still has it, and its snapshots.
    pub(crate) fn list_what_was_made(&self) {
        let _ = self.all_keys().map(|keys| audit_store::remember_keys(self.store.path(), &keys));
        let all = || {
            let reader = self.store.read()?;
            let mut all = reader.made_returns()?;
            all.extend(reader.known_returns()?);
            audit_store::remember_returns(self.store.path(), &all)
        };
        let _: Result<(), StoreError> = all();
    }

    /// What is said at the start of returns whose audits are not here.
    pub(crate) fn returns_without_audits(&self) -> Result<Vec<String>, ApiError> {
        let reader = self.store.read()?;
        let known = reader.known_returns()?;
        if known.is_empty() {
            return Ok(Vec::new());
        }
        let audits = reader.audits()?;
        let astray = known.iter().filter(|one| audits.iter().all(|row| row.id != one.audit && !is_alike(one, row)));
        let said = astray.map(|one| {
            let next = one.revision + 1;
            format!(
                "A return was made here whose answers are no longer on this computer, because a snapshot from before was restored. {}. If \
                 you start this audit again, its return will be revision {next}.",
                named(one)
            )
        });
        Ok(said.collect())
    }
}

/// Signed returns that lie in a folder.
fn returns_in(folder: &Path) -> Vec<KnownReturn> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.filter(|entry| {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        name.ends_with(".return.json") || name.ends_with(".to-send.zip")
    });
    let small = named.filter(|entry| entry.metadata().is_ok_and(|about| about.is_file() && about.len() <= MOST_BYTES));
    small.filter_map(|entry| signed(&std::fs::read(entry.path()).ok()?)).collect()
}

/// What a signed return says of itself; none where its signature does not fit.
fn signed(bytes: &[u8]) -> Option<KnownReturn> {
    let signed = SignedReturn::read(bytes).ok()?;
    let submission = signed.submission();
    let content = submission.content();
    Some(KnownReturn {
        id: content.id,
        // It does not say: the program knows its own by what they are of.
        audit: Uuid::nil(),
        submitter: content.submitter,
        organisation: content.organisation.name.clone(),
        service_type: content.organisation.service_type.to_string(),
        tool: content.tool.id.to_string(),
        edition: content.tool.edition.clone(),
        title: content.tool.title.clone(),
        revision: i64::from(content.revision),
        digest: submission.digest().to_owned(),
        made_at: words::stamp(content.created),
        sent_at: None,
    })
}
