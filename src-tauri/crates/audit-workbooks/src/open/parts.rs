//! The parts of a workbook that are read, packed anew within bounds: a file that claims to be small and unpacks to gigabytes ends
//! here, and macros, pictures and everything else that is not read never reach the reader.

use super::bounds::Work;
use super::refused;
use crate::problem::Problem;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const MOST_PARTS: usize = 4_000;
/// What all parts may come to when they are unpacked.
const MOST_UNPACKED: u64 = 96 << 20;

/// A zip that holds only the parts that are read, not packed.
pub fn plain(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused::damaged())?;
    if zip.len() > MOST_PARTS {
        return Err(refused::too_large());
    }
    // A name that cannot be read is no name of ours.
    let names: Vec<String> = zip.file_names().filter_map(|name| Some(name.ok()?.replace('\\', "/"))).collect();
    if !names.iter().any(|name| name.eq_ignore_ascii_case("xl/workbook.xml")) {
        let mut kind = String::new();
        if let Ok(file) = zip.by_name("mimetype") {
            let _ = file.take(200).read_to_string(&mut kind);
        }
        return Err(refused::other_zip(&names, &kind));
    }
    let mut left = MOST_UNPACKED;
    let mut work = Work::default();
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let broken = |_| refused::damaged();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).map_err(broken)?;
        let Some(name) = file.name().ok().map(|name| name.replace('\\', "/")) else { continue };
        if !is_read(&name) {
            continue;
        }
        let mut part = Vec::new();
        (&mut file).take(left + 1).read_to_end(&mut part).map_err(|_| refused::damaged())?;
        left = left.checked_sub(part.len() as u64).ok_or_else(refused::too_large)?;
        work.take(&name, &mut part)?;
        // The same name twice: programs differ in which they show, so neither is trusted.
        packed.start_file(name, stored).map_err(broken)?;
        packed.write_all(&part).map_err(|_| refused::damaged())?;
    }
    Ok(packed.finish().map_err(broken)?.into_inner())
}

fn is_read(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let kept = ["[content_types].xml", "_rels/.rels"].contains(&name.as_str())
        || name.starts_with("xl/worksheets/")
        || name.starts_with("xl/_rels/")
        || ["xl/workbook.xml", "xl/sharedstrings.xml", "xl/styles.xml"].contains(&name.as_str());
    kept && (name.ends_with(".xml") || name.ends_with(".rels"))
}
