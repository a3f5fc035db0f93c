//! The program safeguarding-returns: hands its arguments and streams to the library.

use std::io::{self, IsTerminal as _, Write as _};
use std::panic;
use std::process::ExitCode;

fn main() -> ExitCode {
    // A fault of a library that is caught (a hostile workbook) is told by the command, in its own words. Who looks for the fault sets
    // RUST_BACKTRACE.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        panic::set_hook(Box::new(|_| {}));
    }
    let code = panic::catch_unwind(|| {
        let terminal = io::stdout().is_terminal();
        let mut out = io::BufWriter::new(io::stdout().lock());
        let args = std::env::args_os().skip(1);
        let code = audit_cli::run_at(args, &mut io::stdin().lock(), &mut out, &mut io::stderr().lock(), terminal);
        // `run_at` has flushed; nothing that fails here could change the answer any more.
        let _ = out.flush();
        code
    });
    ExitCode::from(code.unwrap_or_else(|_| {
        let _ = io::stderr().write_all(audit_cli::FAULT.as_bytes());
        1
    }))
}
