//! The kinds of value that a table holds: words, texts by language, ids, conditions, numbers, dates.

use super::findings::Findings;
use super::place::Place;
use super::table::{Found, Table};
use audit_core::condition::Condition;
use audit_core::ids::BadId;
use audit_core::jiff::civil::Date;
use audit_core::text::{Language, Text, unseen};
use toml_edit::{Item, Value};

impl<'a> Table<'a> {
    /// Words that must be there.
    pub fn words(&mut self, key: &'static str, findings: &mut Findings) -> Option<String> {
        let found = self.need(key, findings)?;
        self.words_of(&found, findings)
    }

    /// Words that may be there.
    pub fn optional_words(&mut self, key: &'static str, findings: &mut Findings) -> Option<String> {
        let found = self.take(key, findings)?;
        self.words_of(&found, findings)
    }

    fn words_of(&self, found: &Found<'a>, findings: &mut Findings) -> Option<String> {
        let Some(words) = found.item.as_str() else {
            self.wrong_type(found, "a text in quotation marks", findings);
            return None;
        };
        self.characters(words, &found.place, findings);
        Some(words.to_owned())
    }

    /// A control character can be hidden in a text and is refused in every file that travels; what nobody sees has no place
    /// in what everybody must read alike.
    fn characters(&self, words: &str, place: &Place, findings: &mut Findings) {
        let hidden = |c: char| c.is_control() && c != '\n' && c != '\t';
        if words.chars().any(hidden) {
            let sentence = "This text contains a hidden control character.".to_owned();
            findings.note(place, "control-character", sentence);
        }
        if let Some(unseen) = unseen(words) {
            findings.note(place, unseen.code(), format!("This text {unseen}."));
        }
    }

    /// One of a few codes, which must be there.
    pub fn code<T>(
        &mut self,
        key: &'static str,
        from_code: impl Fn(&str) -> Option<T>,
        known: &str,
        findings: &mut Findings,
    ) -> Option<T> {
        let found = self.need(key, findings)?;
        let code = self.words_of(&found, findings)?;
        let value = from_code(&code);
        if value.is_none() {
            let sentence = format!("“{code}” is not allowed here.");
            let hint = format!("Write one of these: {known}.");
            findings.note_with_hint(&found.place, "unknown-value", sentence, hint);
            self.spoil(key, findings);
        }
        value
    }

    /// An id that must be there.
    pub fn id<T>(
        &mut self,
        key: &'static str,
        new: fn(&str) -> Result<T, BadId>,
        findings: &mut Findings,
    ) -> Option<T> {
        let found = self.need(key, findings)?;
        self.id_of(&found, new, findings)
    }

    /// An id that may be there.
    pub fn optional_id<T>(
        &mut self,
        key: &'static str,
        new: fn(&str) -> Result<T, BadId>,
        findings: &mut Findings,
    ) -> Option<T> {
        let found = self.take(key, findings)?;
        self.id_of(&found, new, findings)
    }

    fn id_of<T>(&self, found: &Found<'a>, new: fn(&str) -> Result<T, BadId>, findings: &mut Findings) -> Option<T> {
        let words = self.words_of(found, findings)?;
        let id = checked(&words, &found.place, new, findings);
        if id.is_none() {
            self.spoil(found.key, findings);
        }
        id
    }

    /// The id by which a thing is known: from here on the table speaks for `kind id`.
    pub fn own_id<T>(
        &mut self,
        kind: &str,
        key: &'static str,
        new: fn(&str) -> Result<T, BadId>,
        findings: &mut Findings,
    ) -> Option<T> {
        let found = self.need(key, findings)?;
        let words = self.words_of(&found, findings)?;
        let id = checked(&words, &found.place, new, findings)?;
        self.rename(format!("{kind} {words}"), findings);
        findings.remember(self.thing(), "id", &found.place);
        if key != "id" {
            // The checks speak of an id now and then where the files say code.
            findings.remember(self.thing(), key, &found.place);
        }
        Some(id)
    }

    /// Ids that may be there.
    pub fn ids<T>(&mut self, key: &'static str, new: fn(&str) -> Result<T, BadId>, findings: &mut Findings) -> Vec<T> {
        let listed = self.list(key, findings);
        (listed.into_iter()).filter_map(|(words, place)| checked(&words, &place, new, findings)).collect()
    }

    /// A list of words that may be there, each with its place.
    pub fn list(&mut self, key: &'static str, findings: &mut Findings) -> Vec<(String, Place)> {
        let Some(found) = self.take(key, findings) else {
            return Vec::new();
        };
        self.list_of(&found, found.item, findings)
    }

    fn list_of(&self, found: &Found<'a>, item: &'a Item, findings: &mut Findings) -> Vec<(String, Place)> {
        let values: Option<Vec<(&str, Place)>> = item.as_array().and_then(|list| {
            list.iter().map(|value| Some((value.as_str()?, self.value_place(value, &found.place)))).collect()
        });
        let Some(values) = values else {
            self.wrong_type(found, "a list of texts", findings);
            return Vec::new();
        };
        let owned = |(words, place): (&str, Place)| {
            self.characters(words, &place, findings);
            (words.to_owned(), place)
        };
        values.into_iter().map(owned).collect()
    }

    fn value_place(&self, value: &Value, otherwise: &Place) -> Place {
        let span = value.span();
        span.map_or(otherwise.clone(), |span| self.file().place(span.start))
    }

