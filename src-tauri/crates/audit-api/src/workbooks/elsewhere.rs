//! Returns that were made of an audit elsewhere, as its workbook says: here its numbers go on after them.

use super::prepared::Prepared;
use crate::error::ApiError;
use crate::program::Program;
use crate::program::open_audit::Loaded;
use crate::returns::numbering;
use audit_core::Uuid;
use audit_store::{KnownReturn, NewOperation, OrganisationWriter, StoreError};
use audit_workbooks::{About, Problem};

/// The last return of the audit that a workbook was made of.
pub(super) struct Elsewhere {
    /// Its revision, from 1.
    revision: i64,
    /// What is known of it; none: the workbook is from a program that wrote the number only.
    known: Option<KnownReturn>,
}

/// How a workbook names a return: its id, its digest, and when it was made.
pub(super) fn named(one: &KnownReturn) -> String {
    format!("{} {} {}", one.id, one.digest, one.made_at)
}

/// What the workbook says of a return of this very organisation, tool and edition; none where it says nothing of one.
pub(super) fn told(prepared: &Prepared) -> Option<Elsewhere> {
    let (about, audit) = (&prepared.about, &prepared.before);
    let revision = Some(i64::from(about.exported())).filter(|revision| (1..1_000).contains(revision))?;
    let same_tool = about.get("tool") == audit.row.tool_id && about.get("edition") == audit.row.edition;
    (same_tool && same_organisation(prepared))
        .then(|| Elsewhere { revision, known: known(about, audit, prepared, revision) })
}

/// Whether the audit is of the organisation for which the workbook was made. A new one of another organisation begins its own numbers.
fn same_organisation(prepared: &Prepared) -> bool {
    let made_for = prepared.about.submitter();
    match &prepared.submitter {
        Some(new) => made_for == Some(new.id),
        // Where there was a doubt, nothing came in before a person said that it is the same.
        None => true,
    }
}

fn known(about: &About, audit: &Loaded, prepared: &Prepared, revision: i64) -> Option<KnownReturn> {
    let mut parts = about.get("exported-return").split(' ');
    let (id, digest, made_at) = (parts.next()?, parts.next()?, parts.next()?);
    let digest: audit_exchange::Digest = digest.parse().ok()?;
    made_at.parse::<audit_core::jiff::Timestamp>().ok()?;
    let organisation = prepared.after.content.profile.name.trim();
    Some(KnownReturn {
        id: Uuid::try_parse(id).ok()?,
        // Of which audit it was made is not known here.
        audit: Uuid::nil(),
        submitter: prepared.submitter.as_ref().map_or(audit.row.submitter, |new| new.id),
        organisation: organisation.to_owned(),
        service_type: about.get("type").to_owned(),
        tool: audit.row.tool_id.clone(),
        edition: audit.row.edition.clone(),
        title: audit.tool.title.get(&audit.language).to_owned(),
        revision,
        digest: digest.to_string(),
        made_at: made_at.to_owned(),
        sent_at: None,
    })
}

impl Elsewhere {
    /// Gives an open audit the number after this return, where its own is not higher. `operation` begins a revision.
    pub fn go_on(
        &self,
        writer: &OrganisationWriter<'_>,
        audit: Uuid,
        operation: &NewOperation,
    ) -> Result<(), StoreError> {
        if let Some(known) = &self.known {
            writer.know_returns(std::slice::from_ref(known))?;
            return numbering::go_on(writer, audit, Some(operation)).map(|_| ());
        }
        if writer.number_after(audit, self.revision)?.is_some() {
            let reason = Some(format!("Revision {} was made on another computer.", self.revision));
            writer.commit(audit, &NewOperation { reason, ..operation.clone() })?;
        }
        Ok(())
    }
}

impl Program {
    /// Says in a preview that the audit goes on after a return that is not here.
    pub(super) fn say_elsewhere(&self, prepared: &mut Prepared) -> Result<(), ApiError> {
        let Some(elsewhere) = told(prepared) else { return Ok(()) };
        let reader = self.store.read()?;
        let here = reader.made_returns()?.into_iter().chain(reader.known_returns()?);
        let row = &prepared.before.row;
        let here =
            here.filter(|one| one.audit == row.id || numbering::is_alike(one, row)).map(|one| one.revision).max();
        if here.is_some_and(|here| here >= elsewhere.revision) {
            return Ok(());
        }
        let (made, next) = (elsewhere.revision, elsewhere.revision + 1);
        prepared.reading.notes.push(Problem::whole(
            "made-elsewhere",
            format!("A return was made from this audit on another computer: revision {made}."),
            format!("The next return made here will be revision {next}, and will replace it."),
        ));
        Ok(())
    }
}
