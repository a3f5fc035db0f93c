//! What tells the files of one kind of store from those of another: a number at the beginning of each.

/// What a kind of store is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// SQLite's `application_id` of its files.
    pub application_id: i64,
    /// What a person calls such a file, with its article.
    pub name: &'static str,
}

/// An organisation's store ("SAo1").
pub const ORGANISATION: Identity = Identity { application_id: 0x5341_6f31, name: "an organisation’s store" };
/// A partnership's store ("SAp1"), which is to have tables of its own.
pub const PARTNERSHIP: Identity = Identity { application_id: 0x5341_7031, name: "a partnership’s store" };

/// Every kind that a program of ours makes or will make: what is one of them is never taken for a damaged other.
const ALL: [&Identity; 2] = [&ORGANISATION, &PARTNERSHIP];

impl Identity {
    /// The kind of store whose files have this number, where it is one of ours.
    pub fn of(application_id: i64) -> Option<&'static Self> {
        ALL.into_iter().find(|known| known.application_id == application_id)
    }

    /// In how many bits a number that may be damaged differs from that of this kind; none where another kind is as near.
    pub(crate) fn bits_from(&self, application_id: u32) -> Option<u32> {
        let differ =
            |known: &Self| (u32::try_from(known.application_id).unwrap_or_default() ^ application_id).count_ones();
        let own = differ(self);
        let others = ALL.into_iter().filter(|known| *known != self);
        others.into_iter().all(|known| own < differ(known)).then_some(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hit_bit_makes_no_other_kind_of_a_file() {
        for (own, other) in [(ORGANISATION, PARTNERSHIP), (PARTNERSHIP, ORGANISATION)] {
            assert_eq!(other.bits_from(own.application_id as u32), None, "{}", own.name);
            for bit in 0..32 {
                let hit = own.application_id as u32 ^ 1 << bit;
                assert_eq!((own.bits_from(hit), other.bits_from(hit)), (Some(1), None), "{}, bit {bit}", own.name);
            }
        }
    }
}
