//! A signing key in a file: read, or said what the file is instead. Nothing of it is ever quoted.

use audit_core::problem::Told as Problem;
use audit_exchange::{AnyFile, Foreign, SigningKey, Wanted, any, instead};

/// The key in the bytes of a file, as PEM text.
///
/// # Errors
/// `key-unreadable` or `newer-format`, with what the file is.
pub fn key_of(bytes: &[u8]) -> Result<String, Problem> {
    let text = match any(bytes) {
        AnyFile::Foreign(Foreign::WideText) => wide(bytes),
        AnyFile::Foreign(Foreign::Key | Foreign::Text | Foreign::Other | Foreign::Empty | Foreign::Blank) => {
            String::from_utf8_lossy(bytes).replace('\0', "")
        }
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
        | AnyFile::Foreign(_)) => return Err(instead(file, bytes, Wanted::Key).told()),
    };
    Ok(SigningKey::from_pem(&text).map_err(|problem| problem.told())?.to_pem().to_string())
}

/// Text of two bytes a letter, as some shells write it; a key has only letters of one byte.
fn wide(bytes: &[u8]) -> String {
    let letters = bytes.iter().filter(|byte| byte.is_ascii() && **byte != 0);
    letters.map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_and_anything_else_is_named() {
        let pem = SigningKey::from_seed(&[7; 32]).to_pem();
        assert_eq!(key_of(pem.as_bytes()).unwrap(), *pem);
        let wide: Vec<u8> = format!("\u{feff}{}", *pem).encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(key_of(&wide).unwrap(), *pem);
        for (bytes, says) in [
            (b"".as_slice(), "empty"),
            (b"\0\0\0\0", "empty"),
            (b"%PDF-1.7", "a PDF"),
            (b"PK\x03\x04", "a zip"),
            (b"{\"type\": 1}", "Choose a signing key"),
            (br#"{"type": "safeguarding-audit-return"}"#, "This is a return. Choose a signing key."),
            (b"<html>", "a web page"),
            (b"-----BEGIN PUBLIC KEY-----", "public half"),
            (b"Dear colleagues", "not a signing key"),
        ] {
            let problem = key_of(bytes).unwrap_err();
            assert_eq!(problem.code, "key-unreadable");
            assert!(problem.sentence.contains(says), "{says}: {}", problem.sentence);
        }
    }
}
