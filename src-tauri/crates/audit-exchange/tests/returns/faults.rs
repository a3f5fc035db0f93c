//! Files with one fault each, made from the sample by the lines of `faults.txt`. Each is refused, and the first
//! problem has the code in the file's name.
//!
//! To add a case, add a line and run with `UPDATE_GOLDEN=1`; no Rust is needed.

use crate::{golden, root, sample, updating};
use audit_exchange::envelope::to_file;
use audit_exchange::proof;
use audit_exchange::returns::verify;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

const FOLDER: &str = "tests/data/returns";

/// A case: the file's name, and the bytes that its steps make.
fn cases() -> Vec<(String, Vec<u8>)> {
    let text = fs::read_to_string(root(FOLDER).join("faults.txt")).unwrap();
    let mut cases: Vec<(String, Vec<&str>)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            Some(step) => cases.last_mut().expect("a name first").1.push(step),
            None => cases.push((line.trim().to_owned(), Vec::new())),
        }
    }
    cases.into_iter().map(|(name, steps)| (format!("{name}.json"), made(&name, &steps))).collect()
}

/// Steps: `set`, `remove` and `copy` before signing; the same after `signed`; then on the text.
fn made(name: &str, steps: &[&str]) -> Vec<u8> {
    let mut document: Value = serde_json::from_slice(&sample::signed().bytes).unwrap();
    let first_proof = document.as_object_mut().unwrap().remove("proof").unwrap();
    let created = first_proof["created"].as_str().unwrap();
    let sign = |document: Value| proof::sign(document, &sample::key(), created).unwrap();
    let after = steps.iter().position(|step| *step == "signed");
    let (before, after) = steps.split_at(after.unwrap_or(0));
    // Without a line “signed”, all steps come after signing: most faults are in the content, and those say it.
    for step in before {
        change(&mut document, step).unwrap_or_else(|| panic!("{name}: {step}"));
    }
    let mut document = sign(document);
    let after: Vec<_> = after.iter().filter(|step| **step != "signed").collect();
    let (values, texts): (Vec<&&str>, Vec<&&str>) = after.into_iter().partition(|step| !step.starts_with("text "));
    for step in values {
        change(&mut document, step).unwrap_or_else(|| panic!("{name}: {step}"));
    }
    let mut bytes = to_file(&document);
    for step in texts {
        bytes = edit(&bytes, step).unwrap_or_else(|| panic!("{name}: {step}"));
    }
    bytes
}

/// `set POINTER JSON`, `remove POINTER`, `copy POINTER POINTER`, `repeat POINTER COUNT` (a text), `append POINTER JSON`.
fn change(document: &mut Value, step: &str) -> Option<()> {
    let mut words = step.splitn(3, ' ');
    let (verb, pointer, rest) = (words.next()?, words.next()?, words.next());
    let value = match verb {
        "set" | "append" => Some(serde_json::from_str(rest?).ok()?),
        "copy" => Some(document.pointer(rest?)?.clone()),
        "repeat" => Some(Value::from("x".repeat(rest?.parse().ok()?))),
        "remove" => None,
        _ => return None,
    };
    if verb == "append" {
        document.pointer_mut(pointer)?.as_array_mut()?.push(value?);
        return Some(());
    }
    let (parent, name) = pointer.rsplit_once('/')?;
    match (document.pointer_mut(parent)?, value) {
        (Value::Object(members), Some(value)) => drop(members.insert(name.to_owned(), value)),
        (Value::Object(members), None) => drop(members.remove(name)?),
        (Value::Array(items), Some(value)) => *items.get_mut(name.parse::<usize>().ok()?)? = value,
        (Value::Array(items), None) => drop(items.remove(name.parse().ok()?)),
        _ => return None,
    }
    Some(())
}

/// `text replace A => B` (once, and it must be there), `text cut BYTES`, `text append TEXT`.
fn edit(bytes: &[u8], step: &str) -> Option<Vec<u8>> {
    let mut words = step.splitn(3, ' ').skip(1);
    let (verb, rest) = (words.next()?, words.next()?);
    let text = String::from_utf8(bytes.to_vec()).ok()?;
    Some(match verb {
        "replace" => {
            let (old, new) = rest.split_once(" => ")?;
            text.contains(old).then(|| text.replacen(old, new, 1))?.into_bytes()
        }
        "cut" => bytes[..rest.parse().ok()?].to_vec(),
        "append" => (text + rest).into_bytes(),
        _ => return None,
    })
}

#[test]
fn every_fault_is_refused_with_the_code_in_its_name() {
    let cases = cases();
    let mut wrong = Vec::new();
    for (name, bytes) in &cases {
        let (code, _) = name.split_once("--").expect("<code>--<what>");
        match verify(bytes) {
            Ok(_) => wrong.push(format!("{name}: accepted")),
            Err(refused) if refused.problems[0].code.code() == code => {}
            Err(refused) => wrong.push(format!("{name}: {refused}")),
        }
        golden(&root(FOLDER).join(name), bytes);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.len() >= 50, "only {} cases", cases.len());
}

/// A file whose case is gone would be tested by nobody.
#[test]
fn every_file_has_its_case() {
    let known: BTreeSet<_> = cases().into_iter().map(|(name, _)| name).collect();
    for entry in fs::read_dir(root(FOLDER)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.contains("--") && !known.contains(&name) {
            assert!(updating(), "{name} has no line in faults.txt");
            fs::remove_file(root(FOLDER).join(name)).unwrap();
        }
    }
}

#[test]
fn every_problem_is_worded_for_a_person() {
    for (name, bytes) in cases() {
        for problem in verify(&bytes).unwrap_err().problems {
            let text = problem.to_string();
            assert!(problem.sentence.ends_with('.') && problem.hint.ends_with('.'), "{name}: {text}");
            assert!(!text.contains('!') && !text.chars().any(char::is_control), "{name}: {text}");
        }
    }
}

/// Whatever stands at whatever place, and signed: an answer, never a panic.
#[test]
fn nothing_that_is_signed_does_harm() {
    let signed: Value = serde_json::from_slice(&sample::signed().bytes).unwrap();
    let mut document = signed.clone();
    document.as_object_mut().unwrap().remove("proof");
    let mut places = Vec::new();
    all_places(&document, String::new(), &mut places);
    let values = ["null", "1", "-1", "\"\"", "\"met\"", "\"not-applicable\"", "[]", "[{}]", "{}", "true"];
    let mut refused = 0;
    for place in &places {
        let removed = std::iter::once(format!("remove {place}"));
        let set = values.iter().map(|value| format!("set {place} {value}"));
        for step in removed.chain(set) {
            let mut odd = document.clone();
            change(&mut odd, &step).unwrap();
            let Ok(odd) = proof::sign(odd, &sample::key(), "2026-10-12T09:30:00Z") else {
                continue;
            };
            if let Err(refusal) = verify(&to_file(&odd)) {
                assert!(!refusal.problems.is_empty(), "{step}");
                refused += 1;
            }
        }
    }
    assert!(places.len() > 100 && refused > places.len() * 5, "{refused}");
}

fn all_places(value: &Value, place: String, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                out.push(format!("{place}/{name}"));
                all_places(member, format!("{place}/{name}"), out);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                out.push(format!("{place}/{i}"));
                all_places(item, format!("{place}/{i}"), out);
            }
        }
        _ => {}
    }
}
