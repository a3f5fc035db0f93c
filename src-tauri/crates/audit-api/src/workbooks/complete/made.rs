//! Returns that were made before and lie where a new one is saved: no number is given to two that differ.

use crate::reading::SignedReturn;
use crate::words;
use audit_core::Uuid;
use audit_core::content::ReturnContent;
use audit_core::problem::Told as Problem;
use audit_exchange::{PublicKey, SigningKey, returns};
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// A return that lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lying {
    /// Where.
    pub path: PathBuf,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The largest file that is looked at as a return.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// How many files of a folder are looked at.
const MOST_FILES: usize = 2_000;

/// The files in the folders of these paths that may be returns by their names, but for `except`.
pub fn lying_beside(paths: &[&Path], except: &Path) -> Vec<Lying> {
    let mut found: Vec<Lying> = Vec::new();
    for path in paths {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten().take(MOST_FILES) {
            let (name, path) = (entry.file_name().to_string_lossy().to_lowercase(), entry.path());
            let is_return = name.ends_with(".json") || name.ends_with(".zip");
            let is_small = entry.metadata().is_ok_and(|about| about.is_file() && about.len() <= MOST_BYTES);
            let is_known = found.iter().any(|one| one.path == path);
            if is_return
                && is_small
                && !is_known
                && path != except
                && let Ok(bytes) = std::fs::read(&path)
            {
                found.push(Lying { path, bytes });
            }
        }
    }
    found
}

/// The return of this number that was made before from the same answers, if there is one: making it again makes no other.
///
/// # Errors
/// `revision-made` where one of this number says something else.
pub(super) fn made_before(
    lying: &[Lying],
    content: &ReturnContent,
    key: &PublicKey,
) -> Result<Option<SignedReturn>, Vec<Problem>> {
    let mut same = None;
    for one in lying {
        let Ok(signed) = SignedReturn::read(&one.bytes) else { continue };
        let other = signed.submission().content();
        let number = |content: &ReturnContent| {
            (content.submitter, content.tool.id.clone(), content.tool.edition.clone(), content.revision)
        };
        if number(other) != number(content) {
            continue;
        }
        if signed.key() != key {
            return Err(vec![taken(&one.path, other, "is signed with another key")]);
        }
        if !says_the_same(other, content) {
            return Err(vec![taken(&one.path, other, "says something else")]);
        }
        same = Some(signed);
    }
    Ok(same)
}

/// The id of a return that this key signed, and when it was made: of one that a command made before it failed at something else. None:
/// it is no such return.
pub(super) fn id_of(bytes: &[u8], key: &SigningKey) -> Option<(Uuid, Timestamp)> {
    let verified = returns::verify(bytes).ok().filter(|verified| verified.signer().key == key.public())?;
    let content = verified.submission().content().clone();
    Some((content.id, content.created))
}

/// But for when it was made, by which program, and as which file.
fn says_the_same(one: &ReturnContent, other: &ReturnContent) -> bool {
    let ReturnContent { id, created, program, .. } = other.clone();
    ReturnContent { id, created, program, ..one.clone() } == *other
}

/// What is said where the same return was made before.
pub(super) fn again(before: &SignedReturn) -> Problem {
    let made_on = words::day_of(&words::stamp(before.submission().content().created));
    let sentence =
        format!("This return was made before, on {made_on}. Nothing has changed since, so it is the same one.");
    Problem::new("made-before", "", sentence, "")
}

fn taken(path: &Path, made: &ReturnContent, differs: &str) -> Problem {
    let made_on = words::day_of(&words::stamp(made.created));
    let sentence = format!("Revision {} of this return was made on {made_on} and {differs}.", made.revision);
    let hint = "Give that file with --replaces to make the next revision, or move it elsewhere if nobody has it.";
    Problem::new("revision-made", path.display().to_string(), sentence, hint)
}
