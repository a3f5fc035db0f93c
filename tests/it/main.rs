//! Journeys across the crates, and the rules about the tree.

mod advisories;
mod cli;
mod contract;
mod failing;
mod flips;
mod for_your_it;
mod hostile;
mod journey;
mod killing;
mod messages;
mod papers;
mod releasing;
mod tidy;
mod upgrades;
mod workbook;
