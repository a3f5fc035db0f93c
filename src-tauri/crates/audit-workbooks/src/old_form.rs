//! A sheet of an old form as rows of words, and the answers in it.

use crate::grid::{Grid, Value};
use crate::problem::{Place, Problem};
use crate::sheet::cell_name;
use audit_core::old_form::{Holds, header_row};
use audit_core::text::readable;

/// The most rows of a sheet: a form longer than that is something else.
const MOST_ROWS: u32 = 5_000;
/// The most words of merged cells that are put into the rows below them, in bytes.
const MOST_FILLED: usize = 8 << 20;
/// The most pieces of evidence of one row, as many as a return takes; what is more stays in the words.
const MOST_EVIDENCE: usize = 500;
/// The most lines of a cell that are taken for pieces of evidence.
const MOST_LINES: usize = 2_000;
/// Words beyond this are too long for one answer, and no longer looked through.
const MOST_WORDS: usize = 4 * 32_767;
/// The most columns that are looked at.
const MOST_COLUMNS: u32 = 60;

/// One sheet of an old form.
pub struct Form {
    /// The sheets that hold something.
    pub sheets: Vec<String>,
    /// The sheet.
    pub sheet: String,
    /// The first rows, for choosing the one of the headers.
    pub first: Vec<Vec<String>>,
    /// The row of the headers, from 0.
    pub header: usize,
    /// The columns' names: `A`, `B` …
    pub names: Vec<String>,
    /// What stands in the row of headers.
    pub headers: Vec<String>,
    /// The rows below it.
    pub rows: Vec<Vec<String>>,
}

/// A row with an answer; of several rows about one standard, the first with what stands in the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OldRow {
    /// From 0, in the sheet.
    pub row: u32,
    /// The column of the answer that stands first.
    pub column: String,
    /// What stands in the column of numbers.
    pub number: String,
    /// The words of what is asked.
    pub text: String,
    /// The rating as it was typed.
    pub rating: String,
    /// The words of the answer.
    pub narrative: String,
    /// Pieces of evidence, each with its row.
    pub evidence: Vec<(u32, String)>,
    /// What was to be done.
    pub actions: Vec<OldAction>,
}

/// What was to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OldAction {
    /// From 0, in the sheet.
    pub row: u32,
    /// What will be done.
    pub what: String,
    /// By whom.
    pub owner: String,
    /// By when, as it was typed.
    pub due: String,
}

impl OldAction {
    /// Whether it is the same but for its row: what is merged downwards is in each of its rows.
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.what, &self.owner, &self.due) == (&other.what, &other.owner, &other.due)
    }
}

impl Form {
    /// Reads a sheet; an empty name is the one that looks most like a form, 0 the row that looks most like headers.
    ///
    /// # Errors
    /// `form-empty`, `form-too-long`.
    pub fn of(grids: &[Grid], sheet: &str, header: u32) -> Result<Self, Problem> {
        let filled: Vec<&Grid> = grids.iter().filter(|grid| !grid.cells.is_empty()).collect();
        let looks = |grid: &&&Grid| header_row(&rows(grid, 30)).map_or(0, |_| grid.cells.len());
        let chosen = filled.iter().find(|grid| grid.name == sheet).or_else(|| filled.iter().max_by_key(looks));
        let Some(grid) = chosen else {
            let hint = "Check that you chose the right file, and that it was saved.";
            return Err(Problem::whole("form-empty", "There is nothing in this workbook.", hint));
        };
        if grid.last_row() >= MOST_ROWS {
            let hint = "Check that you chose the right file and sheet.";
            return Err(Problem::whole("form-too-long", "This sheet has too many rows for an audit.", hint));
        }
        let mut all = rows(grid, MOST_ROWS);
        let width = all.iter().map(Vec::len).max().unwrap_or(0);
        all.iter_mut().for_each(|row| row.resize(width, String::new()));
        let header = match header as usize {
            0 => header_row(&all).unwrap_or(0),
            said => (said - 1).min(all.len() - 1),
        };
        let below = all.split_off(header + 1);
        let names = (0..width as u32).map(|column| cell_name(0, column).trim_end_matches('1').to_owned());
        let headers = all[header].clone();
        let first = all.into_iter().chain(below.iter().cloned()).take(30).collect();
        Ok(Self {
            sheets: filled.iter().map(|grid| grid.name.clone()).collect(),
            sheet: grid.name.clone(),
            first,
            header,
            names: names.collect(),
            headers,
            rows: below,
        })
    }

