//! Words that the screen and the papers share: dates as people say them, and plain counts.

use audit_core::wording;
use jiff::{Timestamp, civil::Date};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `12 October 2026`
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), MONTHS[usize::from(date.month().unsigned_abs()) - 1], date.year())
}

/// `12 October 2026`, or the text as it is when it is no date.
pub fn day_text(text: &str) -> String {
    audit_core::field::parse_date(text).map_or_else(|| text.to_owned(), day)
}

/// A stored time as a time; none when it is not one.
pub fn time(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

/// The day of a stored time where the person is: `3 November 2026`.
pub fn day_of(text: &str) -> String {
    time(text).map_or_else(|| text.to_owned(), |at| day(at.to_zoned(jiff::tz::TimeZone::system()).date()))
}

/// RFC 3339 UTC with milliseconds, as the store keeps it.
pub fn stamp(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// “1 action”, “2 actions”.
pub fn count(number: usize, one: &str, many: &str) -> String {
    wording::count(number, one, many)
}

/// The parts that say something, joined by commas.
pub fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

/// Joins a name and a role: “Ann Ash, practice manager”.
pub fn person(name: &str, role: &str) -> String {
    match (name.trim(), role.trim()) {
        (name, "") => name.to_owned(),
        ("", role) => role.to_owned(),
        (name, role) => format!("{name}, {role}"),
    }
}

/// A text where there is one: what the screen has as null is empty here.
pub(crate) fn given(text: impl Into<String>) -> Option<String> {
    Some(text.into()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_as_people_say_them() {
        assert_eq!(day_text("2026-10-02"), "2 October 2026");
        assert_eq!(day_text("soon"), "soon");
        let at: Timestamp = "2026-10-02T08:05:01.25Z".parse().unwrap();
        assert_eq!(stamp(at), "2026-10-02T08:05:01.250Z");
        assert_eq!(person("Ann", ""), "Ann");
        assert_eq!(person("Ann", "lead"), "Ann, lead");
    }
}
