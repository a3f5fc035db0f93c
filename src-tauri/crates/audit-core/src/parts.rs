//! What follows from several pieces of text, always the same: a digest, or an id.

use crate::text;
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

/// SHA-256 over pieces, each with its length in front (eight bytes, the largest first), so that no two different rows of pieces
/// run together to the same bytes.
#[derive(Clone, Default)]
pub struct Parts(Sha256);

impl Parts {
    /// No piece yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins with an id. It is always as long, so no length stands in front of it.
    pub fn of(id: Uuid) -> Self {
        Self(Sha256::new_with_prefix(id.as_bytes()))
    }

    /// One more piece.
    pub fn add(&mut self, part: impl AsRef<[u8]>) {
        let part = part.as_ref();
        self.0.update((part.len() as u64).to_be_bytes());
        self.0.update(part);
    }

    /// The same with these pieces.
    #[must_use]
    pub fn with<P: AsRef<[u8]>>(mut self, parts: impl IntoIterator<Item = P>) -> Self {
        parts.into_iter().for_each(|part| self.add(part));
        self
    }

    /// The digest, 64 lower-case hexadecimal digits.
    pub fn digest(self) -> String {
        text::hex(&self.0.finalize())
    }

    /// An id made from the pieces (UUID version 8).
    pub fn id(self) -> Uuid {
        Builder::from_custom_bytes(self.first()).into_uuid()
    }

    /// An id made from the pieces that sorts by a number of at most 48 bits, such as milliseconds since 1970 (in the shape of UUID
    /// version 7).
    pub fn id_in_order(self, number: u64) -> Uuid {
        let drawn: [u8; 10] = self.first();
        Builder::from_unix_timestamp_millis(number, &drawn).into_uuid()
    }

    fn first<const N: usize>(self) -> [u8; N] {
        let drawn: [u8; 32] = self.0.finalize().into();
        std::array::from_fn(|at| drawn[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ids of rows and of submitters are made of these in every version: a file that comes in again must find its own.
    #[test]
    fn the_same_pieces_give_the_same_for_ever() {
        let seed = Uuid::from_u128(0x2b1d_6a52_5a0e_4c61_8d70_7d2f_6a0c_1e55);
        // Worked out with Python's hashlib.
        assert_eq!(Parts::new().with(["a", "bc"]).digest(), DIGEST);
        assert_eq!(Parts::new().with(["a", "bc"]).id().to_string(), ID);
        assert_eq!(Parts::of(seed).with(["a", "bc"]).id_in_order(0x0199_d000_0001).to_string(), IN_ORDER);
    }

    #[test]
    fn pieces_do_not_run_together() {
        assert_ne!(Parts::new().with(["a", "bc"]).digest(), Parts::new().with(["ab", "c"]).digest());
        assert_ne!(Parts::new().with(["a"]).digest(), Parts::new().with(["a", ""]).digest());
    }

    const DIGEST: &str = "3fafa1cf2f19a7c1129beb20cf0983f73a489a221fc0dd2f16d1be292d089205";
    const ID: &str = "3fafa1cf-2f19-87c1-929b-eb20cf0983f7";
    const IN_ORDER: &str = "0199d000-0001-7967-ba39-53a630c1873f";
}
