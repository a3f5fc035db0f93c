//! From a completed workbook to a signed return and its plan, without a window: the checks are those of the screen.

mod known;
mod made;
mod revising;
mod unconfirmed;

use super::bringing::{bring, fits};
use super::whose::Known;
use super::{places, problem, rows};
use crate::error::ApiError;
use crate::program::PROGRAM;
use crate::returns::{plan_of, plan_pdf};
use crate::world::World;
use audit_core::Uuid;
use audit_core::agreement;
use audit_core::audit::Content;
use audit_core::content::{Frame, collect};
use audit_core::field::{DeclarationField, Field, Fields, ProfileField};
use audit_core::ids::RoleId;
use audit_core::readiness::{self, Weight};
use audit_core::text::Language;
use audit_core::tool::Tool;
use audit_exchange::{Problem, SigningKey, returns};
use audit_workbooks::audit::read;
use audit_workbooks::{About, open};
pub use made::{Lying, lying_beside};
use revising::Revised;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

/// What came of a completed workbook.
#[derive(Clone, Debug)]
pub struct Completed {
    /// The signed return.
    pub audit_return: Vec<u8>,
    /// The improvement plan as a PDF.
    pub plan: Vec<u8>,
    /// Who answered, such as “Northgate Surgery”.
    pub organisation: String,
    /// “41 of 55 applicable standards met.”
    pub counted: String,
    /// Who agreed, in sentences.
    pub declarations: Vec<String>,
    /// What should be known and stops nothing: warnings of the check, columns that are not read.
    pub notes: Vec<Problem>,
    /// The public key that signed, as `did:key:…`.
    pub signer: String,
    /// The title and edition of the audit tool.
    pub audit: String,
    /// The revision of the return, from 1.
    pub revision: u32,
    /// Whether the return is the one that was there already, to the byte.
    pub was_there: bool,
    /// What no typeface of the program can draw, in sentences, each with its place.
    pub undrawn: Vec<String>,
}

/// What a completed workbook becomes a return with.
#[derive(Clone, Copy, Debug)]
pub struct Completing<'a> {
    /// The file.
    pub workbook: &'a [u8],
    /// The key that signs, as PEM text.
    pub pem: &'a str,
    /// Audit tools beside those that come with the program.
    pub tools: &'a [Tool],
    /// The return that the new one takes the place of.
    pub replaces: Option<Replaces<'a>>,
    /// What is in the place of the return already. Where it is the return of this very workbook, made by this command before it
    /// failed at something else, no second one is made.
    pub there: Option<&'a [u8]>,
}

/// A return of which a further revision is made.
#[derive(Clone, Copy, Debug)]
pub struct Replaces<'a> {
    /// Its file.
    pub file: &'a [u8],
    /// Why there is a further revision.
    pub because: &'a str,
}

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
    let one = |found| vec![problem(found)];
    let grids = open(asked.workbook).map_err(one)?;
    let about = read::about(&grids).map_err(one)?;
    let (tool, digest) = known::tool_of(&about, asked.tools).map_err(api)?;
    if let Err(refused) = fits(&about, &tool, &digest) {
        let mut all = api(refused);
        all.extend(unconfirmed::listed(&grids, &about, &tool));
        return Err(all);
    }
    let key = SigningKey::from_pem(asked.pem).map_err(|problem| vec![problem])?;
    let seed = submitter_seed(&about, &key);
    let reading = read::read(&grids, &about, &tool, &mut |row| rows::id_of(seed, &about, row, &Fields::new()));
    let brought = bring(reading, &tool, &digest, &Fields::new(), false);
    let mut fields: Fields = brought.entries.iter().map(|entry| (entry.field.clone(), entry.value.clone())).collect();
    agree(&tool, &mut fields, &brought.reading);
    let language = Language::new(about.get("language")).unwrap_or_else(|| tool.language());
    let findings = readiness::check(&tool, &fields, &language, world.today());
    let mut problems: Vec<_> = brought.reading.problems.clone();
    let stops = findings.iter().filter(|finding| finding.weight == Weight::Stops);
    problems.extend(stops.map(|finding| places::problem(&brought.reading, finding)));
    problems.extend(own_use(&fields, &brought.reading));
    if !problems.is_empty() {
        return Err(one_each(problems).into_iter().map(problem).collect());
    }
    revising::exported_before(&about, asked.replaces.is_some())?;
    let (submitter, another) = submitter(&about, &key, &tool, &fields);
    let revised = match &asked.replaces {
        Some(replaces) => revising::revised(replaces, &about, &tool, &key)?,
        None => Revised { submitter, ..Revised::default() },
    };
    let frame = Frame {
        id: world.new_id(),
        revision: revised.revision + 1,
        replaces: revised.digest,
        revision_reason: revised.because,
        created: world.now(),
        today: world.today(),
        program: PROGRAM.to_owned(),
        language,
        tool_digest: digest,
        issue: None,
        submitter: revised.submitter,
        recipient: None,
    };
    let sign = |frame: Frame| -> Result<_, Vec<Problem>> {
        let created = frame.created;
        let content = collect(&tool, &fields, frame).map_err(|stops| {
            stops.iter().map(|finding| problem(places::problem(&brought.reading, finding))).collect::<Vec<_>>()
        })?;
        let signed = returns::sign(&content, &key, created).map_err(|error| api(error.into()))?;
        Ok((content, signed.bytes))
    };
    let again = asked.there.and_then(|there| {
        let (id, created) = revising::made_before(there, &key)?;
        sign(Frame { id, created, ..frame.clone() }).ok().filter(|(_, bytes)| bytes == there)
    });
    let was_there = again.is_some();
    let mut notes: Vec<Problem> = brought.reading.notes.iter().cloned().map(problem).collect();
    let (content, audit_return) = match again {
        Some(made) => made,
        None => {
            let (content, bytes) = sign(frame)?;
            match made::made_before(lying, &content, &key.public())? {
                Some(before) => {
                    notes.push(made::again(&before));
                    (before.submission().content().clone(), before.bytes().to_vec())
                }
                None => (content, bytes),
            }
        }
    };
    let verified = returns::verify(&audit_return).map_err(|refused| refused.problems)?;
    let plan = plan_of(&verified.submission());
    let undrawn = crate::returns::undrawn(&plan);
    let plan = plan_pdf(&plan).map_err(api)?;
    if another && asked.replaces.is_none() {
        notes.push(Problem::new(
            "new-organisation",
            "",
            "This workbook was made for another organisation, so this is the first return of a new one.",
            "If it is the same one under another name or number, give its last return with --replaces.",
        ));
    }
    let warns = findings.iter().filter(|finding| finding.weight == Weight::Warns);
    notes.extend(warns.map(|finding| problem(places::problem(&brought.reading, finding))));
    let declarations = content.declarations.iter().map(|d| {
        let day = crate::words::day(d.agreed_on);
        format!("{}: {}, agreed on {day}, {}", d.role_title, d.person.name, d.how.label().to_lowercase())
    });
    Ok(Completed {
        plan,
        organisation: content.organisation.name.clone(),
        counted: format!("{} of {} applicable standards met", content.count.met, content.count.applicable()),
        declarations: declarations.collect(),
        notes,
        signer: verified.signer().key.did(),
        audit: format!("{}, {}", content.tool.title, content.tool.edition),
        revision: content.revision,
        was_there,
        undrawn,
        audit_return,
    })
}

