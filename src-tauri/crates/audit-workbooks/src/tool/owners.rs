//! What the rows of a sheet can belong to.

use super::tables::{TABLES, Table};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the rows of a table can belong to: kind and pointer by id. Ids are of one kind only: a fact and a question may have the same.
pub(super) struct Owners(BTreeMap<String, Vec<(&'static str, String)>>);

impl Owners {
    /// What the rows of this table can belong to.
    pub(super) fn of(table: &Table, content: &Value) -> Self {
        let mut owners = Self(BTreeMap::new());
        for (kind, member) in table.of {
            let known = TABLES.iter().find(|known| known.kind == *kind).expect("a table of ours");
            for pointer in pointers(known, content) {
                let id = content.pointer(&pointer).and_then(|thing| thing[*member].as_str()).unwrap_or_default();
                let named = owners.0.entry(id.to_owned()).or_default();
                // Of two with one id the first is meant; that there are two is told elsewhere.
                if named.iter().all(|(other, _)| other != kind) {
                    named.push((*kind, pointer));
                }
            }
        }
        owners
    }

    /// Those of this name; where the kind stands before it, that one alone.
    pub(super) fn named(&self, name: &str) -> Vec<(&'static str, String)> {
        let of_kind = name.split_once('/').and_then(|(kind, id)| {
            let found = self.0.get(id)?.iter().find(|(known, _)| *known == kind)?;
            Some(vec![found.clone()])
        });
        of_kind.or_else(|| self.0.get(name).cloned()).unwrap_or_default()
    }
}

/// The pointers of all things of a table.
fn pointers(table: &Table, content: &Value) -> Vec<String> {
    let lists: Vec<String> = match table.of {
        [] => vec![format!("/{}", table.list)],
        of => {
            let owners = of.iter().filter_map(|(kind, _)| TABLES.iter().find(|known| known.kind == *kind));
            owners.flat_map(|owner| pointers(owner, content)).map(|p| format!("{p}/{}", table.list)).collect()
        }
    };
    let count = |list: &String| content.pointer(list).and_then(Value::as_array).map_or(0, Vec::len);
    lists.iter().flat_map(|list| (0..count(list)).map(move |place| format!("{list}/{place}"))).collect()
}
