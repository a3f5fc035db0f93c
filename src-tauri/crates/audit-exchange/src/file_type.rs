//! The types of files that travel, and the newest format of each that this program reads.

use std::fmt;

/// What a file is; its member `type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileType {
    /// An audit tool: standards, guidance, scales, thresholds.
    Tool,
    /// A partnership's use of a tool.
    Issue,
    /// An issue addressed to one submitter.
    Invitation,
    /// A submitter's answers, as exported.
    Return,
    /// The partnership's word that a return arrived.
    Receipt,
    /// The partnership's words about a return.
    Feedback,
    /// Progress on the actions of a return.
    PlanUpdate,
    /// The succession of one key by another.
    Succession,
}

impl FileType {
    /// Every type.
    pub const ALL: [Self; 8] = [
        Self::Tool,
        Self::Issue,
        Self::Invitation,
        Self::Return,
        Self::Receipt,
        Self::Feedback,
        Self::PlanUpdate,
        Self::Succession,
    ];

    /// The value of the member `type`. It never changes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tool => "safeguarding-audit-tool",
            Self::Issue => "safeguarding-audit-issue",
            Self::Invitation => "safeguarding-audit-invitation",
            Self::Return => "safeguarding-audit-return",
            Self::Receipt => "safeguarding-audit-receipt",
            Self::Feedback => "safeguarding-audit-feedback",
            Self::PlanUpdate => "safeguarding-audit-plan-update",
            Self::Succession => "safeguarding-audit-succession",
        }
    }

    /// The type whose `type` member is `text`.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file_type| file_type.as_str() == text)
    }

    /// The newest `format` that this program reads; 0 for a type that it does not read yet, so
    /// that such a file is refused as newer and not as unknown.
    pub const fn newest_format(self) -> u64 {
        match self {
            Self::Tool | Self::Return => 1,
            Self::Issue | Self::Invitation | Self::Receipt | Self::Feedback | Self::PlanUpdate | Self::Succession => 0,
        }
    }
}

impl fmt::Display for FileType {
    /// The name in a sentence: `audit tool`, `plan update`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tool => "audit tool",
            Self::Issue => "issue of an audit",
            Self::Invitation => "invitation",
            Self::Return => "return",
            Self::Receipt => "receipt",
            Self::Feedback => "feedback",
            Self::PlanUpdate => "plan update",
            Self::Succession => "change of key",
        })
    }
}
