//! About the organisation, as the screen asks it.

use crate::error::ApiError;
use crate::program::{Program, id};
use crate::start::service_types;
use crate::views::{FactView, OptionView, ProfileView, SiteView};
use audit_core::tool::{Fact, FactKind};
use audit_core::wording;

impl Program {
    /// About the organisation.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn profile(&self, audit: &str) -> Result<ProfileView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let (profile, language) = (&loaded.content.profile, &loaded.language);
        let service_type = profile.service_type.as_ref().and_then(|id| loaded.tool.service_type(id));
        let code_warning = match service_type {
            Some(t) if !profile.code.trim().is_empty() => {
                let good = wording::code_looks_right(t.code_pattern.as_deref(), &profile.code);
                let label = wording::within_sentence(t.code_label.get(language));
                if good {
                    String::new()
                } else {
                    format!("This does not look like the usual {label}. Check it; you can keep it.")
                }
            }
            _ => String::new(),
        };
        let asked = loaded.tool.asked(&loaded.facts).filter(|_| service_type.is_some());
        Ok(ProfileView {
            name: profile.name.clone(),
            code: profile.code.clone(),
            code_warning,
            service_type: profile.service_type.as_ref().map_or_else(String::new, ToString::to_string),
            service_types: service_types(&loaded.tool, language),
            facts: asked
                .map(|fact| FactView {
                    id: fact.id.to_string(),
                    question: fact.question.get(language).to_owned(),
                    hint: fact.hint.get(language).to_owned(),
                    options: options(fact, language),
                    value: loaded.facts.values.get(&fact.id).map_or_else(String::new, ToString::to_string),
                })
                .collect(),
            completed_by: profile.completed_by.name.clone(),
            completed_by_role: profile.completed_by.role.clone(),
            substitute: profile.substitute.name.clone(),
            substitute_role: profile.substitute.role.clone(),
            email: profile.email.clone(),
            telephone: profile.telephone.clone(),
            covers_all: profile.covers_all,
            sites: (loaded.content.sites.iter())
                .map(|site| SiteView {
                    id: site.id.to_string(),
                    name: site.name.clone(),
                    covered: site.covered,
                    assured_by: site.assured_by.clone(),
                })
                .collect(),
            standards: loaded.shown().len() as u32,
            kept_aside: (loaded.kept_aside().iter())
                .map(|placed| format!("{} {}", placed.number, placed.standard.statement.get(language)))
                .collect(),
            locked: loaded.locked(),
        })
    }
}

fn options(fact: &Fact, language: &audit_core::text::Language) -> Vec<OptionView> {
    let option = |code: &str, label: &str| OptionView { code: code.to_owned(), label: label.to_owned() };
    match &fact.kind {
        FactKind::YesNo => vec![option("yes", "Yes"), option("no", "No")],
        FactKind::Choice(all) => all.iter().map(|(code, label)| option(code.as_str(), label.get(language))).collect(),
    }
}
