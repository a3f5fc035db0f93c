//! Telling everything that is wrong with a tool at once: what cannot be read is stood in for, so that the rest is checked too.

use audit_core::problem::{Told as Problem, told};
use audit_core::text::Language;
use audit_core::tool::Tool;
use audit_exchange::tools::v1;
use serde_json::{Value, json};

/// Reads the members of a tool's file.
///
/// # Errors
/// Every problem at once, with JSON Pointers as places.
pub(super) fn read(content: &Value) -> Result<Tool, Vec<Problem>> {
    let mut problems = match v1::from_content(content) {
        Ok(tool) => return Ok(tool),
        Err(problems) => told(problems),
    };
    let mut mended = content.clone();
    if problems.iter().all(|found| stand_in(&mut mended, found)) {
        let rest = told(v1::from_content(&mended).err().unwrap_or_default());
        problems.extend(rest);
    }
    Err(problems)
}

/// Puts something that can be read where it cannot; false when nothing would do.
fn stand_in(content: &mut Value, found: &Problem) -> bool {
    let member = found.place.rsplit('/').next().unwrap_or_default();
    let Some(place) = content.pointer_mut(&found.place) else { return false };
    let other = match found.code {
        "bad-id" => json!(slug(place.as_str().unwrap_or_default())),
        "bad-condition" => json!("always"),
        "bad-date" => json!("2026-01-01"),
        "unknown-value" if member == "counts" => json!("partly"),
        "unknown-value" if member == "status" => json!("draft"),
        "unknown-value" if found.place.contains("/sources/") => json!("practice"),
        "unknown-value" if member == "kind" && found.place.starts_with("/questions/") => json!("text"),
        _ => return false,
    };
    *place = other;
    true
}

/// The id that was probably meant, so that what refers to it is found: `Sent Before` is `sent-before`.
fn slug(text: &str) -> String {
    let letters =
        text.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>();
    let parts: Vec<&str> = letters.split('-').filter(|part| !part.is_empty()).collect();
    let joined: String = parts.join("-").chars().take(60).collect();
    if joined.starts_with(|c: char| c.is_ascii_lowercase()) {
        joined
    } else {
        format!("x-{joined}").trim_end_matches('-').to_owned()
    }
}

/// What is wrong, in words that do not name the members of files.
pub(super) fn sentence(found: &Problem) -> String {
    let last = found.place.rsplit('/').next().unwrap_or_default();
    match found.code {
        "missing-text" if Language::new(last).is_some() => format!("There are no words here in the language “{last}”."),
        "unknown-type" => found.sentence.replace("type of service", "type"),
        "unknown-role" => found.sentence.replace("declaration role", "declarer"),
        "bands" => found.sentence.replace("Bands of a count", "Ranges").replace("Bands", "Thresholds"),
        _ => without_member(&found.sentence, last),
    }
}

/// Whoever writes a workbook sees cells, not members: the name in front of what is wrong is left out.
fn without_member(sentence: &str, member: &str) -> String {
    let Some((name, rest)) = sentence.strip_prefix('“').and_then(|rest| rest.split_once('”')) else {
        return sentence.to_owned();
    };
    match rest.strip_prefix(": ") {
        Some(said) if said.starts_with('“') => said.to_owned(),
        Some(said) if said.starts_with("this ") => format!("T{}", &said[1..]),
        None if name == member && rest == " is empty." => "This is empty.".to_owned(),
        None if name == member && rest.starts_with(" is not between ") => format!("This{rest}"),
        _ => sentence.to_owned(),
    }
}

/// What the author of a workbook can do about a problem.
pub(super) fn hint(code: &str) -> &'static str {
    match code {
        "bad-id" => "Use a to z, 0 to 9 and hyphens between them, at most 64 characters.",
        "bad-condition" => {
            "Write always, never, a fact, type is …, type in (…), joined with and, or, not and brackets."
        }
        "bad-language" => "Write the code of a language, such as en or cy.",
        "bad-date" => "Write a day between 1900 and 2199, such as 12 October 2026.",
        "bad-edition" => "Write the id of the audit, a slash and the edition, such as section-11/2025.",
        "unknown-value" => "Write one of the words that the header of this column names.",
        "missing-member" => "Bring this row or column back from an earlier copy of this workbook.",
        "number-out-of-range" => "Write a whole number within these bounds.",
        "misplaced-member" => "Fill in this cell, or empty it, as the kind in this row needs.",
        "control-character" | "direction-character" | "invisible-character" | "too-many-marks" => {
            "Type the text again, without what was copied into it."
        }
        "missing-guidance" => "Write the guidance on its sheet: every standard has each part for everybody.",
        "blank" => "Write something there, or empty the cell.",
        "reserved-id" => "Give the fact another id.",
        "duplicate-guidance" => "Keep one of the two.",
        "markdown" => "Use short paragraphs, simple lists, bold, italics and links with https only.",
        "repeated-level" => "Say what a visitor would see for this standard and these readers.",
        "duplicate-id" => "Give the newer one an id of its own.",
        "missing-text" => "Write the text in every language that the audit lists.",
        "unknown-language" => "Add the language to the audit’s languages, or remove the text.",
        "unknown-type" => "Use an id from the sheet of types.",
        "unknown-fact" => "Use an id from the sheet of facts.",
        "later-fact" => "Ask the other fact first, by moving its row further up.",
        "unknown-option" => "Use yes or no, or a code from the sheet of choices.",
        "unknown-reporting" => "Use an id from the sheet about reporting.",
        "unknown-role" => "Use an id from the sheet of declarers.",
        "no-source" => "Add a row for this standard on the sheet of sources.",
        "replaces" => "Remove the old standard or switch it off, or take its id out of this cell.",
        "unknown-replaced" => "Add the id to those that are never used again, or correct it.",
        "replaces-cycle" => "Take one of the ids out.",
        "retired-in-use" => "Give the standard a new id, or take this one out of those that are never used again.",
        "too-many-standards" => "Divide it into several audits.",
        "too-many" => "Delete some of these rows, or divide the audit into several.",
        "too-long" => "Say it in fewer words, and put the rest into the guidance.",
        "no-declaration" => "Add a row to the sheet of declarers.",
        "placeholder" => "Use organisation, met, applicable, partly, not_met, not_applicable or actions in the braces.",
        "options" => "Add rows for it to the sheet of choices, each with a code and words.",
        "otherwise" => "Write one of the answers of this fact.",
        "scale" => "Correct the rows of the sheet of levels.",
        "bands" => "Correct the rows of the sheet of thresholds.",
        _ => "Correct it, then build the audit tool again.",
    }
}
