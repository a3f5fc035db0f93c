//! Where things live: the data folder on this computer's own disk, or the one that the start or IT names.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use audit_api::{POLICY_FILE, Policy};
use directories::ProjectDirs;

use crate::commands::CommandError;

const USAGE: &str = "Safeguarding Audit: a safeguarding self-audit, completed offline.

Usage: safeguarding-audit [--data FOLDER]

  --data FOLDER   keep answers in FOLDER (or set SAFEGUARDING_AUDIT_DATA)
  --version       print the version
  --help          print this

Without --data answers are kept in your own data folder on this computer. IT may name
another one, and a second folder for snapshots, in policy.json beside the program or
with SAFEGUARDING_AUDIT_SECOND_FOLDER.";

/// The folders that the program uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Holds the database, the evidence and the snapshots. It need not exist yet.
    pub data: PathBuf,
    /// Whether IT decided on that folder.
    pub by_it: bool,
    /// What else IT decided.
    pub policy: Policy,
}

/// What the arguments ask for.
#[derive(Debug, PartialEq, Eq)]
pub enum Start {
    /// To open the window with these folders.
    With(Folders),
    /// To print a text and end.
    Explain(String),
}

impl Folders {
    /// Reads the arguments (without the program's name), the environment and the policy beside the program. `--data` wins over the
    /// variable, which wins over the policy, which wins over the usual folder.
    ///
    /// # Errors
    /// An argument that is not known, `--data` without a folder, a policy that cannot be used, or a system without a data folder.
    pub fn from_environment(arguments: impl Iterator<Item = OsString>) -> Result<Start, CommandError> {
        start(arguments, || Ok(Policy::read(&beside_the_program(), |name| std::env::var_os(name))?), usual)
    }
}

/// Where a policy lies. An AppImage runs from a place of its own: what counts is where its file lies.
fn beside_the_program() -> PathBuf {
    let image = std::env::var_os("APPIMAGE").filter(|_| cfg!(target_os = "linux")).map(PathBuf::from);
    let program = image.or_else(|| std::env::current_exe().ok()).unwrap_or_default();
    program.with_file_name(POLICY_FILE)
}

/// Where somebody's documents are; empty: where the system has it.
pub fn documents() -> PathBuf {
    let dirs = directories::UserDirs::new();
    dirs.and_then(|dirs| dirs.document_dir().map(PathBuf::from)).unwrap_or_default()
}

/// Shows a folder in the system's file manager.
///
/// # Errors
/// `folder-not-shown`: the system has no file manager, or the folder is gone.
pub fn show(folder: &Path) -> Result<(), CommandError> {
    match folder.is_dir() && opens(folder) {
        true => Ok(()),
        false => Err(CommandError::new(
            "folder-not-shown",
            format!("The folder {} could not be opened.", folder.display()),
            "Open it yourself: the address can be copied.",
        )),
    }
}

/// Opens a PDF in the system's program for PDFs.
///
/// # Errors
/// `paper-not-shown`: the system has no program for it, or the file is gone.
pub fn open_paper(file: &Path) -> Result<(), CommandError> {
    match file.is_file() && opens(file) {
        true => Ok(()),
        false => Err(CommandError::new(
            "paper-not-shown",
            format!("{} could not be opened.", file.display()),
            "Save the paper in a folder of yours and print it from there.",
        )),
    }
}

/// Hands a path to the system, which opens it as if somebody had clicked on it. Whether that began.
fn opens(path: &Path) -> bool {
    let program = match std::env::consts::OS {
        "windows" => "explorer",
        "macos" => "open",
        _ => "xdg-open",
    };
    std::process::Command::new(program).arg(path).spawn().is_ok()
}

/// The local folder, not the roaming one: a database that is copied between computers while open is a broken one.
fn usual() -> Option<PathBuf> {
    ProjectDirs::from("org", "", "Safeguarding Audit").map(|dirs| dirs.data_local_dir().to_path_buf())
}

fn start(
    mut arguments: impl Iterator<Item = OsString>,
    policy: impl FnOnce() -> Result<Policy, CommandError>,
    usual: impl FnOnce() -> Option<PathBuf>,
) -> Result<Start, CommandError> {
    let mut data = None;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(Start::Explain(USAGE.into())),
            Some("--version" | "-V") => return Ok(Start::Explain(env!("CARGO_PKG_VERSION").into())),
            Some("--data") => data = Some(folder_after(arguments.next())?),
            Some(text) if text.starts_with("--data=") => {
                data = Some(folder_after(text.strip_prefix("--data=").map(OsString::from))?)
            }
            _ => return Err(unknown(&argument)),
        }
    }
    let policy = policy()?;
    let by_it = data.is_none() && policy.data_folder.is_some();
    let data = data.or_else(|| policy.data_folder.clone()).or_else(usual).ok_or_else(no_folder)?;
    Ok(Start::With(Folders { data: absolute(&data)?, by_it, policy }))
}

