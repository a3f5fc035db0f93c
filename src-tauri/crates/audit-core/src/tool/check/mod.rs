//! What makes an audit tool whole: every problem at once, each with its place.

mod guidance;
mod limits;
mod succession;
mod texts;

use super::Tool;
use crate::condition::{self, Condition};
use crate::ids::{FactId, OptionCode, ServiceTypeId};
use crate::text::Language;
use crate::tool::FactKind;
use crate::wording;
use std::collections::{BTreeMap, BTreeSet};

/// A problem in an audit tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolProblem {
    /// Stable code.
    pub code: &'static str,
    /// The kind and id of the thing, such as `standard s11-k7qd`; `tool` for the tool itself.
    pub thing: String,
    /// The member of the thing, such as `applies`; empty when it is the thing as a whole.
    pub member: String,
    /// Which entry, from 0, where the member is a list and one of its entries is meant. Of guidance: which part.
    pub entry: Option<usize>,
    /// In which language, where words are missing or too many.
    pub language: Option<Language>,
    /// What is wrong.
    pub sentence: String,
}

/// Every list that is longer than it may be ([`crate::limits`]): nothing else is said of such a tool.
pub fn beyond_limits(tool: &Tool) -> Vec<ToolProblem> {
    let mut checker = Checker::new(tool);
    checker.too_large();
    checker.problems
}

/// Checks a whole tool.
pub fn check(tool: &Tool) -> Vec<ToolProblem> {
    let mut checker = Checker::new(tool);
    // Nothing else is said of what nobody could answer.
    if checker.too_large() {
        return checker.problems;
    }
    checker.scale();
    checker.unique_ids();
    checker.languages();
    checker.texts();
    checker.identifiers();
    checker.facts();
    checker.conditions();
    checker.standards();
    checker.guidance();
    checker.succession();
    checker.people();
    checker.problems
}

struct Checker<'t> {
    tool: &'t Tool,
    /// The facts by id, each with its place; of two of one id the first.
    facts: BTreeMap<&'t FactId, usize>,
    types: BTreeSet<&'t ServiceTypeId>,
    problems: Vec<ToolProblem>,
    /// The entry and the language that are looked at.
    entry: Option<usize>,
    language: Option<Language>,
}

impl<'t> Checker<'t> {
    fn new(tool: &'t Tool) -> Self {
        let facts = tool.facts.iter().enumerate().rev().map(|(place, fact)| (&fact.id, place)).collect();
        let types = tool.service_types.iter().map(|one| &one.id).collect();
        Self { tool, facts, types, problems: Vec::new(), entry: None, language: None }
    }

    fn problem(&mut self, code: &'static str, thing: &str, member: &str, sentence: String) {
        let (entry, language) = (self.entry, self.language.clone());
        let (thing, member) = (thing.to_owned(), member.to_owned());
        self.problems.push(ToolProblem { code, thing, member, entry, language, sentence });
    }

    /// Looks at the entries of a list.
    fn each<T>(&mut self, entries: &[T], mut one: impl FnMut(&mut Self, &T)) {
        for (place, entry) in entries.iter().enumerate() {
            self.entry = Some(place);
            one(self, entry);
        }
        self.entry = None;
    }

    fn scale(&mut self) {
        let tool = self.tool;
        if tool.levels.len() < 2 || !tool.levels.iter().any(|l| l.counts == super::Counts::Met) {
            let sentence = "A scale needs at least two levels, one of which counts as met.";
            self.problem("scale", "tool", "level", sentence.to_owned());
        }
        let falls = tool.bands.windows(2).all(|pair| pair[0].at_least > pair[1].at_least);
        let ends = tool.bands.last().is_some_and(|band| band.at_least == 0);
        if !falls || !ends || tool.bands.iter().any(|band| band.at_least > 100) {
            let sentence = "Bands go from best to worst, each at 100 or less, and the last begins at 0.";
            self.problem("bands", "tool", "band", sentence.to_owned());
        }
        for level in &tool.levels {
            if level.code.as_str() == "not-applicable" {
                let sentence = "“not-applicable” is not a level: say when it is offered with not_applicable.";
                self.problem("scale", "level not-applicable", "code", sentence.to_owned());
            }
        }
    }

