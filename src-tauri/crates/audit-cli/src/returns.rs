//! `show` and `plan`: what is made from one return whose signature fits.

use crate::FINE;
use crate::arguments::Plan;
use crate::failure::Failure;
use crate::files::{bytes_of, save, source_of, tell_undrawn};
use crate::print::Page;
use audit_api::reading::{Made, SignedReturn, Wanted};
use std::io::Read;
use std::path::Path;

fn read(file: &Path, input: &mut dyn Read) -> Result<SignedReturn, Failure> {
    let bytes = bytes_of(file, Wanted::RETURN, input).map_err(|problem| Failure::file(file, vec![problem]))?;
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
    let called = (made, "improvement plan");
    save(page, called, &asked.output, &bytes, asked.force, source_of(&asked.file))?;
    if !workbook {
        tell_undrawn(page, &asked.file, &signed.undrawn());
    }
    Ok(FINE)
}
