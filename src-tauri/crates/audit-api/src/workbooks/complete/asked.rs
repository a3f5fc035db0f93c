//! What a completed workbook becomes a return with, and what comes of it.

use audit_core::problem::Told as Problem;
use audit_core::tool::Tool;

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
