//! Returns: a submitter's answers as they were exported, signed in one file.
//!
//! [`sign`] makes the file, [`verify`] is the only way back. The members of each format are in a
//! module of their own ([`v1`]), which is frozen when the format is released; `README.md` of this
//! crate describes them for other programs.

mod moments;
mod types;
mod v1;

pub use types::{EvidenceFile, InvitationAnswered, Return};

use crate::code::Code;
use crate::digest::Digest;
use crate::envelope::{self, FileType, Refused};
use crate::keys::SigningKey;
use crate::problem::Problem;
use crate::proof::{self, Signer};
use crate::verified::Verified;
use audit_core::content::{ReturnContent, Submission};
use jiff::Timestamp;
use moments::to_the_second;

/// A return that was signed just now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The file, byte for byte.
    pub bytes: Vec<u8>,
    /// Its fingerprint.
    pub digest: Digest,
    /// The did:key that signed.
    pub did: String,
}

/// Signs a return. `created` is the moment of signing; moments are written to the second, rounded down.
/// The same content, key and moment always give the same bytes.
///
/// The file is read back and compared before it is given out.
///
/// # Errors
///
/// All that [`verify`] would refuse, or `cannot-sign` where the file would not say the same. Both
/// are faults of the program: the check before export finds what a person can mend.
pub fn sign(content: &ReturnContent, key: &SigningKey, created: Timestamp) -> Result<Signed, Vec<Problem>> {
    let unsigned = v1::write(content, None);
    let signed = proof::sign(v1::value_of(&unsigned), key, &to_the_second(created).to_string())
        .map_err(|problem| vec![problem])?;
    let bytes = v1::file_of(&v1::write(content, signed.get("proof")));
    let read = verify(&bytes).map_err(|refused| refused.problems)?;
    let same = read.document() == &signed && *read.value().content() == as_written(content);
    if !same {
        return Err(vec![not_the_same()]);
    }
    Ok(Signed { bytes, digest: read.digest(), did: key.public().did() })
}

/// Reads a return and checks everything that can be checked without anything else at hand: the
/// form of the file, the signature, every member, and that the parts fit each other.
///
/// # Errors
///
/// What [`envelope::open`] refuses; `wrong-type` for another kind of file; else every problem of
/// the members at once; else every contradiction between them at once. `README.md` of this crate
/// lists the codes.
pub fn verify(bytes: &[u8]) -> Result<Verified<Return>, Refused> {
    let opened = envelope::open(bytes)?.expect(FileType::Return)?;
    // 1 is the only format there is; the envelope refuses newer ones.
    let audit_return = v1::read(&opened).map_err(|problems| Refused { problems })?;
    Ok(Verified::new(opened, audit_return))
}

/// Who signed a file of any type, if its signature fits. What else the file says is not looked at.
///
/// # Errors
///
/// What [`envelope::open`] refuses.
pub fn read_signer(bytes: &[u8]) -> Result<Signer, Refused> {
    envelope::open(bytes).map(|opened| opened.signer().clone())
}

impl Verified<Return> {
    /// The return as the rules of the audit know it.
    pub fn submission(&self) -> Submission {
        Submission::new(self.value().content().clone(), self.signer().key.did(), self.digest().to_string())
    }
}

fn as_written(content: &ReturnContent) -> ReturnContent {
    ReturnContent { created: to_the_second(content.created), ..content.clone() }
}

fn not_the_same() -> Problem {
    Problem::new(
        Code::CannotSign,
        "",
        "The return would not say the same when it is read again.",
        "This is a fault in the program. Your answers are safe. Report it with this message.",
    )
}
