//! An audit tool as a workbook, and back without loss: partnerships write in Excel. The sheets hold the members of the tool's file, a
//! column each; lists within lists stand on sheets of their own, each row naming what it belongs to.

mod building;
mod cells;
mod languages;
mod lists;
mod making;
mod mending;
mod owners;
mod proof;
mod tables;
#[cfg(test)]
mod tests;

pub use building::build;
pub use making::workbook_of;
