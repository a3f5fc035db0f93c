//! Which snapshots stay: the newest, then one a day, a week, a month. They are counted, never dated against the clock of today:
//! a computer whose clock is years wrong for an hour must not cost the snapshots of years.
use std::collections::HashSet;

use jiff::{Timestamp, tz::TimeZone};

/// So many of the newest always stay: a long day's work with one every twenty minutes.
const NEWEST: usize = 30;
/// So many days, weeks and months keep the newest snapshot of theirs.
const DAYS: usize = 14;
const WEEKS: usize = 8;
const MONTHS: usize = 24;
/// No more go at once: a fault in what is counted is seen before much is gone.
const AT_ONCE: usize = 3;

/// Of snapshots whose moments are given newest first, in the order in which they were made, the places of those that may go;
/// the oldest go first.
pub(super) fn superfluous(newest_first: &[Timestamp]) -> Vec<usize> {
    let (mut days, mut weeks, mut months) = (Kept::new(DAYS), Kept::new(WEEKS), Kept::new(MONTHS));
    let mut go = Vec::new();
    for (index, moment) in newest_first.iter().enumerate() {
        let date = moment.to_zoned(TimeZone::UTC).date();
        let week = date.iso_week_date();
        // Each rhythm is asked: what stays for its day also stands for its week and month.
        let stands = [
            days.is_first((date.year(), date.day_of_year())),
            weeks.is_first((week.year(), i16::from(week.week()))),
            months.is_first((date.year(), i16::from(date.month()))),
        ];
        if index >= NEWEST && !stands.contains(&true) {
            go.push(index);
        }
    }
    go.into_iter().rev().take(AT_ONCE).collect()
}

/// The periods of one rhythm for which a snapshot stands by now.
struct Kept {
    most: usize,
    seen: HashSet<(i16, i16)>,
}

impl Kept {
    fn new(most: usize) -> Self {
        Self { most, seen: HashSet::new() }
    }

    /// Whether this is the first snapshot of its period, and one of the periods that keep one.
    fn is_first(&mut self, period: (i16, i16)) -> bool {
        self.seen.len() < self.most && self.seen.insert(period)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3600;
    const DAY: i64 = 24 * HOUR;

    fn at(seconds: i64) -> Timestamp {
        let start: Timestamp = "2026-01-01T00:30:00Z".parse().expect("a time");
        Timestamp::from_second(start.as_second() + seconds).expect("in range")
    }

    /// Takes one more snapshot and thins, as the program does.
    fn take(kept: &mut Vec<Timestamp>, now: Timestamp) -> usize {
        kept.insert(0, now);
        let go = superfluous(kept);
        let mut index = 0;
        kept.retain(|_| {
            index += 1;
            !go.contains(&(index - 1))
        });
        go.len()
    }

    /// Runs the program every hour of `days` and answers how old, in days, what is left is.
    fn after(days: i64) -> Vec<i64> {
        let mut kept = Vec::new();
        for hour in 0..days * 24 {
            take(&mut kept, at(hour * HOUR));
        }
        kept.iter().map(|moment| (kept[0].as_second() - moment.as_second()) / DAY).collect()
    }

    #[test]
    fn the_newest_are_kept_whole_then_days_weeks_and_months() {
        assert_eq!(after(1).len(), 24);
        let ages = after(900);
        assert!(ages.iter().filter(|age| **age < 2).count() >= NEWEST, "{ages:?}");
        for day in 2..12 {
            assert!(ages.contains(&day), "day {day} in {ages:?}");
        }
        assert!(ages.iter().filter(|age| (14..56).contains(*age)).count() >= 5, "{ages:?}");
        assert!((20..=24).contains(&ages.iter().filter(|age| **age >= 56).count()), "{ages:?}");
        assert!(ages.len() < 80, "{ages:?}");
    }

    #[test]
    fn an_hour_with_a_clock_years_wrong_costs_next_to_nothing() {
        for years in [3, -3] {
            let mut kept = Vec::new();
            for hour in 0..90 * 24 {
                take(&mut kept, at(hour * HOUR));
            }
            let before = kept.clone();
            for minute in [0, 20, 40] {
                assert!(take(&mut kept, at(years * 365 * DAY + minute * 60)) <= AT_ONCE);
            }
            let lost = before.iter().filter(|moment| !kept.contains(moment)).count();
            // Three that make room for three newer ones, and the oldest of the days, weeks and months that are counted.
            assert!(lost <= 6, "{years} years: {lost} of {} are gone", before.len());
            // When the clock is right again, the days before it went wrong are still there.
            for hour in 90 * 24..91 * 24 {
                take(&mut kept, at(hour * HOUR));
            }
            let days: HashSet<i64> = kept.iter().map(|moment| moment.as_second() / DAY).collect();
            assert!((80..90).all(|day| days.contains(&(at(day * DAY).as_second() / DAY))), "{days:?}");
        }
    }

    #[test]
    fn few_go_at_once_and_the_oldest_first() {
        let same_hour: Vec<Timestamp> = (0..200).rev().map(at).collect();
        assert_eq!(superfluous(&same_hour), [199, 198, 197]);
        assert_eq!(superfluous(&same_hour[..NEWEST]), [] as [usize; 0]);
    }
}
