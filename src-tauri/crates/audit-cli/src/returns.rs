//! `show` and `plan`: what is made from one return whose signature fits.

use crate::FINE;
use crate::arguments::{Plan, is_input};
use crate::failure::Failure;
use crate::print::Page;
use audit_api::reading::{self, Made, Problem, SignedReturn};
use std::io::Read;
use std::path::Path;

/// The bytes of a file, or of standard input where it is named `-`.
pub fn bytes_of(file: &Path, input: &mut dyn Read) -> Result<Vec<u8>, Problem> {
    if is_input(file) { reading::read_stream(input) } else { reading::read_file(file) }
}

fn read(file: &Path, input: &mut dyn Read) -> Result<SignedReturn, Failure> {
    let bytes = bytes_of(file, input).map_err(|problem| Failure::file(file, vec![problem]))?;
    SignedReturn::read(&bytes).map_err(|problems| Failure::file(file, problems))
}

/// Prints the text of a return.
pub fn show(file: &Path, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    let signed = read(file, input)?;
    let facts = signed.facts();
    page.own("Unchanged since it was signed. Who signed it was not checked.\n");
    page.own(&format!("  {:<22}{}\n", "Signer", facts.signer));
    page.own(&format!("  {:<22}{}\n", "Digits of the key", facts.digits));
    page.own(&format!("  {:<22}{}\n\n", "Fingerprint", facts.fingerprint));
    page.text(&signed.text());
    Ok(FINE)
}

/// Saves the plan of a return: as a PDF, or as a workbook where the name ends so.
pub fn plan(asked: &Plan, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    let signed = read(&asked.file, input)?;
    let workbook = asked.output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let (made, bytes) =
        if workbook { (Made::PLAN_WORKBOOK, signed.plan_workbook()) } else { (Made::PLAN, signed.plan()) };
    let bytes = bytes.map_err(|error| Failure::api(&asked.file, error))?;
    let source = (!is_input(&asked.file)).then_some(asked.file.as_path());
    reading::save_as(made, &asked.output, &bytes, asked.force, source)
        .map_err(|error| Failure::api(&asked.output, error))?;
    page.line(&format!("Saved the improvement plan as {}", asked.output.display()));
    Ok(FINE)
}
