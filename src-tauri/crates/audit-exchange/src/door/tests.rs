//! Each kind of file by its first bytes.

use super::*;
use crate::file_type::FileType;
use crate::register::REGISTER_TYPE;
use std::io::Cursor;
use std::io::Write as _;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[test]
fn a_file_is_known_by_how_it_begins_also_when_it_was_read_as_text() {
    let files: [(&[u8], AnyFile); 25] = [
        (b"", AnyFile::Foreign(Foreign::Empty)),
        (b"\0\0\0\0\0\0\0\0\0\0", AnyFile::Foreign(Foreign::Blank)),
        (b"\r\n  \n", AnyFile::Foreign(Foreign::Blank)),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", AnyFile::Foreign(Foreign::Picture)),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", AnyFile::Foreign(Foreign::Picture)),
        (b"\xff\xd8\xff\xe1\x2a\x10Exif\0", AnyFile::Foreign(Foreign::Picture)),
        (b"GIF89a", AnyFile::Foreign(Foreign::Picture)),
        (b"RIFF\x10\0\0\0WEBPVP8 ", AnyFile::Foreign(Foreign::Picture)),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", AnyFile::Foreign(Foreign::Picture)),
        (b"%PDF-1.7", AnyFile::Foreign(Foreign::Pdf)),
        (b"SQLite format 3\0\x10\0", AnyFile::Foreign(Foreign::Database)),
        (
            b"PK\x03\x04\x14\0\x06[Content_Types].xml\x9c\x01PK\x03\x04xl/workbook.xml",
            AnyFile::Foreign(Foreign::Workbook),
        ),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", AnyFile::Foreign(Foreign::OpenDocument)),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", AnyFile::Foreign(Foreign::Word)),
        (b"PK\x03\x04\x14word/document.xml", AnyFile::Foreign(Foreign::Word)),
        (b"PK\x03\x04\x14notes.txt", AnyFile::Foreign(Foreign::Zip)),
        (b"{\"type\": 1}", AnyFile::Json),
        (b"\xef\xbb\xbf\r\n{\"type\": 1}", AnyFile::Json),
        (b"{\\rtf1\\ansi Dear", AnyFile::Foreign(Foreign::Word)),
        (b"id,statement", AnyFile::Foreign(Foreign::Text)),
        (b"<!DOCTYPE html><title>Sign in</title>", AnyFile::Foreign(Foreign::WebPage)),
        (b"<?xml version=\"1.0\"?><a/>", AnyFile::Foreign(Foreign::Markup)),
        (b"[InternetShortcut]\r\nURL=https://example.org/", AnyFile::Foreign(Foreign::Shortcut)),
        (b"-----BEGIN PRIVATE KEY-----\nMC4", AnyFile::Foreign(Foreign::Key)),
        (b"Received: by a\r\n\tfor b\r\nFrom: c\r\nX-Is: d\r\nSubject: e\r\n\r\nf", AnyFile::Foreign(Foreign::Mail)),
    ];
    for (bytes, kind) in files {
        assert_eq!(any(bytes), kind, "{bytes:?}");
        assert_eq!(any(String::from_utf8_lossy(bytes).as_bytes()), kind, "{bytes:?} as text");
    }
}

