//! What an organisation's store says twice: a damaged row is taken from where else it stands (the program itself, a field's history,
//! the changes before and after one).
mod audits;
mod chain;
mod closing;
mod exports;
mod fields;
mod history;
mod tools;

use std::collections::BTreeMap;

use crate::mending::every_kind;
use crate::mending::found::Found;
use crate::{OpenOptions, StandardText, StoreError, ToolRow};

/// What a store holds and the program that keeps it knows as well.
pub trait Known {
    /// The tool with this digest and its texts, where it comes with the program.
    fn tool(&self, digest: &str) -> Option<(ToolRow, Vec<StandardText>)>;
    /// The tool that a document is, and its texts; none where the document makes no sense.
    fn tool_in(&self, document: &[u8]) -> Option<(ToolRow, Vec<StandardText>)>;
    /// Whether people look for the words in this field.
    fn is_searched(&self, key: &str) -> bool;
    /// Whether an audit can have such a field at all.
    fn is_field(&self, key: &str) -> bool;
    /// Whether these bytes are the return with this fingerprint.
    fn is_return(&self, bytes: &[u8], fingerprint: &str) -> bool;
    /// The improvement plan of a return, as it is drawn today.
    fn plan_of(&self, return_bytes: &[u8]) -> Option<Vec<u8>>;
}

/// Knows nothing but what is in the store.
pub(super) struct Nobody;

impl Known for Nobody {
    fn tool(&self, _digest: &str) -> Option<(ToolRow, Vec<StandardText>)> {
        None
    }

    fn tool_in(&self, _document: &[u8]) -> Option<(ToolRow, Vec<StandardText>)> {
        None
    }

    fn is_searched(&self, key: &str) -> bool {
        key.ends_with("/narrative")
    }

    fn is_field(&self, _key: &str) -> bool {
        true
    }

    fn is_return(&self, _bytes: &[u8], _fingerprint: &str) -> bool {
        false
    }

    fn plan_of(&self, _return_bytes: &[u8]) -> Option<Vec<u8>> {
        None
    }
}

/// The program takes in its own tools again whenever this is not there.
const NOBODY_MISSES: &str = "bundled-tools";
/// Words that somebody typed.
const WORDS: &str = "draft/";

/// Asks for the tools that audits are of and that are not there; answers whether there are such.
pub(super) fn ask(found: &mut Found) -> bool {
    tools::ask(found)
}

/// Puts right what the seals and the snapshots could not.
pub(super) fn mend(found: &mut Found, known: &dyn Known, options: &OpenOptions) -> Result<(), StoreError> {
    tools::mend(found, known, &options.now);
    every_kind::store(found, options, of_operations(found));
    every_kind::settings(found, &[NOBODY_MISSES], &[WORDS]);
    for table in ["signing_key", "saved_place", "time_spent"] {
        every_kind::keep_whole(found, table);
    }
    audits::mend(found, &options.now);
    exports::mend(found, known);
    history::mend(found);
    fields::mend(found, known);
    history::close(found);
    closing::mend(found, &options.now);
    found.say_what_vanished();
    // A store without any audit would look like a new one: a snapshot is the way back then.
    if found.rows("audit").is_empty() && found.left.iter().any(|left| left.damage.table == "audit") {
        return Err(StoreError::Damaged { places: Vec::new(), details: vec!["no audit can be read".to_owned()] });
    }
    Ok(())
}

/// The copy in which most was done.
fn of_operations(found: &Found) -> Option<uuid::Uuid> {
    let mut copies: BTreeMap<uuid::Uuid, usize> = BTreeMap::new();
    for copy in found.rows("operation").iter().filter_map(|row| row.cells[2].id()) {
        *copies.entry(copy).or_default() += 1;
    }
    copies.into_iter().max_by_key(|(_, times)| *times).map(|(copy, _)| copy)
}
