//! Zips as Macs, Windows, 7-Zip and mail programs make them, and those that cannot be read.

use super::*;
use std::io::Write as _;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SOUGHT: Sought = Sought { one: "return", many: "returns", ending: ".return.json", kind: FileType::Return };
const ONE: &[u8] = b"{\"type\": \"safeguarding-audit-return\", \"of\": 1}";
const TWO: &[u8] = b"{\"type\": \"safeguarding-audit-return\", \"of\": 2}";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        match name.strip_suffix('/') {
            Some(folder) => zip.add_directory(folder, SimpleFileOptions::default()).unwrap(),
            None => {
                zip.start_file(*name, SimpleFileOptions::default()).unwrap();
                zip.write_all(bytes).unwrap();
            }
        }
    }
    zip.finish().unwrap().into_inner()
}

fn found(files: &[(&str, &[u8])]) -> Result<Vec<u8>, &'static str> {
    the_one(&zip(files), SOUGHT).map_err(|problem| problem.code)
}

#[test]
fn the_return_is_found_whoever_packed_it() {
    let one = Ok(ONE.to_vec());
    let mac = [
        ("A.return.json", ONE),
        ("__MACOSX/", b"".as_slice()),
        ("__MACOSX/._A.return.json", b"\0\x05\x16\x07"),
        (".DS_Store", b"\0\0\0\x01Bud1"),
        ("A.plan.pdf", b"%PDF-1.7"),
    ];
    assert_eq!(found(&mac), one);
    let folder = [("To send/", b"".as_slice()), ("To send/a.RETURN.JSON", ONE), ("To send/._a.return.json", b"\0")];
    assert_eq!(found(&folder), one);
    assert_eq!(found(&[("To send\\a.return.json", ONE), ("To send\\Thumbs.db", b"x")]), one);
    assert_eq!(found(&[("Schülerhaus – Łącka.return.json", ONE)]), one);
    // Renamed by a browser or a mail program; other JSON beside it is none.
    assert_eq!(found(&[("a.return (1).json", ONE), ("notes.json", b"{\"type\": \"notes\"}")]), one);
    assert_eq!(found(&[("a.return.json.txt", ONE)]), one);
}

#[test]
fn a_zip_in_a_zip_is_opened_once() {
    let inner = zip(&[("A.return.json", ONE), ("A.plan.pdf", b"%PDF-")]);
    assert_eq!(found(&[("A.to-send.zip", &inner)]), Ok(ONE.to_vec()));
    // Somebody packs the whole folder: the return, and the zip with the same return.
    assert_eq!(found(&[("A.return.json", ONE), ("A.to-send.zip", &inner)]), Ok(ONE.to_vec()));
    let twice = zip(&[("again.zip", &inner)]);
    assert_eq!(found(&[("A.zip", &twice)]), Err("zip-without"));
    assert_eq!(found(&[("A.return.json", ONE), ("broken.zip", b"PK\x03\x04")]), Ok(ONE.to_vec()));
    assert_eq!(found(&[("broken.zip", b"PK\x03\x04")]), Err("zip-damaged"));
}

#[test]
fn two_returns_are_named() {
    let inner = zip(&[("B.return.json", TWO)]);
    let both = zip(&[("A.return.json", ONE), ("B.zip", &inner)]);
    let problem = the_one(&both, SOUGHT).unwrap_err();
    assert_eq!(problem.code, "zip-with-several");
    assert_eq!(problem.sentence, "There are 2 returns in this zip: A.return.json and B.zip, B.return.json.");
    let many: Vec<String> = (1..=7).map(|n| n.to_string()).collect();
    assert_eq!(listed(&many), "1, 2, 3, 4, 5 and 2 more");
}

#[test]
fn what_cannot_be_read_is_named() {
    assert_eq!(found(&[]), Err("zip-empty"));
    assert_eq!(found(&[("__MACOSX/", b""), (".DS_Store", b"x")]), Err("zip-empty"));
    assert_eq!(found(&[("notes.txt", b"hello")]), Err("zip-without"));
    let whole = zip(&[("A.return.json", ONE)]);
    for cut in [4, 30, whole.len() - 30, whole.len() - 1] {
        let problem = the_one(&whole[..cut], SOUGHT).unwrap_err();
        assert_eq!(problem.code, "zip-damaged", "cut at {cut}");
    }
    let mut turned = zip_stored();
    let place = turned.windows(ONE.len()).position(|part| part == ONE).unwrap();
    turned[place + 10] ^= 1;
    assert_eq!(the_one(&turned, SOUGHT).unwrap_err().code, "zip-damaged");
}

fn zip_stored() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("A.return.json", stored).unwrap();
    zip.write_all(ONE).unwrap();
    zip.finish().unwrap().into_inner()
}

/// The flag of a locked file, and a way of packing that is not known here, set by hand in both places where they stand.
#[test]
fn a_locked_zip_is_named_as_such() {
    let with = |at: usize, byte: u8| {
        let mut bytes = zip_stored();
        let central = bytes.windows(4).position(|part| part == b"PK\x01\x02").unwrap();
        bytes[at] = byte;
        bytes[central + at + 2] = byte;
        the_one(&bytes, SOUGHT).unwrap_err()
    };
    let locked = with(6, 1);
    assert_eq!(locked.code, "zip-locked");
    assert!(locked.hint.contains("password"), "{}", locked.hint);
    assert_eq!(with(8, 97).code, "zip-packing");
}
