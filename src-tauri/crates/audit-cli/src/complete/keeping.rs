//! Key, return and plan into their places: all are written beside them first, and moved when all are written. What goes wrong is said
//! with what is left, and the same command can be run again.

use super::Signing;
use crate::arguments::{Complete, is_stream};
use crate::failure::Failure;
use crate::files::{Unsent, send, source_of};
use crate::print::Page;
use audit_api::ApiError;
use audit_api::reading::{self, Made, Problem, Staged};
use audit_api::workbooks::Completed;
use std::fs;
use std::path::Path;

/// A file that is wanted.
struct Wanted<'a> {
    made: Made,
    /// “the return”
    called: &'static str,
    path: &'a Path,
    bytes: &'a [u8],
    force: bool,
}

/// Saves the new key, the return and the plan.
pub(super) fn keep(asked: &Complete, signing: &Signing, made: &Completed, page: &mut Page<'_>) -> Result<(), Failure> {
    same_name(asked)?;
    let wanted = wanted(asked, signing, made);
    let staged = stage(&wanted, source_of(&asked.file))?;
    move_all(&wanted, staged)?;
    let stream = [(&asked.output, Made::RETURN, &made.audit_return)]
        .into_iter()
        .chain(asked.plan.as_ref().map(|plan| (plan, Made::PLAN, &made.plan)))
        .find(|(path, ..)| is_stream(path));
    let Some((_, kind, bytes)) = stream else { return Ok(()) };
    send(page, kind, bytes).map_err(|unsent| {
        // The return that a new key signed reached nobody: without the key the same command runs again.
        let key = signing.new.as_deref().filter(|_| kind == Made::RETURN);
        let gone = key.is_some_and(|key| fs::remove_file(key).is_ok());
        let failure = match unsent {
            Unsent::Gone => Failure::output(&std::io::ErrorKind::BrokenPipe.into()),
            Unsent::Failed(failure) => failure,
        };
        let saved: Vec<&Wanted<'_>> = wanted.iter().filter(|one| !(gone && one.made == Made::KEY)).collect();
        failure.leaving(left(&saved, if kind == Made::RETURN { "The return" } else { "The plan" }))
    })
}

fn same_name(asked: &Complete) -> Result<(), Failure> {
    let key = match &asked.key {
        crate::arguments::Key::There(path) | crate::arguments::Key::New(path) => path,
    };
    let outputs: Vec<&Path> =
        [Some(&asked.output), asked.plan.as_ref()].into_iter().flatten().map(|p| p.as_path()).collect();
    let twice = |one: &Path| !is_stream(one) && outputs.iter().filter(|path| **path == one).count() > 1;
    if !outputs.iter().any(|path| twice(path) || (*path == key.as_path() && !is_stream(path))) {
        return Ok(());
    }
    let hint = "Give each of them a name of its own.";
    let found = Problem::new("same-name", "", "Return, plan and key cannot be one and the same file.", hint);
    Err(Failure::given(&asked.output, vec![found]))
}

/// The key first: a return whose key is lost could never be revised.
fn wanted<'a>(asked: &'a Complete, signing: &'a Signing, made: &'a Completed) -> Vec<Wanted<'a>> {
    let mut wanted = Vec::new();
    if let Some(path) = &signing.new {
        let bytes = signing.pem.as_bytes();
        wanted.push(Wanted { made: Made::KEY, called: "the new key", path, bytes, force: false });
    }
    let made_return = &made.audit_return;
    wanted.push(Wanted {
        made: Made::RETURN,
        called: "the return",
        path: &asked.output,
        bytes: made_return,
        force: asked.force,
    });
    if let Some(path) = &asked.plan {
        wanted.push(Wanted { made: Made::PLAN, called: "the plan", path, bytes: &made.plan, force: asked.force });
    }
    wanted.retain(|one| !is_stream(one.path));
    wanted
}

/// Writes all of them beside their places. Where one cannot be, none is.
fn stage<'a>(wanted: &[Wanted<'a>], source: Option<&Path>) -> Result<Vec<Staged<'a>>, Failure> {
    let staged = wanted.iter().map(|one| {
        reading::stage(one.made, one.path, one.bytes, one.force, source).map_err(|error| {
            failed(one, error).leaving("Nothing was saved. When this is put right, the same command can be run again.")
        })
    });
    staged.collect()
}

