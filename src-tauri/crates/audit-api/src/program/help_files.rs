//! What helps whoever helps: what this program is and its log, shown first and then packed as one file. Nothing of audits goes in.

use crate::error::ApiError;
use crate::program::{PROGRAM, age};
use crate::returns::{Drawing, Part, zip};
use crate::views::{FileKind, HelpFileView};
use crate::world::World;
use jiff::Timestamp;

/// What this program is and runs on. `made`: when it was made.
pub fn help_about(made: Option<Timestamp>) -> HelpFileView {
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let made = made.map_or_else(|| "not known".to_owned(), |made| age::day_made(made).to_string());
    let text = format!("{PROGRAM}\nMade on: {made}\nSystem: {system}, {machine}\n");
    HelpFileView { name: "about.txt".to_owned(), text }
}

/// Packs these files, and nothing else, as one of today.
///
/// # Errors
/// `zip-not-made`.
pub fn pack_help(files: &[HelpFileView], world: &dyn World) -> Result<Part, ApiError> {
    let named: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name.as_str(), file.text.as_bytes())).collect();
    let packed = zip::of_files(&named).map_err(|error| {
        ApiError::new("zip-not-made", "The zip file could not be made.", "Try again.").because(error)
    })?;
    let name = format!("safeguarding-audit-help-{}.zip", world.today());
    Drawing::new(FileKind::HelpFiles, name, move || Ok(packed)).draw()
}
