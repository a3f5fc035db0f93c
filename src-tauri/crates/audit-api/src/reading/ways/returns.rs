//! A return among other files: that of the file itself, or of the zip that was sent; what another file is, the door says.

use super::zips::{self, Sought};
use audit_core::problem::Told as Problem;
use audit_exchange::{AnyFile, FileType, Foreign, Wanted, any, instead};
use std::borrow::Cow;

/// A return in a zip.
const RETURN: Sought = Sought { one: "return", many: "returns", ending: ".return.json", kind: FileType::Return };

/// The bytes of a return: those of the file, or of the one in the zip that was sent.
///
/// # Errors
/// One problem: what the zip is or what is in it (`zip-…`), or what the file is instead (`is-a-…`, `is-no-return`, `wrong-type`,
/// `newer-format`).
pub(crate) fn return_of(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Problem> {
    match any(bytes) {
        AnyFile::Return => Ok(Cow::Borrowed(bytes)),
        // What the strict reader says of these is the best that can be said.
        AnyFile::Json | AnyFile::Foreign(Foreign::Empty | Foreign::Other) => Ok(Cow::Borrowed(bytes)),
        AnyFile::Foreign(Foreign::Zip) => zips::the_one(bytes, RETURN).map(Cow::Owned),
        file @ (AnyFile::Tool
        | AnyFile::Issue
        | AnyFile::Invitation
        | AnyFile::Receipt
        | AnyFile::Feedback
        | AnyFile::PlanUpdate
        | AnyFile::Succession
        | AnyFile::Register
        | AnyFile::Foreign(_)) => Err(instead(file, bytes, Wanted::Return).told()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_exchange::REGISTER_TYPE;

    #[test]
    fn what_is_no_return_is_named() {
        let register = format!("{{\"type\": \"{REGISTER_TYPE}\"}}");
        let files: [(&[u8], &str); 5] = [
            (b"%PDF-1.7", "is-a-pdf"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "is-a-workbook"),
            (b"Dear colleagues", "is-no-return"),
            (br#"{"type": "safeguarding-audit-tool"}"#, "wrong-type"),
            (register.as_bytes(), "wrong-type"),
        ];
        for (bytes, code) in files {
            let problem = return_of(bytes).unwrap_err();
            assert_eq!(problem.code, code, "{bytes:?}");
            assert!(problem.sentence.ends_with("Choose a return."), "{problem}");
        }
        assert!(return_of(register.as_bytes()).unwrap_err().hint.contains("--register"));
        assert!(return_of(b"").is_ok() && return_of(b"{\"type\": 1}").is_ok(), "the strict reader says more");
    }
}