#[test]
fn a_file_of_bytes_is_known_by_them() {
    let message: Vec<u8> = "__substg1.0_0037001F".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let message = [b"\xd0\xcf\x11\xe0\xa1\xb1".as_slice(), &message].concat();
    let wide: Vec<u8> = "{\"type\": \"é\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: [(&[u8], AnyFile); 11] = [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", AnyFile::Foreign(Foreign::OldOffice)),
        (&message, AnyFile::Foreign(Foreign::Mail)),
        (&wide, AnyFile::Foreign(Foreign::WideText)),
        (b"\xff\xfe{\0\"\0", AnyFile::Foreign(Foreign::WideText)),
        (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0", AnyFile::Foreign(Foreign::Shortcut)),
        (b"7z\xbc\xaf\x27\x1c\0\x04", AnyFile::Foreign(Foreign::Archive)),
        (b"\x1f\x8b\x08\0\0", AnyFile::Foreign(Foreign::Archive)),
        (b"bplist00\xd3NSURLNameKey", AnyFile::Foreign(Foreign::CloudLink)),
        (b"{\"url\": \"https://docs.google.com/open?id=1\", \"doc_id\": \"1\"}", AnyFile::Foreign(Foreign::CloudLink)),
        (b"\x7fELF\xff", AnyFile::Foreign(Foreign::Program)),
        (b"\x01\x02\xff", AnyFile::Foreign(Foreign::Other)),
    ];
    for (bytes, kind) in files {
        assert_eq!(any(bytes), kind, "{bytes:?}");
    }
}

/// “é” is two bytes: of the one at 511 and 512 the look sees half.
#[test]
fn a_letter_that_is_cut_by_the_look_is_still_text() {
    for before in 508..514 {
        let text = format!("{}é and more", "a".repeat(before));
        assert_eq!(any(text.as_bytes()), AnyFile::Foreign(Foreign::Text), "{before} before it");
        let emoji = format!("{}👩 and more", "a".repeat(before));
        assert_eq!(any(emoji.as_bytes()), AnyFile::Foreign(Foreign::Text), "{before} before it");
    }
    assert_eq!(any(b"half a letter at the end \xc3"), AnyFile::Foreign(Foreign::Other));
    let broken = [b"a".repeat(511), b"\xc3".to_vec(), b"a".repeat(9)].concat();
    assert_eq!(any(&broken), AnyFile::Foreign(Foreign::Text), "what is not looked at is not judged");
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
    assert_eq!(any(&workbook), AnyFile::Foreign(Foreign::Workbook));
    assert_eq!(any(&zip("audit.xlsx", &workbook)), AnyFile::Foreign(Foreign::Zip));
    assert_eq!(any(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), AnyFile::Foreign(Foreign::Zip));
}

/// What a file of ours says that it is, whether or not the rest of it is right.
#[test]
fn a_file_of_ours_is_known_by_its_type() {
    for file_type in FileType::ALL {
        let file = format!("{{\"format\": 99, \"type\": \"{}\"}}", file_type.as_str());
        assert_eq!(any(file.as_bytes()), AnyFile::of(file_type));
        assert_eq!(any(format!("\u{feff} {file}").as_bytes()), AnyFile::of(file_type));
    }
    let register = format!("{{\"type\": \"{REGISTER_TYPE}\"}}");
    assert_eq!(any(register.as_bytes()), AnyFile::Register);
    let twice = "{\"type\": \"safeguarding-audit-tool\", \"type\": \"safeguarding-audit-return\"}";
    for other in ["{}", "{\"type\": 1}", "{\"type\": \"letter\"}", "{\"type\": \"safeguarding-audit-tool\"", twice] {
        assert_eq!(any(other.as_bytes()), AnyFile::Json, "{other}");
    }
}

