//! From one edition to the next: carrying answers over, what became of them on the screen, and the annex of what is not asked any more.

pub(crate) mod annex;
pub(crate) mod carry_over;
pub(crate) mod view;
