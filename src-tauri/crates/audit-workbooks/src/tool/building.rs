//! From a workbook to an audit tool: its rows become the members of the tool's file, which is then read as any such file, and what is
//! wrong there is told with the cell that it came from.

use super::languages;
use super::mending;
use super::owners::Owners;
use super::tables::{Column, HEAD, Holds, SENTENCES, TABLES, Table};
use crate::blocks::{Block, FORMAT, find};
use crate::open::open;
use crate::problem::{Place, Problem as Faulty};
use audit_core::problem::Told as Problem;
use audit_core::text::Language;
use audit_exchange::FileType;
use audit_exchange::tools::v1;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Builds the audit tool of a workbook, as the bytes of its unsigned file.
///
/// # Errors
/// Every problem at once, each with its sheet and cell.
pub fn build(workbook: &[u8]) -> Result<Vec<u8>, Vec<Problem>> {
    let grids = open(workbook).map_err(|found| vec![found.into()])?;
    let blocks = find(&grids);
    let Some(head) = blocks.iter().find(|block| block.kind == "head") else {
        return Err(vec![Problem::from(Faulty::whole(
            "not-a-tool-workbook",
            "This is not a workbook of an audit tool, or its hidden rows and columns were deleted.",
            "Make one with “safeguarding-returns tool workbook”, and write into that one.",
        ))]);
    };
    if head.about.format > FORMAT {
        let hint = "Install the newest version of the program, then try again.";
        let sentence = "This workbook was made by a newer version of this program.";
        return Err(vec![Problem::from(Faulty::whole("workbook-newer", sentence, hint))]);
    }
    let mut building = Building { places: BTreeMap::new(), problems: Vec::new(), whole: true };
    let mut blocks = blocks.clone();
    for block in blocks.iter_mut().filter(|block| block.kind != "head") {
        let sentences: Vec<Column> =
            SENTENCES.iter().map(|(_, title, _)| ("words", *title, Holds::Words, 0.0)).collect();
        let table = TABLES.iter().find(|table| table.kind == block.kind).map_or(&sentences[..], |table| table.columns);
        let (columns, twice) = languages::columns(block, table);
        block.columns = columns;
        building.problems.extend(twice);
    }
    let content = building.content(head, &blocks);
    let tool = mending::read(&content);
    match tool {
        Ok(tool) if building.problems.is_empty() => Ok(v1::document(&tool)),
        tool => Err(building.all(tool.err().unwrap_or_default())),
    }
}

/// The most rows of one table: guidance has some thirty for each standard.
const MOST_ROWS: usize = 40_000;
/// The most problems of single cells that are listed: somebody mends the first of them and builds it again.
const MOST_PROBLEMS: usize = 1_000;

const OWNER: &str = "Write the id of what it belongs to, as it is on its own sheet.";

/// The members of a tool's file, as far as they were read.
pub(super) struct Building {
    /// Cells by JSON Pointer.
    pub places: BTreeMap<String, Place>,
    pub problems: Vec<Faulty>,
    /// Whether every sheet and column is there: else what is missing would be told a second time, row by row.
    whole: bool,
}

