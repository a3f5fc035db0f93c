//! What an old form's words for a rating mean on the scale of an audit tool.

use crate::audit::Rating;
use crate::editions::words::{plain_words, same_words};
use crate::tool::{Counts, Tool};
use std::collections::BTreeMap;

/// What a value of an old form probably means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The value as it was typed first.
    pub value: String,
    /// In how many rows it stands.
    pub count: usize,
    /// The rating that it probably means; none: nobody can tell.
    pub rating: Option<Rating>,
    /// Whether it is a guess, rather than the level's own name.
    pub guessed: bool,
}

const MET: &[&str] = &[
    "met",
    "fully met",
    "full",
    "fully",
    "green",
    "g",
    "yes",
    "y",
    "in place",
    "complete",
    "completed",
    "compliant",
    "fully compliant",
    "embedded",
    "achieved",
    "effective",
    "outstanding",
    "good",
];
const PARTLY: &[&str] = &[
    "partly",
    "partly met",
    "partially met",
    "partial",
    "partially",
    "part met",
    "amber",
    "a",
    "in progress",
    "in part",
    "some",
    "developing",
    "working towards",
    "under way",
    "ongoing",
    "requires improvement",
    "partially compliant",
];
const NOT_MET: &[&str] = &[
    "not met",
    "unmet",
    "red",
    "r",
    "no",
    "n",
    "not in place",
    "none",
    "not started",
    "no evidence",
    "inadequate",
    "not compliant",
    "non compliant",
    "non-compliant",
];
const NOT_APPLICABLE: &[&str] = &["not applicable", "n/a", "na", "n.a", "does not apply"];

/// How a value probably counts; the outer none: it says nothing; the inner: not applicable.
fn counts(value: &str) -> Option<Option<Counts>> {
    let value = folded(value);
    let among = |all: &[&str]| all.contains(&value.as_str());
    match () {
        () if among(NOT_APPLICABLE) => Some(None),
        () if among(NOT_MET) => Some(Some(Counts::NotMet)),
        () if among(PARTLY) => Some(Some(Counts::Partly)),
        () if among(MET) => Some(Some(Counts::Met)),
        () => None,
    }
}

/// What two values of a form have in common that are the same, however they are typed.
pub fn value_key(value: &str) -> String {
    folded(value)
}

/// The longest rating, in bytes: longer words are none.
const LONGEST: usize = 300;

fn folded(value: &str) -> String {
    if value.len() > LONGEST {
        return value.trim().to_owned();
    }
    let lower = value.trim().to_lowercase();
    match NOT_APPLICABLE.contains(&lower.as_str()) || lower == "non-compliant" {
        true => lower,
        false => plain_words(value).join(" "),
    }
}

/// Whether two values of a form are the same, however they are typed.
pub fn same_value(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

/// Whether a cell looks like a rating.
pub(super) fn is_rating(value: &str) -> bool {
    counts(value).is_some()
}

/// The most values that are asked about: a column with more is none of ratings.
const MOST_VALUES: usize = 100;

/// The values in the column of ratings, at most a hundred, the most frequent first, each with what it probably means. Of a scale of numbers the highest is
/// taken for the best, which a person has to look at.
pub fn meanings<'v>(values: impl Iterator<Item = &'v str>, tool: &Tool) -> Vec<Meaning> {
    let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for value in values.map(str::trim).filter(|value| !value.is_empty()) {
        found.entry(folded(value)).or_insert_with(|| (value.to_owned(), 0)).1 += 1;
    }
    let mut numbers: Vec<u32> = found.values().filter_map(|(value, _)| value.parse().ok()).collect();
    numbers.sort_unstable();
    let ends = (numbers.len() >= 2).then(|| (numbers[0], numbers[numbers.len() - 1]));
    let mut meanings: Vec<Meaning> = found
        .into_values()
        .map(|(value, count)| {
            let (rating, guessed) = meaning(&value, tool, ends);
            Meaning { value, count, rating, guessed }
        })
        .collect();
    meanings.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    meanings.truncate(MOST_VALUES);
    meanings
}

fn meaning(value: &str, tool: &Tool, ends: Option<(u32, u32)>) -> (Option<Rating>, bool) {
    if value.len() > LONGEST {
        return (None, false);
    }
    let own = tool.levels.iter().find(|level| {
        let labels = level.label.iter().any(|(_, label)| same_words(value, label));
        labels || level.code.as_str() == value.trim().to_lowercase()
    });
    if let Some(level) = own {
        return (Some(Rating::Level(level.code.clone())), false);
    }
    // Where two levels count alike nothing says which of them is meant: a person picks it.
    let level = |wanted: Counts| {
        let mut found = tool.levels.iter().filter(|level| level.counts == wanted);
        let only = found.next().filter(|_| found.next().is_none());
        only.map(|level| Rating::Level(level.code.clone()))
    };
    match (counts(value), value.parse::<u32>().ok().zip(ends)) {
        (Some(None), _) => (Some(Rating::NotApplicable), true),
        (Some(Some(wanted)), _) => guess(level(wanted)),
        (None, Some((number, (lowest, highest)))) => {
            let wanted = match number {
                number if number == highest => Counts::Met,
                number if number == lowest => Counts::NotMet,
                _ => Counts::Partly,
            };
            guess(level(wanted))
        }
        _ => (None, false),
    }
}

/// A guess has to be looked at; no guess is none.
fn guess(rating: Option<Rating>) -> (Option<Rating>, bool) {
    let guessed = rating.is_some();
    (rating, guessed)
}
