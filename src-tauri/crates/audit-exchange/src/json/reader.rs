//! The visitor behind `parse`: builds the value and notes every problem of structure on the way.

use super::limits::{MAX_DEPTH, MAX_INTEGER, MAX_PROBLEMS};
use crate::code::Code;
use crate::problem::{Problem, push_name};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// One step from the outermost value towards the one being read.
enum Step {
    Name(String),
    Index(usize),
}

/// Where the reading is, and what it has found so far.
#[derive(Default)]
pub(super) struct Reader {
    path: Vec<Step>,
    problems: Vec<Problem>,
    more: bool,
}

impl Reader {
    /// The seed that reads the value at the current place.
    pub(super) fn node(&mut self) -> Node<'_> {
        Node(self)
    }

    /// What was found, at most [`MAX_PROBLEMS`] and a last one that says there are more.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        if self.more {
            self.problems.push(Problem::new(
                Code::TooManyProblems,
                "",
                format!("This file has more than {MAX_PROBLEMS} problems. Only the first are listed."),
                "Check that you chose the right file.",
            ));
        }
        self.problems
    }

    fn note(&mut self, code: Code, sentence: &str, hint: &str) {
        if self.problems.len() == MAX_PROBLEMS {
            self.more = true;
            return;
        }
        let place = self.pointer();
        self.problems.push(Problem::new(code, place, sentence, hint));
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            match step {
                Step::Name(name) => push_name(&mut pointer, name),
                Step::Index(index) => push_name(&mut pointer, &index.to_string()),
            }
        }
        pointer
    }

    fn leave(&mut self) -> Option<Step> {
        self.path.pop()
    }

    /// Objects and arrays are counted by the steps that lead to them.
    fn too_deep(&mut self) -> bool {
        let deep = self.path.len() >= MAX_DEPTH;
        if deep {
            self.note(
                Code::TooDeep,
                "Lists and objects are nested too deeply here.",
                "This file was not made by this program. Ask the sender which program they used.",
            );
        }
        deep
    }

    fn check_text(&mut self, text: &str) {
        if has_hidden(text) {
            self.note(
                Code::ControlCharacter,
                "This text contains a hidden control character.",
                "Ask the sender to type this text again and to send a new file.",
            );
        }
    }

    fn too_large(&mut self) -> Value {
        self.note(
            Code::NumberTooLarge,
            "The number here is too large: not every program would read it as the same number.",
            "This file was not made by this program. Ask the sender which program they used.",
        );
        Value::Null
    }

    fn not_whole(&mut self) -> Value {
        self.note(
            Code::NotAWholeNumber,
            "The number here is written with a decimal point, with an exponent or as minus zero.",
            "This file was not made by this program. Ask the sender which program they used.",
        );
        Value::Null
    }
}

/// Whether a control character other than a line end or a tab stands in it.
fn has_hidden(text: &str) -> bool {
    // Of the bytes of UTF-8, these begin or are the control characters; few texts hold one.
    let may_be = |byte: &u8| (*byte < 0x20 && !matches!(byte, b'\n' | b'\t')) || matches!(byte, 0x7f | 0xc2);
    text.as_bytes().iter().any(may_be) && text.chars().any(|c| c.is_control() && c != '\n' && c != '\t')
}

/// Reads one value at the reader's current place.
pub(super) struct Node<'r>(&'r mut Reader);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        if number < -MAX_INTEGER {
            return Ok(self.0.too_large());
        }
        Ok(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        if number > MAX_INTEGER.unsigned_abs() {
            return Ok(self.0.too_large());
        }
        Ok(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        // Whole numbers that do not fit 64 bits arrive here too.
        if number.abs() > MAX_INTEGER as f64 {
            return Ok(self.0.too_large());
        }
        Ok(self.0.not_whole())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        self.0.check_text(&text);
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let reader = self.0;
        if reader.too_deep() {
            while items.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Value::Null);
        }
        let mut list = Vec::new();
        loop {
            reader.path.push(Step::Index(list.len()));
            let item = items.next_element_seed(Node(reader))?;
            reader.leave();
            match item {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let reader = self.0;
        if reader.too_deep() {
            while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Value::Null);
        }
        let mut map = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let again = map.contains_key(&name);
            reader.path.push(Step::Name(name));
            reader.check_name(again);
            let value = members.next_value_seed(Node(reader))?;
            if let Some(Step::Name(name)) = reader.leave() {
                map.insert(name, value);
            }
        }
        Ok(Value::Object(map))
    }
}

impl Reader {
    /// Checks the name that was just pushed.
    fn check_name(&mut self, again: bool) {
        if again {
            self.note(
                Code::DuplicateKey,
                "The same name is used twice in one object here, so programs may read it differently.",
                "Do not use this file. Ask the sender for a new copy.",
            );
        }
        let odd = matches!(self.path.last(), Some(Step::Name(name)) if name.chars().any(char::is_control));
        if odd {
            self.note(
                Code::ControlCharacter,
                "This name contains a hidden control character.",
                "This file was not made by this program. Ask the sender which program they used.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::has_hidden;

    #[test]
    fn every_control_character_is_found_and_no_other() {
        for c in '\0'..=char::MAX {
            let hidden = c.is_control() && c != '\n' && c != '\t';
            assert_eq!(has_hidden(&format!("a{c}b")), hidden, "{c:?}");
        }
    }
}
