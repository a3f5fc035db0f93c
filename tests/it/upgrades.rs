//! Stores that earlier programs left: each opens in this program and shows what it holds.
//!
//! `tests/data/databases/vN-northgate.zip` holds the store of Northgate Surgery's example, return and all, as the program
//! with version N of the store left it. It is written once for each version (`UPDATE_GOLDEN=1`, where it is not there yet) and
//! never again: what people have on their disks does not change either.

use audit_api::views::{AuditState, HistoryAsk};
use audit_exchange::returns;
use audit_store::{SCHEMA_VERSION, STORE_FILE};
use audit_tests::{Answers, open, play, root, updating};
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Larger ones would make every clone of the project slow.
const MOST: u64 = 1_500_000;

fn kept(version: i64) -> PathBuf {
    root("tests/data/databases").join(format!("v{version}-northgate.zip"))
}

#[test]
fn the_example_of_each_version_opens_and_shows_what_it_holds() {
    if updating() && !kept(SCHEMA_VERSION).exists() {
        write(&kept(SCHEMA_VERSION));
    }
    for version in 1..=SCHEMA_VERSION {
        let path = kept(version);
        let size = std::fs::metadata(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).len();
        assert!(size < MOST, "{} has {size} bytes", path.display());
        shows_what_it_holds(&path, version);
    }
}

/// The store of a practice that has made its return.
fn write(path: &Path) {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = open(data.path()).unwrap();
    let audit = play(&mut program, &Answers::northgate()).unwrap();
    program.make_return(&audit, &out.path().display().to_string()).unwrap();
    drop(program);
    let options = SimpleFileOptions::default().compression_level(Some(9));
    let mut zip = ZipWriter::new(std::fs::File::create(path).unwrap());
    zip.start_file(STORE_FILE, options).unwrap();
    zip.write_all(&std::fs::read(data.path().join(STORE_FILE)).unwrap()).unwrap();
    zip.finish().unwrap();
}

fn shows_what_it_holds(path: &Path, version: i64) {
    let data = tempfile::tempdir().unwrap();
    zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap().extract(data.path()).unwrap();
    let mut program = open(data.path()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let start = program.start().unwrap();
    // Since version 4 no store says who is here: that belongs to the computer.
    let person = (version < 4).then_some("Ruth Ansah-Bell");
    assert_eq!(start.person.as_ref().map(|person| person.name.as_str()), person);
    program.set_person("Ruth Ansah-Bell", "Practice manager").unwrap();
    let [card] = &start.audits[..] else { panic!("{:?}", start.audits) };
    assert_eq!((card.organisation.as_str(), card.revision, card.progress.unrated), ("Northgate Surgery", 1, 0));
    let audit = card.id.clone();
    let view = program.audit(&audit).unwrap();
    assert!(matches!(view.state, AuditState::Ready));

    // The return says what was sent then; the screen shows the same, standard by standard.
    let out = tempfile::tempdir().unwrap();
    let saved = program.save_return_again(&audit, 1, &out.path().display().to_string()).unwrap();
    assert!(saved.files.iter().all(|file| file.saved), "{:?}", saved.files);
    let file = saved.files.iter().find(|file| file.kind.code() == "return").unwrap();
    let submission = returns::verify(&std::fs::read(file.path.as_ref().unwrap()).unwrap()).unwrap().submission();
    let content = submission.content();
    assert_eq!(content.standards.len(), view.progress.shown as usize);
    for stated in &content.standards {
        let shown = program.standard(&audit, stated.id.as_str()).unwrap();
        assert_eq!((shown.answer.narrative, shown.statement), (stated.narrative.clone(), stated.statement.clone()));
        let evidence: BTreeSet<String> = shown.evidence.into_iter().map(|one| one.id).collect();
        let sent: BTreeSet<String> = stated.evidence.iter().map(ToString::to_string).collect();
        assert_eq!(evidence, sent, "{}", stated.id);
    }
    assert_eq!(program.plan(&audit).unwrap().actions.len(), content.actions.len());
    assert!(
        program
            .history(&audit, &HistoryAsk::default())
            .unwrap()
            .entries
            .iter()
            .any(|entry| entry.what == "Return made, revision 1")
    );
    assert!(!program.search(&audit, "strategy discussions").unwrap().is_empty(), "its words are found");

    // And work goes on.
    program.start_revision(&audit, "One rating was too good").unwrap();
    let standard = content.standards[0].id.to_string();
    program.set_field(&audit, &format!("standard/{standard}/narrative"), "Written by a later program.", "").unwrap();
    program.undo(&audit).unwrap();
    assert_eq!(program.standard(&audit, &standard).unwrap().answer.narrative, content.standards[0].narrative);
}
