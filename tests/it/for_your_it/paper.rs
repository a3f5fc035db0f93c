//! One paper, read: what it names, what it claims, what it leaves open, and where it contradicts another.

use audit_tests::root;
use std::fs;

/// Where a name of the tree begins.
const ROOMS: [&str; 8] = ["src-tauri/", "ui/", "tests/", "assets/", ".github/", ".cargo/", ".ci/", "target/"];
/// Files at the top of the tree.
const TOP: [&str; 4] = ["README.md", "Cargo.toml", "Cargo.lock", "LICENSE"];

/// A paper and where it lies.
pub struct Paper {
    /// From the root, with `/`.
    pub path: String,
    /// Markdown.
    pub text: String,
}

/// One row of a table that has a column “shown by”.
pub struct Claim {
    line: usize,
    row: String,
    shown_by: String,
}

impl Paper {
    /// Reads it from the tree.
    pub fn read(path: &str) -> Self {
        let text = fs::read_to_string(root(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
        Self { path: path.into(), text }
    }

    /// For the rules' own tests.
    fn of(text: &str) -> Self {
        Self { path: "a.md".into(), text: text.into() }
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line))
    }

    /// The files and tests that it names, each with its line.
    pub fn references(&self) -> Vec<(usize, &str)> {
        let named = |span: &&str| ROOMS.iter().any(|room| span.starts_with(room)) || TOP.contains(span);
        self.lines().flat_map(|(at, line)| code(line).into_iter().filter(named).map(move |span| (at, span))).collect()
    }

    /// The rows of its tables that have a column “shown by”.
    pub fn claims(&self) -> Vec<Claim> {
        let mut claims = Vec::new();
        let mut column = None;
        for (line, text) in self.lines() {
            let Some(cells) = cells(text) else {
                column = None;
                continue;
            };
            let header = cells.iter().position(|cell| cell.eq_ignore_ascii_case("shown by"));
            let ruler = cells.iter().all(|cell| cell.chars().all(|c| "-: ".contains(c)));
            match (header, column) {
                (Some(at), _) => column = Some(at),
                // A heading between rows has one filled cell.
                (None, Some(at)) if !ruler && cells.iter().filter(|cell| !cell.is_empty()).count() > 1 => {
                    let shown_by = cells.get(at).copied().unwrap_or_default().to_owned();
                    claims.push(Claim { line, row: cells[0].to_owned(), shown_by });
                }
                _ => {}
            }
        }
        claims
    }
}

/// What stands between backticks.
fn code(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

/// The line without what stands between backticks.
fn words(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

fn cells(line: &str) -> Option<Vec<&str>> {
    let inside = line.trim().strip_prefix('|')?;
    Some(inside.strip_suffix('|').unwrap_or(inside).split('|').map(str::trim).collect())
}

/// Files and tests that are named and not there.
pub fn not_there(paper: &Paper) -> Vec<String> {
    let fault = |(at, name): (usize, &str)| {
        let (path, test) = name.split_once("::").map_or((name, None), |(path, test)| (path, Some(test)));
        // What chores leave behind is there once they have run.
        if path.starts_with("target/") {
            return None;
        }
        let there = root(path).exists();
        let tested = test.is_none_or(|test| fs::read_to_string(root(path)).is_ok_and(|text| has_test(&text, test)));
        (!there || !tested).then(|| format!("{}:{at}: {name}", paper.path))
    };
    paper.references().into_iter().filter_map(fault).collect()
}

/// Whether a file has a test of this name: a function with `#[test]` among the lines right above it.
fn has_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let begins = format!("fn {name}(");
    lines.iter().enumerate().filter(|(_, line)| line.starts_with(&begins)).any(|(at, _)| {
        let above = lines[..at].iter().rev().take_while(|line| line.starts_with('#') || line.starts_with("//"));
        above.into_iter().any(|line| *line == "#[test]")
    })
}

/// Claims that name nothing that shows them, and do not say that nothing does.
pub fn not_shown(paper: &Paper) -> Vec<String> {
    let said = ["Not shown", "Not there", "Yours", "The publisher's"];
    let is_shown = |claim: &Claim| {
        let row = Paper::of(&claim.shown_by);
        !row.references().is_empty() || said.iter().any(|words| claim.shown_by.contains(words))
    };
    let claims = paper.claims().into_iter().filter(|claim| !is_shown(claim));
    claims.map(|claim| format!("{}:{}: {}: “{}”", paper.path, claim.line, claim.row, claim.shown_by)).collect()
}

/// What is left open and not marked as it should be.
pub fn badly_marked(paper: &Paper, keys: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, line) in paper.lines() {
        for (from, _) in line.match_indices('[') {
            let rest = &line[from + 1..];
            let (inside, after) = rest.split_once(']').unwrap_or((rest, ""));
            let known = match inside.split_once(": ") {
                Some(("publisher", key)) => keys.contains(&key),
                Some(("you", what)) => !what.trim().is_empty(),
                _ => after.starts_with('('),
            };
            if !known {
                faults.push(format!("{}:{at}: [{inside}]", paper.path));
            }
        }
        let loose = ["TBC", "TBA", "XXX", "???", "(publisher", "to be confirmed", "lorem"];
        faults.extend(loose.iter().filter(|w| line.contains(**w)).map(|w| format!("{}:{at}: {w}", paper.path)));
    }
    faults
}

