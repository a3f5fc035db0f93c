//! What a file is that cannot be an audit tool, and where to go with it; the tool in a zip.

use super::zips::{self, Sought};
use audit_exchange::{FileType, Problem};
use audit_workbooks::{FileKind, kind_of};
use std::borrow::Cow;

/// An audit tool in a zip.
const TOOL: Sought =
    Sought { one: "audit tool", many: "audit tools", ending: ".tool.json", kind: FileType::Tool.as_str() };
const RIGHT_FILE: &str = "Check that you chose the right file: the name of an audit tool ends with .tool.json.";

/// The bytes of a tool: those of the file, or of the one in a zip. `own`: it is checked by who writes it.
///
/// # Errors
/// `not-a-tool`, or `zip-…` as for returns.
pub(super) fn tool_of(bytes: &[u8], own: bool) -> Result<Cow<'_, [u8]>, Problem> {
    let not = |sentence: String, hint: &str| Err(Problem::new("not-a-tool", "", sentence, hint));
    let called = |kind: FileKind| kind.called().unwrap_or_default();
    match kind_of(bytes) {
        FileKind::Json | FileKind::Text | FileKind::Other => Ok(Cow::Borrowed(bytes)),
        FileKind::Zip if was_text(bytes) => not(
            "This is a zip, not an audit tool.".to_owned(),
            "Unpack it first, then choose the file in it that ends with .tool.json.",
        ),
        FileKind::Zip => zips::the_one(bytes, TOOL).map(Cow::Owned),
        FileKind::Empty => not("This file is empty.".to_owned(), RIGHT_FILE),
        FileKind::Blank => not(
            "There are only zeros or spaces in this file.".to_owned(),
            "Only the name of the file arrived, not what is in it. Wait until OneDrive or another cloud has downloaded it, or ask \
             the sender for it again.",
        ),
        FileKind::WideText => not(
            "This text was saved as UTF-16. An audit tool never is.".to_owned(),
            "Ask the sender for the file again, as an attachment that was not opened or changed.",
        ),
        FileKind::Workbook | FileKind::OldOffice | FileKind::OpenDocument if own => not(
            "This is a workbook, not an audit tool.".to_owned(),
            "Make the tool from it first: safeguarding-returns tool build FILE.xlsx -o TOOL.",
        ),
        FileKind::Workbook | FileKind::OldOffice | FileKind::OpenDocument => not(
            "This is a workbook or another Office file, not an audit tool.".to_owned(),
            "If it holds the answers of an audit, open that audit and bring it in on its page “Workbook”. If it holds the \
             standards of an audit, ask who sent it for the file of the audit tool, which ends with .tool.json.",
        ),
        FileKind::WebPage => not(
            "This is a web page, not an audit tool, whatever its name ends with.".to_owned(),
            "It is often what is saved when a link asks you to sign in first. Open the link again, sign in, and download the \
             file that ends with .tool.json.",
        ),
        FileKind::Mail => not(
            "This is an email, not an audit tool.".to_owned(),
            "Open the email and save what is attached to it, then choose the file that ends with .tool.json.",
        ),
        kind @ (FileKind::Shortcut | FileKind::CloudLink) => not(
            format!("This is {}, not the audit tool itself.", called(kind)),
            "It only says where the file is. Open it there, download the file itself, and choose that.",
        ),
        kind @ FileKind::Archive => not(
            format!("This is {}, not an audit tool.", called(kind)),
            "Unpack it first, then choose the file in it that ends with .tool.json.",
        ),
        kind @ (FileKind::Picture | FileKind::Markup) => {
            not(format!("This is {}, not an audit tool, whatever its name ends with.", called(kind)), RIGHT_FILE)
        }
        kind @ (FileKind::Word | FileKind::Presentation | FileKind::Pdf | FileKind::Key | FileKind::Program) => {
            not(format!("This is {}, not an audit tool.", called(kind)), RIGHT_FILE)
        }
    }
}

/// Whether a window read these bytes as text: nothing packed survives that.
fn was_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.contains('\u{fffd}'))
}
