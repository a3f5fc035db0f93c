//! A command that could not save everything is run again as it was; files that go to standard output; what cannot be drawn.

use super::commands::run;
use super::northgate;
use crate::journey::skipped;
use audit_tests::SmallDisk;
use audit_workbooks::sheet::Content;
use audit_workbooks::write;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

const COMPLETE: [&str; 8] = [
    "complete",
    "{folder}/audit.xlsx",
    "--new-key",
    "{folder}/my.key",
    "-o",
    "{folder}/a.json",
    "--plan",
    "{folder}/p/a.pdf",
];

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("audit.xlsx"), write(&northgate().book).unwrap()).unwrap();
    folder
}

/// Bytes on standard output, and what was said beside them.
fn streamed(folder: &Path, args: &[&str], mut input: &[u8], terminal: bool) -> (u8, Vec<u8>, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = args.iter().map(|arg| OsString::from(arg.replace("{folder}", &folder.display().to_string())));
    let exit = audit_cli::run_at(args, &mut input, &mut out, &mut err, terminal);
    (exit, out, String::from_utf8(err).unwrap())
}

#[test]
fn a_plan_that_could_not_be_saved_makes_no_second_key_and_no_second_return() {
    let folder = folder();
    let (exit, out, err) = run(folder.path(), &COMPLETE);
    assert_eq!((exit, out.as_str()), (1, ""));
    assert!(err.contains("there is no such folder") && err.contains("Nothing was saved."), "{err}");
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["audit.xlsx"], "no key, no return, nothing half written");

    fs::create_dir(folder.path().join("p")).unwrap();
    let (exit, _, err) = run(folder.path(), &COMPLETE);
    assert_eq!((exit, err.as_str()), (0, ""), "the same command runs");
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    let (key, made, plan) = (read("my.key"), read("a.json"), read("p/a.pdf"));

    // As when the plan was lost at the very last step: key and return are there.
    fs::remove_file(folder.path().join("p/a.pdf")).unwrap();
    let (exit, out, err) = run(folder.path(), &COMPLETE);
    assert_eq!((exit, err.as_str()), (0, ""));
    assert!(out.contains("was there already") && !out.contains("Made a new key"), "{out}");
    assert!((read("my.key"), read("a.json")) == (key, made.clone()) && read("p/a.pdf") == plan);

    // Another workbook is no repetition: its return has no right to the key's name.
    let mut other = northgate();
    other.put("standard", "s11-t6wp", "narrative", Content::Text("We wrote more.".to_owned()));
    fs::write(folder.path().join("audit.xlsx"), write(&other.book).unwrap()).unwrap();
    let (exit, _, err) = run(folder.path(), &COMPLETE);
    assert_eq!(exit, 2);
    assert!(err.contains("key-exists"), "{err}");
    assert!(read("a.json") == made);
}

#[test]
fn a_full_disk_takes_nothing_and_the_same_command_runs_when_there_is_room() {
    let Some(disk) = SmallDisk::new("1m") else {
        return skipped("a full disk under a return: mounting a small one is not allowed here");
    };
    fs::write(disk.path().join("audit.xlsx"), write(&northgate().book).unwrap()).unwrap();
    fs::create_dir(disk.path().join("p")).unwrap();
    let film = disk.fill().unwrap();
    let (exit, out, err) = run(disk.path(), &COMPLETE);
    assert_eq!((exit, out.as_str()), (1, ""));
    assert!(err.contains("the disk is full") && err.contains("Nothing was saved."), "{err}");
    let names = || fs::read_dir(disk.path()).unwrap().count() + fs::read_dir(disk.path().join("p")).unwrap().count();
    assert_eq!(names(), 3, "the workbook, the folder and what fills the disk");
    fs::remove_file(film).unwrap();
    let (exit, _, err) = run(disk.path(), &COMPLETE);
    assert_eq!((exit, err.as_str()), (0, ""));

    fs::remove_file(disk.path().join("p/a.pdf")).unwrap();
    assert!(disk.make_read_only());
    let (exit, _, err) = run(disk.path(), &COMPLETE);
    assert_eq!(exit, 1);
    assert!(err.contains("you cannot write to this folder"), "{err}");
}

