//! The one file that is looked for in a zip, whoever packed it: a Mac, Windows, 7-Zip, an email program that packed it once more.

use crate::reading::read_stream;
use audit_core::problem::Told as Problem;
use audit_exchange::json::MAX_BYTES;
use audit_exchange::{AnyFile, FileType, any};
use std::io::Cursor;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

/// The most files in a zip that are looked at.
const MOST_FILES: usize = 4_000;
/// The most that is unpacked of all of them.
const MOST_UNPACKED: usize = 8 * MAX_BYTES;

/// What is looked for in a zip.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought {
    /// “return”
    pub one: &'static str,
    /// “returns”
    pub many: &'static str,
    /// Its name ends with this, in small letters.
    pub ending: &'static str,
    /// Its member `type`, by which one is known whose name was changed on the way.
    pub kind: FileType,
}

/// A file in a zip.
struct Found {
    name: String,
    bytes: Vec<u8>,
}

/// The file that is looked for, where the zip holds exactly one, or the same one several times.
///
/// # Errors
/// `zip-empty`, `zip-locked`, `zip-damaged`, `zip-packing`, `zip-without`, `zip-with-several`.
pub(super) fn the_one(bytes: &[u8], sought: Sought) -> Result<Vec<u8>, Problem> {
    let mut search = Search { sought, found: Vec::new(), left: MOST_UNPACKED, files: 0, first_trouble: None };
    search.zip(bytes, "", true)?;
    search.answer()
}

struct Search {
    sought: Sought,
    found: Vec<Found>,
    left: usize,
    /// How many files there are, without what the packing programs add.
    files: usize,
    /// Why a file could not be looked into that may be the one.
    first_trouble: Option<Problem>,
}

impl Search {
    /// Looks through a zip, and through the zips in it where `inner`.
    fn zip(&mut self, bytes: &[u8], within: &str, inner: bool) -> Result<(), Problem> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| self.trouble(&error))?;
        for at in 0..zip.len().min(MOST_FILES) {
            let Some(name) = name_of(&zip, at).filter(|name| !is_litter(name)) else { continue };
            self.files += 1;
            let shown = format!("{within}{name}");
            let low = name.to_lowercase();
            let packed = low.ends_with(".zip");
            if !(low.ends_with(self.sought.ending) || low.contains(".json") || (packed && inner)) {
                continue;
            }
            match self.unpacked(&mut zip, at) {
                Ok(bytes) if packed => {
                    // A zip in a zip that cannot be read says nothing of the files beside it.
                    if let Err(problem) = self.zip(&bytes, &format!("{shown}, "), false) {
                        self.first_trouble.get_or_insert(problem);
                    }
                }
                Ok(bytes) if low.ends_with(self.sought.ending) || self.is_sought(&bytes) => {
                    if !self.found.iter().any(|known| known.bytes == bytes) {
                        self.found.push(Found { name: shown, bytes });
                    }
                }
                Ok(_) => {}
                Err(problem) => _ = self.first_trouble.get_or_insert(problem),
            }
        }
        Ok(())
    }

    fn unpacked(&mut self, zip: &mut ZipArchive<Cursor<&[u8]>>, at: usize) -> Result<Vec<u8>, Problem> {
        if self.left <= MAX_BYTES {
            return Err(Problem::new(
                "too-large",
                "",
                "This zip holds more than this program reads.",
                "Unpack it first.",
            ));
        }
        let mut file = zip.by_index(at).map_err(|error| self.trouble(&error))?;
        if !matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(self.trouble(&ZipError::CompressionMethodNotSupported(0)));
        }
        // Read within the same bounds as a file of its own, whatever the zip says of its size.
        let bytes = match read_stream(&mut file) {
            Ok(bytes) => bytes,
            Err(problem) if problem.code == "too-large" => return Err(problem),
            Err(_) => return Err(self.damaged()),
        };
        self.left = self.left.saturating_sub(bytes.len());
        Ok(bytes)
    }

    /// Whether a file says of itself that it is what is looked for.
    fn is_sought(&self, bytes: &[u8]) -> bool {
        any(bytes) == AnyFile::of(self.sought.kind)
    }

    fn answer(mut self) -> Result<Vec<u8>, Problem> {
        let Sought { one, many, ending, .. } = self.sought;
        if self.found.len() > 1 {
            let names: Vec<String> = self.found.iter().map(|found| found.name.clone()).collect();
            let sentence = format!("There are {} {many} in this zip: {}.", names.len(), listed(&names));
            let hint = format!("Unpack the zip, then name the {one} that you mean.");
            return Err(Problem::new("zip-with-several", "", sentence, hint));
        }
        if let Some(found) = self.found.pop() {
            return Ok(found.bytes);
        }
        if let Some(problem) = self.first_trouble {
            return Err(problem);
        }
        Err(match self.files {
            0 => Problem::new(
                "zip-empty",
                "",
                "There is nothing in this zip.",
                "Ask the sender for the file again. Sometimes a mail program empties a zip on its way.",
            ),
            _ => Problem::new(
                "zip-without",
                "",
                format!("There is no {one} in this zip."),
                format!("Check that you chose the right zip: one with a file in it that ends with {ending}."),
            ),
        })
    }

    fn damaged(&self) -> Problem {
        let one = self.sought.one;
        Problem::new(
            "zip-damaged",
            "",
            "This zip is damaged, or only a part of it arrived.",
            format!("Ask the sender for the zip again, or for the {one} alone."),
        )
    }

    fn trouble(&self, error: &ZipError) -> Problem {
        let ending = self.sought.ending;
        match error {
            ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => Problem::new(
                "zip-locked",
                "",
                "This zip is locked with a password.",
                format!(
                    "Unpack it with the password that the sender told you, then name the file in it that ends with {ending}."
                ),
            ),
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Problem::new(
                "zip-packing",
                "",
                "This zip was packed in a way that this program cannot read.",
                format!("Unpack it first, then name the file in it that ends with {ending}."),
            ),
            _ => self.damaged(),
        }
    }
}

/// A name as its packer meant it. A Mac writes UTF-8 without saying so; others say so, or use the letters of old DOS.
fn name_of(zip: &ZipArchive<Cursor<&[u8]>>, at: usize) -> Option<String> {
    let raw = zip.file_names_raw().nth(at)?;
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => zip.name_for_index(at)?.map_or_else(|_| String::from_utf8_lossy(raw).into_owned(), Into::into),
    };
    Some(name.replace('\\', "/"))
}

/// Folders, and what systems put beside people's files.
fn is_litter(name: &str) -> bool {
    const OF_SYSTEMS: [&str; 5] = [".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"];
    let own = name.rsplit('/').next().unwrap_or_default();
    own.is_empty()
        || own.starts_with("._")
        || name.split('/').any(|part| part == "__MACOSX")
        || OF_SYSTEMS.contains(&own.to_lowercase().as_str())
}

/// “a, b and c”; of many the first five.
pub(in crate::reading) fn listed(names: &[String]) -> String {
    const SHOWN: usize = 5;
    match names {
        [] => String::new(),
        [one] => one.clone(),
        many if many.len() <= SHOWN => {
            let (last, rest) = many.split_last().expect("there are some");
            format!("{} and {last}", rest.join(", "))
        }
        many => format!("{} and {} more", many[..SHOWN].join(", "), many.len() - SHOWN),
    }
}

#[cfg(test)]
mod tests;
