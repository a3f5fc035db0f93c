//! The store from outside, as audit-api uses it.
mod common;
mod kinds;

mod astray;
mod commits;
mod damage;
mod drafts;
mod exports;
mod known;
mod large;
mod mending;
mod numbers;
mod opening;
mod power;
mod processes;
mod random;
mod schema;
mod search;
mod second;
mod side_by_side;
mod snapshots;
mod undo;
