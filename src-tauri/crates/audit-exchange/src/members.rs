//! Reading the members of JSON objects strictly: what is missing, of the wrong kind or not known is
//! noted with its place, and the reading goes on, so that everything that is wrong is said at once.

use crate::json::MAX_PROBLEMS;
use crate::problem::{Problem, join};
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::BTreeSet;

pub(crate) const EXPORT_AGAIN: &str = "Ask the sender to export the file again with the newest Safeguarding Audit.";

/// What was found wrong so far. Readers share it.
#[derive(Default)]
pub(crate) struct Notes(RefCell<Vec<Problem>>);

impl Notes {
    /// Notes a problem of the file's content.
    pub(crate) fn note(&self, code: &'static str, place: &str, sentence: impl Into<String>) {
        let problem = Problem::new(code, place, sentence, EXPORT_AGAIN);
        self.0.borrow_mut().push(problem);
    }

    /// `Ok` if nothing was noted. A hostile number of problems is cut off.
    pub(crate) fn outcome(&self) -> Result<(), Vec<Problem>> {
        let mut problems = self.0.take();
        if problems.is_empty() {
            return Ok(());
        }
        if problems.len() > MAX_PROBLEMS {
            problems.truncate(MAX_PROBLEMS);
            problems.push(Problem::new(
                "too-many-problems",
                "",
                format!("This file has more than {MAX_PROBLEMS} problems. Only the first are listed."),
                "Check that you chose the right file.",
            ));
        }
        Err(problems)
    }
}

/// How long a text may be, and whether it may have line ends.
#[derive(Clone, Copy)]
pub(crate) enum Words {
    /// One line, at most 300 characters.
    Line,
    /// At most 32,767 characters, with line ends.
    Many,
}

impl Words {
    fn most(self) -> usize {
        match self {
            Self::Line => 300,
            Self::Many => 32_767,
        }
    }
}

