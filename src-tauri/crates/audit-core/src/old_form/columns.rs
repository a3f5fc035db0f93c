//! Which row of a sheet is the header, and what each column holds: told by the words of the header, and by what stands below it.

use super::Holds;
use super::levels::is_rating;
use crate::editions::words::{Known, plain_words};
use crate::text::Language;
use crate::tool::Placed;

/// Words in headers, by what they speak for; the first that fits counts.
const WORDS: &[(Holds, &[&str])] = &[
    (Holds::Due, &["by when", "when", "date", "due", "deadline", "timescale", "target date", "completion"]),
    (Holds::Owner, &["who", "by whom", "owner", "responsible", "lead", "action by", "person"]),
    (Holds::Action, &["action", "actions", "what will", "next steps", "improvement", "to do", "plan"]),
    (
        Holds::Rating,
        &["rating", "rag", "grade", "score", "met", "compliance", "compliant", "judgement", "level", "status"],
    ),
    (Holds::Evidence, &["evidence", "documents", "document", "proof"]),
    (
        Holds::Narrative,
        &[
            "how do you know",
            "comment",
            "comments",
            "commentary",
            "narrative",
            "notes",
            "detail",
            "details",
            "response",
            "position",
        ],
    ),
    (
        Holds::Statement,
        &[
            "standard",
            "statement",
            "requirement",
            "question",
            "criterion",
            "criteria",
            "indicator",
            "expectation",
            "description",
        ],
    ),
    (Holds::Number, &["no", "number", "ref", "reference", "item", "id"]),
];

fn of_header(header: &str) -> Option<Holds> {
    let words = plain_words(header);
    let has = |wanted: &&str| {
        let wanted: Vec<&str> = wanted.split(' ').collect();
        words.windows(wanted.len()).any(|run| run.iter().map(String::as_str).eq(wanted.iter().copied()))
    };
    // “Standard no.” is the number of the standard, “Evidence of how you know” is evidence.
    let short =
        words.len() <= 3 && words.last().is_some_and(|last| ["no", "number", "ref", "id"].contains(&last.as_str()));
    if short || (words.is_empty() && header.trim() == "#") {
        return Some(Holds::Number);
    }
    WORDS.iter().find(|(_, all)| all.iter().any(&has)).map(|(holds, _)| *holds)
}

/// The row that is most likely the header, by its place; none where no row of the first thirty looks like one.
pub fn header_row(rows: &[Vec<String>]) -> Option<usize> {
    let score = |row: &Vec<String>| {
        let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
        let short = row.iter().filter(|cell| !cell.trim().is_empty() && cell.chars().count() <= 60);
        let mut kinds: Vec<Holds> = short.filter_map(|cell| of_header(cell)).collect();
        kinds.sort();
        kinds.dedup();
        if filled >= 2 { kinds.len() * 10 + filled.min(9) } else { 0 }
    };
    let best = rows.iter().take(30).enumerate().map(|(place, row)| (score(row), place));
    // Of two that look alike the upper one.
    let best = best.max_by_key(|(score, place)| (*score, std::cmp::Reverse(*place)))?;
    (best.0 >= 20).then_some(best.1)
}

/// What each column holds, as far as it can be told. `rows` are those below the header. Each kind is proposed once.
pub fn propose(
    headers: &[String],
    rows: &[Vec<String>],
    standards: &[Placed<'_>],
    language: &Language,
) -> Vec<Option<Holds>> {
    let cells =
        |column: usize| rows.iter().filter_map(move |row| row.get(column)).filter(|cell| !cell.trim().is_empty());
    let mut proposed: Vec<Option<Holds>> = vec![None; headers.len()];
    let give = |column: Option<usize>, holds: Holds, proposed: &mut Vec<Option<Holds>>| {
        if let Some(column) = column.filter(|column| proposed[*column].is_none()) {
            proposed[column] = Some(holds);
        }
    };
    // What stands in the cells tells more than what stands above them.
    let known = Known::of(standards.iter().map(|placed| placed.standard.statement.get(language)));
    let statements = best(headers.len(), |column| cells(column).filter(|cell| known.has(cell)).count());
    give(statements, Holds::Statement, &mut proposed);
    let numbers = best(headers.len(), |column| {
        let numbers = cells(column).filter(|cell| is_number(cell)).count();
        if numbers * 2 > cells(column).count() { numbers } else { 0 }
    });
    give(numbers.filter(|column| of_header(&headers[*column]) != Some(Holds::Rating)), Holds::Number, &mut proposed);
    for (column, header) in headers.iter().enumerate() {
        if let Some(holds) = of_header(header).filter(|holds| !proposed.contains(&Some(*holds))) {
            give(Some(column), holds, &mut proposed);
        }
    }
    if !proposed.contains(&Some(Holds::Rating)) {
        let ratings = best(headers.len(), |column| {
            let known = cells(column).filter(|cell| is_rating(cell)).count();
            if proposed[column].is_none() && known * 2 > cells(column).count() { known } else { 0 }
        });
        give(ratings, Holds::Rating, &mut proposed);
    }
    if !proposed.contains(&Some(Holds::Statement)) {
        let long = best(headers.len(), |column| match proposed[column] {
            None => cells(column).map(|cell| cell.chars().count()).sum(),
            Some(_) => 0,
        });
        give(long, Holds::Statement, &mut proposed);
    }
    proposed
}

/// The column with the highest count, the first of equals; none where all are 0.
fn best(columns: usize, count: impl Fn(usize) -> usize) -> Option<usize> {
    let counted = (0..columns).map(|column| (count(column), std::cmp::Reverse(column))).max()?;
    (counted.0 > 0).then_some(counted.1.0)
}

/// `6.4`, `1.2.3`: the number of a standard rather than a rating.
fn is_number(cell: &str) -> bool {
    let parts: Vec<&str> = cell.trim().trim_end_matches('.').split('.').collect();
    parts.len() >= 2
        && parts.iter().all(|part| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()))
}
