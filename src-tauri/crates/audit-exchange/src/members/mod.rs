//! Reading the members of JSON objects strictly, for every kind of file: what is missing, of the wrong kind or not known is
//! noted with its place, and the reading goes on, so that everything that is wrong is said at once.
//!
//! A reader is a function from an [`Object`] to a thing of the rules. It asks for each member by name; whatever nobody asked
//! for is not known. All members of an object are read before any is used, so that one that is wrong does not hide the next.

mod at;
mod languages;
mod notes;
mod object;
mod spelling;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use at::At;
pub(crate) use notes::{Asked, Notes, cut};
pub(crate) use object::Object;
pub(crate) use spelling::{DATE, DIGEST, DIGEST_TEXT, LANGUAGE, MOMENT, Spelling, UUID, an_id, uuid_of};
pub(crate) use words::Words;
