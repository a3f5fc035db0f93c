//! Every message that a person can see, in one golden text for one read; and how messages are written.

mod check;
mod files;
mod program;
mod source;
mod store;
mod ways;
mod workbooks;

use audit_tests::{golden, root};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::OnceLock;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Message {
    code: String,
    sentence: String,
    /// Empty where the message stands in a list that leads to where it is mended.
    hint: String,
}

impl Message {
    fn new(code: &str, sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: code.to_owned(), sentence: sentence.into(), hint: hint.into() }
    }

    fn of(error: audit_api::ApiError) -> Self {
        Self::new(error.code, error.message, error.hint)
    }
}

/// Messages of one kind.
struct Part {
    heading: &'static str,
    /// Whether each says what to do.
    hints: bool,
    /// Whether it is read by those who fill in an audit, not by those who make tools or read strangers' files.
    everyday: bool,
    messages: Vec<Message>,
}

/// All of them, brought about once.
fn parts() -> &'static [Part] {
    static PARTS: OnceLock<Vec<Part>> = OnceLock::new();
    PARTS.get_or_init(brought_about)
}

fn brought_about() -> Vec<Part> {
    let part = |heading, hints, everyday, messages| Part { heading, hints, everyday, messages };
    vec![
        part("The program refuses", true, true, program::messages()),
        part("A value is not taken", true, true, store::refusals()),
        part("The store fails", true, true, store::failures()),
        part("Files are not saved", true, true, files::not_saved()),
        part(FINDINGS, false, true, check::findings()),
        part("A workbook is refused, or a part of it", true, true, workbooks::messages()),
        part("A file or a key is refused", true, false, files::refused()),
        part("An audit tool is refused", true, false, files::tools()),
    ]
}

/// What no other part brings about, as the source has it.
fn said_elsewhere() -> Vec<Message> {
    let brought: BTreeSet<String> =
        parts().iter().flat_map(|part| &part.messages).map(|message| message.code.clone()).collect();
    source::messages().into_iter().filter(|message| !brought.contains(&message.code)).collect()
}

#[test]
fn messages_are_the_golden_ones() {
    let mut text = String::from("Every message that a person can see: its code, what happened, what to do.\n");
    for part in parts() {
        write!(text, "\n## {}\n", part.heading).unwrap();
        for message in &part.messages {
            write!(text, "\n{}\n  {}\n", message.code, message.sentence).unwrap();
            if !message.hint.is_empty() {
                writeln!(text, "  > {}", message.hint).unwrap();
            }
        }
    }
    writeln!(
        text,
        "\n## As the source has them, with {{}} for what is put in: the window, the command line, and what is rare"
    )
    .unwrap();
    for message in said_elsewhere() {
        write!(text, "\n{}\n  {}\n", message.code, message.sentence).unwrap();
        if !message.hint.is_empty() {
            writeln!(text, "  > {}", message.hint).unwrap();
        }
    }
    golden("messages.txt", &text);
}

/// The check has codes of its own: what it finds is no error.
const FINDINGS: &str = "The check";

/// Every code with which something can be refused, for the screen, which switches on it.
#[test]
fn the_codes_for_the_screen_are_current() {
    let mut codes: BTreeSet<String> = said_elsewhere().into_iter().map(|message| message.code).collect();
    let refusals = parts().iter().filter(|part| part.heading != FINDINGS);
    codes.extend(refusals.flat_map(|part| &part.messages).map(|message| message.code.clone()));
    for folder in ["src-tauri/src", "src-tauri/crates/audit-api/src"] {
        for (_, text) in sources(folder) {
            codes.extend(["ApiError::new(", "CommandError::new("].into_iter().flat_map(|call| codes_in(&text, call)));
        }
    }
    let mut text = String::from(
        "// Made from the messages of the program. Never edited: run the tests with UPDATE_GOLDEN=1.\n\n\
         /** What can go wrong: the code of everything that is refused. */\nexport type ErrorCode =",
    );
    for code in codes {
        write!(text, "\n  | \"{code}\"").unwrap();
    }
    text.push_str(";\n");
    crate::contract::generated("codes.ts", &text);
}

