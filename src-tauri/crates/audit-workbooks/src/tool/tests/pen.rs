//! The pen that fills a drawn audit tool: words, ids and turns out of what proptest drew, so that a failing tool shrinks with them.

use audit_core::condition::Condition;
use audit_core::ids::{OptionCode, ServiceTypeId};
use audit_core::markdown;
use audit_core::text::{Language, Text, Unseen, turns_words, unseen};
use audit_core::tool::{Fact, FactKind};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What spreadsheets like to change, and what parts things in our own cells.
const AWKWARD: &[&str] = &[
    "=1+1",
    "+44 20 7946 0000",
    "-1",
    "@SUM(A1)",
    "'x",
    "''",
    "\"quoted\"",
    "1-2",
    "007",
    "1e5",
    "0.10",
    "12/10/2026",
    "TRUE",
    "no",
    "#REF!",
    "#N/A",
    "50%",
    " before",
    "after ",
    "  both  ",
    "\tindented",
    "one\ntwo",
    "\n\nlate",
    "end\n",
    "a\t\tb",
    "one; two",
    ";",
    "\\",
    "\\n",
    "\\; \\\\n",
    "a \\ b",
    "trailing\\",
    "_x000D_",
    "_x0041_",
    "_xFFFE_ _x005F_",
    "a_x000",
    "<b>",
    "&amp; & &#10;",
    "]]>",
    "{met}",
    "{other}",
    "{{",
    "\u{feff}mark",
    "\u{a0}wide\u{a0}",
    "\u{2028}line",
    "\u{3000}broad",
    "\u{ffff}",
    "\u{fffe}\u{fffd}",
    "\u{200f}\u{5e9}\u{5dc}\u{5d5}\u{5dd}",
    "e\u{301}\u{327}",
    "\u{301}alone",
    "👩🏽‍🏫 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "Ydych chi’n ŵyl, tŷ a môr?",
    "x\u{200b}y\u{ad}z",
    "Ω Å ﬁ",
    "safeguarding-audit-workbook;",
    "en",
    "head",
    "always",
];

const GUIDANCE: &[&str] = &[
    "One paragraph.",
    "- one\n- two\n",
    "1. one\n2. two\n\n   more of two",
    "**Bold** and _slanted_.\n\n\nLater.",
    "[a link](https://example.org/a?b=c&d=1)",
    "* =1+1\n* 'x",
    "a hard  \nline",
    "back\\\\slash; semicolon",
    "Tŷ ŵ\n\n- é\n- 007",
];

/// Ids are of one kind only, so every kind takes them from here. Some look like numbers, dates and truths.
pub const IDS: [&str; 12] = ["a", "b", "yes", "no", "met", "facts", "007", "1-2", "true", "1e5", "x--y", "2026-10-12"];

pub struct Pen {
    words: Vec<String>,
    turns: Vec<u8>,
    at: (usize, usize),
    pub languages: Vec<Language>,
}

/// Words that a tool may hold anywhere: not blank, nothing hidden in them.
fn words() -> impl Strategy<Value = String> {
    let hidden = |c: char| (c.is_control() && c != '\n' && c != '\t') || turns_words(c);
    let any = prop_oneof![
        4 => prop::sample::select(AWKWARD).prop_map(str::to_owned),
        2 => "\\PC{1,12}",
        2 => "[ \t\n\"'=a-cx_;\\\\0-9A-F-]{1,16}",
        1 => any::<String>(),
        1 => "[a-z ]{1,40}".prop_map(|words| words.repeat(20)),
    ];
    any.prop_map(move |words| seen(words.replace(hidden, ""))).prop_filter("blank", |words| !words.trim().is_empty())
}

/// The words without what nobody sees.
fn seen(mut words: String) -> String {
    while let Some(found) = unseen(&words) {
        words = match found {
            Unseen::Turning(c) | Unseen::Invisible(c) => words.replace(c, ""),
            Unseen::Heap => String::new(),
        };
    }
    words
}

