//! An audit as people see it: its fields read into a profile, answers, evidence, actions and declarations.

mod accept;
mod action;
mod actions;
mod parts;

pub use accept::{Refusal, accept};
pub use action::{Action, ActionStatus};
pub use actions::{ActionCount, Counted};
pub use parts::{Answer, Challenge, Declaration, Evidence, HowAgreed, Person, Profile, QuestionAnswer, Rating, Site};

use crate::condition::Facts;
use crate::field::parse_date;
use crate::field::{
    ChallengeField, DeclarationField, EvidenceField, Field, Fields, ProfileField, QuestionField, SiteField,
    StandardField,
};
use crate::ids::{LevelCode, OptionCode, QuestionId, RoleId, ServiceTypeId, StandardId};
use crate::tool::{Placed, Tool};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use uuid::Uuid;

/// Everything that an audit's fields say. Sites, evidence and actions are in the order in which they were added
/// (their ids are UUIDs of version 7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// About the organisation.
    pub profile: Profile,
    /// Sites and departments that were not taken off the list.
    pub sites: Vec<Site>,
    /// Answers by standard, also of standards that are not shown now.
    pub answers: BTreeMap<StandardId, Answer>,
    /// Evidence that was not taken off the list.
    pub evidence: Vec<Evidence>,
    /// Actions that were not taken off the list.
    pub actions: Vec<Action>,
    /// Answers to partnership questions.
    pub questions: BTreeMap<QuestionId, QuestionAnswer>,
    /// Challenge notes that were not taken off the list.
    pub challenges: Vec<Challenge>,
    /// Declarations by role.
    pub declarations: BTreeMap<RoleId, Declaration>,
}

impl Content {
    /// Reads the fields of an audit. What is taken off a list is left out; nothing else is.
    pub fn read(fields: &Fields) -> Self {
        let mut content = Self::default();
        let mut sites: BTreeMap<Uuid, (Site, bool)> = BTreeMap::new();
        let mut evidence_list: BTreeMap<Uuid, (Evidence, bool)> = BTreeMap::new();
        let mut actions: BTreeMap<Uuid, (Action, bool)> = BTreeMap::new();
        let mut challenges: BTreeMap<Uuid, (Challenge, bool)> = BTreeMap::new();
        for (field, value) in fields {
            match field {
                Field::Profile(member) => content.profile.read(*member, value),
                Field::Identifier(scheme) => {
                    content.profile.identifiers.insert(scheme.clone(), value.clone());
                }
                Field::Fact(id) => {
                    if let Ok(code) = OptionCode::new(value) {
                        content.profile.facts.insert(id.clone(), code);
                    }
                }
                Field::Site(id, member) => {
                    let entry = sites.entry(*id).or_insert_with(|| (Site::new(*id), false));
                    read_site(&mut entry.0, &mut entry.1, *member, value);
                }
                Field::Standard(id, member) => {
                    let answer = content.answers.entry(id.clone()).or_default();
                    read_answer(answer, *member, value);
                }
                Field::EvidenceUse(id, evidence) => {
                    let answer = content.answers.entry(id.clone()).or_default();
                    answer.evidence.insert(*evidence);
                    // A piece that was just added says nothing yet, and is there all the same.
                    evidence_list.entry(*evidence).or_insert_with(|| (Evidence::new(*evidence), false));
                }
                Field::Evidence(id, member) => {
                    let entry = evidence_list.entry(*id).or_insert_with(|| (Evidence::new(*id), false));
                    read_evidence(&mut entry.0, &mut entry.1, *member, value);
                }
                Field::Action(id, member) => {
                    let entry = actions.entry(*id).or_insert_with(|| (Action::new(*id), false));
                    entry.0.read(&mut entry.1, *member, value);
                }
                Field::Question(id, member) => {
                    let answer = content.questions.entry(id.clone()).or_default();
                    match member {
                        QuestionField::Answer => answer.answer = Some(value.clone()),
                        QuestionField::Comment => answer.comment = value.clone(),
                        QuestionField::Consent => answer.consent = value == "yes",
                        QuestionField::FromLastTime => answer.from_last_time = true,
                    }
                }
                Field::Challenge(id, member) => {
                    let entry = challenges.entry(*id).or_insert_with(|| (Challenge::new(*id), false));
                    read_challenge(&mut entry.0, &mut entry.1, *member, value);
                }
                // Read by [`crate::editions`].
                Field::Earlier(..) | Field::Offer(..) => {}
                Field::EarlierUse(_, evidence) => {
                    evidence_list.entry(*evidence).or_insert_with(|| (Evidence::new(*evidence), false));
                }
                Field::Declaration(id, member) => {
                    let declaration = content.declarations.entry(id.clone()).or_default();
                    read_declaration(declaration, *member, value);
                }
            }
        }
        content.sites = kept(sites);
        content.evidence = kept(evidence_list);
        content.actions = kept(actions);
        content.challenges = kept(challenges);
        let listed: BTreeSet<Uuid> = content.evidence.iter().map(|e| e.id).collect();
        for answer in content.answers.values_mut() {
            answer.evidence.retain(|id| listed.contains(id));
        }
        content
    }