/// One wording for every way in: what it is, and what to choose.
#[test]
fn what_is_not_taken_is_said_in_one_wording() {
    let said = |bytes: &[u8], wanted| instead(any(bytes), bytes, wanted);
    let tool = br#"{"type": "safeguarding-audit-tool"}"#;
    for (wanted, sentence) in [
        (Wanted::Return, "This is an audit tool. Choose a return."),
        (Wanted::Workbook, "This is an audit tool. Choose a workbook."),
        (Wanted::Key, "This is an audit tool. Choose a signing key."),
        (Wanted::Register, "This is an audit tool. Choose a register of keys."),
    ] {
        let problem = said(tool, wanted);
        assert_eq!(problem.sentence, sentence);
        assert!(problem.hint.ends_with('.'), "{problem}");
    }
    for (bytes, code, sentence) in [
        (b"%PDF-1.7".as_slice(), "is-a-pdf", "This is a PDF. Choose a return."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "is-a-workbook",
            "This is an old Office file, or one with a password. Choose a return.",
        ),
        (b"[InternetShortcut]\r\nURL=x", "is-a-shortcut", "This is a shortcut. Choose a return."),
        (b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n", "is-a-key", "This is a signing key. Choose a return."),
        (b"7z\xbc\xaf\x27\x1c", "is-an-archive", "This is a packed archive (7-Zip, RAR or the like). Choose a return."),
        (b"\0\0\0\0", "is-blank", "This file contains only zeros or spaces. Choose a return."),
        (b"\xff\xfe{\0}\0", "is-utf16", "This file is text that was saved as UTF-16. Choose a return."),
        (b"Dear colleagues", "is-no-return", "This is a text file. Choose a return."),
        (
            b"SQLite format 3\0",
            "is-no-return",
            "This is a database, such as a snapshot of your audits. Choose a return.",
        ),
    ] {
        let problem = said(bytes, Wanted::Return);
        assert_eq!((problem.code.code(), problem.sentence.as_str()), (code, sentence));
        assert!(problem.hint.ends_with('.'), "{problem}");
    }
    let dropped = instead_of("policy.pdf", any(b"%PDF-1.7"), Wanted::Dropped);
    assert_eq!(dropped.sentence, "“policy.pdf” is a PDF. Drop an audit tool or a workbook.");
    let empty = instead_of("policy.pdf", any(b""), Wanted::Dropped);
    assert_eq!(empty.sentence, "“policy.pdf” is empty. Drop an audit tool or a workbook.");
}

/// Also where it cannot be read to its end, and wherever the words stand in it.
#[test]
fn a_file_of_ours_may_speak_of_a_page_in_the_cloud() {
    let types = FileType::ALL.map(|file_type| (file_type.as_str(), AnyFile::of(file_type)));
    for (name, kind) in types.into_iter().chain([(REGISTER_TYPE, AnyFile::Register)]) {
        let whole = format!("{{\"a\": \"https://docs.google.com/x\", \"type\": \"{name}\"}}");
        assert_eq!(any(whole.as_bytes()), kind);
        assert_eq!(any(&whole.as_bytes()[..whole.len() - 1]), AnyFile::Json, "cut short, it is still no link");
    }
}

/// No way in reads them yet, and none says that they were the wrong choice.
#[test]
fn what_only_a_newer_program_reads_is_said_at_every_way_in() {
    use Wanted::{Dropped, Key, OwnTool, Register, Return, Tool, Workbook};
    for file_type in FileType::ALL.into_iter().filter(|file_type| file_type.newest_format() == 0) {
        for wanted in [Return, Tool, OwnTool, Workbook, Key, Register, Dropped] {
            for problem in
                [instead(AnyFile::of(file_type), b"", wanted), instead_of("a.json", AnyFile::of(file_type), wanted)]
            {
                assert_eq!(problem.code.code(), "newer-format");
                assert!(problem.hint.contains("Get the newest version"), "{problem}");
            }
        }
    }
}

#[test]
fn a_sign_in_page_is_called_by_its_title() {
    let page = b"<!DOCTYPE html>\n<html><head>\n<TITLE lang='en'>Sign in to\n your account</TITLE></head></html>";
    let problem = instead(any(page), page, Wanted::Return);
    assert_eq!(problem.sentence, "This is a web page (“Sign in to your account”). Choose a return.");
    assert!(problem.hint.contains("sign in"), "{}", problem.hint);
    for page in ["<html><title></title>".to_owned(), "<html><title>never closed".to_owned()] {
        assert_eq!(
            instead(any(page.as_bytes()), page.as_bytes(), Wanted::Return).sentence,
            "This is a web page. Choose a return."
        );
    }
    let long = format!("<html><title>{}</title>", "é".repeat(70));
    let said = instead(any(long.as_bytes()), long.as_bytes(), Wanted::Return).sentence;
    assert_eq!(said, format!("This is a web page (“{}…”). Choose a return.", "é".repeat(60)));
}
