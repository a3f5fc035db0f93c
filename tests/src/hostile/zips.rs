//! Zips: with a return, with an audit tool, and what unpacks to far more than it is.

use super::{Hostile, Made, Way, hostile};
use crate::root;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// All of them.
pub(super) fn all() -> Vec<Hostile> {
    let of = |name, said, make| hostile(name, Way::Tool, said, make);
    vec![
        of("a zip that unpacks without end", "too-large", |size| {
            zip(&[("a.tool.json".to_owned(), vec![b' '; size.of(9 << 20, 300 << 20)])])
        }),
        of("a zip of files without end", "zip-without", |size| {
            zip(&(0..size.of(500, 40_000)).map(|n| (format!("{n}.json"), b"{}".to_vec())).collect::<Vec<_>>())
        }),
        of("a zip of large files", "too-large", |size| {
            let one = vec![b' '; size.of(7 << 20, 8 << 20)];
            zip(&(0..12).map(|n| (format!("{n}.json"), one.clone())).collect::<Vec<_>>())
        }),
        of("zips in zips", "zip-without", |_| {
            let mut inner = zip_of(&[("a.json".to_owned(), b"{}".to_vec())]);
            for depth in 0..20 {
                inner = zip_of(&[(format!("{depth}.zip"), inner)]);
            }
            Made::File(inner)
        }),
        of("returns in a zip", "zip-without", |size| {
            let one = std::fs::read(root("tests/data/returns/valid-small.return.json")).expect("a return");
            zip(&(0..size.of(50, 3_000)).map(|n| (format!("{n}.return.json"), one.clone())).collect::<Vec<_>>())
        }),
    ]
}

/// A zip of these files.
pub(super) fn zip_of(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(name.as_str(), packed).expect("a name");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn zip(files: &[(String, Vec<u8>)]) -> Made {
    Made::File(zip_of(files))
}
