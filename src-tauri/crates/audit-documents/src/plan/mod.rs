//! The improvement plan: what stands where, and which of its characters cannot be drawn. What it says is `audit_core::plan`.

pub(crate) mod compose;
pub(crate) mod missing;

pub(crate) use compose::look;