fn move_all(wanted: &[Wanted<'_>], staged: Vec<Staged<'_>>) -> Result<(), Failure> {
    for (at, (one, staged)) in wanted.iter().zip(staged).enumerate() {
        let Err(error) = staged.keep() else { continue };
        let mut saved: Vec<&Wanted<'_>> = wanted[..at].iter().collect();
        // A key that has signed nothing is of no use to anybody.
        if let [key] = saved.as_slice()
            && key.made == Made::KEY
            && fs::remove_file(key.path).is_ok()
        {
            saved.clear();
        }
        let missing: Vec<&str> = wanted[at..].iter().map(|one| one.called).collect();
        return Err(failed(one, error).leaving(left(&saved, &capital(&missing.join(" and ")))));
    }
    Ok(())
}

/// What was saved and what was not, and that the command can be run again.
fn left(saved: &[&Wanted<'_>], missing: &str) -> String {
    if saved.is_empty() {
        return "Nothing was saved. When this is put right, the same command can be run again.".to_owned();
    }
    let named: Vec<String> = saved.iter().map(|one| format!("{} ({})", one.called, one.path.display())).collect();
    let named = capital(&named.join(" and "));
    let was = if saved.len() == 1 { "was" } else { "were" };
    let were = if missing.contains(" and ") { "were" } else { "was" };
    format!(
        "{named} {was} saved. {missing} {were} not. When this is put right, run the same command again: it keeps what is saved."
    )
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn failed(one: &Wanted<'_>, error: ApiError) -> Failure {
    let code = match (one.made, error.code) {
        (Made::KEY, "file-not-saved") => "key-not-saved",
        (_, code) => code,
    };
    Failure::file(one.path, vec![Problem::new(code, "", error.message, error.hint)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted<'a>(folder: &Path, paths: &'a mut Vec<std::path::PathBuf>) -> Vec<Wanted<'a>> {
        *paths = ["my.key", "my.return.json", "plan.pdf"].map(|name| folder.join(name)).to_vec();
        let made = [(Made::KEY, "the new key"), (Made::RETURN, "the return"), (Made::PLAN, "the plan")];
        let one = |(path, (made, called)): (&'a std::path::PathBuf, (Made, &'static str))| Wanted {
            made,
            called,
            path,
            bytes: called.as_bytes(),
            force: false,
        };
        paths.iter().zip(made).map(one).collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = entries.collect();
        names.sort();
        names
    }

    /// Something gets into the place of a file after everything was written and before it is moved there.
    #[test]
    fn what_is_left_is_said_and_a_key_that_signed_nothing_is_taken_away() {
        for (blocked, left) in [
            ("my.key", "Nothing was saved."),
            ("my.return.json", "Nothing was saved."),
            (
                "plan.pdf",
                "The new key (FOLDER/my.key) and the return (FOLDER/my.return.json) were saved. The plan was not.",
            ),
        ] {
            let (folder, mut paths) = (tempfile::tempdir().unwrap(), Vec::new());
            let wanted = wanted(folder.path(), &mut paths);
            let staged = stage(&wanted, None).unwrap();
            fs::create_dir(folder.path().join(blocked)).unwrap();
            let failure = move_all(&wanted, staged).unwrap_err().to_string();
            let left = left.replace("FOLDER/", &format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR));
            assert!(failure.contains(&left), "{failure}");
            assert!(failure.contains("the same command"), "{failure}");
            let mut there = names(folder.path());
            there.retain(|name| name != blocked);
            let saved = if blocked == "plan.pdf" { vec!["my.key", "my.return.json"] } else { vec![] };
            assert_eq!(there, saved, "{blocked}");
        }
    }

    #[test]
    fn where_one_cannot_be_written_none_is() {
        let (folder, mut paths) = (tempfile::tempdir().unwrap(), Vec::new());
        let wanted = wanted(folder.path(), &mut paths);
        fs::create_dir(folder.path().join("plan.pdf")).unwrap();
        let failure = stage(&wanted, None).unwrap_err().to_string();
        assert!(failure.contains("file-is-folder") && failure.contains("Nothing was saved."), "{failure}");
        assert_eq!(names(folder.path()), ["plan.pdf"]);
    }
}
