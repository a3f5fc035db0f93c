//! The hand that fills a workbook in, as a person does in Excel: it looks for the row and the column, and types.

use crate::answers::{Answers, member};
use audit_core::audit::{ActionStatus, HowAgreed};
use audit_core::tool::{FactKind, QuestionKind, Tool};
use audit_workbooks::sheet::{Book, Cell, Content, Look};
use std::collections::BTreeMap;

/// A workbook that is being filled in.
pub struct Hand {
    /// The workbook.
    pub book: Book,
    tool: Tool,
}

/// Where a table stands: sheet, hidden row, columns by key.
struct Table {
    sheet: usize,
    mark: usize,
    columns: BTreeMap<String, usize>,
}

impl Hand {
    /// Takes a blank workbook of a tool.
    pub fn new(book: Book, tool: Tool) -> Self {
        Self { book, tool }
    }

    /// Types the whole example in.
    pub fn fill(&mut self, answers: &Answers) {
        for (code, value) in &answers.profile {
            if code != "service-type" {
                self.type_in("profile", &format!("profile/{code}"), "value", value);
            }
        }
        for (scheme, value) in &answers.identifiers {
            self.type_in("profile", &format!("identifier/{scheme}"), "value", value);
        }
        for (fact, value) in &answers.facts {
            let words = self.fact_words(fact, value);
            self.type_in("profile", &format!("fact/{fact}"), "value", &words);
        }
        for (place, site) in answers.sites.iter().enumerate() {
            let row = format!("+{}", place + 1);
            for (code, value) in &site.members {
                let words = match (*code, value.as_str()) {
                    ("scope", "in") => "Covered by this audit",
                    ("scope", _) => "Not covered",
                    (_, words) => words,
                };
                self.type_in("site", &row, code, words);
            }
        }
        self.standards(answers);
        for question in &answers.questions {
            for (code, value) in &question.members {
                let words = self.question_words(&question.id, code, value);
                self.type_in("question", &question.id, code, &words);
            }
        }
        for declaration in &answers.declarations {
            for (code, value) in &declaration.members {
                let how = HowAgreed::from_code(value).filter(|_| *code == "how");
                self.type_in("declaration", &declaration.role, code, how.map_or(value.as_str(), |how| how.label()));
            }
        }
    }

    fn standards(&mut self, answers: &Answers) {
        let (mut evidence, mut actions) = (0, 0);
        let mut rows: BTreeMap<String, String> = BTreeMap::new();
        for answer in &answers.answers {
            for (code, value) in &answer.members {
                let words = if *code == "rating" { self.rating_words(value) } else { value.clone() };
                self.type_in("standard", &answer.standard, code, &words);
            }
            for piece in &answer.evidence {
                evidence += 1;
                let row = format!("+{evidence}");
                rows.insert(piece.id.clone(), row.clone());
                self.type_in("evidence", &row, "standard", &self.number(&answer.standard));
                for (code, value) in &piece.members {
                    self.type_in("evidence", &row, code, value);
                }
            }
            for action in &answer.actions {
                actions += 1;
                let row = format!("+{actions}");
                self.type_in("action", &row, "standard", &self.number(&answer.standard));
                for (code, value) in &action.members {
                    let status = ActionStatus::from_code(value).filter(|_| *code == "status");
                    self.type_in("action", &row, code, status.map_or(value.as_str(), |status| status.label()));
                }
            }
        }
        for answer in &answers.answers {
            for name in &answer.uses {
                let row = rows.get(name).unwrap_or_else(|| panic!("nothing is called {name}")).clone();
                let before = self.read("evidence", &row, "also");
                let number = self.number(&answer.standard);
                let also = if before.is_empty() { number } else { format!("{before}; {number}") };
                self.type_in("evidence", &row, "also", &also);
            }
        }
    }