/// The name in a line such as `pub const STORE_FILE: &str = "organisation.db";`.
pub fn name_of_a_file(line: &str) -> Option<&str> {
    let (constant, value) = line.split_once(": &str = \"")?;
    let (_, constant) = constant.split_once("const ")?;
    let value = value.strip_suffix("\";")?;
    let is_one = ["FILE", "FOLDER", "NOT_READ"].iter().any(|end| constant.ends_with(end));
    (is_one && !value.contains(' ')).then_some(value)
}

/// Words of which the sheet or the threat model says that there is no such thing: a sentence with one of them has to say so too,
/// or name whose it is.
const DENIED: [(&[&str], &[&str]); 3] = [
    (&["port", "ports", "socket", "sockets", "telemetry", "listens", "cloud"], &[]),
    (&["encrypt", "encrypts", "encrypted", "encryption"], &["BitLocker", "disk", "Disk"]),
    (&["code-signed", "code signing", "code signature"], &[]),
];
const DENIALS: [&str; 10] = ["no", "not", "none", "nothing", "never", "without", "neither", "nobody", "No", "Not"];

/// Where a paper says other than the sheet: another data folder, or something that there is not.
pub fn contradictions(paper: &Paper, sheet: &Paper) -> Vec<String> {
    let mut faults = Vec::new();
    let folders: Vec<&str> = sheet.lines().flat_map(|(_, line)| code(line)).collect();
    for (at, line) in paper.lines() {
        let is_folder = |span: &&str| span.starts_with('%') || span.starts_with("~/");
        let other = code(line).into_iter().filter(is_folder).filter(|span| !folders.contains(span));
        faults.extend(other.map(|span| format!("{}:{at}: the folder {span}", paper.path)));
        let plain = words(line);
        let sentences = plain.split(['|', ';']).flat_map(|cell| cell.split(". "));
        for sentence in sentences {
            let has = |word: &&str| stands_in(sentence, word);
            let denied = DENIALS.iter().any(has) || sentence.contains("oes not apply");
            let faulty = DENIED.iter().any(|(named, whose)| named.iter().any(&has) && !whose.iter().any(&has));
            if faulty && !denied {
                faults.push(format!("{}:{at}: {}", paper.path, sentence.trim()));
            }
        }
    }
    faults
}

/// Whether a word stands in a sentence with no letter before or after it.
fn stands_in(sentence: &str, word: &str) -> bool {
    sentence.match_indices(word).any(|(at, _)| {
        let before = sentence[..at].chars().next_back();
        let after = sentence[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

mod can_fail {
    use super::*;

    #[test]
    fn a_file_or_a_test_that_is_gone() {
        let count = |text: &str| not_there(&Paper::of(text)).len();
        assert_eq!(count("`tests/it/main.rs`, `tests/it/papers.rs::actions_are_pinned`, `README.md`"), 0);
        assert_eq!(count("`tests/it/gone.rs` and `tests/it/papers.rs::gone`"), 2);
        // A function that is no test shows nothing.
        assert_eq!(count("`tests/it/papers.rs::paper`"), 1);
        assert_eq!(count("`organisation.db` and `target/papers/`"), 0);
    }

    #[test]
    fn a_claim_that_nothing_shows() {
        let count = |rows: &str| not_shown(&Paper::of(&format!("| a | shown by |\n|---|---|\n{rows}"))).len();
        assert_eq!(count("| x | `tests/it/main.rs` |\n| y | Not there |\n| **heading** | |\n"), 0);
        assert_eq!(count("| x | |\n"), 0, "a heading between rows");
        assert_eq!(count("| x | surely |\n| y | `organisation.db` |\n"), 2);
        assert_eq!(not_shown(&Paper::of("| a | b |\n|---|---|\n| x | surely |\n")).len(), 0, "no such column");
    }

    #[test]
    fn what_is_left_open_in_another_way() {
        let count = |text: &str| badly_marked(&Paper::of(text), &["name"]).len();
        assert_eq!(count("[publisher: name], [you: the date], [a paper](a.md)"), 0);
        assert_eq!(count("[publisher: nme], [you: ], [name], *(publisher)*"), 4);
        assert_eq!(count("the date: TBC"), 1);
    }

    #[test]
    fn a_file_of_the_data_folder() {
        assert_eq!(name_of_a_file("pub const STORE_FILE: &str = \"organisation.db\";"), Some("organisation.db"));
        assert_eq!(name_of_a_file("const FOLDER: &str = \"to-print\";"), Some("to-print"));
        assert_eq!(name_of_a_file("const RIGHT_FILE: &str = \"Check the file.\";"), None);
        assert_eq!(name_of_a_file("const FILE: &str = include_str!(\"x\");"), None);
    }

    #[test]
    fn a_contradiction() {
        let sheet = Paper::of("Data: `%LOCALAPPDATA%\\Safeguarding Audit\\data`, `~/.local/share/safeguardingaudit`.");
        let count = |text: &str| contradictions(&Paper::of(text), &sheet).len();
        assert_eq!(
            count("It lies in `~/.local/share/safeguardingaudit`. It opens no port. Use BitLocker to encrypt."),
            0
        );
        assert_eq!(count("It lies in `%APPDATA%\\Safeguarding Audit`."), 1);
        assert_eq!(count("It listens on port 443. It encrypts what you type. It is code-signed."), 3);
        assert_eq!(count("Support, and reports of faults."), 0, "a word within another");
    }
}
