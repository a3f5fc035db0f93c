//! Opening the file of an audit tool: it is checked as a whole, taken in beside the editions that are there, and never put
//! in place of one.

use crate::error::ApiError;
use crate::program::Program;
use crate::reading::{ToolFault, ToolFile, read_file, read_file_of_tool};
use crate::tools::bundled;
use crate::views::{ImportView, ToolProblemView};
use crate::words::given;
use audit_exchange::{KeyDigits, PublicKey};
use audit_store::{ToolRow, ToolSource};
use std::path::Path;

/// Under this name and the tool's digest the store remembers who signed a tool.
const SIGNER: &str = "tool-signer/";

/// What says nothing against the file: it is another one than was meant, cannot be reached, or is for a newer program.
const NO_FAULT_OF_IT: [&str; 16] = [
    "newer-format",
    "unknown-type",
    "wrong-type",
    "not-a-tool",
    "zip-empty",
    "zip-locked",
    "zip-damaged",
    "zip-packing",
    "zip-without",
    "zip-with-several",
    "too-large",
    "file-missing",
    "file-is-folder",
    "file-is-device",
    "file-unreadable",
    "own-store",
];

/// The file of an audit tool that was read and checked as a whole, or everything that is wrong with it. This needs no store: a file
/// may be long, on a share, or made to be slow.
pub struct ToolRead(Result<Box<ToolFile>, Vec<ToolFault>>);

impl ToolRead {
    /// Reads a file.
    pub fn file(path: &Path) -> Self {
        match read_file(path) {
            Ok(bytes) => Self::bytes(&bytes),
            Err(problem) => Self(Err(vec![ToolFault { file: String::new(), line: None, column: None, problem }])),
        }
    }

    /// Reads the bytes of a file.
    pub fn bytes(bytes: &[u8]) -> Self {
        Self(read_file_of_tool(bytes).map(Box::new))
    }
}

impl Program {
    /// Reads a tool's file and takes it in, in one go.
    ///
    /// # Errors
    /// As [`Program::take_in_tool`].
    pub fn import_tool(&mut self, path: &str) -> Result<ImportView, ApiError> {
        self.take_in_tool(ToolRead::file(Path::new(path)))
    }

    /// Reads the bytes of a tool's file and takes it in, in one go.
    ///
    /// # Errors
    /// As [`Program::take_in_tool`].
    pub fn import_tool_bytes(&mut self, bytes: &[u8]) -> Result<ImportView, ApiError> {
        self.take_in_tool(ToolRead::bytes(bytes))
    }

    /// Takes in an audit tool whose file was read.
    ///
    /// # Errors
    /// The store's. A file that was refused is an answer with its problems, not an error.
    pub fn take_in_tool(&mut self, read: ToolRead) -> Result<ImportView, ApiError> {
        let file = match read.0 {
            Ok(file) => *file,
            Err(faults) => return Ok(refused(faults)),
        };
        let (row, texts) = bundled::row(&file.tool, ToolSource::Imported, &self.stamp());
        let mut known = self.signers(&row.digest)?;
        let signers = file.signer.filter(|signer| !known.contains(signer)).map(|signer| {
            known.push(signer);
            known.join(" ")
        });
        let new = self.store.write(|writer| {
            let new = writer.take_in_tool(&row, &texts)?;
            if let Some(signers) = &signers {
                writer.set_setting(&format!("{SIGNER}{}", row.digest), Some(signers))?;
            }
            Ok::<_, ApiError>(new)
        })?;
        let row = self.store.read()?.tool(&row.digest)?;
        Ok(ImportView {
            tool: Some(self.tool_card(&row, &file.tool)?),
            known: !new,
            problems: Vec::new(),
            to_maker: false,
        })
    }

    /// Who issued a tool, or that nobody did.
    pub(crate) fn issued(&self, row: &ToolRow) -> Result<String, ApiError> {
        let keys: Vec<String> = (self.signers(&row.digest)?.iter())
            .filter_map(|did| Some(KeyDigits::of(&PublicKey::from_did(did).ok()?).to_string()))
            .collect();
        Ok(match (&keys[..], row.source) {
            ([], ToolSource::Bundled) => "It came with the program. Nobody has issued it to you.".to_owned(),
            (_, ToolSource::Bundled) => format!(
                "It came with the program. You also opened it as a file signed with the key {}. The program does not know \
                 whose key that is: compare the digits with whoever issues the audit.",
                keys.join(" and with the key ")
            ),
            ([], ToolSource::Imported) => {
                "Nobody has signed it: it is what the person who gave it to you says it is.".to_owned()
            }
            ([key], ToolSource::Imported) => format!(
                "Signed with the key {key}. The program does not know whose key that is: compare the digits with whoever \
                 issues the audit."
            ),
            (_, ToolSource::Imported) => format!(
                "You opened this file signed with different keys: {}. Ask whoever issues the audit which of them is theirs.",
                keys.join(", then ")
            ),
        })
    }

    /// The keys that signed a tool, in the order in which they were seen: a later one replaces none.
    pub(crate) fn signers(&self, digest: &str) -> Result<Vec<String>, ApiError> {
        let kept = self.store.read()?.setting(&format!("{SIGNER}{digest}"))?.unwrap_or_default();
        Ok(kept.split(' ').filter(|did| !did.is_empty()).map(str::to_owned).collect())
    }

    /// Whether a tool corrects another one of the same edition: both came with the program, or the key that signed the one
    /// signed the other first. Anybody can write a file that calls itself by the same name.
    pub(crate) fn corrects(&self, new: &str, old: &str) -> Result<bool, ApiError> {
        let source = |digest: &str| Ok::<_, ApiError>(self.store.read()?.tool(digest)?.source);
        let bundled = source(new)? == ToolSource::Bundled && source(old)? == ToolSource::Bundled;
        let (new, old) = (self.signers(new)?, self.signers(old)?);
        Ok(bundled || new.first().is_some_and(|signer| old.first() == Some(signer)))
    }
}

fn refused(faults: Vec<ToolFault>) -> ImportView {
    let place = |fault: &ToolFault| match (fault.line, fault.column) {
        (Some(line), Some(column)) => format!("Line {line}, character {column}"),
        (Some(line), None) => format!("Line {line}"),
        _ => String::new(),
    };
    let one = |fault: ToolFault| ToolProblemView {
        place: given(place(&fault)),
        sentence: fault.problem.sentence,
        hint: fault.problem.hint,
    };
    let to_maker = !faults.iter().any(|fault| NO_FAULT_OF_IT.contains(&fault.problem.code));
    ImportView { tool: None, known: false, problems: faults.into_iter().map(one).collect(), to_maker }
}
