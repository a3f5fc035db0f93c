//! `tool diff`: two editions of an audit tool side by side.

use crate::arguments::is_stream;
use crate::failure::Failure;
use crate::print::Page;
use crate::tools::streamed;
use crate::{FINE, tools};
use audit_api::reading::{self, ChangeFacts, Differences, Named, ToolFault};
use serde_json::{Map, Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Prints what differs, or every problem of the first tool that has some.
pub fn diff(old: &Path, new: &Path, json: bool, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    match compared(old, new, input) {
        Err((path, faults)) => Ok(tools::refuse(&path, &faults, page)),
        Ok(differences) => {
            match json {
                true => page.json(&as_json(&differences)),
                false => print(&differences, page),
            }
            Ok(FINE)
        }
    }
}

/// Where one of them comes through standard input, the other is read after it.
fn compared(old: &Path, new: &Path, input: &mut dyn Read) -> Result<Differences, (PathBuf, Vec<ToolFault>)> {
    if !is_stream(old) && !is_stream(new) {
        return reading::diff_tools(old, new);
    }
    let mut read = |path: &Path| {
        let tool = if is_stream(path) { streamed(input) } else { reading::tool_named(path) };
        tool.map_err(|faults| (path.to_owned(), faults))
    };
    let (old, new) = (read(old)?, read(new)?);
    Ok(reading::between(&old, &new))
}

fn as_json(differences: &Differences) -> Value {
    let mut object = Map::new();
    let counts: Map<String, Value> =
        differences.counts.iter().map(|(kind, count)| ((*kind).to_owned(), json!(count))).collect();
    object.insert("old".to_owned(), json!(differences.old));
    object.insert("new".to_owned(), json!(differences.new));
    object.insert("takesFrom".to_owned(), json!(differences.takes_from));
    object.insert("counts".to_owned(), Value::Object(counts));
    for (kind, _) in &differences.counts {
        let ids: Vec<&str> = of(differences, kind).map(ChangeFacts::id).collect();
        object.insert((*kind).to_owned(), json!(ids));
    }
    object.insert("reusedIds".to_owned(), json!(differences.reused));
    object.insert("scaleChanged".to_owned(), json!(differences.scale_changed));
    object.insert("changes".to_owned(), differences.changes.iter().map(change).collect());
    Value::Object(object)
}

fn change(change: &ChangeFacts) -> Value {
    let side = |side: &[Named]| -> Value {
        side.iter().map(|one| json!({ "id": one.id, "number": one.number, "statement": one.statement })).collect()
    };
    json!({
        "kind": change.kind,
        "old": side(&change.old),
        "new": side(&change.new),
        "words": change.words,
        "besides": change.besides,
    })
}

fn of<'d>(differences: &'d Differences, kind: &str) -> impl Iterator<Item = &'d ChangeFacts> {
    differences.changes.iter().filter(move |change| change.kind == kind)
}

fn print(differences: &Differences, page: &mut Page<'_>) {
    page.line(&format!("{} and {}", differences.old, differences.new));
    for (kind, count) in &differences.counts {
        page.own(&format!("  {kind:<12}{count:>6}\n"));
    }
    if differences.scale_changed {
        page.own("The rating scale differs: ratings are given again where a level does not mean the same.\n");
    }
    if !differences.reused.is_empty() {
        page.line(&format!("Ids used for unrelated words: {}", differences.reused.join(", ")));
    }
    for (kind, count) in differences.counts.iter().filter(|(_, count)| *count > 0) {
        page.own(&format!("\n{kind} ({count})\n"));
        for change in of(differences, kind) {
            print_change(change, page);
        }
    }
}

fn print_change(change: &ChangeFacts, page: &mut Page<'_>) {
    let ids =
        |side: &[Named]| side.iter().map(|one| format!("{} {}", one.number, one.id)).collect::<Vec<_>>().join(", ");
    let (old, new) = (ids(&change.old), ids(&change.new));
    let place = match (old.is_empty(), new.is_empty()) {
        _ if old == new => new,
        (true, _) => new,
        (_, true) => old,
        _ => format!("{old} → {new}"),
    };
    page.line(&format!("  {place}"));
    match (change.words.is_empty(), change.kind) {
        (_, "unchanged") => {}
        (false, _) => page.line(&format!("    {}", change.words)),
        // Of several the words of each are shown, marked as gone and new.
        (true, "split" | "merged") => {
            for (side, open, close) in [(&change.old, "[-", "-]"), (&change.new, "{+", "+}")] {
                for one in side {
                    page.line(&format!("    {open}{}{close}", one.statement));
                }
            }
        }
        (true, _) => {
            let one = change.new.first().or(change.old.first());
            page.line(&format!("    {}", one.map_or("", |one| one.statement.as_str())));
        }
    }
    if !change.besides.is_empty() {
        page.line(&format!("    Besides: {}", change.besides.join(", ")));
    }
}
