//! The 30 digits of a public key: short enough to type from a letter, long enough to trust.
//!
//! # Definition
//!
//! 1. `text` is the UTF-8 bytes of `safeguarding-audit key digits v1`, one byte `00`, then the
//!    key's did:key without a fragment (`did:key:z6Mk…`).
//! 2. `n` is SHA-256(`text`), read as one big-endian number of 256 bits, modulo 10^28; written
//!    with leading zeros it is the first 28 digits.
//! 3. The last two digits are `98 − ((n × 100) mod 97)`, with a leading zero: the check of
//!    ISO 7064 MOD 97-10, as in an IBAN. All 30 digits read as one number leave 1 when divided
//!    by 97.
//! 4. It is printed as six groups of five digits with a space between.
//!
//! The first 28 digits carry 93 bits: making another key with the same digits takes about 2^93
//! attempts. The check finds every single wrong digit and every swap of two neighbours, so a slip of the hand
//! is told apart from another key. It adds no security.

use crate::code::Code;
use crate::keys::PublicKey;
use crate::problem::Problem;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// What is hashed before the did:key, so that these digests mean nothing elsewhere.
const DOMAIN: &[u8] = b"safeguarding-audit key digits v1\0";
const TEN_TO_28: u128 = 10u128.pow(28);
const FROM_THE_LETTER: &str = "Type all six groups of five digits again from the letter.";

/// The 30 digits of a public key, with a check that holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyDigits(u128);

impl KeyDigits {
    /// The digits of `key`.
    pub fn of(key: &PublicKey) -> Self {
        let hash = Sha256::new().chain_update(DOMAIN).chain_update(key.did()).finalize();
        // 10^28 × 256 fits easily in 128 bits.
        let n = hash.iter().fold(0u128, |n, byte| (n * 256 + u128::from(*byte)) % TEN_TO_28);
        Self(n * 100 + (98 - n * 100 % 97))
    }

    /// True if these digits belong to `key`.
    pub fn belong_to(&self, key: &PublicKey) -> bool {
        *self == Self::of(key)
    }
}

impl fmt::Display for KeyDigits {
    /// Six groups of five digits: `01234 56789 …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:030}", self.0);
        for (group, start) in (0..30).step_by(5).enumerate() {
            let space = if group == 0 { "" } else { " " };
            write!(f, "{space}{}", &digits[start..start + 5])?;
        }
        Ok(())
    }
}

impl fmt::Debug for KeyDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyDigits({self})")
    }
}

impl FromStr for KeyDigits {
    type Err = Problem;

    /// Reads digits as a person types them: spaces, line breaks, hyphens, dashes, dots and commas
    /// between them do not count.
    ///
    /// # Errors
    ///
    /// `digits-not-digits`, `digits-count` or `digits-mistyped`; the place is empty.
    fn from_str(typed: &str) -> Result<Self, Problem> {
        let mut count = 0usize;
        let mut number = 0u128;
        for c in typed.chars().filter(|c| !is_separator(*c)) {
            let digit = c.to_digit(10).ok_or_else(|| not_a_digit(c))?;
            count += 1;
            // Past 30 digits only the count matters.
            if count <= 30 {
                number = number * 10 + u128::from(digit);
            }
        }
        if count != 30 {
            return Err(Problem::new(
                Code::DigitsCount,
                "",
                format!("The letter has 30 digits. You typed {count}."),
                FROM_THE_LETTER,
            ));
        }
        // A check of 00, 01 or 99 can leave 1 as well, but is never written.
        if number % 97 != 1 || !(2..=98).contains(&(number % 100)) {
            return Err(Problem::new(
                Code::DigitsMistyped,
                "",
                "At least one digit is not as it is in the letter.",
                FROM_THE_LETTER,
            ));
        }
        Ok(Self(number))
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | ',' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn not_a_digit(c: char) -> Problem {
    let shown = if c.is_control() { c.escape_unicode().to_string() } else { c.to_string() };
    Problem::new(Code::DigitsNotDigits, "", format!("“{shown}” is not a digit."), FROM_THE_LETTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::SigningKey;
    use proptest::prelude::*;

    /// The key of W3C's vectors. The digits were worked out with Python's hashlib and integers.
    const W3C: &str = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    const W3C_DIGITS: &str = "64000 89369 81246 01349 82569 51435";

    #[test]
    fn the_digits_are_as_defined() {
        let key = PublicKey::from_did(W3C).unwrap();
        assert_eq!(KeyDigits::of(&key).to_string(), W3C_DIGITS);
    }

    #[test]
    fn they_are_read_as_people_type_them() {
        let key = PublicKey::from_did(W3C).unwrap();
        for between in ["", " ", "\u{a0}", "-", " – ", ".\n"] {
            let typed = W3C_DIGITS.replace(' ', between);
            assert!(typed.parse::<KeyDigits>().unwrap().belong_to(&key), "{typed:?}");
        }
    }

    #[test]
    fn each_mistake_has_its_own_code() {
        let code = |typed: &str| typed.parse::<KeyDigits>().unwrap_err().code;
        assert_eq!(code(""), "digits-count");
        assert_eq!(code(&W3C_DIGITS[1..]), "digits-count");
        assert_eq!(code(&format!("{W3C_DIGITS}{}", "0".repeat(60))), "digits-count");
        assert_eq!(code(&W3C_DIGITS.replace('0', "O")), "digits-not-digits");
        assert_eq!(code(&"0".repeat(30)), "digits-mistyped");
        assert_eq!(code(&format!("{}01", "0".repeat(28))), "digits-mistyped");
    }

    proptest! {
        #[test]
        fn one_wrong_digit_or_a_swap_is_always_found(seed: [u8; 32], at in 0usize..29, other in 0u8..10) {
            let digits = KeyDigits::of(&SigningKey::from_seed(&seed).public());
            let good: Vec<u8> = digits.to_string().bytes().filter(|b| *b != b' ').collect();
            let mut wrong = good.clone();
            wrong[at] = b'0' + other;
            let mut swapped = good.clone();
            swapped.swap(at, at + 1);
            for typed in [wrong, swapped] {
                let expected = if typed == good { Ok(digits) } else { Err("digits-mistyped") };
                let read = String::from_utf8(typed).unwrap().parse::<KeyDigits>();
                prop_assert_eq!(read.map_err(|problem| problem.code.code()), expected);
            }
        }
    }
}
