//! Which snapshots stay: all of the last day, then one a day, a week, a month.
use std::collections::HashSet;

use jiff::{Timestamp, tz::TimeZone};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const DAILY: i64 = 14 * DAY;
const WEEKLY: i64 = 8 * 7 * DAY;
const MONTHLY: i64 = 731 * DAY;

/// Of these moments, those whose snapshots may go. The newest always stays, and the newest of each day for 14 days, of
/// each week for 8 weeks, of each month for 24 months; a moment in the future stays (a clock was wrong).
pub(super) fn superfluous(moments: &[Timestamp], now: Timestamp) -> Vec<Timestamp> {
    let mut newest_first = moments.to_vec();
    newest_first.sort_unstable_by(|a, b| b.cmp(a));
    let mut periods = HashSet::new();
    let mut go = Vec::new();
    for (index, moment) in newest_first.into_iter().enumerate() {
        let age = now.as_second() - moment.as_second();
        let kept = index == 0 || age < DAY || keys(moment, age).is_some_and(|period| !periods.contains(&period));
        // The first of each period in each rhythm is its newest: what stays daily also stands for its week and month.
        if kept {
            periods.extend([day(moment), week(moment), month(moment)]);
        } else {
            go.push(moment);
        }
    }
    go
}

type Period = (char, i32, i32);

/// The period for which a snapshot of this age would stand; none for those too old.
fn keys(moment: Timestamp, age: i64) -> Option<Period> {
    match age {
        age if age < DAILY => Some(day(moment)),
        age if age < WEEKLY => Some(week(moment)),
        age if age < MONTHLY => Some(month(moment)),
        _ => None,
    }
}

fn day(moment: Timestamp) -> Period {
    let date = moment.to_zoned(TimeZone::UTC).date();
    ('d', i32::from(date.year()), i32::from(date.day_of_year()))
}

fn week(moment: Timestamp) -> Period {
    let week = moment.to_zoned(TimeZone::UTC).date().iso_week_date();
    ('w', i32::from(week.year()), i32::from(week.week()))
}

fn month(moment: Timestamp) -> Period {
    let date = moment.to_zoned(TimeZone::UTC).date();
    ('m', i32::from(date.year()), i32::from(date.month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours_ago: i64, now: Timestamp) -> Timestamp {
        Timestamp::from_second(now.as_second() - hours_ago * HOUR).expect("in range")
    }

    /// Runs the program every hour for `days`, thinning each time, and says how many are left.
    fn after(days: i64) -> Vec<i64> {
        let start: Timestamp = "2026-01-01T00:30:00Z".parse().expect("a time");
        let mut kept: Vec<Timestamp> = Vec::new();
        let mut now = start;
        for hour in 0..days * 24 {
            now = at(-hour, start);
            kept.push(now);
            let go = superfluous(&kept, now);
            kept.retain(|moment| !go.contains(moment));
        }
        kept.iter().map(|moment| (now.as_second() - moment.as_second()) / DAY).collect()
    }

    #[test]
    fn the_last_day_is_kept_whole() {
        assert_eq!(after(1).len(), 24);
    }

    #[test]
    fn two_weeks_are_kept_daily() {
        let ages = after(14);
        assert_eq!(ages.iter().filter(|age| **age == 0).count(), 24);
        for day in 1..13 {
            assert_eq!(ages.iter().filter(|age| **age == day).count(), 1, "day {day} in {ages:?}");
        }
    }

    #[test]
    fn eight_weeks_are_kept_weekly_then_months() {
        let ages = after(900);
        let weekly = ages.iter().filter(|age| (14..56).contains(*age)).count();
        assert!((5..=7).contains(&weekly), "{ages:?}");
        let monthly = ages.iter().filter(|age| **age >= 56).count();
        assert!((21..=24).contains(&monthly), "{ages:?}");
        assert!(ages.iter().all(|age| *age <= 731), "{ages:?}");
    }

    #[test]
    fn the_newest_stays_however_old() {
        let now: Timestamp = "2030-01-01T00:00:00Z".parse().expect("a time");
        assert_eq!(superfluous(&[at(70_000, now), at(60_000, now)], now), [at(70_000, now)]);
        assert_eq!(superfluous(&[at(-5, now)], now), []);
    }
}
