//! The check before export: first what stops it, then what warns, each with the place to go to.

mod begun;
mod findings;
mod place;

use crate::agreement::{self, Standing};
use crate::audit::{ActionCount, Content, Rating};
use crate::condition::Facts;
use crate::field::{
    ActionField, DeclarationField, EvidenceField, Fields, ProfileField, QuestionField, SiteField, StandardField,
};
use crate::ids::StandardId;
use crate::jiff::civil::Date;
use crate::text::Language;
use crate::tool::{Counts, Placed, Tool};
use crate::wording;

pub use begun::agreed_before;
pub use findings::{Code, Finding, Weight, counted};
pub use place::Place;

/// Checks an audit. `language` is the audit's, in which its findings quote the tool; `today` is the day on which it is looked at:
/// dates before it are past.
///
/// The findings come most serious first, and within that in the order of the form.
pub fn check(tool: &Tool, fields: &Fields, language: &Language, today: Date) -> Vec<Finding> {
    let content = Content::read(fields);
    check_content(tool, &content, &agreement::digest_of(tool, fields, &content), language, today)
}

/// As [`check`], where the fields were read already; `digest` is that of what a declaration agrees to.
pub fn check_content(tool: &Tool, content: &Content, digest: &str, language: &Language, today: Date) -> Vec<Finding> {
    let facts = content.facts(tool);
    let shown = tool.shown(&facts);
    let mut check = Check { tool, content, facts: &facts, shown: &shown, language, today, findings: Vec::new() };
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
    let count = |code: Code| findings.iter().filter(|finding| finding.code == code).count();
    let codes = Code::ALL.iter().filter(|code| code.travels());
    codes.map(|code| (code.code(), count(*code))).filter(|(_, count)| *count > 0).collect()
}

