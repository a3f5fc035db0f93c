//! What a way in takes, for saying so where another file was given.

/// What is to be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A return.
    Return,
    /// An audit tool that somebody else made.
    Tool,
    /// An audit tool that the reader is writing.
    OwnTool,
    /// A workbook.
    Workbook,
    /// A signing key.
    Key,
    /// A register of keys.
    Register,
    /// An audit tool or a workbook, dropped on the window.
    Dropped,
}

impl Wanted {
    /// Whether the reader keeps or makes such a file themselves, so that nobody is to be asked for it again.
    pub(super) const fn is_own(self) -> bool {
        match self {
            Self::OwnTool | Self::Key | Self::Register => true,
            Self::Return | Self::Tool | Self::Workbook | Self::Dropped => false,
        }
    }

    /// “Choose a return.”
    pub(super) const fn choose(self) -> &'static str {
        match self {
            Self::Return => "Choose a return.",
            Self::Tool | Self::OwnTool => "Choose an audit tool.",
            Self::Workbook => "Choose a workbook.",
            Self::Key => "Choose a signing key.",
            Self::Register => "Choose a register of keys.",
            Self::Dropped => "Drop an audit tool or a workbook.",
        }
    }

    /// Without its article, such as “return”.
    pub(super) const fn one(self) -> &'static str {
        match self {
            Self::Return => "return",
            Self::Tool | Self::OwnTool => "audit tool",
            Self::Workbook => "workbook",
            Self::Key => "key",
            Self::Register => "register",
            Self::Dropped => "file",
        }
    }

    /// What it is known by, such as “its name ends with .return.json”.
    pub(super) const fn known_by(self) -> &'static str {
        match self {
            Self::Return => "the name of a return ends with .return.json",
            Self::Tool | Self::OwnTool => "the name of an audit tool ends with .tool.json",
            Self::Workbook => "a workbook that Excel or LibreOffice saved as .xlsx",
            Self::Key => "a signing key begins with “-----BEGIN PRIVATE KEY-----”",
            Self::Register => "the name of a register ends with .json",
            Self::Dropped => "the program takes audit tools (.json) and workbooks (.xlsx)",
        }
    }

    /// Which file it is among others, such as “the file that ends with .return.json”.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Self::Return => "the file that ends with .return.json",
            Self::Tool | Self::OwnTool => "the file that ends with .tool.json",
            Self::Workbook => "the file that ends with .xlsx",
            Self::Key => "the file that begins with “-----BEGIN PRIVATE KEY-----”",
            Self::Register => "the register, a file that ends with .json",
            Self::Dropped => "the audit tool (.json) or the workbook (.xlsx)",
        }
    }
}
