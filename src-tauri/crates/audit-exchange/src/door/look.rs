//! Looking at a file: by how it begins, then, of JSON, by what it says that it is.

use super::begins;
use super::foreign::Foreign;
use super::kinds::AnyFile;
use super::others;
use crate::file_type::FileType;
use crate::json::MAX_BYTES;
use crate::register::REGISTER_TYPE;
use serde::Deserialize;

/// What a file is. Also told of bytes that a window read as text, where those that are no UTF-8 became U+FFFD. Nothing is believed
/// yet: a file that says that it is a return is one when it has been verified.
pub fn any(bytes: &[u8]) -> AnyFile {
    match begins::foreign(bytes) {
        Some(foreign) => AnyFile::Foreign(foreign),
        // A file of ours may speak of a cloud's page: what it says that it is goes first.
        None => match named(bytes) {
            Some(ours) => ours,
            None if others::cloud_link(bytes) => AnyFile::Foreign(Foreign::CloudLink),
            None => AnyFile::Json,
        },
    }
}

/// JSON by its member `type`, whether or not the rest of it is right; none: it does not say that it is a file of ours.
fn named(bytes: &[u8]) -> Option<AnyFile> {
    #[derive(Deserialize)]
    struct Typed {
        r#type: String,
    }
    // Of one that is too long nothing else is said.
    let bytes = if bytes.len() > MAX_BYTES { &[] } else { bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes) };
    match serde_json::from_slice::<Typed>(bytes) {
        Ok(typed) if typed.r#type == REGISTER_TYPE => Some(AnyFile::Register),
        Ok(typed) => FileType::from_text(&typed.r#type).map(AnyFile::of),
        Err(_) => None,
    }
}
