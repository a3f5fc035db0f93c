//! The open program behind the window, or why it could not be opened: then the screen offers to try again or to restore.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;

use audit_api::views::HelpFileView;
use audit_api::workbooks::Book;
use audit_api::{ApiError, Program, System, cause_of};

use crate::beside::Beside;
use crate::folders::Folders;
use crate::keys::SystemKeys;
use crate::order::{Order, Orders};

/// What the commands work on.
pub struct Desk {
    folders: Folders,
    /// Nothing only where opening it came to a sudden end: then the next command opens it. Nothing foreign is ever waited for with
    /// this in hand: see `outside`.
    program: Arc<Mutex<Opened>>,
    beside: Beside,
    keys: Arc<SystemKeys>,
    /// The workbook that was read last.
    book: Mutex<Option<Arc<Book>>>,
    /// What was shown of what helps whoever helps.
    help_shown: Mutex<Vec<HelpFileView>>,
    orders: Orders,
}

type Opened = Option<Result<Program, ApiError>>;

impl Desk {
    /// Opens the store in these folders while the window is made: the first command waits for it. A failure is kept, and
    /// said by every command until a new try succeeds.
    pub fn open(folders: &Folders) -> Self {
        let beside = Beside::default();
        let keys = SystemKeys::new(&folders.data, &beside);
        Self::with_keys(folders, beside, keys)
    }

    /// The same with another place for keys.
    pub fn with_keys(folders: &Folders, beside: Beside, keys: SystemKeys) -> Self {
        let (folders, keys) = (folders.clone(), Arc::new(keys));
        let desk = Self {
            folders,
            program: Arc::default(),
            beside,
            keys,
            book: Mutex::default(),
            help_shown: Mutex::default(),
            orders: Orders::default(),
        };
        let (opening, folders, keys) = (desk.program.clone(), desk.folders.clone(), desk.keys.clone());
        let (holds, held) = channel();
        thread::spawn(move || {
            let mut opened = opening.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = holds.send(());
            let program = opened.insert(program(&folders, keys));
            // What the screen asks first is read while the web view starts. What goes wrong is said when it asks.
            let _ = program.as_ref().map(Program::start);
        });
        // No command comes before the one that opens.
        let _ = held.recv();
        desk
    }

    /// Does something with the open program.
    ///
    /// # Errors
    /// Why it is not open, or what the work says.
    pub fn with<T>(&self, work: impl FnOnce(&mut Program) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let mut opened = self.lock();
        let done = answered(|| match opened.get_or_insert_with(|| program(&self.folders, self.keys.clone())) {
            Ok(program) => work(program),
            Err(error) => Err(error.clone()),
        });
        // What was under way is half done in memory, and not at all on disk: the next command opens the store anew.
        done.unwrap_or_else(|fault| {
            *opened = None;
            Err(fault)
        })
    }

    /// A page is there and has saved nothing yet.
    pub fn page_begins(&self, order: &Order) {
        self.orders.begun(order);
    }

    /// Saves something in a field, given by its audit and key, but where what was sent later was saved in it before. `after` answers how it
    /// is then: it is saved even where that fails.
    ///
    /// # Errors
    /// As [`Self::with`].
    pub fn in_order<S, T>(
        &self,
        order: &Order,
        (audit, key): (&str, &str),
        save: impl FnOnce(&mut Program) -> Result<S, ApiError>,
        after: impl FnOnce(&Program) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        self.with(|program| {
            if !self.orders.is_overtaken(order, audit, Some(key)) {
                save(program)?;
                self.orders.saved(order, audit, key);
            }
            after(program)
        })
    }

    /// Does what means the audit as it was when it was sent, such as Undo, but where anything that was sent later was saved in it before:
    /// then `after` answers how it is, and nothing was done.
    ///
    /// # Errors
    /// As [`Self::with`].
    pub fn unless_overtaken<T>(
        &self,
        order: &Order,
        audit: &str,
        work: impl FnOnce(&mut Program) -> Result<T, ApiError>,
        after: impl FnOnce(&Program) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        self.with(|program| match self.orders.is_overtaken(order, audit, None) {
            true => after(program),
            false => work(program),
        })
    }

    /// Opens the store again if it is not open, then does something.
    ///
    /// # Errors
    /// As [`Self::with`].
    pub fn retry<T>(&self, work: impl FnOnce(&mut Program) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let mut opened = self.lock();
        if !matches!(*opened, Some(Ok(_))) {
            *opened = Some(answered(|| program(&self.folders, self.keys.clone())).unwrap_or_else(Err));
        }
        drop(opened);
        self.with(work)
    }

    /// Whether a command is at work this very moment, such as a save that the disk is slow with.
    pub fn is_at_work(&self) -> bool {
        matches!(self.program.try_lock(), Err(TryLockError::WouldBlock))
    }

    /// Whether the store is open.
    pub fn is_open(&self) -> bool {
        matches!(*self.lock(), Some(Ok(_)))
    }

    /// The folders.
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// What works beside the store.
    pub fn beside(&self) -> &Beside {
        &self.beside
    }

    /// Where private keys are.
    pub fn keys(&self) -> Arc<SystemKeys> {
        self.keys.clone()
    }

    /// The workbook that was read last.
    pub fn last_book(&self) -> MutexGuard<'_, Option<Arc<Book>>> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was shown last of what helps whoever helps: that is saved.
    pub fn help_shown(&self) -> MutexGuard<'_, Vec<HelpFileView>> {
        self.help_shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    // A panic in one command must not take the store away from the next one: what is on disk is whole.
    fn lock(&self) -> MutexGuard<'_, Opened> {
        self.program.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does something that answers also where a fault of the program ends it: the page would wait for ever for a command that is gone.
fn answered<T>(work: impl FnOnce() -> T) -> Result<T, ApiError> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        ApiError::new(
            "program-fault",
            "Something unexpected went wrong in the program.",
            "Everything shown as saved is kept. Try again. If it happens again, close the program and open it.",
        )
    })
}

/// The real world, with this desk's keys.
pub fn world(desk: &Desk) -> Box<System<Arc<SystemKeys>>> {
    with_keys(desk.keys())
}

fn with_keys(keys: Arc<SystemKeys>) -> Box<System<Arc<SystemKeys>>> {
    Box::new(System::new(keys).of_a_program_made(audit_api::made(crate::MADE)))
}

fn program(folders: &Folders, keys: Arc<SystemKeys>) -> Result<Program, ApiError> {
    Program::open_under(&folders.policy, &folders.data, with_keys(keys))
        .inspect(|_| tracing::info!("store open"))
        .inspect_err(|error| tracing::warn!(code = error.code, cause = cause_of(error), "store not open"))
}
