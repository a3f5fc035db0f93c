//! Which standard a row of an old form is probably about.

use crate::editions::words::{Numbered, Numbers, Sorted, likeness, plain_words};
use crate::ids::StandardId;
use crate::limits::STATEMENT;
use crate::text::Language;
use crate::tool::Placed;
use std::collections::BTreeMap;

/// How a row was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It has the words of the standard.
    SameWords,
    /// Its words are like those of the standard: parts of a thousand.
    AlikeWords(u32),
    /// It has the number of the standard, and no words that say otherwise.
    Number,
}

/// What a row is probably about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The standard.
    pub standard: StandardId,
    /// Why.
    pub how: How,
}

/// Words that share less than this are about something else.
const ALIKE: u32 = 500;
/// Two standards that are so nearly as much alike are not told apart.
const CLEARLY: u32 = 40;
/// Words that share at least this do not speak against a number.
const NOT_AGAINST: u32 = 250;

/// What comparing words may cost for a whole form, counted in words that are looked at: twice what a form takes of
/// 300 rows and 100 standards. Beyond it only the same words and numbers are told.
const PATIENCE: usize = 40_000_000;
/// The longest words of a row that are compared with standards, in bytes: twice what a statement may have.
const LONGEST: usize = 2 * STATEMENT.most;

/// The standards that rows may be about, made ready for many rows.
pub struct Closest<'t> {
    standards: Vec<Own<'t>>,
    numbers: Numbers,
    by_words: BTreeMap<Vec<String>, usize>,
    by_number: BTreeMap<&'t str, usize>,
    left: usize,
}

struct Own<'t> {
    id: &'t StandardId,
    words: Vec<Numbered>,
    sorted: Sorted<Numbered>,
}

impl<'t> Closest<'t> {
    /// Looks at the statements once.
    pub fn new(standards: &'t [Placed<'t>], language: &Language) -> Self {
        let mut numbers = Numbers::default();
        let mut by_words = BTreeMap::new();
        let mut own = Vec::with_capacity(standards.len());
        for (place, placed) in standards.iter().enumerate() {
            let words = plain_words(placed.standard.statement.get(language));
            let numbered = numbers.learn(&words);
            own.push(Own { id: &placed.standard.id, sorted: Sorted::of(&numbered), words: numbered });
            // Of two that are alike the first.
            by_words.entry(words).or_insert(place);
        }
        let by_number =
            standards.iter().enumerate().rev().map(|(place, placed)| (placed.number.as_str(), place)).collect();
        Self { standards: own, numbers, by_words, by_number, left: PATIENCE }
    }

    /// The standard that a row is most likely about: the one of its words, else the one whose words are clearly most like them, else
    /// the one of its number. None when nobody can tell.
    pub fn find(&mut self, number: &str, text: &str) -> Option<Match> {
        // No statement is as long, and what is there speaks against a number.
        if text.len() > LONGEST {
            return None;
        }
        let words = plain_words(text);
        if let Some(place) = self.by_words.get(&words).filter(|_| !words.is_empty()) {
            return Some(Match { standard: self.standards[*place].id.clone(), how: How::SameWords });
        }
        let mut alike = self.alike(&words);
        alike.sort_by(|a, b| b.cmp(a));
        if let Some((best, id)) = alike.first().filter(|(best, _)| *best >= ALIKE)
            && alike.get(1).is_none_or(|(second, _)| second + CLEARLY <= *best)
        {
            return Some(Match { standard: (*id).clone(), how: How::AlikeWords(*best) });
        }
        let number = number.trim().trim_end_matches('.');
        let numbered = self.by_number.get(number).filter(|_| !number.is_empty())?;
        let id = self.standards[*numbered].id;
        let fits = words.is_empty() || alike.iter().any(|(like, other)| *other == id && *like >= NOT_AGAINST);
        fits.then(|| Match { standard: id.clone(), how: How::Number })
    }

    /// How much each standard is like these words, of those that are at all.
    fn alike(&mut self, words: &[String]) -> Vec<(u32, &'t StandardId)> {
        let mut alike = Vec::new();
        let words = self.numbers.of(words);
        let sorted = Sorted::of(&words);
        for own in self.standards.iter().filter(|_| !words.is_empty()) {
            let all = words.len() + own.words.len();
            let Some(left) = self.left.checked_sub(all) else { break };
            self.left = left;
            if sorted.most_likeness(&own.sorted) >= NOT_AGAINST {
                // Words that have little in common take the square of their number.
                let Some(left) = self.left.checked_sub(all * all) else { continue };
                self.left = left;
                alike.push((likeness(&words, &own.words), own.id));
            }
        }
        alike
    }
}
