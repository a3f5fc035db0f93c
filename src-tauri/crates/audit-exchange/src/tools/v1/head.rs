//! What comes first in a tool's file: that it is one, and of a format that is read.

use crate::code::Code;
use crate::file_type::FileType;
use crate::problem::Problem;
use serde_json::{Map, Value};

/// The member `type`.
pub(super) const TYPE: FileType = FileType::Tool;
/// The member `format`.
pub(super) const FORMAT: u64 = 1;

/// The members of a file of this type and format.
pub(super) fn members(content: &Value) -> Result<&Map<String, Value>, Problem> {
    let members = content.as_object().filter(|members| members.get("type").is_some_and(|text| text == TYPE.as_str()));
    let Some(members) = members else {
        let sentence = "This file does not say that it is an audit tool.";
        let hint = "Check that you chose the right file.";
        return Err(Problem::new(Code::UnknownType, "/type", sentence, hint));
    };
    match members.get("format").and_then(Value::as_u64) {
        Some(FORMAT) => Ok(members),
        Some(newer) if newer > FORMAT => {
            let sentence =
                format!("This audit tool has the format {newer}. This program reads formats up to {FORMAT}.");
            let hint = "Nothing is wrong with the file. Get the newest version of Safeguarding Audit.";
            Err(Problem::new(Code::NewerFormat, "/format", sentence, hint))
        }
        _ => {
            let sentence = "This file does not say which version of its format it has.";
            let hint = "Ask whoever made the file for a new copy, and which program they used.";
            Err(Problem::new(Code::FormatMissing, "/format", sentence, hint))
        }
    }
}
