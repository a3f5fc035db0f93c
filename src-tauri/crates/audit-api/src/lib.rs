//! What the program can do: one function for each thing a person does, one transaction each.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod views;
