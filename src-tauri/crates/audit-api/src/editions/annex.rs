//! The annex on paper: earlier answers that are not asked any more, for the organisation itself.

use crate::editions::view::{annex, lists, texts, why_in_annex};
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{PROGRAM, Program, id};
use crate::returns::{Drawing, created, moment, names};
use crate::views::FileKind;
use audit_core::editions::Kept;
use audit_core::plan::{EarlierAnswer, ImprovementPlan, Organisation};

impl Program {
    /// The earlier answers of an audit as a PDF to be saved. They go with no return.
    ///
    /// # Errors
    /// `nothing-to-save`, `not-found`; the store's.
    pub fn draw_annex(&self, audit: &str) -> Result<Drawing, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let kept = annex(&loaded.tool, &loaded.fields);
        if kept.is_empty() {
            let hint = "Go on with the audit.";
            return Err(ApiError::new("nothing-to-save", "There are no earlier answers to save.", hint));
        }
        let plan = self.paper(&loaded, &kept);
        let code = loaded.naming_code().1;
        let name = &loaded.content.profile.name;
        let name = names::of_annex(&code, name, loaded.tool.id.as_str(), &loaded.tool.edition);
        Ok(Drawing::new(FileKind::Annex, name, move || {
            audit_documents::earlier_pdf(&plan).map_err(|error| {
                let message = format!("The earlier answers could not be made: {error}.");
                ApiError::new("plan-not-made", message, "Your answers are safe. Try again.")
            })
        }))
    }

    fn paper(&self, loaded: &Loaded, kept: &[Kept]) -> ImprovementPlan {
        let language = &loaded.language;
        let now = self.world.now();
        ImprovementPlan {
            language: if language.as_str() == "en" { "en-GB".to_owned() } else { language.to_string() },
            audit_title: loaded.tool.title.get(language).to_owned(),
            edition: loaded.tool.edition.clone(),
            organisation: Organisation { name: loaded.content.profile.name.clone(), ..Organisation::default() },
            revision: loaded.row.revision as u32,
            created: created(now),
            created_utc: moment(now),
            program: PROGRAM.to_owned(),
            earlier: kept.iter().map(|kept| answer(loaded, kept)).collect(),
            ..ImprovementPlan::default()
        }
    }
}

fn answer(loaded: &Loaded, kept: &Kept) -> EarlierAnswer {
    let (evidence, actions) = lists(loaded, kept);
    let answer = &kept.answer;
    EarlierAnswer {
        from: answer.from.clone(),
        number: answer.number.clone(),
        area: answer.area.clone(),
        text: answer.text.clone(),
        why: why_in_annex(kept).to_owned(),
        rating: if answer.answer_label.is_empty() { kept.rating.clone() } else { answer.answer_label.clone() },
        texts: texts(kept).into_iter().map(|(label, text)| (label.to_owned(), text.to_owned())).collect(),
        evidence,
        actions,
    }
}
