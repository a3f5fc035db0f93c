//! A text as its words, as they are compared and as they stand.

use super::{End, Piece};
use crate::text::plain;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// Words in a row: which of them are shown around what was found.
const AROUND: usize = 24;
/// So many of them before it.
const BEFORE: usize = 6;

/// The words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    text: String,
    /// Each in small letters without accents.
    words: Vec<String>,
    /// Where each stands.
    places: Vec<Range<usize>>,
}

/// A part of a text around what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

impl Words {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let mut read = Self { text: text.to_owned(), ..Self::default() };
        let mut begun = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let inside = c.is_alphanumeric() || begun.is_some() && is_combining_mark(c);
            match (begun, inside) {
                (None, true) => begun = Some(at),
                (Some(from), false) => {
                    read.words.push(plain(&text[from..at]));
                    read.places.push(from..at);
                    begun = None;
                }
                _ => {}
            }
        }
        read
    }

    /// The words, in small letters without accents.
    pub fn all(&self) -> &[String] {
        &self.words
    }

    /// Some of the words as they stand in the text.
    pub fn written(&self, words: Range<usize>) -> &str {
        match (self.places.get(words.start), words.end.checked_sub(1).and_then(|last| self.places.get(last))) {
            (Some(first), Some(last)) if first.start <= last.end => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// Whether a word begins with a capital.
    pub fn is_capital(&self, word: usize) -> bool {
        self.written(word..word + 1).starts_with(char::is_uppercase)
    }

    /// Where a piece of a query stands: the first and the last word, and whether the last one is whole.
    pub(super) fn find<'a>(&'a self, piece: &'a Piece) -> impl Iterator<Item = (Range<usize>, bool)> + 'a {
        let length = piece.words.len();
        let ends = self.words.len().saturating_sub(length.max(1) - 1);
        (0..ends).filter_map(move |at| Some((at..at + length, self.stands_at(piece, at)?)))
    }

    /// Whether a piece stands at a word: `Some(true)`: whole.
    fn stands_at(&self, piece: &Piece, at: usize) -> Option<bool> {
        let (last, first) = piece.words.split_last()?;
        let same = first.iter().zip(&self.words[at..]).all(|(wanted, word)| wanted == word);
        let word = self.words.get(at + first.len()).filter(|_| same)?;
        let whole = match piece.end {
            _ if word == last => true,
            End::Whole => return None,
            End::Plural => word.strip_suffix('s').filter(|word| word == last).map(|_| true)?,
            End::Unfinished => word.starts_with(last.as_str()).then_some(false)?,
        };
        (!piece.capitals || in_capitals(&self.text[self.places[at].clone()])).then_some(whole)
    }

    /// The words around the first of what was found, with everything that was found marked; the beginning where nothing was.
    pub fn around<'p>(&self, pieces: impl IntoIterator<Item = &'p Piece>) -> Vec<Part> {
        let mut found: Vec<Range<usize>> =
            pieces.into_iter().flat_map(|piece| self.find(piece).map(|(words, _)| words).collect::<Vec<_>>()).collect();
        found.sort_by_key(|words| (words.start, words.end));
        let first = found.first().map_or(0, |words| words.start.saturating_sub(BEFORE));
        let end = (first + AROUND).min(self.words.len());
        let mut parts = Parts::default();
        if first > 0 {
            parts.add("…", false);
        }
        for at in first..end {
            let is_found = |at: usize| found.iter().any(|words| words.contains(&at));
            let marked = is_found(at);
            // What stands between two words that were found belongs to them.
            let joined = marked && at > first && is_found(at - 1);
            let before = if at == first { self.places[at].start } else { self.places[at - 1].end };
            parts.add(&self.text[before..self.places[at].start], joined);
            parts.add(&self.text[self.places[at].clone()], marked);
        }
        match self.places.get(end) {
            Some(_) => parts.add(" …", false),
            None => parts.add(self.places.last().map_or("", |last| &self.text[last.end..]), false),
        }
        parts.0
    }
}

#[derive(Default)]
struct Parts(Vec<Part>);

impl Parts {
    fn add(&mut self, text: &str, found: bool) {
        let text = text.replace(['\n', '\r', '\t'], " ");
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.found == found => last.text.push_str(&text),
            _ => self.0.push(Part { text, found }),
        }
    }
}

/// Whether a word is written as an abbreviation is: with two capitals, such as SCR, SENCo or EHCPs.
pub(super) fn in_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}