pub fn pens() -> impl Strategy<Value = Pen> {
    let languages = Just(["en", "cy", "pl", "so"].to_vec()).prop_shuffle();
    let drawn =
        (prop::collection::vec(words(), 1..24), prop::collection::vec(any::<u8>(), 1..160), languages, 1..=3_usize);
    drawn.prop_map(|(words, turns, languages, many)| {
        let languages = languages[..many].iter().map(|tag| Language::new(tag).expect("a language")).collect();
        Pen { words, turns, at: (0, 0), languages }
    })
}

impl Pen {
    /// A number below this one.
    pub fn turn(&mut self, below: usize) -> usize {
        self.at.0 += 1;
        usize::from(self.turns[self.at.0 % self.turns.len()]) % below
    }

    pub fn flag(&mut self) -> bool {
        self.turn(2) == 1
    }

    pub fn words(&mut self) -> String {
        self.at.1 += 1;
        self.words[self.at.1 % self.words.len()].clone()
    }

    pub fn text(&mut self) -> Text {
        let mut text = Text::default();
        for language in self.languages.clone() {
            text.insert(language, self.words());
        }
        text
    }

    /// A text that may be left out.
    pub fn maybe(&mut self) -> Text {
        if self.flag() { self.text() } else { Text::default() }
    }

    /// A text without places to fill in.
    pub fn sentence(&mut self) -> Text {
        let mut sentence = Text::default();
        for (language, words) in self.text().iter() {
            sentence.insert(language.clone(), words.replace('{', "(met "));
        }
        sentence
    }

    /// Guidance whose words stand nowhere else.
    pub fn guidance(&mut self) -> String {
        let (number, before, after) = (self.at.0 * 10_000 + self.at.1, self.words(), self.words());
        let drawn = format!("{before}№{number}.{after}");
        match markdown::read(&drawn).1.is_empty() {
            true => drawn,
            false => format!("№{number}.\n\n{}", GUIDANCE[self.turn(GUIDANCE.len())]),
        }
    }

    /// At least `least` and fewer than `below` different ids.
    pub fn ids<T>(&mut self, least: usize, below: usize, new: impl Fn(&str) -> T) -> Vec<T> {
        let (many, first) = (least + self.turn(below - least), self.turn(IDS.len()));
        (0..many).map(|place| new(IDS[(first + place) % IDS.len()])).collect()
    }

    pub fn codes(&mut self, least: usize, below: usize) -> Vec<OptionCode> {
        self.ids(least, below, |id| OptionCode::new(id).expect("a code"))
    }

    /// A condition on these types and facts.
    pub fn condition(&mut self, types: &[ServiceTypeId], facts: &[Fact], depth: usize) -> Condition {
        let parts = |pen: &mut Self| (0..2 + pen.turn(2)).map(|_| pen.condition(types, facts, depth + 1)).collect();
        match self.turn(if depth < 3 { 7 } else { 4 }) {
            2 if !types.is_empty() => {
                let some: BTreeSet<_> = (0..=self.turn(3)).map(|_| types[self.turn(types.len())].clone()).collect();
                Condition::TypeIn(some)
            }
            3 if !facts.is_empty() => {
                let fact = &facts[self.turn(facts.len())];
                let value = match &fact.kind {
                    FactKind::YesNo => OptionCode::new(["yes", "no"][self.turn(2)]).expect("a code"),
                    FactKind::Choice(options) => options[self.turn(options.len())].0.clone(),
                };
                Condition::Fact(fact.id.clone(), value)
            }
            4 => Condition::Not(Box::new(self.condition(types, facts, depth + 1))),
            5 => Condition::And(parts(self)),
            6 => Condition::Or(parts(self)),
            1 => Condition::Never,
            _ => Condition::Always,
        }
    }
}

impl std::fmt::Debug for Pen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.words)
    }
}
