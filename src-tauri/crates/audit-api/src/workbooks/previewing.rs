//! What a workbook would bring in, for the screen.

use super::importing::Prepared;
use crate::error::ApiError;
use crate::history::{name_of, shown};
use crate::program::Program;
use crate::views::{ImportGroup, ImportProblem, ImportRow, OptionView, WorkbookView};
use audit_core::field::{Field, StandardField};
use audit_core::ids::StandardId;
use audit_documents::workbook::Problem;
use std::path::Path;

impl Program {
    /// Looks at a workbook: what would come into an audit, what is refused and why, what would be replaced. `audit` is empty for a new
    /// one.
    ///
    /// # Errors
    /// What refuses the file as a whole: `not-a-workbook`, `workbook-password`, `workbook-damaged`, `workbook-too-large`,
    /// `workbook-old-format`, `workbook-ods`, `not-our-workbook`, `workbook-newer`, `other-tool`, `other-edition`, `unknown-tool`;
    /// `file-unusable`, `audit-locked`, `not-found`; the store's.
    pub fn preview_workbook(&self, path: &str, audit: &str) -> Result<WorkbookView, ApiError> {
        let prepared = self.prepare(path, audit)?;
        let after = &prepared.after;
        let service_type = after.tool.service_types.iter().find(|t| t.id.as_str() == prepared.about.get("type"));
        let label = service_type.map_or("", |t| t.label.get(&after.language));
        let replaced =
            prepared.changes.iter().filter(|entry| seen(&entry.field) && was(&prepared, &entry.field)).count();
        let visible = prepared.changes.iter().filter(|entry| seen(&entry.field)).count();
        Ok(WorkbookView {
            file: Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            digest: prepared.digest.clone(),
            made_for: format!("{} · {label}", after.audit_name()),
            organisation: after.content.profile.name.clone(),
            audits: self.audits_for(&prepared)?,
            audit: audit.to_owned(),
            groups: groups(&prepared),
            added: (visible - replaced) as u32,
            replaced: replaced as u32,
            same: prepared.same as u32,
            problems: prepared.reading.problems.iter().map(problem).collect(),
            notes: prepared.reading.notes.iter().map(problem).collect(),
            declarations: prepared.declarations.clone(),
        })
    }

    /// Open audits with the same tool.
    fn audits_for(&self, prepared: &Prepared) -> Result<Vec<OptionView>, ApiError> {
        let rows = self.store.read()?.audits()?;
        let own = &prepared.before.row;
        let fitting = rows.into_iter().filter(|row| {
            !row.archived && row.state == audit_store::AuditState::Open && row.tool_digest == own.tool_digest
        });
        let mut options = Vec::new();
        for row in fitting {
            let loaded = self.load(row.id)?;
            let label = format!("{}, {}", loaded.content.profile.name, loaded.audit_name());
            options.push(OptionView { code: row.id.to_string(), label });
        }
        Ok(options)
    }
}

fn problem(found: &Problem) -> ImportProblem {
    ImportProblem {
        code: found.code.to_owned(),
        place: found.place.to_string(),
        sentence: found.sentence.clone(),
        hint: found.hint.clone(),
    }
}

/// Whether a person would call it an answer.
fn seen(field: &Field) -> bool {
    !matches!(field, Field::Standard(_, StandardField::AnsweredDigest | StandardField::AnsweredLanguage))
}

fn was(prepared: &Prepared, field: &Field) -> bool {
    prepared.before.fields.contains_key(field)
}

fn groups(prepared: &Prepared) -> Vec<ImportGroup> {
    let mut groups: Vec<(String, ImportGroup)> = Vec::new();
    let after = &prepared.after;
    for entry in prepared.changes.iter().filter(|entry| seen(&entry.field)) {
        let (order, heading) = heading(prepared, &entry.field);
        let old = prepared.before.fields.get(&entry.field);
        let row = ImportRow {
            label: name_of(after, &entry.field),
            old: old.map_or_else(String::new, |value| shown(&prepared.before, &entry.field, value)),
            new: shown(after, &entry.field, &entry.value),
            replaces: old.is_some(),
            cell: entry.place.to_string(),
        };
        match groups.iter_mut().find(|(known, _)| *known == order) {
            Some((_, group)) => group.rows.push(row),
            None => groups.push((order, ImportGroup { heading, rows: vec![row] })),
        }
    }
    groups.sort_by(|(a, _), (b, _)| a.cmp(b));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The part that a field belongs to, with what it is sorted by.
fn heading(prepared: &Prepared, field: &Field) -> (String, String) {
    let after = &prepared.after;
    let standard = match field {
        Field::Standard(id, _) | Field::EvidenceUse(id, _) => Some(id.clone()),
        Field::Action(id, _) => {
            let of = after.fields.get(&Field::Action(*id, audit_core::field::ActionField::Standard));
            of.and_then(|of| StandardId::new(of).ok())
        }
        Field::Evidence(id, _) => {
            let users = after.content.answers.iter();
            users
                .filter(|(_, answer)| answer.evidence.contains(id))
                .map(|(id, _)| id.clone())
                .min_by_key(|id| place(prepared, id))
        }
        _ => None,
    };
    if let Some(placed) = standard.as_ref().and_then(|id| after.tool.standard(id)) {
        let statement = placed.standard.statement.get(&after.language);
        return (format!("b{:06}", place(prepared, &placed.standard.id)), format!("{} {statement}", placed.number));
    }
    let (order, heading) = match field {
        Field::Profile(_) | Field::Identifier(_) | Field::Fact(_) | Field::Site(..) => ("a", "About your organisation"),
        Field::Challenge(..) => ("e", "Challenge notes"),
        Field::Question(..) => ("d", "Partnership questions"),
        Field::Declaration(..) => ("e", "Declaration"),
        Field::Evidence(..) => ("c", "Evidence that no standard uses"),
        _ => ("c", "Other"),
    };
    (order.to_owned(), heading.to_owned())
}

fn place(prepared: &Prepared, id: &StandardId) -> usize {
    prepared.after.tool.standards().position(|placed| placed.standard.id == *id).unwrap_or(usize::MAX)
}