    /// Reads the answer to one standard anew, for when nothing but that answer's own fields ([`Field::Standard`]) changed.
    pub fn read_answer_anew(&mut self, fields: &Fields, standard: &StandardId) {
        let mut answer: Option<Answer> = None;
        let members = fields.range(Field::Standard(standard.clone(), StandardField::ALL[0])..);
        for (field, value) in members {
            match field {
                Field::Standard(id, member) if id == standard => {
                    read_answer(answer.get_or_insert_default(), *member, value);
                }
                _ => break,
            }
        }
        let used = fields.range(Field::EvidenceUse(standard.clone(), Uuid::nil())..);
        for (field, _) in used {
            match field {
                Field::EvidenceUse(id, evidence) if id == standard => {
                    answer.get_or_insert_default().evidence.insert(*evidence);
                }
                _ => break,
            }
        }
        match answer {
            Some(mut answer) => {
                answer.evidence.retain(|id| self.evidence.iter().any(|listed| listed.id == *id));
                self.answers.insert(standard.clone(), answer);
            }
            None => {
                self.answers.remove(standard);
            }
        }
    }

    /// The facts that conditions are judged by.
    pub fn facts(&self, tool: &Tool) -> Facts {
        tool.facts_from(self.profile.service_type.as_ref(), &self.profile.facts)
    }

    /// The standards that this organisation sees.
    pub fn shown<'t>(&self, tool: &'t Tool) -> Vec<Placed<'t>> {
        tool.shown(&self.facts(tool))
    }

    /// The answer to a standard; an empty one where there is none.
    pub fn answer(&self, id: &StandardId) -> &Answer {
        static NONE: LazyLock<Answer> = LazyLock::new(Answer::default);
        self.answers.get(id).unwrap_or(&NONE)
    }

    /// The actions of one standard, also those without words and those that were dropped.
    pub fn actions_of<'c>(&'c self, id: &'c StandardId) -> impl Iterator<Item = &'c Action> {
        self.actions.iter().filter(move |action| action.standard.as_ref() == Some(id))
    }

    /// A piece of evidence by its id.
    pub fn evidence_by(&self, id: Uuid) -> Option<&Evidence> {
        self.evidence.iter().find(|evidence| evidence.id == id)
    }
}

fn kept<T>(entries: BTreeMap<Uuid, (T, bool)>) -> Vec<T> {
    entries.into_values().filter(|(_, removed)| !removed).map(|(thing, _)| thing).collect()
}

