//! The strict reader against every file in `tests/data/json`, and the cases too long for a file.

use audit_exchange::json::{MAX_BYTES, MAX_PROBLEMS, parse};
use audit_exchange::{Problem, canonical::canonical};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/data/json").join(folder);
    let paths = fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        paths.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())).collect();
    files.sort();
    files
}

fn codes(problems: &[Problem]) -> BTreeSet<&str> {
    problems.iter().map(|problem| problem.code.code()).collect()
}

#[test]
fn every_invalid_file_is_refused_with_the_code_in_its_name() {
    let files = files("invalid");
    assert!(files.len() >= 60, "only {} files", files.len());
    let mut wrong = Vec::new();
    for (name, bytes) in &files {
        let (expected, _) = name.split_once("--").expect("<code>--<what>.json");
        match parse(bytes) {
            Ok(value) => wrong.push(format!("{name}: read as {value}")),
            Err(problems) if codes(&problems) == BTreeSet::from([expected]) => {}
            Err(problems) => wrong.push(format!("{name}: {problems:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_valid_file_is_read_and_written_again() {
    let files = files("valid");
    assert!(files.len() >= 15, "only {} files", files.len());
    for (name, bytes) in &files {
        let value = parse(bytes).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        assert_eq!(value, serde_json::from_slice::<serde_json::Value>(bytes).unwrap(), "{name}");
        assert_eq!(parse(&canonical(&value)), Ok(value), "{name}");
    }
}

#[test]
fn every_problem_is_worded_for_a_person() {
    for (name, bytes) in files("invalid") {
        for problem in parse(&bytes).unwrap_err() {
            assert!(problem.sentence.ends_with('.') && problem.hint.ends_with('.'), "{name}: {problem}");
            assert!(problem.code.code().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            assert!(!problem.to_string().contains('!'), "{name}: {problem}");
            assert!(!problem.to_string().chars().any(char::is_control), "{name}: {problem}");
        }
    }
}

/// Checks codes and places together, in order.
fn check(text: &str, expected: &[(&str, &str)]) {
    let problems = parse(text.as_bytes()).expect_err(text);
    let found: Vec<_> = problems.iter().map(|p| (p.code.code(), p.place.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn problems_of_structure_are_collected_with_their_places() {
    check(
        r#"{"a":1.5,"b":[true,{"c/d":"\u0007"}],"a":9007199254740993,"e~":{"f":-0}}"#,
        &[
            ("not-a-whole-number", "/a"),
            ("control-character", "/b/1/c~1d"),
            ("duplicate-key", "/a"),
            ("number-too-large", "/a"),
            ("not-a-whole-number", "/e~0/f"),
        ],
    );
}

#[test]
fn a_problem_of_syntax_comes_last_with_line_and_column() {
    check("{\"a\": 1.5,\n \"b\": tru }", &[("not-a-whole-number", "/a"), ("not-json", "2:10")]);
    check("{\n\n  'a': 1}", &[("not-json", "3:3")]);
    check("[1]\n\n x", &[("trailing-content", "3:2")]);
    check("[\"a\",\n\"b", &[("cut-short", "2:2")]);
    check("", &[("empty-file", "")]);
    check("2.5", &[("not-a-whole-number", "")]);
}

#[test]
fn the_place_of_a_bad_byte_is_its_line_and_column() {
    let problems = parse(b"[\n \"caf\xe9\"]").unwrap_err();
    assert_eq!((problems[0].code.code(), problems[0].place.as_str()), ("not-utf8", "2:6"));
}

#[test]
fn control_characters_never_reach_a_place_raw() {
    check(r#"{"\u001b[2J":1}"#, &[("control-character", "/\\u{1b}[2J")]);
}

#[test]
fn what_lies_too_deep_is_named_once_and_the_rest_is_still_read() {
    let deep = "[".repeat(40) + &"]".repeat(40);
    let place = "/a".to_owned() + &"/0".repeat(31);
    check(&format!("{{\"a\":{deep},\"b\":0.5}}"), &[("too-deep", place.as_str()), ("not-a-whole-number", "/b")]);
}

#[test]
fn a_million_brackets_do_no_harm() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let closed = open.repeat(1_000_000) + "1" + &close.repeat(1_000_000);
        assert_eq!(codes(&parse(closed.as_bytes()).unwrap_err()), BTreeSet::from(["too-deep"]));
        let left_open = open.repeat(1_000_000);
        assert_eq!(codes(&parse(left_open.as_bytes()).unwrap_err()), BTreeSet::from(["cut-short", "too-deep"]));
    }
}

#[test]
fn the_longest_file_is_8_mib() {
    let mut text = vec![b' '; MAX_BYTES];
    text[0] = b'0';
    assert!(parse(&text).is_ok());
    text.push(b' ');
    assert_eq!(codes(&parse(&text).unwrap_err()), BTreeSet::from(["too-large"]));
}

#[test]
fn a_hostile_number_of_problems_is_cut_off() {
    let at_limit = format!("[{}]", vec!["0.5"; MAX_PROBLEMS].join(","));
    assert_eq!(parse(at_limit.as_bytes()).unwrap_err().len(), MAX_PROBLEMS);
    let many = format!("[{}]", vec!["0.5"; 500_000].join(","));
    let problems = parse(many.as_bytes()).unwrap_err();
    assert_eq!(problems.len(), MAX_PROBLEMS + 1);
    assert_eq!(problems.last().unwrap().code, "too-many-problems");
}
