//! Each kind of file by its first bytes.

use super::*;
use std::io::Write as _;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[test]
fn a_file_is_known_by_how_it_begins_also_when_it_was_read_as_text() {
    let files: [(&[u8], FileKind); 24] = [
        (b"", FileKind::Empty),
        (b"\0\0\0\0\0\0\0\0\0\0", FileKind::Blank),
        (b"\r\n  \n", FileKind::Blank),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", FileKind::Picture),
        (b"\xff\xd8\xff\xe1\x2a\x10Exif\0", FileKind::Picture),
        (b"GIF89a", FileKind::Picture),
        (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Picture),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", FileKind::Picture),
        (b"%PDF-1.7", FileKind::Pdf),
        (b"PK\x03\x04\x14\0\x06[Content_Types].xml\x9c\x01PK\x03\x04xl/workbook.xml", FileKind::Workbook),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", FileKind::OpenDocument),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", FileKind::Word),
        (b"PK\x03\x04\x14word/document.xml", FileKind::Word),
        (b"PK\x03\x04\x14notes.txt", FileKind::Zip),
        (b"{\"type\": 1}", FileKind::Json),
        (b"\xef\xbb\xbf\r\n{\"type\": 1}", FileKind::Json),
        (b"{\\rtf1\\ansi Dear", FileKind::Word),
        (b"id,statement", FileKind::Text),
        (b"<!DOCTYPE html><title>Sign in</title>", FileKind::WebPage),
        (b"<?xml version=\"1.0\"?><a/>", FileKind::Markup),
        (b"[InternetShortcut]\r\nURL=https://example.org/", FileKind::Shortcut),
        (b"-----BEGIN PRIVATE KEY-----\nMC4", FileKind::Key),
        (b"Received: by a\r\n\tfor b\r\nFrom: c\r\nX-Is: d\r\nSubject: e\r\n\r\nf", FileKind::Mail),
    ];
    for (bytes, kind) in files {
        assert_eq!(kind_of(bytes), kind, "{bytes:?}");
        assert_eq!(kind_of(String::from_utf8_lossy(bytes).as_bytes()), kind, "{bytes:?} as text");
    }
}

#[test]
fn a_file_of_bytes_is_known_by_them() {
    let message: Vec<u8> = "__substg1.0_0037001F".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let message = [b"\xd0\xcf\x11\xe0\xa1\xb1".as_slice(), &message].concat();
    let wide: Vec<u8> = "{\"type\": \"é\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: [(&[u8], FileKind); 11] = [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", FileKind::OldOffice),
        (&message, FileKind::Mail),
        (&wide, FileKind::WideText),
        (b"\xff\xfe{\0\"\0", FileKind::WideText),
        (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0", FileKind::Shortcut),
        (b"7z\xbc\xaf\x27\x1c\0\x04", FileKind::Archive),
        (b"\x1f\x8b\x08\0\0", FileKind::Archive),
        (b"bplist00\xd3NSURLNameKey", FileKind::CloudLink),
        (b"{\"url\": \"https://docs.google.com/open?id=1\", \"doc_id\": \"1\"}", FileKind::CloudLink),
        (b"\x7fELF\xff", FileKind::Program),
        (b"\x01\x02\xff", FileKind::Other),
    ];
    for (bytes, kind) in files {
        assert_eq!(kind_of(bytes), kind, "{bytes:?}");
    }
}

/// “é” is two bytes: of the one at 511 and 512 the look sees half.
#[test]
fn a_letter_that_is_cut_by_the_look_is_still_text() {
    for before in 508..514 {
        let text = format!("{}é and more", "a".repeat(before));
        assert_eq!(kind_of(text.as_bytes()), FileKind::Text, "{before} before it");
        let emoji = format!("{}👩 and more", "a".repeat(before));
        assert_eq!(kind_of(emoji.as_bytes()), FileKind::Text, "{before} before it");
    }
    assert_eq!(kind_of(b"half a letter at the end \xc3"), FileKind::Other);
    let broken = [b"a".repeat(511), b"\xc3".to_vec(), b"a".repeat(9)].concat();
    assert_eq!(kind_of(&broken), FileKind::Text, "what is not looked at is not judged");
}

/// A workbook that is packed in a zip does not make the zip a workbook.
#[test]
fn a_zip_is_known_by_its_own_parts() {
    let zip = |name: &str, bytes: &[u8]| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, stored).unwrap();
        zip.write_all(bytes).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let workbook = zip("xl/workbook.xml", b"<workbook/>");
    assert_eq!(kind_of(&workbook), FileKind::Workbook);
    assert_eq!(kind_of(&zip("audit.xlsx", &workbook)), FileKind::Zip);
    assert_eq!(kind_of(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), FileKind::Zip);
}
