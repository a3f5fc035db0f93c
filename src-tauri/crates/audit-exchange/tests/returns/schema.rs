//! `assets/schema/return.schema.json` describes what is signed, and refuses what it can see is wrong.

use crate::{root, sample};
use audit_core::content::{IssueName, ReturnContent};
use audit_exchange::returns::sign;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use uuid::Uuid;

fn schema() -> Value {
    let text = fs::read(root("assets/schema/return.schema.json")).unwrap();
    serde_json::from_slice(&text).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema()).unwrap()
}

fn document(content: &ReturnContent) -> Value {
    let signed = sign(content, &sample::key(), sample::moment()).unwrap();
    serde_json::from_slice(&signed.bytes).unwrap()
}

fn problems(value: &Value) -> Vec<String> {
    let found = validator();
    let found = found.iter_errors(value);
    found.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn returns_fit_the_schema() {
    let full = ReturnContent {
        revision: 2,
        replaces: Some("ab".repeat(32)),
        revision_reason: "Corrected.".to_owned(),
        issue: Some(IssueName { id: Uuid::from_u128(5), digest: "ab".repeat(32) }),
        readers: "governors".to_owned(),
        recipient: Some(format!("age1{}", "q".repeat(58))),
        ..sample::content()
    };
    for content in [sample::content(), full] {
        assert_eq!(problems(&document(&content)), [""; 0]);
    }
    let mut roomy = document(&sample::content());
    roomy["issue"] = json!({"id": "urn:uuid:00000000-0000-4000-8000-000000000002", "digest": "ab".repeat(32)});
    roomy["invitation"] = json!({"id": "urn:uuid:00000000-0000-4000-8000-000000000001", "binding": "ab".repeat(32)});
    roomy["evidence"][0]["file"] = json!({"mediaType": "application/pdf", "size": 120_000, "sha256": "ab".repeat(32)});
    roomy["extensions"] = json!({"example.org": {"anything": [null, 1]}});
    assert_eq!(problems(&roomy), [""; 0]);
}

/// A schema cannot count, but sees every member on its own.
#[test]
fn files_with_faults_of_members_do_not_fit() {
    let unseen = [
        "changed-after-signing",
        "counts-differ",
        "duplicate-id",
        "evidence-not-listed",
        "standard-not-listed",
        "area-not-listed",
        "reporting-not-listed",
        "level-differs",
        "no-action",
        "revision-wrong",
        "signer-unreadable",
    ];
    let text_faults = ["cut-short", "trailing-content", "duplicate-key", "not-json", "not-a-whole-number"];
    let mut count = 0;
    for entry in fs::read_dir(root("tests/data/returns")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some((code, _)) = name.split_once("--") else { continue };
        if unseen.contains(&code) || text_faults.contains(&code) {
            continue;
        }
        let value: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        assert!(!validator().is_valid(&value), "{name} fits the schema");
        count += 1;
    }
    assert!(count >= 25, "only {count}");
}

/// A member that is not described is not in the format.
#[test]
fn every_part_of_the_schema_is_described_and_closed() {
    fn walk(place: &str, schema: &Value, missing: &mut Vec<String>) {
        for (name, member) in schema["properties"].as_object().into_iter().flatten() {
            if member.get("description").is_none() && member.get("$ref").is_none() {
                missing.push(format!("{place}/{name} has no description"));
            }
            walk(&format!("{place}/{name}"), member, missing);
        }
        if schema["type"] == "object" && schema.get("additionalProperties").is_none() {
            missing.push(format!("{place} is open"));
        }
        for part in ["items", "oneOf", "$defs"] {
            match &schema[part] {
                Value::Null => {}
                Value::Array(list) => list.iter().for_each(|one| walk(&format!("{place}/{part}"), one, missing)),
                Value::Object(defs) if part == "$defs" => {
                    defs.iter().for_each(|(name, one)| walk(&format!("{place}/{name}"), one, missing));
                }
                other => walk(&format!("{place}/{part}"), other, missing),
            }
        }
    }
    let mut missing = Vec::new();
    walk("", &schema(), &mut missing);
    assert!(missing.is_empty(), "{missing:#?}");
}
