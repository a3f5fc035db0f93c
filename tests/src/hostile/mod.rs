//! Files that mean harm, made by a few lines each: every way in, and every thing that grows faster than the file or without end.
//! Whoever adds a way in, or a list to a format, adds a file here.
//!
//! The same files go through `it` (smaller, what is said of each) and through `cargo xtask bench` (as large as they may be, how
//! long each takes).

mod books;
mod folders;
mod forms;
mod player;
mod returns;
mod texts;
mod tools;
mod zips;

pub use player::{Player, Said};
use std::collections::BTreeMap;

/// How large a file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Beyond its limit, and made and read soon in a build for development.
    Small,
    /// As large as a file may be, or much further beyond its limit.
    Full,
}

impl Size {
    /// One of two numbers.
    #[must_use]
    pub fn of(self, small: usize, full: usize) -> usize {
        match self {
            Self::Small => small,
            Self::Full => full,
        }
    }
}

/// By which way a file comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// The file of an audit tool, opened in the window.
    Tool,
    /// The folder of an audit tool, checked by who writes it.
    Folder,
    /// A return, or a zip with one.
    Return,
    /// The partnership's register of keys.
    Register,
    /// A workbook of an audit that was filled in.
    Workbook,
    /// A spreadsheet of somebody else.
    OldForm,
    /// The workbook of an audit tool.
    ToolWorkbook,
}

/// What was made.
#[derive(Clone, Debug)]
pub enum Made {
    /// A file.
    File(Vec<u8>),
    /// The texts of a folder by their path.
    Folder(BTreeMap<String, String>),
}

impl Made {
    /// Its length in bytes.
    #[must_use]
    pub fn length(&self) -> usize {
        match self {
            Self::File(bytes) => bytes.len(),
            Self::Folder(texts) => texts.values().map(String::len).sum(),
        }
    }
}

/// A file that means harm.
#[derive(Clone, Copy)]
pub struct Hostile {
    /// What is wrong with it.
    pub name: &'static str,
    /// By which way it comes in.
    pub way: Way,
    /// A code that is said of it; `taken` when it is far from what anybody writes, and allowed.
    pub said: &'static str,
    make: fn(Size) -> Made,
}

impl Hostile {
    /// Makes it; the same each time.
    #[must_use]
    pub fn make(&self, size: Size) -> Made {
        (self.make)(size)
    }
}

const fn hostile(name: &'static str, way: Way, said: &'static str, make: fn(Size) -> Made) -> Hostile {
    Hostile { name, way, said, make }
}

/// All of them.
#[must_use]
pub fn all() -> Vec<Hostile> {
    [tools::all(), texts::all(), folders::all(), returns::all(), zips::all(), books::all(), forms::all()].concat()
}

/// `id-0`, `id-1` … as a JSON list of what is made of each.
fn many<T>(count: usize, one: impl Fn(usize) -> T) -> Vec<T> {
    (0..count).map(one).collect()
}