impl Building {
    fn content(&mut self, head: &Block<'_>, blocks: &[Block<'_>]) -> Value {
        let mut content = json!({ "type": FileType::Tool.as_str(), "format": 1 });
        self.head(head, &mut content);
        for table in TABLES {
            if table.of.is_empty() {
                content[table.list] = json!([]);
            }
            match blocks.iter().find(|block| block.kind == table.kind) {
                Some(block) => self.table(table, block, &mut content),
                None => self.missing(table.sheet),
            }
        }
        content["declaration"] = json!({ "statements": [], "reading": [] });
        for (kind, _, sheet) in SENTENCES {
            match blocks.iter().find(|block| block.kind == kind) {
                Some(block) => self.sentences(kind, block, &mut content),
                None => self.missing(sheet),
            }
        }
        content
    }

    fn missing(&mut self, sheet: &str) {
        let place = Place { sheet: sheet.to_owned(), cell: String::new() };
        let sentence = format!("The sheet “{sheet}” is not there, or its hidden row was deleted.");
        let hint = "Bring it back from an earlier copy of this workbook.";
        self.problems.push(Faulty::at("sheet-missing", place, sentence, hint));
        self.whole = false;
    }

    /// The rows of the sheet that holds what is said once.
    fn head(&mut self, block: &Block<'_>, content: &mut Value) {
        self.places.insert(String::new(), block.place(block.mark + 1, "value"));
        let (rows, twice) = languages::rows(block, HEAD);
        self.problems.extend(twice);
        for column in HEAD {
            let languages = rows.keys().filter_map(|key| key.strip_prefix(column.0)?.strip_prefix('.'));
            let languages: Vec<String> = languages.map(str::to_owned).collect();
            let cell = |member: &str| (rows.get(member).copied(), "value".to_owned());
            self.member(column, "", content, block, &languages, &cell);
        }
        for (member, header, ..) in HEAD.iter().filter(|(.., holds, _)| *holds == Holds::Words) {
            for language in listed(content).iter().filter(|tag| !rows.contains_key(&format!("{member}.{tag}"))) {
                self.problems.push(languages::missing(block.sheet(), header, language, "row"));
                self.whole = false;
            }
        }
    }

    fn table(&mut self, table: &Table, block: &Block<'_>, content: &mut Value) {
        self.columns(table, block, &listed(content));
        if table.of.is_empty() {
            self.places.insert(format!("/{}", table.list), block.place(block.mark + 1, table.columns[0].0));
        }
        let owners = Owners::of(table, content);
        let languages: Vec<Vec<String>> = table.columns.iter().map(|column| languages_of(block, column.0)).collect();
        for row in self.rows(block) {
            if block.columns.keys().all(|column| block.value(row, column).is_none()) {
                continue;
            }
            let Some(list) = self.list_of(table, block, row, &owners) else { continue };
            let owner = list.rsplit_once('/').map_or("", |(owner, _)| owner).to_owned();
            let place = content.pointer_mut(&owner).expect("it was found");
            let own = list.rsplit('/').next().unwrap_or_default().to_owned();
            if place.get(&own).is_none() {
                place[own.as_str()] = json!([]);
            }
            let number = place[own.as_str()].as_array().map_or(0, Vec::len);
            let pointer = format!("{list}/{number}");
            let mut thing = json!({});
            for (kind, inner) in TABLES.iter().flat_map(|inner| inner.of.iter().map(move |(kind, _)| (*kind, inner))) {
                // Lists that every such thing has, also where they are empty.
                if kind == table.kind && ["standards", "sources", "guidance"].contains(&inner.list) {
                    thing[inner.list] = json!([]);
                }
            }
            self.places.insert(pointer.clone(), block.place(row, table.columns[0].0));
            for (column, languages) in table.columns.iter().zip(&languages) {
                let cell = |member: &str| (Some(row), member.to_owned());
                self.member(column, &pointer, &mut thing, block, languages, &cell);
            }
            self.checked(&mut thing, block, row);
            let place = content.pointer_mut(&owner).expect("it was found");
            place[own.as_str()].as_array_mut().expect("a list").push(thing);
        }
    }

    /// The rows below the header, as many as are read.
    fn rows(&mut self, block: &Block<'_>) -> Vec<u32> {
        let mut rows: Vec<u32> = block.filled_rows().into_iter().filter(|row| *row > block.mark + 1).collect();
        if rows.len() > MOST_ROWS {
            let [many, most] = [rows.len(), MOST_ROWS].map(audit_core::wording::thousands);
            let sentence = format!("There are {many} rows on this sheet. The limit is {most}.");
            let hint = "Delete the rows that are not part of the audit.";
            self.problems.push(Faulty::at("workbook-too-large", block.sheet(), sentence, hint));
            self.whole = false;
            rows.truncate(MOST_ROWS);
        }
        rows
    }

    /// Columns that every tool needs and that are gone.
    fn columns(&mut self, table: &Table, block: &Block<'_>, languages: &[String]) {
        for (member, header, holds, _) in table.columns {
            let there = match holds {
                Holds::Maybe | Holds::MaybeWords | Holds::MaybeNumber | Holds::MaybeList => true,
                Holds::Words => block.columns.keys().any(|key| key.starts_with(&format!("{member}."))),
                _ => block.columns.contains_key(*member),
            };
            if !there {
                let sentence = format!("The column “{header}” is not there, or its hidden cell was emptied.");
                let hint = "Bring it back from an earlier copy of this workbook.";
                self.problems.push(Faulty::at("column-missing", block.sheet(), sentence, hint));
                self.whole = false;
                continue;
            }
            let without =
                |tag: &&String| *holds == Holds::Words && !block.columns.contains_key(&format!("{member}.{tag}"));
            for language in languages.iter().filter(without) {
                self.problems.push(languages::missing(block.sheet(), header, language, "column"));
                self.whole = false;
            }
        }
    }

    /// The pointer of the list that a row belongs to.
    fn list_of(&mut self, table: &Table, block: &Block<'_>, row: u32, owners: &Owners) -> Option<String> {
        if table.of.is_empty() {
            return Some(format!("/{}", table.list));
        }
        let owner = block.text(row, "of").trim().to_owned();
        let found = owners.named(&owner);
        if let [(_, pointer)] = &found[..] {
            return Some(format!("{pointer}/{}", table.list));
        }
        let (sentence, hint) = match (owner.as_str(), &found[..]) {
            (owner, [(first, _), (second, _), ..]) => (
                format!("“{owner}” is on more than one sheet, so we can’t tell which of them this row belongs to."),
                format!("Write {first}/{owner} or {second}/{owner}."),
            ),
            ("", _) => ("This row does not say what it belongs to.".to_owned(), OWNER.to_owned()),
            (owner, _) => (format!("There is no “{owner}” that this row could belong to."), OWNER.to_owned()),
        };
        self.problems.push(Faulty::at("unknown-owner", block.place(row, "of"), sentence, hint));
        None
    }

    fn sentences(&mut self, kind: &str, block: &Block<'_>, content: &mut Value) {
        for row in self.rows(block) {
            let mut words = Map::new();
            for key in block.columns.keys().filter(|key| key.starts_with("words.")) {
                if let Some(text) = self.text(block, row, key) {
                    words.insert(key["words.".len()..].to_owned(), json!(text));
                }
            }
            let number = content["declaration"][kind].as_array().map_or(0, Vec::len);
            for key in block.columns.keys().filter(|key| key.starts_with("words.")) {
                let member = format!("/declaration/{kind}/{number}/{}", &key["words.".len()..]);
                self.places.insert(member, block.place(row, key));
            }
            if !words.is_empty() {
                let list = content["declaration"][kind].as_array_mut().expect("a list");
                self.places.insert(format!("/declaration/{kind}/{}", list.len()), block.place(row, "words.en"));
                list.push(Value::Object(words));
            }
        }
    }

    /// The problems of single cells, then those of the tool as a whole. A cell has one problem: what cannot be read there is not
    /// missing or unknown as well.
    fn all(&self, found: Vec<Problem>) -> Vec<Problem> {
        let mut all: Vec<(Place, Problem)> =
            self.problems.iter().take(MOST_PROBLEMS).map(|found| (found.place.clone(), found.clone().into())).collect();
        for found in found.into_iter().filter(|_| self.whole) {
            let place = self.place(&found.place);
            let follows = |known: &Place| *known == place || (found.code == "bands" && known.sheet == place.sheet);
            if !all.iter().any(|(known, _)| follows(known)) {
                let hint = mending::hint(found.code);
                let sentence = mending::sentence(&found);
                all.push((place.clone(), Problem::new(found.code, place.to_string(), sentence, hint)));
            }
        }
        all.into_iter().map(|(_, problem)| problem).collect()
    }

    /// The cell that a member of the file came from: that of the nearest one that has a cell.
    fn place(&self, pointer: &str) -> Place {
        let mut pointer = pointer;
        loop {
            match (self.places.get(pointer), pointer.rsplit_once('/')) {
                (Some(place), _) => return place.clone(),
                (None, Some((outer, _))) => pointer = outer,
                (None, None) => return Place { sheet: String::new(), cell: String::new() },
            }
        }
    }
}

/// The languages in which a table has columns for a member.
fn languages_of(block: &Block<'_>, member: &str) -> Vec<String> {
    let of = block.columns.keys().filter_map(|key| key.strip_prefix(member)?.strip_prefix('.'));
    of.map(str::to_owned).collect()
}

/// The languages that the audit lists.
fn listed(content: &Value) -> Vec<String> {
    let tags = content["languages"].as_array().into_iter().flatten().filter_map(Value::as_str);
    tags.filter(|tag| Language::new(tag).is_some()).map(str::to_owned).collect()
}
