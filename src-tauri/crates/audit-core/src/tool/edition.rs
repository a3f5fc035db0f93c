//! The name of one edition of an audit tool.

use crate::ids::{OptionCode, ToolId};
use std::fmt;

/// One edition of a tool, spelt `section-11/2026`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ToolEdition {
    /// Which tool.
    pub tool: ToolId,
    /// Which edition.
    pub edition: String,
}

impl ToolEdition {
    /// Reads `tool/edition`, both spelt as ids are; none when it is spelt otherwise.
    pub fn parse(text: &str) -> Option<Self> {
        let (tool, edition) = text.split_once('/')?;
        let edition = OptionCode::new(edition).ok()?.to_string();
        Some(Self { tool: ToolId::new(tool).ok()?, edition })
    }
}

impl fmt::Display for ToolEdition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.tool, self.edition)
    }
}

impl super::Tool {
    /// This edition's own name.
    pub fn name(&self) -> ToolEdition {
        ToolEdition { tool: self.id.clone(), edition: self.edition.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_named_by_tool_and_edition() {
        assert_eq!(ToolEdition::parse("section-11/2026").unwrap().to_string(), "section-11/2026");
        for bad in ["", "a", "a/", "/a", "a/b/c", "A/1", "a/1 "] {
            assert_eq!(ToolEdition::parse(bad), None, "{bad}");
        }
    }
}
