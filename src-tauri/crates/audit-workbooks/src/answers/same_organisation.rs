//! Whose a workbook is: whether the organisation that it names is the one that it was made for, and the one whose audit it goes into.

use crate::audit::names::KNOWN_BY;
use crate::blocks::About;
use audit_core::field::{Field, ProfileField};
use audit_core::text::{digest, fold};
use audit_core::tool::Tool;
use std::collections::BTreeMap;

const NAME: &str = "name";

/// What an organisation is known by: its name, and numbers that name it alone, each as a short digest, so that a workbook that is sent
/// on says nothing about whom it was made for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known(BTreeMap<String, String>);

impl Known {
    /// As these fields name it.
    pub fn of<'f>(tool: &Tool, fields: impl IntoIterator<Item = (&'f Field, &'f String)>) -> Self {
        let mut known = Self::default();
        for (field, value) in fields {
            match field {
                Field::Profile(ProfileField::Name) => known.put(NAME, value),
                Field::Identifier(scheme) => {
                    let naming = tool.identifiers.iter().find(|one| one.scheme == *scheme && one.names_files);
                    if let Some(identifier) = naming {
                        known.put(scheme.as_str(), &identifier.spelt(value));
                    }
                }
                _ => {}
            }
        }
        known
    }

    /// As it is listed: by its name, and its number in a register.
    pub fn listed(name: &str, register: &str, number: &str) -> Self {
        let mut known = Self::default();
        known.put(NAME, name);
        known.put(register, number);
        known
    }

    /// As it was when the workbook was made; nothing where the workbook does not say.
    pub fn when_made(about: &About) -> Self {
        let pairs = about.get(KNOWN_BY).split(' ').filter_map(|pair| pair.split_once(':'));
        Self(pairs.map(|(what, digest)| (what.to_owned(), digest.to_owned())).collect())
    }

    /// As a workbook says it about itself.
    pub fn mark(&self) -> String {
        self.0.iter().map(|(what, digest)| format!("{what}:{digest}")).collect::<Vec<_>>().join(" ")
    }

    fn put(&mut self, what: &str, value: &str) {
        let folded = fold(value).to_lowercase();
        if !folded.is_empty() && !what.is_empty() {
            self.0.insert(what.to_owned(), digest(&folded)[..16].to_owned());
        }
    }

    /// Whether the numbers that both have are the same; none when they have none in common.
    fn same_number(&self, other: &Self) -> Option<bool> {
        let both = self.0.iter().filter(|(what, _)| *what != NAME);
        let mut compared = both.filter_map(|(what, own)| Some(other.0.get(what)? == own)).peekable();
        compared.peek()?;
        Some(compared.all(|same| same))
    }

    /// Whether a number that names an organisation alone is the same.
    pub fn has_number_of(&self, other: &Self) -> bool {
        self.same_number(other) == Some(true)
    }

    fn same_name(&self, other: &Self) -> Option<bool> {
        Some(self.0.get(NAME)? == other.0.get(NAME)?)
    }

    /// Whether this is another organisation: by their numbers, else by their names. Nothing known is nobody else.
    pub fn is_another(&self, other: &Self) -> bool {
        !self.same_number(other).or_else(|| self.same_name(other)).unwrap_or(true)
    }

    /// Whether name and numbers, as far as both have them, are the same, and there is something to compare.
    pub fn is_surely(&self, other: &Self) -> bool {
        self.same_name(other) == Some(true) && self.same_number(other) != Some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(pairs: &[(&str, &str)]) -> Known {
        let mut known = Known::default();
        pairs.iter().for_each(|(what, value)| known.put(what, value));
        known
    }

    #[test]
    fn numbers_decide_and_names_where_there_are_none() {
        let ash = known(&[("name", "Ash School"), ("urn", "999901")]);
        let renamed = known(&[("name", "Ash Academy"), ("urn", "999901")]);
        let beech = known(&[("name", "Ash School"), ("urn", "999902")]);
        assert!(!ash.is_another(&renamed) && ash.is_another(&beech));
        assert!(ash.is_another(&known(&[("name", "Beech School")])));
        assert!(!ash.is_another(&known(&[("name", " ASH  school")])) && !ash.is_another(&Known::default()));
        assert!(ash.is_surely(&known(&[("name", "Ash School")])) && !ash.is_surely(&renamed));
    }

    #[test]
    fn a_mark_is_read_as_it_is_written_and_names_nobody() {
        let ash = known(&[("name", "Ash School"), ("urn", "999901")]);
        let about = About { format: 1, values: [(KNOWN_BY.to_owned(), ash.mark())].into() };
        assert_eq!(Known::when_made(&about), ash);
        assert!(!ash.mark().contains("Ash") && !ash.mark().contains("999901"));
        assert_eq!(Known::when_made(&About::default()), Known::default());
    }
}
