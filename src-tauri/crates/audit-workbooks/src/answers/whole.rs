//! A completed workbook as a whole audit: its answers, judged and checked, with everything that is wrong at once.

use super::judged::{fits, judge};
use super::{findings, other_edition, row_ids};
use crate::audit::read::{self, Reading};
use crate::blocks::About;
use crate::grid::Grid;
use crate::open::open;
use crate::problem::Problem;
use audit_core::Uuid;
use audit_core::agreement;
use audit_core::field::{DeclarationField, Field, Fields, ProfileField};
use audit_core::jiff::civil::Date;
use audit_core::readiness::{self, Finding, Weight};
use audit_core::text::Language;
use audit_core::tool::Tool;
use std::collections::BTreeSet;

/// A workbook of an audit, as it was filled in.
#[derive(Clone, Debug)]
pub struct AuditWorkbook {
    grids: Vec<Grid>,
    about: About,
}

/// What it says as a whole audit, of which a return can be made.
#[derive(Clone, Debug)]
pub struct WholeAudit {
    /// Its answers and declarations.
    pub fields: Fields,
    /// The language in which it was answered.
    pub language: Language,
    /// What was taken, or is not read, and should be known.
    pub notes: Vec<Problem>,
    /// Warnings of the check: they stop nothing.
    pub warnings: Vec<Problem>,
    reading: Reading,
}

impl AuditWorkbook {
    /// Opens a file as a workbook of an audit.
    ///
    /// # Errors
    /// One problem of the file as a whole: as [`open`] and [`read::about`].
    pub fn open(bytes: &[u8]) -> Result<Self, Problem> {
        let grids = open(bytes)?;
        let about = read::about(&grids)?;
        Ok(Self { grids, about })
    }

    /// What it says about itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Whether its answers are about this very edition of an audit tool.
    ///
    /// # Errors
    /// `other-tool`; `other-edition`, and with it each standard that was answered: nobody has confirmed these answers for this edition.
    pub fn is_for(&self, tool: &Tool, digest: &str) -> Result<(), Vec<Problem>> {
        fits(&self.about, tool, digest).map_err(|refused| {
            let each = other_edition::answered(&self.grids, &self.about, tool);
            std::iter::once(refused).chain(each).collect()
        })
    }

    /// Its answers as an audit of this tool, ready for a return. `seed`: the organisation, from whose id those of new rows are made.
    ///
    /// Declarations in the workbook are taken as agreement to the answers that stand in it: they travel in the same file. One that was
    /// given in the program holds only as long as nothing that it agreed to was changed.
    ///
    /// # Errors
    /// Every problem at once, each with its sheet and cell: what cannot be read, and everything that stops a return.
    pub fn as_audit(&self, tool: &Tool, digest: &str, seed: Uuid, today: Date) -> Result<WholeAudit, Vec<Problem>> {
        let about = &self.about;
        let reading = read::read(&self.grids, about, tool, &mut |row| row_ids::id_of(seed, about, row, &Fields::new()));
        let judged = judge(reading, tool, digest, &Fields::new());
        let mut fields = judged.fields();
        agree(tool, &mut fields, &judged.reading);
        let language = about.language(tool);
        let findings = readiness::check(tool, &fields, &language, today);
        let of = |weight: Weight| {
            let those = findings.iter().filter(move |finding| finding.weight == weight);
            those.map(|finding| findings::problem(&judged.reading, finding))
        };
        let mut problems = judged.reading.problems.clone();
        problems.extend(of(Weight::Stops));
        problems.extend(own_use(&fields, &judged.reading));
        if !problems.is_empty() {
            return Err(one_each(problems));
        }
        let (notes, warnings) = (judged.reading.notes.clone(), of(Weight::Warns).collect());
        Ok(WholeAudit { fields, language, notes, warnings, reading: judged.reading })
    }
}

impl WholeAudit {
    /// A finding of the check as a problem of the workbook, with its cell.
    pub fn problem(&self, finding: &Finding) -> Problem {
        findings::problem(&self.reading, finding)
    }
}

/// Declarations rest on the answers as they stand here, or on those that were agreed to in the program.
fn agree(tool: &Tool, fields: &mut Fields, reading: &Reading) {
    let present = agreement::basis_digest(tool, fields);
    for role in tool.declaration_roles.iter().map(|role| &role.id) {
        let there = |member| fields.contains_key(&Field::Declaration(role.clone(), member));
        if there(DeclarationField::AgreedOn) && there(DeclarationField::How) {
            let basis = reading.agreed.get(role.as_str()).unwrap_or(&present).clone();
            fields.insert(Field::Declaration(role.clone(), DeclarationField::Basis), basis);
        }
    }
}

/// Of an audit for own use no return is made, as on the screen.
fn own_use(fields: &Fields, reading: &Reading) -> Option<Problem> {
    let field = Field::Profile(ProfileField::OwnUse);
    fields.get(&field)?;
    let sentence = "This audit is for your own use, so no return is made of it.";
    let place = reading.places.get(&field).cloned().unwrap_or_default();
    let hint = "Empty this cell if you want to make a return of it. All your answers are kept.";
    Some(Problem::at("own-use", place, sentence, hint))
}

/// One cell has one problem: a rating that cannot be read is not missing as well.
fn one_each(problems: Vec<Problem>) -> Vec<Problem> {
    let mut told = BTreeSet::new();
    let first = |found: &Problem| found.place.cell.is_empty() || told.insert(found.place.clone());
    problems.into_iter().filter(first).collect()
}
