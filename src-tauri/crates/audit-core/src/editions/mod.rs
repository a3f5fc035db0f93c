//! Editions: what differs between two editions of an audit tool, and what becomes of the answers.
//!
//! [`compare`] sets two editions side by side. [`carry`] moves the answers of an audit on to another edition: what was asked in
//! the same words is carried, what was reworded waits for a person ([`keep`], [`answer_again`]), what is not asked any more goes
//! to an annex. [`place`] does the same for answers that come from elsewhere, such as last year's workbook. [`piles`] tells
//! from the fields alone what is where.
//!
//! **Every answer lands in exactly one place**: at a standard, or as an earlier answer (`earlier/<uuid>/…`). An answer
//! lands at a standard only if its author saw that standard's words (see [`words`]). Declarations are not answers: they agreed
//! to a return, stay with it, and are asked anew. Challenge notes are about the audit in which they were asked, and stay with it.

mod carry;
mod compare;
mod decide;
mod matching;
mod piles;
mod place;
pub mod words;

pub use carry::{Arrival, Origin, carry};
pub use compare::{Change, Comparison, Kind, compare};
pub use decide::{answer_again, keep};
pub use piles::{Kept, Offered, Piles, earlier, piles, waiting};
pub use place::{Earlier, Rated, place};

#[cfg(test)]
mod tests;
