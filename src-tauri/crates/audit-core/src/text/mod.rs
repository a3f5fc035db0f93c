//! Text that a person reads, by language, and the digest that ties an answer to the words it answered.

mod signs;
mod unseen;

pub use signs::readable;
pub use unseen::{Unseen, turns_words, unseen};

use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use unicode_normalization::UnicodeNormalization as _;

/// A language, as a BCP 47 tag of two or three letters (`en`, `cy`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// Reads a language tag: two or three letters a to z.
    pub fn new(tag: &str) -> Option<Self> {
        let good = (2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_lowercase());
        good.then(|| Self(tag.to_owned()))
    }

    /// English.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The same text in one or more languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(BTreeMap<Language, String>);

impl Text {
    /// A text in English only.
    pub fn english(words: &str) -> Self {
        Self(BTreeMap::from([(Language::english(), words.to_owned())]))
    }

    /// Adds or replaces the words in one language.
    pub fn insert(&mut self, language: Language, words: String) {
        self.0.insert(language, words);
    }

    /// The words in a language; in the first language there is when that one is missing; empty when there is none.
    pub fn get(&self, language: &Language) -> &str {
        self.0.get(language).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// The words in exactly this language.
    pub fn exactly(&self, language: &Language) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// Languages and words, in the order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, words)| (language, words.as_str()))
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|words| words.trim().is_empty())
    }
}

/// Text as it is compared: Unicode NFC, each run of white space one space, none at the ends.
pub fn fold(words: &str) -> String {
    // Nearly every text is composed already, which is told much sooner than it is composed.
    match unicode_normalization::is_nfc(words) {
        true => one_space(words),
        false => one_space(&words.nfc().collect::<String>()),
    }
}

fn one_space(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// A person's name as it is compared with another's: folded, in small letters, without letters that nobody sees.
pub fn same_name(name: &str) -> String {
    fold(&name.chars().filter(|c| !unseen::is_unseen(*c)).collect::<String>()).to_lowercase()
}

/// Text as people look for it: small letters without accents.
pub fn plain(words: &str) -> String {
    words.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// SHA-256 of the folded text, as 64 lower-case hexadecimal digits.
pub fn digest(words: &str) -> String {
    hex(&Sha256::digest(fold(words).as_bytes()))
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_is_composing_and_one_space_between_words(
            words in prop_oneof![any::<String>(), "[ae\u{301}\u{327}\u{1100}\u{1161}Å \u{a0}\t\n]{0,12}"]
        ) {
            let composed: String = words.nfc().collect();
            prop_assert_eq!(fold(&words), composed.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    #[test]
    fn the_digest_sees_words_not_their_spacing_or_composition() {
        assert_eq!(digest("Caf\u{e9}  open\n"), digest("Cafe\u{301} open"));
        assert_ne!(digest("Cafe open"), digest("Café open"));
    }

    #[test]
    fn accents_and_case_do_not_hide_a_word() {
        assert_eq!(plain("Światło CAFÉ"), "swiatło cafe");
    }

    #[test]
    fn a_missing_language_falls_back_to_one_that_is_there() {
        let text = Text::english("Met");
        assert_eq!(text.get(&Language::new("cy").unwrap()), "Met");
        assert_eq!(text.exactly(&Language::new("cy").unwrap()), None);
        assert_eq!(Text::default().get(&Language::english()), "");
    }

    #[test]
    fn languages_are_short_tags() {
        assert!(Language::new("cy").is_some());
        assert!(Language::new("EN").is_none() && Language::new("english").is_none());
    }
}
