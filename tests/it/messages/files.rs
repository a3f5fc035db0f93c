//! What is said of files that are refused, and of files that cannot be saved.

use super::Message;
use audit_core::text::Language;
use audit_documents::DocumentError;
use audit_exchange::tools::{source, v1};
use audit_exchange::{KeyDigits, Problem, PublicKey, Register, SigningKey, json, returns};
use audit_tests::root;
use audit_workbooks::WorkbookError;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Folders that take no files. Full and read-only disks are in `journey/saving.rs`: not everybody may mount one.
pub fn not_saved() -> Vec<Message> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    std::fs::write(&file, "a letter").unwrap();
    let kinds = [folder.path().join("gone"), file];
    let trouble = kinds.iter().map(|folder| audit_api::save_new(folder, "a.return.json", b"x").unwrap_err());
    let named = |text: &str| text.replace(&folder.path().display().to_string(), "FOLDER");
    let folders = trouble.map(|trouble| Message::new("file-not-saved", named(&trouble.message), trouble.hint));
    folders.chain(not_made()).collect()
}

/// Papers and workbooks that cannot be made: only a fault of the program, so that none is brought about here.
fn not_made() -> Vec<Message> {
    let documents = [DocumentError::Font("WHICH".into()), DocumentError::Write("WHY".into())];
    let workbooks = [WorkbookError::Write("WHY".into()), WorkbookError::Pack("WHY".into())];
    let documents = documents.map(|error| Message::new(error.code(), error.to_string(), error.hint()));
    let workbooks = workbooks.map(|error| Message::new(error.code(), error.to_string(), error.hint()));
    documents.into_iter().chain(workbooks).collect()
}

fn all_in(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root(folder)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The first of each code and sentence, by code.
fn once(messages: impl IntoIterator<Item = Message>) -> Vec<Message> {
    let all: BTreeSet<Message> = messages.into_iter().collect();
    all.into_iter().collect()
}

/// Every fault that the files with faults have, and what is wrong with keys.
pub fn refused() -> Vec<Message> {
    let mut problems: Vec<Problem> = Vec::new();
    for path in all_in("tests/data/returns").iter().filter(|path| path.extension().is_some_and(|e| e == "json")) {
        problems.extend(returns::verify(&std::fs::read(path).unwrap()).err().into_iter().flat_map(|r| r.problems));
    }
    for path in all_in("tests/data/json/invalid").iter().filter(|path| path.extension().is_some_and(|e| e == "json")) {
        problems.extend(json::parse(&std::fs::read(path).unwrap()).err().into_iter().flatten());
    }
    let twins = format!("{{{}}}", vec![r#""a":1"#; 2_000].join(","));
    problems.extend(json::parse(twins.as_bytes()).err().into_iter().flatten());
    problems.extend(json::parse(&vec![b' '; json::MAX_BYTES + 1]).err().into_iter().flatten());
    problems.extend(returns::verify(b"[]").err().into_iter().flat_map(|r| r.problems));
    problems.extend(SigningKey::from_pem("not a key").err());
    problems.extend(PublicKey::from_did("did:key:z6Mk").err());
    for digits in ["12345", "twelve", &"11111 ".repeat(6)] {
        problems.extend(digits.parse::<KeyDigits>().err());
    }
    let registers = [
        "{}",
        "[]",
        r#"{"type":"register","format":99}"#,
        r#"{"type":"safeguarding-audit-register","format":2}"#,
        r#"{"type":"safeguarding-audit-register","format":1,"submitters":[{"keys":[{"did":"x"}],"more":1}]}"#,
        r#"{"type":"safeguarding-audit-register","#,
    ];
    for register in registers {
        problems.extend(Register::read(register.as_bytes()).err().into_iter().flat_map(|r| r.problems));
    }
    problems.extend(changed_tools().iter().filter_map(|tool| v1::read(tool.as_bytes()).err()).flatten());
    let said = problems.into_iter().map(|problem| Message::new(problem.code.code(), problem.sentence, problem.hint));
    once(said.chain(super::ways::all()))
}

/// The small tool as a file, with something in it that should not be.
fn changed_tools() -> Vec<String> {
    let tool = source::read(&files(&root("tests/data/tools/valid/small"))).unwrap_or_else(|all| panic!("{all:?}"));
    let document: Value = serde_json::from_slice(&v1::document(&tool)).unwrap();
    let changes: [fn(&mut Value); 4] = [
        |tool| tool["type"] = "letter".into(),
        |tool| tool["format"] = 99.into(),
        |tool| tool["format"] = "one".into(),
        |tool| tool["areas"] = "none".into(),
    ];
    let changed = changes.into_iter().map(|change| {
        let mut tool = document.clone();
        change(&mut tool);
        tool.to_string()
    });
    changed.collect()
}

/// Every fault of the audit tools with faults: the small tool with the files of the case laid over it.
pub fn tools() -> Vec<Message> {
    let small = files(&root("tests/data/tools/valid/small"));
    let mut messages = Vec::new();
    for case in all_in("tests/data/tools/invalid").iter().filter(|path| path.is_dir()) {
        let mut overlay = files(case);
        overlay.remove("expected.txt");
        let removed = overlay.remove("removed.txt").unwrap_or_default();
        let mut all = small.clone();
        all.retain(|path, _| !removed.lines().any(|gone| gone == path));
        all.extend(overlay);
        let problems = source::read(&all).err().unwrap_or_default();
        messages.extend(problems.into_iter().map(|problem| Message::new(problem.code, problem.sentence, problem.hint)));
    }
    // The small tool must be whole, or every case would say its faults.
    let tool = source::read(&small).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert!(tool.languages.contains(&Language::new("en").unwrap()));
    once(messages)
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            found.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
    found
}
