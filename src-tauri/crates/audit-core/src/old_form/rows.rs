//! Which standard a row of an old form is probably about.

use crate::editions::words::{likeness, most_likeness, plain_words};
use crate::ids::StandardId;
use crate::text::Language;
use crate::tool::Placed;

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

/// The standard that a row is most likely about: the one of its words, else the one whose words are clearly most like them, else the one
/// of its number. None when nobody can tell.
pub fn closest(number: &str, text: &str, standards: &[Placed<'_>], language: &Language) -> Option<Match> {
    let words = plain_words(text);
    let mut alike: Vec<(u32, &StandardId)> = Vec::new();
    if !words.is_empty() {
        for placed in standards {
            let own = plain_words(placed.standard.statement.get(language));
            if own == words {
                return Some(Match { standard: placed.standard.id.clone(), how: How::SameWords });
            }
            if most_likeness(&words, &own) >= NOT_AGAINST {
                alike.push((likeness(&words, &own), &placed.standard.id));
            }
        }
    }
    alike.sort_by(|a, b| b.cmp(a));
    if let Some((best, id)) = alike.first().filter(|(best, _)| *best >= ALIKE)
        && alike.get(1).is_none_or(|(second, _)| second + CLEARLY <= *best)
    {
        return Some(Match { standard: (*id).clone(), how: How::AlikeWords(*best) });
    }
    let number = number.trim().trim_end_matches('.');
    let numbered = standards.iter().find(|placed| !number.is_empty() && placed.number == number)?;
    let id = &numbered.standard.id;
    let fits = words.is_empty() || alike.iter().any(|(like, other)| *other == id && *like >= NOT_AGAINST);
    fits.then(|| Match { standard: id.clone(), how: How::Number })
}
