//! Reads the commands of the window from their source: `build.rs` makes the permission and the list of handlers of them, a test the
//! screen's client. So a command is written once, as its function in `src/commands`.

use std::fs;
use std::path::Path;

/// A function marked `#[tauri::command…]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The file that it is in, without its ending: the module's name.
    pub module: String,
    /// Its name.
    pub name: String,
    /// The line of its attribute, from 1.
    pub line: usize,
    /// The lines of its docs, but for those about waiting.
    pub docs: Vec<String>,
    /// What is said while it takes long; none: nothing.
    pub waits: Option<Wait>,
    /// Its parameters and their types, as they are written.
    pub parameters: Vec<(String, String)>,
    /// What it answers, as it is written; `()` where nothing stands there.
    pub answer: String,
}

/// A line of docs, “While it takes long: “Saving the plan”.” or “While it takes long, with `folder`: “…”.”
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// What is waited for.
    pub words: String,
    /// The parameter with which it may take long; none: always.
    pub with: Option<String>,
}

/// The commands of every file in a folder, by file and name.
///
/// # Errors
/// A sentence on a file that cannot be read, or on a function that is written in a way that is not understood.
pub fn commands_of(folder: &Path) -> Result<Vec<Command>, String> {
    let told = |error: std::io::Error| format!("Cannot read {}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        files.push(entry.map_err(told)?.path());
    }
    files.sort();
    let mut all = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "rs")) {
        let text = fs::read_to_string(file).map_err(told)?;
        all.extend(commands_in(&module_of(file), &text)?);
    }
    all.sort_by(|one, other| (&one.module, &one.name).cmp(&(&other.module, &other.name)));
    Ok(all)
}

fn module_of(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The commands of one file, in their order.
///
/// # Errors
/// A sentence on a function that is written in a way that is not understood.
pub fn commands_in(module: &str, text: &str) -> Result<Vec<Command>, String> {
    // Only where a line begins with it: it may be named in docs.
    let begins = text.match_indices("\n#[tauri::command").map(|(at, _)| at + 1);
    begins.map(|at| command(module, &text[..at], &text[at..])).collect()
}

fn command(module: &str, before: &str, text: &str) -> Result<Command, String> {
    let head = text.split_once("fn ").map_or("", |(_, head)| head);
    let name: String = head.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let wrong = |what: &str| format!("{module}.rs: the command “{name}” {what}");
    let open = head.find('(').ok_or_else(|| wrong("takes no list of parameters"))?;
    let close = open + end_of(&head[open..]).ok_or_else(|| wrong("has a list of parameters without an end"))?;
    let parameters = parted(&head[open + 1..close]);
    let parameters = parameters.into_iter().map(|one| match one.split_once(": ") {
        Some((name, kind)) => Ok((name.to_owned(), kind.to_owned())),
        None => Err(wrong("has a parameter without a type")),
    });
    let after = head[close + 1..].split('{').next().unwrap_or_default().trim();
    let answer = after.strip_prefix("->").map_or("()", str::trim).to_owned();
    let (docs, waits) =
        docs_of(before).map_err(|line| wrong(&format!("says in a way that is not understood: {line}")))?;
    Ok(Command {
        module: module.to_owned(),
        line: before.matches('\n').count() + 1,
        parameters: parameters.collect::<Result<_, _>>()?,
        docs,
        waits,
        answer,
        name,
    })
}

const WAITS: &str = "While it takes long";

/// The docs that stand right before an attribute; an error is the line that is not understood.
fn docs_of(before: &str) -> Result<(Vec<String>, Option<Wait>), String> {
    let lines = before.lines().rev().map(str::trim_end).take_while(|line| line.starts_with("///"));
    let mut docs: Vec<String> = lines.map(|line| line.trim_start_matches("///").trim().to_owned()).collect();
    docs.reverse();
    let mut waits = None;
    if let Some(at) = docs.iter().position(|line| line.starts_with(WAITS)) {
        let line = docs.remove(at);
        waits = Some(wait(&line).ok_or(line)?);
    }
    while docs.last().is_some_and(String::is_empty) {
        docs.pop();
    }
    Ok((docs, waits))
}

fn wait(line: &str) -> Option<Wait> {
    let (with, words) = line.strip_prefix(WAITS)?.split_once(": “")?;
    let with = match with {
        "" => None,
        _ => Some(with.strip_prefix(", with `")?.strip_suffix('`')?.to_owned()),
    };
    Some(Wait { words: words.strip_suffix("”.")?.to_owned(), with })
}

/// Where the bracket that a text begins with is closed.
fn end_of(text: &str) -> Option<usize> {
    let mut depth = 0;
    let closes = |(_, c): &(usize, char)| {
        match c {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth -= 1,
            _ => {}
        }
        depth == 0
    };
    text.char_indices().find(closes).map(|(at, _)| at)
}

/// What stands between the commas outside brackets, each as one line.
fn parted(text: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in text.chars() {
        match c {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth -= 1,
            _ => {}
        }
        match c {
            ',' if depth == 0 => parts.push(String::new()),
            _ => parts.last_mut().expect("there is one").push(c),
        }
    }
    let lines = parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|part| !part.is_empty()).collect()
}