    /// Changes what the workbook says about itself, as a workbook of another edition or audit would say it.
    pub fn say_of_itself(&mut self, from: &str, to: &str) {
        for row in self.book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).filter(|row| row.hidden) {
            if let Some(Cell { content: Content::Text(said), .. }) = row.cells.first_mut() {
                let digest = said.find("digest=").map(|at| said[at..at + 71].to_owned()).unwrap_or_default();
                *said = said.replace(from, to).replace(&digest, &format!("digest={}", "0".repeat(64)));
            }
        }
    }

    /// The number of a standard.
    pub fn number(&self, standard: &str) -> String {
        let found = self.tool.standards().find(|placed| placed.standard.id.as_str() == standard);
        found.unwrap_or_else(|| panic!("there is no standard {standard}")).number
    }

    fn rating_words(&self, code: &str) -> String {
        let level = self.tool.levels.iter().find(|level| level.code.as_str() == code);
        level.map_or_else(|| "Not applicable".to_owned(), |level| level.label.get(&self.tool.language()).to_owned())
    }

    fn fact_words(&self, fact: &str, code: &str) -> String {
        let kind = self.tool.facts.iter().find(|known| known.id.as_str() == fact).map(|fact| &fact.kind);
        match kind {
            Some(FactKind::Choice(all)) => {
                let found = all.iter().find(|(known, _)| known.as_str() == code).expect("a choice");
                found.1.get(&self.tool.language()).to_owned()
            }
            _ => if code == "yes" { "Yes" } else { "No" }.to_owned(),
        }
    }

    fn question_words(&self, question: &str, member: &str, value: &str) -> String {
        let kind = self.tool.questions.iter().find(|known| known.id.as_str() == question).map(|known| &known.kind);
        match (kind, member) {
            (Some(QuestionKind::Choice(all)), "answer") => {
                let found = all.iter().find(|(known, _)| known.as_str() == value).expect("a choice");
                found.1.get(&self.tool.language()).to_owned()
            }
            (_, "consent") => "Yes".to_owned(),
            _ => value.to_owned(),
        }
    }

    /// Types words into a cell: dates as the cell holds dates.
    ///
    /// # Panics
    /// When there is no such table, row or column.
    pub fn type_in(&mut self, table: &str, row: &str, column: &str, words: &str) {
        let (sheet, row, column) = self.cell(table, row, column);
        let cell = &mut self.book.sheets[sheet].rows[row].cells[column];
        cell.content = match (cell.look, words.parse()) {
            (Look::AnswerDate, Ok(date)) => Content::Date(date),
            _ => Content::Text(words.to_owned()),
        };
    }

    /// Puts something into a cell as it is.
    ///
    /// # Panics
    /// When there is no such table, row or column.
    pub fn put(&mut self, table: &str, row: &str, column: &str, content: Content) {
        let (sheet, row, column) = self.cell(table, row, column);
        self.book.sheets[sheet].rows[row].cells[column].content = content;
    }

    /// The words in a cell; empty where there are none.
    ///
    /// # Panics
    /// When there is no such table, row or column.
    pub fn read(&self, table: &str, row: &str, column: &str) -> String {
        let (sheet, row, column) = self.cell(table, row, column);
        words(&self.book.sheets[sheet].rows[row].cells[column])
    }

    /// Sheet, row and column of a cell.
    ///
    /// # Panics
    /// When there is no such table, row or column.
    pub fn cell(&self, table: &str, row: &str, column: &str) -> (usize, usize, usize) {
        let found = self.table(table);
        let place = found.columns.get(column).unwrap_or_else(|| panic!("{table} has no column {column}"));
        let rows = &self.book.sheets[found.sheet].rows;
        let row = (found.mark + 1..rows.len())
            .find(|at| rows[*at].cells.first().is_some_and(|key| words(key) == row))
            .unwrap_or_else(|| panic!("{table} has no row {row}"));
        (found.sheet, row, *place)
    }

    fn table(&self, kind: &str) -> Table {
        let said = format!(";table={kind};");
        for (sheet, one) in self.book.sheets.iter().enumerate() {
            for (mark, row) in one.rows.iter().enumerate() {
                if row.cells.first().is_some_and(|cell| words(cell).contains(&said)) {
                    let columns = row.cells.iter().enumerate().skip(1).map(|(place, cell)| (words(cell), place));
                    return Table { sheet, mark, columns: columns.filter(|(key, _)| !key.is_empty()).collect() };
                }
            }
        }
        panic!("there is no table {kind}")
    }

    /// The answer to a standard that the example gives, for comparing.
    pub fn said<'a>(answers: &'a Answers, standard: &str, code: &str) -> &'a str {
        let answer = answers.answers.iter().find(|answer| answer.standard == standard).expect("an answer");
        member(&answer.members, code)
    }
}

fn words(cell: &Cell) -> String {
    match &cell.content {
        Content::Text(text) => text.clone(),
        _ => String::new(),
    }
}
