//! What a return claims beside what follows from its own answers. Counts and the score are counted by everybody (see
//! `audit-exchange`); the band, and how a level counts, follow from the audit tool, where the program has it.

use audit_core::content::{ReturnContent, StatedRating};
use audit_core::problem::Told as Problem;
use audit_core::scoring::percent;
use audit_core::tool::Tool;
use audit_exchange::tools::v1;
use std::sync::OnceLock;

const HINT: &str = "Ask the sender to export it again, with the newest version of the program. If that does not help, tell us which program \
                    made it.";

/// Refuses a return that contradicts its own answers by the rules of the audit tool that it names.
///
/// # Errors
/// `counts-differ` for a band, `level-differs` for how a level counts; all of them at once.
pub(super) fn check(content: &ReturnContent) -> Result<(), Vec<Problem>> {
    let Some(tool) = known(&content.tool.digest) else { return Ok(()) };
    let mut problems = levels(tool, content);
    problems.extend(band(tool, content));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Whether the program has the audit tool, so that what a return claims of its band was checked.
pub(super) fn is_checked(content: &ReturnContent) -> bool {
    known(&content.tool.digest).is_some()
}

/// The bundled tool of this digest.
fn known(digest: &str) -> Option<&'static Tool> {
    static TOOLS: OnceLock<Vec<(String, Tool)>> = OnceLock::new();
    let tools = TOOLS.get_or_init(|| {
        let bundled = crate::bundled_tools().unwrap_or_default();
        bundled.into_iter().map(|tool| (v1::digest(&tool).to_string(), tool)).collect()
    });
    tools.iter().find(|(known, _)| known == digest).map(|(_, tool)| tool)
}

fn band(tool: &Tool, content: &ReturnContent) -> Option<Problem> {
    let follows = content.count.band(&tool.bands);
    let label = |band: &audit_core::tool::Band| band.label.get(&content.language).to_owned();
    let same = match (&content.band, follows) {
        (Some((id, claimed)), Some(band)) => *id == band.id && *claimed == label(band),
        (None, None) => true,
        _ => false,
    };
    if same {
        return None;
    }
    let claimed = content.band.as_ref().map_or_else(|| "none".to_owned(), |(_, label)| format!("“{label}”"));
    let follows = follows.map_or_else(|| "none".to_owned(), |band| format!("“{}”", label(band)));
    let score = content.count.score().map_or_else(|| "nothing that applies".to_owned(), percent);
    let sentence = format!(
        "The summary says {claimed} for the band. Counted from the ratings, it is {score}, so the band is {follows}."
    );
    Some(Problem::new("counts-differ", "/summary/band", sentence, HINT))
}

fn levels(tool: &Tool, content: &ReturnContent) -> Vec<Problem> {
    let one = |(place, standard): (usize, &audit_core::content::StatedStandard)| {
        let StatedRating::Level { code, label, counts } = &standard.rating else { return None };
        let level = tool.level(code)?;
        let same = level.counts == *counts && level.label.get(&content.language) == label;
        let sentence = "This level of the scale has another name or counts in another way than in the audit tool.";
        (!same).then(|| Problem::new("level-differs", format!("/standards/{place}/rating"), sentence, HINT))
    };
    content.standards.iter().enumerate().filter_map(one).collect()
}
