//! Files that are not workbooks of our kind, and what to do with each.

use crate::problem::Problem;
use audit_exchange::{AnyFile, Foreign, Wanted, any, instead};

/// The longest file that is read: 32 MiB.
pub const MOST_BYTES: usize = 32 << 20;

const SAVE_AS: &str = "Open it in Excel or LibreOffice and save it as “Excel Workbook (.xlsx)”, then choose that file.";

/// The problem with a file that cannot be a workbook of our kind.
pub fn kind(bytes: &[u8]) -> Option<Problem> {
    if bytes.len() > MOST_BYTES {
        return Some(too_large());
    }
    match any(bytes) {
        // What is in it says more.
        AnyFile::Foreign(Foreign::Workbook | Foreign::Zip | Foreign::OpenDocument) => None,
        AnyFile::Foreign(Foreign::OldOffice) => Some(compound(bytes)),
        file @ (AnyFile::Tool
        | AnyFile::Return
        | AnyFile::Issue
        | AnyFile::Invitation
        | AnyFile::Receipt
        | AnyFile::Feedback
        | AnyFile::PlanUpdate
        | AnyFile::Succession
        | AnyFile::Register
        | AnyFile::Json
        | AnyFile::Foreign(_)) => Some(other(file, bytes)),
    }
}

fn other(file: AnyFile, bytes: &[u8]) -> Problem {
    let said = instead(file, bytes, Wanted::Workbook);
    Problem::whole(said.code.code(), said.sentence, said.hint)
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
    let foreign = match () {
        () if has("word/") => Foreign::Word,
        () if has("ppt/") => Foreign::Presentation,
        () if names.iter().any(|name| name.ends_with(".xlsx")) => {
            return Problem::whole(
                "not-a-workbook",
                "This is a zip with a workbook in it.",
                "Unpack it first, then choose the file in it that ends with .xlsx.",
            );
        }
        () => Foreign::Zip,
    };
    other(AnyFile::Foreign(foreign), &[])
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
