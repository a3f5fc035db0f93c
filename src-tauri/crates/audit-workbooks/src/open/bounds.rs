//! How much the reader of workbooks is given to do. Each part is looked along once before it; then it is counted what the reader
//! reads, because a workbook may name one part as two hundred sheets.

use super::refused;
use crate::problem::Problem;
use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

/// The most tags in all parts together: a cell takes four, so that all cells that may hold something take half of this.
const MOST_TAGS: usize = 3_000_000;
/// The most formats of cells: what Excel itself can have.
const MOST_FORMATS: usize = 65_490;
/// The longest tag among the formats, in bytes. The reader copies the words of a format into each that uses it.
const LONGEST_FORMAT: usize = 1_000;
/// How often each part is read, at most: once for its merged cells, once for its cells, and what the zip itself says.
const READINGS: u64 = 3;

/// What is left of the work for one workbook.
pub struct Work {
    tags: usize,
}

impl Default for Work {
    fn default() -> Self {
        Self { tags: MOST_TAGS }
    }
}

impl Work {
    /// Looks along a part, and takes from it what would make the reader set memory aside.
    ///
    /// # Errors
    /// It holds more than is read, or is no text in which tags can be counted.
    pub fn take(&mut self, name: &str, part: &mut [u8]) -> Result<(), Problem> {
        // UTF-16, in which no tag could be seen here. Neither Excel nor LibreOffice writes it.
        if part.contains(&0) {
            return Err(refused::damaged());
        }
        let tags = part.iter().filter(|byte| **byte == b'<').count();
        self.tags = self.tags.checked_sub(tags).ok_or_else(refused::too_large)?;
        let name = name.to_ascii_lowercase();
        if name.ends_with("/styles.xml") {
            formats(part)?;
        }
        if name.ends_with("/sharedstrings.xml") {
            without_count(part);
        }
        Ok(())
    }
}

fn formats(part: &[u8]) -> Result<(), Problem> {
    let mut formats = 0;
    for tag in part.split(|byte| *byte == b'<').skip(1) {
        let length = tag.iter().position(|byte| *byte == b'>').unwrap_or(tag.len());
        formats += usize::from(local_name(tag) == b"xf");
        if length > LONGEST_FORMAT || formats > MOST_FORMATS {
            return Err(refused::too_large());
        }
    }
    Ok(())
}

/// Renames the number of texts that a table of texts says it has. The reader sets as much memory aside as it is told, and a number
/// beyond all memory would end the program.
fn without_count(part: &mut [u8]) {
    const COUNT: &[u8] = b"uniqueCount";
    let mut at = 0;
    while let Some(open) = part[at..].iter().position(|byte| *byte == b'<') {
        let start = at + open + 1;
        let length = part[start..].iter().position(|byte| *byte == b'<').unwrap_or(part.len() - start);
        at = start + length;
        if local_name(&part[start..at]) == b"sst" {
            while let Some(place) = part[start..at].windows(COUNT.len()).position(|words| words == COUNT) {
                part[start + place] = b'U';
            }
        }
    }
}

/// The name of a tag without what stands before a colon.
fn local_name(tag: &[u8]) -> &[u8] {
    let end =
        tag.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/')).unwrap_or(tag.len());
    tag[..end].rsplit(|byte| *byte == b':').next().unwrap_or_default()
}

/// A file that is read no further than it takes to read each part as often as it is needed.
pub struct Counted<R> {
    inner: R,
    left: u64,
    spent: Rc<Cell<bool>>,
}

impl<R> Counted<R> {
    /// `length`: of the whole, in bytes. The second value says when it was read too often.
    pub fn new(inner: R, length: usize) -> (Self, Rc<Cell<bool>>) {
        let spent = Rc::new(Cell::new(false));
        // Reading goes in steps, and a step may go beyond the end of a part.
        let left = READINGS * length as u64 + (16 << 20);
        (Self { inner, left, spent: Rc::clone(&spent) }, spent)
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => self.left = left,
            None => {
                self.spent.set(true);
                return Err(io::Error::other("read too often"));
            }
        }
        Ok(read)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(name: &str, part: &str) -> Result<String, &'static str> {
        let mut bytes = part.as_bytes().to_vec();
        Work::default().take(name, &mut bytes).map_err(|problem| problem.code)?;
        Ok(String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn no_memory_is_set_aside_for_what_a_file_only_says() {
        for said in [
            "<sst count=\"9\" uniqueCount=\"9999999999999\"><si><t>uniqueCount</t></si></sst>",
            "<!-- <sst> --><x:sst\nuniqueCount='9' uniqueCount='9'>",
        ] {
            let read = taken("xl/sharedStrings.xml", said).unwrap();
            assert_eq!(read.len(), said.len());
            let tag = read.split("sst").last().unwrap();
            assert!(!read.contains(" uniqueCount") && !read.contains("\nuniqueCount"), "{read} {tag}");
        }
        let kept = taken("xl/sharedStrings.xml", "<sst uniqueCount=\"1\"><si><t>uniqueCount</t></si></sst>").unwrap();
        assert!(kept.contains("<t>uniqueCount</t>"));
    }

    #[test]
    fn tags_are_counted_over_all_parts() {
        let mut work = Work::default();
        let mut half = b"<a/>".repeat(MOST_TAGS / 2);
        assert!(work.take("xl/worksheets/a.xml", &mut half).is_ok());
        assert!(work.take("xl/worksheets/b.xml", &mut half).is_ok());
        assert!(work.take("xl/worksheets/c.xml", &mut b"<a/>".to_vec()).is_err());
        assert_eq!(taken("xl/worksheets/a.xml", "<\0a\0>\0"), Err("workbook-damaged"));
    }

    #[test]
    fn formats_are_few_and_short() {
        let long = format!("<numFmt formatCode=\"{}\"/>", "0".repeat(1_000));
        assert_eq!(taken("xl/styles.xml", &long), Err("workbook-too-large"));
        assert_eq!(taken("xl/styles.xml", &"<x:xf />".repeat(65_491)), Err("workbook-too-large"));
        assert!(taken("xl/styles.xml", &"<xf/>".repeat(65_490)).is_ok());
    }

    #[test]
    fn a_file_is_not_read_without_end() {
        let (mut counted, spent) = Counted::new(io::repeat(0), 1 << 20);
        assert!(io::copy(&mut counted, &mut io::sink()).is_err() && spent.get());
    }
}
