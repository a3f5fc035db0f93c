//! `README.md` is the specification: its examples are worked out here, and its table of codes is complete.

use crate::{golden, root, sample};
use audit_exchange::binding::{Binding, InvitationCode};
use audit_exchange::canonical::{canonical, canonical_without};
use audit_exchange::{Code, Digest, KeyDigits, SigningKey, proof};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

fn readme_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    fs::read_to_string(readme_path()).unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn key() -> SigningKey {
    SigningKey::from_seed(&[3; 32])
}

fn proof_example() -> String {
    let document = json!({
        "@context": ["https://w3id.org/security/data-integrity/v2"],
        "type": "safeguarding-audit-return",
        "format": 1,
        "title": "Zoë’s example",
    });
    let signed = proof::sign(document.clone(), &key(), "2026-03-31T16:05:00Z").unwrap();
    let options = signed["proof"].as_object().unwrap();
    let options = text(canonical_without(options, "proofValue"));
    let document = text(canonical(&document));
    let mut out = String::new();
    for (name, value) in [
        ("secret key (32 bytes)", "03".repeat(32)),
        ("1. JCS of the proof without proofValue", options.clone()),
        ("2. SHA-256 of 1", hex(&Sha256::digest(&options))),
        ("3. JCS of the document without proof", document.clone()),
        ("4. SHA-256 of 3", hex(&Sha256::digest(&document))),
        ("5. signed bytes: 2 and 4, 64 bytes; proofValue", signed["proof"]["proofValue"].as_str().unwrap().into()),
        ("6. digest: SHA-256 of the JCS of the document with its proof", Digest::of_document(&signed).to_string()),
    ] {
        writeln!(out, "{name}\n    {value}").unwrap();
    }
    out
}

fn key_example() -> String {
    let key = key().public();
    let digits = KeyDigits::of(&key);
    format!("public key  {}\ndid:key     {}\n30 digits   {digits}\n", hex(key.as_bytes()), key.did())
}

fn binding_example() -> String {
    let code = InvitationCode::from_bytes(std::array::from_fn(|i| i as u8));
    let key = key().public();
    let (invitation, submitter) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let issue = Digest::of_bytes(b"issue");
    let value = Binding { invitation, issue, submitter, key: &key }.value(&code);
    format!(
        "code        {}\ninvitation  {}\nissue       {issue}\nsubmitter   {}\ndid         {}\nbinding     {value}\n",
        code.reveal().as_str(),
        invitation.urn(),
        submitter.urn(),
        key.did(),
    )
}

/// The examples are golden files of a kind: `UPDATE_GOLDEN=1` writes them anew.
#[test]
fn the_examples_are_as_worked_out() {
    let mut whole = readme();
    for (name, example) in [("proof", proof_example()), ("key", key_example()), ("binding", binding_example())] {
        let start = format!("<!-- example: {name} -->\n```text\n");
        let from = whole.find(&start).unwrap_or_else(|| panic!("{start}")) + start.len();
        let to = from + whole[from..].find("```").unwrap();
        whole.replace_range(from..to, &example);
    }
    golden(&readme_path(), whole.as_bytes());
}

#[test]
fn the_register_in_the_text_is_one() {
    let readme = readme();
    let example = readme.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let register = audit_exchange::Register::read(example.as_bytes()).unwrap();
    let standing = register.standing(sample::frame().submitter, &key().public());
    assert!(matches!(standing, audit_exchange::register::Standing::Known(_)), "{standing:?}");
}

/// The list of what a new kind of file touches is true to the tree.
#[test]
fn every_place_that_a_new_kind_of_file_touches_is_there() {
    let readme = readme();
    let part = readme.split("## A new kind of file").nth(1).expect("a chapter").split("\n## ").next().unwrap();
    let rows: Vec<&str> = part.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let gone: Vec<_> = rows.iter().filter(|path| !here.join(path).exists()).collect();
    assert!(rows.len() >= 15 && gone.is_empty(), "{} rows, not there: {gone:?}", rows.len());
    let named = part.split('`').skip(1).step_by(2).filter(|word| word.starts_with("tests/"));
    let gone: Vec<_> = named.filter(|path| !here.join(path).exists()).collect();
    assert!(gone.is_empty(), "not there: {gone:?}");
    // And to the code: whoever matches every kind of file is a way in, and listed.
    let ways: BTreeSet<String> = ways(&here.join("../..")).collect();
    let is_listed = |way: &str| rows.iter().any(|row| way.starts_with(row.trim_start_matches("../")));
    let unlisted: Vec<_> = ways.iter().filter(|way| !is_listed(way)).collect();
    assert!(ways.len() >= 6 && unlisted.is_empty(), "ways in that the list does not name: {unlisted:?}");
}

/// The files of the other crates that ask the door, by their path in the crates' folder.
fn ways(src_tauri: &Path) -> impl Iterator<Item = String> {
    let (mut folders, mut found) = (vec![src_tauri.join("crates"), src_tauri.join("src")], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("audit-exchange") && !path.ends_with("target") {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                if source.split("#[cfg(test)]").next().unwrap().contains("match any(") {
                    found.push(path);
                }
            }
        }
    }
    let crates = src_tauri.join("crates");
    found.into_iter().map(move |path| path.strip_prefix(&crates).unwrap_or(&path).to_string_lossy().replace('\\', "/"))
}

/// The codes in the first column of the table.
fn table() -> Vec<String> {
    let readme = readme();
    let part = readme.split("## Problem codes").nth(1).expect("a chapter");
    let part = part.split("\n## ").next().unwrap();
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| row.split('`').next().unwrap().to_owned()).collect()
}

#[test]
fn the_table_of_codes_is_complete() {
    let table = table();
    let listed: BTreeSet<_> = table.iter().cloned().collect();
    assert_eq!(listed.len(), table.len(), "a code is listed twice");
    let codes: BTreeSet<_> = Code::ALL.iter().map(|code| code.code().to_owned()).collect();
    assert_eq!(codes.len(), Code::ALL.len(), "two codes are spelt alike");
    assert_eq!(listed, codes, "the README describes every code, and no other");
    for name in fs::read_dir(root("tests/data/returns")).unwrap() {
        let name = name.unwrap().file_name().into_string().unwrap();
        if let Some((code, _)) = name.split_once("--") {
            assert!(listed.contains(code), "{name}");
        }
    }
}

/// Every member that is written has a row.
#[test]
fn every_member_has_a_row() {
    fn names(value: &Value, path: &str, out: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(name, value)| {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                out.insert(path.clone());
                names(value, &path, out);
            }),
            Value::Array(items) => items.iter().for_each(|item| names(item, &format!("{path}[]"), out)),
            _ => {}
        }
    }
    let mut paths = BTreeSet::new();
    names(&serde_json::from_slice(&sample::signed().bytes).unwrap(), "", &mut paths);
    let readme = readme();
    let missing: Vec<_> = paths
        .iter()
        .filter(|path| !path.starts_with("proof."))
        .filter(|path| !readme.contains(&format!("| `{path}` |")))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
