//! An invented hall in the invented borough of Riverside: the borough's audit tool in two editions, the hall's audits of it, and
//! the chair who agrees. The tests of `audit-api` read this file too.

use audit_api::views::{Agreement, IdentifierValue, StartAudit};
use audit_core::tool::Tool;
use std::path::{Path, PathBuf};

/// One edition of the tool, `2025` or `2026`.
///
/// # Panics
/// When the tree holds no such tool.
pub fn tool(edition: &str) -> Tool {
    let folder = format!("tests/data/tools/valid/riverside-{edition}");
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let folder = above.map(|root| root.join(&folder)).find(|folder| folder.is_dir()).expect("the tool's folder");
    audit_api::reading::tool_named(&folder).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// One edition, saved as a file into a folder.
///
/// # Panics
/// When it cannot be written there.
pub fn file(edition: &str, folder: &Path) -> PathBuf {
    let path = folder.join(format!("riverside-{edition}.tool.json"));
    std::fs::write(&path, audit_exchange::tools::v1::document(&tool(edition))).expect("a file");
    path
}

/// The hall's first audit, with the tool of this digest.
pub fn first(tool: String) -> StartAudit {
    StartAudit {
        tool,
        name: "Elm Hall".to_owned(),
        identifiers: vec![IdentifierValue { scheme: "riverside".to_owned(), value: Some("H001".to_owned()) }],
        service_type: Some("hall".to_owned()),
        ..StartAudit::default()
    }
}

/// Its next audit, with the answers of the one before where there is one.
pub fn next(tool: String, submitter: String, from: Option<String>) -> StartAudit {
    StartAudit { tool, submitter: Some(submitter), from, ..StartAudit::default() }
}

/// The chair agrees.
pub fn chair() -> Agreement {
    Agreement {
        role: "chair".to_owned(),
        name: "Bo Example".to_owned(),
        person_title: "Chair".to_owned(),
        agreed_on: "2026-10-12".to_owned(),
        how: audit_api::views::HowAgreed::from_code("here"),
    }
}
