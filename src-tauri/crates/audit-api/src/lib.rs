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

mod age;
mod annexes;
mod audits;
mod begun;
mod bundled;
mod carried;
mod carrying;
mod changes;
mod clock;
mod damage;
mod declarations;
mod disks;
mod drafts;
mod dropped;
mod error;
mod history;
mod history_pages;
mod importing;
mod kept;
mod left_out;
mod listed;
mod loaded;
mod numbering;
mod papers;
mod places;
mod policy;
mod printing;
mod profiles;
mod program;
mod publisher;
pub mod reading;
mod returns;
mod row_ids;
mod search;
mod second_folder;
mod settings;
mod sisters;
mod snapshots;
mod standards;
mod start;
mod this_computer;
mod unrecorded;
pub mod views;
mod words;
pub mod workbooks;
mod world;

pub use age::made;
pub use audit_store::KeptIn;
pub use bundled::bundled_tools;
pub use dropped::{Dropped, dropped_many};
pub use error::ApiError;
pub use importing::ToolRead;
pub use papers::{PaperDrawn, PaperSaved};
pub use places::mended_at;
pub use policy::{DATA_VARIABLE, POLICY_FILE, Policy, SECOND_FOLDER_VARIABLE};
pub use printing::folder_to_print;
pub use program::{PROGRAM, Program};
pub use returns::{
    Drawing, FilesAsked, KeyInHand, KeyWanted, KeysAsked, MadeReturn, Part, ReturnsAsked, WriteTrouble, plan_of,
    save_new, usable,
};
pub use second_folder::{SecondFolder, refuse as may_be_second};
pub use snapshots::{
    FetchedSnapshot, PATIENCE, RestoredBeside, SnapshotsAsked, restore_beside, restore_fetched_beside, snapshots_beside,
};
pub use start::about;
pub use this_computer::COMPUTER_FILE;
pub use world::{KeyFiles, KeyStore, System, World, write_private};
