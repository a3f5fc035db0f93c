//! `tool.toml`: everything about an audit tool but its standards.

use super::findings::Findings;
use super::parts;
use super::place::File;
use super::table::{self, Table};
use super::values::bad_language;
use audit_core::ids::{OptionCode, StandardId, ToolId};
use audit_core::limits::LANGUAGES;
use audit_core::text::Language;
use audit_core::tool::{DeclarationText, Headings, Status, Tool, ToolEdition};

/// The tool with its areas still empty; none when too little of it can be read to judge the rest by.
pub(super) fn read(file: &File<'_>, findings: &mut Findings) -> Option<Tool> {
    let document = table::parse(file, findings)?;
    let mut table = Table::whole(file, &document, "tool");
    table.rename("tool".to_owned(), findings);
    format(&mut table, findings);
    let tool = tool(&mut table, findings);
    table.finish(findings);
    tool
}

fn tool(table: &mut Table<'_>, findings: &mut Findings) -> Option<Tool> {
    let f = findings;
    let id = table.id("id", ToolId::new, f);
    let edition = table.id("edition", OptionCode::new, f);
    let takes_from = takes_from(table, f);
    let retired = table.ids("retired", StandardId::new, f);
    let languages = languages(table, f);
    let status = table.code("status", status, "draft, published", f);
    let tool = Tool {
        id: ToolId::new("unread").expect("an id"),
        edition: edition.as_ref().map_or("", OptionCode::as_str).to_owned(),
        takes_from,
        retired,
        languages,
        status: status.unwrap_or(Status::Draft),
        title: table.text("title", f),
        short_title: table.text("short_title", f),
        summary: table.text("summary", f),
        notice: table.text("notice", f),
        legal_basis: table.text("legal_basis", f),
        unchecked_notice: table.text("unchecked_notice", f),
        before_text: table.text("before_text", f),
        headings: headings(table, f),
        levels: parts::levels(table, f),
        bands: parts::bands(table, f),
        service_types: parts::service_types(table, f),
        identifiers: parts::identifiers(table, f),
        facts: parts::facts(table, f),
        areas: parts::areas(table, f),
        reporting: parts::reporting(table, f),
        person_roles: parts::person_roles(table, f),
        declaration_roles: parts::declaration_roles(table, f),
        declaration: declaration(table, f),
        questions: parts::questions(table, f),
    };
    // Without an id or an edition there is a problem already, so the stand-ins never leave this module.
    Some(Tool { id: id.unwrap_or(tool.id), ..tool })
}

fn takes_from(table: &mut Table<'_>, findings: &mut Findings) -> Vec<ToolEdition> {
    let mut editions = Vec::new();
    for (name, place) in table.list("takes_from", findings) {
        match ToolEdition::parse(&name) {
            Some(edition) => editions.push(edition),
            None => {
                let sentence = format!("“{name}” does not name an edition of a tool.");
                let hint = "Write the id of the tool, a slash and the edition, such as section-11/2025.";
                findings.note_with_hint(&place, "bad-edition", sentence, hint.to_owned());
            }
        }
    }
    editions
}

fn status(code: &str) -> Option<Status> {
    [Status::Draft, Status::Published].into_iter().find(|status| status.code() == code)
}

fn format(table: &mut Table<'_>, findings: &mut Findings) {
    let Some(format) = table.number("format", findings) else {
        return;
    };
    if format != 1 {
        let sentence = format!("This program reads the format 1 of audit tools, not {format}.");
        let place = findings.place("tool", "format");
        findings.note(&place, "format", sentence);
    }
}

fn languages(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Language> {
    let mut languages = Vec::new();
    let there = table.need("languages", findings).is_some();
    for (tag, place) in table.list("languages", findings) {
        match Language::new(&tag) {
            None => bad_language(&tag, &place, findings),
            // How many there may be is checked with the rest.
            Some(_) if languages.len() > LANGUAGES.most => break,
            Some(language) if languages.contains(&language) => {
                let sentence = format!("The language “{tag}” is listed twice.");
                findings.note(&place, "duplicate-id", sentence);
            }
            Some(language) => languages.push(language),
        }
    }
    if !languages.is_empty() {
        return languages;
    }
    if there && !findings.is_spoiled("tool", "languages") {
        let place = findings.place("tool", "languages");
        let sentence = "The list of languages names none that can be read.".to_owned();
        findings.note(&place, "bad-language", sentence);
    }
    // So that not every text of the tool is said to be in an unknown language.
    vec![Language::english()]
}

fn headings(table: &mut Table<'_>, findings: &mut Findings) -> Headings {
    let Some(mut inner) = table.table("headings", findings) else {
        findings.spoil("tool", "headings.meaning");
        findings.spoil("tool", "headings.evidence");
        return Headings { meaning: Default::default(), evidence: Default::default() };
    };
    let headings = Headings { meaning: inner.text("meaning", findings), evidence: inner.text("evidence", findings) };
    inner.finish(findings);
    headings
}

fn declaration(table: &mut Table<'_>, findings: &mut Findings) -> DeclarationText {
    let Some(mut inner) = table.table("declaration", findings) else {
        return DeclarationText::default();
    };
    let declaration =
        DeclarationText { statements: inner.texts("statements", findings), reading: inner.texts("reading", findings) };
    inner.finish(findings);
    declaration
}
