//! `tool blank` and `complete`: an audit without a window, in a workbook.

use crate::FINE;
use crate::arguments::{Blank, Complete, Convert, Key, is_input};
use crate::failure::Failure;
use crate::print::Page;
use audit_api::reading::{self, Made, Problem};
use audit_api::workbooks::{self, Completed};
use audit_api::{ApiError, KeyFiles, System, World, write_private};
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Makes a blank workbook; without a type the refusal lists the types.
pub fn blank(asked: &Blank, page: &mut Page<'_>) -> Result<u8, Failure> {
    let tool = named(&asked.tool)?;
    let world = System::new(KeyFiles::new(Path::new("")));
    let bytes = workbooks::blank(&tool, &asked.service_type, world.now(), world.today())
        .map_err(|error| Failure::given(&asked.tool, vec![problem(error)]))?;
    reading::save_as(Made::WORKBOOK, &asked.output, &bytes, asked.force, None)
        .map_err(|error| Failure::api(&asked.output, error))?;
    page.line(&format!("Saved the workbook as {}", asked.output.display()));
    page.own("Fill it in with Excel or LibreOffice. Then send it as it is, or make the signed\nreturn with “safeguarding-returns complete”.\n");
    Ok(FINE)
}

/// An audit tool that is given by its name or path.
fn named(name: &Path) -> Result<reading::Tool, Failure> {
    let problems = |faults: Vec<reading::ToolFault>| faults.into_iter().map(|fault| fault.problem).collect();
    reading::tool_named(name).map_err(|faults| Failure::given(name, problems(faults)))
}

/// Makes the workbook of an audit tool.
pub fn tool_workbook(asked: &Convert, page: &mut Page<'_>) -> Result<u8, Failure> {
    let tool = named(&asked.source)?;
    let today = System::new(KeyFiles::new(Path::new(""))).today();
    let bytes = workbooks::workbook_of(&tool, today).map_err(|all| Failure::file(&asked.source, all))?;
    reading::save_as(Made::WORKBOOK, &asked.output, &bytes, asked.force, Some(&asked.source))
        .map_err(|error| Failure::api(&asked.output, error))?;
    page.line(&format!("Saved the workbook as {}", asked.output.display()));
    Ok(FINE)
}

/// Builds the audit tool of a workbook.
pub fn tool_build(asked: &Convert, page: &mut Page<'_>) -> Result<u8, Failure> {
    let workbook = workbooks::read_file(&asked.source).map_err(|found| Failure::file(&asked.source, vec![found]))?;
    let document = workbooks::build(&workbook).map_err(|all| Failure::file(&asked.source, all))?;
    reading::save_as(Made::TOOL, &asked.output, &document, asked.force, Some(&asked.source))
        .map_err(|error| Failure::api(&asked.output, error))?;
    page.line(&format!("Saved the audit tool as {}", asked.output.display()));
    Ok(FINE)
}

/// Makes the signed return and the plan of a completed workbook.
pub fn complete(asked: &Complete, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    let workbook = match is_input(&asked.file) {
        true => reading::read_stream(input),
        false => workbooks::read_file(&asked.file),
    };
    let workbook = workbook.map_err(|found| Failure::file(&asked.file, vec![found]))?;
    let world = System::new(KeyFiles::new(Path::new("")));
    let pem = key(&asked.key, &world)?;
    let tools = asked.tools.iter().map(|name| named(name)).collect::<Result<Vec<_>, _>>()?;
    let before = match &asked.replaces {
        Some((path, _)) => Some(reading::read_file(path).map_err(|found| Failure::given(path, vec![found]))?),
        None => None,
    };
    let because = asked.replaces.as_ref().map_or("", |(_, because)| because);
    let completing = workbooks::Completing {
        workbook: &workbook,
        pem: &pem,
        tools: &tools,
        replaces: before.as_ref().map(|file| workbooks::Replaces { file, because }),
    };
    let made = workbooks::complete(&completing, &world).map_err(|all| {
        // A faulty key is the key's fault, not the workbook's.
        let about =
            if all.iter().any(|found| found.code.starts_with("key-")) { file_of(&asked.key) } else { &asked.file };
        Failure::file(about, all)
    })?;
    save(asked, &pem, &made)?;
    tell(asked, &made, page);
    Ok(FINE)
}

fn file_of(key: &Key) -> &Path {
    match key {
        Key::There(path) | Key::New(path) => path,
    }
}

fn key(key: &Key, world: &dyn World) -> Result<String, Failure> {
    match key {
        Key::There(path) => {
            let bytes = reading::read_file(path).map_err(|found| Failure::given(path, vec![found]))?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        }
        Key::New(path) if path.exists() => Err(Failure::given(path, vec![key_exists()])),
        Key::New(_) => Ok(workbooks::new_key(world)),
    }
}

fn key_exists() -> Problem {
    let hint = "If it is your key, give it with --key. If it is not, choose another name for the new key.";
    Problem::new("key-exists", "", "There is a file of this name already. A key is never written over.", hint)
}

/// The key first: a return whose key is lost could never be revised.
fn save(asked: &Complete, pem: &str, made: &Completed) -> Result<(), Failure> {
    let source = (!is_input(&asked.file)).then_some(asked.file.as_path());
    let key_is_output =
        [Some(&asked.output), asked.plan.as_ref()].into_iter().flatten().any(|path| path == file_of(&asked.key));
    if key_is_output || asked.plan.as_ref() == Some(&asked.output) {
        let hint = "Give each of them a name of its own.";
        let found = Problem::new("same-name", "", "Return, plan and key cannot be one and the same file.", hint);
        return Err(Failure::given(&asked.output, vec![found]));
    }
    for path in [Some(&asked.output), asked.plan.as_ref()].into_iter().flatten() {
        if path.exists() && !asked.force {
            let hint = "Choose another name, or add --force to replace it.";
            let found = Problem::new("file-exists", "", "Another file of this name is there already.", hint);
            return Err(Failure::file(path, vec![found]));
        }
    }
    if let Key::New(path) = &asked.key {
        write_private(path, pem.as_bytes()).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Failure::given(path, vec![key_exists()]),
            kind => {
                let why = match kind {
                    ErrorKind::NotFound | ErrorKind::NotADirectory => "there is no such folder".to_owned(),
                    kind => kind.to_string(),
                };
                let sentence = format!("The new key was not saved: {why}.");
                let hint = "Choose another folder, then try again. No return was made.";
                Failure::file(path, vec![Problem::new("key-not-saved", "", sentence, hint)])
            }
        })?;
    }
    reading::save_as(Made::RETURN, &asked.output, &made.audit_return, asked.force, source)
        .map_err(|error| Failure::api(&asked.output, error))?;
    if let Some(plan) = &asked.plan {
        reading::save_as(Made::PLAN, plan, &made.plan, asked.force, source)
            .map_err(|error| Failure::api(plan, error))?;
    }
    Ok(())
}

fn tell(asked: &Complete, made: &Completed, page: &mut Page<'_>) {
    if let Key::New(path) = &asked.key {
        page.line(&format!("Made a new key: {}. Keep it safe and secret: it signs for you.", path.display()));
    }
    page.line(&format!("Saved the signed return as {}", asked.output.display()));
    if let Some(plan) = &asked.plan {
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

fn problem(error: ApiError) -> Problem {
    Problem::new(error.code, "", error.message, error.hint)
}
