//! The plain model of a workbook: what stands in which cell and what the cell is for. How that looks is `write`'s business.

use audit_core::jiff::civil::Date;

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Title in the file's properties.
    pub title: String,
    /// The date in the file's properties.
    pub made_on: Date,
    /// The language in the file's properties, such as `en-GB`; empty: not said.
    pub language: String,
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
    /// Lists that cells choose from, on a hidden sheet of their own.
    pub lists: Vec<List>,
}

/// What a cell can be chosen from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// How cells refer to it.
    pub name: String,
    /// The choices, none empty.
    pub entries: Vec<String>,
    /// Whether something else may be typed; what is typed is judged when the workbook is read.
    pub open: bool,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name, at most 31 characters.
    pub name: String,
    /// The columns, from A.
    pub columns: Vec<Column>,
    /// The rows, from 1.
    pub rows: Vec<Row>,
    /// How many rows and columns stay in sight.
    pub frozen: (u32, u16),
    /// The row (from 0) that is repeated on every printed page.
    pub repeated_row: Option<u32>,
    /// Columns (from 0) that are repeated on every printed page.
    pub repeated_columns: Option<(u16, u16)>,
    /// Columns (from 0) before which a printed page begins.
    pub breaks: Vec<u32>,
    /// Scale of the print in per cent; none: as wide as a page.
    pub scale: Option<u16>,
    /// The tables that can be sorted and filtered.
    pub tables: Vec<Table>,
    /// The cell (row, column) that is selected first.
    pub first: (u32, u16),
    /// The column (from 0) whose words look like numbers, such as “6.4”, and are none: the programs do not mark them as a mistake.
    pub numbers_as_words: Option<u16>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its width in characters.
    pub width: f64,
    /// For the program only: hidden.
    pub hidden: bool,
    /// Can be folded away with its neighbours.
    pub folds: bool,
}

impl Column {
    /// A column of this width.
    pub fn wide(width: f64) -> Self {
        Self { width, hidden: false, folds: false }
    }

    /// A column for the program only.
    pub fn hidden() -> Self {
        Self { width: 4.0, hidden: true, folds: false }
    }

    /// A column that can be folded away.
    pub fn folding(width: f64) -> Self {
        Self { width, hidden: false, folds: true }
    }
}

/// A table: a header row and rows below it that belong together when they are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name, for screen readers and formulas: letters, digits and `_`.
    pub name: String,
    /// Row of the header.
    pub header: u32,
    /// First and last column.
    pub columns: (u16, u16),
    /// Last row.
    pub last: u32,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// For the program only: hidden.
    pub hidden: bool,
    /// The cells, from column A.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row with these cells.
    pub fn of(cells: Vec<Cell>) -> Self {
        Self { hidden: false, cells }
    }

    /// A row for the program only.
    pub fn hidden(cells: Vec<Cell>) -> Self {
        Self { hidden: true, cells }
    }
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub content: Content,
    /// What it is for.
    pub look: Look,
    /// The list that it chooses from, by name.
    pub list: Option<String>,
    /// What is said when it is selected: a title of at most 32 and a text of at most 255 characters.
    pub prompt: Option<(String, String)>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// Text, also when it begins like a formula. At most 32,767 UTF-16 units are written.
    Text(String),
    /// A number.
    Number(f64),
    /// A date.
    Date(Date),
    /// A formula of our own, with the value that it has now.
    Formula(String, f64),
}

/// What a cell is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Plain words.
    #[default]
    Plain,
    /// The title of a sheet.
    Title,
    /// A heading within a sheet.
    Heading,
    /// A note in smaller words.
    Note,
    /// The header of a column.
    Header,
    /// The header of a column that is filled in.
    AnswerHeader,
    /// A label of a row.
    Label,
    /// Words to read.
    Reading,
    /// Words to fill in.
    Answer,
    /// A date to fill in.
    AnswerDate,
    /// Words of other people, to read: they stay words, also when the cell is edited.
    Words,
    /// A date to read.
    Day,
    /// Data of the program.
    Machine,
    /// A number that is counted.
    Counted,
}

impl Cell {
    /// A cell with text.
    pub fn text(look: Look, text: impl Into<String>) -> Self {
        let text = text.into();
        let content = if text.is_empty() { Content::Empty } else { Content::Text(text) };
        Self { content, look, list: None, prompt: None }
    }

    /// An empty cell.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A cell with a date, or an empty one for a date.
    pub fn date(date: Option<Date>) -> Self {
        Self { content: date.map_or(Content::Empty, Content::Date), look: Look::AnswerDate, list: None, prompt: None }
    }

    /// A cell with a date to read.
    pub fn day(date: Date) -> Self {
        Self { content: Content::Date(date), look: Look::Day, list: None, prompt: None }
    }

    /// The same cell, choosing from a list.
    pub fn from_list(mut self, list: &str) -> Self {
        self.list = Some(list.to_owned());
        self
    }

    /// The same cell with words that are said when it is selected.
    pub fn saying(mut self, title: &str, words: &str) -> Self {
        self.prompt = Some((cut(title, 32), cut(words, 255)));
        self
    }
}

/// At most so many characters, with an ellipsis where something was cut off, at a space where there is one.
pub fn cut(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let kept: String = words.chars().take(most.saturating_sub(1)).collect();
    let kept = match kept.rfind(' ') {
        Some(space) if space > most / 2 => &kept[..space],
        _ => &kept,
    };
    format!("{}…", kept.trim_end_matches([' ', ',', ';', '.']))
}

/// The name of a cell, such as `F12`, from row and column counted from 0.
pub fn cell_name(row: u32, column: u32) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.insert(0, char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_the_programs_name_them() {
        let names: Vec<_> = [(0, 0), (9, 25), (0, 26), (11, 701), (0, 702)].map(|(r, c)| cell_name(r, c)).into();
        assert_eq!(names, ["A1", "Z10", "AA1", "ZZ12", "AAA1"]);
    }

    #[test]
    fn words_are_cut_at_a_space() {
        assert_eq!(cut("short", 10), "short");
        assert_eq!(cut("a senior person, named", 18), "a senior person…");
        assert_eq!(cut("aaaaaaaaaaaaaaaa", 5), "aaaa…");
    }
}
