//! The files that travel: wire formats, canonical JSON, signatures.
//!
//! The lower floors are here: [`json`] reads strictly, [`canonical`] writes the one byte form that
//! is hashed, [`keys`] and [`proof`] sign and verify, and [`envelope`] is the only way from the
//! bytes of a stranger to a value that the rest of the program may look at.
//!
//! Nothing here reads a file, a clock or a source of randomness: bytes, times and seeds come from
//! outside.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod binding;
pub mod canonical;
mod code;
pub mod digest;
pub mod digits;
mod door;
pub mod envelope;
mod file_type;
mod hex;
pub mod json;
pub mod keys;
mod members;
pub mod problem;
pub mod proof;
pub mod register;
pub mod returns;
pub mod tools;
#[cfg(test)]
mod vectors;
mod verified;

pub use code::Code;
pub use digest::Digest;
pub use digits::KeyDigits;
pub use door::{AnyFile, Foreign, Wanted, any, instead, instead_of};
pub use envelope::{Opened, Refused};
pub use file_type::FileType;
pub use keys::{PublicKey, SigningKey};
pub use problem::Problem;
pub use proof::Signer;
pub use register::{REGISTER_TYPE, Register};
pub use returns::Return;
pub use verified::Verified;
