//! An audit tool among other files: that of the file itself, or of a zip; what another file is, the door says.

use super::says_its_order;
use super::zips::{self, Sought};
use audit_core::problem::Told as Problem;
use audit_exchange::{AnyFile, FileType, Foreign, Wanted, any, instead};
use std::borrow::Cow;

/// An audit tool in a zip.
const TOOL: Sought = Sought { one: "audit tool", many: "audit tools", ending: ".tool.json", kind: FileType::Tool };

/// The bytes of a tool: those of the file, or of the one in a zip. `own`: it is checked by who writes it.
///
/// # Errors
/// `not-a-tool`, `wrong-type`, `newer-format`, or `zip-…` as for returns.
pub(in crate::reading) fn tool_of(bytes: &[u8], own: bool) -> Result<Cow<'_, [u8]>, Problem> {
    let wanted = if own { Wanted::OwnTool } else { Wanted::Tool };
    match any(bytes) {
        AnyFile::Tool => Ok(Cow::Borrowed(bytes)),
        // What the strict reader says of these is the best that can be said.
        AnyFile::Json | AnyFile::Foreign(Foreign::Text | Foreign::Other) => Ok(Cow::Borrowed(bytes)),
        AnyFile::Foreign(Foreign::Blank | Foreign::Empty) if own => Ok(Cow::Borrowed(bytes)),
        AnyFile::Foreign(Foreign::WideText) if own && says_its_order(bytes) => Ok(Cow::Borrowed(bytes)),
        AnyFile::Foreign(Foreign::Zip) if !was_text(bytes) => zips::the_one(bytes, TOOL).map(Cow::Owned),
        file @ (AnyFile::Return
        | AnyFile::Issue
        | AnyFile::Invitation
        | AnyFile::Receipt
        | AnyFile::Feedback
        | AnyFile::PlanUpdate
        | AnyFile::Succession
        | AnyFile::Register
        | AnyFile::Foreign(_)) => Err(instead(file, bytes, wanted).told()),
    }
}

/// Whether a window read these bytes as text: nothing packed survives that.
fn was_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.contains('\u{fffd}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_writes_a_tool_is_not_sent_to_a_sender() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let text = r#"{"type": "safeguarding-audit-tool"}"#;
        for bytes in [wide(text), wide(&format!("\u{feff}{text}")), vec![0; 64], b" ".to_vec(), Vec::new()] {
            match tool_of(&bytes, true) {
                Ok(_) => {}
                Err(problem) => assert!(!problem.hint.contains("sender"), "{problem}"),
            }
        }
        assert!(tool_of(&wide(text), true).unwrap_err().hint.contains("save it as UTF-8"));
    }
}
