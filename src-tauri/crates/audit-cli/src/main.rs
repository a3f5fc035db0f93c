//! The program safeguarding-returns: hands its arguments and streams to the library.

use std::io::{self, Write as _};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let code = audit_cli::run(std::env::args_os().skip(1), &mut io::stdin().lock(), &mut out, &mut io::stderr().lock());
    // `run` has flushed; nothing that fails here could change the answer any more.
    let _ = out.flush();
    ExitCode::from(code)
}