    /// A text by language. A text that is not there is empty, and the checks say what that means.
    pub fn text(&mut self, key: &'static str, findings: &mut Findings) -> Text {
        let mut text = Text::default();
        for (language, item, found) in self.by_language(key, findings) {
            match item.as_str() {
                Some(words) => {
                    self.characters(words, &found.place, findings);
                    text.insert(language, words.to_owned());
                }
                None => self.wrong_type(&found.with(item), "a text in quotation marks", findings),
            }
        }
        text
    }

    /// Texts in a row, by language; they belong together by their place.
    pub fn texts(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Text> {
        let mut texts: Vec<Text> = Vec::new();
        for (language, item, found) in self.by_language(key, findings) {
            let listed = self.list_of(&found.with(item), item, findings);
            for (index, (words, _)) in listed.into_iter().enumerate() {
                if texts.len() == index {
                    texts.push(Text::default());
                }
                texts[index].insert(language.clone(), words);
            }
        }
        texts
    }

    fn by_language(&mut self, key: &'static str, findings: &mut Findings) -> Vec<(Language, &'a Item, Found<'a>)> {
        let Some(found) = self.take(key, findings) else {
            return Vec::new();
        };
        let Some(table) = found.item.as_table_like() else {
            let wanted = format!("given by language, such as {key}.en = …");
            self.wrong_type(&found, &wanted, findings);
            return Vec::new();
        };
        let mut all = Vec::new();
        for (tag, item) in table.iter() {
            match Language::new(tag) {
                Some(language) => all.push((language, item, found.clone())),
                None => {
                    bad_language(tag, &found.place, findings);
                    self.spoil(key, findings);
                }
            }
        }
        all
    }

    /// A condition that must be there. Where it cannot be read, `always` stands for it.
    pub fn condition(&mut self, key: &'static str, findings: &mut Findings) -> Condition {
        let found = self.need(key, findings);
        let source = found.and_then(|found| Some((self.words_of(&found, findings)?, found)));
        let Some((source, found)) = source else {
            return Condition::Always;
        };
        Condition::parse(&source).unwrap_or_else(|bad| {
            let place = self.inside(&found, bad.column);
            let sentence = format!("This condition cannot be read: {}.", bad.message);
            findings.note(&place, "bad-condition", sentence);
            self.spoil(key, findings);
            Condition::Always
        })
    }

    /// The place of a character inside a string: exact where the string is written without escapes on one line.
    fn inside(&self, found: &Found<'a>, column: usize) -> Place {
        let Some(span) = found.item.span() else {
            return found.place.clone();
        };
        let mut place = self.file().place(span.start);
        let raw = self.file().text.get(span).unwrap_or_default();
        let written = (raw.get(1..raw.len().saturating_sub(1))).zip(found.item.as_str());
        if written.is_some_and(|(raw, words)| raw == words) {
            place.column = place.column.map(|start| start + column);
        }
        place
    }

    /// Yes or no, which may be there.
    pub fn flag(&mut self, key: &'static str, otherwise: bool, findings: &mut Findings) -> bool {
        let Some(found) = self.take(key, findings) else {
            return otherwise;
        };
        found.item.as_bool().unwrap_or_else(|| {
            self.wrong_type(&found, "true or false", findings);
            otherwise
        })
    }

    /// A whole number that must be there.
    pub fn number(&mut self, key: &'static str, findings: &mut Findings) -> Option<i64> {
        let found = self.need(key, findings)?;
        let number = found.item.as_integer();
        if number.is_none() {
            self.wrong_type(&found, "a whole number", findings);
        }
        number
    }

    /// A count that must be there: a whole number from 0 to 4,294,967,295.
    pub fn count(&mut self, key: &'static str, findings: &mut Findings) -> Option<u32> {
        let found = self.need(key, findings)?;
        self.as_count(&found, findings)
    }

    /// The same of one that may be there.
    pub fn optional_count(&mut self, key: &'static str, findings: &mut Findings) -> Option<u32> {
        let found = self.take(key, findings)?;
        self.as_count(&found, findings)
    }

    fn as_count(&self, found: &Found<'a>, findings: &mut Findings) -> Option<u32> {
        let Some(number) = found.item.as_integer() else {
            self.wrong_type(found, "a whole number", findings);
            return None;
        };
        let count = u32::try_from(number).ok();
        if count.is_none() {
            let member = self.member(found.key);
            let sentence = format!("“{member}” is not between 0 and {}.", u32::MAX);
            findings.note(&found.place, "number-out-of-range", sentence);
            self.spoil(found.key, findings);
        }
        count
    }

    /// A date that must be there.
    pub fn date(&mut self, key: &'static str, findings: &mut Findings) -> Option<Date> {
        let found = self.need(key, findings)?;
        let day = found.item.as_datetime().and_then(|datetime| {
            let only_a_day = datetime.time.is_none() && datetime.offset.is_none();
            let day = datetime.date.filter(|_| only_a_day)?;
            audit_core::field::parse_date(&day.to_string())
        });
        if day.is_none() {
            let sentence = format!("“{}” is not a date.", self.member(key));
            findings.note(&found.place, "bad-date", sentence);
            self.spoil(key, findings);
        }
        day
    }
}

impl<'a> Found<'a> {
    fn with(&self, item: &'a Item) -> Self {
        Self { item, ..self.clone() }
    }
}

/// An id, or a problem where it stands.
fn checked<T>(words: &str, place: &Place, new: fn(&str) -> Result<T, BadId>, findings: &mut Findings) -> Option<T> {
    match new(words) {
        Ok(id) => Some(id),
        Err(_) => {
            findings.note(place, "bad-id", format!("“{words}” is not an id."));
            None
        }
    }
}

pub(super) fn bad_language(tag: &str, place: &Place, findings: &mut Findings) {
    findings.note(place, "bad-language", format!("“{tag}” is not the code of a language, such as en or cy."));
}
