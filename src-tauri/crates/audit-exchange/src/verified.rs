//! What was read from a file whose signature fits.

use crate::digest::Digest;
use crate::envelope::Opened;
use crate::proof::Signer;
use serde_json::Value;
use uuid::Uuid;

/// A value together with the signed file that it was read from. It cannot be made without an
/// [`Opened`], and only [`crate::envelope::open`] makes those: whoever holds one holds what was signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified<T> {
    value: T,
    opened: Opened,
}

impl<T> Verified<T> {
    /// `value` must be read from `opened` and nothing else.
    pub(crate) fn new(opened: Opened, value: T) -> Self {
        Self { value, opened }
    }

    /// What the file says.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The key that signed, and when it says it did. Whose key it is, a signature cannot tell.
    pub fn signer(&self) -> &Signer {
        self.opened.signer()
    }

    /// The fingerprint of the whole signed document.
    pub fn digest(&self) -> Digest {
        self.opened.digest()
    }

    /// The file's own UUID.
    pub fn id(&self) -> Uuid {
        self.opened.id()
    }

    /// The whole document, with its `extensions` and its proof.
    pub fn document(&self) -> &Value {
        self.opened.document()
    }
}
