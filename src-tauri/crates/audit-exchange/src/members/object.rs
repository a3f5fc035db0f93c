//! An object that is being read: its members by name, each of the kind that the reader asks for.

use super::words::{text, within};
use super::{At, Notes, Words};
use crate::code::Code;
use serde_json::{Map, Value};
use std::cell::RefCell;

/// An object being read. Each name that is asked for counts as known.
pub(crate) struct Object<'a> {
    members: &'a Map<String, Value>,
    at: At<'a>,
    notes: &'a Notes,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Object<'a> {
    /// The outermost object; the envelope has made sure that it is one.
    pub fn root(members: &'a Map<String, Value>, notes: &'a Notes) -> Self {
        Self::new(members, At::Whole, notes)
    }

    fn new(members: &'a Map<String, Value>, at: At<'a>, notes: &'a Notes) -> Self {
        Self { members, at, notes, known: RefCell::new(Vec::with_capacity(members.len())) }
    }

    fn of(value: &'a Value, at: At<'a>, notes: &'a Notes) -> Option<Self> {
        let members = value.as_object();
        if members.is_none() {
            notes.note(Code::WrongKind, at, "This should be an object.");
        }
        members.map(|members| Self::new(members, at, notes))
    }

    /// Where a member is.
    pub(super) fn at<'n>(&'n self, name: &'n str) -> At<'n> {
        self.at.to(name)
    }

    pub(super) fn notes(&self) -> &Notes {
        self.notes
    }

    /// Marks a member as known that somebody else reads.
    pub fn leave(&self, name: &'static str) {
        self.known.borrow_mut().push(name);
    }

    /// Notes a problem of a member.
    pub fn note(&self, code: Code, name: &str, sentence: impl Into<String>) {
        self.notes.note(code, self.at(name), sentence);
    }

    pub(super) fn get(&self, name: &'static str) -> Option<&'a Value> {
        self.leave(name);
        self.members.get(name).filter(|value| !self.notes.is_absent(name, value))
    }

    /// Whether a member is there.
    pub fn has(&self, name: &'static str) -> bool {
        self.get(name).is_some()
    }

    pub(super) fn need(&self, name: &'static str) -> Option<&'a Value> {
        let value = self.get(name);
        if value.is_none() {
            self.note(Code::MissingMember, name, format!("“{name}” is missing here."));
        }
        value
    }

    fn wrong_kind(&self, name: &str, expected: &str) {
        self.note(Code::WrongKind, name, format!("“{name}” is not {expected}."));
    }

    /// A text that must be there and say something.
    pub fn text(&self, name: &'static str, words: Words) -> Option<String> {
        let text = within(self.notes, self.at(name), self.need(name)?, words)?;
        if text.trim().is_empty() {
            self.note(Code::EmptyText, name, format!("“{name}” is blank."));
            return None;
        }
        Some(text)
    }

    /// A text that may be left out; then it is empty. It is never there and empty.
    pub fn text_or_empty(&self, name: &'static str, words: Words) -> Option<String> {
        let Some(value) = self.get(name) else {
            return Some(String::new());
        };
        let text = within(self.notes, self.at(name), value, words)?;
        if text.is_empty() {
            let sentence = format!("“{name}” is there but empty. It should be left out.");
            self.note(Code::EmptyText, name, sentence);
        }
        Some(text)
    }

    /// A text that must be there; what it may say is looked at when everything is read.
    pub fn string(&self, name: &'static str) -> Option<String> {
        text(self.notes, self.at(name), self.need(name)?).map(str::to_owned)
    }

    /// The same for a member that may be left out. The outer option is about what is wrong.
    pub fn string_if_any(&self, name: &'static str) -> Option<Option<String>> {
        match self.get(name) {
            None => Some(None),
            Some(value) => text(self.notes, self.at(name), value).map(|text| Some(text.to_owned())),
        }
    }

    /// `true` or `false`.
    pub fn truth(&self, name: &'static str) -> Option<bool> {
        let truth = self.need(name)?.as_bool();
        if truth.is_none() {
            self.wrong_kind(name, "true or false");
        }
        truth
    }

    /// A whole number from `least` to `most`.
    pub fn number(&self, name: &'static str, least: u64, most: u64) -> Option<u64> {
        let value = self.need(name)?;
        if !value.is_number() {
            self.wrong_kind(name, "a whole number");
            return None;
        }
        let number = value.as_u64().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            let sentence = format!("“{name}” is not between {least} and {most}.");
            self.note(Code::NumberOutOfRange, name, sentence);
        }
        number
    }

    /// An object that must be there, with all that it holds.
    pub fn object<T>(&self, name: &'static str, read: impl FnOnce(&Object<'_>) -> Option<T>) -> Option<T> {
        Object::of(self.need(name)?, self.at(name), self.notes)?.closed(read)
    }

    /// An object that may be left out. The outer option is about what is wrong.
    pub fn object_if_any<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(&Object<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.get(name) {
            None => Some(None),
            Some(value) => Object::of(value, self.at(name), self.notes)?.closed(read).map(Some),
        }
    }

    /// An object that may be left out and that is for other programs: nothing in it is looked at.
    pub fn foreign(&self, name: &'static str) {
        let value = self.get(name);
        value.and_then(|value| Object::of(value, self.at(name), self.notes));
    }

    /// What the kind of a thing needs or forbids beside it; `wanted`: none where the kind is not known, which was noted, so that
    /// nothing is said of what depends on it. The outer option is about what is wrong.
    pub fn of_kind<T>(
        &self,
        name: &'static str,
        wanted: Option<bool>,
        read: impl FnOnce(&Self) -> Option<T>,
    ) -> Option<Option<T>> {
        let has = self.has(name);
        let sentence = match (has, wanted?) {
            (false, false) => return Some(None),
            (true, true) => return read(self).map(Some),
            (false, true) => "This kind needs this member, and it is missing.",
            (true, false) => "This kind cannot have this member.",
        };
        self.note(Code::MisplacedMember, name, sentence);
        None
    }

    /// Whether a member is a list without any entry.
    pub fn is_empty_list(&self, name: &'static str) -> bool {
        self.get(name).and_then(Value::as_array).is_some_and(Vec::is_empty)
    }

    /// The entries of a list that must be there, each read by `read`; what could not be read is left out and was noted.
    pub(super) fn entries<T>(
        &self,
        name: &'static str,
        most: usize,
        read: impl Fn(&'a Value, At<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(list) = self.need(name).and_then(|value| self.as_list(name, value)) else {
            return Vec::new();
        };
        if list.len() > most {
            let sentence = format!("“{name}” has {} entries. The limit is {most}.", list.len());
            self.note(Code::ListTooLong, name, sentence);
            return Vec::new();
        }
        let at = self.at(name);
        list.iter().enumerate().filter_map(|(number, value)| read(value, at.entry(number))).collect()
    }

    fn as_list(&self, name: &str, value: &'a Value) -> Option<&'a Vec<Value>> {
        let list = value.as_array();
        if list.is_none() {
            self.wrong_kind(name, "a list");
        }
        list
    }

    /// A list of objects.
    pub fn objects<T>(&self, name: &'static str, most: usize, read: impl Fn(&Object<'_>) -> Option<T>) -> Vec<T> {
        self.entries(name, most, |value, at| Object::of(value, at, self.notes)?.closed(&read))
    }

    /// A list of texts.
    pub fn texts(&self, name: &'static str, most: usize, words: Words) -> Vec<String> {
        self.entries(name, most, |value, at| within(self.notes, at, value, words))
    }

    /// A list of texts; what they may say is looked at when everything is read.
    pub fn strings(&self, name: &'static str, most: usize) -> Vec<String> {
        self.entries(name, most, |value, at| text(self.notes, at, value).map(str::to_owned))
    }

    /// Reads the object and notes what it has beyond.
    fn closed<T>(&self, read: impl FnOnce(&Object<'_>) -> Option<T>) -> Option<T> {
        let thing = read(self);
        self.finish();
        thing
    }

    /// Notes every member that nobody asked for.
    pub fn finish(&self) {
        let known = self.known.borrow();
        for name in self.members.keys().filter(|name| !known.contains(&name.as_str())) {
            let sentence = "This version of the program does not know this part of the file.";
            self.note(Code::UnknownMember, name, sentence);
        }
    }
}
