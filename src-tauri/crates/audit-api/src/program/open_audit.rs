//! An audit as it is loaded: its row, its tool, its fields and what they say.

use crate::words;
use audit_core::agreement::{self, Standing};
use audit_core::audit::Content;
use audit_core::change::Before;
use audit_core::condition::Facts;
use audit_core::field::{Field, Fields};
use audit_core::ids::StandardId;
use audit_core::jiff::civil::Date;
use audit_core::readiness::{self, Finding, Weight};
use audit_core::text::Language;
use audit_core::tool::{DeclarationRole, Placed, Question, Tool};
use audit_store::{AuditRow, AuditState, FieldRow};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// One audit with everything that is known of it.
pub(crate) struct Loaded {
    pub row: AuditRow,
    pub tool: Arc<Tool>,
    pub fields: Fields,
    pub content: Content,
    pub facts: Facts,
    pub language: Language,
    basis: OnceLock<String>,
}

impl Loaded {
    /// Fields whose keys this program does not know stay in the store and are not looked at.
    pub fn new(row: AuditRow, tool: Arc<Tool>, rows: Vec<FieldRow>) -> Self {
        Self::of(row, tool, rows.into_iter().filter_map(|row| Some((Field::parse(&row.key)?, row.value?))).collect())
    }

    /// The same of fields that need not be in the store.
    pub fn of(row: AuditRow, tool: Arc<Tool>, fields: Fields) -> Self {
        let content = Content::read(&fields);
        let facts = content.facts(&tool);
        let language = Language::new(&row.language).unwrap_or_else(|| tool.language());
        Self { row, tool, fields, content, facts, language, basis: OnceLock::new() }
    }

    /// The audit as it is after these changes; `None` empties a field.
    pub fn after(mut self, values: Vec<(Field, Option<String>)>) -> Self {
        let of_standard = |(field, _): &(Field, _)| match field {
            Field::Standard(id, _) => Some(id.clone()),
            _ => None,
        };
        // Answering is what is done most: then the rest of the audit need not be read again.
        let answered: Option<BTreeSet<StandardId>> = values.iter().map(of_standard).collect();
        for (field, value) in values {
            match value {
                Some(value) => self.fields.insert(field, value),
                None => self.fields.remove(&field),
            };
        }
        let Some(answered) = answered else { return Self::of(self.row, self.tool, self.fields) };
        for standard in answered {
            self.content.read_answer_anew(&self.fields, &standard);
        }
        Self { basis: OnceLock::new(), ..self }
    }

