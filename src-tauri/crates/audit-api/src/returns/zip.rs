//! The to-send zip: the return and the plan beside each other, the same bytes every time.

use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip of named files; its dates are the zip format's first day, so that equal files make equal bytes.
pub fn of_files(files: &[(&str, &[u8])]) -> Result<Vec<u8>, zip::result::ZipError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, options.last_modified_time(zip::DateTime::default()))?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    #[test]
    fn equal_files_make_equal_bytes() {
        let make = || super::of_files(&[("a.json", b"{}"), ("b.pdf", &[0; 1_000])]).unwrap();
        assert_eq!(make(), make());
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(make())).unwrap();
        assert_eq!(archive.len(), 2);
        assert_eq!(archive.by_name("b.pdf").unwrap().size(), 1_000);
    }
}
