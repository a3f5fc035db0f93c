//! What was found while reading: the problems, and where each member of each thing stands.

use super::hints;
use super::place::Place;
use super::problem::SourceProblem;
use std::collections::{BTreeMap, BTreeSet};

/// A hostile folder may have a problem in every few bytes: more than this are not even remembered.
const MOST_KEPT: usize = 10_000;

type Member = (String, String);

/// Problems, and the table that leads from a thing's member, named as [`audit_core::tool::check`] names it, to its line.
#[derive(Default)]
pub(super) struct Findings {
    pub problems: Vec<SourceProblem>,
    places: BTreeMap<Member, Vec<Place>>,
    spoiled: BTreeSet<Member>,
    files: BTreeSet<String>,
}

impl Findings {
    /// Notes a problem with the usual hint for its code.
    pub fn note(&mut self, place: &Place, code: &'static str, sentence: String) {
        self.note_with_hint(place, code, sentence, hints::hint(code).to_owned());
    }

    pub fn note_with_hint(&mut self, place: &Place, code: &'static str, sentence: String, hint: String) {
        if self.problems.len() >= MOST_KEPT {
            return;
        }
        self.problems.push(SourceProblem {
            file: place.file.clone(),
            line: place.line,
            column: place.column,
            code,
            sentence,
            hint,
        });
    }

    /// Remembers where a member stands. A second thing of the same name is remembered behind the first.
    pub fn remember(&mut self, thing: &str, member: &str, place: &Place) {
        let key = (thing.to_owned(), member.to_owned());
        self.places.entry(key).or_default().push(place.clone());
    }

    /// All places of a member.
    pub fn places(&self, thing: &str, member: &str) -> &[Place] {
        let key = (thing.to_owned(), member.to_owned());
        self.places.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The first place of a member; of the thing when the member is not there; of the tool when the thing is not.
    pub fn place(&self, thing: &str, member: &str) -> Place {
        let known = [(thing, member), (thing, "")];
        let first = known.iter().find_map(|(thing, member)| self.places(thing, member).first());
        first.cloned().unwrap_or_else(|| Place::file("tool.toml"))
    }

    /// Says that a file is there.
    pub fn file(&mut self, name: &str) {
        self.files.insert(name.to_owned());
    }

    pub fn knows_file(&self, name: &str) -> bool {
        self.files.contains(name)
    }

    /// Says that a member could not be read: what stands for it now is not the author's.
    pub fn spoil(&mut self, thing: &str, member: &str) {
        self.spoiled.insert((thing.to_owned(), member.to_owned()));
    }

    pub fn is_spoiled(&self, thing: &str, member: &str) -> bool {
        let key = (thing.to_owned(), member.to_owned());
        self.spoiled.contains(&key)
    }
}
