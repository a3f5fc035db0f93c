//! The main job on the command line: from a workbook to a return that verifies.

use super::northgate;
use audit_workbooks::sheet::Content;
use audit_workbooks::write;
use std::ffi::OsString;
use std::path::Path;

pub(super) fn run(folder: &Path, args: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let in_folder = |arg: &&str| OsString::from(arg.replace("{folder}", &folder.display().to_string()));
    let exit = audit_cli::run(args.iter().map(in_folder), &mut std::io::empty(), &mut out, &mut err);
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn a_completed_workbook_becomes_a_return_that_verifies() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("audit.xlsx"), write(&northgate().book).unwrap()).unwrap();
    let complete = ["complete", "{folder}/audit.xlsx", "-o", "{folder}/a.json", "--plan", "{folder}/a.pdf"];
    let with = |more: [&'static str; 2]| complete.into_iter().chain(more).collect::<Vec<_>>();
    let (exit, out, err) = run(folder.path(), &with(["--new-key", "{folder}/my.key"]));
    assert_eq!((exit, err.as_str()), (0, ""));
    assert!(out.contains("Dr Emeka Lindqvist, agreed on 12 October 2026, at a meeting"), "{out}");
    let signer = out.lines().find_map(|line| line.trim().strip_prefix("Signer")).unwrap().trim().to_owned();
    assert_eq!(run(folder.path(), &["verify", "{folder}/a.json"]).0, 3);
    assert_eq!(run(folder.path(), &["verify", "{folder}/a.json", "--signer", &signer]).0, 0);
    assert!(std::fs::read(folder.path().join("a.pdf")).unwrap().starts_with(b"%PDF-"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(folder.path().join("my.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "a key is for its owner only");
    }
    let before = std::fs::read(folder.path().join("a.json")).unwrap();
    let (exit, out, err) = run(folder.path(), &with(["--key", "{folder}/my.key"]));
    assert_eq!((exit, err.as_str()), (0, ""), "the same workbook gives the same return again");
    assert!(out.contains("was there already"), "{out}");
    assert_eq!(std::fs::read(folder.path().join("a.json")).unwrap(), before);

    let mut other = northgate();
    other.put("standard", "s11-t6wp", "narrative", Content::Text("We wrote more.".to_owned()));
    std::fs::write(folder.path().join("audit.xlsx"), write(&other.book).unwrap()).unwrap();
    let (exit, _, err) = run(folder.path(), &with(["--key", "{folder}/my.key"]));
    assert_eq!(exit, 1);
    assert!(err.contains("file-exists") && err.contains("Nothing was saved."), "{err}");
    let forced: Vec<&str> = with(["--key", "{folder}/my.key"]).into_iter().chain(["--force"]).collect();
    assert_eq!(run(folder.path(), &forced).0, 0);
    let after = std::fs::read(folder.path().join("a.json")).unwrap();
    assert_ne!(before, after);
    let submitter = |bytes: &[u8]| audit_exchange::returns::verify(bytes).unwrap().submission().content().submitter;
    assert_eq!(submitter(&before), submitter(&after), "one key and one organisation: one submitter");
}

#[test]
fn no_number_is_given_to_two_returns_that_differ() {
    let folder = tempfile::tempdir().unwrap();
    let save = |hand: &audit_tests::Hand| {
        std::fs::write(folder.path().join("audit.xlsx"), write(&hand.book).unwrap()).unwrap()
    };
    let mut hand = northgate();
    save(&hand);
    let first = ["complete", "{folder}/audit.xlsx", "-o", "{folder}/a.json", "--new-key", "{folder}/my.key"];
    assert_eq!(run(folder.path(), &first).0, 0);
    hand.put("standard", "s11-t6wp", "narrative", Content::Text("Looked at again.".to_owned()));
    save(&hand);
    let other = ["complete", "{folder}/audit.xlsx", "-o", "{folder}/b.json", "--key", "{folder}/my.key"];
    let (exit, out, err) = run(folder.path(), &other);
    assert_eq!((exit, out.as_str()), (1, ""));
    assert!(err.contains("revision-made") && err.contains("a.json") && err.contains("says something else"), "{err}");
    assert!(!folder.path().join("b.json").exists());
    // Said to be the next one it is: and that one is made once, too.
    let next: Vec<&str> =
        other.into_iter().chain(["--replaces", "{folder}/a.json", "--because", "Looked again"]).collect();
    assert_eq!(run(folder.path(), &next).0, 0);
    let elsewhere: Vec<&str> =
        next.iter().map(|word| if *word == "{folder}/b.json" { "{folder}/d.json" } else { word }).collect();
    let (exit, out, _) = run(folder.path(), &elsewhere);
    assert!(exit == 0 && out.contains("Nothing has changed since, so it is the same one."), "{out}");
    let bytes = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert!(bytes("b.json") == bytes("d.json"));
    std::fs::remove_file(folder.path().join("d.json")).unwrap();
    hand.put("standard", "s11-t6wp", "narrative", Content::Text("And again.".to_owned()));
    save(&hand);
    let third: Vec<&str> =
        next.iter().map(|word| if *word == "{folder}/b.json" { "{folder}/c.json" } else { word }).collect();
    let (exit, _, err) = run(folder.path(), &third);
    assert_eq!(exit, 1);
    assert!(err.contains("revision-made") && err.contains("Revision 2") && err.contains("b.json"), "{err}");
}

#[test]
fn everything_that_is_missing_is_listed_with_its_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut hand = northgate();
    hand.put("standard", "s11-t6wp", "rating", Content::Empty);
    hand.put("declaration", "lead", "name", Content::Empty);
    hand.put("evidence", "+1", "date", Content::Text("soon".to_owned()));
    std::fs::write(folder.path().join("audit.xlsx"), write(&hand.book).unwrap()).unwrap();
    let args = ["complete", "{folder}/audit.xlsx", "--new-key", "{folder}/my.key", "-o", "{folder}/a.json"];
    let (exit, out, err) = run(folder.path(), &args);
    assert_eq!((exit, out.as_str()), (1, ""));
    let told: Vec<&str> = err.lines().filter(|line| !line.starts_with("  ")).collect();
    assert_eq!(told.len(), 3, "{err}");
    for (code, place) in [
        ("not-a-date", "sheet “Evidence”, cell F5"),
        ("unrated", "sheet “Standards”, cell I4"),
        ("no-declaration", "sheet “Declaration”, cell C"),
    ] {
        assert!(told.iter().any(|line| line.contains(code) && line.contains(place)), "{code} {place}: {err}");
    }
    assert!(!folder.path().join("my.key").exists() && !folder.path().join("a.json").exists());
}
