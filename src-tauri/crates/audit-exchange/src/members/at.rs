//! Where a value is in a file. A large tool has tens of thousands of values: only the place of what is wrong is written.

use crate::problem::push_name;
use std::fmt;

/// A place, by the places around it.
#[derive(Clone, Copy)]
pub(crate) enum At<'a> {
    /// The file.
    Whole,
    /// A member of what is there.
    Member(&'a At<'a>, &'a str),
    /// An entry of the list that is there.
    Entry(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    /// The member of this name.
    pub fn to(&'a self, name: &'a str) -> At<'a> {
        At::Member(self, name)
    }

    /// What a sentence calls it: the name of the member, or of the list that it is in; empty for the whole file.
    pub fn name(&self) -> &'a str {
        match self {
            Self::Whole => "",
            Self::Member(_, name) => name,
            Self::Entry(list, _) => list.name(),
        }
    }

    /// The entry of this number, from 0.
    pub fn entry(&'a self, number: usize) -> At<'a> {
        At::Entry(self, number)
    }
}

/// As a JSON Pointer.
impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Member(outer, name) => {
                let mut member = String::new();
                push_name(&mut member, name);
                write!(f, "{outer}{member}")
            }
            Self::Entry(outer, number) => write!(f, "{outer}/{number}"),
        }
    }
}
