//! From the members of a return to its content, each member on its own.

use super::action::actions;
use super::most;
use super::read_standards::{challenges, count, evidence, headings, questions, standards};
use crate::code::Code;
use crate::members::{DATE, DIGEST_TEXT, LANGUAGE, MOMENT, Object, Spelling, UUID, Words, an_id};
use crate::returns::{InvitationAnswered, Return};
use audit_core::audit::{HowAgreed, Person, Site};
use audit_core::content::{
    IssueName, Organisation, ReturnContent, StatedDeclaration, StatedFact, StatedIdentifier, ToolName,
};
use audit_core::ids::{BandId, FactId, OptionCode, RoleId, ServiceTypeId, ToolId};
use uuid::Uuid;

/// The counts as the file says them; the content has them counted again.
pub(super) struct Said {
    pub counts: [(&'static str, Option<u64>); 7],
}

/// Reads the whole file but its envelope. `None` only if something was noted.
pub(super) fn audit_return(root: &Object<'_>, id: Uuid) -> Option<(Return, Said)> {
    for name in ["@context", "type", "format", "id", "proof"] {
        root.leave(name);
    }
    // What lies in extensions is for other programs.
    root.foreign("extensions");
    let tool = root.object("tool", tool);
    let issue = root.object_if_any("issue", issue);
    let invitation = root.object_if_any("invitation", invitation);
    let submitter = root.spelt("submitter", UUID);
    let revision = root.number("revision", 1, 999).map(|n| n as u32);
    let replaces = root.spelt_if_any("replaces", DIGEST_TEXT);
    let revision_reason = root.text_or_empty("revisionReason", Words::Many);
    let created = root.spelt("created", MOMENT);
    let program = root.text("program", Words::Line);
    let language = root.spelt("language", LANGUAGE);
    let organisation = root.object("organisation", organisation);
    let summary = root.object("summary", summary);
    let declaration = root.object("declaration", declaration);
    let standards = standards(root);
    let (evidence, files) = evidence(root);
    let actions = actions(root);
    let questions = questions(root);
    let challenges = challenges(root);
    let readers = root.text_or_empty("readers", Words::Line);
    let areas = headings(root, "areas");
    let reporting = headings(root, "reporting");
    let recipient =
        root.spelt_if_any("recipient", Spelling::of_a_key(Code::BadRecipient, "an age recipient", recipient));
    root.finish();
    let (said, band, warnings) = summary?;
    let (statements, reading, declarations) = declaration?;
    let content = ReturnContent {
        id,
        revision: revision?,
        replaces: replaces?,
        revision_reason: revision_reason?,
        created: created?,
        program: program?,
        language: language?,
        tool: tool?,
        issue: issue?,
        submitter: submitter?,
        organisation: organisation?,
        areas,
        reporting,
        count: count(&standards),
        standards,
        evidence,
        actions,
        questions,
        challenges,
        readers: readers?,
        statements,
        reading,
        declarations,
        band,
        warnings,
        recipient: recipient?,
    };
    let audit_return = Return { content, invitation: invitation?, files };
    Some((audit_return, said))
}

fn tool(object: &Object<'_>) -> Option<ToolName> {
    let title = object.text("title", Words::Many);
    let notice = object.text_or_empty("notice", Words::Many);
    let id = object.spelt("id", an_id(ToolId::new));
    let edition = object.text("edition", Words::Line);
    let digest = object.spelt("digest", DIGEST_TEXT);
    Some(ToolName { id: id?, edition: edition?, digest: digest?, title: title?, notice: notice? })
}

fn issue(object: &Object<'_>) -> Option<IssueName> {
    let id = object.spelt("id", UUID);
    let digest = object.spelt("digest", DIGEST_TEXT);
    Some(IssueName { id: id?, digest: digest? })
}

fn invitation(object: &Object<'_>) -> Option<InvitationAnswered> {
    let id = object.spelt("id", UUID);
    let binding = object.spelt("binding", DIGEST_TEXT);
    Some(InvitationAnswered { id: id?, binding: binding? })
}

fn organisation(object: &Object<'_>) -> Option<Organisation> {
    let name = object.text("name", Words::Line);
    let identifiers = object.objects("identifiers", most::OTHERS, identifier);
    let service_type = object.object("serviceType", service_type);
    let completed_by = object.object_if_any("completedBy", person);
    let substitute = object.object_if_any("substitute", person);
    let email = object.text_or_empty("email", Words::Line);
    let telephone = object.text_or_empty("telephone", Words::Line);
    let covers_all = object.truth("coversAll");
    let sites = object.objects("sites", most::SITES, site);
    let facts = object.objects("facts", most::OTHERS, fact);
    let (service_type, service_type_label) = service_type?;
    Some(Organisation {
        name: name?,
        identifiers,
        service_type,
        service_type_label,
        facts,
        completed_by: completed_by?.unwrap_or_default(),
        substitute: substitute?.unwrap_or_default(),
        email: email?,
        telephone: telephone?,
        covers_all: covers_all?,
        sites,
    })
}

fn identifier(object: &Object<'_>) -> Option<StatedIdentifier> {
    let scheme = object.spelt("scheme", an_id(OptionCode::new));
    let label = object.text("label", Words::Line);
    let value = object.text("value", Words::Line);
    Some(StatedIdentifier { scheme: scheme?, label: label?, value: value? })
}

fn service_type(object: &Object<'_>) -> Option<(ServiceTypeId, String)> {
    let id = object.spelt("id", an_id(ServiceTypeId::new));
    let label = object.text("label", Words::Many);
    Some((id?, label?))
}

fn person(object: &Object<'_>) -> Option<Person> {
    let name = object.text_or_empty("name", Words::Line);
    let role = object.text_or_empty("role", Words::Line);
    Some(Person { name: name?, role: role? })
}

fn site(object: &Object<'_>) -> Option<Site> {
    let id = object.spelt("id", UUID);
    let name = object.text_or_empty("name", Words::Line);
    let covered = object.truth("inScope");
    let assured_by = object.text_or_empty("assuredBy", Words::Line);
    Some(Site { id: id?, name: name?, covered: covered?, assured_by: assured_by? })
}

fn fact(object: &Object<'_>) -> Option<StatedFact> {
    let id_read = object.spelt("id", an_id(FactId::new));
    let question = object.text("question", Words::Many);
    let value = object.spelt("answer", an_id(OptionCode::new));
    Some(StatedFact { id: id_read?, question: question?, value: value? })
}

type Summary = (Said, Option<(BandId, String)>, Vec<(String, usize)>);

fn summary(object: &Object<'_>) -> Option<Summary> {
    let names = ["shown", "applicable", "met", "partly", "notMet", "notApplicable"];
    let counts = names.map(|name| object.number(name, 0, most::STANDARDS as u64));
    let score = object.has("scorePerMille").then(|| object.number("scorePerMille", 0, 1_000));
    let band = object.object_if_any("band", band);
    let warnings = object.objects("warnings", most::OTHERS, warning);
    let mut said = Said { counts: [("scorePerMille", None); 7] };
    for (slot, (name, count)) in said.counts.iter_mut().zip(names.into_iter().zip(counts)) {
        *slot = (name, Some(count?));
    }
    said.counts[6].1 = score.map_or(Some(None), |read| read.map(Some))?;
    Some((said, band?, warnings))
}

fn band(object: &Object<'_>) -> Option<(BandId, String)> {
    let id = object.spelt("id", an_id(BandId::new));
    let label = object.text("label", Words::Many);
    Some((id?, label?))
}

fn warning(object: &Object<'_>) -> Option<(String, usize)> {
    let code = object.spelt("code", an_id(OptionCode::new));
    let count = object.number("count", 1, 1_000_000);
    Some((code?.as_str().to_owned(), count? as usize))
}

type Declaration = (Vec<String>, Vec<String>, Vec<StatedDeclaration>);

fn declaration(object: &Object<'_>) -> Option<Declaration> {
    let statements = object.texts("statements", most::OTHERS, Words::Many);
    let reading = object.texts("reading", most::OTHERS, Words::Many);
    let declared_by = object.objects("declaredBy", most::OTHERS, declared_by);
    Some((statements, reading, declared_by))
}

fn declared_by(object: &Object<'_>) -> Option<StatedDeclaration> {
    let role = object.spelt("role", an_id(RoleId::new));
    let role_title = object.text("roleTitle", Words::Many);
    let name = object.text("name", Words::Line);
    let own_title = object.text_or_empty("ownTitle", Words::Line);
    let agreed_on = object.spelt("agreedOn", DATE);
    let how = object.spelt("how", Spelling::new(Code::BadCode, "one of the ways to agree", HowAgreed::from_code));
    Some(StatedDeclaration {
        role: role?,
        role_title: role_title?,
        person: Person { name: name?, role: own_title? },
        agreed_on: agreed_on?,
        how: how?,
    })
}

/// The look of an X25519 recipient of age; its checksum is for age to check.
fn recipient(text: &str) -> Option<String> {
    let digits = text.strip_prefix("age1")?;
    let bech32 = |c: u8| b"qpzry9x8gf2tvdw0s3jn54khce6mua7l".contains(&c);
    (digits.len() == 58 && digits.bytes().all(bech32)).then(|| text.to_owned())
}
