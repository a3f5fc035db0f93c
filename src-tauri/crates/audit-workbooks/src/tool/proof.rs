//! That a workbook gives the audit tool back as it is: looked at whenever one is made, because what is lost in it is missed only
//! years later.

use super::building::build;
use crate::problem::Place;
use crate::sheet::{Book, Content, cut};
use audit_core::problem::Told as Problem;
use audit_core::tool::Tool;
use audit_exchange::json;
use audit_exchange::tools::v1;
use serde_json::Value;
use std::collections::BTreeSet;

/// What Excel's cells hold, in UTF-16 units.
const MOST_IN_A_CELL: usize = 32_767;

/// Texts that no cell holds.
pub(super) fn too_long(book: &Book) -> Vec<Problem> {
    let mut found = Vec::new();
    for sheet in &book.sheets {
        for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
            let Content::Text(text) = &cell.content else { continue };
            let length = text.encode_utf16().count();
            if length > MOST_IN_A_CELL {
                let most = audit_core::wording::thousands(MOST_IN_A_CELL);
                let length = audit_core::wording::thousands(length);
                let begins = cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), 60);
                let place = Place { sheet: sheet.name.clone(), cell: String::new() }.to_string();
                let sentence = format!(
                    "This text has {length} characters. A cell of a workbook holds at most {most}: “{begins}”."
                );
                found.push(Problem::new(
                    "too-long-for-a-cell",
                    place,
                    sentence,
                    "Say it in fewer words, or divide it.",
                ));
            }
        }
    }
    found
}

/// Builds the tool of a workbook that was just made, and compares it with the one that went in.
pub(super) fn same(workbook: &[u8], tool: &Tool) -> Result<(), Vec<Problem>> {
    let document = build(workbook).map_err(|problems| {
        let why = problems.first().map_or(String::new(), |first| first.sentence.clone());
        vec![lossy("", &format!("A workbook cannot hold this audit tool. {why}"))]
    })?;
    let Ok(built) = json::parse(&document) else { return Err(vec![lossy("", LOST)]) };
    match difference(&v1::content(tool), &built, "") {
        None => Ok(()),
        Some(place) => Err(vec![lossy(&place, LOST)]),
    }
}

const LOST: &str = "A workbook would not give this part of the audit tool back as it is.";

fn lossy(place: &str, sentence: &str) -> Problem {
    let hint = "Change its words, or keep this audit tool as a folder or a file.";
    Problem::new("not-for-a-workbook", place, sentence, hint)
}

/// The JSON Pointer of the first member of two files that is not the same.
pub(super) fn difference(one: &Value, other: &Value, at: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            let names: BTreeSet<_> = a.keys().chain(b.keys()).collect();
            names.into_iter().find_map(|name| difference(&one[name], &other[name], &format!("{at}/{name}")))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(place, (a, b))| difference(a, b, &format!("{at}/{place}")))
        }
        _ => (one != other).then(|| at.to_owned()),
    }
}
