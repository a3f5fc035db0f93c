//! From a thing and its member, as the checks name them, to a JSON Pointer.

use crate::code::Code;
use crate::problem::{Problem, join};
use crate::tools::ended;
use audit_core::tool::{Tool, ToolProblem};
use std::fmt::Display;

const HINT: &str = "Ask whoever made the tool to correct it, or go on with the tool that came with the program.";

/// A problem of the checks, with its pointer.
pub(super) fn problem(tool: &Tool, problem: ToolProblem) -> Problem {
    let mut place = pointer(tool, &problem.thing, &problem.member);
    if let Some(entry) = problem.entry {
        place = join(&place, &entry.to_string());
        place += match (problem.thing.split(' ').next(), problem.code) {
            (Some("guidance"), "markdown" | "repeated-level" | "blank") => "/markdown",
            (Some("guidance"), "unknown-type") => "/types",
            (Some("guidance"), "unknown-language") => "/language",
            _ => "",
        };
    }
    if let Some(language) = &problem.language {
        // Of an entry that has more than words, the member that holds them.
        let words = match problem.member.as_str() {
            "sources" => "/text",
            "options" | "bands" => "/label",
            _ => "",
        };
        place = join(&(place + words), language.as_str());
    }
    Problem::new(Code::Rule(problem.code), place, ended(problem.sentence), HINT)
}

fn pointer(tool: &Tool, thing: &str, member: &str) -> String {
    let (kind, id) = thing.split_once(' ').unwrap_or((thing, ""));
    let list = match kind {
        "tool" => return members(String::new(), list_of(member)),
        "guidance" => return standard(tool, id).map_or(String::new(), |at| join(&at, "guidance")),
        "standard" => return standard(tool, id).map_or(String::new(), |at| members(at, member)),
        "level" => ("levels", position(&tool.levels, |x| &x.code, id)),
        "band" => ("bands", position(&tool.bands, |x| &x.id, id)),
        "service_type" => ("serviceTypes", position(&tool.service_types, |x| &x.id, id)),
        "identifier" => ("identifiers", position(&tool.identifiers, |x| &x.id, id)),
        "fact" => ("facts", position(&tool.facts, |x| &x.id, id)),
        "area" => ("areas", position(&tool.areas, |x| &x.id, id)),
        "reporting" => ("reporting", position(&tool.reporting, |x| &x.id, id)),
        "person_role" => ("personRoles", position(&tool.person_roles, |x| &x.id, id)),
        "declaration_role" => ("declarationRoles", position(&tool.declaration_roles, |x| &x.id, id)),
        "question" => ("questions", position(&tool.questions, |x| &x.id, id)),
        _ => return String::new(),
    };
    let (name, Some(index)) = list else {
        return String::new();
    };
    // Only levels are known by a code.
    let member = if (kind, member) == ("level", "id") { "code" } else { member };
    members(format!("/{name}/{index}"), member)
}

/// Where the last thing of this id stands: of two with one id, the second is the mistake.
fn position<T, I: Display>(things: &[T], id_of: impl Fn(&T) -> &I, id: &str) -> Option<usize> {
    things.iter().rposition(|thing| id_of(thing).to_string() == id)
}

fn standard(tool: &Tool, id: &str) -> Option<String> {
    let areas = tool.areas.iter().enumerate().rev();
    areas
        .filter_map(|(a, area)| Some((a, position(&area.standards, |x| &x.id, id)?)))
        .map(|(a, s)| format!("/areas/{a}/standards/{s}"))
        .next()
}

/// The pointer of a member that is named in the folder form's spelling, such as `declaration.statements`.
fn members(at: String, member: &str) -> String {
    let names = member.split('.').filter(|name| !name.is_empty());
    names.fold(at, |at, name| join(&at, wire_name(name)))
}

/// The list of the tool that the folder form names by one of its things.
fn list_of(member: &str) -> &str {
    match member {
        "fact" => "facts",
        "service_type" => "serviceTypes",
        "identifier" => "identifiers",
        "person_role" => "personRoles",
        "question" => "questions",
        same => same,
    }
}

fn wire_name(name: &str) -> &str {
    match name {
        "short_title" => "shortTitle",
        "legal_basis" => "legalBasis",
        "unchecked_notice" => "uncheckedNotice",
        "before_text" => "beforeText",
        "not_applicable" => "notApplicable",
        "takes_from" => "takesFrom",
        "inactive_because" => "inactiveBecause",
        "may_be_same_as" => "mayBeSameAs",
        "for" => "offered",
        "area" => "areas",
        "level" => "levels",
        "band" => "bands",
        "declaration_role" => "declarationRoles",
        same => same,
    }
}
