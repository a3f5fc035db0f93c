//! Problems of the text as a whole: too long, not UTF-8, not JSON. Their place is `line:column`.

use super::limits::{MAX_BYTES, TOO_LARGE};
use crate::code::Code;
use crate::problem::Problem;
use serde_json::error::Category;
use std::str::Utf8Error;

const SEND_AGAIN: &str = "Ask the sender for the file again, as an attachment that was not opened or changed.";
const CUT_SHORT: &str = "This file ends before it is complete.";

/// The bytes as text, if they can be JSON at all.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(Problem::new(Code::TooLarge, "", TOO_LARGE, "Check that you chose the right file."));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Problem::new(
            Code::ByteOrderMark,
            "1:1",
            "This file starts with a byte order mark, which a text editor adds when it saves a file.",
            SEND_AGAIN,
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, &error))?;
    if text.trim_ascii().is_empty() {
        return Err(Problem::new(Code::EmptyFile, "", "This file is empty.", SEND_AGAIN));
    }
    if text.bytes().all(|byte| byte == 0 || byte.is_ascii_whitespace()) {
        return Err(Problem::new(Code::EmptyFile, "", "This file contains only zeros or spaces.", SEND_AGAIN));
    }
    Ok(text)
}

fn not_utf8(bytes: &[u8], error: &Utf8Error) -> Problem {
    let before = &bytes[..error.valid_up_to()];
    let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
    let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |newline| newline + 1);
    let (code, sentence) = match error.error_len() {
        Some(_) => (Code::NotUtf8, "This file has bytes that are not UTF-8 text."),
        // The file ends in the middle of a character.
        None => (Code::CutShort, CUT_SHORT),
    };
    Problem::new(code, format!("{line}:{}", before.len() - start + 1), sentence, SEND_AGAIN)
}

/// What ended the reading. `serde_json` tells some faults apart only in its message, so the tests
/// hold a file for each message that is looked for here.
pub(super) fn problem_of(error: &serde_json::Error) -> Problem {
    let place = format!("{}:{}", error.line(), error.column());
    let message = error.to_string();
    let (code, sentence) = if message.starts_with("control character") {
        (
            Code::ControlCharacter,
            "A piece of text in this file contains a hidden control character or an unescaped line break.",
        )
    } else if message.starts_with("lone leading surrogate") || message.starts_with("unexpected end of hex escape") {
        (Code::LoneSurrogate, "A piece of text in this file contains half of a character (a lone surrogate).")
    } else if message.starts_with("number out of range") {
        (Code::NumberTooLarge, "A number in this file is too large.")
    } else if message.starts_with("trailing characters") {
        (Code::TrailingContent, "There is something after the end of this file.")
    } else if error.classify() == Category::Eof {
        (Code::CutShort, CUT_SHORT)
    } else {
        (Code::NotJson, "This file stops being JSON at this point.")
    };
    Problem::new(code, place, sentence, SEND_AGAIN)
}
