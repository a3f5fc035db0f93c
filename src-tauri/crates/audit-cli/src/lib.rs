//! The command line safeguarding-returns: checks signed returns, shows them, makes their plans, and checks audit tools.
//!
//! No rule of the domain lives here: [`run`] reads the arguments, asks [`audit_api::reading`], and prints what it says.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod arguments;
mod differences;
mod failure;
mod help;
mod print;
mod returns;
mod tools;
mod verify;
mod workbooks;

use arguments::Command;
use failure::Failure;
use print::Page;
use std::ffi::OsString;
use std::io::{Read, Write};

/// Nothing is wrong.
const FINE: u8 = 0;
/// A file was refused, or what was asked for could not be done.
const REFUSED: u8 = 1;
/// The command was not understood; no file was judged.
const USAGE: u8 = 2;
/// Unchanged since it was signed, but the signer was not checked.
const UNCHECKED: u8 = 3;

/// Runs one command. `args` are without the program's own name. Results go to `out`, errors to `err`, both as UTF-8 with
/// the control characters of other people's texts escaped; `input` is read where a file is named `-`.
///
/// Gives the exit code: 0 fine, 1 refused or failed, 2 not understood, 3 unchanged but the signer not checked. That a reader
/// went away early (a broken pipe) is no fault and does not change the code.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let mut page = Page::new(out);
    let done = arguments::parse(args).and_then(|command| obey(command, input, &mut page));
    let done = page.close().and(done);
    match done {
        Ok(code) => code,
        Err(failure) => {
            // Where even this cannot be said, the code still says it.
            let _ = err.write_all(failure.to_string().as_bytes()).and_then(|()| err.flush());
            failure.exit
        }
    }
}

fn obey(command: Command, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    match command {
        Command::Help(topic) => {
            page.own(help::page(topic));
            Ok(FINE)
        }
        Command::Version => {
            page.own(concat!("safeguarding-returns ", env!("CARGO_PKG_VERSION"), "\n"));
            Ok(FINE)
        }
        Command::Verify(asked) => verify::verify(&asked, input, page),
        Command::Show(file) => returns::show(&file, input, page),
        Command::Plan(asked) => returns::plan(&asked, input, page),
        Command::Complete(asked) => workbooks::complete(&asked, input, page),
        Command::ToolWorkbook(asked) => workbooks::tool_workbook(&asked, page),
        Command::ToolBuild(asked) => workbooks::tool_build(&asked, page),
        Command::ToolBlank(asked) => workbooks::blank(&asked, page),
        Command::ToolCheck(path) => tools::check(&path, page),
        Command::ToolDiff { old, new, json } => differences::diff(&old, &new, json, page),
        Command::ToolList { json } => tools::list(json, page),
    }
}
