//! What a file is, by how it begins, whatever its name ends with: for saying so, where another kind was needed.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Nothing is in it.
    Empty,
    /// A workbook as Excel saves it today, as far as its parts' names say.
    Workbook,
    /// An old Office file, or one behind a password: both begin alike.
    OldOffice,
    /// An OpenDocument spreadsheet.
    OpenDocument,
    /// A Word document.
    Word,
    /// A presentation.
    Presentation,
    /// Another zip.
    Zip,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// JSON, as returns and audit tools are.
    Json,
    /// A web page or XML.
    Markup,
    /// Another text.
    Text,
    /// Something else.
    Other,
}

/// What a file is. Also told of bytes that a window read as text, where those that are no UTF-8 became U+FFFD.
pub fn kind_of(bytes: &[u8]) -> FileKind {
    match bytes {
        [] => FileKind::Empty,
        _ if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) => FileKind::OldOffice,
        _ if bytes.starts_with(b"PK\x03\x04") => zip(bytes),
        _ if bytes.starts_with(b"%PDF-") => FileKind::Pdf,
        _ if picture(bytes) => FileKind::Picture,
        _ if bytes.starts_with(b"{") => FileKind::Json,
        _ if bytes.starts_with(b"<") => FileKind::Markup,
        _ if std::str::from_utf8(&bytes[..bytes.len().min(512)]).is_ok() => FileKind::Text,
        _ => FileKind::Other,
    }
}

/// The names of the parts stand in front of each part, in plain letters.
fn zip(bytes: &[u8]) -> FileKind {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
    match () {
        () if has(b"opendocument.spreadsheet") => FileKind::OpenDocument,
        () if has(b"xl/workbook.") => FileKind::Workbook,
        () if has(b"word/document") => FileKind::Word,
        () if has(b"ppt/presentation") => FileKind::Presentation,
        () => FileKind::Zip,
    }
}

fn picture(bytes: &[u8]) -> bool {
    // The first byte of a PNG, and the first three of a JPEG, are no UTF-8.
    let png = bytes.starts_with(b"\x89PNG") || bytes.starts_with("\u{fffd}PNG".as_bytes());
    let start = &bytes[..bytes.len().min(40)];
    let named = [b"JFIF".as_slice(), b"Exif"].iter().any(|name| start.windows(name.len()).any(|part| part == *name));
    let jpeg = bytes.starts_with(&[0xFF, 0xD8, 0xFF]) || (bytes.starts_with("\u{fffd}\u{fffd}".as_bytes()) && named);
    let webp = bytes.starts_with(b"RIFF") && start.windows(4).any(|part| part == b"WEBP");
    png || jpeg || webp || bytes.starts_with(b"GIF8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_how_it_begins_also_when_it_was_read_as_text() {
        let files: [(&[u8], FileKind); 13] = [
            (b"", FileKind::Empty),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Picture),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0", FileKind::Picture),
            (b"\xff\xd8\xff\xe1\x2a\x10Exif\0", FileKind::Picture),
            (b"GIF89a", FileKind::Picture),
            (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Picture),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"PK\x03\x04\x14\0\x06[Content_Types].xml\x9c\x01PK\x03\x04xl/workbook.xml", FileKind::Workbook),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", FileKind::OpenDocument),
            (b"PK\x03\x04\x14word/document.xml", FileKind::Word),
            (b"PK\x03\x04\x14notes.txt", FileKind::Zip),
            (b"{\"type\": 1}", FileKind::Json),
            (b"id,statement", FileKind::Text),
        ];
        for (bytes, kind) in files {
            assert_eq!(kind_of(bytes), kind, "{bytes:?}");
            assert_eq!(kind_of(String::from_utf8_lossy(bytes).as_bytes()), kind, "{bytes:?} as text");
        }
        assert_eq!(kind_of(b"\xd0\xcf\x11\xe0\xa1\xb1"), FileKind::OldOffice);
        assert_eq!(kind_of(b"\x7fELF\xff"), FileKind::Other);
    }
}
