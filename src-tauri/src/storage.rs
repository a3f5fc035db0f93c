//! Where the system's web view keeps its own things, such as caches: nothing of an audit. Where its usual folder cannot be
//! written (a home that is full, read-only or gone) it gets one that goes away, so that the window opens and the screen says
//! what is wrong with the data folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tauri::{App, Manager};

use crate::commands::CommandError;

/// A folder in place of the usual one. None: the usual one can be written.
///
/// # Errors
/// `window-folder-unusable`: neither can be written.
pub fn of(app: &App) -> Result<Option<PathBuf>, CommandError> {
    match app.path().app_local_data_dir() {
        Ok(usual) => instead_of(&usual, &std::env::temp_dir()),
        // Without a usual folder tauri leaves the choice to the web view.
        Err(_) => Ok(None),
    }
}

/// Takes the folder in place of the usual one away again.
pub fn clear() {
    // It need not be there.
    let _ = fs::remove_dir_all(passing(&std::env::temp_dir()));
}

fn instead_of(usual: &Path, temporary: &Path) -> Result<Option<PathBuf>, CommandError> {
    let Err(error) = can_be_written(usual) else { return Ok(None) };
    let folder = passing(temporary);
    new_private(&folder).map(|()| Some(folder)).map_err(|_| {
        CommandError::new(
            "window-folder-unusable",
            format!("The program cannot write to the folder that its window needs, {}: {error}.", usual.display()),
            "Ask whoever looks after your computer to let you write there, and whether the disk is full. Your audits are safe.",
        )
    })
}

fn passing(temporary: &Path) -> PathBuf {
    temporary.join(format!("safeguarding-audit-{}-window", std::process::id()))
}

fn can_be_written(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let trial = folder.join(format!("trial-{}", std::process::id()));
    fs::write(&trial, "")?;
    fs::remove_file(trial)
}

/// A new folder, readable by this user only: never one that somebody else has put there.
fn new_private(folder: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "other systems give a new folder to its user alone"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_folder_is_used_where_it_can_be_written() {
        let (home, temporary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let usual = home.path().join("share").join("window");
        assert_eq!(instead_of(&usual, temporary.path()), Ok(None));
        assert_eq!(fs::read_dir(&usual).unwrap().count(), 0, "the trial is taken away");
    }

    #[test]
    fn where_it_cannot_be_written_a_new_folder_of_this_user_takes_its_place() {
        let (home, temporary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let no_folder = home.path().join("share");
        fs::write(&no_folder, "").unwrap();
        let folder = instead_of(&no_folder.join("window"), temporary.path()).unwrap().unwrap();
        assert!(folder.starts_with(temporary.path()) && folder.is_dir());
        let refused =
            instead_of(&no_folder.join("window"), temporary.path()).expect_err("one that is there is never taken");
        assert_eq!(refused.code, "window-folder-unusable");
        assert!(refused.message.contains(&no_folder.join("window").display().to_string()), "{}", refused.message);
    }
}
