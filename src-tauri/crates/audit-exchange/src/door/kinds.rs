//! The kinds of file.

use super::foreign::Foreign;
use crate::file_type::FileType;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnyFile {
    /// An audit tool, signed or not.
    Tool,
    /// A return.
    Return,
    /// A partnership's use of a tool.
    Issue,
    /// An issue addressed to one submitter.
    Invitation,
    /// The partnership's word that a return arrived.
    Receipt,
    /// The partnership's words about a return.
    Feedback,
    /// Progress on the actions of a return.
    PlanUpdate,
    /// The succession of one key by another.
    Succession,
    /// A register of keys.
    Register,
    /// JSON that does not say that it is one of these, or cannot be read so far: the strict reader says more.
    Json,
    /// None of the files that travel.
    Foreign(Foreign),
}

impl AnyFile {
    /// A file of this type.
    pub const fn of(file_type: FileType) -> Self {
        match file_type {
            FileType::Tool => Self::Tool,
            FileType::Issue => Self::Issue,
            FileType::Invitation => Self::Invitation,
            FileType::Return => Self::Return,
            FileType::Receipt => Self::Receipt,
            FileType::Feedback => Self::Feedback,
            FileType::PlanUpdate => Self::PlanUpdate,
            FileType::Succession => Self::Succession,
        }
    }

    /// What it is called in a sentence, such as “an audit tool”; none where a name would say nothing.
    pub const fn called(self) -> Option<&'static str> {
        Some(match self {
            Self::Tool => "an audit tool",
            Self::Return => "a return",
            Self::Issue => "the issue of an audit",
            Self::Invitation => "an invitation",
            Self::Receipt => "a receipt",
            Self::Feedback => "feedback",
            Self::PlanUpdate => "a plan update",
            Self::Succession => "a change of key",
            Self::Register => "a register of keys",
            Self::Json => return None,
            Self::Foreign(foreign) => return foreign.called(),
        })
    }
}
