//! From the bytes of a stranger to a verified document.

use super::form::CONTEXT;
use crate::code::Code;
use crate::digest::Digest;
use crate::door::AnyFile;
use crate::file_type::FileType;
use crate::json;
use crate::members::uuid_of;
use crate::problem::Problem;
use crate::proof::{self, Signer};
use audit_core::problem::{Told, told};
use serde_json::{Map, Value};
use std::fmt;
use uuid::Uuid;

const RIGHT_FILE: &str = "Check that you chose the right file.";
const EXPORT_AGAIN: &str = "Ask the sender to export the file again with Safeguarding Audit.";

/// A file that was read strictly and whose signature fits. Only [`open`] makes one, so what is
/// shown is the very value that was verified.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    document: Value,
    file_type: FileType,
    format: u64,
    id: Uuid,
    signer: Signer,
    digest: Digest,
}

impl Opened {
    /// The whole document, its proof included.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// What the file is.
    pub fn file_type(&self) -> FileType {
        self.file_type
    }

    /// The version of its format, from 1 to [`FileType::newest_format`].
    pub fn format(&self) -> u64 {
        self.format
    }

    /// The file's own UUID.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The key that signed. Whether it is the right person's key is for the caller to find out.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }

    /// The fingerprint of the signed file.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The same file, if it is a `wanted`.
    ///
    /// # Errors
    ///
    /// `wrong-type` if it is another type of file.
    pub fn expect(self, wanted: FileType) -> Result<Self, Refused> {
        if self.file_type == wanted {
            return Ok(self);
        }
        let [is, wanted] =
            [self.file_type, wanted].map(|file_type| AnyFile::of(file_type).called().unwrap_or_default());
        let sentence = format!("This is {is}. Choose {wanted}.");
        Err(Refused::of(Problem::new(Code::WrongType, "/type", sentence, RIGHT_FILE)))
    }
}

/// A file that was not accepted, with everything that is wrong with it; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The problems, in the order in which they were found.
    pub problems: Vec<Problem>,
}

impl Refused {
    /// The problems among those of other kinds.
    pub fn told(self) -> Vec<Told> {
        told(self.problems)
    }

    /// Refused for one problem.
    pub fn of(problem: Problem) -> Self {
        Self { problems: vec![problem] }
    }
}

impl fmt::Display for Refused {
    /// One problem on each line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.problems.iter().enumerate() {
            let line_break = if i == 0 { "" } else { "\n" };
            write!(f, "{line_break}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refused {}

/// Reads a file strictly, finds out what it is, and verifies its signature.
///
/// # Errors
///
/// What [`json::parse`] refuses; else `not-an-object`, `unknown-type`, `format-missing` or
/// `newer-format` alone, because nothing more can be said of such a file; else all of
/// `context-wrong`, `id-missing` and what [`proof::verify`] refuses together.
pub fn open(bytes: &[u8]) -> Result<Opened, Refused> {
    let document = json::parse(bytes).map_err(|problems| Refused { problems })?;
    let members = document.as_object().ok_or_else(|| Refused::of(proof::not_an_object()))?;
    let file_type = file_type_of(members).map_err(Refused::of)?;
    let format = format_of(members, file_type).map_err(Refused::of)?;
    let mut problems = Vec::new();
    let id = id_of(members).unwrap_or_else(|problem| {
        problems.push(problem);
        Uuid::nil()
    });
    let signer = match proof::verify(&document) {
        Ok(signer) => Some(signer),
        Err(found) => {
            problems.extend(found);
            None
        }
    };
    problems.extend(context_problem(members));
    match signer {
        Some(signer) if problems.is_empty() => {
            let digest = Digest::of_document(&document);
            Ok(Opened { document, file_type, format, id, signer, digest })
        }
        _ => Err(Refused { problems }),
    }
}

fn file_type_of(members: &Map<String, Value>) -> Result<FileType, Problem> {
    let text = members.get("type").and_then(Value::as_str);
    text.and_then(FileType::from_text).ok_or_else(|| {
        Problem::new(
            Code::UnknownType,
            "/type",
            "This file does not say that it is one of the files of this program.",
            "Check that you chose the right file. If the sender uses a newer Safeguarding Audit, get the newer version.",
        )
    })
}

fn format_of(members: &Map<String, Value>, file_type: FileType) -> Result<u64, Problem> {
    let format = members.get("format").and_then(Value::as_u64).filter(|format| *format > 0);
    let Some(format) = format else {
        return Err(Problem::new(
            Code::FormatMissing,
            "/format",
            "This file does not say which version of its format it has.",
            EXPORT_AGAIN,
        ));
    };
    if format > file_type.newest_format() {
        return Err(newer(file_type, format));
    }
    Ok(format)
}

fn newer(file_type: FileType, format: u64) -> Problem {
    let known = match file_type.newest_format() {
        0 => "This version of the program does not read such files yet.".to_owned(),
        known => format!("This version of the program reads formats up to {known}."),
    };
    Problem::new(
        Code::NewerFormat,
        "/format",
        format!("This file comes from a newer Safeguarding Audit ({file_type}, format {format}). {known}"),
        "Nothing is wrong with the file. Get the newest version of Safeguarding Audit and open the file with it.",
    )
}

/// The file's own UUID.
fn id_of(members: &Map<String, Value>) -> Result<Uuid, Problem> {
    let text = members.get("id").and_then(Value::as_str);
    text.and_then(uuid_of).ok_or_else(|| {
        Problem::new(
            Code::IdMissing,
            "/id",
            "This file has no ID (“id”, as urn:uuid: and a UUID in lower case).",
            EXPORT_AGAIN,
        )
    })
}

fn context_problem(members: &Map<String, Value>) -> Option<Problem> {
    let context = members.get("@context")?.as_array()?;
    let same = context.len() == CONTEXT.len() && context.iter().zip(CONTEXT).all(|(a, b)| a == b);
    // A list that is missing or no list at all is the proof's problem, named there.
    (!same && !context.is_empty() && context.iter().all(Value::is_string)).then(|| {
        Problem::new(
            Code::ContextWrong,
            "/@context",
            "This file names a vocabulary (“@context”) that this program does not know.",
            EXPORT_AGAIN,
        )
    })
}
