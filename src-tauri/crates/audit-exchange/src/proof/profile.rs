//! The one profile of proofs that is accepted.

/// The only `type` of a proof.
pub const PROOF_TYPE: &str = "DataIntegrityProof";
/// The only cryptosuite.
pub const CRYPTOSUITE: &str = "eddsa-jcs-2022";
/// The only purpose of a proof.
pub const PURPOSE: &str = "assertionMethod";
