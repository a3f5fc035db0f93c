//! A return whose signature fits: who sent it, its text, its plan.

use super::{claims, text, ways};
use crate::error::ApiError;
use crate::returns::plan_of;
use audit_core::content::{StatedIdentifier, Submission};
use audit_core::problem::Told as Problem;
use audit_exchange::{KeyDigits, PublicKey, Refused, returns};
use uuid::Uuid;

/// A return that was verified. There is no way to one whose signature does not fit.
#[derive(Clone, Debug)]
pub struct SignedReturn {
    submission: Submission,
    key: PublicKey,
    bytes: Vec<u8>,
}

/// What tells a return apart from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnFacts {
    /// The organisation's name. What the return says of itself, as all of these.
    pub organisation: String,
    /// What it is known by, such as its ODS code.
    pub identifiers: Vec<StatedIdentifier>,
    /// Id of the audit tool.
    pub tool: String,
    /// Edition of the audit tool.
    pub edition: String,
    /// 1 for the first.
    pub revision: u32,
    /// When it was made, RFC 3339 in UTC: a claim.
    pub created: String,
    /// Who submits, as `urn:uuid:…`.
    pub submitter: String,
    /// The did:key that signed. This and the two below were checked.
    pub signer: String,
    /// That key's 30 digits, in six groups of five.
    pub digits: String,
    /// The fingerprint of the signed file: 64 hexadecimal digits.
    pub fingerprint: String,
}

impl SignedReturn {
    /// Reads and verifies a return, also as it lies in the zip that is sent.
    ///
    /// # Errors
    /// Every problem at once, never none: what the file is instead (`is-a-pdf`, `zip-locked` and their like), and the codes of the
    /// specification of the files that travel (`audit-exchange/README.md`).
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        let bytes = ways::return_of(bytes).map_err(|problem| vec![problem])?;
        let verified = returns::verify(&bytes).map_err(Refused::told)?;
        let submission = verified.submission();
        claims::check(submission.content())?;
        Ok(Self { submission, key: verified.signer().key, bytes: bytes.to_vec() })
    }

    /// What tells it apart from others.
    pub fn facts(&self) -> ReturnFacts {
        let content = self.submission.content();
        ReturnFacts {
            organisation: content.organisation.name.clone(),
            identifiers: content.organisation.identifiers.clone(),
            tool: content.tool.id.to_string(),
            edition: content.tool.edition.clone(),
            revision: content.revision,
            created: content.created.to_string(),
            submitter: content.submitter.urn().to_string(),
            signer: self.key.did(),
            digits: KeyDigits::of(&self.key).to_string(),
            fingerprint: self.submission.digest().to_owned(),
        }
    }

    /// All of it, to be read in a terminal. Every line of other people's words is indented, so that none can be taken for
    /// a line of the program; control characters are left for whoever prints it.
    pub fn text(&self) -> String {
        text::of(&self.submission)
    }

    /// What its plan draws as boxes, because no typeface of the program has it: in sentences, each with its place.
    pub fn undrawn(&self) -> Vec<String> {
        crate::returns::undrawn(&plan_of(&self.submission))
    }

    /// Its improvement plan as a PDF: the same bytes as the program makes.
    ///
    /// # Errors
    /// `plan-not-made`.
    pub fn plan(&self) -> Result<Vec<u8>, ApiError> {
        audit_documents::plan_pdf(&plan_of(&self.submission)).map_err(|error| not_made(&error))
    }

    /// The actions of its improvement plan as a workbook. What is overdue is so on the day on which the return was made.
    ///
    /// # Errors
    /// `plan-not-made`.
    pub fn plan_workbook(&self) -> Result<Vec<u8>, ApiError> {
        audit_workbooks::plan::make(&plan_of(&self.submission)).map_err(|error| not_made(&error))
    }

    /// The signed file itself, without the zip that it came in.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn submission(&self) -> &Submission {
        &self.submission
    }

    pub(crate) fn key(&self) -> &PublicKey {
        &self.key
    }

    pub(super) fn submitter(&self) -> Uuid {
        self.submission.content().submitter
    }
}

fn not_made(error: &dyn std::fmt::Display) -> ApiError {
    let sentence = format!("The improvement plan could not be made: {error}.");
    ApiError::new("plan-not-made", sentence, "This is a fault in the program. Report it with this message.")
}
