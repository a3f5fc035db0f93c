//! A further revision of a return that was made before: who may make it, and what it says of the one before.

use super::asked::Replaces;
use crate::reading::return_of;
use audit_core::Uuid;
use audit_core::problem::Told as Problem;
use audit_core::tool::Tool;
use audit_exchange::{SigningKey, returns};
use audit_workbooks::About;

/// Where a problem is that is not in the workbook.
const BEFORE: &str = "the return to replace";

/// What a revision takes over from the one before.
pub(super) struct Revised {
    /// The revision before.
    pub revision: u32,
    /// Its digest.
    pub digest: String,
    /// Why there is a further one.
    pub because: String,
    /// Who submits.
    pub submitter: Uuid,
}

/// The return that a new one comes after, if it is to replace one.
///
/// # Errors
/// `exported-before` of a first return; all that `verify` refuses of the return to replace; `other-audit`, `other-organisation`,
/// `other-key`, `no-reason`, all of them at once.
pub(super) fn before(
    about: &About,
    asked: Option<&Replaces<'_>>,
    tool: &Tool,
    key: &SigningKey,
) -> Result<Option<Revised>, Vec<Problem>> {
    exported_before(about, asked.is_some())?;
    asked.map(|asked| revised(asked, about, tool, key)).transpose()
}

/// A workbook of an audit that was exported gives no first return: the partnership would have two, and a person would have to find out
/// which one counts.
///
/// # Errors
/// `exported-before`.
fn exported_before(about: &About, replaces: bool) -> Result<(), Vec<Problem>> {
    match about.exported() {
        revision if revision > 0 && !replaces => Err(vec![Problem::new(
            "exported-before",
            "",
            format!("A return was made from this audit before: revision {revision}."),
            "Give that return with --replaces and say why with --because, or make the next revision with Safeguarding Audit.",
        )]),
        _ => Ok(()),
    }
}

/// Reads the return that is to be replaced.
///
/// # Errors
/// All that `verify` refuses; `other-audit`, `other-organisation`, `other-key`, `no-reason`, all of them at once.
fn revised(asked: &Replaces<'_>, about: &About, tool: &Tool, key: &SigningKey) -> Result<Revised, Vec<Problem>> {
    let there = |found: Problem| {
        let place = format!("{BEFORE} {}", found.place).trim_end().to_owned();
        Problem { place, ..found }
    };
    let file = return_of(asked.file).map_err(|found| vec![there(found)])?;
    let verified = returns::verify(&file);
    let verified = verified.map_err(|refused| refused.told().into_iter().map(there).collect::<Vec<_>>())?;
    let submission = verified.submission();
    let before = submission.content();
    let mut problems = Vec::new();
    let mut wrong = |code, sentence: &str, hint: &str| problems.push(Problem::new(code, BEFORE, sentence, hint));
    if (&before.tool.id, &before.tool.edition) != (&tool.id, &tool.edition) {
        let hint = "Give the return that was made of this audit, or leave --replaces out.";
        wrong("other-audit", "The return to replace is of another audit or edition than this workbook.", hint);
    }
    if about.submitter().is_some_and(|submitter| submitter != before.submitter) {
        let hint = "Give the return of the organisation whose workbook this is.";
        wrong("other-organisation", "The return to replace is from another organisation than this workbook.", hint);
    }
    if verified.signer().key != key.public() {
        let hint = "Sign with the key that signed the return before.";
        wrong("other-key", "The return to replace was signed with another key.", hint);
    }
    let exported = about.exported();
    if exported > before.revision {
        let sentence =
            format!("The return to replace is revision {}, but revision {exported} was made.", before.revision);
        wrong("exported-before", &sentence, "Give the last return that was made.");
    }
    if asked.because.trim().is_empty() {
        wrong("no-reason", "You have not said why there is another revision.", "Give the reason with --because.");
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Revised {
        revision: before.revision,
        digest: verified.digest().to_string(),
        because: asked.because.trim().to_owned(),
        submitter: before.submitter,
    })
}
