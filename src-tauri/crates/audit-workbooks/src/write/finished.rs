//! What the library that writes workbooks does not do, done to its file.

use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The same workbook with the heights of its rows marked as fitted, not as chosen by a person: typing more makes a row grow. And
/// with its language, a BCP 47 tag, among its properties; empty: none.
pub fn finished(bytes: &[u8], language: &str) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..zip.len() {
        let mut part = zip.by_index(place)?;
        let name = part.name()?.to_string();
        let mut held = Vec::new();
        part.read_to_end(&mut held)?;
        if name.starts_with("xl/worksheets/sheet") {
            held = String::from_utf8_lossy(&held).replace(" customHeight=\"1\"", "").into_bytes();
        } else if name == "docProps/core.xml" && is_tag(language) {
            let end = "</cp:coreProperties>";
            let said = format!("<dc:language>{language}</dc:language>{end}");
            held = String::from_utf8_lossy(&held).replace(end, &said).into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default())?;
        out.write_all(&held)?;
    }
    Ok(out.finish()?.into_inner())
}

/// Only what needs no escape is written into the properties.
fn is_tag(language: &str) -> bool {
    !language.is_empty() && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
