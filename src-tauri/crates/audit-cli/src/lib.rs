//! The command line safeguarding-returns: checks signed returns, shows them, makes their plans, and checks audit tools.
//!
//! No rule of the domain lives here: [`run`] reads the arguments, asks [`audit_api::reading`], and prints what it says.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod arguments;
mod complete;
mod differences;
mod failure;
mod files;
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
/// the control characters of other people's texts escaped; a file that is made goes to `out` as it is where it is named `-`. `input` is
/// read where a file is named `-`.
///
/// Gives the exit code: 0 fine, 1 refused or failed, 2 not understood, 3 unchanged but the signer not checked. That a reader
/// went away early (a broken pipe) is no fault and does not change the code.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    run_at(args, input, out, err, false)
}

/// As [`run`]; `terminal`: `out` is shown to a person as it comes, so that nothing but text may go there.
pub fn run_at(
    args: impl IntoIterator<Item = OsString>,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
    terminal: bool,
) -> u8 {
    let mut page = Page::new(out, &mut *err, terminal);
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

/// What is said when the program itself has a fault: never the words of its makers.
pub const FAULT: &str = "safeguarding-returns: fault: Something went wrong inside this program, and it stopped.\n  \
    The files that it was given are as they were. Tell whoever gave you the program which command it was.\n";

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
        Command::Complete(asked) => complete::complete(&asked, input, page),
        Command::ToolWorkbook(asked) => workbooks::tool_workbook(&asked, input, page),
        Command::ToolBuild(asked) => workbooks::tool_build(&asked, input, page),
        Command::ToolBlank(asked) => workbooks::blank(&asked, input, page),
        Command::ToolCheck(path) => tools::check(&path, input, page),
        Command::ToolDiff { old, new, json } => differences::diff(&old, &new, json, input, page),
        Command::ToolList { json } => tools::list(json, page),
    }
}
