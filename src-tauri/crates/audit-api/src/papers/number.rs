//! Numbers of copies: short, and of letters and digits that nobody takes for another.

use crate::error::ApiError;
use crate::program::Program;
use audit_core::operation::Kind;

/// Without vowels, which make words, and without those that look or sound alike: B and 8, S and 5, Z and 2, O and 0, I, L and 1.
const LETTERS: &[u8; 22] = b"CDFGHJKMNPQRTVWXY34679";

impl Program {
    /// A number that no copy in this store has.
    pub(super) fn free_number(&self) -> Result<String, ApiError> {
        let reader = self.store.read()?;
        let mut taken = Vec::new();
        for audit in reader.audits()? {
            let copies = reader.operations_of_kind(audit.id, Kind::Paper.code())?;
            taken.extend(copies.into_iter().filter_map(|operation| operation.reason));
        }
        let mut more = 0;
        loop {
            let seed = self.world.seed();
            if let Some(number) = numbers(&seed, more).find(|number| !taken.contains(number)) {
                return Ok(number);
            }
            // Where randomness repeats itself, as in tests, the bytes are turned further.
            more += 1;
        }
    }
}

/// Every number that random bytes give, one after the other. Bytes that would favour some letters are passed over.
fn numbers(seed: &[u8], turn: u8) -> impl Iterator<Item = String> {
    let even = 256 - 256 % LETTERS.len();
    let turned = seed.iter().map(move |byte| byte.wrapping_add(turn));
    let letters: Vec<char> = turned
        .filter(|byte| usize::from(*byte) < even)
        .map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()]))
        .collect();
    let all: Vec<String> =
        letters.chunks_exact(4).map(|four| format!("{}{}-{}{}", four[0], four[1], four[2], four[3])).collect();
    all.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_plain() {
        let all: Vec<String> = numbers(&(0..=255).collect::<Vec<u8>>(), 0).collect();
        assert_eq!(all.len(), 60);
        for number in &all {
            assert_eq!(number.len(), 5);
            assert!(number.chars().all(|c| c == '-' || LETTERS.contains(&(c as u8))), "{number}");
        }
        assert_eq!(numbers(&[6, 18, 20, 10], 0).next().as_deref(), Some("K4-7Q"));
        assert_ne!(numbers(&[7; 32], 0).next(), numbers(&[7; 32], 1).next());
    }
}