fn api(error: ApiError) -> Vec<Problem> {
    vec![Problem::new(error.code, "", error.message, error.hint)]
}

/// Of an audit for own use no return is made, as on the screen.
fn own_use(fields: &Fields, reading: &read::Reading) -> Option<audit_workbooks::Problem> {
    let field = Field::Profile(ProfileField::OwnUse);
    fields.get(&field)?;
    let sentence = "This audit is for your own use, so no return is made of it.";
    let place = reading.places.get(&field).cloned().unwrap_or_default();
    let hint = "Empty this cell if you want to make a return of it. All your answers are kept.";
    Some(audit_workbooks::Problem::at("own-use", place, sentence, hint))
}

/// One cell has one problem: a rating that cannot be read is not missing as well.
fn one_each(problems: Vec<audit_workbooks::Problem>) -> Vec<audit_workbooks::Problem> {
    let mut told = BTreeSet::new();
    let first = |found: &audit_workbooks::Problem| found.place.cell.is_empty() || told.insert(found.place.clone());
    problems.into_iter().filter(first).collect()
}

fn submitter_seed(about: &About, key: &SigningKey) -> Uuid {
    Uuid::try_parse(about.get("submitter")).unwrap_or_else(|_| hashed(&[&key.public().did()]))
}

/// Who submits: as the workbook says, unless it names another organisation than the one that it was made for; else always the same for
/// one key and one organisation. With it, whether it is another one.
fn submitter(about: &About, key: &SigningKey, tool: &Tool, fields: &Fields) -> (Uuid, bool) {
    let content = Content::read(fields);
    let code = crate::loaded::naming_code(tool, &content, &content.facts(tool)).1;
    let name = audit_core::text::fold(&content.profile.name).to_lowercase();
    let known = if code.is_empty() { name } else { code };
    let made_for = Uuid::try_parse(about.get("submitter")).ok();
    let another = made_for.is_some() && Known::when_made(about).is_another(&Known::of(tool, fields));
    let submitter = made_for.filter(|_| !another).unwrap_or_else(|| hashed(&[&key.public().did(), &known]));
    (submitter, another)
}

fn hashed(parts: &[&str]) -> Uuid {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    let drawn = hasher.finalize();
    let mut bytes: [u8; 16] = drawn[..16].try_into().expect("sixteen of thirty-two");
    bytes[6] = (bytes[6] & 0x0F) | 0x80;
    bytes[8] = (bytes[8] & 0x3F) | 0x80;
    Uuid::from_bytes(bytes)
}

/// Declarations rest on the answers as they stand here, or on those that were agreed to in the program.
fn agree(tool: &Tool, fields: &mut Fields, reading: &read::Reading) {
    let present = agreement::basis_digest(tool, fields);
    let given: Vec<RoleId> = tool.declaration_roles.iter().map(|role| role.id.clone()).collect();
    for role in given {
        let there = |member| fields.contains_key(&Field::Declaration(role.clone(), member));
        if there(DeclarationField::AgreedOn) && there(DeclarationField::How) {
            let basis = reading.agreed.get(role.as_str()).unwrap_or(&present).clone();
            fields.insert(Field::Declaration(role, DeclarationField::Basis), basis);
        }
    }
}