/// Words that mean nothing to a practice manager.
const JARGON: [&str; 18] = [
    "null",
    "invalid",
    "exception",
    "undefined",
    "pointer",
    "panic",
    "unwrap",
    "uuid",
    "sqlite",
    "sql",
    "json",
    "boolean",
    "string",
    "parse",
    "os error",
    "database",
    "field",
    "none",
];
/// And words that help nobody.
const NEVER: [&str; 9] =
    ["please", "invalid", "exception", "undefined", "panic", "os error", "sorry", "oops", "unfortunately"];

#[test]
fn messages_are_written_as_people_speak() {
    let mut wrong = Vec::new();
    for part in parts() {
        assert!(!part.messages.is_empty(), "{}", part.heading);
        for message in &part.messages {
            let mut fault = |what: &str| wrong.push(format!("{what}: {message:?}"));
            if part.hints && message.hint.is_empty() {
                fault("it does not say what to do");
            }
            for text in [&message.sentence, &message.hint].into_iter().filter(|text| !text.is_empty()) {
                if !text.ends_with(['.', '?']) || text.ends_with("..") {
                    fault("no full stop");
                }
                if text.contains('!') || text.contains("  ") {
                    fault("an exclamation mark or two spaces");
                }
                let file_name = text.split(' ').next().is_some_and(|word| word.contains('.'));
                if text.starts_with(char::is_lowercase) && !file_name {
                    fault("it begins small");
                }
                let words: &[&str] = if part.everyday { &JARGON } else { &NEVER };
                if let Some(word) = words.iter().chain(&NEVER).find(|word| has_word(text, word)) {
                    fault(word);
                }
            }
            let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if !message.code.chars().all(good) {
                fault("not a code");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn has_word(text: &str, word: &str) -> bool {
    let text = text.to_lowercase();
    // What stands behind a dot is the ending of a file.
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '.');
    text.match_indices(word).any(|(at, _)| {
        !letter(text[..at].chars().next_back()) && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    })
}

/// Codes that are not brought about here, each with why. Their sentences are read in the source.
const OUT_OF_REACH: [(&str, &str); 7] = [
    ("number-used", "it takes two whole audits: audit-api/tests/numbers.rs"),
    ("return-before-missing", "it takes a workbook of an earlier version: audit-api/tests/numbers.rs"),
    ("tool-broken", "the program's own tools are whole"),
    ("plan-not-made", "every text can be drawn"),
    ("paper-not-made", "every text can be drawn"),
    ("cannot-sign", "what the check lets through can be signed"),
    ("zip-not-made", "a few files in memory can be packed"),
];

#[test]
fn every_code_of_the_program_is_among_them() {
    let mut said: BTreeSet<String> =
        parts().iter().flat_map(|part| &part.messages).map(|message| message.code.clone()).collect();
    said.extend(OUT_OF_REACH.iter().map(|(code, _)| (*code).to_owned()));
    let mut missing = Vec::new();
    for (path, text) in sources("src-tauri/crates/audit-api/src") {
        for code in codes_in(&text, "ApiError::new(").into_iter().chain(codes_in(&text, "Self::new(")) {
            if !said.contains(&code) {
                missing.push(format!("{path}: {code}"));
            }
        }
    }
    for (path, text) in sources("src-tauri/crates/audit-exchange/src") {
        let text = source::spelt(&text);
        missing.extend(
            codes_in(&text, "Problem::new(").into_iter().filter(|c| !said.contains(c)).map(|c| format!("{path}: {c}")),
        );
    }
    assert!(missing.is_empty(), "These codes are in the program and in no test of messages: {missing:#?}");
}

/// The sources of a crate, without their tests. What `reading` says is in the cases of the command line.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.extend((name != "reading").then_some(path));
            } else if name.ends_with(".rs") && name != "tests.rs" {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((name, source::without_tests(&text).to_owned()));
            }
        }
    }
    assert!(found.len() > 10, "the sources were not found");
    found
}

/// The first argument of each of these calls, where it is a text.
fn codes_in(text: &str, call: &str) -> Vec<String> {
    let after = text.match_indices(call).map(|(at, _)| text[at + call.len()..].trim_start());
    let code = |rest: &str| rest.strip_prefix('"').and_then(|rest| rest.split('"').next()).map(str::to_owned);
    after.filter_map(code).filter(|code| !code.is_empty()).collect()
}
