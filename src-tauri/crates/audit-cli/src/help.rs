//! The pages of help, one for each command, as people read them.

/// What help is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// All of it.
    Main,
    /// `verify`
    Verify,
    /// `show`
    Show,
    /// `plan`
    Plan,
    /// `complete`
    Complete,
    /// `tool`
    Tool,
    /// `tool blank`
    ToolBlank,
    /// `tool workbook`
    ToolWorkbook,
    /// `tool build`
    ToolBuild,
    /// `tool check`
    ToolCheck,
    /// `tool diff`
    ToolDiff,
    /// `tool list`
    ToolList,
}

impl Topic {
    /// The topic that a word names within this one.
    pub fn inner(self, word: &str) -> Option<Self> {
        match (self, word) {
            (Self::Main, "verify") => Some(Self::Verify),
            (Self::Main, "show") => Some(Self::Show),
            (Self::Main, "plan") => Some(Self::Plan),
            (Self::Main, "complete") => Some(Self::Complete),
            (Self::Main, "tool") => Some(Self::Tool),
            (Self::Tool, "workbook") => Some(Self::ToolWorkbook),
            (Self::Tool, "build") => Some(Self::ToolBuild),
            (Self::Tool, "blank") => Some(Self::ToolBlank),
            (Self::Tool, "check") => Some(Self::ToolCheck),
            (Self::Tool, "diff") => Some(Self::ToolDiff),
            (Self::Tool, "list") => Some(Self::ToolList),
            _ => None,
        }
    }

    /// The words of the command that shows this page.
    pub fn command(self) -> &'static str {
        match self {
            Self::Main => "--help",
            Self::Verify => "verify --help",
            Self::Show => "show --help",
            Self::Plan => "plan --help",
            Self::Complete => "complete --help",
            Self::Tool => "tool --help",
            Self::ToolWorkbook => "tool workbook --help",
            Self::ToolBuild => "tool build --help",
            Self::ToolBlank => "tool blank --help",
            Self::ToolCheck => "tool check --help",
            Self::ToolDiff => "tool diff --help",
            Self::ToolList => "tool list --help",
        }
    }
}

/// A page.
pub fn page(topic: Topic) -> &'static str {
    match topic {
        Topic::Main => include_str!("help/main.txt"),
        Topic::Verify => include_str!("help/verify.txt"),
        Topic::Show => include_str!("help/show.txt"),
        Topic::Plan => include_str!("help/plan.txt"),
        Topic::Complete => include_str!("help/complete.txt"),
        Topic::ToolWorkbook => include_str!("help/tool-workbook.txt"),
        Topic::ToolBuild => include_str!("help/tool-build.txt"),
        Topic::ToolBlank => include_str!("help/tool-blank.txt"),
        Topic::Tool => include_str!("help/tool.txt"),
        Topic::ToolCheck => include_str!("help/tool-check.txt"),
        Topic::ToolDiff => include_str!("help/tool-diff.txt"),
        Topic::ToolList => include_str!("help/tool-list.txt"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_fits_a_terminal_and_tells_its_exit_codes() {
        for topic in [
            Topic::Main,
            Topic::Verify,
            Topic::Show,
            Topic::Plan,
            Topic::Complete,
            Topic::Tool,
            Topic::ToolBlank,
            Topic::ToolWorkbook,
            Topic::ToolBuild,
            Topic::ToolCheck,
            Topic::ToolDiff,
            Topic::ToolList,
        ] {
            let page = page(topic);
            assert!(page.lines().all(|line| line.chars().count() <= 80), "{topic:?}");
            assert!(page.contains("Examples") && page.contains("Exit codes"), "{topic:?}");
            assert!(page.ends_with('\n') && !page.contains('\r'), "{topic:?}");
        }
    }
}
