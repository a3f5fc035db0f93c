//! Making the content of a return from an audit: by allow-list, from this audit alone.

use super::*;
use crate::audit::{Content, Rating};
use crate::field::Fields;
use crate::readiness::{self, Finding};
use crate::scoring;
use crate::tool::{Placed, Tool};
use crate::wording;
use std::collections::{BTreeMap, BTreeSet};

/// What a return says about itself, which no field holds.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The return's own id.
    pub id: Uuid,
    /// Its revision, from 1.
    pub revision: u32,
    /// Digest of the revision before.
    pub replaces: Option<String>,
    /// Why there is a further revision.
    pub revision_reason: String,
    /// When it is made.
    pub created: Timestamp,
    /// The day on which it is made, where the person is.
    pub today: Date,
    /// Name and version of the program.
    pub program: String,
    /// In which language.
    pub language: Language,
    /// Digest of the audit tool's document.
    pub tool_digest: String,
    /// The issue, when there was an invitation.
    pub issue: Option<IssueName>,
    /// Who submits.
    pub submitter: Uuid,
    /// The organisation's age recipient.
    pub recipient: Option<String>,
}

/// When and with what a return is made.
#[derive(Clone, Debug)]
pub struct Made {
    /// When.
    pub at: Timestamp,
    /// The day, where the person is.
    pub today: Date,
    /// Name and version of the program.
    pub program: String,
}

impl Frame {
    /// The first revision of a return, of an audit that nobody invited to: it names no issue and no recipient.
    pub fn first(id: Uuid, submitter: Uuid, language: Language, tool_digest: String, made: Made) -> Self {
        Self {
            id,
            revision: 1,
            replaces: None,
            revision_reason: String::new(),
            created: made.at,
            today: made.today,
            program: made.program,
            language,
            tool_digest,
            issue: None,
            submitter,
            recipient: None,
        }
    }
}

/// The content of a return, or what stops it.
pub fn collect(tool: &Tool, fields: &Fields, frame: Frame) -> Result<ReturnContent, Vec<Finding>> {
    let findings = readiness::check(tool, fields, &frame.language, frame.today);
    let stops = || findings.iter().filter(|f| f.weight == readiness::Weight::Stops).cloned().collect();
    if !readiness::ready(&findings) {
        return Err(stops());
    }
    gather(tool, fields, frame, &findings).ok_or_else(stops)
}

/// The content as it stands, also of an audit that is not ready: standards that are not rated are left out. None while the
/// type of service is not known. For looking at what would be sent, never for signing.
pub fn gather(tool: &Tool, fields: &Fields, frame: Frame, findings: &[Finding]) -> Option<ReturnContent> {
    let mut content = Content::read(fields);
    leave_out_empty_evidence(&mut content);
    let language = &frame.language;
    let shown = content.shown(tool);
    let ids: BTreeSet<&StandardId> = shown.iter().map(|placed| &placed.standard.id).collect();
    let standards: Vec<_> = shown.iter().filter_map(|placed| stated(tool, &content, placed, language)).collect();
    let used: BTreeSet<Uuid> = standards.iter().flat_map(|s| s.evidence.iter().copied()).collect();
    let actions: Vec<Action> = (content.actions.iter())
        .filter(|action| action.says_what() && action.standard.as_ref().is_some_and(|id| ids.contains(id)))
        .cloned()
        .map(as_shown)
        .collect();
    let count = scoring::count(tool, &content);
    let challenges = chosen(&content, &ids);
    let (statements, reading) = declared(tool, &content, language);
    Some(ReturnContent {
        id: frame.id,
        revision: frame.revision,
        replaces: frame.replaces,
        revision_reason: frame.revision_reason,
        created: frame.created,
        program: frame.program,
        tool: ToolName {
            id: tool.id.clone(),
            edition: tool.edition.clone(),
            digest: frame.tool_digest,
            title: tool.title.get(language).to_owned(),
            notice: tool.notice.get(language).to_owned(),
        },
        issue: frame.issue,
        submitter: frame.submitter,
        organisation: organisation(tool, &content, language)?,
        areas: headings(tool.areas.iter().map(|a| (a.id.as_str(), a.title.get(language)))),
        reporting: headings(tool.reporting.iter().map(|r| (r.id.as_str(), r.title.get(language)))),
        evidence: content.evidence.iter().filter(|e| used.contains(&e.id)).cloned().collect(),
        questions: questions(tool, &content, language),
        readers: if challenges.is_empty() { String::new() } else { readers(tool, &content, language) },
        challenges,
        declarations: declarations(tool, &content, language),
        band: count.band(&tool.bands).map(|b| (b.id.clone(), b.label.get(language).to_owned())),
        warnings: (readiness::warnings(findings).into_iter()).map(|(code, count)| (code.to_owned(), count)).collect(),
        recipient: frame.recipient,
        language: frame.language,
        standards,
        actions,
        statements,
        reading,
        count,
    })
}