#[test]
fn files_go_to_standard_output_whole_and_words_beside_them() {
    let folder = folder();
    let args =
        ["complete", "{folder}/audit.xlsx", "--new-key", "{folder}/my.key", "-o", "-", "--plan", "{folder}/a.pdf"];
    let (exit, made, err) = streamed(folder.path(), &args, b"", false);
    assert_eq!(exit, 0, "{err}");
    assert!(err.contains("Made a new key") && err.contains("Saved the improvement plan"), "{err}");
    assert!(audit_exchange::returns::verify(&made).is_ok(), "nothing but the return is in it");

    let (exit, plan, err) = streamed(folder.path(), &["plan", "-", "-o", "-"], &made, false);
    assert_eq!((exit, err.as_str()), (0, ""));
    assert!(plan == fs::read(folder.path().join("a.pdf")).unwrap());

    let key = fs::read(folder.path().join("my.key")).unwrap();
    let args = ["complete", "{folder}/audit.xlsx", "--key", "-", "-o", "{folder}/b.json", "--plan", "-"];
    let (exit, plan, err) = streamed(folder.path(), &args, &key, false);
    assert_eq!(exit, 0, "{err}");
    assert!(plan.starts_with(b"%PDF-") && plan.trim_ascii_end().ends_with(b"%%EOF"));

    let (exit, book, err) = streamed(folder.path(), &["tool", "workbook", "section-11-short", "-o", "-"], b"", false);
    assert_eq!((exit, err.as_str()), (0, ""));
    let (exit, tool, err) = streamed(folder.path(), &["tool", "build", "-", "-o", "-"], &book, false);
    assert_eq!((exit, err.as_str()), (0, ""));
    let (exit, said, err) = streamed(folder.path(), &["tool", "check", "-"], &tool, false);
    assert_eq!((exit, err.as_str()), (0, ""));
    assert!(said.starts_with(b"There are no problems."));
    let args = ["tool", "diff", "section-11-short", "-"];
    let (exit, said, err) = streamed(folder.path(), &args, &tool, false);
    assert_eq!((exit, err.as_str()), (0, ""), "{}", String::from_utf8_lossy(&said));
}

#[test]
fn what_is_no_text_is_not_shown_in_a_terminal() {
    let folder = folder();
    for args in [
        ["tool", "workbook", "section-11-short", "-o", "-"].as_slice(),
        &["complete", "{folder}/audit.xlsx", "--new-key", "{folder}/my.key", "-o", "{folder}/a.json", "--plan", "-"],
    ] {
        let (exit, out, err) = streamed(folder.path(), args, b"", true);
        assert_eq!((exit, out.as_slice()), (2, b"".as_slice()));
        assert!(err.contains("output-is-terminal"), "{err}");
    }
    assert!(!folder.path().join("my.key").exists() && !folder.path().join("a.json").exists());
    let args = ["complete", "{folder}/audit.xlsx", "--new-key", "{folder}/my.key", "-o", "-"];
    assert_eq!(streamed(folder.path(), &args, b"", true).0, 0, "a return is text");
}

/// A reader that is gone never got the return: a key that signed only this is of no use.
#[test]
fn a_return_that_reached_nobody_leaves_no_key() {
    struct Gone;
    impl std::io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let folder = folder();
    let path = |name: &str| folder.path().join(name).into_os_string();
    let args = ["complete".into(), path("audit.xlsx"), "--new-key".into(), path("my.key"), "-o".into(), "-".into()];
    let mut err = Vec::new();
    let exit = audit_cli::run(args, &mut std::io::empty(), &mut Gone, &mut err);
    let err = String::from_utf8(err).unwrap();
    assert_eq!(exit, 1);
    assert!(err.contains("output-not-written") && err.contains("Nothing was saved."), "{err}");
    assert!(!folder.path().join("my.key").exists());
}

#[test]
fn words_that_no_typeface_draws_are_named_by_complete_and_by_plan() {
    let folder = tempfile::tempdir().unwrap();
    let mut hand = northgate();
    let words = "李小龙 asked; ภาษาไทย ລາວ ខ្មែរ မြန်မာ 한국어 日本語 and ትግርኛ, मराठी are here";
    hand.put("standard", "s11-t6wp", "narrative", Content::Text(words.to_owned()));
    fs::write(folder.path().join("audit.xlsx"), write(&hand.book).unwrap()).unwrap();
    let args = ["complete", "{folder}/audit.xlsx", "--new-key", "{folder}/my.key", "-o", "{folder}/a.json"];
    let (exit, _, completed) = run(folder.path(), &args);
    let (plan_exit, _, planned) = run(folder.path(), &["plan", "{folder}/a.json", "-o", "{folder}/a.pdf"]);
    assert_eq!((exit, plan_exit), (0, 0), "it stops nothing");
    for err in [completed, planned] {
        assert!(err.contains("not-drawn") && err.contains("“李小龙”") && err.contains("“ລາວ”"), "{err}");
        for script in ["Thai", "Lao", "Khmer", "Burmese", "Korean", "Chinese or Japanese"] {
            assert!(err.contains(script) || err.contains("other script"), "{script}: {err}");
        }
        assert!(!err.contains("ትግርኛ") && !err.contains("मराठी"), "{err}");
    }
}
