//! The improvement plan as it stands today: for a meeting, for own use. Not a return, and never recorded as one.

use super::drawing::Drawing;
use super::names;
use super::plan::{self, Unrated};
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::FileKind;
use crate::words;
use audit_core::content::{ReturnContent, StatedRating, StatedStandard};
use audit_core::ids::StandardId;
use audit_core::plan::{ImprovementPlan, PlanState};
use audit_core::readiness::Weight;
use audit_core::tool::Placed;
use std::collections::BTreeSet;

impl Program {
    /// The improvement plan as it stands today as a PDF to be saved, at any time and as often as wanted. Nothing is signed, locked
    /// or remembered.
    ///
    /// # Errors
    /// `nothing-to-save` while the type of organisation is not known, `not-found`; the store's.
    pub fn draw_plan_today(&self, audit: &str) -> Result<Drawing, ApiError> {
        let (name, plan) = self.named_plan(audit)?;
        Ok(Drawing::new(FileKind::PlanToday, name, move || plan::pdf(&plan)))
    }

    /// The actions of the improvement plan as they stand today as a workbook to be saved, at any time and as often as wanted.
    /// Nothing of it is read again, signed, locked or remembered.
    ///
    /// # Errors
    /// As [`Self::draw_plan_today`].
    pub fn draw_plan_workbook(&self, audit: &str) -> Result<Drawing, ApiError> {
        let (name, plan) = self.named_plan(audit)?;
        let name = format!("{}.xlsx", name.trim_end_matches(".pdf"));
        Ok(Drawing::new(FileKind::PlanWorkbook, name, move || plan::workbook(&plan)))
    }

    /// The plan of today and the name of its PDF.
    fn named_plan(&self, audit: &str) -> Result<(String, ImprovementPlan), ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let plan = self.plan_today(&loaded)?;
        let (code, name) = (loaded.naming_code().1, loaded.content.profile.name.as_str());
        let day = self.world.today().to_string();
        Ok((names::of_plan_today(&code, name, loaded.tool.id.as_str(), &loaded.tool.edition, &day), plan))
    }

    pub(crate) fn plan_today(&self, loaded: &Loaded) -> Result<ImprovementPlan, ApiError> {
        let today = self.world.today();
        let findings = loaded.findings(today);
        let mut content = self.preview(loaded, &findings).ok_or_else(|| {
            let message = "There is no plan to save yet: it is not known what type of organisation it is of.";
            ApiError::new("nothing-to-save", message, "Choose the type of your organisation first.")
        })?;
        let unrated = with_unrated(loaded, &mut content);
        let mut plan = plan::plan_before(&content, &unrated, today);
        plan.state = match (loaded.content.profile.own_use, loaded.locked()) {
            (_, true) => PlanState::Since,
            (true, false) => PlanState::OwnUse,
            (false, false) => {
                let left = findings.iter().filter(|finding| finding.weight == Weight::Stops).count();
                PlanState::Draft { left: u32::try_from(left).unwrap_or(u32::MAX) }
            }
        };
        plan.as_of = words::day(today);
        // Said by the day above: where the person is, not in UTC.
        plan.created.clear();
        plan.return_id.clear();
        Ok(plan)
    }
}

/// Puts the standards that are not rated yet where they belong, with what is written about them; they are the answer.
fn with_unrated(loaded: &Loaded, content: &mut ReturnContent) -> Unrated {
    let rated: BTreeSet<StandardId> = content.standards.iter().map(|standard| standard.id.clone()).collect();
    let mut unrated = Unrated::new();
    for (at, placed) in loaded.shown().iter().enumerate() {
        if !rated.contains(&placed.standard.id) {
            unrated.insert(placed.standard.id.clone());
            content.standards.insert(at, not_rated(loaded, placed));
        }
    }
    content.evidence = loaded.content.evidence.iter().filter(|evidence| evidence.says_something()).cloned().collect();
    unrated
}

/// Its rating is a place holder, which nobody sees: a return knows no standard without one.
fn not_rated(loaded: &Loaded, placed: &Placed<'_>) -> StatedStandard {
    let (standard, language) = (placed.standard, &loaded.language);
    let answer = loaded.content.answer(&standard.id);
    StatedStandard {
        id: standard.id.clone(),
        number: placed.number.clone(),
        area: placed.area.id.clone(),
        reporting: standard.reporting.clone(),
        statement: standard.statement.get(language).to_owned(),
        text_digest: String::new(),
        language: language.clone(),
        critical: standard.critical,
        rating: StatedRating::NotApplicable { because: String::new() },
        narrative: answer.narrative.clone(),
        no_action_because: String::new(),
        answered_by: answer.answered_by.clone(),
        evidence: answer.evidence.iter().copied().collect(),
    }
}
