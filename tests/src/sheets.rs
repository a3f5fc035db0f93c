//! Sheets as plain cells: of a file, of readable text, changed by name of sheet and cell, and a file again.

use audit_workbooks::grid::Value;
use audit_workbooks::sheet::{Book, Cell, Content, Look, Row, Sheet, cell_name};
use audit_workbooks::{open, write};

/// The sheets of a workbook without its looks.
pub struct Sheets(Vec<(String, Vec<Vec<Content>>)>);

impl Sheets {
    /// The sheets of a file.
    ///
    /// # Panics
    /// When it is no workbook.
    pub fn of(bytes: &[u8]) -> Self {
        let grids = open(bytes).unwrap_or_else(|problem| panic!("{problem:?}"));
        let mut sheets = Self(Vec::new());
        for grid in grids {
            sheets.0.push((grid.name.clone(), Vec::new()));
            for ((row, column), value) in &grid.cells {
                let content = match value {
                    Value::Number(number) => Content::Number(*number),
                    Value::Moment(moment) => Content::Date(moment.date()),
                    other => Content::Text(other.as_typed()),
                };
                sheets.set(sheets.0.len() - 1, *row as usize, *column as usize, content);
            }
        }
        sheets
    }

    /// The sheets of a readable text: `== Name` begins a sheet, tabs part cells, `\n` is a line end within a cell, a whole number or
    /// an ISO date is one. Lines that begin with `#` are comments.
    pub fn read(text: &str) -> Self {
        let mut sheets = Self(Vec::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix("== ") {
                Some(name) => sheets.0.push((name.to_owned(), Vec::new())),
                None => sheets.0.last_mut().expect("a sheet comes first").1.push(line.split('\t').map(cell).collect()),
            }
        }
        sheets
    }

    /// Puts words into a cell, such as `Levels` and `D4`.
    ///
    /// # Panics
    /// When there is no such sheet.
    pub fn put(&mut self, sheet: &str, name: &str, words: &str) {
        let digits = name.find(|c: char| c.is_ascii_digit()).expect("a cell's name");
        let column = name[..digits].bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1) - 1;
        let row = name[digits..].parse::<usize>().expect("a row") - 1;
        let place = self.0.iter().position(|(known, _)| known == sheet).unwrap_or_else(|| panic!("no sheet {sheet}"));
        self.set(place, row, column, cell(words));
    }

    /// The cell of a sheet in which just these words stand.
    ///
    /// # Panics
    /// When they stand nowhere.
    pub fn cell(&self, sheet: &str, words: &str) -> String {
        let rows = &self.0.iter().find(|(known, _)| known == sheet).unwrap_or_else(|| panic!("no sheet {sheet}")).1;
        let says = |content: &Content| match content {
            Content::Text(text) => text == words,
            Content::Number(number) => number.to_string() == words,
            Content::Date(date) => date.to_string() == words,
            _ => false,
        };
        let found = rows.iter().enumerate().find_map(|(row, cells)| {
            let column = cells.iter().position(says)?;
            Some(cell_name(row as u32, column as u32))
        });
        found.unwrap_or_else(|| panic!("“{words}” stands nowhere on {sheet}"))
    }

    /// Types words into a cell of a workbook of ours: table, key of the row and key of the column, as its hidden cells say.
    ///
    /// # Panics
    /// When there is no such table, row or column.
    pub fn type_in(&mut self, table: &str, row: &str, column: &str, words: &str) {
        let said = format!(";table={table};");
        let is = |content: &Content, words: &str| matches!(content, Content::Text(text) if text == words);
        let marks = |cells: &Vec<Content>| matches!(cells.first(), Some(Content::Text(text)) if text.contains(&said));
        let found = self.0.iter().enumerate().find_map(|(sheet, (_, rows))| {
            let mark = rows.iter().position(marks)?;
            let across = rows[mark].iter().position(|cell| is(cell, column))?;
            let down = rows.iter().skip(mark).position(|cells| cells.first().is_some_and(|key| is(key, row)))?;
            Some((sheet, mark + down, across))
        });
        let (sheet, row, column) = found.unwrap_or_else(|| panic!("{table} has no {row} with {column}"));
        self.set(sheet, row, column, cell(words));
    }

    /// Writes other words into every cell whose words these are made of.
    pub fn rewrite(&mut self, other: impl Fn(&str) -> Option<String>) {
        for content in self.0.iter_mut().flat_map(|(_, rows)| rows).flatten() {
            if let Content::Text(text) = content {
                *text = other(text).unwrap_or_else(|| text.clone());
            }
        }
    }

    /// Takes a sheet away.
    pub fn drop_sheet(&mut self, sheet: &str) {
        self.0.retain(|(known, _)| known != sheet);
    }

    fn set(&mut self, sheet: usize, row: usize, column: usize, content: Content) {
        let rows = &mut self.0[sheet].1;
        rows.resize(rows.len().max(row + 1), Vec::new());
        let cells = &mut rows[row];
        cells.resize(cells.len().max(column + 1), Content::Empty);
        cells[column] = content;
    }

    /// The sheets as a file.
    ///
    /// # Panics
    /// When something does not fit into a workbook.
    pub fn bytes(&self) -> Vec<u8> {
        let look = |content: &Content| match content {
            Content::Date(_) => Look::AnswerDate,
            _ => Look::Plain,
        };
        let row = |cells: &Vec<Content>| {
            let one = |content: &Content| Cell { content: content.clone(), look: look(content), ..Cell::default() };
            Row::of(cells.iter().map(one).collect())
        };
        let sheet = |(name, rows): &(String, Vec<Vec<Content>>)| Sheet {
            name: name.clone(),
            rows: rows.iter().map(row).collect(),
            ..Sheet::default()
        };
        write(&Book { sheets: self.0.iter().map(sheet).collect(), ..Book::default() }).expect("it can be written")
    }
}

fn cell(words: &str) -> Content {
    let words = words.replace("\\n", "\n");
    match (words.parse(), words.parse::<u32>()) {
        _ if words.is_empty() => Content::Empty,
        (Ok(date), _) if words.len() == 10 => Content::Date(date),
        (_, Ok(number)) if number.to_string() == words => Content::Number(f64::from(number)),
        _ => Content::Text(words),
    }
}
