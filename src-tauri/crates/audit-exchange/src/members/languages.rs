//! Words by language.

use super::spelling::LANGUAGE;
use super::words::text;
use super::{At, Object};
use crate::code::Code;
use audit_core::text::{Language, Text};
use serde_json::Value;

impl Object<'_> {
    /// Words by language, which must be there; in which languages is looked at when everything is read.
    pub fn by_language(&self, name: &'static str) -> Option<Text> {
        self.as_words(self.need(name)?, self.at(name))
    }

    /// Words by language that may be left out; then there are none.
    pub fn by_language_or_none(&self, name: &'static str) -> Option<Text> {
        match self.get(name) {
            None => Some(Text::default()),
            Some(value) => self.as_words(value, self.at(name)),
        }
    }

    /// A list of words by language.
    pub fn all_by_language(&self, name: &'static str, most: usize) -> Vec<Text> {
        self.entries(name, most, |value, at| self.as_words(value, at))
    }

    /// The name of the member, which the language is a part of, is what the sentence says.
    fn language(&self, at: &At<'_>, tag: &str) -> Option<Language> {
        LANGUAGE.read_named(self.notes(), at.to(tag), at.name(), tag)
    }

    fn as_words(&self, value: &Value, at: At<'_>) -> Option<Text> {
        let Some(members) = value.as_object() else {
            self.notes().note(Code::WrongKind, at, "This should be text for each language, such as {\"en\": \"…\"}.");
            return None;
        };
        let mut words = Text::default();
        for (tag, value) in members {
            let language = self.language(&at, tag);
            let at = at.to(tag);
            if let (Some(language), Some(said)) = (language, text(self.notes(), at, value)) {
                words.insert(language, said.to_owned());
            }
        }
        Some(words)
    }
}
