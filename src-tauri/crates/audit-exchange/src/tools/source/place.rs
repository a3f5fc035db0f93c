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
    /// Where each line begins: a file has as many places as keys, and none is looked for from the start.
    lines: Vec<usize>,
}

impl<'a> File<'a> {
    pub fn new(name: &'a str, text: &'a str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name, text, lines }
    }

    /// The place of a byte.
    pub fn place(&self, offset: usize) -> Place {
        let offset = if self.text.is_char_boundary(offset) { offset } else { self.text.len() };
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line - 1];
        // Nobody counts further than this along a line.
        let before = &self.text.as_bytes()[start..offset.min(start + MOST_COLUMNS)];
        let column = before.iter().filter(|byte| (**byte & 0xc0) != 0x80).count() + 1;
        Place { file: self.name.to_owned(), line, column: Some(column) }
    }
}

/// How far along a line columns are counted, in bytes: a file may be one line.
const MOST_COLUMNS: usize = 10_000;
