//! Workbooks that are completed in Excel or LibreOffice: made from a plain model, read into a plain result. The only crate that names
//! calamine and rust_xlsxwriter.
//!
//! - [`sheet`] is the model, `write` makes the file, the same bytes for the same model;
//! - [`grid`] is what stands in a file, `open` reads it, whatever it is;
//! - [`blocks`] finds our tables in it again, also when sheets were renamed, columns moved and rows sorted;
//! - [`values`] reads what people type: dates, choices, ticks, numbers;
//! - [`audit`] is the workbook of an audit, and [`answers`] what it comes to under the rules of one;
//! - [`tool`] is the workbook of an audit tool;
//! - [`old_form`] is a form of somebody else, read as rows of words;
//! - [`plan`] is the improvement plan as one, to read and to work with in a meeting, made by `list` as all lists to read.
//!
//! A file names only files below it: `problem` and `sheet` know no other, `answers` knows `audit`, and no file here knows `answers`.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod answers;
pub mod audit;
pub mod blocks;
mod error;
pub mod grid;
mod list;
pub mod old_form;
mod open;
pub mod plan;
mod problem;
pub mod sheet;
pub mod tool;
pub mod values;
mod write;

pub use blocks::About;
pub use error::WorkbookError;
pub use open::{MOST_BYTES, open};
pub use problem::{Place, Problem};
pub use write::write;
