//! The door: what a file is, told by its content, whatever its name ends with.
//!
//! Every way in asks it first and names every [`AnyFile`], so that a new kind of file that travels does not compile until each of
//! them says what it does with it. A new [`Foreign`] does not compile until [`instead`] says what it is called and where to go with
//! it; the ways in themselves take a few of them and leave the others to it. What a way in does not take is said by [`instead`], in one wording: “This is an
//! audit tool. Choose a return.”

mod begins;
mod foreign;
mod instead;
mod kinds;
mod look;
mod others;
#[cfg(test)]
mod tests;
mod wanted;

pub use foreign::Foreign;
pub use instead::{instead, instead_of};
pub use kinds::AnyFile;
pub use look::any;
pub use wanted::Wanted;