struct Check<'a> {
    tool: &'a Tool,
    content: &'a Content,
    facts: &'a Facts,
    shown: &'a [Placed<'a>],
    language: &'a Language,
    today: Date,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn find(&mut self, code: Code, place: Place, sentence: impl Into<String>) {
        self.findings.push(Finding { weight: code.weight(), code, place, sentence: sentence.into() });
    }

    fn language(&self) -> &'a Language {
        self.language
    }

    fn profile(&mut self) {
        let (tool, profile) = (self.tool, &self.content.profile);
        if profile.name.trim().is_empty() {
            self.find(Code::NoName, Place::Profile(ProfileField::Name), "Your organisation has no name yet.");
        }
        let service_type = profile.service_type.as_ref().and_then(|id| tool.service_type(id));
        if service_type.is_none() {
            let sentence = "Choose the type of your organisation, so that the right standards are shown.";
            self.find(Code::NoServiceType, Place::Profile(ProfileField::ServiceType), sentence);
            return;
        }
        let facts = self.facts;
        let unanswered: Vec<_> = tool.asked(facts).filter(|fact| !facts.values.contains_key(&fact.id)).collect();
        for fact in unanswered {
            let sentence = format!("Not answered yet: {}", fact.question.get(self.language()));
            self.find(Code::FactUnanswered, Place::Fact(fact.id.clone()), sentence);
        }
        self.identifiers(facts);
        if profile.completed_by.name.trim().is_empty() {
            let sentence = "Say who completes this audit.";
            self.find(Code::NoCompleter, Place::Profile(ProfileField::CompletedBy), sentence);
        }
        if profile.substitute.name.trim().is_empty() {
            let sentence = "Say who stands in for the person who completes this audit.";
            self.find(Code::NoSubstitute, Place::Profile(ProfileField::Substitute), sentence);
        }
        if profile.email.trim().is_empty() && profile.telephone.trim().is_empty() {
            let sentence = "There is neither an e-mail address nor a telephone number for questions.";
            self.find(Code::NoContact, Place::Profile(ProfileField::Email), sentence);
        }
        if !wording::email_looks_right(&profile.email) {
            let sentence = format!("“{}” does not look like an e-mail address. Check it.", profile.email.trim());
            self.find(Code::UnusualEmail, Place::Profile(ProfileField::Email), sentence);
        }
        if !wording::telephone_looks_right(&profile.telephone) {
            let sentence = format!("“{}” does not look like a telephone number. Check it.", profile.telephone.trim());
            self.find(Code::UnusualTelephone, Place::Profile(ProfileField::Telephone), sentence);
        }
    }

    fn identifiers(&mut self, facts: &Facts) {
        let tool = self.tool;
        for identifier in tool.identifiers_for(facts) {
            let label = wording::within_sentence(identifier.label.get(self.language()));
            let value = self.content.profile.identifier(&identifier.scheme);
            let place = Place::Identifier(identifier.scheme.clone());
            if value.is_empty() && !identifier.optional {
                self.find(Code::NoCode, place, format!("There is no {label} yet."));
            } else if !value.is_empty() && !wording::code_looks_right(identifier.pattern.as_deref(), value) {
                let sentence = format!("“{value}” does not look like the usual {label}. Check it.");
                self.find(Code::UnusualCode, place, sentence);
            }
        }
    }

    fn scope(&mut self) {
        let content = self.content;
        if content.sites.is_empty() && !content.profile.covers_all {
            let sentence = "Say which sites or departments this audit covers.";
            self.find(Code::NoScope, Place::Profile(ProfileField::CoversAll), sentence);
        }
        for site in &content.sites {
            if site.name.trim().is_empty() {
                self.find(Code::SiteWithoutName, Place::Site(site.id, SiteField::Name), "A site has no name.");
            } else if !site.covered && site.assured_by.trim().is_empty() {
                let sentence = format!(
                    "{} is not covered, and nothing says where people can see how it keeps children safe.",
                    site.name
                );
                self.find(Code::SiteNotAssured, Place::Site(site.id, SiteField::AssuredBy), sentence);
            }
        }
    }

    /// What is from last time has to be looked at once.
    fn not_confirmed(&mut self) {
        let content = self.content;
        if content.profile.from_last_time {
            let sentence = match content.profile.from_organisation.as_str() {
                "" => {
                    "The details of your organisation are from last time. Correct what has changed, then confirm them."
                        .to_owned()
                }
                other => format!(
                    "Some details of your organisation come from {other}. Correct what is different for you, then confirm them."
                ),
            };
            self.find(Code::NotConfirmed, Place::Profile(ProfileField::FromLastTime), sentence);
        }
        for placed in self.shown {
            if content.answer(&placed.standard.id).from_last_time {
                let sentence = format!("The answer to {} is from last time. Confirm or change it.", placed.number);
                let place = Place::Standard(placed.standard.id.clone(), StandardField::FromLastTime);
                self.find(Code::NotConfirmed, place, sentence);
            }
        }
        let language = self.language();
        for question in self.tool.questions_for(self.facts) {
            if content.questions.get(&question.id).is_some_and(|answer| answer.from_last_time) {
                let words = question.text.get(language);
                let sentence = format!("The answer to this question is from last time. Confirm or change it: {words}");
                let place = Place::Question(question.id.clone(), QuestionField::FromLastTime);
                self.find(Code::NotConfirmed, place, sentence);
            }
        }
    }

    fn standards(&mut self) {
        let content = self.content;
        for placed in self.shown {
            let id = &placed.standard.id;
            let place = Place::Standard(id.clone(), StandardField::Rating);
            let number = &placed.number;
            match &content.answer(id).rating {
                None => self.find(Code::Unrated, place, format!("{number} is not rated yet.")),
                Some(Rating::NotApplicable) => self.not_applicable(placed),
                Some(Rating::Level(code)) => match self.tool.level(code) {
                    None => self.find(Code::Unrated, place, format!("{number} is not rated yet.")),
                    Some(level) if level.counts == Counts::Met => self.met(number, id),
                    Some(level) => {
                        let label = level.label.get(self.language()).to_lowercase();
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
        let number = &placed.number;
        let place = |member| Place::Standard(id.clone(), member);
        if !placed.standard.not_applicable.holds(self.facts) {
            let sentence = format!("{number} cannot be “not applicable” in this audit. Rate it.");
            self.find(Code::NotApplicableNotOffered, place(StandardField::Rating), sentence);
        } else if self.content.answer(id).not_applicable_because.trim().is_empty() {
            let sentence = format!("{number} is not applicable, and no reason is given.");
            self.find(Code::NotApplicableWithoutReason, place(StandardField::NotApplicableBecause), sentence);
        }
    }

    fn met(&mut self, number: &str, id: &StandardId) {
        let answer = self.content.answer(id);
        let mut evidence = answer.evidence.iter().filter_map(|id| self.content.evidence_by(*id));
        if answer.narrative.trim().is_empty() && !evidence.any(crate::audit::Evidence::says_something) {
            let sentence = format!("{number} is met, but nothing says how you know.");
            self.find(Code::MetWithoutEvidence, Place::Standard(id.clone(), StandardField::Narrative), sentence);
        }
    }

    fn improvable(&mut self, number: &str, id: &StandardId, label: &str) {
        let count = ActionCount::of(self.content.actions_of(id));
        if count.open > 0 || !self.content.answer(id).no_action_because.trim().is_empty() {
            return;
        }
        let sentence = match count.nothing_left() {
            None => format!("{number} is {label} and has no action."),
            Some(why) => format!(
                "{number} is {label}. {why}: rate it again, add what is still to do, or say why nothing more is needed."
            ),
        };
        self.find(Code::NoAction, Place::Standard(id.clone(), StandardField::NoActionBecause), sentence);
    }

    fn actions(&mut self, number: &str, id: &StandardId) {
        let content = self.content;
        for action in content.actions_of(id) {
            let place = |member| Place::Action(id.clone(), action.id, member);
            if !action.says_what() {
                let sentence = format!("An action for {number} does not say what will be done.");
                self.find(Code::ActionWithoutWords, place(ActionField::What), sentence);
                continue;
            }
            if action.owner.trim().is_empty() {
                let sentence = format!("An action for {number} does not say who will do it.");
                self.find(Code::ActionWithoutOwner, place(ActionField::Owner), sentence);
            }
            if action.done_on.is_some_and(|day| day > self.today) {
                let sentence = format!("The day on which an action for {number} was done is in the future.");
                self.find(Code::ActionDoneInFuture, place(ActionField::DoneOn), sentence);
            }
            match action.due {
                None if action.no_date_because.trim().is_empty() => {
                    let sentence = format!("An action for {number} has neither a date nor a reason why not.");
                    self.find(Code::ActionWithoutDate, place(ActionField::Due), sentence);
                }
                Some(_) if action.is_overdue(self.today) => {
                    let sentence = format!("An action for {number} should have been done by now.");
                    self.find(Code::ActionOverdue, place(ActionField::Status), sentence);
                }
                _ => {}
            }
        }
    }

    fn evidence(&mut self, number: &str, id: &StandardId) {
        let content = self.content;
        for evidence in content.answer(id).evidence.iter().filter_map(|e| content.evidence_by(*e)) {
            let place = |member| Place::Evidence(id.clone(), evidence.id, member);
            if evidence.title.trim().is_empty() {
                let sentence = format!("A piece of evidence for {number} has no title.");
                self.find(Code::EvidenceWithoutTitle, place(EvidenceField::Title), sentence);
            } else if evidence.kept_at.trim().is_empty() {
                let sentence = format!("“{}”, evidence for {number}, does not say where it is kept.", evidence.title);
                self.find(Code::EvidenceWithoutPlace, place(EvidenceField::KeptAt), sentence);
            }
            if wording::looks_like_a_path(&evidence.kept_at) {
                let sentence = format!(
                    "“{}”, evidence for {number}, names a folder of your computer. Say in words where it is kept.",
                    evidence.title
                );
                self.find(Code::EvidenceNamesAFolder, place(EvidenceField::KeptAt), sentence);
            }
            if evidence.date.is_some_and(|date| date > self.today) {
                let sentence = format!("The date of “{}”, evidence for {number}, is in the future.", evidence.title);
                self.find(Code::EvidenceInFuture, place(EvidenceField::Date), sentence);
            }
            if evidence.review.is_some_and(|review| review < self.today) {
                let sentence = format!("The review date of “{}”, evidence for {number}, has passed.", evidence.title);
                self.find(Code::EvidenceOutOfDate, place(EvidenceField::Review), sentence);
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
                let place = Place::Standard(first.standard.id.clone(), StandardField::Rating);
                self.find(Code::ManyNotApplicable, place, sentence);
            }
        }
    }

    fn questions(&mut self) {
        let (tool, content) = (self.tool, self.content);
        for question in tool.questions_for(self.facts).filter(|question| !question.optional) {
            let answered = content.questions.get(&question.id).is_some_and(|a| a.answer.is_some());
            if !answered {
                let sentence = format!("Not answered yet: {}", question.text.get(self.language()));
                let place = Place::Question(question.id.clone(), QuestionField::Answer);
                self.find(Code::QuestionUnanswered, place, sentence);
            }
        }
    }

    fn declarations(&mut self, digest: &str) {
        let (tool, content) = (self.tool, self.content);
        for role in tool.declarers(self.facts) {
            let title = role.title.get(self.language()).to_owned();
            let place = |member| Place::Declaration(role.id.clone(), member);
            match agreement::standing(tool, content, role, digest) {
                Standing::Agreed => {
                    let agreed = content.declarations.get(&role.id).and_then(|d| d.agreed_on);
                    if agreed.is_some_and(|day| day > self.today) {
                        let sentence = format!("The declaration of “{title}” has a date in the future.");
                        self.find(Code::DeclarationInFuture, place(DeclarationField::AgreedOn), sentence);
                    }
                }
                Standing::Open => {
                    let sentence = format!("“{title}” has not agreed yet.");
                    self.find(Code::NoDeclaration, place(DeclarationField::Name), sentence);
                }
                Standing::Withdrawn => {
                    let sentence = format!("Answers changed after “{title}” agreed. Ask them to look and agree again.");
                    self.find(Code::DeclarationWithdrawn, place(DeclarationField::AgreedOn), sentence);
                }
                Standing::SamePerson { other } => {
                    let other = tool.declaration_roles.iter().find(|role| role.id == other);
                    let other = other.map_or("", |role| role.title.get(self.language()));
                    let sentence =
                        format!("“{title}” and “{other}” are the same person. This audit asks for two people.");
                    self.find(Code::DeclarationSamePerson, place(DeclarationField::Name), sentence);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
