//! Verification by packages from npm that others wrote.

use crate::{root, sample};
use std::fs;
use std::io::Write as _;
use std::process::Command;

/// Runs `verify-return.mjs` on one file: accepted or refused, with what it printed. None where node or the packages
/// are missing.
fn verified(bytes: &[u8]) -> Option<(bool, String)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.return.json");
    fs::write(&file, bytes).unwrap();
    let script = root("tests/outside/verify-return.mjs");
    let output = Command::new("node").arg(script).arg(&file).output().ok()?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.code() {
        Some(0) => Some((true, printed)),
        Some(1) => Some((false, printed)),
        _ => None,
    }
}

#[test]
fn packages_from_npm_accept_a_return_and_refuse_a_changed_letter() {
    let bytes = sample::signed().bytes;
    let Some((accepted, printed)) = verified(&bytes) else {
        let line = "\nSKIPPED npm verification: node or the packages of ui/package.json are not installed\n";
        let _ = std::io::stderr().write_all(line.as_bytes());
        return;
    };
    assert!(accepted && printed.starts_with("ok "), "{printed}");
    let changed = String::from_utf8(bytes).unwrap().replacen("Ivy Lane", "Ivy Lame", 1);
    let (accepted, printed) = verified(changed.as_bytes()).unwrap();
    assert!(!accepted && printed.contains("Invalid signature"), "{printed}");
}
