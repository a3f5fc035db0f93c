//! What is said of every kind of file at every way in: one sample of each kind goes through each way as people's files do.

use super::Message;
use audit_api::Dropped;
use audit_api::reading::{Problem, SignedReturn, Trust, key_of, tool_from};
use audit_exchange::{AnyFile, FileType, Foreign, any};
use audit_tests::open;
use std::path::Path;

/// A file of each kind, in as few bytes as it is known by.
fn samples() -> Vec<Vec<u8>> {
    let of_type = |file_type: FileType| format!("{{\"type\": \"{}\"}}", file_type.as_str()).into_bytes();
    let ours = FileType::ALL.into_iter().map(of_type);
    let register = br#"{"type": "safeguarding-audit-register"}"#.to_vec();
    let others = Foreign::ALL.into_iter().map(|kind| foreign(kind).to_vec());
    ours.chain([register, b"{}".to_vec()]).chain(others).collect()
}

fn foreign(kind: Foreign) -> &'static [u8] {
    match kind {
        Foreign::Empty => b"",
        Foreign::Blank => b"\0\0\0\0\0\0",
        Foreign::Workbook => b"PK\x03\x04\x14\0\x06[Content_Types].xml\x9c\x01PK\x03\x04xl/workbook.xml",
        Foreign::OldOffice => b"\xd0\xcf\x11\xe0\xa1\xb1",
        Foreign::OpenDocument => b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        Foreign::Word => b"PK\x03\x04\x14word/document.xml",
        Foreign::Presentation => b"PK\x03\x04\x14ppt/presentation.xml",
        Foreign::Zip => b"PK\x03\x04\x14notes.txt",
        Foreign::Archive => b"7z\xbc\xaf\x27\x1c\0\x04",
        Foreign::Pdf => b"%PDF-1.7",
        Foreign::Picture => b"GIF89a",
        Foreign::WebPage => b"<!DOCTYPE html><title>Sign in</title>",
        Foreign::Markup => b"<?xml version=\"1.0\"?><a/>",
        Foreign::Mail => b"Received: by a\r\nFrom: c\r\nX-Is: d\r\nSubject: e\r\n\r\nf",
        Foreign::Shortcut => b"[InternetShortcut]\r\nURL=https://example.org/",
        Foreign::CloudLink => br#"{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}"#,
        Foreign::Database => b"SQLite format 3\0\x10\0",
        Foreign::Key => b"-----BEGIN PRIVATE KEY-----\nMC4",
        Foreign::WideText => b"\xff\xfe{\0\"\0",
        Foreign::Program => b"\x7fELF\xff",
        Foreign::Text => b"Dear colleagues",
        Foreign::Other => b"\x01\x02\xff",
    }
}

/// What a way in says of a file; nothing where it takes it.
type Way = fn(&[u8]) -> Vec<Problem>;

/// Every way in of one file that is wanted as one kind.
const WAYS: [Way; 5] = [
    |bytes| SignedReturn::read(bytes).err().unwrap_or_default(),
    |bytes| tool_from(bytes).err().unwrap_or_default().into_iter().map(|fault| fault.problem).collect(),
    |bytes| audit_workbooks::open(bytes).err().map(Problem::from).into_iter().collect(),
    |bytes| key_of(bytes).err().into_iter().collect(),
    |bytes| Trust::default().with_register(bytes).err().unwrap_or_default(),
];

/// What is said at each way in, and of what is dropped on the window under the names that such files have.
pub fn all() -> Vec<Message> {
    let samples = samples();
    each_kind_is_there(&samples);
    let told = WAYS.iter().flat_map(|way| samples.iter().flat_map(|bytes| way(bytes)));
    let mut said: Vec<Message> = told.map(|one| Message::new(one.code, one.sentence, one.hint)).collect();
    let folder = tempfile::tempdir().unwrap();
    let mut program = open(&folder.path().join("data")).unwrap();
    for bytes in &samples {
        for name in ["dropped.pdf", "dropped.json"] {
            let file = folder.path().join(name);
            std::fs::write(&file, bytes).unwrap();
            said.extend(dropped(&mut program, &file));
        }
    }
    said
}

fn dropped(program: &mut audit_api::Program, file: &Path) -> Vec<Message> {
    let view = program.take_dropped(Dropped::look_at(file)).unwrap();
    // One that is looked at as a tool is told what the way of tools says.
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    view.told
        .into_iter()
        .map(|told| Message::new(&told.code, told.message.replace(&*name, "FILE"), told.hint))
        .collect()
}

/// A new kind needs a sample here, or this fails.
fn each_kind_is_there(samples: &[Vec<u8>]) {
    let found: Vec<AnyFile> = samples.iter().map(|bytes| any(bytes)).collect();
    let ours = FileType::ALL.into_iter().map(AnyFile::of).chain([AnyFile::Register, AnyFile::Json]);
    let all: Vec<AnyFile> = ours.chain(Foreign::ALL.into_iter().map(AnyFile::Foreign)).collect();
    assert_eq!(found, all, "a sample is taken for another kind");
}
