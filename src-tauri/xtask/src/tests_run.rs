//! Runs tests and counts: a run in which nothing was tested is a failure, and binaries without tests are not worth a
//! line. What every run of one command counted is added up for its last line.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use crate::step::{Outcome, in_text};

static ALL: Mutex<Tally> = Mutex::new(Tally { passed: 0, failed: 0, skipped: 0 });

/// How many tests there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// `12 passed, 0 failed`, and what was skipped where something was.
    fn line(self) -> String {
        let skipped = if self.skipped > 0 { format!(", {} skipped", self.skipped) } else { String::new() };
        format!("{} passed, {} failed{skipped}", self.passed, self.failed)
    }
}

/// Runs `cargo test`, showing what it prints.
pub fn run(command: &mut Command) -> Outcome {
    count(command, Count::default())
}

/// Runs vitest, showing what it prints.
pub fn run_vitest(command: &mut Command) -> Outcome {
    count(command, Count { is_vitest: true, ..Count::default() })
}

/// One plain line of everything that was counted, alone, for people and for programs that read the end.
pub fn print_total() {
    let all = ALL.lock().map(|all| *all).unwrap_or_default();
    println!("\n{}", all.line());
}

fn count(command: &mut Command, mut count: Count) -> Outcome {
    let text = in_text(command);
    println!("   $ {text}");
    let start = |e| format!("`{text}` could not be started: {e}.");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(start)?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            count.line(&String::from_utf8_lossy(&line)).iter().for_each(|shown| println!("{shown}"));
        }
    }
    let status = child.wait().map_err(start)?;
    let tally = count.tally;
    println!("   {}", tally.line());
    if let Ok(mut all) = ALL.lock() {
        all.add(tally);
    }
    match (status.success(), tally.passed) {
        (false, _) => Err(format!("`{text}` ended with {status}. What went wrong stands above.")),
        (true, 0) => Err(format!("`{text}` tested nothing. A check that checks nothing is a fault.")),
        (true, _) => Ok(()),
    }
}

/// Adds up the results and leaves out the lines of binaries without tests.
#[derive(Default)]
struct Count {
    tally: Tally,
    is_vitest: bool,
    is_empty: bool,
}

impl Count {
    /// What to show for one line of output.
    fn line(&mut self, line: &str) -> Option<String> {
        if line == "running 0 tests" {
            self.is_empty = true;
            return None;
        }
        let is_result =
            if self.is_vitest { line.trim_start().starts_with("Tests ") } else { line.starts_with("test result:") };
        if is_result {
            self.tally.add(Tally {
                passed: number_before(line, " passed"),
                failed: number_before(line, " failed"),
                skipped: number_before(line, " ignored") + number_before(line, " skipped"),
            });
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
                      running 2 tests\ntest a ... ok\n\ntest result: FAILED. 12 passed; 1 failed; 3 ignored; 0 measured";
        let mut count = Count::default();
        let shown: Vec<String> = output.lines().filter_map(|l| count.line(l)).collect();
        assert_eq!(count.tally, Tally { passed: 12, failed: 1, skipped: 3 });
        assert_eq!(shown.len(), 4, "{shown:?}");
        assert_eq!(shown[0], "running 2 tests");
    }

    #[test]
    fn counts_what_vitest_says() {
        let output = " Test Files  1 failed | 21 passed (22)\n      Tests  2 failed | 386 passed | 1 skipped (389)\n";
        let mut count = Count { is_vitest: true, ..Count::default() };
        output.lines().for_each(|line| drop(count.line(line)));
        assert_eq!(count.tally, Tally { passed: 386, failed: 2, skipped: 1 });
    }

    #[test]
    fn the_last_line_is_plain() {
        assert_eq!(Tally { passed: 700, failed: 0, skipped: 0 }.line(), "700 passed, 0 failed");
        assert_eq!(Tally { passed: 1, failed: 2, skipped: 3 }.line(), "1 passed, 2 failed, 3 skipped");
    }
}