    /// The audit as a change finds it.
    pub fn before(&self) -> Before<'_> {
        Before {
            tool: &self.tool,
            language: &self.language,
            fields: &self.fields,
            content: &self.content,
            locked: self.locked(),
        }
    }

    /// Whether both are the same audit in the same state.
    pub fn is(&self, other: &Self) -> bool {
        self.row == other.row
            && self.fields == other.fields
            && self.content == other.content
            && self.facts == other.facts
    }

    /// The digest of what a declaration agrees to.
    pub fn basis(&self) -> &str {
        self.basis.get_or_init(|| agreement::digest_of(&self.tool, &self.fields, &self.content))
    }

    pub fn locked(&self) -> bool {
        self.row.state == AuditState::Locked
    }

    /// What the check says. Nothing stops a return that is made: what is changed in a living part afterwards counts when the next
    /// revision begins.
    pub fn findings(&self, today: Date) -> Vec<Finding> {
        // Where nobody has agreed yet, nothing is compared with it.
        let basis = if self.content.declarations.is_empty() { "" } else { self.basis() };
        let mut findings = readiness::check_content(&self.tool, &self.content, basis, &self.language, today);
        if self.locked() {
            findings.retain(|finding| finding.weight != Weight::Stops);
        }
        findings
    }

    /// How a declaration stands. The one of a return that is made stands as it was signed.
    pub fn standing(&self, role: &DeclarationRole, digest: &str) -> Standing {
        match agreement::standing(&self.tool, &self.content, role, digest) {
            Standing::Withdrawn if self.locked() => Standing::Agreed,
            standing => standing,
        }
    }

    pub fn shown(&self) -> Vec<Placed<'_>> {
        self.tool.shown(&self.facts)
    }

    /// “6.4”; the id where the tool has no such standard.
    pub fn number(&self, id: &StandardId) -> String {
        self.tool.standard(id).map_or_else(|| id.to_string(), |placed| placed.number)
    }

    /// “Section 11, 2026”
    pub fn audit_name(&self) -> String {
        format!("{}, {}", self.tool.short_title.get(&self.language), self.tool.edition)
    }

    /// “your practice”; “your organisation” until a type is chosen.
    pub fn you(&self) -> String {
        let service_type = self.content.profile.service_type.as_ref().and_then(|id| self.tool.service_type(id));
        service_type.map_or_else(|| "your organisation".to_owned(), |t| t.you.get(&self.language).to_owned())
    }

    /// What names its files, with its register; see [`naming_code`].
    pub fn naming_code(&self) -> (String, String) {
        naming_code(&self.tool, &self.content, &self.facts)
    }

    /// How many declarations are required, and how many stand.
    pub fn declarations(&self) -> (u32, u32) {
        let required: Vec<_> = self.tool.declarers(&self.facts).collect();
        if self.content.declarations.is_empty() {
            return (required.len() as u32, 0);
        }
        let stands = |role: &&&audit_core::tool::DeclarationRole| self.standing(role, self.basis()) == Standing::Agreed;
        (required.len() as u32, required.iter().filter(stands).count() as u32)
    }

    /// Roles whose agreement was given and no longer holds, because something was changed.
    pub fn withdrawn(&self) -> Vec<String> {
        if self.content.declarations.is_empty() {
            return Vec::new();
        }
        let fell = |role: &&DeclarationRole| self.standing(role, self.basis()) == Standing::Withdrawn;
        self.tool.declarers(&self.facts).filter(fell).map(|role| role.id.to_string()).collect()
    }

    /// “Agreed by 1 of 2”; empty when nobody has to agree, as for own use where nobody has.
    pub fn agreed(&self) -> String {
        match self.declarations() {
            (0, _) => String::new(),
            (_, 0) if self.content.profile.own_use => String::new(),
            (required, agreed) => format!("Agreed by {agreed} of {required}"),
        }
    }

    /// Who has agreed, in the order of the tool: name and role. Only agreements that stand.
    pub fn agreed_by(&self) -> Vec<String> {
        let required = self.tool.declarers(&self.facts);
        let standing = required.filter_map(|role| {
            let given = self.content.declarations.get(&role.id)?;
            let stands = self.standing(role, self.basis()) == Standing::Agreed;
            stands.then(|| words::person(&given.person.name, role.title.get(&self.language)))
        });
        standing.collect()
    }

    /// The group that the organisation belongs to: what it shares with others and is filled in; else empty.
    pub fn group(&self) -> String {
        let shared = self.tool.identifiers_for(&self.facts).into_iter().filter(|identifier| identifier.shared);
        let given = shared.map(|identifier| self.content.profile.identifier(&identifier.scheme));
        given.into_iter().find(|group| !group.is_empty()).unwrap_or_default().to_owned()
    }

    /// Whom its leaders are called by: “governors”; “leaders” where the tool does not say.
    pub fn readers(&self) -> String {
        let service_type = self.content.profile.service_type.as_ref().and_then(|id| self.tool.service_type(id));
        let said = service_type.map(|t| t.readers.get(&self.language).trim()).filter(|said| !said.is_empty());
        said.unwrap_or("leaders").to_owned()
    }

    /// Standards that have an answer and are not shown.
    pub fn kept_aside(&self) -> Vec<Placed<'_>> {
        let hidden = |placed: &Placed<'_>| !placed.standard.applies.holds(&self.facts);
        self.tool.standards().filter(|placed| hidden(placed) && self.has_answer(&placed.standard.id)).collect()
    }

    /// Questions that have an answer and are not asked.
    pub fn questions_aside(&self) -> Vec<&Question> {
        let answered = |question: &&Question| {
            let given = self.content.questions.get(&question.id);
            given.is_some_and(|given| given.answer.is_some() || !given.comment.is_empty())
        };
        self.tool.questions.iter().filter(|one| !one.applies.holds(&self.facts)).filter(answered).collect()
    }

    /// Whether anything was said to a standard.
    pub fn has_answer(&self, id: &StandardId) -> bool {
        let said = self.content.answers.get(id).is_some_and(|answer| {
            answer.rating.is_some() || !answer.narrative.is_empty() || !answer.evidence.is_empty()
        });
        said || self.content.actions_of(id).any(|action| action.stands())
    }
}

/// What names an organisation's files, with its register: the first identifier that may and is filled in; else both empty.
pub(crate) fn naming_code(tool: &Tool, content: &Content, facts: &Facts) -> (String, String) {
    let naming = tool.identifiers_for(facts).into_iter().filter(|identifier| identifier.names_files);
    let given = naming.map(|identifier| {
        let value = content.profile.identifier(&identifier.scheme);
        (identifier.scheme.to_string(), identifier.spelt(value))
    });
    given.into_iter().find(|(_, code)| !code.is_empty()).unwrap_or_default()
}
