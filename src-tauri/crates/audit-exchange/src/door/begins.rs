//! What a file is, by how it begins.

use super::foreign::Foreign;
use super::others;
use std::io::Cursor;
use zip::ZipArchive;

/// What a file is, if it is none of those that travel; none: it is JSON.
pub(super) fn foreign(bytes: &[u8]) -> Option<Foreign> {
    Some(match bytes {
        [] => Foreign::Empty,
        _ if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) => others::compound(bytes),
        _ if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") => zip(bytes),
        _ if bytes.starts_with(b"%PDF-") => Foreign::Pdf,
        _ if bytes.starts_with(b"SQLite format 3\0") => Foreign::Database,
        _ if picture(bytes) => Foreign::Picture,
        _ if bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) => Foreign::Blank,
        _ => return others::binary(bytes).map_or_else(|| words(bytes), Some),
    })
}

/// A text by its first words; none: it is JSON.
fn words(bytes: &[u8]) -> Option<Foreign> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.trim_ascii_start();
    Some(match start {
        _ if start.starts_with(b"{\\rtf") => Foreign::Word,
        _ if start.starts_with(b"{") => return None,
        _ if start.starts_with(b"<") => others::markup(start),
        _ if others::private_key(start) => Foreign::Key,
        _ if others::shortcut(start) => Foreign::Shortcut,
        _ if others::mail(start) => Foreign::Mail,
        _ if is_text(bytes) => Foreign::Text,
        _ => Foreign::Other,
    })
}

/// Whether a file begins as text: a letter that the look stops in the middle of is no fault of the text.
fn is_text(bytes: &[u8]) -> bool {
    let looked_at = &bytes[..bytes.len().min(512)];
    match std::str::from_utf8(looked_at) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && looked_at.len() < bytes.len(),
    }
}

/// By the names of the parts; where the list of them cannot be read, by the names that stand in front of the parts.
fn zip(bytes: &[u8]) -> Foreign {
    let known = |has: &dyn Fn(&str) -> bool| match () {
        () if has("xl/workbook.") => Foreign::Workbook,
        () if has("word/document") => Foreign::Word,
        () if has("ppt/presentation") => Foreign::Presentation,
        () => Foreign::Zip,
    };
    let raw = |name: &str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
    if bytes[..bytes.len().min(120)].windows(9).any(|part| part == b"mimetypea") {
        return match () {
            () if raw("opendocument.spreadsheet") => Foreign::OpenDocument,
            () if raw("opendocument.presentation") => Foreign::Presentation,
            () => Foreign::Word,
        };
    }
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => {
            let names: Vec<String> =
                archive.file_names_raw().map(|name| String::from_utf8_lossy(name).replace('\\', "/")).collect();
            known(&|start| names.iter().any(|name| name.to_ascii_lowercase().starts_with(start)))
        }
        Err(_) => known(&raw),
    }
}

fn picture(bytes: &[u8]) -> bool {
    // The first byte of a PNG, and the first three of a JPEG, are no UTF-8.
    let png = bytes.starts_with(b"\x89PNG") || bytes.starts_with("\u{fffd}PNG".as_bytes());
    let start = &bytes[..bytes.len().min(40)];
    let has = |name: &[u8]| start.windows(name.len()).any(|part| part == name);
    let named = has(b"JFIF") || has(b"Exif");
    let jpeg = bytes.starts_with(&[0xFF, 0xD8, 0xFF]) || (bytes.starts_with("\u{fffd}\u{fffd}".as_bytes()) && named);
    let webp = bytes.starts_with(b"RIFF") && has(b"WEBP");
    // What a telephone takes pictures as.
    let heic = [b"ftyphei".as_slice(), b"ftypmif1", b"ftypavif"].into_iter().any(has);
    let tiff = bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*");
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    png || jpeg || webp || heic || tiff || bytes.starts_with(b"GIF8") || bitmap
}
