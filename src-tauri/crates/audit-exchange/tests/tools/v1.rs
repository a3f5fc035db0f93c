//! The file form: there and back, its digest, its schema, and what it refuses.

use crate::folder::{root, section_11, small};
use audit_exchange::canonical::canonical;
use audit_exchange::json::MAX_PROBLEMS;
use audit_exchange::tools::v1;
use serde_json::{Value, json};
use std::fs;

#[test]
fn a_tool_comes_back_as_it_went() {
    for tool in [small(), section_11()] {
        let bytes = v1::document(&tool);
        assert_eq!(v1::read(&bytes).expect("a tool"), tool);
        assert_eq!(v1::document(&v1::read(&bytes).unwrap()), bytes);
        assert_eq!(canonical(&serde_json::from_slice(&bytes).unwrap()), bytes);
    }
}

#[test]
fn the_digest_is_of_the_content_and_stays() {
    let expected = fs::read_to_string(root("tests/data/tools/valid/small.digest")).unwrap();
    assert_eq!(v1::digest(&small()).to_string(), expected.trim());
    let mut other = small();
    other.edition = "2".to_owned();
    assert_ne!(v1::digest(&other), v1::digest(&small()));
}

#[test]
fn the_digest_passes_over_extensions_and_spacing() {
    let tool = small();
    let mut content = v1::content(&tool);
    content["extensions"] = json!({"org.example": {"colour": "green"}});
    let spaced = serde_json::to_vec_pretty(&content).unwrap();
    let read = v1::read(&spaced).expect("extensions are allowed");
    assert_eq!(v1::digest(&read), v1::digest(&tool));
}

/// Changes the small tool at a pointer (null: takes the member away), and expects one problem.
fn refuses(pointer: &str, value: Value, code: &str, place: &str) {
    let mut content = v1::content(&small());
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = content.pointer_mut(parent).expect(pointer);
    match (parent, value) {
        (Value::Object(members), Value::Null) => {
            members.remove(name).expect(pointer);
        }
        (Value::Array(items), value) => items[name.parse::<usize>().unwrap()] = value,
        (parent, value) => parent[name] = value,
    }
    let bytes = serde_json::to_vec(&content).unwrap();
    let problems = v1::read(&bytes).err().unwrap_or_else(|| panic!("{pointer}: accepted"));
    let found: Vec<_> = (problems.iter()).map(|problem| (problem.code.code(), problem.place.as_str())).collect();
    assert_eq!(found, [(code, place)], "{problems:?}");
    let said = (problems.iter()).all(|p| p.sentence.ends_with('.') && p.hint.ends_with('.'));
    assert!(said, "{problems:?}");
}

#[test]
fn what_is_not_a_tool_of_this_format_is_refused() {
    refuses("/type", json!("safeguarding-audit-return"), "unknown-type", "/type");
    refuses("/type", Value::Null, "unknown-type", "/type");
    refuses("/format", json!(2), "newer-format", "/format");
    refuses("/format", json!("1"), "format-missing", "/format");
    refuses("/format", json!(0), "format-missing", "/format");
}

#[test]
fn members_that_are_unknown_missing_or_of_another_kind_are_refused_with_their_place() {
    refuses("/colour", json!("green"), "unknown-member", "/colour");
    refuses("/proof", json!({}), "unknown-member", "/proof");
    refuses("/levels/1/counts", json!(3), "wrong-kind", "/levels/1/counts");
    refuses("/areas/0/standards/0/statement", Value::Null, "missing-member", "/areas/0/standards/0/statement");
    refuses("/bands/0/atLeast", json!(-1), "number-out-of-range", "/bands/0/atLeast");
}

#[test]
fn values_that_cannot_stand_are_refused_with_their_place() {
    refuses("/tool", json!("Not An Id"), "bad-id", "/tool");
    refuses("/languages/0", json!("english"), "bad-language", "/languages/0");
    refuses("/status", json!("final"), "unknown-value", "/status");
    refuses("/facts/0/asked", json!("always and"), "bad-condition", "/facts/0/asked");
    refuses("/facts/0/options", json!([]), "misplaced-member", "/facts/0/options");
    refuses("/facts/1/options", Value::Null, "misplaced-member", "/facts/1/options");
    refuses("/facts/0/kind", json!("maybe"), "unknown-value", "/facts/0/kind");
    refuses("/questions/0/low", Value::Null, "misplaced-member", "/questions/0/low");
    let part = "/areas/0/standards/0/guidance/0";
    refuses(&format!("{part}/part"), json!("advice"), "unknown-value", &format!("{part}/part"));
    refuses(&format!("{part}/level"), json!("met"), "misplaced-member", &format!("{part}/level"));
    let on = "/areas/0/standards/0/sources/0/checked/on";
    refuses(on, json!("2026-02-30"), "bad-date", on);
}

