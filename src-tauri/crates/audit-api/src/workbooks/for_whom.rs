//! The organisation of a new audit that begins with a workbook: one that is here, by its number, or a new one.

use super::prepared::Prepared;
use crate::error::ApiError;
use crate::program::Program;
use crate::program::open_audit::Loaded;
use audit_store::SubmitterRow;
use audit_workbooks::Problem;
use audit_workbooks::answers::Known;

impl Program {
    /// The organisation for which the workbook was made, unless it names another one now: then the one that is here with the number that
    /// it gives, else a new one. No number is given to two organisations in silence.
    pub(super) fn for_whom(&self, prepared: &mut Prepared, made_for: SubmitterRow) -> Result<(), ApiError> {
        let is_here = !made_for.name.is_empty();
        let was = if is_here { listed(&made_for) } else { Known::when_made(&prepared.about) };
        let another = was.is_another(&prepared.known);
        if (another || !is_here)
            && let Some(here) = self.with_number(&prepared.known)?
        {
            one_that_is_here(prepared, here);
            return Ok(());
        }
        let row = match another {
            true => SubmitterRow { id: self.world.new_id(), name: String::new(), created_at: self.stamp(), ..made_for },
            false => made_for,
        };
        let row = named(row, &prepared.after);
        if another {
            prepared.reading.notes.push(Problem::whole(
                "new-organisation",
                format!(
                    "This workbook was made for another organisation. The new audit is that of {}, as a new one.",
                    row.name
                ),
                "If it is the same organisation under another name or number, choose its audit instead.",
            ));
        }
        prepared.submitter = Some(row);
        Ok(())
    }

    /// The organisation that is here with the number that a workbook gives; of several the one that is called the same.
    fn with_number(&self, known: &Known) -> Result<Option<SubmitterRow>, ApiError> {
        let all = self.store.read()?.submitters()?.into_iter();
        let same: Vec<_> = all.filter(|row| listed(row).has_number_of(known)).collect();
        let called = same.iter().position(|row| listed(row).is_surely(known));
        Ok(same.into_iter().nth(called.unwrap_or_default()))
    }
}

/// Under the same name it is said; under another somebody has to say that it is the same.
fn one_that_is_here(prepared: &mut Prepared, here: SubmitterRow) {
    let whose = format!("{} ({})", here.name, here.code);
    if listed(&here).is_surely(&prepared.known) || prepared.named.is_empty() {
        prepared.reading.notes.push(Problem::whole(
            "known-organisation",
            format!("{whose} is here already. The new audit is one more of it."),
            "Choose one of its audits instead if the answers belong there.",
        ));
    } else {
        prepared.other =
            format!("This workbook is about {}. Its number is that of {whose}, which is here already.", prepared.named);
    }
    prepared.submitter = Some(here);
}

/// What an organisation is known by as the store lists it.
fn listed(row: &SubmitterRow) -> Known {
    Known::listed(&row.name, &row.code_scheme, &row.code)
}

/// The organisation of a new audit as the workbook names it.
fn named(mut row: SubmitterRow, after: &Loaded) -> SubmitterRow {
    if row.name.is_empty() {
        row.name = after.content.profile.name.trim().to_owned();
        (row.code_scheme, row.code) = after.naming_code();
    }
    row
}
