//! The paper for those who are asked to agree: what stands in it, and how it is kept to two pages.

mod compose;
mod fit;
pub mod model;

pub(crate) use fit::document;
