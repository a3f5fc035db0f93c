//! Files that are not workbooks of our kind, and what to do with each.

use super::MOST_BYTES;
use super::begins::{FileKind, kind_of};
use crate::problem::Problem;

const SAVE_AS: &str = "Open it in Excel or LibreOffice and save it as “Excel Workbook (.xlsx)”, then choose that file.";
const SIGNED_OUT: &str = "It is often what is saved when a link asks you to sign in first. Sign in, download the workbook itself, and choose that.";
const ATTACHED: &str = "Open the email, save the workbook that is attached to it, and choose that.";
const POINTS: &str =
    "It only says where the workbook is. Open it there, download the workbook itself, and choose that.";
const RIGHT_FILE: &str = "Check that you chose the right file: a workbook that Excel or LibreOffice saved as .xlsx.";

/// The problem with a file that cannot be a workbook of our kind, judged by how it begins.
pub fn kind(bytes: &[u8]) -> Option<Problem> {
    if bytes.len() > MOST_BYTES {
        return Some(too_large());
    }
    let kind = kind_of(bytes);
    let (what, hint) = match kind {
        FileKind::Empty | FileKind::Blank => {
            return Some(Problem::whole("workbook-empty", "This file is empty.", RIGHT_FILE));
        }
        FileKind::OldOffice => return Some(compound(bytes)),
        // What is in it says more.
        _ if bytes.starts_with(b"PK\x03\x04") => return None,
        FileKind::Json => {
            ("This looks like a return or another file of this program, not a workbook.".to_owned(), RIGHT_FILE)
        }
        FileKind::WebPage => {
            ("This is a web page, not a workbook, whatever its name ends with.".to_owned(), SIGNED_OUT)
        }
        FileKind::Mail => ("This is an email, not a workbook.".to_owned(), ATTACHED),
        FileKind::Shortcut | FileKind::CloudLink => {
            let called = kind.called().unwrap_or_default();
            (format!("This is {called}, not the workbook itself."), POINTS)
        }
        FileKind::Picture | FileKind::Markup => {
            let called = kind.called().unwrap_or_default();
            (format!("This is {called}, not a workbook, whatever its name ends with."), RIGHT_FILE)
        }
        kind => match kind.called() {
            Some(called) => (format!("This is {called}, not a workbook."), RIGHT_FILE),
            None => ("This is not a workbook.".to_owned(), RIGHT_FILE),
        },
    };
    Some(Problem::whole("not-a-workbook", what, hint))
}

/// The old Excel format and a workbook behind a password begin alike.
fn compound(bytes: &[u8]) -> Problem {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|part| part == name) {
        return password();
    }
    Problem::whole("workbook-old-format", "This is a workbook in an old format (.xls) or another Office file.", SAVE_AS)
}

/// A workbook of another program, by the parts in its zip.
pub fn other_zip(names: &[String], mimetype: &str) -> Problem {
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if mimetype.contains("opendocument.spreadsheet") {
        return Problem::whole("workbook-ods", "This is an OpenDocument spreadsheet (.ods).", SAVE_AS);
    }
    if has("xl/workbook.bin") {
        return Problem::whole("workbook-old-format", "This is a binary workbook (.xlsb).", SAVE_AS);
    }
    let what = match () {
        () if has("word/") => "This is a Word document, not a workbook.",
        () if has("ppt/") => "This is a presentation, not a workbook.",
        () if names.iter().any(|name| name.ends_with(".xlsx")) => {
            return Problem::whole(
                "not-a-workbook",
                "This is a zip with a workbook in it.",
                "Unpack it first, then choose the file in it that ends with .xlsx.",
            );
        }
        () => "This is a zip, not a workbook.",
    };
    Problem::whole("not-a-workbook", what, RIGHT_FILE)
}

/// It needs a password.
pub fn password() -> Problem {
    Problem::whole(
        "workbook-password",
        "This workbook is protected by a password and cannot be read.",
        "Open it in Excel, take the password off (File, Info, Protect Workbook, Encrypt with Password: leave it empty), save it and try again.",
    )
}

/// It cannot be read to its end.
pub fn damaged() -> Problem {
    Problem::whole(
        "workbook-damaged",
        "This workbook is damaged or was cut short.",
        "Open it in Excel or LibreOffice, let it be repaired, and save it again; or get another copy.",
    )
}

/// One cell holds more than Excel lets anybody type.
pub fn long_cell() -> Problem {
    Problem::whole(
        "workbook-too-large",
        "This cell holds more than 32,767 characters, the most that a cell can.",
        "Open it in Excel or LibreOffice, take out what does not belong there, and save it again.",
    )
}

/// It holds more than is read.
pub fn too_large() -> Problem {
    Problem::whole(
        "workbook-too-large",
        "This workbook holds more than a completed audit can.",
        "Check that you chose the right file. Take pictures and other documents out of it, and delete sheets that are not part of it.",
    )
}
