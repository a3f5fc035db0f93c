//! The one spelling of a value, and why a value cannot be taken.

use super::{Field, Kind};
use std::fmt;
use uuid::Uuid;

impl Field {
    /// The value in its one spelling, or why it is not one. An empty value is `None`: the field is absent.
    pub fn accept(&self, value: &str) -> Result<Option<String>, BadValue> {
        let value = crate::text::readable(value);
        if value.chars().any(|c| c.is_control() && c != '\n' && c != '\t' && c != '\r') {
            return Err(BadValue::ControlCharacter);
        }
        let kind = self.kind();
        // Names and other short lines read as they are written, whoever reads them; a longer text may quote what it likes.
        if kind == Kind::Line && value.chars().any(crate::text::turns_words) {
            return Err(BadValue::TurnsWords);
        }
        let value = match kind {
            Kind::Words => value.replace("\r\n", "\n").replace('\r', "\n"),
            Kind::Line => value.split(['\n', '\r', '\t']).collect::<Vec<_>>().join(" "),
            _ => value.trim().to_owned(),
        };
        if value.trim().is_empty() {
            return Ok(None);
        }
        kind.check(&value).map(|()| Some(value))
    }
}

impl Kind {
    fn check(self, value: &str) -> Result<(), BadValue> {
        let longest = |most: usize| match value.chars().count() {
            length if length > most => Err(BadValue::TooLong { most }),
            _ => Ok(()),
        };
        let only = |good: bool, bad: BadValue| if good { Ok(()) } else { Err(bad) };
        match self {
            Self::Line => longest(300),
            Self::Words => longest(32_767),
            Self::Code => only(crate::ids::OptionCode::new(value).is_ok(), BadValue::NotACode),
            Self::Date => only(parse_date(value).is_some(), BadValue::NotADate),
            Self::Tick => only(value == "yes", BadValue::NotATick),
            Self::Id => only(Uuid::try_parse(value).is_ok(), BadValue::NotAnId),
            Self::Number => {
                only(value.parse::<u32>().is_ok_and(|n| n <= 1_000_000), BadValue::NotANumber { most: 1_000_000 })
            }
        }
    }
}

/// A date as it is stored, 2026-10-12, between 1900 and 2199.
pub fn parse_date(value: &str) -> Option<jiff::civil::Date> {
    let date: jiff::civil::Date = value.parse().ok()?;
    let spelt = date.to_string() == value;
    (spelt && (1900..2200).contains(&date.year())).then_some(date)
}

/// Why a value cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadValue {
    /// Longer than the field holds.
    TooLong {
        /// The most characters.
        most: usize,
    },
    /// Holds a character that cannot be typed or read.
    ControlCharacter,
    /// Holds an invisible character that turns the words after it round.
    TurnsWords,
    /// Not a code.
    NotACode,
    /// Not a date.
    NotADate,
    /// Neither `yes` nor nothing.
    NotATick,
    /// Not a UUID.
    NotAnId,
    /// Not a whole number up to a million.
    NotANumber {
        /// The largest.
        most: usize,
    },
}

impl BadValue {
    /// What a person can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::TooLong { .. } => "Make it shorter. What was saved before is safe.",
            Self::ControlCharacter | Self::TurnsWords => {
                "Type the words instead of pasting them. What was saved before is safe."
            }
            Self::NotACode => "Choose one of the options shown.",
            Self::NotADate => "Enter a day, a month and a year, for example 12 October 2026.",
            Self::NotATick => "Tick the box, or leave it empty.",
            Self::NotAnId => "Go back to the start and open the audit again.",
            Self::NotANumber { .. } => "Enter digits only, for example 90.",
        }
    }
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { most } => write!(f, "This is longer than {} characters.", crate::wording::thousands(*most)),
            Self::ControlCharacter => f.write_str("This contains a character that cannot be shown."),
            Self::TurnsWords => f.write_str("This contains a hidden character that reverses text direction."),
            Self::NotACode => f.write_str("This is not one of the choices."),
            Self::NotADate => f.write_str("This is not a date between 1900 and 2199."),
            Self::NotATick => f.write_str("This can only be ticked or not."),
            Self::NotAnId => f.write_str("This is not an id."),
            Self::NotANumber { most } => {
                write!(f, "This is not a whole number up to {}.", crate::wording::thousands(*most))
            }
        }
    }
}

impl std::error::Error for BadValue {}
