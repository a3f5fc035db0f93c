//! How high rows are. The programs fit a row to its text when it is changed, but not all of them when a file is opened: so each row is
//! given the height that its text needs.

use crate::sheet::{Cell, Content, Look, Row, Sheet};

/// One line of text, in points.
const LINE: f64 = 13.0;
/// The highest that a row may be.
const MOST: f64 = 409.0;

/// The height that a row needs; none where one line is enough.
pub fn needed(sheet: &Sheet, row: &Row) -> Option<f64> {
    let width = |column: usize| sheet.columns.get(column).map_or(10.0, |one| one.width);
    let shown = |column: usize| !sheet.columns.get(column).is_some_and(|one| one.hidden);
    let cells = row.cells.iter().enumerate().filter(|(column, _)| shown(*column));
    let points = cells.map(|(column, cell)| points(cell, width(column))).fold(0.0, f64::max);
    (points > 15.0).then(|| points.min(MOST))
}

fn points(cell: &Cell, width: f64) -> f64 {
    match (cell.look, &cell.content) {
        (Look::Title, Content::Text(_)) => 26.0,
        (Look::Heading, Content::Text(_)) => 20.0,
        (Look::Machine | Look::Note, _) => 0.0,
        (look, Content::Text(text)) => {
            let bold = matches!(look, Look::Header | Look::AnswerHeader | Look::Label);
            lines(text, if bold { width } else { width * 1.1 }) as f64 * LINE + 3.0
        }
        _ => 0.0,
    }
}

/// How many lines a text takes in a column of this many characters, broken between words.
fn lines(text: &str, width: f64) -> usize {
    let most = width.max(4.0) as usize;
    let mut lines = 0;
    for line in text.split('\n') {
        let mut used = 0;
        lines += 1;
        for word in line.split(' ') {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > most {
                lines += 1;
                used = 0;
            }
            used += length + usize::from(used > 0);
            lines += used.saturating_sub(1) / most;
            used = if used > most { used % most } else { used };
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(lines("one two three", 20.0), 1);
        assert_eq!(lines("one two three", 8.0), 2);
        assert_eq!(lines("one\n\ntwo", 8.0), 3);
        assert_eq!(lines(&"x".repeat(20), 8.0), 3);
    }
}
