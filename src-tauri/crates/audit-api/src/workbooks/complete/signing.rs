//! The return of a completed workbook, signed: a new one, or the same that was made before.

use super::made::{self, Lying};
use crate::error::ApiError;
use audit_core::content::{Frame, ReturnContent, collect};
use audit_core::problem::Told as Problem;
use audit_core::tool::Tool;
use audit_exchange::{SigningKey, returns};
use audit_workbooks::answers::WholeAudit;

/// A signed return.
pub(super) struct Signed {
    /// What it holds.
    pub content: ReturnContent,
    /// Its file.
    pub bytes: Vec<u8>,
    /// Whether it is what was in its place already, to the byte.
    pub was_there: bool,
    /// What is said of it.
    pub note: Option<Problem>,
}

/// Signs a return of these answers. `there`: what is in its place, and the returns that lie beside it.
///
/// # Errors
/// What stops it; `revision-made`.
pub(super) fn signed(
    audit: &WholeAudit,
    tool: &Tool,
    key: &SigningKey,
    frame: Frame,
    (there, lying): (Option<&[u8]>, &[Lying]),
) -> Result<Signed, Vec<Problem>> {
    let sign = |frame: Frame| -> Result<Signed, Vec<Problem>> {
        let created = frame.created;
        let content = collect(tool, &audit.fields, frame)
            .map_err(|stops| stops.iter().map(|finding| audit.problem(finding).into()).collect::<Vec<_>>())?;
        let signed = returns::sign(&content, key, created).map_err(|error| vec![ApiError::from(error).into()])?;
        Ok(Signed { content, bytes: signed.bytes, was_there: false, note: None })
    };
    let again = there.and_then(|there| {
        let (id, created) = made::id_of(there, key)?;
        sign(Frame { id, created, ..frame.clone() }).ok().filter(|signed| signed.bytes == there)
    });
    if let Some(again) = again {
        return Ok(Signed { was_there: true, ..again });
    }
    let signed = sign(frame)?;
    Ok(match made::made_before(lying, &signed.content, &key.public())? {
        Some(before) => Signed {
            content: before.submission().content().clone(),
            bytes: before.bytes().to_vec(),
            was_there: false,
            note: Some(made::again(&before)),
        },
        None => signed,
    })
}
