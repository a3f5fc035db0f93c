//! What IT decides for everybody on a computer: the data folder and the second folder, by the environment or by a file beside the
//! program.

use crate::error::ApiError;
use serde::Deserialize;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The name of the file, beside the program.
pub const POLICY_FILE: &str = "policy.json";
/// Names the data folder in place of the usual one.
pub const DATA_VARIABLE: &str = "SAFEGUARDING_AUDIT_DATA";
/// Names the second folder in place of what people choose.
pub const SECOND_FOLDER_VARIABLE: &str = "SAFEGUARDING_AUDIT_SECOND_FOLDER";

/// The largest file that is read.
const MOST_BYTES: u64 = 64 * 1024;

/// What IT decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Where answers are kept; none: the usual folder. From the environment it may be relative.
    pub data_folder: Option<PathBuf>,
    /// The second folder for snapshots; none: people choose.
    pub second_folder: Option<PathBuf>,
}

/// The file: `{"dataFolder": "…", "secondFolder": "…"}`, each with `%NAME%` for a variable of the environment.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct File {
    data_folder: Option<String>,
    second_folder: Option<String>,
}

impl Policy {
    /// Reads the file where there is one, and the variables, which win over it.
    ///
    /// # Errors
    /// `policy-unusable`: the file or a variable says something that cannot be done. Nothing is guessed then.
    pub fn read(file: &Path, variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, ApiError> {
        let named = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let mut policy = Self::of_file(file, &variable)?;
        if let Some(second) = named(SECOND_FOLDER_VARIABLE) {
            let from = format!("The variable {SECOND_FOLDER_VARIABLE}");
            policy.second_folder = Some(whole(second, &from)?);
        }
        policy.data_folder = named(DATA_VARIABLE).or(policy.data_folder);
        Ok(policy)
    }

    fn of_file(path: &Path, variable: &impl Fn(&str) -> Option<OsString>) -> Result<Self, ApiError> {
        let from = format!("The file {}", path.display());
        let bytes = match std::fs::metadata(path) {
            Ok(about) if about.len() > MOST_BYTES => return Err(unusable(&from, "is too large")),
            Ok(_) => std::fs::read(path).map_err(|error| unusable(&from, &format!("cannot be read: {error}")))?,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(Self::default());
            }
            Err(error) => return Err(unusable(&from, &format!("cannot be read: {error}"))),
        };
        // Notepad and PowerShell begin a file with a mark.
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let file: File = serde_json::from_slice(bytes).map_err(|error| unusable(&from, &not_understood(&error)))?;
        let folder = |text: Option<String>| {
            let filled =
                text.map(|text| filled_in(&text, variable).map_err(|why| unusable(&from, &why))).transpose()?;
            filled.map(|folder| whole(PathBuf::from(folder), &from)).transpose()
        };
        Ok(Self { data_folder: folder(file.data_folder)?, second_folder: folder(file.second_folder)? })
    }
}

fn not_understood(error: &serde_json::Error) -> String {
    let holds = "it may hold “dataFolder” and “secondFolder”, each with the path of a folder in quotation marks";
    format!("cannot be understood at line {}: {holds}, every \\ in it written twice", error.line())
}

/// A folder that means the same wherever the program is started.
fn whole(folder: PathBuf, from: &str) -> Result<PathBuf, ApiError> {
    match folder.is_absolute() {
        true => Ok(folder),
        false => Err(unusable(from, &format!("names “{}”, which is not the full path of a folder", folder.display()))),
    }
}

/// A text with the values of the variables that stand in it as `%NAME%`.
fn filled_in(text: &str, variable: &impl Fn(&str) -> Option<OsString>) -> Result<String, String> {
    if text.matches('%').count() % 2 == 1 {
        return Err("has a % that does not end a variable’s name".to_owned());
    }
    let parts = text.split('%').enumerate().map(|(at, part)| {
        if at % 2 == 0 {
            return Ok(part.to_owned());
        }
        let value = variable(part).filter(|value| !value.is_empty()).and_then(|value| value.into_string().ok());
        value.ok_or_else(|| format!("names the variable “{part}”, which is not set"))
    });
    parts.collect()
}

fn unusable(what: &str, how: &str) -> ApiError {
    ApiError::new(
        "policy-unusable",
        format!("{what} {how}."),
        "Ask whoever looks after your computer to put this right: it was set by your IT. Until then the program does not start.",
    )
}

#[cfg(test)]
mod tests;
