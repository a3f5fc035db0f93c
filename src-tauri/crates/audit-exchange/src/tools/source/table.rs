//! A TOML table that knows which of its keys were asked for, so that unknown keys fall out by themselves.

use super::findings::Findings;
use super::place::{File, Place};
use std::collections::BTreeSet;
use toml_edit::{Document, Item, TableLike, Value};

/// A file as TOML; a problem of syntax is noted.
pub(super) fn parse<'a>(file: &File<'a>, findings: &mut Findings) -> Option<Document<&'a str>> {
    let error = match Document::parse(file.text) {
        Ok(document) => return Some(document),
        Err(error) => error,
    };
    let place = match error.span() {
        Some(span) => file.place(span.start),
        None => Place::file(file.name),
    };
    let message = error.message().replace('\n', " ");
    findings.note(&place, "toml", format!("This is not TOML: {message}."));
    None
}

/// A table of a file.
pub(super) struct Table<'a> {
    file: &'a File<'a>,
    items: &'a dyn TableLike,
    here: Place,
    /// As the checks name it, such as `standard s11-k7qd`.
    thing: String,
    /// Before the names of its members, such as `headings.`.
    prefix: String,
    asked: BTreeSet<&'static str>,
}

/// A key with what stands behind it.
#[derive(Clone)]
pub(super) struct Found<'a> {
    pub key: &'static str,
    pub item: &'a Item,
    pub place: Place,
}

impl<'a> Table<'a> {
    /// The whole of a file.
    pub fn whole(file: &'a File<'a>, document: &'a Document<&str>, thing: &str) -> Self {
        Self {
            file,
            items: document.as_table(),
            here: Place::file(file.name),
            thing: thing.to_owned(),
            prefix: String::new(),
            asked: BTreeSet::new(),
        }
    }

    pub fn thing(&self) -> &str {
        &self.thing
    }

    pub fn file(&self) -> &'a File<'a> {
        self.file
    }

    /// From here on the table speaks for this thing.
    pub fn rename(&mut self, thing: String, findings: &mut Findings) {
        self.thing = thing;
        findings.remember(&self.thing, "", &self.here);
    }

    /// The name of a member as the checks call it.
    pub fn member(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    /// What stands behind a key, if it is there; its place is remembered.
    pub fn take(&mut self, key: &'static str, findings: &mut Findings) -> Option<Found<'a>> {
        self.asked.insert(key);
        let item = self.items.get(key)?;
        let place = self.key_place(key);
        findings.remember(&self.thing, &self.member(key), &place);
        Some(Found { key, item, place })
    }

    /// What stands behind a key that must be there.
    pub fn need(&mut self, key: &'static str, findings: &mut Findings) -> Option<Found<'a>> {
        let found = self.take(key, findings);
        if found.is_none() {
            let sentence = format!("The key “{}” is missing.", self.member(key));
            findings.note(&self.here, "missing-key", sentence);
            self.spoil(key, findings);
        }
        found
    }

    pub fn spoil(&self, key: &str, findings: &mut Findings) {
        findings.spoil(&self.thing, &self.member(key));
    }

    /// Notes that a value is of the wrong kind.
    pub fn wrong_type(&self, found: &Found<'a>, wanted: &str, findings: &mut Findings) {
        let member = self.member(found.key);
        let sentence = format!("“{member}” must be {wanted}, but here is {}.", kind(found.item));
        findings.note(&found.place, "wrong-type", sentence);
        self.spoil(found.key, findings);
    }

    /// The table behind a key that must be there.
    pub fn table(&mut self, key: &'static str, findings: &mut Findings) -> Option<Self> {
        let found = self.need(key, findings)?;
        self.child(&found, found.item.as_table_like(), findings)
    }

    /// The table behind a key that may be there.
    pub fn optional_table(&mut self, key: &'static str, findings: &mut Findings) -> Option<Self> {
        let found = self.take(key, findings)?;
        self.child(&found, found.item.as_table_like(), findings)
    }

    fn child(&self, found: &Found<'a>, items: Option<&'a dyn TableLike>, findings: &mut Findings) -> Option<Self> {
        if items.is_none() {
            self.wrong_type(found, "a table", findings);
        }
        items.map(|items| self.inner(found.key, items, found.place.clone()))
    }

    fn inner(&self, key: &str, items: &'a dyn TableLike, here: Place) -> Self {
        Self {
            file: self.file,
            items,
            here,
            thing: self.thing.clone(),
            prefix: format!("{}{key}.", self.prefix),
            asked: BTreeSet::new(),
        }
    }

    /// The tables behind a key, `[[key]]` or `key = [{ … }]`; none when it is not there.
    pub fn tables(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Self> {
        let Some(found) = self.take(key, findings) else {
            return Vec::new();
        };
        let Some(tables) = tables_of(found.item) else {
            self.wrong_type(&found, "a list of tables", findings);
            return Vec::new();
        };
        let place =
            |span: Option<std::ops::Range<usize>>| span.map_or(found.place.clone(), |span| self.file.place(span.start));
        (tables.into_iter()).map(|(items, span)| self.inner(key, items, place(span))).collect()
    }

    /// As [`Self::tables`], for things that have an id of their own: their members have no prefix.
    pub fn things(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Self> {
        let mut tables = self.tables(key, findings);
        for table in &mut tables {
            table.prefix.clear();
            // Until its id is read: nothing that is noted now may be taken for another thing's.
            table.thing = format!("{key} without an id");
        }
        tables
    }

    /// Notes every key that nobody asked for.
    pub fn finish(self, findings: &mut Findings) {
        let asked: Vec<_> = self.asked.iter().copied().collect();
        for (key, _) in self.items.iter() {
            if !self.asked.contains(key) {
                let sentence = format!("The key “{key}” is not known here.");
                let hint =
                    format!("Correct its spelling or take it out. These keys are known here: {}.", asked.join(", "));
                let place = self.key_place(key);
                findings.note_with_hint(&place, "unknown-key", sentence, hint);
            }
        }
    }

    fn key_place(&self, key: &str) -> Place {
        let span = self.items.key(key).and_then(toml_edit::Key::span);
        let span = span.or_else(|| self.items.get(key).and_then(Item::span));
        span.map_or(self.here.clone(), |span| self.file.place(span.start))
    }
}

type Spanned<'a> = (&'a dyn TableLike, Option<std::ops::Range<usize>>);

fn tables_of(item: &Item) -> Option<Vec<Spanned<'_>>> {
    match item {
        Item::ArrayOfTables(tables) => {
            Some(tables.iter().map(|table| (table as &dyn TableLike, table.span())).collect())
        }
        Item::Value(Value::Array(list)) => list
            .iter()
            .map(|value| {
                let table = value.as_inline_table()?;
                Some((table as &dyn TableLike, value.span()))
            })
            .collect(),
        _ => None,
    }
}

/// What an item is, in a sentence.
pub(super) fn kind(item: &Item) -> &'static str {
    match item {
        Item::None => "nothing",
        Item::Table(_) | Item::Value(Value::InlineTable(_)) => "a table",
        Item::ArrayOfTables(_) => "a list of tables",
        Item::Value(Value::Array(_)) => "a list",
        Item::Value(Value::String(_)) => "a text",
        Item::Value(Value::Integer(_)) => "a whole number",
        Item::Value(Value::Float(_)) => "a number with a point",
        Item::Value(Value::Boolean(_)) => "true or false",
        Item::Value(Value::Datetime(_)) => "a date or time",
    }
}
