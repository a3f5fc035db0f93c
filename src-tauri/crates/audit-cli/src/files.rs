//! Files that a command is given and makes: `-` is standard input or standard output.

use crate::arguments::is_stream;
use crate::failure::Failure;
use crate::print::Page;
use audit_api::reading::{self, Made, Problem, Wanted};
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The bytes of a file, or of standard input where it is named `-`.
pub fn bytes_of(file: &Path, wanted: Wanted, input: &mut dyn Read) -> Result<Vec<u8>, Problem> {
    match is_stream(file) {
        true => reading::read_stream(input),
        false => reading::read_file(file).map_err(|problem| reading::explained(file, wanted, problem)),
    }
}

/// The file that something is made from, which is never written over; none: standard input.
pub fn source_of(file: &Path) -> Option<&Path> {
    (!is_stream(file)).then_some(file)
}

/// Saves a file, or writes it to standard output where it is named `-`; then what is said goes to standard error. Says where it was
/// saved.
pub fn save(
    page: &mut Page<'_>,
    (made, called): (Made, &str),
    path: &Path,
    bytes: &[u8],
    force: bool,
    source: Option<&Path>,
) -> Result<(), Failure> {
    if is_stream(path) {
        return match send(page, made, bytes) {
            // That a reader wants no more is no fault.
            Err(Unsent::Gone) | Ok(()) => Ok(()),
            Err(Unsent::Failed(failure)) => Err(failure),
        };
    }
    reading::save_as(made, path, bytes, force, source)
        .map_err(|error| Failure::api(path, error).leaving("Nothing was written."))?;
    page.line(&format!("Saved the {called} as {}", path.display()));
    Ok(())
}

/// Why a file did not get to standard output whole.
pub enum Unsent {
    /// Nobody reads it any more.
    Gone,
    /// Something else.
    Failed(Failure),
}

/// A file that is no text is not shown to a person.
pub fn refuse_terminal(page: &Page<'_>, made: Made) -> Result<(), Failure> {
    if made.text || !page.is_terminal() {
        return Ok(());
    }
    let sentence = format!("The {} is not text, and would be shown here as signs without meaning.", made.what);
    let hint = format!("Send it on (-o - > {0}, or into another program), or name a file: -o {0}.", made.example);
    Err(Failure::usage("output-is-terminal", sentence, hint))
}

/// Writes a file to standard output.
pub fn send(page: &mut Page<'_>, made: Made, bytes: &[u8]) -> Result<(), Unsent> {
    refuse_terminal(page, made).map_err(Unsent::Failed)?;
    page.set_aside();
    page.file(bytes).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Unsent::Gone,
        _ => Unsent::Failed(Failure::output(&error)),
    })
}

/// Says what could not be drawn in a plan. It stops nothing.
pub fn tell_undrawn(page: &mut Page<'_>, file: &Path, undrawn: &[String]) {
    if undrawn.is_empty() {
        return;
    }
    let about = file.display();
    page.warn(&format!(
        "{about}: not-drawn: No typeface of this program has some characters of this audit. In the plan each stands as a box."
    ));
    for place in undrawn {
        page.warn(&format!("  {place}"));
    }
    page.warn("  The return holds them as they were typed, and text copied from the plan holds them too.");
}
