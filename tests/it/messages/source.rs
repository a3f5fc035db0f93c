//! Messages as the source has them: every code that a person can see, with its sentence and “{}” where something is put in. They are
//! read, not brought about, so that none is forgotten that only a broken disk, another system or an odd file brings.

use super::Message;
use audit_tests::root;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Whose sources speak to people.
const SPOKEN: [&str; 8] = [
    "src-tauri/src",
    "src-tauri/crates/audit-api/src",
    "src-tauri/crates/audit-cli/src",
    "src-tauri/crates/audit-core/src",
    "src-tauri/crates/audit-documents/src",
    "src-tauri/crates/audit-exchange/src",
    "src-tauri/crates/audit-store/src",
    "src-tauri/crates/audit-workbooks/src",
];

/// Calls whose first text is a code, also where its sentence is made before.
const CALLS: [&str; 12] = [
    "ApiError::new",
    "CommandError::new",
    "Self::new",
    "Problem::new",
    "Problem::at",
    "Problem::whole",
    "Faulty::at",
    "Faulty::whole",
    "problem",
    "note",
    "wrong",
    "told",
];

/// Each code with the first sentence that the source has for it.
pub fn messages() -> Vec<Message> {
    let mut found: BTreeMap<String, Message> = BTreeMap::new();
    for folder in SPOKEN {
        for text in sources(folder) {
            for message in in_source(&text) {
                let known = found.entry(message.code.clone()).or_insert_with(|| message.clone());
                if known.sentence.is_empty() {
                    *known = message;
                }
            }
        }
    }
    found.into_values().collect()
}

/// The sources below a folder, without tests and comments, in the order of their paths.
fn sources(folder: &str) -> Vec<String> {
    let (mut files, mut folders): (Vec<PathBuf>, _) = (Vec::new(), vec![root(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            match () {
                () if path.is_dir() && name != "tests" => folders.push(path),
                () if name.ends_with(".rs") && !["tests.rs", "sample.rs"].contains(&name.as_str()) => files.push(path),
                () => {}
            }
        }
    }
    assert!(files.len() > 3, "the sources were not found");
    files.sort();
    let read = |path: &PathBuf| std::fs::read_to_string(path).unwrap();
    let own = |text: String| without_tests(&text).to_owned();
    let spoken = |text: String| {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    };
    let coded = |text: String| if folder.ends_with("audit-exchange/src") { spelt(&text) } else { text };
    files.iter().map(read).map(own).map(spoken).map(coded).collect()
}

/// A source in which the codes of an enum stand as they are spelt: `Code::NotSigned` as `"not-signed"`.
pub fn spelt(source: &str) -> String {
    let mut parts = source.split("Code::");
    let mut spelt = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name: String = part.chars().take_while(char::is_ascii_alphanumeric).collect();
        // One that holds another code is none of its own.
        if name.starts_with(|c: char| c.is_ascii_uppercase()) && !part[name.len()..].starts_with('(') {
            let mut code = String::new();
            for (at, c) in name.char_indices() {
                if at > 0 && c.is_ascii_uppercase() {
                    code.push('-');
                }
                code.push(c.to_ascii_lowercase());
            }
            spelt += &format!("\"{code}\"{}", &part[name.len()..]);
        } else {
            spelt += &format!("Code::{part}");
        }
    }
    spelt
}

/// A source up to the tests that stand in it; that it names a file of tests ends nothing.
pub fn without_tests(text: &str) -> &str {
    let ends = |at: &usize| text[*at..].lines().nth(1).is_some_and(|line| line.contains("mod ") && line.ends_with('{'));
    let at = text.match_indices("#[cfg(test)]").map(|(at, _)| at).find(ends);
    &text[..at.unwrap_or(text.len())]
}

#[test]
fn only_tests_that_stand_there_end_a_source() {
    let text = "#[cfg(test)]\nmod tests;\nfn one() {}\n#[cfg(test)]\nmod more {\n}\n";
    assert_eq!(without_tests(text), "#[cfg(test)]\nmod tests;\nfn one() {}\n");
}

/// A text in the source: where it begins and ends, quotes included, and what it says.
struct Literal {
    start: usize,
    end: usize,
    words: String,
}

