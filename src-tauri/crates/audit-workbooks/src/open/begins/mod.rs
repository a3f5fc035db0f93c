//! What a file is, by how it begins, whatever its name ends with: for saying so, where another kind was needed.

mod others;
#[cfg(test)]
mod tests;

use std::io::Cursor;
use zip::ZipArchive;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Nothing is in it.
    Empty,
    /// Nothing but zeros or white space is in it, as in a file of which only the name arrived.
    Blank,
    /// A workbook as Excel saves it today, as far as its parts' names say.
    Workbook,
    /// An old Office file, or one behind a password: both begin alike.
    OldOffice,
    /// An OpenDocument spreadsheet.
    OpenDocument,
    /// A Word document, also as RTF or OpenDocument.
    Word,
    /// A presentation.
    Presentation,
    /// Another zip.
    Zip,
    /// An archive of another kind, such as 7-Zip's own.
    Archive,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// JSON, as returns and audit tools are.
    Json,
    /// A web page.
    WebPage,
    /// XML.
    Markup,
    /// An email with all that belongs to it, as .eml or .msg.
    Mail,
    /// A shortcut: it only says where something else is.
    Shortcut,
    /// What a cloud leaves in a file's place until the file is downloaded.
    CloudLink,
    /// A signing key.
    Key,
    /// Text of two bytes a letter (UTF-16), as some programs save it.
    WideText,
    /// A program.
    Program,
    /// Another text.
    Text,
    /// Something else.
    Other,
}

impl FileKind {
    /// What such a file is called in a sentence, such as “a PDF”; none where a name would say nothing.
    pub fn called(self) -> Option<&'static str> {
        Some(match self {
            Self::Workbook => "a workbook",
            Self::OldOffice => "an old Office file, or one with a password",
            Self::OpenDocument => "an OpenDocument spreadsheet",
            Self::Word => "a Word document",
            Self::Presentation => "a presentation",
            Self::Zip => "a zip",
            Self::Archive => "a packed archive (7-Zip, RAR or the like)",
            Self::Pdf => "a PDF",
            Self::Picture => "a picture",
            Self::WebPage => "a web page",
            Self::Markup => "an XML file",
            Self::Mail => "an email",
            Self::Shortcut => "a shortcut",
            Self::CloudLink => "a link to a file in the cloud",
            Self::Key => "a signing key",
            Self::Program => "a program",
            Self::Text => "a text file",
            Self::Empty | Self::Blank | Self::Json | Self::WideText | Self::Other => return None,
        })
    }
}

/// What a file is. Also told of bytes that a window read as text, where those that are no UTF-8 became U+FFFD.
pub fn kind_of(bytes: &[u8]) -> FileKind {
    match bytes {
        [] => FileKind::Empty,
        _ if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) => others::compound(bytes),
        _ if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") => zip(bytes),
        _ if bytes.starts_with(b"%PDF-") => FileKind::Pdf,
        _ if picture(bytes) => FileKind::Picture,
        _ if bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) => FileKind::Blank,
        _ => others::binary(bytes).unwrap_or_else(|| words(bytes)),
    }
}

/// A text by its first words.
fn words(bytes: &[u8]) -> FileKind {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.trim_ascii_start();
    match start {
        _ if start.starts_with(b"{\\rtf") => FileKind::Word,
        _ if start.starts_with(b"{") && others::cloud_link(start) => FileKind::CloudLink,
        _ if start.starts_with(b"{") => FileKind::Json,
        _ if start.starts_with(b"<") => others::markup(start),
        _ if others::private_key(start) => FileKind::Key,
        _ if others::shortcut(start) => FileKind::Shortcut,
        _ if others::mail(start) => FileKind::Mail,
        _ if is_text(bytes) => FileKind::Text,
        _ => FileKind::Other,
    }
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
fn zip(bytes: &[u8]) -> FileKind {
    let known = |has: &dyn Fn(&str) -> bool| match () {
        () if has("xl/workbook.") => FileKind::Workbook,
        () if has("word/document") => FileKind::Word,
        () if has("ppt/presentation") => FileKind::Presentation,
        () => FileKind::Zip,
    };
    let raw = |name: &str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
    if bytes[..bytes.len().min(120)].windows(9).any(|part| part == b"mimetypea") {
        return match () {
            () if raw("opendocument.spreadsheet") => FileKind::OpenDocument,
            () if raw("opendocument.presentation") => FileKind::Presentation,
            () => FileKind::Word,
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
