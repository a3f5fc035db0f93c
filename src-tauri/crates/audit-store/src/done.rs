//! What the log hears of an operation once it is on disk: its kind and which fields it changed, never what stands in them.
use std::collections::BTreeSet;

/// So many spellings of keys are named: an import changes hundreds of fields of few kinds.
const MOST: usize = 12;

/// A committed operation: its kind, and the keys of its fields without ids.
#[derive(Debug, PartialEq, Eq)]
pub struct Done {
    kind: String,
    keys: Vec<String>,
    fields: usize,
}

impl Done {
    /// An operation of this kind on the fields with these keys.
    pub(crate) fn of<'k>(kind: &str, keys: impl ExactSizeIterator<Item = &'k str>) -> Self {
        let fields = keys.len();
        let keys: BTreeSet<String> = keys.map(without_ids).collect();
        Self { kind: kind.to_owned(), keys: keys.into_iter().take(MOST).collect(), fields }
    }

    /// Tells the log.
    pub(crate) fn tell(&self) {
        tracing::info!(operation = %self.kind, fields = self.fields, keys = %self.keys.join(" "), "saved");
    }
}

/// A field's key with a star for whatever is neither the kind of thing nor its member: `standard/*/rating`.
fn without_ids(key: &str) -> String {
    let parts: Vec<&str> = key.split('/').collect();
    match parts.as_slice() {
        [part, _, link, _] => format!("{part}/*/{link}/*"),
        [part, .., member] if parts.len() > 2 => format!("{part}/*/{member}"),
        ["profile", member] => format!("profile/{member}"),
        // A number of the organisation, or a fact: which one is the audit tool's word.
        [part, _] => format!("{part}/*"),
        _ => "*".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_is_left_in_a_key() {
        let id = "0198c0de-0000-7000-8000-000000000000";
        assert_eq!(without_ids("standard/s11-k7qd/rating"), "standard/*/rating");
        assert_eq!(without_ids(&format!("action/{id}/what")), "action/*/what");
        assert_eq!(without_ids(&format!("standard/s11-k7qd/evidence/{id}")), "standard/*/evidence/*");
        assert_eq!(without_ids(&format!("earlier/{id}/offer/s11-k7qd")), "earlier/*/offer/*");
        assert_eq!(without_ids("profile/name"), "profile/name");
        assert_eq!(without_ids("identifier/ods"), "identifier/*");
        assert_eq!(without_ids(id), "*");
    }
}
