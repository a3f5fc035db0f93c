//! Audit tools in the store: those that come with the program, and those that somebody opens.

pub(crate) mod bundled;
pub(crate) mod importing;
