//! `tool blank`, `tool workbook` and `tool build`: audits and their tools as workbooks.

use crate::FINE;
use crate::arguments::{Blank, Convert, is_stream};
use crate::failure::Failure;
use crate::files::{save, source_of};
use crate::print::Page;
use crate::tools::tool_at;
use audit_api::reading::{self, Made, Wanted};
use audit_api::workbooks;
use audit_api::{KeyFiles, System, World};
use std::io::Read;
use std::path::Path;

/// A world without keys: none are needed here.
pub fn world() -> System<KeyFiles> {
    System::new(KeyFiles::new(Path::new("")))
}

/// The bytes of a workbook, or of standard input where it is named `-`.
pub fn workbook_of(file: &Path, input: &mut dyn Read) -> Result<Vec<u8>, Failure> {
    let read = match is_stream(file) {
        true => workbooks::read_stream(input),
        false => workbooks::read_file(file).map_err(|found| reading::explained(file, Wanted::WORKBOOK, found)),
    };
    read.map_err(|found| Failure::file(file, vec![found]))
}

/// Makes a blank workbook; without a type the refusal lists the types.
pub fn blank(asked: &Blank, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    let tool = tool_at(&asked.tool, input)?;
    let world = world();
    let bytes = workbooks::blank(&tool, &asked.service_type, world.now(), world.today())
        .map_err(|error| Failure::given(&asked.tool, vec![error.into()]))?;
    save(page, (Made::WORKBOOK, "workbook"), &asked.output, &bytes, asked.force, None)?;
    if !is_stream(&asked.output) {
        page.own("Fill it in with Excel or LibreOffice. Then send it as it is, or make the signed\nreturn with “safeguarding-returns complete”.\n");
    }
    Ok(FINE)
}

/// Makes the workbook of an audit tool.
pub fn tool_workbook(asked: &Convert, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    let tool = tool_at(&asked.source, input)?;
    let bytes = workbooks::workbook_of(&tool, world().today()).map_err(|all| Failure::file(&asked.source, all))?;
    save(page, (Made::WORKBOOK, "workbook"), &asked.output, &bytes, asked.force, source_of(&asked.source))?;
    Ok(FINE)
}

/// Builds the audit tool of a workbook.
pub fn tool_build(asked: &Convert, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    let workbook = workbook_of(&asked.source, input)?;
    let document = workbooks::build(&workbook).map_err(|all| Failure::file(&asked.source, all))?;
    save(page, (Made::TOOL, "audit tool"), &asked.output, &document, asked.force, source_of(&asked.source))?;
    Ok(FINE)
}