/// An object being read. Each name that is asked for counts as known; [`Object::finish`] notes the rest.
pub(crate) struct Object<'a> {
    members: &'a Map<String, Value>,
    place: String,
    notes: &'a Notes,
    known: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Object<'a> {
    /// The outermost object; the envelope has made sure that it is one.
    pub(crate) fn root(members: &'a Map<String, Value>, notes: &'a Notes) -> Self {
        Self::at(members, String::new(), notes)
    }

    fn at(members: &'a Map<String, Value>, place: String, notes: &'a Notes) -> Self {
        Self { members, place, notes, known: RefCell::default() }
    }

    /// The JSON Pointer of a member.
    pub(crate) fn place_of(&self, name: &str) -> String {
        join(&self.place, name)
    }

    /// Marks a member as known that somebody else reads.
    pub(crate) fn leave(&self, name: &'static str) {
        self.known.borrow_mut().insert(name);
    }

    /// Notes a problem of a member.
    pub(crate) fn note(&self, code: &'static str, name: &str, sentence: impl Into<String>) {
        self.notes.note(code, &self.place_of(name), sentence);
    }

    /// Notes a problem of one item of a list.
    pub(crate) fn note_in(&self, code: &'static str, name: &str, index: usize, sentence: &str) {
        let place = format!("{}/{index}", self.place_of(name));
        self.notes.note(code, &place, sentence);
    }

    fn get(&self, name: &'static str) -> Option<&'a Value> {
        self.leave(name);
        self.members.get(name)
    }

    /// Whether a member is there.
    pub(crate) fn has(&self, name: &'static str) -> bool {
        self.get(name).is_some()
    }

    fn need(&self, name: &'static str) -> Option<&'a Value> {
        let value = self.get(name);
        if value.is_none() {
            self.note("missing-member", name, format!("“{name}” is missing here."));
        }
        value
    }

    fn wrong_kind(&self, name: &str, expected: &str) {
        self.note("wrong-kind", name, format!("“{name}” is not {expected}."));
    }

    /// A text that must be there and say something.
    pub(crate) fn text(&self, name: &'static str, words: Words) -> Option<String> {
        let text = self.checked(name, self.need(name)?, words)?;
        if text.trim().is_empty() {
            self.note("empty-text", name, format!("“{name}” is blank."));
            return None;
        }
        Some(text)
    }

    /// A text that may be left out; then it is empty. It is never there and empty.
    pub(crate) fn text_or_empty(&self, name: &'static str, words: Words) -> Option<String> {
        let Some(value) = self.get(name) else {
            return Some(String::new());
        };
        let text = self.checked(name, value, words)?;
        if text.is_empty() {
            let sentence = format!("“{name}” is there but empty. It should be left out.");
            self.note("empty-text", name, sentence);
        }
        Some(text)
    }

    fn checked(&self, name: &str, value: &'a Value, words: Words) -> Option<String> {
        let place = self.place_of(name);
        check_text(self.notes, &place, value, words)
    }

    /// A text in a spelling of its own, such as an id or a date; `code` and `what` say what it is not.
    pub(crate) fn spelt<T>(
        &self,
        name: &'static str,
        code: &'static str,
        what: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.read_spelt(name, self.need(name)?, code, what, read)
    }

    /// The same for a member that may be left out. The outer option is about what is wrong.
    pub(crate) fn spelt_if_any<T>(
        &self,
        name: &'static str,
        code: &'static str,
        what: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.get(name) {
            None => Some(None),
            Some(value) => self.read_spelt(name, value, code, what, read).map(Some),
        }
    }

    fn read_spelt<T>(
        &self,
        name: &str,
        value: &Value,
        code: &'static str,
        what: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let Some(text) = value.as_str() else {
            self.wrong_kind(name, "a text");
            return None;
        };
        let found = read(text);
        if found.is_none() {
            self.note(code, name, format!("“{name}” is not {what}."));
        }
        found
    }

    /// `true` or `false`.
    pub(crate) fn truth(&self, name: &'static str) -> Option<bool> {
        let truth = self.need(name)?.as_bool();
        if truth.is_none() {
            self.wrong_kind(name, "true or false");
        }
        truth
    }

    /// A whole number from `least` to `most`.
    pub(crate) fn number(&self, name: &'static str, least: u64, most: u64) -> Option<u64> {
        let value = self.need(name)?;
        if !value.is_number() {
            self.wrong_kind(name, "a whole number");
            return None;
        }
        let number = value.as_u64().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            let sentence = format!("“{name}” is not between {least} and {most}.");
            self.note("number-out-of-range", name, sentence);
        }
        number
    }

    /// An object that must be there.
    pub(crate) fn object(&self, name: &'static str) -> Option<Object<'a>> {
        self.as_object(name, self.need(name)?)
    }

    /// An object that may be left out.
    pub(crate) fn object_if_any(&self, name: &'static str) -> Option<Object<'a>> {
        self.as_object(name, self.get(name)?)
    }

    fn as_object(&self, name: &str, value: &'a Value) -> Option<Object<'a>> {
        let place = self.place_of(name);
        object_at(self.notes, place, value)
    }

    /// The items of a list with their places.
    pub(crate) fn items(&self, name: &'static str, most: usize) -> Vec<(&'a Value, String)> {
        let Some(value) = self.need(name) else {
            return Vec::new();
        };
        let Some(list) = value.as_array() else {
            self.wrong_kind(name, "a list");
            return Vec::new();
        };
        if list.len() > most {
            let sentence = format!("“{name}” has {} entries. The limit is {most}.", list.len());
            self.note("list-too-long", name, sentence);
            return Vec::new();
        }
        let place = self.place_of(name);
        let item = |(i, value)| (value, format!("{place}/{i}"));
        list.iter().enumerate().map(item).collect()
    }

    /// A list of objects, each read by `read`; what could not be read is left out and was noted.
    pub(crate) fn objects<T>(
        &self,
        name: &'static str,
        most: usize,
        read: impl Fn(&Object<'a>) -> Option<T>,
    ) -> Vec<T> {
        let items = self.items(name, most).into_iter();
        let objects = items.filter_map(|(value, place)| object_at(self.notes, place, value));
        objects
            .filter_map(|object| {
                let thing = read(&object);
                object.finish();
                thing
            })
            .collect()
    }

    /// A list of texts.
    pub(crate) fn texts(&self, name: &'static str, most: usize, words: Words) -> Vec<String> {
        let items = self.items(name, most).into_iter();
        items.filter_map(|(value, place)| check_text(self.notes, &place, value, words)).collect()
    }

    /// Notes every member that nobody asked for.
    pub(crate) fn finish(&self) {
        let known = self.known.borrow();
        for name in self.members.keys().filter(|name| !known.contains(name.as_str())) {
            let sentence = "This version of the program does not know this part of the file.";
            self.note("unknown-member", name, sentence);
        }
    }
}

fn object_at<'a>(notes: &'a Notes, place: String, value: &'a Value) -> Option<Object<'a>> {
    match value {
        Value::Object(members) => Some(Object::at(members, place, notes)),
        _ => {
            notes.note("wrong-kind", &place, "This should be an object.");
            None
        }
    }
}

fn check_text(notes: &Notes, place: &str, value: &Value, words: Words) -> Option<String> {
    let Some(text) = value.as_str() else {
        notes.note("wrong-kind", place, "This should be text.");
        return None;
    };
    let length = text.chars().count();
    if length > words.most() {
        let [length, most] = [length, words.most()].map(audit_core::wording::thousands);
        let sentence = format!("The text here has {length} characters. The limit is {most}.");
        notes.note("text-too-long", place, sentence);
        return None;
    }
    if matches!(words, Words::Line) && text.contains(['\n', '\t']) {
        let sentence = "The text here should be one line, but has a line end or a tab.";
        notes.note("not-one-line", place, sentence);
        return None;
    }
    Some(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(value: Value, read: impl Fn(&Object<'_>)) -> Vec<(&'static str, String)> {
        let notes = Notes::default();
        let object = Object::root(value.as_object().unwrap(), &notes);
        read(&object);
        object.finish();
        let problems = notes.outcome().err().unwrap_or_default();
        problems.into_iter().map(|p| (p.code, p.place)).collect()
    }

    #[test]
    fn everything_is_said_at_once_with_its_place() {
        let value = json!({"a": "", "b": 1, "c": [1, {}], "d": "x\ny", "e": 7, "f/g": 1, "h": null});
        let problems = found(value, |object| {
            object.text_or_empty("a", Words::Line);
            object.text("b", Words::Line);
            object.objects("c", 2, |inner| inner.truth("yes"));
            object.text("d", Words::Line);
            object.number("e", 1, 6);
            object.text("gone", Words::Many);
            object.truth("h");
        });
        let expected = [
            ("empty-text", "/a"),
            ("wrong-kind", "/b"),
            ("wrong-kind", "/c/0"),
            ("missing-member", "/c/1/yes"),
            ("not-one-line", "/d"),
            ("number-out-of-range", "/e"),
            ("missing-member", "/gone"),
            ("wrong-kind", "/h"),
            ("unknown-member", "/f~1g"),
        ];
        assert_eq!(problems, expected.map(|(code, place)| (code, place.to_owned())));
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        let value = json!({"a": "é".repeat(300), "b": "é".repeat(301), "c": [1, 2]});
        let problems = found(value, |object| {
            object.text("a", Words::Line);
            object.text("b", Words::Line);
            object.items("c", 1);
        });
        let codes: Vec<_> = problems.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, ["text-too-long", "list-too-long"]);
    }

    #[test]
    fn a_hostile_number_is_cut_off() {
        let value = json!({"a": vec![0; 1000]});
        let problems = found(value, |object| {
            object.texts("a", 1000, Words::Line);
        });
        assert_eq!(problems.len(), MAX_PROBLEMS + 1);
        assert_eq!(problems.last().unwrap().0, "too-many-problems");
    }
}