fn in_source(text: &str) -> Vec<Message> {
    let literals = literals(text);
    let mut found = Vec::new();
    for (at, code) in literals.iter().enumerate().filter(|(_, literal)| is_code(&literal.words)) {
        let before = text[..code.start].trim_end();
        if !before.ends_with(['(', ',']) || !text[code.end..].trim_start().starts_with(',') {
            continue;
        }
        let Some(call) = call_around(text, &literals, code.start) else { continue };
        let end = end_of_call(text, &literals, code.end);
        let said: Vec<&Literal> =
            literals[at + 1..].iter().take_while(|one| one.start < end).filter(|one| is_sentence(&one.words)).collect();
        let known = CALLS.contains(&call);
        // A code that is followed by a sentence is one, whatever the call is called.
        if !known && said.is_empty() {
            continue;
        }
        let made_before = || literals[..at].iter().rev().take(3).find(|one| is_sentence(&one.words));
        let sentence = match said.as_slice() {
            [first, _, ..] => Some(*first),
            [only] if text[code.end..only.start].matches(',').count() < 2 => Some(*only),
            _ => made_before(),
        };
        let hint = said.iter().rev().find(|one| sentence.is_none_or(|sentence| one.start != sentence.start));
        let words = |one: &Literal| one.words.clone();
        found.push(Message::new(
            &code.words,
            sentence.map_or_else(String::new, words),
            hint.map_or_else(String::new, |one| words(one)),
        ));
    }
    found
}

fn is_code(words: &str) -> bool {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    words.contains('-')
        && words.starts_with(|c: char| c.is_ascii_lowercase())
        && !words.ends_with('-')
        && words.chars().all(good)
}

fn is_sentence(words: &str) -> bool {
    words.ends_with(['.', '?']) && words.contains(' ')
}

/// The texts of a source, in their order. Line ends that the source leaves out are left out.
fn literals(text: &str) -> Vec<Literal> {
    let (bytes, mut found, mut at) = (text.as_bytes(), Vec::new(), 0);
    while at < bytes.len() {
        match bytes[at] {
            // A character such as '"' is no text.
            b'\'' if bytes.get(at + 2) == Some(&b'\'') => at += 3,
            b'\'' if bytes.get(at + 1) == Some(&b'\\') => at += 4,
            b'"' => {
                let start = at;
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += 1;
                found.push(Literal { start, end: at, words: unescaped(&text[start + 1..at - 1]) });
            }
            _ => at += 1,
        }
    }
    found
}

fn unescaped(source: &str) -> String {
    let mut words = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('\\') {
        words.push_str(before);
        rest = match after.strip_prefix('\n') {
            Some(next) => next.trim_start(),
            None => {
                words.push_str(if after.starts_with('n') { " " } else { &after[..1] });
                &after[1..]
            }
        };
    }
    words + rest
}

/// What is called with a text among what it is given: `ApiError::new`; none where the text stands in a list.
fn call_around<'t>(text: &'t str, literals: &[Literal], place: usize) -> Option<&'t str> {
    let mut depth = 0;
    let open = text[..place].char_indices().rev().filter(|(at, _)| !is_in(literals, *at)).find(|(_, c)| {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth > 0 => depth -= 1,
            '(' | '[' | '{' => return true,
            _ => {}
        }
        false
    })?;
    let before = &text[..open.0];
    let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').map_or(0, |at| at + 1);
    (open.1 == '(' && start < before.len()).then(|| &before[start..])
}

fn end_of_call(text: &str, literals: &[Literal], from: usize) -> usize {
    let mut depth = 0;
    for (at, c) in text[from..].char_indices().map(|(at, c)| (from + at, c)).filter(|(at, _)| !is_in(literals, *at)) {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return at,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

fn is_in(literals: &[Literal], place: usize) -> bool {
    let after = literals.partition_point(|one| one.start <= place);
    after > 0 && place < literals[after - 1].end
}

#[test]
fn a_code_is_found_however_it_is_said() {
    let text = r#"
        fn one() { Err(ApiError::new("no-name", "There is \
            no name.", "Enter one.")) }
        fn two(&mut self) { let sentence = format!("“{x}” is (not) here."); self.problem("not-here", place, sentence, "Look again."); }
        fn three() { tell("quite-new", &format!("Sent {n}."), hint) }
        fn four() { set_setting("person-name", Some(&name)); chosen("yes-no", list); }
    "#;
    let found: Vec<_> = in_source(text).into_iter().map(|one| (one.code, one.sentence, one.hint)).collect();
    let expected = [
        ("no-name", "There is no name.", "Enter one."),
        ("not-here", "“{x}” is (not) here.", "Look again."),
        ("quite-new", "Sent {n}.", ""),
    ];
    assert_eq!(found, expected.map(|(code, sentence, hint)| (code.to_owned(), sentence.to_owned(), hint.to_owned())));
}
