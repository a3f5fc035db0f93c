//! From the members of an audit tool's file to the domain's audit tool, each member on its own. What the parts of a tool may
//! be together, and how much there may be of each, `audit_core::tool::check` says.

use super::read_parts::{area, band, declarer, fact, identifier, level, person_role, reporting, service_type};
use super::read_questions::question;
use super::values::{ANY, a_code, edition};
use crate::code::Code;
use crate::members::{LANGUAGE, Object, an_id};
use audit_core::ids::{OptionCode, StandardId, ToolId};
use audit_core::tool::{DeclarationText, Headings, Status, Tool};

/// Reads the whole file. `None` only if something was noted.
pub(super) fn tool(root: &Object<'_>) -> Option<Tool> {
    for name in ["type", "format"] {
        root.leave(name);
    }
    // What lies in extensions is for other programs.
    root.foreign("extensions");
    let id = root.spelt("tool", an_id(ToolId::new));
    let edition_read = root.spelt("edition", an_id(OptionCode::new));
    let takes_from = if root.has("takesFrom") { root.all_spelt("takesFrom", ANY, edition()) } else { Vec::new() };
    let retired = if root.has("retired") { root.all_spelt("retired", ANY, an_id(StandardId::new)) } else { Vec::new() };
    let languages = root.all_spelt("languages", ANY, LANGUAGE);
    if root.is_empty_list("languages") {
        root.note(Code::BadLanguage, "languages", "The tool lists no language.");
    }
    let status = root.spelt("status", a_code("one of draft and published", status));
    let title = root.by_language("title");
    let short_title = root.by_language("shortTitle");
    let summary = root.by_language("summary");
    let notice = root.by_language_or_none("notice");
    let legal_basis = root.by_language("legalBasis");
    let unchecked_notice = root.by_language("uncheckedNotice");
    let before_text = root.by_language("beforeText");
    let headings = root.object("headings", headings);
    let levels = root.objects("levels", ANY, level);
    let bands = root.objects("bands", ANY, band);
    let service_types = root.objects("serviceTypes", ANY, service_type);
    let identifiers = root.objects("identifiers", ANY, identifier);
    let facts = root.objects("facts", ANY, fact);
    let areas = root.objects("areas", ANY, area);
    let reporting = root.objects("reporting", ANY, reporting);
    let person_roles = root.objects("personRoles", ANY, person_role);
    let declaration_roles = root.objects("declarationRoles", ANY, declarer);
    let declaration = root.object("declaration", declaration);
    let questions = root.objects("questions", ANY, question);
    root.finish();
    Some(Tool {
        id: id?,
        edition: edition_read?.to_string(),
        takes_from,
        retired,
        languages,
        status: status?,
        title: title?,
        short_title: short_title?,
        summary: summary?,
        notice: notice?,
        legal_basis: legal_basis?,
        unchecked_notice: unchecked_notice?,
        before_text: before_text?,
        headings: headings?,
        levels,
        bands,
        service_types,
        identifiers,
        facts,
        areas,
        reporting,
        person_roles,
        declaration_roles,
        declaration: declaration?,
        questions,
    })
}

fn status(code: &str) -> Option<Status> {
    [Status::Draft, Status::Published].into_iter().find(|status| status.code() == code)
}

fn headings(object: &Object<'_>) -> Option<Headings> {
    let meaning = object.by_language("meaning");
    let evidence = object.by_language("evidence");
    Some(Headings { meaning: meaning?, evidence: evidence? })
}

fn declaration(object: &Object<'_>) -> Option<DeclarationText> {
    let statements = object.all_by_language("statements", ANY);
    let reading = object.all_by_language("reading", ANY);
    Some(DeclarationText { statements, reading })
}
