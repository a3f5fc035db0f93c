//! The real program: its exit codes, its streams, and a reader that goes away.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/returns/valid-small.return.json");

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_safeguarding-returns"))
}

#[test]
fn it_answers_with_its_exit_code() {
    let output = program().args(["verify", SAMPLE]).output().unwrap();
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(3));
    assert!(printed.contains("Who signed it was not checked."), "{printed}");
    assert!(output.stderr.is_empty());

    let output = program().args(["verify", "no-such-file.json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let output = program().arg("verfy").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty());
}

#[test]
fn it_reads_standard_input() {
    let mut child = program().args(["show", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&std::fs::read(SAMPLE).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("Zofia Łącka, Practice manager"));
}

/// Far more is printed than a pipe holds, and one line is read.
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let mut command = program();
    command.arg("verify").args(std::iter::repeat_n(SAMPLE, 400));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    reader.read_line(&mut line).unwrap();
    drop(reader);
    let output = child.wait_with_output().unwrap();
    assert!(line.ends_with("signer-not-checked\n"), "{line}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(3), "and the answer is the same");
}

/// The libraries that read and draw print nothing of their own: not a line about a script that they cannot break, not a fault of a
/// workbook that they stumble over.
#[test]
fn no_line_of_a_developer_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/examples/northgate-surgery/workbook.xlsx");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let whole = std::fs::read(examples).unwrap();
    for (at, length) in [whole.len() / 3, whole.len() / 2, whole.len() - 40].into_iter().enumerate() {
        std::fs::write(path(&format!("{at}.xlsx")), &whole[..length]).unwrap();
    }
    for args in [
        vec!["complete".to_owned(), examples.to_owned(), "--new-key".to_owned(), path("k"), "-o".to_owned(), path("r")],
        vec!["plan".to_owned(), path("r"), "-o".to_owned(), path("p")],
        vec!["verify".to_owned(), path("0.xlsx"), path("1.xlsx"), path("2.xlsx"), examples.to_owned()],
        vec!["tool".to_owned(), "build".to_owned(), path("2.xlsx"), "-o".to_owned(), path("t")],
    ] {
        let output = program().args(&args).env_remove("RUST_BACKTRACE").output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).expect("UTF-8");
        for word in ["panicked", "thread '", ".rs:", "RUST_", "Error(", "Err(", "DataError", "segmentation"] {
            assert!(!said.contains(word), "{args:?}: {word}: {said}");
        }
    }
}
