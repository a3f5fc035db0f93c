//! Cells of an audit tool's workbook as members of its file.

use super::building::Building;
use super::lists::members;
use super::tables::{Column, Holds};
use crate::blocks::Block;
use crate::grid::Value as Found;
use crate::problem::Problem as Faulty;
use crate::values;
use serde_json::{Map, Value, json};

impl Building {
    /// Takes one member of a thing from its cell, or from its cells where it has words in languages.
    pub(super) fn member(
        &mut self,
        (member, _, holds, _): &Column,
        pointer: &str,
        thing: &mut Value,
        block: &Block<'_>,
        languages: &[String],
        cell: &dyn Fn(&str) -> (Option<u32>, String),
    ) {
        let own = format!("{pointer}/{}", member.replace('.', "/"));
        if matches!(holds, Holds::Words | Holds::MaybeWords) {
            let mut words = Map::new();
            for language in languages {
                let (Some(row), column) = cell(&format!("{member}.{language}")) else { continue };
                self.places.insert(own.clone(), block.place(row, &column));
                self.places.insert(format!("{own}/{language}"), block.place(row, &column));
                if let Some(text) = self.text(block, row, &column) {
                    words.insert(language.clone(), json!(text));
                }
            }
            if !words.is_empty() || *holds == Holds::Words {
                put(thing, member, Value::Object(words));
            }
            return;
        }
        let (Some(row), column) = cell(member) else { return };
        self.places.insert(own, block.place(row, &column));
        let text = self.text(block, row, &column);
        let listed = || members(text.as_deref().unwrap_or_default()).into_iter().map(Value::from).collect::<Vec<_>>();
        let value = match holds {
            Holds::List => Some(Value::Array(listed())),
            Holds::MaybeList => Some(Value::Array(listed())).filter(|list| *list != json!([])),
            Holds::Number => self.number(block, row, &column, text.as_deref().unwrap_or_default()),
            Holds::MaybeNumber => text.as_deref().and_then(|text| self.number(block, row, &column, text)),
            Holds::Truth => self.truth(block, row, &column, text.as_deref().unwrap_or("no")),
            Holds::Text => Some(json!(text.unwrap_or_default())),
            Holds::Maybe | Holds::Words | Holds::MaybeWords => text.map(|text| json!(text)),
        };
        if let Some(value) = value {
            put(thing, member, value);
        }
    }

    /// The text of a cell; none where it is empty. A date is written as files write it.
    pub(super) fn text(&mut self, block: &Block<'_>, row: u32, column: &str) -> Option<String> {
        match block.value(row, column)? {
            Found::Moment(moment) => Some(moment.date().to_string()),
            Found::Fault(fault) => {
                let sentence = format!("The formula in this cell gives an error ({fault}).");
                let hint = "Type the words themselves into the cell, without a formula.";
                self.problems.push(Faulty::at("cell-error", block.place(row, column), sentence, hint));
                None
            }
            other => Some(other.as_typed()),
        }
    }

    fn number(&mut self, block: &Block<'_>, row: u32, column: &str, text: &str) -> Option<Value> {
        let number = values::whole_number(text, &["%", "per cent", "percent"]);
        if number.is_none() {
            let sentence = match text {
                "" => "A whole number is missing in this cell.".to_owned(),
                text => format!("“{text}” is not a whole number."),
            };
            let hint = "Write a whole number, such as 80.";
            self.problems.push(Faulty::at("not-a-number", block.place(row, column), sentence, hint));
        }
        // Something has to stand there, so that the rest is checked too.
        Some(json!(number.unwrap_or(0)))
    }

    fn truth(&mut self, block: &Block<'_>, row: u32, column: &str, text: &str) -> Option<Value> {
        let choices = [("yes", "Yes"), ("no", "No")].map(|(code, words)| (code.to_owned(), words.to_owned()));
        let found = values::choice(text, &choices);
        if found.is_none() {
            let sentence = format!("“{text}” is neither yes nor no.");
            self.problems.push(Faulty::at("not-a-choice", block.place(row, column), sentence, "Write yes or no."));
        }
        Some(json!(found == Some(0)))
    }

    /// Who has read a source, when and which paragraph: all three, or none.
    pub(super) fn checked(&mut self, thing: &mut Value, block: &Block<'_>, row: u32) {
        let Some(checked) = thing.get_mut("checked") else { return };
        for (member, what) in [("by", "who has read it"), ("on", "when it was read"), ("paragraph", "which paragraph")]
        {
            if checked.get(member).is_none() {
                let sentence = format!("This source was read, but {what} is not said.");
                let hint = "Fill in all three cells about the reading, or empty them.";
                let place = block.place(row, &format!("checked.{member}"));
                self.problems.push(Faulty::at("reading-not-whole", place, sentence, hint));
                checked[member] = json!("2026-01-01");
            }
        }
    }
}

/// Sets a member, with members of members where there are dots.
fn put(thing: &mut Value, member: &str, value: Value) {
    let mut at = thing;
    for part in member.split('.') {
        at = &mut at[part];
    }
    *at = value;
}