#[test]
fn the_rules_of_a_whole_tool_hold_for_files_too() {
    refuses("/bands/0/atLeast", json!(0), "bands", "/bands");
    refuses("/areas/1/id", json!("people"), "duplicate-id", "/areas/1/id");
    refuses("/facts/1/asked", json!("no-such-fact"), "unknown-fact", "/facts/1/asked");
    refuses("/title", json!({}), "missing-text", "/title/en");
    let standard = "/areas/0/standards/0";
    let at = format!("{standard}/notApplicable");
    refuses(&at, json!("type is moon"), "unknown-type", &at);
    let markdown = format!("{standard}/guidance/0/markdown");
    refuses(&markdown, json!("![x](y)"), "markdown", &markdown);
    refuses("/declaration/statements/0/en", json!("{many}"), "placeholder", "/declaration/statements/0/en");
}

/// What is missing, unknown or of another kind hides nothing else.
#[test]
fn all_problems_of_members_are_told_at_once() {
    let mut content = v1::content(&small());
    content["colour"] = json!("green");
    content["status"] = json!(1);
    content["areas"][0]["standards"][0].as_object_mut().unwrap().remove("critical");
    content["areas"][0]["standards"][1]["guidance"][0]["markdown"] = Value::Null;
    content["areas"][1]["standards"] = json!("none");
    content["questions"][0]["applies"] = json!("(");
    content["title"]["en"] = json!("Audit\u{200b}");
    let problems = v1::from_content(&content).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.code.code(), problem.place.as_str())).collect();
    let expected = [
        ("wrong-kind", "/status"),
        ("missing-member", "/areas/0/standards/0/critical"),
        ("wrong-kind", "/areas/0/standards/1/guidance/0/markdown"),
        ("wrong-kind", "/areas/1/standards"),
        ("bad-condition", "/questions/0/applies"),
        ("unknown-member", "/colour"),
        ("invisible-character", "/title/en"),
    ];
    assert_eq!(found, expected);
    assert!(problems.iter().all(|problem| problem.hint.contains("whoever made")), "{problems:#?}");
}

#[test]
fn all_problems_of_values_are_told_at_once() {
    let mut content = v1::content(&small());
    content["status"] = json!("final");
    content["facts"][0]["asked"] = json!("(");
    content["areas"][0]["standards"][0]["id"] = json!("A");
    content["areas"][0]["standards"][1]["id"] = json!("B");
    let problems = v1::from_content(&content).unwrap_err();
    let codes: Vec<_> = problems.iter().map(|problem| problem.code.code()).collect();
    assert_eq!(codes, ["unknown-value", "bad-condition", "bad-id", "bad-id"]);
}

#[test]
fn a_hostile_number_of_problems_is_cut_off() {
    let mut content = v1::content(&small());
    content["languages"] = json!(vec!["X"; MAX_PROBLEMS + 50]);
    let problems = v1::from_content(&content).unwrap_err();
    assert_eq!(problems.len(), MAX_PROBLEMS + 1);
    assert_eq!(problems.last().unwrap().code, "too-many-problems");
}

fn schema() -> jsonschema::Validator {
    let text = fs::read_to_string(root("assets/schema/tool.schema.json")).unwrap();
    jsonschema::draft202012::new(&serde_json::from_str(&text).unwrap()).expect("a schema")
}

