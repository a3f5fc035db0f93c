//! The open program: the store, the audit tools in it, and the outside world.

pub(crate) mod age;
pub(crate) mod cache;
pub(crate) mod clock;
pub(crate) mod damage;
pub(crate) mod help_files;
pub(crate) mod open_audit;
pub(crate) mod policy;
pub(crate) mod publisher;

use crate::answers::search::ReadableOnes;
use crate::error::{ApiError, system_words};
use crate::program::cache::Kept;
use crate::program::open_audit::Loaded;
use crate::program::policy::Policy;
use crate::snapshots::Snapshots;
use crate::snapshots::second_folder::SecondFolder;
use crate::this_computer::{ThisComputer, made_by};
use crate::words;
use crate::world::World;
use audit_core::content::Made;
use audit_core::tool::Tool;
use audit_store::{Cause, OpenOptions, OrganisationStore, STORE_FILE};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// Name and version of the program, as returns carry them.
pub const PROGRAM: &str = concat!("Safeguarding Audit ", env!("CARGO_PKG_VERSION"));

/// When and with what a return is made now.
pub(crate) fn made_now(world: &dyn World) -> Made {
    Made { at: world.now(), today: world.today(), program: PROGRAM.to_owned() }
}

/// The program with its store open. Nobody else can open the store until this is dropped.
pub struct Program {
    pub(crate) store: OrganisationStore,
    pub(crate) world: Box<dyn World>,
    pub(crate) folder: PathBuf,
    /// What IT decided.
    pub(crate) policy: Policy,
    /// What belongs to this computer.
    pub(crate) computer: ThisComputer,
    pub(crate) second: SecondFolder,
    pub(crate) snapshots: Snapshots,
    /// Why files of a return were not saved last, by export and kind of file.
    pub(crate) unsaved: BTreeMap<Uuid, BTreeMap<crate::views::FileKind, String>>,
    tools: Mutex<BTreeMap<String, Arc<Tool>>>,
    /// Why the audit tools of this version are not in the store.
    pub(crate) without_tools: Option<ApiError>,
    /// What to say about the computer's clock.
    pub(crate) clock: Option<String>,
    pub(crate) kept: Kept,
    pub(crate) readable: ReadableOnes,
}

impl Program {
    /// Opens the store in this folder, makes it where there is none, and takes in the audit tools that come with the program.
    ///
    /// # Errors
    /// `store-in-use`, `newer-store`, `not-a-store`, `damaged-store`, `store-missing`, `store-read-only`, `disk-full`,
    /// `file-unusable`: the folder and what is in it are left as they were.
    pub fn open(folder: &Path, world: Box<dyn World>) -> Result<Self, ApiError> {
        Self::open_under(&Policy::default(), folder, world)
    }

