//! An audit tool among other files: that of the file itself, or of a zip; what another file is, the door says.

use super::zips::{self, Sought};
use audit_core::problem::Told as Problem;
use audit_exchange::{AnyFile, FileType, Foreign, Wanted, any, instead};
use std::borrow::Cow;

/// An audit tool in a zip.
const TOOL: Sought = Sought { one: "audit tool", many: "audit tools", ending: ".tool.json", kind: FileType::Tool };

/// The bytes of a tool: those of the file, or of the one in a zip. `own`: it is checked by who writes it.
///
/// # Errors
/// `not-a-tool`, `wrong-type`, or `zip-…` as for returns.
pub(in crate::reading) fn tool_of(bytes: &[u8], own: bool) -> Result<Cow<'_, [u8]>, Problem> {
    let wanted = if own { Wanted::OwnTool } else { Wanted::Tool };
    match any(bytes) {
        AnyFile::Tool => Ok(Cow::Borrowed(bytes)),
        // What the strict reader says of these is the best that can be said.
        AnyFile::Json | AnyFile::Foreign(Foreign::Text | Foreign::Other) => Ok(Cow::Borrowed(bytes)),
        AnyFile::Foreign(Foreign::Zip) if !was_text(bytes) => zips::the_one(bytes, TOOL).map(Cow::Owned),
        // From a newer program, as the reader says.
        AnyFile::Issue
        | AnyFile::Invitation
        | AnyFile::Receipt
        | AnyFile::Feedback
        | AnyFile::PlanUpdate
        | AnyFile::Succession => Ok(Cow::Borrowed(bytes)),
        file @ (AnyFile::Return | AnyFile::Register | AnyFile::Foreign(_)) => Err(instead(file, bytes, wanted).told()),
    }
}

/// Whether a window read these bytes as text: nothing packed survives that.
fn was_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.contains('\u{fffd}'))
}
