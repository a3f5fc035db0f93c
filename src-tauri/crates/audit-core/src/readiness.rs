//! The check before export: first what stops it, then what warns, each with the place to go to.

mod begun;
mod findings;

use crate::agreement::{self, Standing};
use crate::audit::{Content, Rating};
use crate::condition::Facts;
use crate::field::Fields;
use crate::ids::{FactId, OptionCode, QuestionId, RoleId, StandardId};
use crate::jiff::civil::Date;
use crate::text::Language;
use crate::tool::{Counts, Placed, Tool};
use crate::wording;
use uuid::Uuid;

pub use begun::{DECLARATION_BEFORE_AUDIT, agreed_before};
pub use findings::{CODES, counted};

/// Whether a finding stops export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Export has to wait.
    Stops,
    /// Travels with the return as a count.
    Warns,
}

/// Where a finding is mended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A member of the profile, by its key.
    Profile(&'static str),
    /// What the organisation is known by, by its register.
    Identifier(OptionCode),
    /// A fact.
    Fact(FactId),
    /// Sites in and out of scope.
    Scope,
    /// A standard.
    Standard(StandardId),
    /// An action of a standard.
    Action(StandardId, Uuid),
    /// A piece of evidence, and a standard that refers to it.
    Evidence(StandardId, Uuid),
    /// A partnership question.
    Question(QuestionId),
    /// A declaration.
    Declaration(RoleId),
}

/// One sentence of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it stops export.
    pub weight: Weight,
    /// Stable code (see [`CODES`]).
    pub code: &'static str,
    /// Where to go.
    pub place: Place,
    /// What it says, in English.
    pub sentence: String,
}

/// Checks an audit. `today` is the day on which it is looked at; dates before it are past.
///
/// The findings come most serious first, and within that in the order of the form.
pub fn check(tool: &Tool, fields: &Fields, today: Date) -> Vec<Finding> {
    let content = Content::read(fields);
    check_content(tool, &content, &agreement::digest_of(tool, fields, &content), today)
}

/// As [`check`], where the fields were read already; `digest` is that of what a declaration agrees to.
pub fn check_content(tool: &Tool, content: &Content, digest: &str, today: Date) -> Vec<Finding> {
    let facts = content.facts(tool);
    let shown = tool.shown(&facts);
    let mut check = Check { tool, content, facts: &facts, shown: &shown, today, findings: Vec::new() };
    check.profile();
    check.scope();
    check.not_confirmed();
    check.standards();
    check.shares();
    check.questions();
    // Nobody has to agree to what is not sent.
    if !content.profile.own_use {
        check.declarations(digest);
    }
    let mut findings = check.findings;
    findings.sort_by_key(|finding| finding.weight);
    findings
}

/// Whether nothing stops export.
pub fn ready(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.weight != Weight::Stops)
}

/// How often each warning occurs, by code; this travels with the return.
pub fn warnings(findings: &[Finding]) -> Vec<(&'static str, usize)> {
    let count = |code: &str| findings.iter().filter(|f| f.weight == Weight::Warns && f.code == code).count();
    CODES.iter().map(|code| (*code, count(code))).filter(|(_, count)| *count > 0).collect()
}

