//! The nouns of an organisation's store.
mod commits;
mod drafts;
pub mod exports;
mod known_returns;
mod large;
mod random;
mod search;
mod undo;