fn folder_after(value: Option<OsString>) -> Result<PathBuf, CommandError> {
    value.filter(|v| !v.is_empty()).map(PathBuf::from).ok_or_else(|| {
        CommandError::new(
            "data-folder-missing",
            "--data was given without a folder.",
            "Write the folder after it: --data FOLDER",
        )
    })
}

/// A relative folder would move with the folder that the program happens to be started in.
fn absolute(folder: &Path) -> Result<PathBuf, CommandError> {
    std::path::absolute(folder).map_err(|e| {
        CommandError::new(
            "data-folder-unusable",
            format!("The data folder {} cannot be used: {e}.", folder.display()),
            "Name another folder with --data FOLDER",
        )
    })
}

fn unknown(argument: &OsString) -> CommandError {
    CommandError::new(
        "argument-unknown",
        format!("The argument {} is not known.", argument.display()),
        "Start the program without arguments, or with --help to read which there are.",
    )
}

fn no_folder() -> CommandError {
    CommandError::new("data-folder-missing", "This account has no folder for data.", "Name a folder with --data FOLDER")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_for(arguments: &[&str], named: Option<&str>) -> Result<Start, CommandError> {
        let policy = || Ok(policy(named));
        start(arguments.iter().map(OsString::from), policy, || Some(PathBuf::from("/usual")))
    }

    fn policy(named: Option<&str>) -> Policy {
        Policy { data_folder: named.map(PathBuf::from), ..Policy::default() }
    }

    fn with(folder: &str, named: Option<&str>, by_it: bool) -> Start {
        Start::With(Folders { data: std::path::absolute(folder).unwrap(), by_it, policy: policy(named) })
    }

    #[test]
    fn the_argument_wins_over_what_it_decided_and_that_over_the_usual_folder() {
        assert_eq!(folder_for(&[], None).unwrap(), with("/usual", None, false));
        assert_eq!(folder_for(&[], Some("/named")).unwrap(), with("/named", Some("/named"), true));
        let given = with("/given", Some("/named"), false);
        assert_eq!(folder_for(&["--data", "/given"], Some("/named")).unwrap(), given);
        assert_eq!(folder_for(&["--data=/given"], None).unwrap(), with("/given", None, false));
    }

    #[test]
    fn a_policy_that_cannot_be_used_stops_the_start_but_not_the_help() {
        let broken = || Err(CommandError::new("policy-unusable", "The file policy.json cannot be understood.", "Ask."));
        let of = |arguments: &[&str]| start(arguments.iter().map(OsString::from), broken, || None);
        assert_eq!(of(&[]).unwrap_err().code, "policy-unusable");
        assert_eq!(of(&["--data", "/given"]).unwrap_err().code, "policy-unusable");
        assert!(matches!(of(&["--help"]).unwrap(), Start::Explain(_)));
    }

    #[test]
    fn the_policy_lies_beside_the_program() {
        let at = beside_the_program();
        assert!(at.ends_with(POLICY_FILE) && at.parent().is_some_and(Path::is_dir), "{}", at.display());
    }

    #[test]
    fn a_relative_folder_becomes_absolute() {
        let Start::With(folders) = folder_for(&["--data", "here"], None).unwrap() else { panic!("no folders") };
        assert!(folders.data.is_absolute());
        assert!(folders.data.ends_with("here"));
    }

    #[test]
    fn a_wrong_argument_is_refused_and_named() {
        assert_eq!(folder_for(&["--data"], None).unwrap_err().code, "data-folder-missing");
        assert_eq!(folder_for(&["--data="], None).unwrap_err().code, "data-folder-missing");
        let error = folder_for(&["--colour"], None).unwrap_err();
        assert_eq!(error.code, "argument-unknown");
        assert!(error.message.contains("--colour"));
    }

    #[test]
    fn the_usual_folder_is_the_one_that_the_sheet_for_it_names() {
        let sheet = include_str!("../../.github/IT-SHEET.md");
        let usual = usual().expect("this account has a home");
        let below = if cfg!(windows) { 2 } else { 1 };
        let names: Vec<_> = usual.iter().rev().take(below).map(|name| name.to_string_lossy().into_owned()).collect();
        let end = names.into_iter().rev().collect::<Vec<_>>().join("\\");
        assert!(sheet.contains(&format!("{end}`")), "{} is not in the sheet", usual.display());
    }

    #[test]
    fn the_usual_folder_is_local() {
        let folder = usual().expect("this account has a home");
        assert!(!folder.display().to_string().contains("Roaming"), "{}", folder.display());
    }
}
