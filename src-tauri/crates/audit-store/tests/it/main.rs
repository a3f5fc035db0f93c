//! The store from outside, as audit-api uses it.
mod common;
mod kinds;

mod damage;
mod mending;
mod numbers;
mod opening;
mod organisation;
mod out_of_place;
mod power;
mod processes;
mod schema;
mod second;
mod side_by_side;
mod snapshots;