    /// The rows with an answer. A row without number and words, or with those of the row above, goes on with that row.
    pub fn answers(&self, holds: &[Option<Holds>]) -> Vec<OldRow> {
        let column = |wanted: Holds| holds.iter().position(|found| *found == Some(wanted));
        let mut answers: Vec<OldRow> = Vec::new();
        for (place, cells) in self.rows.iter().enumerate() {
            let cell = |wanted: Holds| column(wanted).and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
            let row = (self.header + 1 + place) as u32;
            let (number, text) = (cell(Holds::Number), cell(Holds::Statement));
            let answered = Holds::ALL.into_iter().skip(2).find(|wanted| !cell(*wanted).is_empty());
            let Some(answered) = answered else {
                // A heading ends what stands above it.
                if !number.is_empty() || !text.is_empty() {
                    answers.push(OldRow { row, ..OldRow::default() });
                }
                continue;
            };
            let goes_on = answers.last().is_some_and(|last| {
                let bare = last.number.is_empty() && last.text.is_empty();
                !bare && ((number.is_empty() && text.is_empty()) || (last.number == number && last.text == text))
            });
            if !goes_on {
                let name = column(answered).and_then(|at| self.names.get(at)).cloned().unwrap_or_default();
                let (number, text) = (number.to_owned(), text.to_owned());
                answers.push(OldRow { row, column: name, number, text, ..OldRow::default() });
            }
            answers.last_mut().expect("there is one").take(row, &cell);
        }
        answers.retain(|row| !row.column.is_empty());
        answers
    }

    /// Where an answer stands.
    pub fn place(&self, row: &OldRow) -> Place {
        Place { sheet: self.sheet.clone(), cell: format!("{}{}", row.column, row.row + 1) }
    }
}

impl OldRow {
    fn take<'c>(&mut self, row: u32, cell: &impl Fn(Holds) -> &'c str) {
        if self.rating.is_empty() {
            self.rating = cell(Holds::Rating).to_owned();
        }
        let narrative = cell(Holds::Narrative);
        let too_long = self.narrative.len() > MOST_WORDS;
        if !narrative.is_empty() && !too_long && !self.narrative.contains(narrative) {
            let gap = if self.narrative.is_empty() { "" } else { "\n" };
            self.narrative.push_str(&format!("{gap}{narrative}"));
        }
        let evidence = cell(Holds::Evidence);
        let end = evidence.match_indices('\n').nth(MOST_LINES).map_or(evidence.len(), |(at, _)| at);
        let (evidence, rest) = evidence.split_at(end);
        self.narrative.push_str(rest);
        for line in evidence.lines().map(|line| line.trim().trim_start_matches(['•', '-', '*', '–']).trim()) {
            if self.evidence.len() >= MOST_EVIDENCE && !line.is_empty() {
                let gap = if self.narrative.is_empty() { "" } else { "\n" };
                self.narrative.push_str(&format!("{gap}{line}"));
            } else if !line.is_empty() && self.evidence.iter().all(|(_, known)| known != line) {
                self.evidence.push((row, line.to_owned()));
            }
        }
        let [what, owner, due] = [Holds::Action, Holds::Owner, Holds::Due].map(|wanted| cell(wanted).to_owned());
        let action = OldAction { row, what, owner, due };
        if action.what.is_empty() {
            // Who and when without what is no action: the words stay with the answer, unless an action has them.
            for words in [&action.owner, &action.due] {
                let known = self.actions.iter().any(|one| [&one.owner, &one.due].contains(&words));
                if !words.is_empty() && !known && !too_long && !self.narrative.contains(words.as_str()) {
                    let gap = if self.narrative.is_empty() { "" } else { "\n" };
                    self.narrative.push_str(&format!("{gap}{words}"));
                }
            }
        } else if !self.actions.iter().any(|known| known.says_the_same(&action)) {
            self.actions.push(action);
        }
    }
}

/// The first rows of a sheet as words. What is merged downwards stands in every row of it.
fn rows(grid: &Grid, most: u32) -> Vec<Vec<String>> {
    let last = grid.last_row().min(most - 1);
    let mut rows = vec![Vec::new(); last as usize + 1];
    let mut put = |row: u32, column: u32, words: String| {
        if let Some(cells) = rows.get_mut(row as usize).filter(|_| column < MOST_COLUMNS) {
            cells.resize(cells.len().max(column as usize + 1), String::new());
            cells[column as usize] = words;
        }
    };
    for ((row, column), value) in grid.cells.range(..(last + 1, 0)) {
        if !matches!(value, Value::Fault(_)) {
            put(*row, *column, plain(&value.as_typed()));
        }
    }
    let mut left_to_fill = MOST_FILLED;
    for ((top, left), (bottom, _)) in grid.merged.iter().filter(|((_, left), _)| *left < MOST_COLUMNS) {
        let Some(words) = grid.value(*top, *left).map(|value| plain(&value.as_typed())) else { continue };
        for row in top + 1..=(*bottom).min(last) {
            let Some(rest) = left_to_fill.checked_sub(words.len() + 1) else { break };
            left_to_fill = rest;
            put(row, *left, words.clone());
        }
    }
    rows
}

/// Words as people read them, without what no field takes: marks that steer printers and screens.
fn plain(words: &str) -> String {
    readable(words).chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { ' ' } else { c }).collect()
}
