//! Every fault in `tests/data/tools/invalid`: the small tool with the files of the case laid over it, and the problems
//! that its `expected.txt` lists. A file `removed.txt` lists the files that the case takes away.

use crate::folder::{files, read, root, small};
use audit_exchange::tools::source::{self, SourceProblem};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The files of a case, and what it expects.
fn case(name: &str) -> (BTreeMap<String, String>, String) {
    let mut overlay = files(&root("tests/data/tools/invalid").join(name));
    let expected = overlay.remove("expected.txt").expect("expected.txt");
    let removed = overlay.remove("removed.txt").unwrap_or_default();
    let mut all = files(&root("tests/data/tools/valid/small"));
    for path in removed.lines() {
        all.remove(path).unwrap_or_else(|| panic!("{name}: there is no {path} to remove"));
    }
    all.extend(overlay);
    (all, expected)
}

fn names() -> Vec<String> {
    let entries = fs::read_dir(root("tests/data/tools/invalid")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

fn problems(name: &str) -> Vec<SourceProblem> {
    source::read(&case(name).0).err().unwrap_or_default()
}

fn lines(problems: &[SourceProblem]) -> String {
    let line = |problem: &SourceProblem| format!("{}:{} {}\n", problem.file, problem.line, problem.code);
    problems.iter().map(line).collect()
}

#[test]
fn every_fault_is_told_with_its_file_and_line() {
    let names = names();
    assert!(names.len() >= 25, "only {} cases", names.len());
    let mut wrong = Vec::new();
    for name in &names {
        let found = problems(name);
        let expected = case(name).1;
        if lines(&found) != expected {
            let found: Vec<_> = found.iter().map(ToString::to_string).collect();
            wrong.push(format!("{name}\nexpected:\n{expected}found:\n{}\n", found.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_problem_has_a_sentence_and_a_hint_of_its_own() {
    for name in names() {
        for problem in problems(&name) {
            assert!(problem.sentence.ends_with('.'), "{problem}");
            assert!(problem.hint.ends_with('.'), "{problem}");
            assert_ne!(problem.hint, "Correct it and read the tool again.", "{problem}");
        }
    }
}

#[test]
fn every_code_that_the_reader_can_say_has_a_case() {
    let seen: BTreeSet<_> = (names().iter()).flat_map(|name| problems(name)).map(|problem| problem.code).collect();
    let missing: Vec<_> = CODES.iter().filter(|code| !seen.contains(*code)).collect();
    assert_eq!(missing, Vec::<&&str>::new());
    let unlisted: Vec<_> = seen.iter().filter(|code| !CODES.contains(code)).collect();
    assert_eq!(unlisted, Vec::<&&str>::new());
}

const CODES: [&str; 45] = [
    "bad-condition",
    "bad-date",
    "bad-edition",
    "bad-id",
    "bad-language",
    "bands",
    "blank",
    "control-character",
    "direction-character",
    "duplicate-guidance",
    "duplicate-id",
    "format",
    "later-fact",
    "markdown",
    "missing-file",
    "missing-guidance",
    "missing-key",
    "missing-text",
    "no-declaration",
    "no-source",
    "options",
    "otherwise",
    "pattern",
    "placeholder",
    "repeated-level",
    "replaces",
    "replaces-cycle",
    "reserved-id",
    "retired-in-use",
    "scale",
    "stray-file",
    "takes-from",
    "text-before-heading",
    "toml",
    "unknown-fact",
    "unknown-heading",
    "unknown-key",
    "unknown-language",
    "unknown-option",
    "unknown-replaced",
    "unknown-reporting",
    "unknown-role",
    "unknown-type",
    "unknown-value",
    "wrong-type",
];

#[test]
fn a_condition_is_shown_to_the_column() {
    let found = problems("bad-condition");
    let (all, _) = case("bad-condition");
    let problem = &found[0];
    let line = all[&problem.file].lines().nth(problem.line - 1).unwrap();
    let rest: String = line.chars().skip(problem.column.unwrap() - 1).collect();
    assert!(rest.starts_with("lets-rooms"), "{problem}: {rest}");
}

#[test]
fn an_unknown_key_is_told_which_keys_are_known() {
    let found = problems("unknown-key");
    assert!(found[0].hint.contains("not_applicable"), "{}", found[0]);
}

#[test]
fn windows_files_give_the_same_tool() {
    let plain = files(&root("tests/data/tools/valid/small"));
    let windows = plain.into_iter().map(|(name, text)| (name, format!("\u{feff}{}", text.replace('\n', "\r\n"))));
    assert_eq!(read(&windows.collect()), small());
}

#[test]
fn hidden_files_are_passed_over() {
    let mut all = files(&root("tests/data/tools/valid/small"));
    all.insert(".DS_Store".to_owned(), "x".to_owned());
    all.insert("guidance/.notes/a.md".to_owned(), "x".to_owned());
    assert_eq!(read(&all), small());
}
