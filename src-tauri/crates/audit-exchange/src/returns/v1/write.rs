//! From the content of a return to its members.

use super::spelt::{date, urn};
use super::{action, wire};
use crate::envelope::{CONTEXT, FileType};
use crate::returns::moments::to_the_second;
use audit_core::audit::{Challenge, Evidence, Person, Site};
use audit_core::content::{
    Heading, Organisation, ReturnContent, StatedDeclaration, StatedFact, StatedIdentifier, StatedQuestion,
    StatedRating, StatedStandard,
};
use serde_json::Value;

/// The members of a return, with its proof once there is one.
pub(in crate::returns) fn write<'a>(content: &'a ReturnContent, proof: Option<&'a Value>) -> wire::Return<'a> {
    wire::Return {
        context: CONTEXT,
        r#type: FileType::Return.as_str(),
        format: 1,
        id: urn(content.id),
        tool: wire::Tool {
            title: &content.tool.title,
            notice: &content.tool.notice,
            id: content.tool.id.as_str(),
            edition: &content.tool.edition,
            digest: &content.tool.digest,
        },
        organisation: organisation(&content.organisation),
        revision: content.revision,
        replaces: content.replaces.as_deref(),
        revision_reason: &content.revision_reason,
        created: to_the_second(content.created).to_string(),
        summary: summary(content),
        declaration: wire::Declaration {
            statements: &content.statements,
            reading: &content.reading,
            declared_by: content.declarations.iter().map(declared_by).collect(),
        },
        standards: content.standards.iter().map(standard).collect(),
        actions: content.actions.iter().map(action::written).collect(),
        evidence: content.evidence.iter().map(evidence).collect(),
        questions: content.questions.iter().map(question).collect(),
        challenges: content.challenges.iter().map(challenge).collect(),
        readers: &content.readers,
        areas: content.areas.iter().map(heading).collect(),
        reporting: content.reporting.iter().map(heading).collect(),
        submitter: urn(content.submitter),
        issue: content.issue.as_ref().map(|issue| wire::Issue { id: urn(issue.id), digest: &issue.digest }),
        recipient: content.recipient.as_deref(),
        language: content.language.as_str(),
        program: &content.program,
        proof,
    }
}

fn organisation(organisation: &Organisation) -> wire::Organisation<'_> {
    wire::Organisation {
        name: &organisation.name,
        identifiers: organisation.identifiers.iter().map(identifier).collect(),
        service_type: wire::ServiceType {
            id: organisation.service_type.as_str(),
            label: &organisation.service_type_label,
        },
        completed_by: person(&organisation.completed_by),
        substitute: person(&organisation.substitute),
        email: &organisation.email,
        telephone: &organisation.telephone,
        covers_all: organisation.covers_all,
        sites: organisation.sites.iter().map(site).collect(),
        facts: organisation.facts.iter().map(fact).collect(),
    }
}

fn identifier(identifier: &StatedIdentifier) -> wire::Identifier<'_> {
    wire::Identifier { scheme: identifier.scheme.as_str(), label: &identifier.label, value: &identifier.value }
}

fn person(person: &Person) -> Option<wire::Person<'_>> {
    let nobody = person.name.is_empty() && person.role.is_empty();
    (!nobody).then_some(wire::Person { name: &person.name, role: &person.role })
}

fn site(site: &Site) -> wire::Site<'_> {
    wire::Site { name: &site.name, in_scope: site.covered, assured_by: &site.assured_by, id: urn(site.id) }
}

fn fact(fact: &StatedFact) -> wire::Fact<'_> {
    wire::Fact { id: fact.id.as_str(), question: &fact.question, answer: fact.value.as_str() }
}

fn summary(content: &ReturnContent) -> wire::Summary<'_> {
    let count = &content.count;
    wire::Summary {
        shown: count.shown,
        applicable: count.applicable(),
        met: count.met,
        partly: count.partly,
        not_met: count.not_met,
        not_applicable: count.not_applicable,
        score_per_mille: count.score(),
        band: content.band.as_ref().map(|(id, label)| wire::Band { id: id.as_str(), label }),
        warnings: (content.warnings.iter()).map(|(code, count)| wire::Warning { code, count: *count }).collect(),
    }
}

fn declared_by(declaration: &StatedDeclaration) -> wire::DeclaredBy<'_> {
    wire::DeclaredBy {
        role: declaration.role.as_str(),
        role_title: &declaration.role_title,
        name: &declaration.person.name,
        own_title: &declaration.person.role,
        agreed_on: date(declaration.agreed_on),
        how: declaration.how.code(),
    }
}

fn standard(standard: &StatedStandard) -> wire::Standard<'_> {
    wire::Standard {
        id: standard.id.as_str(),
        number: &standard.number,
        statement: &standard.statement,
        rating: match &standard.rating {
            StatedRating::Level { code, label, counts } => {
                wire::Rating::Level { code: code.as_str(), label, counts: counts.code() }
            }
            StatedRating::NotApplicable { because } => wire::Rating::NotApplicable { code: "not-applicable", because },
        },
        narrative: &standard.narrative,
        no_action_because: &standard.no_action_because,
        answered_by: &standard.answered_by,
        evidence: standard.evidence.iter().copied().map(urn).collect(),
        area: standard.area.as_str(),
        reporting: standard.reporting.as_str(),
        critical: standard.critical,
        text_digest: &standard.text_digest,
        language: standard.language.as_str(),
    }
}

fn evidence(evidence: &Evidence) -> wire::Evidence<'_> {
    wire::Evidence {
        id: urn(evidence.id),
        title: &evidence.title,
        kept_at: &evidence.kept_at,
        date: evidence.date.map(date),
        owner: &evidence.owner,
        review: evidence.review.map(date),
    }
}

fn question(question: &StatedQuestion) -> wire::Question<'_> {
    wire::Question {
        id: question.id.as_str(),
        text: &question.text,
        answer: question.answer.as_deref(),
        label: &question.label,
        comment: &question.comment,
        consent: question.consent,
        optional: question.optional,
    }
}

fn challenge(challenge: &Challenge) -> wire::Challenge<'_> {
    wire::Challenge {
        id: urn(challenge.id),
        standard: challenge.standard.as_ref().map(|id| id.as_str()),
        question: &challenge.question,
        asked_by: &challenge.asked_by,
        asked_on: challenge.asked_on.map(date),
        answer: &challenge.answer,
    }
}

fn heading(heading: &Heading) -> wire::Heading<'_> {
    wire::Heading { id: &heading.id, title: &heading.title }
}
