//! `complete`: the signed return and the plan of a completed workbook, without a window.

mod keeping;

use crate::FINE;
use crate::arguments::{Complete, Key, is_stream};
use crate::failure::Failure;
use crate::files::{bytes_of, refuse_terminal, tell_undrawn};
use crate::print::Page;
use crate::tools::tool_at;
use crate::workbooks::{workbook_of, world};
use audit_api::World;
use audit_api::reading::{self, Made, Problem, Wanted};
use audit_api::workbooks::{self, Completed, Completing, Replaces};
use std::fs;
use std::io::Read;
use std::path::Path;

/// The key that signs, as PEM text.
struct Signing {
    pem: String,
    /// Where it is kept when it is a new one.
    new: Option<std::path::PathBuf>,
    /// Whether the file of a new key is there already, as after this command failed at something else.
    again: bool,
}

/// Makes the signed return and the plan of a completed workbook.
pub fn complete(asked: &Complete, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    if asked.plan.as_deref().is_some_and(is_stream) {
        refuse_terminal(page, Made::PLAN)?;
    }
    let world = world();
    // What the return is worth hangs on the key: it comes first, and nothing is judged without it.
    let signing = signing(asked, input, &world)?;
    let workbook = workbook_of(&asked.file, input)?;
    let tools = asked.tools.iter().map(|name| tool_at(name, input)).collect::<Result<Vec<_>, _>>()?;
    let before = match &asked.replaces {
        Some((path, _)) => {
            Some(bytes_of(path, Wanted::RETURN, input).map_err(|found| Failure::given(path, vec![found]))?)
        }
        None => None,
    };
    let because = asked.replaces.as_ref().map_or("", |(_, because)| because);
    let there = if is_stream(&asked.output) { None } else { fs::read(&asked.output).ok() };
    let completing = Completing {
        workbook: &workbook,
        pem: &signing.pem,
        tools: &tools,
        replaces: before.as_ref().map(|file| Replaces { file, because }),
        there: there.as_deref(),
    };
    let beside = [Some(&asked.output), asked.replaces.as_ref().map(|(path, _)| path)];
    let beside: Vec<&Path> = beside.into_iter().flatten().filter(|path| !is_stream(path)).map(|path| &**path).collect();
    let lying = workbooks::lying_beside(&beside, &asked.output);
    let made =
        workbooks::complete_beside(&completing, &lying, &world).map_err(|all| Failure::file(&asked.file, all))?;
    if let (Key::New(path), true, false) = (&asked.key, signing.again, made.was_there) {
        return Err(Failure::given(path, vec![key_exists()]));
    }
    keeping::keep(asked, &signing, &made, page)?;
    tell(asked, &signing, &made, page);
    tell_undrawn(page, &asked.file, &made.undrawn);
    Ok(FINE)
}

fn signing(asked: &Complete, input: &mut dyn Read, world: &dyn World) -> Result<Signing, Failure> {
    let read = |path: &Path, input: &mut dyn Read| {
        let bytes = bytes_of(path, Wanted::KEY, input)?;
        reading::key_of(&bytes)
    };
    match &asked.key {
        Key::There(path) => {
            let pem = read(path, input).map_err(|found| Failure::given(path, vec![found]))?;
            Ok(Signing { pem, new: None, again: false })
        }
        // A key that is there is used again only for the very return that it signed before; who made that is found out later.
        Key::New(path) if path.exists() => match read(path, input) {
            Ok(pem) if asked.output.is_file() => Ok(Signing { pem, new: None, again: true }),
            _ => Err(Failure::given(path, vec![key_exists()])),
        },
        Key::New(path) => Ok(Signing { pem: workbooks::new_key(world), new: Some(path.clone()), again: false }),
    }
}

fn key_exists() -> Problem {
    let hint = "If it is your key, give it with --key. If it is not, choose another name for the new key.";
    Problem::new("key-exists", "", "There is a file of this name already. A key is never written over.", hint)
}

fn tell(asked: &Complete, signing: &Signing, made: &Completed, page: &mut Page<'_>) {
    if let Some(path) = &signing.new {
        page.line(&format!("Made a new key: {}. Keep it safe and secret: it signs for you.", path.display()));
    }
    let output = asked.output.display();
    match (is_stream(&asked.output), made.was_there) {
        (true, _) => {}
        (false, true) => page.line(&format!("The signed return of this workbook was there already: {output}")),
        (false, false) => page.line(&format!("Saved the signed return as {output}")),
    }
    if let Some(plan) = asked.plan.as_deref().filter(|plan| !is_stream(plan)) {
        page.line(&format!("Saved the improvement plan as {}", plan.display()));
    }
    page.own("\n");
    page.line(&format!("  {:<14}{}", "Organisation", made.organisation));
    page.line(&format!("  {:<14}{}", "Audit", made.audit));
    if made.revision > 1 {
        page.line(&format!("  {:<14}{}", "Revision", made.revision));
    }
    page.line(&format!("  {:<14}{}", "Counted", made.counted));
    page.line(&format!("  {:<14}{}", "Signer", made.signer));
    page.own("\nDeclarations, taken from the workbook as they stand there:\n");
    for declaration in &made.declarations {
        page.line(&format!("  {declaration}"));
    }
    if !made.notes.is_empty() {
        page.own("\nThis did not stop the return. It is worth a look:\n");
    }
    for note in &made.notes {
        let place = if note.place.is_empty() { String::new() } else { format!("{}: ", note.place) };
        page.line(&format!("  {place}{}", note.sentence));
    }
}
