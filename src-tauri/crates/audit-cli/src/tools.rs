//! `tool check` and `tool list`: audit tools.

use crate::arguments::is_stream;
use crate::failure::Failure;
use crate::print::{Page, one_line};
use crate::{FINE, REFUSED};
use audit_api::reading::{self, Tool, ToolFacts, ToolFault};
use serde::Serialize;
use std::io::Read;
use std::path::Path;

/// One entry of the list that `tool list --json` prints. The help of the command describes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'t> {
    id: &'t str,
    edition: &'t str,
    standards: usize,
    title: &'t str,
    status: &'t str,
    languages: &'t [String],
    digest: &'t str,
    service_types: Vec<SeenBy<'t>>,
}

#[derive(Serialize)]
struct SeenBy<'t> {
    id: &'t str,
    label: &'t str,
    standards: usize,
}

/// An audit tool that is given by its name or path, or that comes through standard input.
pub fn tool_at(name: &Path, input: &mut dyn Read) -> Result<Tool, Failure> {
    let problems = |faults: Vec<ToolFault>| faults.into_iter().map(|fault| fault.problem).collect();
    let tool = if is_stream(name) { streamed(input) } else { reading::tool_named(name) };
    tool.map_err(|faults| Failure::given(name, problems(faults)))
}

/// An audit tool from standard input.
pub fn streamed(input: &mut dyn Read) -> Result<Tool, Vec<ToolFault>> {
    let whole = |problem| vec![ToolFault { file: String::new(), line: None, column: None, problem }];
    reading::tool_from(&reading::read_stream(input).map_err(whole)?)
}

/// Checks a tool: prints every problem, or what the tool holds.
pub fn check(path: &Path, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    let checked = match is_stream(path) {
        true => streamed(input).map(|tool| ToolFacts::of(&tool)),
        false => reading::check_tool(path),
    };
    match checked {
        Ok(facts) => {
            page.own("There are no problems.\n\n");
            print(page, &facts);
            Ok(FINE)
        }
        Err(faults) => Ok(refuse(path, &faults, page)),
    }
}

/// Prints every problem of a tool.
pub fn refuse(path: &Path, faults: &[ToolFault], page: &mut Page<'_>) -> u8 {
    for fault in faults {
        print_fault(page, path, fault);
    }
    let problems = if faults.len() == 1 { "problem" } else { "problems" };
    page.own(&format!("\n{} {problems}\n", faults.len()));
    REFUSED
}

/// `file:line:column: code: sentence`, then the hint: the form that editors find their way by.
fn print_fault(page: &mut Page<'_>, path: &Path, fault: &ToolFault) {
    let given = path.to_string_lossy();
    let given = given.strip_suffix("/tool.toml").unwrap_or(given.trim_end_matches(['/', '\\']));
    let mut place = match (fault.file.as_str(), given) {
        ("", given) => given.to_owned(),
        (file, "tool.toml") => file.to_owned(),
        (file, given) => format!("{given}/{file}"),
    };
    for number in [fault.line, fault.column].into_iter().flatten() {
        place.push_str(&format!(":{number}"));
    }
    page.line(&format!("{place}: {}: {}", fault.problem.code, fault.problem.sentence));
    if !fault.problem.place.is_empty() {
        page.line(&format!("  At {}", fault.problem.place));
    }
    if !fault.problem.hint.is_empty() {
        page.line(&format!("  {}", fault.problem.hint));
    }
}

/// Lists the audit tools that come with the program.
pub fn list(json: bool, page: &mut Page<'_>) -> Result<u8, Failure> {
    let tools = reading::tools().map_err(|error| Failure::api(Path::new(""), error))?;
    if json {
        page.json(&tools.iter().map(entry).collect::<Vec<_>>());
        return Ok(FINE);
    }
    for (i, facts) in tools.iter().enumerate() {
        if i > 0 {
            page.own("\n");
        }
        print(page, facts);
    }
    Ok(FINE)
}

fn print(page: &mut Page<'_>, facts: &ToolFacts) {
    page.line(&format!("{} {}: {}", facts.id, facts.edition, facts.title));
    let rows = [
        ("Standards", format!("{} scored, {} switched off", facts.standards, facts.switched_off)),
        ("Status", facts.status.clone()),
        ("Languages", facts.languages.join(", ")),
        ("Digest", facts.digest.clone()),
    ];
    for (name, value) in rows {
        page.own(&format!("  {name:<14}{}\n", one_line(&value)));
    }
    page.own("  Seen at most by each type of service:\n");
    for seen in &facts.service_types {
        page.line(&format!("  {:>4}  {} ({})", seen.standards, seen.label, seen.id));
    }
}

fn entry(facts: &ToolFacts) -> Entry<'_> {
    let seen = facts.service_types.iter();
    Entry {
        id: &facts.id,
        edition: &facts.edition,
        standards: facts.standards,
        title: &facts.title,
        status: &facts.status,
        languages: &facts.languages,
        digest: &facts.digest,
        service_types: seen.map(|one| SeenBy { id: &one.id, label: &one.label, standards: one.standards }).collect(),
    }
}
