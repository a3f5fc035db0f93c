//! A register of keys among other files.

use super::says_its_order;
use audit_core::problem::Told as Problem;
use audit_exchange::{AnyFile, Foreign, Refused, Register, Wanted, any, instead};

/// The register in the bytes of a file.
///
/// # Errors
/// Every problem at once: what the file is instead (`not-a-register`, `newer-format`), or what is wrong with the register.
pub(in crate::reading) fn register_of(bytes: &[u8]) -> Result<Register, Vec<Problem>> {
    match any(bytes) {
        // What the strict reader says of these is the best that can be said.
        AnyFile::Register
        | AnyFile::Json
        | AnyFile::Foreign(Foreign::Empty | Foreign::Blank | Foreign::Text | Foreign::Other) => {
            Register::read(bytes).map_err(Refused::told)
        }
        AnyFile::Foreign(Foreign::WideText) if says_its_order(bytes) => Register::read(bytes).map_err(Refused::told),
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

    /// A register is the reader's own: there is no sender to ask.
    #[test]
    fn a_register_that_a_program_spoiled_is_mended_by_its_reader() {
        let text = r#"{"type": "safeguarding-audit-register", "format": 1, "submitters": []}"#;
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        for (bytes, code, hint) in [
            (wide(&format!("\u{feff}{text}")), "byte-order-mark", "save it as UTF-8"),
            (wide(text), "not-a-register", "save it as UTF-8"),
            (vec![0; 4096], "empty-file", "the last copy of the register that was whole"),
            (b" \r\n".to_vec(), "empty-file", "the last copy of the register that was whole"),
            (Vec::new(), "empty-file", "the last copy of the register that was whole"),
        ] {
            let problems = register_of(&bytes).unwrap_err();
            assert_eq!(problems[0].code, code);
            assert!(problems[0].hint.contains(hint) && !problems[0].hint.contains("sender"), "{}", problems[0]);
        }
    }

    #[test]
    fn a_register_may_speak_of_a_page_in_the_cloud() {
        let register = r#"{"type": "safeguarding-audit-register", "format": 1, "submitters": [
            {"submitter": "urn:uuid:6b6f7d56-8c3c-4a35-9d2d-0d2d3b9b1c11", "name": "See docs.google.com", "keys": []}]}"#;
        assert!(register_of(register.as_bytes()).is_ok());
    }
}
