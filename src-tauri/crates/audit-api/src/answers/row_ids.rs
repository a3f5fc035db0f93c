//! Ids of what is added to an audit's lists. A list is in the order of its ids, and ids begin with the time: where the
//! computer's clock was ahead once, later rows would stand before earlier ones for as long.

use crate::error::ApiError;
use crate::program::{Program, id};
use audit_core::field::Field;
use uuid::{Builder, Uuid};

impl Program {
    /// An id for a new row of this audit, after all that are there.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub(crate) fn row_id(&self, audit: &str) -> Result<Uuid, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        Ok(after(self.world.new_id(), loaded.fields.keys().filter_map(row)))
    }
}

fn row(field: &Field) -> Option<Uuid> {
    match field {
        Field::Action(row, _) | Field::Evidence(row, _) | Field::Site(row, _) | Field::Challenge(row, _) => Some(*row),
        _ => None,
    }
}

/// This new id, or one with its randomness that comes after the newest of these. Ids that say no time, such as those of
/// workbooks, have no part in it.
fn after(new: Uuid, there: impl Iterator<Item = Uuid>) -> Uuid {
    let newest = there.filter(|one| one.get_version_num() == 7).max();
    let Some(newest) = newest.filter(|newest| *newest >= new) else { return new };
    let moment = (newest.as_u128() >> 80) as u64 + 1;
    let mut randomness = [0; 10];
    randomness.copy_from_slice(&new.as_bytes()[6..]);
    Builder::from_unix_timestamp_millis(moment, &randomness).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64, random: u8) -> Uuid {
        Builder::from_unix_timestamp_millis(millis, &[random; 10]).into_uuid()
    }

    #[test]
    fn a_new_row_comes_last_whatever_the_clock_says() {
        let ahead = at(9_000, 7);
        assert_eq!(after(at(9_001, 1), [ahead, at(3, 9)].into_iter()), at(9_001, 1));
        let next = after(at(50, 1), [ahead, at(3, 9)].into_iter());
        assert!(next > ahead && next.get_version_num() == 7, "{next}");
        let one_more = after(at(51, 2), [ahead, next].into_iter());
        assert!(one_more > next, "{one_more}");
        let of_a_workbook = Uuid::from_u128(u128::MAX);
        assert_eq!(after(at(50, 1), [of_a_workbook].into_iter()), at(50, 1));
    }
}