/// A reason for having no date is only shown, and so only sent, where there is no date.
fn as_shown(mut action: Action) -> Action {
    if action.due.is_some() {
        action.no_date_because.clear();
    }
    action
}

/// Where assurance for a site is found is only asked, and so only sent, where the audit does not cover it.
fn site_as_shown(mut site: Site) -> Site {
    if site.covered {
        site.assured_by.clear();
    }
    site
}

/// Evidence that says nothing yet stays at home.
fn leave_out_empty_evidence(content: &mut Content) {
    content.evidence.retain(crate::audit::Evidence::says_something);
    let said: BTreeSet<Uuid> = content.evidence.iter().map(|evidence| evidence.id).collect();
    for answer in content.answers.values_mut() {
        answer.evidence.retain(|id| said.contains(id));
    }
}

/// The sentences of the declaration, filled with the numbers of this audit as it stands.
pub fn declared(tool: &Tool, content: &Content, language: &Language) -> (Vec<String>, Vec<String>) {
    let shown = content.shown(tool);
    let count = scoring::count_of(tool, content, &shown);
    let actions = ActionCount::of(content.planned(&shown)).standing();
    let values = BTreeMap::from([
        ("organisation", content.profile.name.clone()),
        ("met", count.met.to_string()),
        ("applicable", count.applicable().to_string()),
        ("partly", count.partly.to_string()),
        ("not_met", count.not_met.to_string()),
        ("not_applicable", count.not_applicable.to_string()),
        ("actions", actions.to_string()),
    ]);
    let filled = |texts: &[crate::text::Text]| {
        texts.iter().map(|text| wording::fill(text.get(language), &values)).collect::<Vec<_>>()
    };
    (filled(&tool.declaration.statements), filled(&tool.declaration.reading))
}

fn headings<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Vec<Heading> {
    pairs.map(|(id, title)| Heading { id: id.to_owned(), title: title.to_owned() }).collect()
}

fn organisation(tool: &Tool, content: &Content, language: &Language) -> Option<Organisation> {
    let profile = &content.profile;
    let id = profile.service_type.clone()?;
    let service_type = tool.service_type(&id)?;
    // What is only assumed of those who are not asked is no statement of theirs: nobody signs what nobody said.
    let stated = |fact: &crate::tool::Fact| {
        fact.answer_in(&profile.facts).map(|value| StatedFact {
            id: fact.id.clone(),
            question: fact.question.get(language).to_owned(),
            value: value.clone(),
        })
    };
    Some(Organisation {
        name: profile.name.clone(),
        identifiers: identifiers(tool, content, language),
        service_type_label: service_type.label.get(language).to_owned(),
        service_type: id,
        facts: tool.facts.iter().filter_map(stated).collect(),
        completed_by: profile.completed_by.clone(),
        substitute: profile.substitute.clone(),
        email: profile.email.clone(),
        telephone: profile.telephone.clone(),
        covers_all: profile.covers_all,
        sites: content.sites.iter().cloned().map(site_as_shown).collect(),
    })
}

