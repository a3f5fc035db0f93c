//! A folder or a pattern where a file was to be named: what is in the one, what fits the other, and what to write instead.

use super::ways::listed;
use audit_core::problem::Told as Problem;
use std::fs;
use std::path::{Path, PathBuf};

/// What somebody is to name.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// “return”
    one: &'static str,
    /// “returns”
    many: &'static str,
    /// Its name ends with this, in small letters.
    ending: &'static str,
    /// Whether several can be named.
    several: bool,
}

impl Wanted {
    /// Returns to judge, of which several can be named.
    pub const RETURNS: Self = Self { several: true, ..Self::RETURN };
    /// One return.
    pub const RETURN: Self = Self { one: "return", many: "returns", ending: ".return.json", several: false };
    /// A workbook.
    pub const WORKBOOK: Self = Self { one: "workbook", many: "workbooks", ending: ".xlsx", several: false };
    /// A signing key.
    pub const KEY: Self = Self { one: "signing key", many: "signing keys", ending: ".key", several: false };
    /// A register of keys.
    pub const REGISTER: Self = Self { one: "register of keys", many: "registers", ending: ".json", several: false };
}

/// The same problem, or a better one: where a folder or a pattern was named, with what is there.
pub fn explained(path: &Path, wanted: Wanted, problem: Problem) -> Problem {
    match problem.code {
        "file-is-folder" => folder(path, wanted),
        "file-missing" => pattern(path, wanted).unwrap_or(problem),
        _ => problem,
    }
}

fn folder(path: &Path, wanted: Wanted) -> Problem {
    let Wanted { one, many, ending, several } = wanted;
    let named = |name: &str| path.join(name).display().to_string();
    let names = names_in(path, |name| name.to_lowercase().ends_with(ending));
    let (sentence, hint) = match names.as_slice() {
        [] => (
            format!("This is a folder, and there is no {one} in it."),
            format!("Check that you chose the right folder: the name of a {one} ends with {ending}."),
        ),
        [only] => (format!("This is a folder with a {one} in it: {only}."), format!("Name the file: {}", named(only))),
        [first, ..] => (
            format!("This is a folder with {} {many} in it: {}.", names.len(), listed(&names)),
            match several {
                true => format!("Name the files, all of them with {}", named(&format!("*{ending}"))),
                false => format!("Name one of them, such as {}", named(first)),
            },
        ),
    };
    Problem::new("file-is-folder", "", sentence, hint)
}

/// What is said of a name with `*` or `?` in it that is no file's: in quotation marks, and by the command line of Windows, a pattern
/// arrives as it was written.
fn pattern(path: &Path, wanted: Wanted) -> Option<Problem> {
    is_pattern(path).then(|| {
        let names: Vec<String> = fitting(path).iter().map(|path| path.display().to_string()).collect();
        let written = path.display();
        let (sentence, hint) = match names.as_slice() {
            [] => (
                format!("“{written}” is a pattern, and no file fits it."),
                format!("Check the folder: the name of a {} ends with {}.", wanted.one, wanted.ending),
            ),
            [only] => {
                (format!("“{written}” is a pattern, not a file. One file fits it: {only}."), format!("Name it: {only}"))
            }
            many => (
                format!("“{written}” is a pattern, not a file. {} files fit it: {}.", many.len(), listed(many)),
                match wanted.several {
                    true => {
                        "Leave the quotation marks out, so that all of these are meant, or name each file.".to_owned()
                    }
                    false => format!("Name one of them, such as {}", many[0]),
                },
            ),
        };
        Problem::new("file-is-pattern", "", sentence, hint)
    })
}

/// Whether the last part of a path has `*` or `?` in it.
pub fn is_pattern(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().contains(['*', '?']))
}

/// The files that fit a pattern in the last part of a path, in the order of their names.
pub fn fitting(path: &Path) -> Vec<PathBuf> {
    let Some(pattern) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { return Vec::new() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let names = names_in(folder.unwrap_or(Path::new(".")), |name| fits(&pattern, name));
    names.into_iter().map(|name| folder.map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name))).collect()
}

fn names_in(folder: &Path, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let names = files.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.') && fits(name)).collect();
    names.sort();
    names
}

/// `*` is any letters, `?` is one; capitals count as everywhere but on Windows.
fn fits(pattern: &str, name: &str) -> bool {
    let letters =
        |text: &str| if cfg!(windows) { text.to_lowercase() } else { text.to_owned() }.chars().collect::<Vec<_>>();
    let (pattern, name) = (letters(pattern), letters(name));
    // Where the last star stood, and how much of the name it has taken so far.
    let (mut p, mut n, mut star) = (0, 0, None);
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(letter) if *letter == '?' || *letter == name[n] => {
                p += 1;
                n += 1;
            }
            _ => match star {
                Some((at, taken)) => {
                    star = Some((at, taken + 1));
                    p = at + 1;
                    n = taken + 1;
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|letter| *letter == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_as_in_a_shell() {
        for (pattern, name, good) in [
            ("*.json", "a.return.json", true),
            ("*.json", "a.json.txt", false),
            ("a?c", "aéc", true),
            ("a?c", "ac", false),
            ("*r*n*", "return", true),
            ("**", "", true),
            ("r*", "a-return", false),
        ] {
            assert_eq!(fits(pattern, name), good, "{pattern} {name}");
        }
    }

    #[test]
    fn a_folder_and_a_pattern_say_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let missing = || Problem::new("file-missing", "", "There is no such file.", "");
        let said = |path: &Path, wanted, code: &'static str| explained(path, wanted, Problem::new(code, "", "", ""));
        assert!(said(folder.path(), Wanted::RETURNS, "file-is-folder").sentence.contains("no return in it"));
        for name in ["b.return.json", "a.return.json", ".hidden.return.json", "notes.txt"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let both = said(folder.path(), Wanted::RETURNS, "file-is-folder");
        assert_eq!(both.sentence, "This is a folder with 2 returns in it: a.return.json and b.return.json.");
        assert!(both.hint.ends_with("*.return.json"), "{}", both.hint);
        let one = said(folder.path(), Wanted::RETURN, "file-is-folder");
        assert!(one.hint.ends_with("a.return.json"), "{}", one.hint);
        let pattern = folder.path().join("*.return.json");
        assert_eq!(fitting(&pattern), ["a.return.json", "b.return.json"].map(|name| folder.path().join(name)));
        let found = explained(&pattern, Wanted::RETURNS, missing());
        assert_eq!(found.code, "file-is-pattern");
        assert!(found.sentence.contains("is a pattern, not a file. 2 files fit it"), "{}", found.sentence);
        let none = explained(&folder.path().join("*.xlsx"), Wanted::WORKBOOK, missing());
        assert!(none.sentence.ends_with("is a pattern, and no file fits it."), "{}", none.sentence);
        assert_eq!(explained(&folder.path().join("gone"), Wanted::RETURN, missing()), missing());
    }
}
