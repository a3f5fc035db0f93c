//! Whether two texts ask the same, and which words differ.
//!
//! **The same words.** Two texts ask the same when they have the same words in the same order, whatever the white space, the
//! capitals and the punctuation between words. Only a fixed list of marks counts as punctuation; everything else is text,
//! so `80%` and `80`, `and/or` and `and or` are not the same. A point, comma, colon or dash between two digits is
//! text too (`1.5` is not `15`), and so is a dash before a digit, and an apostrophe within a word. When in doubt, two texts
//! are not the same: a person then sees both and decides.
//!
//! **Related.** Two texts are related when at least half of their letters stand in words that both have in the same
//! order. Counting letters instead of words keeps “you have a” from making any two short statements related.
//! Unrelated texts never pass an answer on, even under one id.

use crate::text::fold;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Some words in a row, and in which of two texts they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// In which text.
    pub side: Side,
    /// The words, one space between them.
    pub words: String,
}

/// In which of two texts words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In both.
    Both,
    /// In the old one only.
    Old,
    /// In the new one only.
    New,
}

/// Whether two texts have the same words.
pub fn same_words(a: &str, b: &str) -> bool {
    let (first, second) = (plain_words(a), plain_words(b));
    // Texts of punctuation alone have no words to compare.
    if first.is_empty() || second.is_empty() { fold(a) == fold(b) } else { first == second }
}

/// Whether two texts are about the same thing, so that a person can be asked whether an answer still holds.
pub fn related(a: &str, b: &str) -> bool {
    let (a, b) = (plain_words(a), plain_words(b));
    a.len() + b.len() <= MOST_WORDS && likeness(&a, &b) >= 500
}

/// A word that can be compared with another.
pub(crate) trait Word: Clone + Ord + Hash {
    /// How many letters it has.
    fn letters(&self) -> usize;
}

impl Word for String {
    fn letters(&self) -> usize {
        self.chars().count()
    }
}

/// A word as a number: where words are compared millions of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Numbered {
    word: u32,
    letters: u32,
}

impl Word for Numbered {
    fn letters(&self) -> usize {
        self.letters as usize
    }
}

/// Words that have a number each.
#[derive(Debug, Default)]
pub(crate) struct Numbers(HashMap<String, u32>);

impl Numbers {
    /// These words as numbers, each new one with the next.
    pub(crate) fn learn(&mut self, words: &[String]) -> Vec<Numbered> {
        let number = |word: &String| {
            let next = self.0.len() as u32;
            let word_number = *self.0.entry(word.clone()).or_insert(next);
            Numbered { word: word_number, letters: word.letters() as u32 }
        };
        words.iter().map(number).collect()
    }

    /// These words as numbers. Those that were never learnt are no word that was: they are not told from each other.
    pub(crate) fn of(&self, words: &[String]) -> Vec<Numbered> {
        let number = |word: &String| Numbered {
            word: self.0.get(word).copied().unwrap_or(u32::MAX),
            letters: word.letters() as u32,
        };
        words.iter().map(number).collect()
    }
}

fn letters<'w, W: Word + 'w>(words: impl IntoIterator<Item = &'w W>) -> usize {
    words.into_iter().map(Word::letters).sum()
}

/// How much of the letters of two texts stands in words that both have in the same order: parts of a thousand, rounded down.
pub(crate) fn likeness<W: Word>(first: &[W], second: &[W]) -> u32 {
    let shared: usize = capture_diff_slices(Algorithm::Myers, first, second)
        .into_iter()
        .filter_map(|op| match op {
            DiffOp::Equal { old_index, len, .. } => Some(letters(&first[old_index..old_index + len])),
            _ => None,
        })
        .sum();
    per_mille(shared, letters(first) + letters(second))
}

/// The words of a text in an order of their own: the most that two texts can be alike is told from these much quicker.
pub(crate) struct Sorted<W> {
    words: Vec<W>,
    letters: usize,
}

impl<W: Word> Sorted<W> {
    pub(crate) fn of(words: &[W]) -> Self {
        let mut sorted = words.to_vec();
        sorted.sort_unstable();
        Self { words: sorted, letters: letters(words) }
    }

    /// The most that [`likeness`] can be: as if the order did not matter.
    pub(crate) fn most_likeness(&self, other: &Self) -> u32 {
        let (mut shared, mut at) = (0, 0);
        for word in &self.words {
            while other.words.get(at).is_some_and(|other| other < word) {
                at += 1;
            }
            if other.words.get(at) == Some(word) {
                shared += word.letters();
                at += 1;
            }
        }
        per_mille(shared, self.letters + other.letters)
    }
}

/// Texts by their words, to be asked often whether one of them is the same (see [`same_words`]).
pub(crate) struct Known {
    words: HashSet<Vec<String>>,
    /// Texts of punctuation alone have no words to compare.
    folded: HashSet<String>,
    longest: usize,
}

impl Known {
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        Self {
            words: texts.clone().map(plain_words).collect(),
            folded: texts.clone().map(fold).collect(),
            longest: texts.map(str::len).max().unwrap_or(0),
        }
    }

    /// Whether one of the texts has the same words. A text many times as long as each of them has not.
    pub(crate) fn has(&self, text: &str) -> bool {
        if text.len() > 4 * self.longest + 100 {
            return false;
        }
        let words = plain_words(text);
        if words.is_empty() { self.folded.contains(&fold(text)) } else { self.words.contains(&words) }
    }
}

