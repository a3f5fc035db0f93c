//! What is stored has a shape of its own: the screen's shapes change with the screen, and a draft or a setting outlives them.

use super::none;
use super::tree::{File, files};

#[test]
fn nothing_of_the_screens_is_stored() {
    none(
        &stored(files()),
        "These write JSON and know the screen's shapes, but no shape of their own. Give what is stored one (as `unrecorded.rs` does):",
    );
}

/// Files that write JSON, name the views, and have no type that is made for being written.
fn stored(files: &[File]) -> Vec<String> {
    let views = "src-tauri/crates/audit-api/src/views/";
    let ours = files.iter().filter(|file| {
        file.ends(&["rs"]) && file.path.starts_with("src-tauri/crates/audit-api/src/") && !file.path.starts_with(views)
    });
    let writes = |text: &str| {
        ["to_string", "to_vec", "to_value", "to_writer"].iter().any(|way| text.contains(&format!("serde_json::{way}")))
    };
    let faults = ours.filter(|file| {
        let own = file.text.split("mod tests {").next().unwrap_or_default();
        writes(own) && own.contains("views::") && !own.contains("Serialize")
    });
    faults.map(|file| file.path.clone()).collect()
}

#[test]
fn the_rule_would_see_a_view_that_is_stored() {
    let one =
        |text: &str| stored(&[File::new("src-tauri/crates/audit-api/src/declarations/unrecorded.rs", text)]).len();
    let keeps = "use crate::views::Unrecorded;\nfn keep(typed: &Unrecorded) -> String { serde_json::to_string(typed).unwrap() }\n";
    assert_eq!(one(keeps), 1);
    assert_eq!(one(&format!("{keeps}#[derive(serde::Serialize)]\nstruct Kept;\n")), 0);
    assert_eq!(one("use crate::views::Unrecorded;\n"), 0);
}
