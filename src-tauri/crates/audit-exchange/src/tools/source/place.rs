//! Where something stands: a file, a line, a column.

/// A place in the folder of a tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: Option<usize>,
}

impl Place {
    /// A file as a whole.
    pub fn file(name: &str) -> Self {
        Self::line(name, 1)
    }

    /// A whole line.
    pub fn line(name: &str, line: usize) -> Self {
        Self { file: name.to_owned(), line, column: None }
    }
}

/// A file with its text.
pub(super) struct File<'a> {
    /// Its path in the tool's folder.
    pub name: &'a str,
    pub text: &'a str,
}

impl File<'_> {
    /// The place of a byte.
    pub fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Place {
            file: self.name.to_owned(),
            line: before.matches('\n').count() + 1,
            column: Some(before[line_start..].chars().count() + 1),
        }
    }
}
