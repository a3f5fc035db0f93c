//! For which audit tool a workbook was made, of those that are known.

use crate::error::ApiError;
use audit_core::tool::Tool;
use audit_exchange::tools::v1;
use audit_workbooks::About;

/// The tool that a workbook was made for: the one of its digest, else one of its id and edition, else another edition of it. `given`
/// come before those that come with the program.
pub(super) fn tool_of(about: &About, given: &[Tool]) -> Result<(Tool, String), ApiError> {
    let all = given.iter().cloned().chain(crate::bundled_tools()?);
    let all: Vec<(Tool, String)> = all.map(|tool| (tool.clone(), v1::digest(&tool).to_string())).collect();
    let same_id = |(tool, _): &&(Tool, String)| tool.id.as_str() == about.get("tool");
    let own = all.iter().find(|(_, digest)| digest == about.get("digest"));
    let own = own.or_else(|| all.iter().find(|one| same_id(one) && one.0.edition == about.get("edition")));
    own.or_else(|| all.iter().find(same_id)).cloned().ok_or_else(|| {
        ApiError::new(
            "unknown-tool",
            format!(
                "This workbook is for the audit “{}”, edition {}, which this program does not have.",
                about.get("tool"),
                about.get("edition")
            ),
            "Give the file of its audit tool with --tool, or run “safeguarding-returns tool list” to see the audits that it has.",
        )
    })
}
