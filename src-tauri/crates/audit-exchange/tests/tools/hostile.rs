//! Tools that mean harm or are far too large: refused with what is wrong, soon, and never taken half.

use crate::folder::{root, small};
use audit_core::ids::StandardId;
use audit_exchange::json::MAX_PROBLEMS;
use audit_exchange::tools::v1;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

/// The cases: `tests/data/tools/hostile/<fault>.json` is a list of changes `[pointer, value]` to the small tool's file, and
/// `<fault>.expected.txt` lists every problem as `code place: sentence`.
#[test]
fn every_hostile_file_is_refused_with_all_that_is_wrong() {
    let folder = root("tests/data/tools/hostile");
    let mut names: Vec<String> = (fs::read_dir(&folder).unwrap())
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() >= 8, "only {} cases", names.len());
    let mut wrong = Vec::new();
    for name in names {
        let changes: Vec<(String, Value)> =
            serde_json::from_slice(&fs::read(folder.join(format!("{name}.json"))).unwrap()).unwrap();
        let mut file = v1::content(&small());
        for (pointer, value) in changes {
            change(&mut file, &pointer, value);
        }
        let found = v1::read(&serde_json::to_vec(&file).unwrap()).err().unwrap_or_default();
        let lines: String = found.iter().map(|p| format!("{} {}: {}\n", p.code.code(), p.place, p.sentence)).collect();
        let path = folder.join(format!("{name}.expected.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &lines).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(!lines.is_empty(), "{name} is not refused");
        if lines != expected {
            wrong.push(format!("{name}:\n{lines}instead of\n{expected}"));
        }
        assert!(found.iter().all(|p| p.sentence.ends_with('.') && !p.hint.is_empty()), "{name}: {found:?}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sets a member, adds one, or appends with `/-`.
fn change(file: &mut Value, pointer: &str, value: Value) {
    if let Some(there) = file.pointer_mut(pointer) {
        *there = value;
        return;
    }
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    match file.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} is nowhere")) {
        Value::Array(list) => list.push(value),
        Value::Object(members) => drop(members.insert(name.to_owned(), value)),
        _ => panic!("{pointer} is nowhere"),
    }
}

/// A tool with so many standards, each as whole as the first one of the small tool.
fn many(count: usize, id: impl Fn(usize) -> String) -> Value {
    let mut file = v1::content(&small());
    let pattern = file["areas"][0]["standards"][0].clone();
    let list: Vec<Value> = (0..count)
        .map(|place| {
            let mut standard = pattern.clone();
            standard["id"] = json!(id(place));
            standard["statement"]["en"] = json!(format!("Statement {place}."));
            for (nth, part) in standard["guidance"].as_array_mut().unwrap().iter_mut().enumerate() {
                part["markdown"] = json!(format!("Words {place} {nth}."));
            }
            standard
        })
        .collect();
    file["areas"][0]["standards"] = Value::Array(list);
    file
}

#[test]
fn a_hundred_thousand_standards_are_refused_in_one_problem() {
    let file = many(100_000, |place| format!("t-{place}"));
    let found = v1::from_content(&file).unwrap_err();
    let codes: Vec<_> = found.iter().map(|problem| problem.code.code()).collect();
    assert_eq!(codes, ["too-many-standards"], "{}", found[0].sentence);
}

#[test]
fn many_faults_are_cut_and_said_to_be_cut() {
    let file = many(2_000, |_| "t-same".to_owned());
    let found = v1::from_content(&file).unwrap_err();
    assert_eq!(found.len(), MAX_PROBLEMS + 1);
    assert_eq!(found.last().unwrap().code.code(), "too-many-problems");
    let before: BTreeSet<_> = found[..MAX_PROBLEMS].iter().map(|problem| problem.code.code()).collect();
    assert_eq!(before, BTreeSet::from(["duplicate-id"]));
}

#[test]
fn six_hundred_standards_are_no_trouble() {
    let file = many(600, |place| format!("t-{place}"));
    let tool = v1::from_content(&file).unwrap();
    assert!(tool.standard(&StandardId::new("t-599").unwrap()).is_some());
}
