//! The audit tools that come with the program, taken into the store on first start and after each update.

use crate::error::ApiError;
use crate::program::Program;
use crate::words;
use audit_core::markdown;
use audit_core::parts::Parts;
use audit_core::text::Language;
use audit_core::tool::Tool;
use audit_exchange::Digest;
use audit_exchange::tools::{source, v1};
use audit_store::{StandardText, ToolRow, ToolSource};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;

static TOOLS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/tools");

/// Remembers which bundled tools were taken in, so that starting reads them only after an update.
const TAKEN_IN: &str = "bundled-tools";

/// The bundled tools, read from their folders.
///
/// # Errors
/// Only when the program was built with a tool that has problems, which its own tests find first.
pub fn bundled_tools() -> Result<Vec<Tool>, ApiError> {
    let editions = TOOLS.dirs().flat_map(|tool| tool.dirs());
    editions
        .map(|edition| {
            source::read(&files_under(edition, edition)).map_err(|problems| {
                let first = problems.first().map(|p| format!("{}:{}: {}", p.file, p.line, p.sentence));
                ApiError::new("tool-broken", first.unwrap_or_default(), "Install the program again.")
            })
        })
        .collect()
}

fn files_under(root: &Dir<'_>, dir: &Dir<'_>) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for file in dir.files() {
        let path = file.path().strip_prefix(root.path()).unwrap_or(file.path());
        let path = path.to_string_lossy().replace('\\', "/");
        files.insert(path, file.contents_utf8().unwrap_or_default().to_owned());
    }
    for inner in dir.dirs() {
        files.extend(files_under(root, inner));
    }
    files
}

fn mark(dir: &Dir<'_>, parts: &mut Parts) {
    for file in dir.files() {
        parts.add(file.path().to_string_lossy().as_bytes());
        parts.add(file.contents());
    }
    for inner in dir.dirs() {
        mark(inner, parts);
    }
}

impl Program {
    /// Takes in the tools of this version, where that can be done now: audits that were begun are worked on without them.
    ///
    /// # Errors
    /// Why they cannot be taken in, where the store holds no tool at all.
    pub(crate) fn have_bundled_tools(&mut self) -> Result<(), ApiError> {
        self.without_tools = self.take_in_bundled_tools().err();
        match &self.without_tools {
            Some(error) if self.store.read()?.tools()?.is_empty() => Err(error.clone()),
            _ => Ok(()),
        }
    }

    fn take_in_bundled_tools(&mut self) -> Result<(), ApiError> {
        let mut parts = Parts::new();
        mark(&TOOLS, &mut parts);
        let mark = parts.digest();
        if self.store.read()?.setting(TAKEN_IN)?.as_deref() == Some(mark.as_str()) {
            return Ok(());
        }
        let rows: Vec<_> = (bundled_tools()?.iter())
            .map(|tool| row(tool, ToolSource::Bundled, &words::stamp(self.world.now())))
            .collect();
        self.store.write(|writer| {
            for (tool, texts) in &rows {
                writer.take_in_tool(tool, texts)?;
            }
            writer.set_setting(TAKEN_IN, Some(&mark))?;
            Ok(())
        })
    }
}

/// A tool as the store keeps it: its canonical document, and its words for searching.
pub(crate) fn row(tool: &Tool, source: ToolSource, now: &str) -> (ToolRow, Vec<StandardText>) {
    let document = v1::document(tool);
    let row = ToolRow {
        digest: Digest::of_bytes(&document).to_string(),
        id: tool.id.to_string(),
        edition: tool.edition.clone(),
        languages: tool.languages.iter().map(Language::to_string).collect(),
        title: tool.title.get(&tool.language()).to_owned(),
        status: tool.status.code().to_owned(),
        document,
        source,
        taken_in_at: now.to_owned(),
    };
    let texts = tool.languages.iter().flat_map(|language| texts(tool, language)).collect();
    (row, texts)
}

fn texts(tool: &Tool, language: &Language) -> Vec<StandardText> {
    let one = |placed: audit_core::tool::Placed<'_>| {
        let parts = placed.standard.guidance.parts.iter().filter(|part| part.language == *language);
        let mut guidance: Vec<String> = parts.map(|part| markdown::plain(&part.markdown)).collect();
        guidance.extend(placed.standard.tags.iter().cloned());
        StandardText {
            standard: placed.standard.id.to_string(),
            area: placed.area.id.to_string(),
            language: language.to_string(),
            number: placed.number.clone(),
            statement: placed.standard.statement.get(language).to_owned(),
            guidance: guidance.join("\n"),
        }
    };
    tool.standards().map(one).collect()
}

/// How many active standards a tool has, for whom it may be.
pub(crate) fn scored(tool: &Tool) -> usize {
    tool.standards().count()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_bundled_tool_reads() {
        let tools = super::bundled_tools().unwrap_or_else(|error| panic!("{error}"));
        assert!(!tools.is_empty());
    }
}
