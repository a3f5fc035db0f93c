//! A return as its file tells it.

use crate::digest::Digest;
use audit_core::content::ReturnContent;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A return as its file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    pub(super) content: ReturnContent,
    pub(super) invitation: Option<InvitationAnswered>,
    pub(super) files: BTreeMap<Uuid, EvidenceFile>,
}

impl Return {
    /// Answers, evidence, actions, declarations and counts.
    pub fn content(&self) -> &ReturnContent {
        &self.content
    }

    /// The invitation that it answers, when it names one. The binding is checked by whoever has the
    /// code (see [`crate::binding`]).
    pub fn invitation(&self) -> Option<&InvitationAnswered> {
        self.invitation.as_ref()
    }

    /// What is known of the files behind pieces of evidence, by the evidence's id. The files
    /// themselves never travel in a return.
    pub fn files(&self) -> &BTreeMap<Uuid, EvidenceFile> {
        &self.files
    }
}

/// The invitation that a return answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationAnswered {
    /// The invitation's UUID.
    pub id: Uuid,
    /// The binding: 64 lower-case hexadecimal digits.
    pub binding: String,
}

/// What is known of a file behind a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceFile {
    /// Its media type, such as `application/pdf`.
    pub media_type: String,
    /// Its length in bytes.
    pub size: u64,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
}
