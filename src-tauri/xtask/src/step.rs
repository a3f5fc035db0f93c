//! One step of a chore: its heading, the program that it starts, and how long it took.

use std::io::IsTerminal;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A chore's result; the error is a sentence for the person at the terminal.
pub type Outcome = Result<(), String>;

/// Does one named step and says how long it took.
pub fn step(name: &str, work: impl FnOnce() -> Outcome) -> Result<Duration, String> {
    println!("\n{}", bold(&format!("── {name}")));
    let begun = Instant::now();
    let outcome = work();
    let taken = begun.elapsed();
    match outcome {
        Ok(()) => {
            println!("   {name}: done in {}", in_words(taken));
            Ok(taken)
        }
        Err(message) => Err(format!("{name} failed after {}.\n{message}", in_words(taken))),
    }
}

/// What has to be said again at the end, where a person looks.
static REMEMBERED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Says something now and again at the end: what was not checked must not pass for checked.
pub fn remember(what: String) {
    println!("   {what}");
    REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner).push(what);
}

/// What was to be said again, once.
pub fn remembered() -> Vec<String> {
    std::mem::take(&mut *REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A command that will run in a folder, without anything to read from the terminal.
pub fn command(program: &str, arguments: &[&str], folder: &Path) -> Command {
    // On Windows npm is a script, which only the shell finds.
    let mut command = if cfg!(windows) && program == "npm" {
        let mut shell = Command::new("cmd");
        shell.args(["/C", "npm"]);
        shell
    } else {
        Command::new(program)
    };
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command
}

/// Runs a command to its end, showing what it prints.
pub fn run(command: &mut Command) -> Outcome {
    let text = in_text(command);
    println!("   $ {text}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{text}` ended with {status}. What went wrong stands above.")),
        Err(e) => Err(format!("`{text}` could not be started: {e}.")),
    }
}

/// What a command prints, when it can be started and succeeds.
pub fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments, Path::new(".")).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// The command as a person would type it.
pub fn in_text(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|w| w.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// The cargo that started us, so that the toolchain stays the same.
pub fn cargo(arguments: &[&str], root: &Path) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    command(&cargo, arguments, root)
}

/// A duration as a person says it: `0.4 s`, `12 s`, `3 min 5 s`.
pub fn in_words(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        s @ 10..60 => format!("{s} s"),
        s => format!("{} min {} s", s / 60, s % 60),
    }
}

fn bold(text: &str) -> String {
    if std::io::stdout().is_terminal() { format!("\x1b[1m{text}\x1b[0m") } else { text.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_said_as_people_say_them() {
        assert_eq!(in_words(Duration::from_millis(420)), "0.4 s");
        assert_eq!(in_words(Duration::from_secs(12)), "12 s");
        assert_eq!(in_words(Duration::from_secs(185)), "3 min 5 s");
    }

    #[test]
    fn a_failing_command_is_named() {
        let error = run(&mut command("cargo", &["no-such-subcommand"], Path::new("."))).unwrap_err();
        assert!(error.contains("no-such-subcommand"), "{error}");
        let error = run(&mut command("no-such-program-anywhere", &[], Path::new("."))).unwrap_err();
        assert!(error.contains("could not be started"), "{error}");
    }
}
