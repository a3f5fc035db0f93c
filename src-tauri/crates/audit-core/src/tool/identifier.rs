//! What organisations are known by: numbers in registers, or the name of the group that they belong to. A tool declares
//! them; nothing in the program knows one by name.

use crate::condition::{Condition, Facts};
use crate::ids::OptionCode;
use crate::text::Text;

/// Something that an organisation is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// Its id in the tool.
    pub id: OptionCode,
    /// Which register it is from, such as `ods`. Fields and files know it by this, whichever words asked for it.
    pub scheme: OptionCode,
    /// What it is called, such as “ODS code”.
    pub label: Text,
    /// A hint below it; may be empty.
    pub hint: Text,
    /// A regular expression for the whole value; one that does not fit is warned of, never refused.
    pub pattern: Option<String>,
    /// Who is asked.
    pub asked: Condition,
    /// Whether nobody minds when it is left empty.
    pub optional: bool,
    /// Whether files may be named by it.
    pub names_files: bool,
    /// Whether all organisations of a group have the same.
    pub shared: bool,
}

impl Identifier {
    /// A value as others write it: codes, which have a pattern, in capitals; names as they were typed.
    pub fn spelt(&self, value: &str) -> String {
        if self.pattern.is_some() { value.trim().to_uppercase() } else { value.trim().to_owned() }
    }
}

impl super::Tool {
    /// What is asked of an organisation with these facts, in order; of several from one register the first.
    pub fn identifiers_for<'t>(&'t self, facts: &Facts) -> Vec<&'t Identifier> {
        let mut asked: Vec<&Identifier> = Vec::new();
        for identifier in self.identifiers.iter().filter(|identifier| identifier.asked.holds(facts)) {
            if asked.iter().all(|earlier| earlier.scheme != identifier.scheme) {
                asked.push(identifier);
            }
        }
        asked
    }
}
