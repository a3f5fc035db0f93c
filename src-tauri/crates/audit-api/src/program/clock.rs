//! The computer's clock: one that ran backwards, or years ahead, is said once. Due dates, reviews and the days in papers go by it;
//! nothing that protects answers does.

use crate::error::ApiError;
use crate::program::Program;
use crate::words;
use jiff::{SignedDuration, Timestamp};

/// Computers that are moved between countries, or set right by a few minutes, are not worth a word.
const BACKWARDS: SignedDuration = SignedDuration::from_hours(26);
/// Longer than the longest time between two audits.
const AHEAD: SignedDuration = SignedDuration::from_hours(24 * 365 * 3);

/// Remembers after which change it was said, so that it is said once.
const SAID: &str = "clock-said";

impl Program {
    /// What to say about the clock as the program opens; nothing where it looks right, or where that was said before.
    pub(crate) fn look_at_the_clock(&mut self) {
        // A store that cannot be read or written now says so itself.
        self.clock = self.clock_warning().unwrap_or_default();
    }

    fn clock_warning(&mut self) -> Result<Option<String>, ApiError> {
        let reader = self.store.read()?;
        let Some(last) = reader.last_operation()?.map(|last| last.at) else { return Ok(None) };
        let Some(sentence) = words::time(&last).and_then(|at| doubt(self.world.now(), at)) else { return Ok(None) };
        if reader.setting(SAID)?.as_deref() == Some(last.as_str()) {
            return Ok(None);
        }
        self.store.write(|writer| Ok::<_, ApiError>(writer.set_setting(SAID, Some(&last))?))?;
        Ok(Some(sentence))
    }
}

/// A sentence where the clock cannot be right, seeing when the last change was made.
fn doubt(now: Timestamp, last: Timestamp) -> Option<String> {
    let gone_on = now.duration_since(last);
    let went = if gone_on < -BACKWARDS {
        "is earlier than"
    } else if gone_on > AHEAD {
        "is more than three years after"
    } else {
        return None;
    };
    let day = |at: Timestamp| words::day_of(&words::stamp(at));
    Some(format!(
        "This computer’s date is {}. That {went} your last change here, on {}. Check the computer’s date and time: what is due \
         or overdue goes by it. Your answers and snapshots are not affected.",
        day(now),
        day(last)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(now: &str, last: &str) -> Option<String> {
        doubt(now.parse().unwrap(), last.parse().unwrap())
    }

    #[test]
    fn only_a_clock_that_cannot_be_right_is_said() {
        let last = "2026-10-12T09:00:00Z";
        for usual in ["2026-10-12T09:00:01Z", "2026-10-11T20:00:00Z", "2028-11-30T09:00:00Z"] {
            assert_eq!(said(usual, last), None, "{usual}");
        }
        let backwards = said("2026-01-05T09:00:00Z", last).unwrap();
        assert!(backwards.starts_with("This computer’s date is 5 January 2026. That is earlier than"), "{backwards}");
        assert!(backwards.contains("on 12 October 2026."), "{backwards}");
        assert!(said("2031-01-05T09:00:00Z", last).unwrap().contains("more than three years after"));
    }
}