#[test]
fn real_tools_fit_the_schema() {
    let schema = schema();
    for tool in [small(), section_11()] {
        let content = v1::content(&tool);
        let errors: Vec<_> =
            (schema.iter_errors(&content)).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let schema = schema();
    let unfit: [(&str, Value); 8] = [
        ("/colour", json!("green")),
        ("/type", json!("tool")),
        ("/format", json!(2)),
        ("/tool", json!("Not An Id")),
        ("/facts/0/options", json!([])),
        ("/questions/0/kind", json!("choice")),
        ("/bands/0/atLeast", json!(101)),
        ("/areas/0/standards/0/guidance/0/level", json!("met")),
    ];
    for (pointer, value) in unfit {
        let mut content = v1::content(&small());
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        content.pointer_mut(parent).expect(pointer)[name] = value;
        assert!(!schema.is_valid(&content), "{pointer}");
        assert!(v1::from_content(&content).is_err(), "{pointer}");
    }
}

/// Earlier versions of the program read such files.
#[test]
fn null_leaves_out_a_member_that_may_be_left_out() {
    let opens = |change: fn(&mut Value)| {
        let mut content = v1::content(&small());
        change(&mut content);
        v1::from_content(&content).unwrap_or_else(|problems| panic!("{problems:?}"));
    };
    opens(|tool| tool["extensions"] = Value::Null);
    opens(|tool| tool["identifiers"].as_array_mut().unwrap().iter_mut().for_each(|one| one["pattern"] = Value::Null));
    opens(|tool| tool["areas"][0]["standards"][0]["sources"][0]["checked"] = Value::Null);
    let mut facts = v1::content(&small());
    let of_fact = |fact: &mut Value| {
        for name in ["options", "otherwise"] {
            let members = fact.as_object_mut().unwrap();
            members.entry(name).or_insert(Value::Null);
        }
    };
    facts["facts"].as_array_mut().unwrap().iter_mut().for_each(of_fact);
    v1::from_content(&facts).unwrap_or_else(|problems| panic!("{problems:?}"));
    let mut others = v1::content(&small());
    for question in others["questions"].as_array_mut().unwrap() {
        for name in ["low", "high", "options", "bands", "exactFrom"] {
            question.as_object_mut().unwrap().entry(name).or_insert(Value::Null);
        }
    }
    for part in others["areas"][0]["standards"][0]["guidance"].as_array_mut().unwrap() {
        part.as_object_mut().unwrap().entry("level").or_insert(Value::Null);
    }
    v1::from_content(&others).unwrap_or_else(|problems| panic!("{problems:?}"));
    // What a kind needs is still needed, and a text that may be left out was never null.
    opens_not(|tool| tool["title"] = Value::Null, "wrong-kind");
    opens_not(|tool| tool["questions"][0]["help"] = Value::Null, "wrong-kind");
    opens_not(|tool| tool["levels"] = Value::Null, "wrong-kind");
}

fn opens_not(change: fn(&mut Value), code: &str) {
    let mut content = v1::content(&small());
    change(&mut content);
    let problems = v1::from_content(&content).unwrap_err();
    assert_eq!(problems[0].code.code(), code, "{problems:?}");
}

/// Where the kind is not known, only that is said.
#[test]
fn nothing_is_said_of_what_depends_on_a_kind_that_is_missing() {
    refuses("/facts/0/kind", Value::Null, "missing-member", "/facts/0/kind");
    refuses("/facts/1/kind", Value::Null, "missing-member", "/facts/1/kind");
    refuses("/questions/0/kind", Value::Null, "missing-member", "/questions/0/kind");
    let standard = v1::content(&small())["areas"][0]["standards"][0].clone();
    for number in 0..standard["guidance"].as_array().unwrap().len() {
        let part = format!("/areas/0/standards/0/guidance/{number}/part");
        refuses(&part, Value::Null, "missing-member", &part);
    }
}

/// A count that the program cannot count to is refused and never changed.
#[test]
fn counts_are_never_cut_to_what_fits() {
    let bands = json!([{"code": "none", "atLeast": 0, "label": {"en": "None"}},
                       {"code": "some", "atLeast": 4_294_967_296_u64, "label": {"en": "Some"}}]);
    let mut content = v1::content(&small());
    let question = content["questions"][0].as_object_mut().unwrap();
    for name in ["low", "high", "options"] {
        question.remove(name);
    }
    question.insert("kind".to_owned(), json!("count"));
    question.insert("bands".to_owned(), bands);
    question.insert("exactFrom".to_owned(), json!(4_294_967_296_u64));
    let problems = v1::from_content(&content).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.code.code(), problem.place.as_str())).collect();
    let expected =
        [("number-out-of-range", "/questions/0/bands/1/atLeast"), ("number-out-of-range", "/questions/0/exactFrom")];
    assert_eq!(found, expected);
}