    /// The same where IT decided on the second folder. Where the data folder is, is decided by whoever calls this.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_under(policy: &Policy, folder: &Path, world: Box<dyn World>) -> Result<Self, ApiError> {
        std::fs::create_dir_all(folder).map_err(|error| folder_error(folder, &error))?;
        let computer = ThisComputer::read(folder, world.new_id());
        let store = damage::open_mended(&folder.join(STORE_FILE), &options(&*world, &computer))?;
        Self::with(store, policy.clone(), folder, world, computer)
    }

    fn with(
        store: OrganisationStore,
        policy: Policy,
        folder: &Path,
        world: Box<dyn World>,
        computer: ThisComputer,
    ) -> Result<Self, ApiError> {
        let mut program = Self {
            store,
            world,
            folder: folder.to_owned(),
            policy,
            computer,
            second: SecondFolder::default(),
            snapshots: Snapshots::default(),
            unsaved: BTreeMap::new(),
            tools: Mutex::default(),
            without_tools: None,
            clock: None,
            kept: Kept::default(),
            readable: ReadableOnes::default(),
        };
        program.know_refuges();
        program.settle_settings();
        program.settle_saved_places();
        program.have_bundled_tools()?;
        program.know_what_was_made()?;
        program.list_what_was_made();
        program.look_at_the_clock();
        program.keep_snapshot();
        Ok(program)
    }

    /// Where everything that was saved goes, if its file is taken away and nothing can be written beside it.
    pub(crate) fn know_refuges(&mut self) {
        self.store.take_refuge_in(self.world.refuges());
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// An audit tool by the digest of its document.
    pub(crate) fn tool(&self, digest: &str) -> Result<Arc<Tool>, ApiError> {
        let mut tools = self.tools.lock().expect("no panic while reading a tool");
        if let Some(tool) = tools.get(digest) {
            return Ok(tool.clone());
        }
        let row = self.store.read()?.tool(digest)?;
        let tool = Arc::new(audit_exchange::tools::v1::read_checked_before(&row.document)?);
        tools.insert(digest.to_owned(), tool.clone());
        Ok(tool)
    }

    /// An audit with its tool and everything that its fields say.
    pub(crate) fn load(&self, audit: Uuid) -> Result<Arc<Loaded>, ApiError> {
        let mark = self.store.mark()?;
        if let Some(loaded) = self.kept.find(mark, audit) {
            // While the program is developed and tested each is compared with the store.
            if cfg!(debug_assertions) {
                assert!(loaded.is(&self.read_anew(audit)?), "the audit {audit} is not as it was kept");
            }
            return Ok(loaded);
        }
        let loaded = Arc::new(self.read_anew(audit)?);
        self.kept.keep(mark, loaded.clone());
        Ok(loaded)
    }

    fn read_anew(&self, audit: Uuid) -> Result<Loaded, ApiError> {
        let reader = self.store.read()?;
        let row = reader.audit(audit)?;
        let tool = self.tool(&row.tool_digest)?;
        Ok(Loaded::new(row, tool, reader.fields(audit)?))
    }

    pub(crate) fn stamp(&self) -> String {
        words::stamp(self.world.now())
    }

    /// Who is here; no name: nobody has said so yet.
    pub(crate) fn person(&self) -> audit_store::Person {
        let kept = self.computer.content();
        audit_store::Person { name: kept.person.clone(), role: kept.role.clone(), typed_by: None }
    }

    /// What opening the store needs from outside, now.
    pub(crate) fn options(&self) -> OpenOptions {
        options(&*self.world, &self.computer)
    }
}

/// What opening the store needs from outside.
pub(crate) fn options(world: &dyn World, computer: &ThisComputer) -> OpenOptions {
    let by = made_by(computer, world.computer());
    OpenOptions {
        copy_id_if_new: world.new_id(),
        now: words::stamp(world.now()),
        computer: by.computer,
        user: world.user(),
        person: by.person,
        place: by.place,
    }
}

fn folder_error(folder: &Path, error: &std::io::Error) -> ApiError {
    use std::io::ErrorKind;
    let there = folder.display();
    let (sentence, hint) = match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => (
            format!("The data folder {there} cannot be used: there is a file where a folder should be."),
            "Ask whoever looks after your computer to move that file away, or to name another data folder for the program.",
        ),
        ErrorKind::NotFound => (
            format!("The data folder {there} cannot be used: it is not there and cannot be made."),
            "Ask whoever looks after your computer to make it, or to name another data folder for the program.",
        ),
        _ => (
            format!("The data folder {there} cannot be used: {}.", system_words(error)),
            "Ask whoever looks after your computer to let you write to this folder, or to name another data folder for the program.",
        ),
    };
    ApiError::new("file-unusable", sentence, hint).because(Cause::from(error))
}

/// Reads an id that came from the screen.
pub(crate) fn id(text: &str, what: &str) -> Result<Uuid, ApiError> {
    Uuid::try_parse(text).map_err(|_| ApiError::unknown(what))
}
