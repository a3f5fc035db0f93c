//! Audit tools: the folder form with its faults, the real Section 11 tool, and the file form.

mod faults;
mod folder;
mod section_11;
mod v1;
