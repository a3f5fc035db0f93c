//! What was below an error, kept for the log: its codes and kinds, never its words, which may name a file or hold what somebody typed.

use audit_store::{Cause, StoreError};
use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

/// The error below one that people see. Two errors that people see are the same whatever was below them.
#[derive(Clone, Default)]
pub(crate) struct Source(pub(crate) Option<Arc<dyn Error + Send + Sync>>);

impl PartialEq for Source {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Source {}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0.as_ref().map(|source| cause_of(&**source)))
    }
}

/// What is known of an error and of those below it, such as `disk-error, SQLite 522`; empty: nothing that may be named.
pub fn cause_of(error: &(dyn Error + 'static)) -> String {
    let mut names = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        names.extend(named(error));
        next = error.source();
    }
    names.join(", ")
}

fn named(error: &(dyn Error + 'static)) -> Option<String> {
    if let Some(error) = error.downcast_ref::<StoreError>() {
        return Some(error.code().to_owned());
    }
    if let Some(cause) = error.downcast_ref::<Cause>() {
        return Some(cause.to_string());
    }
    error.downcast_ref::<io::Error>().map(|error| Cause::from(error).to_string())
}
