//! Two editions of an audit tool, compared for people and for programs.

use super::tools::{ToolFault, read_tool};
use audit_core::editions::{self, Change, Kind, words};
use audit_core::ids::StandardId;
use audit_core::tool::{Placed, Tool};
use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

/// A standard with what a reader knows it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its number, such as `6.4`.
    pub number: String,
    /// Its words in the tool's first language.
    pub statement: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeFacts {
    /// `unchanged`, `editorial`, `reworded`, `moved`, `split`, `merged`, `new` or `removed`.
    pub kind: &'static str,
    /// The standards of the old edition.
    pub old: Vec<Named>,
    /// The standards of the new edition.
    pub new: Vec<Named>,
    /// Where one became one: its words, what is gone as `[-…-]` and what came as `{+…+}`.
    pub words: String,
    /// What else changed.
    pub besides: Vec<&'static str>,
}

impl ChangeFacts {
    /// The id under which the change is listed: the old one for what was removed or split, else the new one.
    pub fn id(&self) -> &str {
        let side = if matches!(self.kind, "removed" | "split") { &self.old } else { &self.new };
        side.first().map_or("", |named| named.id.as_str())
    }
}

/// What differs between two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differences {
    /// The old edition, as `section-11/2025`.
    pub old: String,
    /// The new edition.
    pub new: String,
    /// The kinds in the order in which they are listed, each with how many changes there are of it.
    pub counts: Vec<(&'static str, usize)>,
    /// The changes, in the order of the new edition; removed ones last.
    pub changes: Vec<ChangeFacts>,
    /// Ids that both have for unrelated words.
    pub reused: Vec<String>,
    /// Whether the rating scale differs.
    pub scale_changed: bool,
    /// Whether the new edition says that it takes answers from the old one.
    pub takes_from: bool,
}

/// Compares two audit tools, each a folder or a file.
///
/// # Errors
/// The path of the first that has problems, with all of them.
pub fn diff_tools(old: &Path, new: &Path) -> Result<Differences, (PathBuf, Vec<ToolFault>)> {
    let read = |path: &Path| read_tool(path).map_err(|faults| (path.to_owned(), faults));
    let (old, new) = thread::scope(|scope| {
        let beside = scope.spawn(|| read(new));
        let old = read(old);
        // What a thread fell over is fallen over here.
        (old, beside.join().unwrap_or_else(|fault| resume_unwind(fault)))
    });
    Ok(between(&old?, &new?))
}

/// Compares two audit tools that were read.
pub fn between(old: &Tool, new: &Tool) -> Differences {
    let compared = editions::compare(old, new);
    let (before, after) = (index(old), index(new));
    Differences {
        old: old.name().to_string(),
        new: new.name().to_string(),
        counts: compared.counts().into_iter().map(|(kind, count)| (kind.code(), count)).collect(),
        changes: compared.changes.iter().map(|change| facts(&before, &after, change)).collect(),
        reused: compared.reused.iter().map(StandardId::to_string).collect(),
        scale_changed: compared.scale,
        takes_from: new.takes_from.contains(&old.name()),
    }
}

type Index<'t> = BTreeMap<&'t StandardId, Named>;

fn facts(old: &Index<'_>, new: &Index<'_>, change: &Change) -> ChangeFacts {
    let named = |index: &Index<'_>, ids: &[StandardId]| ids.iter().filter_map(|id| index.get(id).cloned()).collect();
    let differs = change.words.iter().any(|piece| piece.side != words::Side::Both);
    ChangeFacts {
        kind: change.kind.code(),
        old: named(old, &change.old),
        new: named(new, &change.new),
        words: if differs || change.kind == Kind::Reworded { words::marked(&change.words) } else { String::new() },
        besides: change.besides.clone(),
    }
}

/// The active standards of a tool by their ids.
fn index(tool: &Tool) -> Index<'_> {
    let language = tool.language();
    let named = |placed: Placed<'_>| {
        let statement = placed.standard.statement.get(&language).to_owned();
        Named { id: placed.standard.id.to_string(), number: placed.number, statement }
    };
    tool.standards().map(|placed| (&placed.standard.id, named(placed.clone()))).collect()
}