struct Check<'a> {
    tool: &'a Tool,
    content: &'a Content,
    facts: &'a Facts,
    shown: &'a [Placed<'a>],
    today: Date,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn stop(&mut self, code: &'static str, place: Place, sentence: impl Into<String>) {
        self.findings.push(Finding { weight: Weight::Stops, code, place, sentence: sentence.into() });
    }

    fn warn(&mut self, code: &'static str, place: Place, sentence: impl Into<String>) {
        self.findings.push(Finding { weight: Weight::Warns, code, place, sentence: sentence.into() });
    }

    fn language(&self) -> Language {
        self.tool.language()
    }

    fn profile(&mut self) {
        let (tool, profile) = (self.tool, &self.content.profile);
        if profile.name.trim().is_empty() {
            self.stop("no-name", Place::Profile("name"), "Your organisation has no name yet.");
        }
        let service_type = profile.service_type.as_ref().and_then(|id| tool.service_type(id));
        if service_type.is_none() {
            let sentence = "Choose the type of your organisation, so that the right standards are shown.";
            self.stop("no-service-type", Place::Profile("service-type"), sentence);
            return;
        }
        let facts = self.facts;
        let unanswered: Vec<_> = tool.asked(facts).filter(|fact| !facts.values.contains_key(&fact.id)).collect();
        for fact in unanswered {
            let sentence = format!("Not answered yet: {}", fact.question.get(&self.language()));
            self.stop("fact-unanswered", Place::Fact(fact.id.clone()), sentence);
        }
        self.identifiers(facts);
        if profile.completed_by.name.trim().is_empty() {
            let sentence = "Say who completes this audit.";
            self.warn("no-completer", Place::Profile("completed-by"), sentence);
        }
        if profile.substitute.name.trim().is_empty() {
            let sentence = "Say who stands in for the person who completes this audit.";
            self.warn("no-substitute", Place::Profile("substitute"), sentence);
        }
        if profile.email.trim().is_empty() && profile.telephone.trim().is_empty() {
            let sentence = "There is neither an e-mail address nor a telephone number for questions.";
            self.warn("no-contact", Place::Profile("email"), sentence);
        }
        if !wording::email_looks_right(&profile.email) {
            let sentence = format!("“{}” does not look like an e-mail address. Check it.", profile.email.trim());
            self.warn("unusual-email", Place::Profile("email"), sentence);
        }
        if !wording::telephone_looks_right(&profile.telephone) {
            let sentence = format!("“{}” does not look like a telephone number. Check it.", profile.telephone.trim());
            self.warn("unusual-telephone", Place::Profile("telephone"), sentence);
        }
    }

    fn identifiers(&mut self, facts: &Facts) {
        let tool = self.tool;
        for identifier in tool.identifiers_for(facts) {
            let label = wording::within_sentence(identifier.label.get(&self.language()));
            let value = self.content.profile.identifier(&identifier.scheme);
            let place = Place::Identifier(identifier.scheme.clone());
            if value.is_empty() && !identifier.optional {
                self.warn("no-code", place, format!("There is no {label} yet."));
            } else if !value.is_empty() && !wording::code_looks_right(identifier.pattern.as_deref(), value) {
                let sentence = format!("“{value}” does not look like the usual {label}. Check it.");
                self.warn("unusual-code", place, sentence);
            }
        }
    }

    fn scope(&mut self) {
        let content = self.content;
        if content.sites.is_empty() && !content.profile.covers_all {
            let sentence = "Say which sites or departments this audit covers.";
            self.warn("no-scope", Place::Scope, sentence);
        }
        for site in &content.sites {
            if site.name.trim().is_empty() {
                self.warn("site-without-name", Place::Scope, "A site has no name.");
            } else if !site.covered && site.assured_by.trim().is_empty() {
                let sentence = format!(
                    "{} is not covered, and nothing says where people can see how it keeps children safe.",
                    site.name
                );
                self.warn("site-not-assured", Place::Scope, sentence);
            }
        }
    }

    /// What is from last time has to be looked at once.
    fn not_confirmed(&mut self) {
        let content = self.content;
        if content.profile.from_last_time {
            let sentence =
                "The details of your organisation are from last time. Correct what has changed, then confirm them.";
            self.stop("not-confirmed", Place::Profile("from-last-time"), sentence);
        }
        for placed in self.shown {
            if content.answer(&placed.standard.id).from_last_time {
                let sentence = format!("The answer to {} is from last time. Confirm or change it.", placed.number);
                self.stop("not-confirmed", Place::Standard(placed.standard.id.clone()), sentence);
            }
        }
        let language = self.language();
        for question in self.tool.questions_for(self.facts) {
            if content.questions.get(&question.id).is_some_and(|answer| answer.from_last_time) {
                let words = question.text.get(&language);
                let sentence = format!("The answer to this question is from last time. Confirm or change it: {words}");
                self.stop("not-confirmed", Place::Question(question.id.clone()), sentence);
            }
        }
    }

    fn standards(&mut self) {
        let content = self.content;
        for placed in self.shown {
            let id = &placed.standard.id;
            let place = Place::Standard(id.clone());
            let number = &placed.number;
            match &content.answer(id).rating {
                None => self.stop("unrated", place, format!("{number} is not rated yet.")),
                Some(Rating::NotApplicable) => self.not_applicable(placed),
                Some(Rating::Level(code)) => match self.tool.level(code) {
                    None => self.stop("unrated", place, format!("{number} is not rated yet.")),
                    Some(level) if level.counts == Counts::Met => self.met(number, id),
                    Some(level) => {
                        let label = level.label.get(&self.language()).to_lowercase();
                        self.improvable(number, id, &label);
                    }
                },
            }
            self.actions(number, id);
            self.evidence(number, id);
        }
    }

    fn not_applicable(&mut self, placed: &Placed<'_>) {
        let id = &placed.standard.id;
        let (number, place) = (&placed.number, Place::Standard(id.clone()));
        if !placed.standard.not_applicable.holds(self.facts) {
            let sentence = format!("{number} cannot be “not applicable” in this audit. Rate it.");
            self.stop("not-applicable-not-offered", place, sentence);
        } else if self.content.answer(id).not_applicable_because.trim().is_empty() {
            let sentence = format!("{number} is not applicable, and no reason is given.");
            self.stop("not-applicable-without-reason", place, sentence);
        }
    }

    fn met(&mut self, number: &str, id: &StandardId) {
        let answer = self.content.answer(id);
        let mut evidence = answer.evidence.iter().filter_map(|id| self.content.evidence_by(*id));
        if answer.narrative.trim().is_empty() && !evidence.any(crate::audit::Evidence::says_something) {
            let sentence = format!("{number} is met, but nothing says how you know.");
            self.warn("met-without-evidence", Place::Standard(id.clone()), sentence);
        }
    }

    fn improvable(&mut self, number: &str, id: &StandardId, label: &str) {
        let no_reason = self.content.answer(id).no_action_because.trim().is_empty();
        if no_reason && !self.content.actions_of(id).any(|action| action.stands()) {
            let sentence = format!("{number} is {label} and has no action.");
            self.stop("no-action", Place::Standard(id.clone()), sentence);
        }
    }

    fn actions(&mut self, number: &str, id: &StandardId) {
        let content = self.content;
        for action in content.actions_of(id) {
            let place = || Place::Action(id.clone(), action.id);
            if !action.says_what() {
                let sentence = format!("An action for {number} does not say what will be done.");
                self.warn("action-without-words", place(), sentence);
                continue;
            }
            if action.owner.trim().is_empty() {
                let sentence = format!("An action for {number} does not say who will do it.");
                self.warn("action-without-owner", place(), sentence);
            }
            if action.done_on.is_some_and(|day| day > self.today) {
                let sentence = format!("The day on which an action for {number} was done is in the future.");
                self.warn("action-done-in-future", place(), sentence);
            }
            let open = !matches!(action.status, crate::audit::ActionStatus::Done | crate::audit::ActionStatus::Dropped);
            match action.due {
                None if action.no_date_because.trim().is_empty() => {
                    let sentence = format!("An action for {number} has neither a date nor a reason why not.");
                    self.warn("action-without-date", place(), sentence);
                }
                Some(due) if open && due < self.today => {
                    let sentence = format!("An action for {number} should have been done by now.");
                    self.warn("action-overdue", place(), sentence);
                }
                _ => {}
            }
        }
    }

    fn evidence(&mut self, number: &str, id: &StandardId) {
        let content = self.content;
        for evidence in content.answer(id).evidence.iter().filter_map(|e| content.evidence_by(*e)) {
            let place = || Place::Evidence(id.clone(), evidence.id);
            if evidence.title.trim().is_empty() {
                let sentence = format!("A piece of evidence for {number} has no title.");
                self.warn("evidence-without-title", place(), sentence);
            } else if evidence.kept_at.trim().is_empty() {
                let sentence = format!("“{}”, evidence for {number}, does not say where it is kept.", evidence.title);
                self.warn("evidence-without-place", place(), sentence);
            }
            if wording::looks_like_a_path(&evidence.kept_at) {
                let sentence = format!(
                    "“{}”, evidence for {number}, names a folder of your computer. Say in words where it is kept.",
                    evidence.title
                );
                self.warn("evidence-names-a-folder", place(), sentence);
            }
            if evidence.date.is_some_and(|date| date > self.today) {
                let sentence = format!("The date of “{}”, evidence for {number}, is in the future.", evidence.title);
                self.warn("evidence-in-future", place(), sentence);
            }
            if evidence.review.is_some_and(|review| review < self.today) {
                let sentence = format!("The review date of “{}”, evidence for {number}, has passed.", evidence.title);
                self.warn("evidence-out-of-date", place(), sentence);
            }
        }
    }

    /// Many standards that are not applicable make a score look better than it is.
    fn shares(&mut self) {
        let count = crate::scoring::count_of(self.tool, self.content, self.shown);
        if count.shown >= 10 && count.not_applicable * 5 > count.shown {
            let sentence = format!(
                "{} of {} standards are not applicable. The partnership may ask why.",
                count.not_applicable, count.shown
            );
            let first = (self.shown.iter())
                .find(|placed| self.content.answer(&placed.standard.id).rating == Some(Rating::NotApplicable));
            if let Some(first) = first {
                let place = Place::Standard(first.standard.id.clone());
                self.warn("many-not-applicable", place, sentence);
            }
        }
    }

    fn questions(&mut self) {
        let (tool, content) = (self.tool, self.content);
        for question in tool.questions_for(self.facts).filter(|question| !question.optional) {
            let answered = content.questions.get(&question.id).is_some_and(|a| a.answer.is_some());
            if !answered {
                let sentence = format!("Not answered yet: {}", question.text.get(&self.language()));
                self.warn("question-unanswered", Place::Question(question.id.clone()), sentence);
            }
        }
    }

    fn declarations(&mut self, digest: &str) {
        let (tool, content) = (self.tool, self.content);
        for role in tool.declarers(self.facts) {
            let title = role.title.get(&self.language()).to_owned();
            let place = Place::Declaration(role.id.clone());
            match agreement::standing(tool, content, role, digest) {
                Standing::Agreed => {
                    let agreed = content.declarations.get(&role.id).and_then(|d| d.agreed_on);
                    if agreed.is_some_and(|day| day > self.today) {
                        let sentence = format!("The declaration of “{title}” has a date in the future.");
                        self.stop("declaration-in-future", place, sentence);
                    }
                }
                Standing::Open => {
                    let sentence = format!("“{title}” has not declared yet.");
                    self.stop("no-declaration", place, sentence);
                }
                Standing::Withdrawn => {
                    let sentence = format!("Answers changed after “{title}” agreed. Ask them to look and agree again.");
                    self.stop("declaration-withdrawn", place, sentence);
                }
                Standing::SamePerson { other } => {
                    let sentence =
                        format!("“{title}” and “{other}” are the same person. This audit asks for two people.");
                    self.stop("declaration-same-person", place, sentence);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
