//! Texts in a spelling of their own: ids, digests, dates, languages, codes. A wrong one is quoted in the sentence.

use super::words::{quoted, text};
use super::{At, Notes, Object};
use crate::code::Code;
use crate::digest::Digest;
use crate::hex;
use audit_core::field::parse_date;
use audit_core::ids::BadId;
use audit_core::text::Language;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;
use uuid::Uuid;

/// How a text is spelt: how it is read, and the code and the end of the sentence about one that cannot be.
#[derive(Clone, Copy)]
pub(crate) struct Spelling<F> {
    code: Code,
    /// Goes on behind ““…” is not”.
    what: &'static str,
    read: F,
    /// Whether a wrong one is repeated in the sentence.
    quoted: bool,
}

impl<F> Spelling<F> {
    /// A spelling of its own; `what` goes on behind “is not”.
    pub const fn new(code: Code, what: &'static str, read: F) -> Self {
        Self { code, what, read, quoted: true }
    }

    /// One of which a wrong one is never repeated: a secret may have been put in its place.
    pub const fn of_a_key(code: Code, what: &'static str, read: F) -> Self {
        Self { code, what, read, quoted: false }
    }

    /// Reads a text, or notes what it is not.
    pub fn read<T>(&self, notes: &Notes, at: At<'_>, text: &str) -> Option<T>
    where
        F: Fn(&str) -> Option<T>,
    {
        self.read_named(notes, at, at.name(), text)
    }

    /// The same, where the sentence calls the place by this name.
    pub(super) fn read_named<T>(&self, notes: &Notes, at: At<'_>, name: &str, text: &str) -> Option<T>
    where
        F: Fn(&str) -> Option<T>,
    {
        let found = (self.read)(text);
        if found.is_none() {
            notes.note(self.code, at, self.sentence(name, text));
        }
        found
    }

    fn sentence(&self, name: &str, text: &str) -> String {
        match text {
            "" => format!("“{name}” is empty."),
            wrong if self.quoted => format!("“{name}”: {} is not {}.", quoted(wrong), self.what),
            _ => format!("“{name}” is not {}.", self.what),
        }
    }
}

type Known<T> = Spelling<fn(&str) -> Option<T>>;

/// `urn:uuid:` and a UUID in lower case, never the nil UUID: UUIDs are compared as text in other programs, so only one way to
/// write them is read.
pub(crate) const UUID: Known<Uuid> = Spelling::new(Code::BadId, "“urn:uuid:” and a UUID in lower case", uuid_of);
/// 64 hexadecimal digits.
pub(crate) const DIGEST: Known<Digest> = Spelling::new(Code::BadDigest, DIGITS, |text| text.parse().ok());
/// 64 hexadecimal digits, kept as text.
pub(crate) const DIGEST_TEXT: Known<String> =
    Spelling::new(Code::BadDigest, DIGITS, |text| hex::decode::<32>(text).map(|_| text.to_owned()));
const DIGITS: &str = "64 digits, 0 to 9 and a to f";
/// A day from 1900 to 2199.
pub(crate) const DATE: Known<Date> = Spelling::new(Code::BadDate, "a date like 2026-10-12", parse_date);
/// A moment in UTC to the second.
pub(crate) const MOMENT: Known<Timestamp> =
    Spelling::new(Code::BadTime, "a moment in UTC to the second, like 2026-03-31T16:05:00Z", moment);
/// The code of a language.
pub(crate) const LANGUAGE: Known<Language> =
    Spelling::new(Code::BadLanguage, "the code of a language, such as en or cy", Language::new);

/// An id of this kind.
pub(crate) fn an_id<T>(new: fn(&str) -> Result<T, BadId>) -> Spelling<impl Fn(&str) -> Option<T> + Copy> {
    Spelling::new(Code::BadId, "an id: use a to z, 0 to 9 and hyphens, at most 64", move |text: &str| new(text).ok())
}

/// The UUID in a text that is spelt as [`UUID`].
pub(crate) fn uuid_of(text: &str) -> Option<Uuid> {
    let uuid = Uuid::parse_str(text).ok()?;
    (!uuid.is_nil() && uuid.urn().to_string() == text).then_some(uuid)
}

fn moment(text: &str) -> Option<Timestamp> {
    let moment: Timestamp = text.parse().ok()?;
    (text.len() == 20 && moment.to_string() == text).then_some(moment)
}

impl Object<'_> {
    /// A text in a spelling of its own.
    pub fn spelt<T, F: Fn(&str) -> Option<T>>(&self, name: &'static str, spelling: Spelling<F>) -> Option<T> {
        self.as_spelt(self.need(name)?, self.at(name), &spelling)
    }

    /// The same for a member that may be left out. The outer option is about what is wrong.
    pub fn spelt_if_any<T, F: Fn(&str) -> Option<T>>(
        &self,
        name: &'static str,
        spelling: Spelling<F>,
    ) -> Option<Option<T>> {
        match self.get(name) {
            None => Some(None),
            Some(value) => self.as_spelt(value, self.at(name), &spelling).map(Some),
        }
    }

    /// A list of them; what could not be read is left out and was noted.
    pub fn all_spelt<T, F: Fn(&str) -> Option<T>>(
        &self,
        name: &'static str,
        most: usize,
        spelling: Spelling<F>,
    ) -> Vec<T> {
        self.entries(name, most, |value, at| match value.as_str() {
            Some(text) => spelling.read(self.notes(), at, text),
            None => {
                self.notes().note(spelling.code, at, format!("“{name}”: this is not {}.", spelling.what));
                None
            }
        })
    }

    fn as_spelt<T, F: Fn(&str) -> Option<T>>(&self, value: &Value, at: At<'_>, spelling: &Spelling<F>) -> Option<T> {
        spelling.read(self.notes(), at, text(self.notes(), at, value)?)
    }
}
