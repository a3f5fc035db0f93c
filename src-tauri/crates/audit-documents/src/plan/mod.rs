//! The improvement plan: its model, what stands where, and which of its characters cannot be drawn.

pub(crate) mod compose;
pub(crate) mod missing;
pub mod model;

pub(crate) use compose::look;
