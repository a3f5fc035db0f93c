//! What people write short, and what it stands for.

use super::words::{Words, in_capitals};
use std::sync::OnceLock;

/// A spelling of something: an abbreviation, or the words in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    /// Its words as they are compared.
    pub words: Vec<String>,
    /// Whether it is found only where the text has capitals too.
    pub capitals: bool,
}

impl Spelling {
    fn read(written: &str) -> Self {
        let words = Words::of(written).all().to_vec();
        let short = !written.contains(' ') && in_capitals(written) && !written.chars().any(|c| c.is_ascii_digit());
        Self { words, capitals: short }
    }

    /// How many of these words it is, where they begin with it. `all`: these are all the words typed, and the last of several may be
    /// unfinished.
    fn begins(&self, typed: &[&str]) -> Option<usize> {
        let (last, first) = self.words.split_last()?;
        let count = self.words.len();
        let same = typed.len() >= count && first.iter().zip(typed).all(|(word, typed)| word == typed);
        let end = *typed.get(count - 1)?;
        let plural = end.strip_suffix('s') == Some(last.as_str());
        let unfinished = count > 1 && typed.len() == count && last.starts_with(end);
        (same && (end == last || plural || unfinished)).then_some(count)
    }
}

fn lines() -> &'static [Vec<Spelling>] {
    static LINES: OnceLock<Vec<Vec<Spelling>>> = OnceLock::new();
    LINES.get_or_init(|| {
        let written =
            include_str!("glossary.txt").lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        written.map(|line| line.split(';').map(|one| Spelling::read(one.trim())).collect()).collect()
    })
}

/// The longest spelling with which the words typed begin: how many words it is, and everything else that is written for the same.
pub(super) fn meant(typed: &[&str]) -> Option<(usize, Vec<Spelling>)> {
    let found =
        |line: &'static Vec<Spelling>| line.iter().filter_map(|one| one.begins(typed)).max().map(|count| (count, line));
    let all: Vec<_> = lines().iter().filter_map(found).collect();
    let longest = all.iter().map(|(count, _)| *count).max()?;
    let mut others: Vec<Spelling> = Vec::new();
    for (_, line) in all.into_iter().filter(|(count, _)| *count == longest) {
        for one in line.iter().filter(|one| one.begins(typed) != Some(longest)) {
            if !others.contains(one) {
                others.push(one.clone());
            }
        }
    }
    Some((longest, others))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_two_spellings_that_can_be_found() {
        assert!(lines().len() > 60);
        for line in lines() {
            assert!(line.len() >= 2, "{line:?}");
            assert!(line.iter().all(|one| !one.words.is_empty()), "{line:?}");
        }
    }

    #[test]
    fn a_spelling_that_means_two_things_leads_to_both_and_neither_to_the_other() {
        let full = |typed: &str| {
            let words = Words::of(typed);
            let typed: Vec<&str> = words.all().iter().map(String::as_str).collect();
            let others = meant(&typed).map_or_else(Vec::new, |(_, others)| others);
            others.into_iter().map(|one| one.words.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(full("scr"), ["single central record", "serious case review"]);
        assert_eq!(full("single central record"), ["scr"]);
        assert_eq!(full("Section 128"), ["s128", "s 128", "sec 128"]);
        assert_eq!(full("s.128"), ["s128", "sec 128", "section 128"]);
        assert_eq!(full("DSLs"), ["designated safeguarding lead"]);
        assert_eq!(full("designated safeguarding l"), ["dsl"]);
        assert_eq!(full("multi-agency safeguarding hub"), ["mash"]);
        assert_eq!(full("register"), [""; 0]);
    }
}