fn read_site(site: &mut Site, removed: &mut bool, member: SiteField, value: &str) {
    match member {
        SiteField::Name => site.name = value.to_owned(),
        SiteField::Scope => site.covered = value != "out",
        SiteField::AssuredBy => site.assured_by = value.to_owned(),
        SiteField::Removed => *removed = true,
    }
}

fn read_answer(answer: &mut Answer, member: StandardField, value: &str) {
    match member {
        StandardField::Rating => answer.rating = Rating::from_code(value),
        StandardField::Narrative => answer.narrative = value.to_owned(),
        StandardField::NotApplicableBecause => answer.not_applicable_because = value.to_owned(),
        StandardField::NoActionBecause => answer.no_action_because = value.to_owned(),
        StandardField::AnsweredDigest => answer.answered_digest = Some(value.to_owned()),
        StandardField::AnsweredLanguage => answer.answered_language = Some(value.to_owned()),
        StandardField::AnsweredBy => answer.answered_by = value.to_owned(),
        StandardField::AnsweredText => answer.answered_text = Some(value.to_owned()),
        StandardField::CarriedFrom => answer.carried_from = value.to_owned(),
        StandardField::FromLastTime => answer.from_last_time = true,
    }
}

fn read_evidence(evidence: &mut Evidence, removed: &mut bool, member: EvidenceField, value: &str) {
    match member {
        EvidenceField::Title => evidence.title = value.to_owned(),
        EvidenceField::KeptAt => evidence.kept_at = value.to_owned(),
        EvidenceField::Date => evidence.date = parse_date(value),
        EvidenceField::Owner => evidence.owner = value.to_owned(),
        EvidenceField::Review => evidence.review = parse_date(value),
        EvidenceField::Removed => *removed = true,
    }
}

fn read_challenge(challenge: &mut Challenge, removed: &mut bool, member: ChallengeField, value: &str) {
    match member {
        ChallengeField::Standard => challenge.standard = StandardId::new(value).ok(),
        ChallengeField::Question => challenge.question = value.to_owned(),
        ChallengeField::AskedBy => challenge.asked_by = value.to_owned(),
        ChallengeField::AskedOn => challenge.asked_on = parse_date(value),
        ChallengeField::Answer => challenge.answer = value.to_owned(),
        ChallengeField::Send => challenge.send = value == "yes",
        ChallengeField::Removed => *removed = true,
    }
}

fn read_declaration(declaration: &mut Declaration, member: DeclarationField, value: &str) {
    match member {
        DeclarationField::Name => declaration.person.name = value.to_owned(),
        DeclarationField::Title => declaration.person.role = value.to_owned(),
        DeclarationField::AgreedOn => declaration.agreed_on = parse_date(value),
        DeclarationField::How => declaration.how = HowAgreed::from_code(value),
        DeclarationField::Basis => declaration.basis = Some(value.to_owned()),
    }
}

impl Profile {
    fn read(&mut self, member: ProfileField, value: &str) {
        let value = value.to_owned();
        match member {
            ProfileField::Name => self.name = value,
            ProfileField::ServiceType => self.service_type = ServiceTypeId::new(&value).ok(),
            ProfileField::CompletedBy => self.completed_by.name = value,
            ProfileField::CompletedByRole => self.completed_by.role = value,
            ProfileField::Substitute => self.substitute.name = value,
            ProfileField::SubstituteRole => self.substitute.role = value,
            ProfileField::Email => self.email = value,
            ProfileField::Telephone => self.telephone = value,
            ProfileField::CoversAll => self.covers_all = value == "yes",
            ProfileField::OwnUse => self.own_use = value == "yes",
            ProfileField::FromLastTime => self.from_last_time = true,
            ProfileField::FromOrganisation => self.from_organisation = value,
        }
    }
}

impl Rating {
    /// Reads a rating's code: a level, or `not-applicable`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "not-applicable" => Some(Self::NotApplicable),
            level => LevelCode::new(level).ok().map(Self::Level),
        }
    }
}