/// What the organisation is known by and what is asked of it; nothing that is left empty.
fn identifiers(tool: &Tool, content: &Content, language: &Language) -> Vec<StatedIdentifier> {
    let stated = |identifier: &crate::tool::Identifier| StatedIdentifier {
        scheme: identifier.scheme.clone(),
        label: identifier.label.get(language).to_owned(),
        value: identifier.spelt(content.profile.identifier(&identifier.scheme)),
    };
    let asked = tool.identifiers_for(&content.facts(tool)).into_iter().map(stated);
    asked.filter(|identifier| !identifier.value.is_empty()).collect()
}

fn stated(tool: &Tool, content: &Content, placed: &Placed<'_>, language: &Language) -> Option<StatedStandard> {
    let standard = placed.standard;
    let answer = content.answer(&standard.id).clone();
    let rating = match answer.rating? {
        Rating::NotApplicable => StatedRating::NotApplicable { because: answer.not_applicable_because.clone() },
        Rating::Level(code) => {
            let level = tool.level(&code)?;
            let label = level.label.get(language).to_owned();
            StatedRating::Level { counts: level.counts, label, code }
        }
    };
    let answered = answer.answered_language.as_deref().and_then(Language::new);
    let answered = answered.unwrap_or_else(|| language.clone());
    let acting = content.actions_of(&standard.id).any(Action::is_open);
    let unmet = matches!(&rating, StatedRating::Level { counts, .. } if *counts != Counts::Met);
    Some(StatedStandard {
        id: standard.id.clone(),
        number: placed.number.clone(),
        area: placed.area.id.clone(),
        reporting: standard.reporting.clone(),
        statement: standard.statement.get(language).to_owned(),
        text_digest: answer.answered_digest.unwrap_or_else(|| standard.text_digest(&answered)),
        language: answered,
        critical: standard.critical,
        narrative: answer.narrative,
        // A reason for no action is only about a standard that is not met and has none to do; one typed earlier stays at home.
        no_action_because: if unmet && !acting { answer.no_action_because } else { String::new() },
        answered_by: answer.answered_by,
        evidence: answer.evidence.into_iter().collect(),
        rating,
    })
}

fn questions(tool: &Tool, content: &Content, language: &Language) -> Vec<StatedQuestion> {
    let facts = content.facts(tool);
    let one = |question: &crate::tool::Question| {
        let answer = content.questions.get(&question.id).cloned().unwrap_or_default();
        let label = answer.answer.as_ref().and_then(|given| question.kind.in_words(given, language));
        StatedQuestion {
            id: question.id.clone(),
            text: question.text.get(language).to_owned(),
            label: label.unwrap_or_default(),
            answer: answer.answer,
            comment: answer.comment,
            consent: answer.consent,
            optional: question.optional,
        }
    };
    tool.questions_for(&facts).map(one).collect()
}

/// Whom the leaders are called by; empty where the tool does not say.
fn readers(tool: &Tool, content: &Content, language: &Language) -> String {
    let service_type = content.profile.service_type.as_ref().and_then(|id| tool.service_type(id));
    service_type.map_or_else(String::new, |service_type| service_type.readers.get(language).trim().to_owned())
}

/// Challenge notes that were chosen, and ask something about what is sent.
fn chosen(content: &Content, shown: &BTreeSet<&StandardId>) -> Vec<Challenge> {
    let fits = |note: &&Challenge| {
        note.send
            && !note.question.trim().is_empty()
            && note.standard.as_ref().is_none_or(|standard| shown.contains(standard))
    };
    content.challenges.iter().filter(fits).cloned().collect()
}

fn declarations(tool: &Tool, content: &Content, language: &Language) -> Vec<StatedDeclaration> {
    let facts = content.facts(tool);
    let one = |role: &crate::tool::DeclarationRole| {
        let declaration = content.declarations.get(&role.id)?;
        Some(StatedDeclaration {
            role: role.id.clone(),
            role_title: role.title.get(language).to_owned(),
            person: declaration.person.clone(),
            agreed_on: declaration.agreed_on?,
            how: declaration.how?,
        })
    };
    tool.declarers(&facts).filter_map(one).collect()
}
