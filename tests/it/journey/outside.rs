//! What others' software says of the files: packages from npm, pdftotext, veraPDF. Each is skipped aloud where it is not there.

use super::skipped;
use audit_tests::root;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Packages that others wrote accept the return, and refuse it with one word changed.
pub fn packages_verify(bytes: &[u8], word: &str, other: &str) {
    let Some((accepted, printed)) = verified(bytes) else {
        skipped("npm verification: node or the packages of ui/package.json are not installed");
        return;
    };
    assert!(accepted && printed.starts_with("ok "), "{printed}");
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let changed = text.replacen(word, other, 1);
    assert_ne!(changed, text, "{word} is in it");
    let (accepted, printed) = verified(changed.as_bytes()).expect("it ran before");
    assert!(!accepted && printed.contains("Invalid signature"), "{printed}");
    assert!(audit_exchange::returns::verify(changed.as_bytes()).is_err(), "and so do we");
}

fn verified(bytes: &[u8]) -> Option<(bool, String)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.return.json");
    std::fs::write(&file, bytes).unwrap();
    let output = Command::new("node").arg(root("tests/outside/verify-return.mjs")).arg(&file).output().ok()?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.code() {
        Some(0) => Some((true, printed)),
        Some(1) => Some((false, printed)),
        _ => None,
    }
}

/// The text of a plan without white space and without what stands on every page; none where pdftotext is missing.
pub fn plan_text(path: &str) -> Option<String> {
    let text = pdf_text(path)?;
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for line in text.lines() {
        *seen.entry(furniture(line)).or_default() += 1;
    }
    let kept =
        text.split(['\n', '\u{c}']).filter(|line| seen[&furniture(line.trim_end_matches('\r'))] * 2 < pages.len());
    Some(kept.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect())
}

/// All text of a PDF as pdftotext copies it out; none where that is missing.
pub fn pdf_text(path: &str) -> Option<String> {
    let output = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8", path, "-"]).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// A line with its numbers taken out: “Page 3 of 20” is the same on every page.
fn furniture(line: &str) -> String {
    line.chars().filter(|c| !c.is_ascii_digit() && *c != '\u{c}').collect()
}

/// Every one of these texts can be copied out of the plan.
pub fn plan_says(path: &str, texts: &[String]) {
    let Some(plan) = plan_text(path) else {
        skipped("reading the plan: pdftotext is not installed");
        return;
    };
    let missing: Vec<&String> = texts
        .iter()
        // Poppler gives scripts that join or reorder in the order of their glyphs; audit-documents reads those itself.
        .filter(|text| !text.chars().any(|c| ('\u{590}'..='\u{1FFF}').contains(&c)))
        .filter(|text| !plan.contains(&text.split_whitespace().collect::<String>()))
        .collect();
    assert!(missing.is_empty(), "{} of {} are not in the plan: {missing:#?}", missing.len(), texts.len());
}

/// The plan is PDF/UA-1 and PDF/A-2a for the real veraPDF.
pub fn verapdf_passes(path: &str) {
    let Some(verapdf) = std::env::var_os("AUDIT_VERAPDF") else {
        skipped("veraPDF: AUDIT_VERAPDF is not set");
        return;
    };
    for profile in ["PDFUA-1", "PDFA-2A"] {
        let output = Command::new(&verapdf).arg(profile).arg(Path::new(path)).output().expect("veraPDF starts");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.matches("PASS ").count() == 1, "{profile}: {said}");
    }
}