    fn unique_ids(&mut self) {
        let tool = self.tool;
        self.unique("level", tool.levels.iter().map(|x| x.code.as_str()));
        self.unique("band", tool.bands.iter().map(|x| x.id.as_str()));
        self.unique("service_type", tool.service_types.iter().map(|x| x.id.as_str()));
        self.unique("identifier", tool.identifiers.iter().map(|x| x.id.as_str()));
        self.unique("fact", tool.facts.iter().map(|x| x.id.as_str()));
        self.unique("area", tool.areas.iter().map(|x| x.id.as_str()));
        self.unique("reporting", tool.reporting.iter().map(|x| x.id.as_str()));
        self.unique("person_role", tool.person_roles.iter().map(|x| x.id.as_str()));
        self.unique("declaration_role", tool.declaration_roles.iter().map(|x| x.id.as_str()));
        self.unique("question", tool.questions.iter().map(|x| x.id.as_str()));
        let standards = tool.areas.iter().flat_map(|area| &area.standards);
        self.unique("standard", standards.map(|x| x.id.as_str()));
    }

    fn unique(&mut self, kind: &str, ids: impl Iterator<Item = &'t str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                let sentence = format!("The id “{id}” is used more than once. Ids are for one thing only.");
                self.problem("duplicate-id", &format!("{kind} {id}"), "id", sentence);
            }
        }
    }

    fn identifiers(&mut self) {
        for identifier in &self.tool.identifiers {
            let thing = format!("identifier {}", identifier.id);
            self.text(&thing, "label", &identifier.label);
            self.optional_text(&thing, "hint", &identifier.hint);
            if let Some(pattern) = &identifier.pattern {
                self.words(&thing, "pattern", "The pattern is empty.", pattern);
                if let Err(message) = wording::code_pattern(pattern) {
                    self.problem("pattern", &thing, "pattern", message);
                }
            }
        }
    }

    fn facts(&mut self) {
        for fact in &self.tool.facts {
            let thing = format!("fact {}", fact.id);
            if condition::WORDS.contains(&fact.id.as_str()) {
                let sentence =
                    format!("No condition could name the fact “{}”: the word means something else there.", fact.id);
                self.problem("reserved-id", &thing, "id", sentence);
            }
            self.text(&thing, "question", &fact.question);
            self.optional_text(&thing, "hint", &fact.hint);
            if let FactKind::Choice(options) = &fact.kind {
                self.options(&thing, "A fact", options);
            }
            match &fact.otherwise {
                None if fact.asked != Condition::Always => {
                    let sentence = "Not everybody is asked this fact, so say what holds otherwise.";
                    self.problem("otherwise", &thing, "otherwise", sentence.to_owned());
                }
                Some(value) if !fact.takes(value) => {
                    let sentence = format!("“{value}” is not one of the fact’s answers.");
                    self.problem("otherwise", &thing, "otherwise", sentence);
                }
                _ => {}
            }
        }
    }

    fn conditions(&mut self) {
        let tool = self.tool;
        for (place, fact) in tool.facts.iter().enumerate() {
            self.condition(&format!("fact {}", fact.id), "asked", &fact.asked, place);
        }
        let all = tool.facts.len();
        for identifier in &tool.identifiers {
            self.condition(&format!("identifier {}", identifier.id), "asked", &identifier.asked, all);
        }
        for standard in tool.areas.iter().flat_map(|area| &area.standards) {
            let thing = format!("standard {}", standard.id);
            self.condition(&thing, "applies", &standard.applies, all);
            self.condition(&thing, "not_applicable", &standard.not_applicable, all);
        }
        for question in &tool.questions {
            self.condition(&format!("question {}", question.id), "applies", &question.applies, all);
        }
        for role in &tool.declaration_roles {
            let thing = format!("declaration_role {}", role.id);
            self.condition(&thing, "required", &role.required, all);
        }
        for role in &tool.person_roles {
            self.condition(&format!("person_role {}", role.id), "for", &role.offered, all);
        }
    }

    /// `known`: how many facts, from the first, the condition may name.
    fn condition(&mut self, thing: &str, member: &str, condition: &Condition, known: usize) {
        let tool = self.tool;
        let (facts_known, types_known) = (&self.facts, &self.types);
        let mut wrong = Vec::new();
        let mut types = |id: &ServiceTypeId| {
            if !types_known.contains(&id) {
                wrong.push(("unknown-type", format!("There is no type of service “{id}”.")));
            }
        };
        let mut facts = Vec::new();
        condition.visit(&mut types, &mut |fact: &FactId, value: &OptionCode| {
            facts.push((fact.clone(), value.clone()));
        });
        for (fact, value) in facts {
            match facts_known.get(&&fact).copied() {
                None => wrong.push(("unknown-fact", format!("No question asks the fact “{fact}”."))),
                Some(place) if place >= known => {
                    wrong.push(("later-fact", format!("The fact “{fact}” is not asked until later.")));
                }
                Some(place) if !tool.facts[place].takes(&value) => {
                    let sentence = format!("“{value}” is not an answer to the fact “{fact}”.");
                    wrong.push(("unknown-option", sentence));
                }
                Some(_) => {}
            }
        }
        for (code, sentence) in wrong {
            self.problem(code, thing, member, sentence);
        }
    }

    fn standards(&mut self) {
        let tool = self.tool;
        for standard in tool.areas.iter().flat_map(|area| &area.standards) {
            let thing = format!("standard {}", standard.id);
            self.text(&thing, "statement", &standard.statement);
            if !tool.reporting.iter().any(|label| label.id == standard.reporting) {
                let sentence = format!("There is no reporting label “{}”.", standard.reporting);
                self.problem("unknown-reporting", &thing, "reporting", sentence);
            }
            if standard.sources.is_empty() {
                let sentence = "Say what the standard is based on.".to_owned();
                self.problem("no-source", &thing, "sources", sentence);
            }
            self.each(&standard.sources, |checker, source| {
                checker.text(&thing, "sources", &source.text);
                if let Some(checked) = &source.checked {
                    let lacks = "This source was read, but it is not said";
                    checker.words(&thing, "sources", &format!("{lacks} by whom."), &checked.by);
                    checker.words(&thing, "sources", &format!("{lacks} which paragraph says so."), &checked.paragraph);
                }
            });
            self.each(&standard.tags, |checker, tag| {
                checker.words(&thing, "tags", "One of the words that help to find it is empty.", tag);
            });
            if !standard.active && standard.inactive_because.is_empty() {
                let sentence = "Say why the standard is switched off.".to_owned();
                self.problem("missing-text", &thing, "inactive_because", sentence);
            }
            self.optional_text(&thing, "inactive_because", &standard.inactive_because);
        }
    }

    fn people(&mut self) {
        let tool = self.tool;
        for role in &tool.person_roles {
            self.text(&format!("person_role {}", role.id), "title", &role.title);
        }
        if tool.declaration_roles.is_empty() {
            let sentence = "At least one role must declare.".to_owned();
            self.problem("no-declaration", "tool", "declaration_role", sentence);
        }
        for role in &tool.declaration_roles {
            let thing = format!("declaration_role {}", role.id);
            self.text(&thing, "title", &role.title);
            self.optional_text(&thing, "hint", &role.hint);
            for other in &role.may_be_same_as {
                if !tool.declaration_roles.iter().any(|r| r.id == *other) {
                    let sentence = format!("There is no declaration role “{other}”.");
                    self.problem("unknown-role", &thing, "may_be_same_as", sentence);
                }
            }
        }
        self.each(&tool.declaration.statements, |checker, statement| {
            checker.text("tool", "declaration.statements", statement);
            for (language, words) in statement.iter() {
                checker.language = Some(language.clone());
                for name in wording::unknown_places(words) {
                    let sentence = format!("{{{name}}} is not one of the numbers that can be filled in.");
                    checker.problem("placeholder", "tool", "declaration.statements", sentence);
                }
                checker.language = None;
            }
        });
        self.each(&tool.declaration.reading, |checker, sentence| {
            checker.text("tool", "declaration.reading", sentence);
        });
    }
}
