//! What the program can do: one function for each thing a person does, one transaction each.
//!
//! [`Program`] is the open program; its methods are the user's actions and answer with [`views`]. Reading files of others (verify,
//! show, plan) needs no program and lives in [`reading`].
#![forbid(unsafe_code)]
#![deny(missing_docs)]

// What the tests of this crate share is written as for a stranger.
#[cfg(test)]
extern crate self as audit_api;
#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;

mod answers;
mod declarations;
mod editions;
mod error;
mod history;
mod other_organisations;
mod papers;
mod program;
pub mod reading;
mod returns;
mod snapshots;
mod source;
mod start;
mod this_computer;
mod tools;
pub mod views;
mod words;
pub mod workbooks;
mod world;

pub use answers::places::mended_at;
pub use audit_store::KeptIn;
pub use error::ApiError;
pub use papers::printing::folder_to_print;
pub use papers::{PaperDrawn, PaperSaved};
pub use program::age::made;
pub use program::help_files::{help_about, pack_help};
pub use program::policy::{DATA_VARIABLE, POLICY_FILE, Policy, SECOND_FOLDER_VARIABLE};
pub use program::{PROGRAM, Program};
pub use reading::dropped::{Dropped, dropped_many};
pub use returns::{
    Drawing, FilesAsked, KeyInHand, KeyWanted, KeysAsked, MadeReturn, Part, ReturnsAsked, WriteTrouble, plan_of,
    save_new, usable,
};
pub use snapshots::second_folder::{SecondFolder, refuse as may_be_second};
pub use snapshots::{
    FetchedSnapshot, PATIENCE, RestoredBeside, SnapshotsAsked, restore_beside, restore_fetched_beside, snapshots_beside,
};
pub use source::cause_of;
pub use start::about;
pub use this_computer::COMPUTER_FILE;
pub use tools::bundled::bundled_tools;
pub use tools::importing::ToolRead;
pub use world::{KeyFiles, KeyStore, System, World, write_private};
