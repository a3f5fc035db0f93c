//! How old the program is, by the computer's clock: it cannot be told of a newer one, so an old one says so.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit};

/// From so many whole months on it is said.
const OLD: i32 = 12;

/// The time at which a build was made, as the build is given it: seconds since the year 1970, as text. None where nobody gave one.
pub fn made(seconds: &str) -> Option<Timestamp> {
    Timestamp::from_second(seconds.parse().ok()?).ok()
}

/// The day, in UTC: the same on every computer.
pub(crate) fn day_made(made: Timestamp) -> Date {
    made.to_zoned(TimeZone::UTC).date()
}

/// What the start says of a program that was made on this day; none while it is not old.
pub(crate) fn said(made: Date, today: Date) -> Option<String> {
    let months = made.until((Unit::Month, today)).map_or(0, |span| span.get_months());
    let ago = match months {
        months if months < OLD => return None,
        months if months < 24 => format!("{months} months"),
        months => format!("more than {} years", months / 12),
    };
    Some(format!("This program was made {ago} ago. Ask whoever gave it to you for a newer one."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{KeyFiles, Program, System};
    use jiff::civil::date;

    #[test]
    fn a_program_is_old_after_a_year() {
        let made = date(2025, 9, 30);
        for young in [date(2025, 9, 30), date(2026, 9, 29), date(2024, 1, 1)] {
            assert_eq!(said(made, young), None, "{young}");
        }
        let sentence = "This program was made 14 months ago. Ask whoever gave it to you for a newer one.";
        assert_eq!(said(made, date(2026, 11, 30)).as_deref(), Some(sentence));
        assert!(said(made, date(2026, 9, 30)).unwrap().contains("made 12 months ago"));
        assert!(said(made, date(2027, 9, 29)).unwrap().contains("made 23 months ago"));
        assert!(said(made, date(2029, 1, 1)).unwrap().contains("made more than 3 years ago"));
    }

    #[test]
    fn the_start_of_an_old_program_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let said = |seconds: &str| {
            let world = System::new(KeyFiles::new(folder.path())).of_a_program_made(super::made(seconds));
            Program::open(folder.path(), Box::new(world)).unwrap().start().unwrap().age
        };
        assert!(said("1600000000").unwrap().contains("years ago"));
        assert_eq!(said(""), None);
    }

    #[test]
    fn a_build_that_was_given_no_time_has_no_age() {
        assert_eq!(made(""), None);
        assert_eq!(made("yesterday"), None);
        assert_eq!(day_made(made("1796000000").unwrap()), date(2026, 11, 30));
    }
}
