//! What program and screen agree on beside the shapes: closed sets of codes, keys of fields, and the TypeScript that is made of all.

#[macro_use]
mod codes;
mod fields;
mod typescript;

pub use codes::*;
pub use fields::FieldKey;
pub use typescript::typescript;
