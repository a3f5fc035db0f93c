//! A register of keys among other files.

use audit_core::problem::Told as Problem;
use audit_exchange::{AnyFile, Foreign, Refused, Register, Wanted, any, instead};

/// The register in the bytes of a file.
///
/// # Errors
/// Every problem at once: what the file is instead (`not-a-register`), or what is wrong with the register.
pub(in crate::reading) fn register_of(bytes: &[u8]) -> Result<Register, Vec<Problem>> {
    match any(bytes) {
        // What the strict reader says of these is the best that can be said.
        AnyFile::Register | AnyFile::Json | AnyFile::Foreign(Foreign::Empty | Foreign::Text | Foreign::Other) => {
            Register::read(bytes).map_err(Refused::told)
        }
        file @ (AnyFile::Tool
        | AnyFile::Return
        | AnyFile::Issue
        | AnyFile::Invitation
        | AnyFile::Receipt
        | AnyFile::Feedback
        | AnyFile::PlanUpdate
        | AnyFile::Succession
        | AnyFile::Foreign(_)) => Err(vec![instead(file, bytes, Wanted::Register).told()]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_register_is_named() {
        for (bytes, says) in [
            (br#"{"type": "safeguarding-audit-return"}"#.as_slice(), "This is a return. Choose a register of keys."),
            (b"%PDF-1.7", "This is a PDF. Choose a register of keys."),
            (b"{}", "This file does not say that it is a register of keys."),
        ] {
            let problems = register_of(bytes).unwrap_err();
            assert_eq!((problems[0].code, problems[0].sentence.as_str()), ("not-a-register", says));
        }
    }
}
