//! Partnership questions, which are not scored.

use crate::condition::Condition;
use crate::ids::{OptionCode, QuestionId};
use crate::text::{Language, Text};

/// A partnership question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// The question.
    pub text: Text,
    /// Help below it; may be empty.
    pub help: Text,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// Whether a comment may be added.
    pub comment: bool,
    /// A consent to tick with it; may be empty.
    pub consent: Text,
    /// Whether nobody minds when it is left open.
    pub optional: bool,
    /// Who is asked.
    pub applies: Condition,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// 1 to 5, with the words for both ends.
    Scale {
        /// What 1 means.
        low: Text,
        /// What 5 means.
        high: Text,
    },
    /// One of these.
    Choice(Vec<(OptionCode, Text)>),
    /// Any number of these: their codes in the order of the list, parted by spaces.
    Several(Vec<(OptionCode, Text)>),
    /// Free text.
    Text,
    /// A whole number of minutes.
    Minutes,
    /// A whole number.
    Number,
    /// A day.
    Date,
    /// How often something happened: a band, or a number where it is large enough to point at nobody.
    Count {
        /// Bands from the smallest; the first begins at 0.
        bands: Vec<CountBand>,
        /// Numbers from here on are kept as they are, smaller ones as their band; none: always a band.
        exact_from: Option<u32>,
    },
}

/// A band of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountBand {
    /// Its code; it is no number, so that it is never taken for one.
    pub code: OptionCode,
    /// The smallest number in it.
    pub at_least: u32,
    /// Its name, such as “1 to 4”.
    pub label: Text,
}

/// A question in minutes takes no more: seventy days.
pub const MOST_MINUTES: usize = 100_000;

/// A number or a count is no larger.
pub const MOST_COUNTED: usize = 1_000_000;

impl QuestionKind {
    /// The answer in its one spelling, or none when it is no answer to this kind. A count that is too small to be told
    /// becomes its band, and codes get the order of the list.
    pub fn accept(&self, value: &str) -> Option<String> {
        let value_as = |good: bool| good.then(|| value.to_owned());
        match self {
            Self::Scale { .. } => value_as(matches!(value, "1" | "2" | "3" | "4" | "5")),
            Self::Choice(options) => value_as(options.iter().any(|(code, _)| code.as_str() == value)),
            Self::Several(options) => several(options, value),
            Self::Text => value_as(true),
            Self::Minutes => whole_number(value)
                .filter(|minutes| *minutes as usize <= MOST_MINUTES)
                .map(|minutes| minutes.to_string()),
            Self::Number => whole_number(value).map(|number| number.to_string()),
            Self::Date => value_as(crate::field::parse_date(value).is_some()),
            Self::Count { bands, exact_from } => match whole_number(value) {
                Some(number) if exact_from.is_some_and(|from| number >= from) => Some(number.to_string()),
                Some(number) => band_of(bands, number).map(|band| band.code.to_string()),
                None => value_as(bands.iter().any(|band| band.code.as_str() == value)),
            },
        }
    }

    /// An accepted answer in words, such as those of a choice or “4 of 5”; none for answers that are words already.
    pub fn in_words(&self, answer: &str, language: &Language) -> Option<String> {
        let label = |options: &[(OptionCode, Text)], one: &str| {
            let found = options.iter().find(|(code, _)| code.as_str() == one);
            found.map(|(_, label)| label.get(language).to_owned())
        };
        match self {
            Self::Choice(options) => label(options, answer),
            Self::Several(options) => {
                let labels: Vec<String> = answer.split(' ').filter_map(|one| label(options, one)).collect();
                (!labels.is_empty()).then(|| labels.join("; "))
            }
            Self::Scale { .. } => Some(format!("{answer} of 5")),
            Self::Minutes => Some(crate::wording::count(answer.parse().ok()?, "minute", "minutes")),
            Self::Count { bands, .. } => {
                bands.iter().find(|band| band.code.as_str() == answer).map(|band| band.label.get(language).to_owned())
            }
            Self::Text | Self::Number | Self::Date => None,
        }
    }

    /// The choices, with their words: options or bands.
    pub fn choices(&self) -> Vec<(&OptionCode, &Text)> {
        match self {
            Self::Choice(options) | Self::Several(options) => {
                options.iter().map(|(code, label)| (code, label)).collect()
            }
            Self::Count { bands, .. } => bands.iter().map(|band| (&band.code, &band.label)).collect(),
            _ => Vec::new(),
        }
    }
}

fn whole_number(value: &str) -> Option<u32> {
    let digits = value.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| value.parse().ok())?.filter(|number| *number as usize <= MOST_COUNTED)
}

fn several(options: &[(OptionCode, Text)], value: &str) -> Option<String> {
    let given: Vec<&str> = value.split_whitespace().collect();
    let known = given.iter().all(|one| options.iter().any(|(code, _)| code.as_str() == *one));
    let ordered = options.iter().map(|(code, _)| code.as_str()).filter(|code| given.contains(code));
    (known && !given.is_empty()).then(|| ordered.collect::<Vec<_>>().join(" "))
}

fn band_of(bands: &[CountBand], number: u32) -> Option<&CountBand> {
    bands.iter().rfind(|band| band.at_least <= number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(codes: &[&str]) -> Vec<(OptionCode, Text)> {
        codes.iter().map(|code| (OptionCode::new(code).unwrap(), Text::english(&code.to_uppercase()))).collect()
    }

    fn count(exact_from: Option<u32>) -> QuestionKind {
        let band = |code, at_least, label| CountBand {
            code: OptionCode::new(code).unwrap(),
            at_least,
            label: Text::english(label),
        };
        QuestionKind::Count {
            bands: vec![band("none", 0, "None"), band("few", 1, "1 to 4"), band("more", 5, "5 or more")],
            exact_from,
        }
    }

    #[test]
    fn small_counts_become_bands() {
        for (given, kept) in
            [("0", "none"), ("3", "few"), ("5", "more"), ("9", "more"), ("10", "10"), ("0012", "12"), ("few", "few")]
        {
            assert_eq!(count(Some(10)).accept(given).as_deref(), Some(kept), "{given}");
        }
        assert_eq!(count(None).accept("4000").as_deref(), Some("more"));
        for bad in ["-1", "1.5", "many", "1000001", "1e3"] {
            assert_eq!(count(Some(10)).accept(bad), None, "{bad}");
        }
        assert_eq!(count(None).in_words("few", &Language::english()).as_deref(), Some("1 to 4"));
        assert_eq!(count(Some(10)).in_words("12", &Language::english()), None);
    }

    #[test]
    fn several_choices_have_one_spelling() {
        let kind = QuestionKind::Several(options(&["a", "b", "c"]));
        assert_eq!(kind.accept("c a  a").as_deref(), Some("a c"));
        assert_eq!(kind.accept("a d"), None);
        assert_eq!(kind.in_words("a c", &Language::english()).as_deref(), Some("A; C"));
    }

    #[test]
    fn numbers_and_days_are_told_from_words() {
        assert_eq!(QuestionKind::Number.accept("007").as_deref(), Some("7"));
        assert_eq!(QuestionKind::Number.accept(""), None);
        assert_eq!(QuestionKind::Date.accept("2026-02-30"), None);
        assert_eq!(QuestionKind::Minutes.in_words("1", &Language::english()).as_deref(), Some("1 minute"));
    }
}