fn per_mille(shared: usize, all: usize) -> u32 {
    (shared * 2000).checked_div(all).and_then(|share| u32::try_from(share).ok()).unwrap_or(0)
}

/// The most words of two texts that are held against each other one by one: finding what two unlike texts have in common takes the
/// square of their number.
const MOST_WORDS: usize = 4_000;

/// The words of two texts in reading order, each marked with where it stands. Of very long texts, all of the old one and all of the
/// new one.
pub fn differences(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (fold(old), fold(new));
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    if old.len() + new.len() > MOST_WORDS && old != new {
        let whole = |side: Side, words: &[&str]| Piece { side, words: words.join(" ") };
        let both = [whole(Side::Old, &old), whole(Side::New, &new)];
        return both.into_iter().filter(|piece| !piece.words.is_empty()).collect();
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |side: Side, words: &[&str]| {
        let words = words.join(" ");
        if !words.is_empty() {
            pieces.push(Piece { side, words });
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (before, after) = (&old[op.old_range()], &new[op.new_range()]);
        match op {
            DiffOp::Equal { .. } => add(Side::Both, before),
            _ => {
                add(Side::Old, before);
                add(Side::New, after);
            }
        }
    }
    pieces
}

/// Differences as plain text, readable without colour: `You have a [-named-] {+designated+} lead.`
pub fn marked(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| match piece.side {
        Side::Both => piece.words.clone(),
        Side::Old => format!("[-{}-]", piece.words),
        Side::New => format!("{{+{}+}}", piece.words),
    };
    pieces.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// The words of a text in small letters, without the punctuation between them.
pub(crate) fn plain_words(text: &str) -> Vec<String> {
    let letters: Vec<char> = fold(text).chars().map(one_spelling).collect();
    let mut words: Vec<String> = vec![String::new()];
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(place + 1).copied();
        let word = words.last_mut().expect("never empty");
        match is_text(before, *letter, after) {
            true => word.extend(letter.to_lowercase()),
            false if word.is_empty() => {}
            false => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn one_spelling(letter: char) -> char {
    match letter {
        '‘' | '’' | 'ʼ' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        other => other,
    }
}

fn is_text(before: Option<char>, letter: char, after: Option<char>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match letter {
        '.' | ',' | ':' => digit(before) && digit(after),
        '-' => digit(after) && (digit(before) || !word(before)),
        '\'' => word(before) && word(after),
        ';' | '!' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '"' | '“' | '”' | '„' | '«' | '»' | '…' | '•' | '·'
        | '*' | '_' | '`' => false,
        other => !other.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_capitals_and_punctuation_do_not_change_what_is_asked() {
        for (a, b) in [
            ("You have a named lead.", "You have a  named lead"),
            ("You have a named lead", "You have a Named Lead!"),
            ("Staff’s checks – all of them", "staff's checks, all of them"),
            ("A (short) list: “one”, two", "A short list one; two."),
            ("", " "),
        ] {
            assert!(same_words(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn what_could_change_the_meaning_is_text() {
        for (a, b) in [
            ("Within 1.5 days", "Within 15 days"),
            ("Between 0-5 years", "Between 0 5 years"),
            ("80% are trained", "80 are trained"),
            ("Parents and/or carers", "Parents and or carers"),
            ("You restrain", "You do not restrain"),
            ("re-sign", "resign"),
            ("parents' views", "parent's views"),
            ("A lead, trained", "A trained lead"),
            ("-5 degrees", "5 degrees"),
            ("?", "!"),
            ("मिल", "मिला"),
        ] {
            assert!(!same_words(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn related_texts_share_half_of_their_letters() {
        for (a, b) in [
            ("You have a named lead for safeguarding.", "You have a designated lead for safeguarding children."),
            ("All staff are trained every three years.", "All staff and volunteers are trained every two years."),
            ("You restrain", "You do not restrain"),
        ] {
            assert!(related(a, b), "{a} | {b}");
        }
        for (a, b) in [
            ("You have a named lead.", "You have a fire door."),
            ("Staff know how to refer a child to the council.", "The lead keeps a register of visitors."),
            ("All staff are trained.", "Windows in doors are kept clear."),
            ("", ""),
            ("?", "?"),
        ] {
            assert!(!related(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn differences_can_be_read_without_colour() {
        let shown = |a: &str, b: &str| marked(&differences(a, b));
        assert_eq!(
            shown("You have a named lead.", "You have a designated lead."),
            "You have a [-named-] {+designated+} lead."
        );
        assert_eq!(shown("One two", "One two three"), "One two {+three+}");
        assert_eq!(shown("One two", "two"), "[-One-] two");
        assert_eq!(shown("", "new"), "{+new+}");
        assert_eq!(shown("same", "same"), "same");
        let long = "word ".repeat(3_000);
        let other = "else ".repeat(3_000);
        assert_eq!(shown(&long, &other), format!("[-{}-] {{+{}+}}", long.trim(), other.trim()));
        assert_eq!(shown(&long, &long), long.trim());
    }
}
