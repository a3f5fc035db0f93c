//! Runs `cargo test` and counts: a run in which nothing was tested is a failure, and binaries without tests are not
//! worth a line.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::step::{Outcome, in_text};

/// Runs the tests, showing what they print.
pub fn run(command: &mut Command) -> Outcome {
    let text = in_text(command);
    println!("   $ {text}");
    let start = |e| format!("`{text}` could not be started: {e}.");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(start)?;
    let mut count = Count::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            count.line(&String::from_utf8_lossy(&line)).iter().for_each(|shown| println!("{shown}"));
        }
    }
    let status = child.wait().map_err(start)?;
    println!("   {} passed, {} ignored", count.passed, count.ignored);
    match (status.success(), count.passed) {
        (false, _) => Err(format!("`{text}` ended with {status}. What went wrong stands above.")),
        (true, 0) => Err(format!("`{text}` tested nothing. A check that checks nothing is a fault.")),
        (true, _) => Ok(()),
    }
}

/// Adds up the results and leaves out the lines of binaries without tests.
#[derive(Default)]
struct Count {
    passed: u32,
    ignored: u32,
    is_empty: bool,
}

impl Count {
    /// What to show for one line of output.
    fn line(&mut self, line: &str) -> Option<String> {
        if line == "running 0 tests" {
            self.is_empty = true;
            return None;
        }
        let is_result = line.starts_with("test result:");
        if is_result {
            self.passed += number_before(line, " passed");
            self.ignored += number_before(line, " ignored");
        }
        let hidden = self.is_empty && (is_result || line.is_empty());
        if is_result {
            self.is_empty = false;
        }
        (!hidden).then(|| line.to_string())
    }
}

fn number_before(line: &str, word: &str) -> u32 {
    let before = line.split_once(word).map_or("", |(before, _)| before);
    before.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_results_and_hides_empty_binaries() {
        let output = "running 0 tests\n\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
                      running 2 tests\ntest a ... ok\n\ntest result: ok. 12 passed; 0 failed; 3 ignored; 0 measured";
        let mut count = Count::default();
        let shown: Vec<String> = output.lines().filter_map(|l| count.line(l)).collect();
        assert_eq!((count.passed, count.ignored), (12, 3));
        assert_eq!(shown.len(), 4, "{shown:?}");
        assert_eq!(shown[0], "running 2 tests");
    }
}
