//! What stands for a folder or a file on the page: a token that is drawn at random here. The page is told where a thing is, to be
//! read, but never names a path: so it can reach nothing but what somebody chose in a dialog, dropped, or had saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use audit_api::views::{ChosenView, FileView, PaperMade, ReturnView, SnapshotsView};
use serde::Deserialize;
use uuid::Uuid;

use crate::commands::{Answer, CommandError};

/// Names a folder.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct FolderToken(String);

/// Names a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct FileToken(String);

/// Names something that was saved: a folder, or a file, of which the folder is meant.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct PlaceToken(String);

/// What a token stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    /// Files can be saved in it, and it can be shown.
    Folder(PathBuf),
    /// It was chosen or dropped to be read.
    ToRead(PathBuf),
    /// The program saved it: it and its folder can be shown.
    Saved(PathBuf),
}

/// Everything that was given a token since the program was started.
#[derive(Default)]
pub struct Tokens(Mutex<Known>);

#[derive(Default)]
struct Known {
    things: BTreeMap<String, Thing>,
    tokens: BTreeMap<Thing, String>,
}

impl Tokens {
    /// A folder that somebody chose, or that is in use already.
    pub fn folder(&self, folder: &Path) -> ChosenView {
        self.chosen(folder, Thing::Folder(folder.to_path_buf()))
    }

    /// A file that somebody chose or dropped to be read.
    pub fn to_read(&self, file: &Path) -> ChosenView {
        self.chosen(file, Thing::ToRead(file.to_path_buf()))
    }

    /// The folder of a token.
    ///
    /// # Errors
    /// `token-unknown`.
    pub fn path_of_folder(&self, token: &FolderToken) -> Answer<PathBuf> {
        match self.thing(&token.0)? {
            Thing::Folder(folder) => Ok(folder),
            _ => Err(unknown()),
        }
    }

    /// The file of a token, to be read.
    ///
    /// # Errors
    /// `token-unknown`.
    pub fn path_to_read(&self, token: &FileToken) -> Answer<PathBuf> {
        match self.thing(&token.0)? {
            Thing::ToRead(file) => Ok(file),
            _ => Err(unknown()),
        }
    }

    /// The PDF of a token, which the program saved.
    ///
    /// # Errors
    /// `token-unknown`.
    pub fn path_of_paper(&self, token: &FileToken) -> Answer<PathBuf> {
        match self.thing(&token.0)? {
            Thing::Saved(file) if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) => Ok(file),
            _ => Err(unknown()),
        }
    }

    /// The folder to be shown: of a folder itself, of a file that was saved the one that it lies in.
    ///
    /// # Errors
    /// `token-unknown`.
    pub fn path_to_show(&self, token: &PlaceToken) -> Answer<PathBuf> {
        match self.thing(&token.0)? {
            Thing::Folder(folder) => Ok(folder),
            Thing::Saved(file) => file.parent().map(Path::to_path_buf).ok_or_else(unknown),
            Thing::ToRead(_) => Err(unknown()),
        }
    }

    /// Names a file as it was saved.
    pub fn name_file(&self, mut view: FileView) -> FileView {
        if let Some(path) = view.path.as_ref().filter(|_| view.saved) {
            view.token = Some(self.token(Thing::Saved(PathBuf::from(path))));
        }
        view
    }

    /// Names the file of a copy of the paper.
    pub fn name_paper(&self, made: PaperMade) -> PaperMade {
        PaperMade { file: self.name_file(made.file), ..made }
    }

    /// Names the files of a return, and the folder in which they were saved last.
    pub fn name_return(&self, mut view: ReturnView) -> ReturnView {
        view.files = view.files.into_iter().map(|file| self.name_file(file)).collect();
        if let Some(folder) = &view.folder {
            view.folder_token = Some(self.folder(Path::new(folder)).token);
        }
        view
    }

    /// Names the second folder.
    pub fn name_snapshots(&self, mut view: SnapshotsView) -> SnapshotsView {
        if let Some(second) = &mut view.second_folder {
            second.token = self.folder(Path::new(&second.folder)).token;
        }
        view
    }

    fn chosen(&self, path: &Path, thing: Thing) -> ChosenView {
        ChosenView { token: self.token(thing), shown: path.display().to_string() }
    }

    /// The same thing keeps its token.
    fn token(&self, thing: Thing) -> String {
        let mut known = self.lock();
        if let Some(token) = known.tokens.get(&thing) {
            return token.clone();
        }
        let token = Uuid::new_v4().simple().to_string();
        known.things.insert(token.clone(), thing.clone());
        known.tokens.insert(thing, token.clone());
        token
    }

    fn thing(&self, token: &str) -> Answer<Thing> {
        self.lock().things.get(token).cloned().ok_or_else(unknown)
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unknown() -> CommandError {
    CommandError::new("token-unknown", "The program does not know this file or folder any more.", "Choose it again.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code<T: std::fmt::Debug>(answer: Answer<T>) -> String {
        answer.unwrap_err().code
    }

    #[test]
    fn a_token_leads_to_what_it_was_given_for_and_to_nothing_else() {
        let tokens = Tokens::default();
        let folder = tokens.folder(Path::new("/srv/returns"));
        assert_eq!(folder.shown, "/srv/returns");
        assert_eq!(tokens.folder(Path::new("/srv/returns")).token, folder.token, "it keeps its token");
        let as_folder = |token: &str| FolderToken(token.to_owned());
        let as_file = |token: &str| FileToken(token.to_owned());
        assert_eq!(tokens.path_of_folder(&as_folder(&folder.token)).unwrap(), Path::new("/srv/returns"));
        for path in ["/srv/returns", "/", "", "00000000000000000000000000000000"] {
            assert_eq!(code(tokens.path_of_folder(&as_folder(path))), "token-unknown", "{path}");
            assert_eq!(code(tokens.path_to_read(&as_file(path))), "token-unknown", "{path}");
        }
        let book = tokens.to_read(Path::new("/srv/answers/audit.xlsx"));
        assert_eq!(tokens.path_to_read(&as_file(&book.token)).unwrap(), Path::new("/srv/answers/audit.xlsx"));
        assert_eq!(code(tokens.path_of_folder(&as_folder(&book.token))), "token-unknown", "nothing is saved over it");
        assert_eq!(code(tokens.path_to_show(&PlaceToken(book.token))), "token-unknown");
        assert_eq!(code(tokens.path_to_read(&as_file(&folder.token))), "token-unknown", "a folder is not read");
    }

    #[test]
    fn what_was_saved_can_be_shown_and_only_a_pdf_is_opened() {
        let tokens = Tokens::default();
        let saved = |name: &str, saved: bool| FileView {
            name: name.to_owned(),
            kind: audit_api::views::FileKind::PlanToday,
            size: 1,
            path: Some(format!("/srv/returns/{name}")),
            token: None,
            saved,
            problem: None,
            purpose: String::new(),
        };
        let [plan, zip] = ["a.plan.PDF", "a.zip"].map(|name| tokens.name_file(saved(name, true)).token.unwrap());
        assert_eq!(tokens.path_of_paper(&FileToken(plan.clone())).unwrap(), Path::new("/srv/returns/a.plan.PDF"));
        assert_eq!(tokens.path_to_show(&PlaceToken(zip.clone())).unwrap(), Path::new("/srv/returns"));
        assert_eq!(code(tokens.path_of_paper(&FileToken(zip))), "token-unknown");
        assert_eq!(code(tokens.path_to_read(&FileToken(plan))), "token-unknown");
        assert_eq!(tokens.name_file(saved("b.pdf", false)).token, None, "what was not saved has none");
    }
}
