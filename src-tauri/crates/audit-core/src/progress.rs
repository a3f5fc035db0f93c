//! How far an audit is and how long the rest takes.

/// Without own times: minutes for each standard.
pub const USUAL_MINUTES: u32 = 3;

/// How many own times it takes before their median counts.
pub const ENOUGH_TIMES: usize = 5;

/// Seconds below which no standard counts: it cannot be read, answered and said how one knows in less.
const LEAST_SECONDS: u32 = 30;

/// How long the rest takes, and on what that rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLeft {
    /// Whole minutes, rounded up.
    pub minutes: u32,
    /// Whether it rests on the person's own times.
    pub own_times: bool,
}

/// Time for the standards not yet rated: the median of own times (seconds by standard) once there are
/// five, at least half a minute; before that three minutes each.
pub fn time_left(own_seconds: &[u32], unrated: usize) -> TimeLeft {
    let unrated = u32::try_from(unrated).unwrap_or(u32::MAX);
    if own_seconds.len() < ENOUGH_TIMES {
        return TimeLeft { minutes: unrated.saturating_mul(USUAL_MINUTES), own_times: false };
    }
    let mut times = own_seconds.to_vec();
    times.sort_unstable();
    let middle = times.len() / 2;
    let median = match times.len() % 2 {
        1 => times[middle],
        _ => times[middle - 1].midpoint(times[middle]),
    };
    TimeLeft { minutes: median.max(LEAST_SECONDS).saturating_mul(unrated).div_ceil(60), own_times: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_times_count_once_there_are_five() {
        assert_eq!(time_left(&[600; 4], 10), TimeLeft { minutes: 30, own_times: false });
        assert_eq!(time_left(&[60, 61, 90, 3_000, 50], 2), TimeLeft { minutes: 3, own_times: true });
        assert_eq!(time_left(&[60, 60, 60, 120, 120, 120], 1).minutes, 2);
        assert_eq!(time_left(&[60; 9], 0).minutes, 0);
        assert_eq!(time_left(&[4; 9], 18).minutes, 9, "answers in a row are no measure for the rest");
    }
}
