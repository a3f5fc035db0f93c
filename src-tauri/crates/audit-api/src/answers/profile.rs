//! About the organisation, as the screen asks it.

use crate::error::ApiError;
use crate::history::shown;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::start::service_types;
use crate::views::{FactView, IdentifierView, KeptAsideView, OptionView, ProfileView, SiteView};
use crate::words::given;
use audit_core::audit::Profile;
use audit_core::condition::Facts;
use audit_core::field::{Field, QuestionField};
use audit_core::text::Language;
use audit_core::tool::{Fact, FactKind, Identifier, Tool};
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
        let asked = loaded.tool.asked(&loaded.facts).filter(|_| service_type.is_some());
        let not_asked = loaded.tool.not_asked(&loaded.facts).filter(|_| service_type.is_some());
        let fact = |fact: &Fact| FactView {
            id: fact.id.to_string(),
            question: fact.question.get(language).to_owned(),
            hint: fact.hint.get(language).to_owned(),
            options: options(fact, language),
            value: loaded.facts.values.get(&fact.id).map(ToString::to_string),
            assumed: fact.answer_in(&profile.facts).is_none() && loaded.facts.values.contains_key(&fact.id),
        };
        Ok(ProfileView {
            from_last_time: profile.from_last_time,
            from_organisation: given(profile.from_organisation.clone()),
            name: profile.name.clone(),
            identifiers: identifiers(&loaded.tool, &loaded.facts, profile, language),
            email_warning: given(unusual(wording::email_looks_right(&profile.email), "an e-mail address")),
            telephone_warning: given(unusual(wording::telephone_looks_right(&profile.telephone), "a telephone number")),
            service_type: profile.service_type.as_ref().map(ToString::to_string),
            service_types: service_types(&loaded.tool, language),
            facts: asked.map(fact).collect(),
            assumed: not_asked.map(fact).collect(),
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
            kept_aside: kept_aside(&loaded),
            locked: loaded.locked(),
        })
    }
}

/// Standards, which can be looked at, and questions, whose answers stand beside them.
fn kept_aside(loaded: &Loaded) -> Vec<KeptAsideView> {
    let standards = loaded.kept_aside().into_iter().map(|placed| KeptAsideView {
        line: format!("{} {}", placed.number, placed.standard.statement.get(&loaded.language)),
        place: given(format!("standard/{}", placed.standard.id)),
        answer: None,
    });
    let questions = loaded.questions_aside().into_iter().map(|question| {
        let field = |member| Field::Question(question.id.clone(), member);
        let said = [QuestionField::Answer, QuestionField::Comment].map(field);
        let said = said.iter().filter_map(|field| Some(shown(loaded, field, loaded.fields.get(field)?)));
        KeptAsideView {
            line: question.text.get(&loaded.language).to_owned(),
            place: None,
            answer: given(said.collect::<Vec<_>>().join("; ")),
        }
    });
    standards.chain(questions).collect()
}

/// What an organisation with these facts is known by, with what is known of it.
pub(crate) fn identifiers(tool: &Tool, facts: &Facts, profile: &Profile, language: &Language) -> Vec<IdentifierView> {
    let one = |identifier: &Identifier| {
        let value = profile.identifier(&identifier.scheme);
        let label = identifier.label.get(language);
        let good = value.is_empty() || wording::code_looks_right(identifier.pattern.as_deref(), value);
        let called = wording::within_sentence(label);
        IdentifierView {
            scheme: identifier.scheme.to_string(),
            label: label.to_owned(),
            hint: given(identifier.hint.get(language).to_owned()),
            value: profile.identifiers.get(&identifier.scheme).cloned(),
            warning: match good {
                true => None,
                false => given(format!("This does not look like the usual {called}. Check it; you can keep it.")),
            },
            optional: identifier.optional,
            shared: identifier.shared,
        }
    };
    tool.identifiers_for(facts).into_iter().map(one).collect()
}

fn unusual(looks_right: bool, what: &str) -> String {
    if looks_right { String::new() } else { format!("This does not look like {what}. Check it; you can keep it.") }
}

fn options(fact: &Fact, language: &Language) -> Vec<OptionView> {
    let option = |code: &str, label: &str| OptionView { code: code.to_owned(), label: label.to_owned() };
    match &fact.kind {
        FactKind::YesNo => vec![option("yes", "Yes"), option("no", "No")],
        FactKind::Choice(all) => all.iter().map(|(code, label)| option(code.as_str(), label.get(language))).collect(),
    }
}
