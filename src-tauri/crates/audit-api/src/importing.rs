//! Opening the file of an audit tool: it is checked as a whole, taken in beside the editions that are there, and never put
//! in place of one.

use crate::bundled;
use crate::error::ApiError;
use crate::program::Program;
use crate::reading::{ToolFault, read_file, read_file_of_tool};
use crate::views::{ImportView, ToolProblemView};
use audit_exchange::{KeyDigits, PublicKey};
use audit_store::{ToolRow, ToolSource};
use std::path::Path;

/// Under this name and the tool's digest the store remembers who signed a tool.
const SIGNER: &str = "tool-signer/";

impl Program {
    /// Opens a tool's file, which somebody chose.
    ///
    /// # Errors
    /// The store's. A file that is refused is an answer with its problems, not an error.
    pub fn import_tool(&mut self, path: &str) -> Result<ImportView, ApiError> {
        match read_file(Path::new(path)) {
            Ok(bytes) => self.import_tool_bytes(&bytes),
            Err(problem) => Ok(refused(vec![ToolFault { file: String::new(), line: None, column: None, problem }])),
        }
    }

    /// Opens a tool's file of which the screen has the text, such as one that was dropped.
    ///
    /// # Errors
    /// As [`Program::import_tool`].
    pub fn import_tool_bytes(&mut self, bytes: &[u8]) -> Result<ImportView, ApiError> {
        let file = match read_file_of_tool(bytes) {
            Ok(file) => file,
            Err(faults) => return Ok(refused(faults)),
        };
        let (row, texts) = bundled::row(&file.tool, ToolSource::Imported, &self.stamp());
        let new = self.store.write(|writer| {
            let new = writer.take_in_tool(&row, &texts)?;
            if let Some(signer) = &file.signer {
                writer.set_setting(&format!("{SIGNER}{}", row.digest), Some(signer))?;
            }
            Ok::<_, ApiError>(new)
        })?;
        let row = self.store.read()?.tool(&row.digest)?;
        Ok(ImportView { tool: Some(self.tool_card(&row, &file.tool)?), known: !new, problems: Vec::new() })
    }

    /// Who issued a tool, or that nobody did.
    pub(crate) fn issued(&self, row: &ToolRow) -> Result<String, ApiError> {
        let signer = self.store.read()?.setting(&format!("{SIGNER}{}", row.digest))?;
        let key = signer.as_deref().and_then(|did| PublicKey::from_did(did).ok());
        Ok(match (key, row.source) {
            (Some(key), _) => format!(
                "Signed with the key {}. The program does not know whose key that is: compare the digits with whoever \
                 issues the audit.",
                KeyDigits::of(&key)
            ),
            (None, ToolSource::Bundled) => "It came with the program. Nobody has issued it to you.".to_owned(),
            (None, ToolSource::Imported) => {
                "Nobody has signed it: it is what the person who gave it to you says it is.".to_owned()
            }
        })
    }
}

fn refused(faults: Vec<ToolFault>) -> ImportView {
    let place = |fault: &ToolFault| match (fault.line, fault.column) {
        (Some(line), Some(column)) => format!("Line {line}, character {column}"),
        (Some(line), None) => format!("Line {line}"),
        _ => String::new(),
    };
    let one = |fault: ToolFault| ToolProblemView {
        place: place(&fault),
        sentence: fault.problem.sentence,
        hint: fault.problem.hint,
    };
    ImportView { tool: None, known: false, problems: faults.into_iter().map(one).collect() }
}
