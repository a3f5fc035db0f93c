//! From a completed workbook to a signed return and its plan, without a window: the checks are those of the screen.
//!
//! It runs straight down: the workbook gives a whole audit (`audit-workbooks`), the audit the content of a return (`audit-core`), that a
//! signed return (`audit-exchange`), and the return its plan (`audit-documents`).

mod asked;
mod known;
mod made;
mod revising;
mod signing;

use crate::program::made_now;
use crate::returns::{plan_of, plan_pdf};
use crate::world::World;
pub use asked::{Completed, Completing, Replaces};
use audit_core::Uuid;
use audit_core::audit::Content;
use audit_core::content::{Frame, ReturnContent, StatedDeclaration};
use audit_core::field::Fields;
use audit_core::parts::Parts;
use audit_core::problem::Told as Problem;
use audit_core::tool::Tool;
use audit_exchange::{Refused, SigningKey, returns};
use audit_workbooks::About;
use audit_workbooks::answers::{AuditWorkbook, Known, WholeAudit};
pub use made::{Lying, lying_beside};
use revising::Revised;
use signing::Signed;

/// Reads a workbook, checks it, and makes the signed return and the plan. The workbook says for which audit tool it was made.
///
/// Declarations in the workbook are taken as agreement to the answers that stand in it: they travel in the same file. One that was
/// given in the program holds only as long as nothing that it agreed to was changed.
///
/// # Errors
/// Every problem at once, each with its sheet and cell: what cannot be read, and everything that stops a return.
pub fn complete(asked: &Completing<'_>, world: &dyn World) -> Result<Completed, Vec<Problem>> {
    complete_beside(asked, &[], world)
}

/// As [`complete`], where these returns lie already: the same answers make the same return again, and no number is given to two
/// that differ.
///
/// # Errors
/// As [`complete`], and `revision-made`.
pub fn complete_beside(asked: &Completing<'_>, lying: &[Lying], world: &dyn World) -> Result<Completed, Vec<Problem>> {
    let workbook = AuditWorkbook::open(asked.workbook).map_err(one)?;
    let about = workbook.about();
    let (tool, digest) = known::tool_of(about, asked.tools).map_err(one)?;
    workbook.is_for(&tool, &digest).map_err(all)?;
    let key = SigningKey::from_pem(asked.pem).map_err(|problem| vec![problem.told()])?;
    let seed = about.submitter().unwrap_or_else(|| Parts::new().with([key.public().did()]).id());
    let audit = workbook.as_audit(&tool, &digest, seed, world.today()).map_err(all)?;
    let before = revising::before(about, asked.replaces.as_ref(), &tool, &key)?;
    let (submitter, is_another) = submitter(about, &key, &tool, &audit.fields);
    let is_new = is_another && before.is_none();
    let frame = frame(&audit, digest, submitter, before, world);
    let signed = signing::signed(&audit, &tool, &key, frame, (asked.there, lying))?;
    completed(&audit, signed, is_new)
}

/// What the return says about itself: the first one of `submitter`, or the one after another.
fn frame(
    audit: &WholeAudit,
    tool_digest: String,
    submitter: Uuid,
    before: Option<Revised>,
    world: &dyn World,
) -> Frame {
    let first = Frame::first(world.new_id(), submitter, audit.language.clone(), tool_digest, made_now(world));
    match before {
        Some(before) => Frame {
            revision: before.revision + 1,
            replaces: Some(before.digest),
            revision_reason: before.because,
            submitter: before.submitter,
            ..first
        },
        None => first,
    }
}

/// The signed return with its plan and what is said about both.
fn completed(audit: &WholeAudit, signed: Signed, is_new: bool) -> Result<Completed, Vec<Problem>> {
    let verified = returns::verify(&signed.bytes).map_err(Refused::told)?;
    let plan = plan_of(&verified.submission());
    let undrawn = crate::returns::undrawn(&plan);
    let mut notes: Vec<Problem> = audit.notes.iter().cloned().map(Problem::from).collect();
    notes.extend(signed.note);
    notes.extend(is_new.then(new_organisation));
    notes.extend(audit.warnings.iter().cloned().map(Problem::from));
    let content = &signed.content;
    Ok(Completed {
        plan: plan_pdf(&plan).map_err(one)?,
        organisation: content.organisation.name.clone(),
        counted: format!("{} of {} applicable standards met", content.count.met, content.count.applicable()),
        declarations: declared(content),
        notes,
        signer: verified.signer().key.did(),
        audit: format!("{}, {}", content.tool.title, content.tool.edition),
        revision: content.revision,
        was_there: signed.was_there,
        undrawn,
        audit_return: signed.bytes,
    })
}

/// Who agreed, in sentences.
fn declared(content: &ReturnContent) -> Vec<String> {
    let one = |given: &StatedDeclaration| {
        let day = crate::words::day(given.agreed_on);
        format!("{}: {}, agreed on {day}, {}", given.role_title, given.person.name, given.how.label().to_lowercase())
    };
    content.declarations.iter().map(one).collect()
}

fn new_organisation() -> Problem {
    Problem::new(
        "new-organisation",
        "",
        "This workbook was made for another organisation, so this is the first return of a new one.",
        "If it is the same one under another name or number, give its last return with --replaces.",
    )
}

fn one(error: impl Into<Problem>) -> Vec<Problem> {
    vec![error.into()]
}

fn all(found: Vec<audit_workbooks::Problem>) -> Vec<Problem> {
    found.into_iter().map(Problem::from).collect()
}

/// Who submits: as the workbook says, unless it names another organisation than the one that it was made for; else always the same for
/// one key and one organisation. With it, whether it is another one.
fn submitter(about: &About, key: &SigningKey, tool: &Tool, fields: &Fields) -> (Uuid, bool) {
    let content = Content::read(fields);
    let code = crate::program::open_audit::naming_code(tool, &content, &content.facts(tool)).1;
    let name = audit_core::text::fold(&content.profile.name).to_lowercase();
    let known = if code.is_empty() { name } else { code };
    let made_for = about.submitter();
    let is_another = made_for.is_some() && Known::when_made(about).is_another(&Known::of(tool, fields));
    let submitter =
        made_for.filter(|_| !is_another).unwrap_or_else(|| Parts::new().with([key.public().did(), known]).id());
    (submitter, is_another)
}
