//! Moments as returns have them.

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};

/// Rounded down to the second, as moments are written.
pub(super) fn to_the_second(moment: Timestamp) -> Timestamp {
    let down = TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Floor);
    moment.round(down).unwrap_or(moment)
}
