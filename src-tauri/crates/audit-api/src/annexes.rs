//! The annex on paper: earlier answers that are not asked any more, for the organisation itself.

use crate::carried::{annex, lists, texts, why_in_annex};
use crate::error::ApiError;
use crate::loaded::Loaded;
use crate::program::{PROGRAM, Program, id};
use crate::returns::{created, moment, names, save_new};
use crate::views::FileView;
use audit_core::editions::Kept;
use audit_documents::plan::model::{EarlierAnswer, ImprovementPlan, Organisation};
use std::path::Path;

impl Program {
    /// Saves the earlier answers of an audit as a PDF into a folder. They go with no return.
    ///
    /// # Errors
    /// `nothing-to-save`, `plan-not-made`, `not-found`; the store's. That the folder takes no file is in the answer.
    pub fn save_annex(&self, audit: &str, folder: &str) -> Result<FileView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let kept = annex(&loaded.tool, &loaded.fields);
        if kept.is_empty() {
            let hint = "Go on with the audit.";
            return Err(ApiError::new("nothing-to-save", "There are no earlier answers to save.", hint));
        }
        let plan = self.paper(&loaded, &kept);
        let bytes = audit_documents::earlier_pdf(&plan).map_err(|error| {
            let message = format!("The earlier answers could not be made: {error}.");
            ApiError::new("plan-not-made", message, "Your answers are safe. Try again.")
        })?;
        let profile = &loaded.content.profile;
        let code = loaded.naming_code().1;
        let name = names::of_annex(&code, &profile.name, loaded.tool.id.as_str(), &loaded.tool.edition);
        let saved = save_new(Path::new(folder), &name, &bytes);
        let (path, problem) = match &saved {
            Ok(path) => (path.display().to_string(), String::new()),
            Err(trouble) => (String::new(), format!("{} {}", trouble.message, trouble.hint)),
        };
        Ok(FileView {
            name: saved
                .as_ref()
                .ok()
                .and_then(|path| path.file_name())
                .map_or(name, |name| name.to_string_lossy().into_owned()),
            kind: "annex".to_owned(),
            size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            saved: saved.is_ok(),
            path,
            problem,
            purpose: "For your own records: earlier answers to what is no longer asked. It is not part of any return."
                .to_owned(),
        })
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
