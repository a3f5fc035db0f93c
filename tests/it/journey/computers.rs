//! Whose a snapshot is, and what a computer keeps for itself whatever is restored.

use audit_api::views::{RestoredView, SettingName, SnapshotLine, SnapshotView};
use audit_api::{COMPUTER_FILE, Program, restore_beside};
use audit_store::{OpenOptions, OrganisationStore, OrganisationWriter, STORE_FILE, StoreError, TakenSnapshot};
use audit_tests::{Answers, Fixed, begin, open, play};
use std::path::{Path, PathBuf};
use uuid::Uuid;

fn at(data: &Path, computer: &str) -> Program {
    Program::open(data, Box::new(Fixed::new(data).at(computer))).unwrap_or_else(|error| panic!("{error}"))
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

/// Works in a store as an earlier program, or a stranger, could: past everything that this program does.
fn past_the_program<T>(data: &Path, work: impl FnOnce(&OrganisationWriter<'_>) -> Result<T, StoreError>) -> T {
    let mut store = OrganisationStore::open(&data.join(STORE_FILE), &options()).unwrap();
    store.write(work).unwrap()
}

pub fn options() -> OpenOptions {
    OpenOptions {
        copy_id_if_new: Uuid::from_u128(7),
        now: "2026-10-11T09:00:00.000Z".to_owned(),
        computer: "ELSEWHERE".to_owned(),
        user: "eve".to_owned(),
        person: "Eve".to_owned(),
        place: None,
    }
}

/// What an earlier program kept in its store.
fn former(second: &Path) -> Vec<(&'static str, String)> {
    [
        ("person-name", "Bo Former"),
        ("person-role", "Matron"),
        ("theme", "dark"),
        ("single-keys", "no"),
        ("level-keys", "jkl;"),
        ("text-size", "150"),
        ("snapshot-folder", &text(second)),
        ("snapshot-folder-problem", "It was not there."),
        ("last-folder", &text(second)),
    ]
    .map(|(key, value)| (key, value.to_owned()))
    .to_vec()
}

fn plant(data: &Path, settings: &[(&'static str, String)]) {
    past_the_program(data, |writer| settings.iter().try_for_each(|(key, value)| writer.set_setting(key, Some(value))));
}

/// What of this stands in the store.
fn in_store(data: &Path, settings: &[(&'static str, String)]) -> Vec<&'static str> {
    past_the_program(data, |writer| {
        let mut found = Vec::new();
        for (key, _) in settings {
            found.extend(writer.setting(key)?.map(|_| *key));
        }
        Ok(found)
    })
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).unwrap().next().is_none()
}

/// What belongs to this computer, in one text.
fn of_computer(program: &Program) -> String {
    let (start, settings) = (program.start().unwrap(), program.settings().unwrap());
    let second = settings.second_folder.map(|second| second.folder);
    let keys: String = settings.level_keys.into_iter().map(|key| key.key).collect();
    format!("{:?} {} {} {keys} {} {second:?}", start.person, settings.theme, settings.single_keys, settings.text_size)
}

#[test]
fn a_restore_brings_answers_back_and_leaves_what_belongs_to_the_computer() {
    let (data, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).unwrap();
    let standard = program.audit(&audit).unwrap().areas[0].standards[0].id.clone();
    let action = program.add_action(&audit, &standard).unwrap().id.unwrap();
    program.keep_words(&audit, &format!("action/{action}/due"), "in the spring").unwrap();
    let name = program.take_snapshot().unwrap().snapshots[0].name.clone();

    program.set_person("Cy Cedar", "Nurse").unwrap();
    for (name, value) in [
        (SettingName::Theme, "dark"),
        (SettingName::TextSize, "175"),
        (SettingName::SingleKeys, "no"),
        (SettingName::LevelKeys, "jkl;"),
    ] {
        program.set_setting(name, value).unwrap();
    }
    program.set_snapshot_folder(&text(second.path())).unwrap();
    let before = of_computer(&program);
    for part in ["Cy Cedar", "Nurse", "dark false jkl;", "175", &text(second.path())] {
        assert!(before.contains(part), "{part} in {before}");
    }

    let restored = program.restore_snapshot(&name, false).unwrap();
    assert_eq!(restored.notes, [""; 0]);
    assert_eq!(of_computer(&program), before);
    let drafts = program.audit(&audit).unwrap().drafts;
    assert_eq!(drafts.first().map(|draft| draft.words.as_str()), Some("in the spring"), "drafts belong to the audit");
    program.set_field(&audit, "profile/substitute", "Di Dale", "").unwrap();
    let history = format!("{:?}", program.history(&audit, &Default::default()).unwrap());
    assert!(history.contains("Cy Cedar"), "a change after it is of who is here: {history}");
    drop(program);
    assert_eq!(of_computer(&open(data.path()).unwrap()), before, "also after a restart");

    // No snapshot holds any of it.
    assert_eq!(in_store(data.path(), &former(second.path())), [""; 0]);
    for file in std::fs::read_dir(data.path().join("snapshots")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let folder = text(second.path());
        assert!(!bytes.windows(folder.len()).any(|part| part == folder.as_bytes()), "no path in a snapshot");
    }
}

#[test]
fn an_older_store_hands_its_settings_over_once() {
    let (data, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(open(data.path()).unwrap());
    std::fs::remove_file(data.path().join(COMPUTER_FILE)).unwrap();
    let settings = former(second.path());
    plant(data.path(), &settings);
    let mut program = open(data.path()).unwrap();
    let adopted = of_computer(&program);
    assert!(adopted.contains("Bo Former") && adopted.contains("Matron"), "{adopted}");
    assert!(adopted.contains("dark false jkl;") && adopted.contains("150"), "{adopted}");
    assert!(adopted.contains(&text(second.path())), "{adopted}");
    assert_eq!(program.last_folder().as_deref(), Some(second.path()));
    assert_eq!(program.start().unwrap().warnings.iter().filter(|one| one.contains("settings")).count(), 0);
    program.take_snapshot().unwrap();
    assert!(!is_empty(second.path()), "the second folder goes on");
    drop(program);
    assert_eq!(in_store(data.path(), &settings), [""; 0]);

    // What comes into the store later is never asked.
    let other = [("person-name", "Eve".to_owned()), ("snapshot-folder", text(data.path()))];
    plant(data.path(), &other);
    assert_eq!(of_computer(&open(data.path()).unwrap()), adopted);
    assert_eq!(in_store(data.path(), &other), [""; 0]);
}

/// A snapshot that somebody made to send copies elsewhere.
fn planted(second: &Path) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let mut program = open(folder.path()).unwrap();
    begin(&mut program, &Answers::of_practice("Elm Surgery", "Z99903")).unwrap();
    drop(program);
    plant(folder.path(), &former(second));
    let mut store = OrganisationStore::open(&folder.path().join(STORE_FILE), &options()).unwrap();
    let TakenSnapshot::Taken(path) = store.take_snapshot("2026-10-11T10:00:00.000Z", None).local.unwrap() else {
        panic!("a snapshot")
    };
    (folder, path)
}

#[test]
fn a_planted_snapshot_sends_nothing_anywhere() {
    let (data, evil) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (_folder, snapshot) = planted(evil.path());
    let mut program = open(data.path()).unwrap();
    begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).unwrap();
    program.set_person("Cy Cedar", "Nurse").unwrap();
    let before = of_computer(&program);
    let name = snapshot.file_name().unwrap().to_string_lossy().into_owned();
    std::fs::copy(&snapshot, data.path().join("snapshots").join(&name)).unwrap();
    let RestoredView { start, .. } = program.restore_snapshot(&name, false).unwrap();
    assert_eq!(start.unwrap().audits[0].organisation, "Elm Surgery");
    assert_eq!(of_computer(&program), before);
    let audit = program.start().unwrap().audits[0].id.clone();
    program.set_field(&audit, "profile/email", "elm@example.org", "").unwrap();
    program.take_snapshot().unwrap();
    drop(program);
    let mut program = open(data.path()).unwrap();
    program.take_snapshot().unwrap();
    assert_eq!(of_computer(&program), before);
    drop(program);
    assert_eq!(in_store(data.path(), &former(evil.path())), [""; 0]);
    assert!(is_empty(evil.path()));
}

#[test]
fn a_snapshot_that_comes_where_nothing_opens_sends_nothing_anywhere_either() {
    let (data, evil) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (_folder, snapshot) = planted(evil.path());
    // A new computer: snapshots were copied there, and nothing else.
    std::fs::create_dir(data.path().join("snapshots")).unwrap();
    let name = snapshot.file_name().unwrap().to_string_lossy().into_owned();
    std::fs::copy(&snapshot, data.path().join("snapshots").join(&name)).unwrap();
    assert_eq!(open(data.path()).err().unwrap().code, "store-missing");
    let restored = restore_beside(data.path(), &name, &Fixed::new(data.path())).unwrap();
    assert!(restored.notes[0].contains("second folder"), "{restored:?}");
    let mut program = open(data.path()).unwrap();
    program.take_snapshot().unwrap();
    assert_eq!(program.start().unwrap().audits[0].organisation, "Elm Surgery");
    assert_eq!(program.start().unwrap().person, None, "who is here is asked");
    assert_eq!(program.settings().unwrap().second_folder, None);
    assert!(is_empty(evil.path()));
}

#[test]
fn a_file_that_is_damaged_or_gone_never_stops_a_start_and_is_said() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join(COMPUTER_FILE);
    let mut program = open(data.path()).unwrap();
    begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).unwrap();
    program.set_setting(SettingName::TextSize, "150").unwrap();
    drop(program);
    let whole = std::fs::read_to_string(&path).unwrap();
    let said = |program: &Program| {
        let warnings = program.start().unwrap().warnings;
        warnings.into_iter().filter(|one| one.contains("The settings of this computer")).collect::<Vec<_>>()
    };
    assert_eq!(said(&open(data.path()).unwrap()), [""; 0]);
    for (bad, why) in [
        (&whole.as_bytes()[..whole.len() / 2], "could not be read"),
        (b"\0\0\0\0\0\0\0\0".as_slice(), "could not be read"),
        (whole.replace("\"version\": 1", "\"version\": 2").as_bytes(), "newer version"),
    ] {
        std::fs::write(&path, bad).unwrap();
        let mut program = open(data.path()).unwrap();
        assert!(said(&program)[0].contains(why), "{:?}", said(&program));
        assert_eq!((program.settings().unwrap().text_size, program.start().unwrap().person), (100, None));
        assert_eq!(std::fs::read(&path).unwrap(), bad, "nothing takes its place before something is kept");
        program.set_person("Cy Cedar", "").unwrap();
        drop(program);
        assert_eq!(std::fs::read(data.path().join("this-computer-not-read.json")).unwrap(), bad);
        assert_eq!(said(&open(data.path()).unwrap()), [""; 0], "it is said until it is put right");
    }
    std::fs::remove_file(&path).unwrap();
    let program = open(data.path()).unwrap();
    assert!(said(&program)[0].contains("not there any more"), "{:?}", said(&program));
    drop(program);
    assert_eq!(said(&open(data.path()).unwrap()), [""; 0]);
    // Where even that cannot be written, the program opens all the same.
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    let program = open(data.path()).unwrap();
    assert_eq!((said(&program).len(), program.start().unwrap().audits.len()), (1, 1));
}

/// Also where its file was put here by other means than restoring a snapshot.
#[test]
fn a_store_from_another_computer_names_no_path_here() {
    let [data, other, out] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let mut program = open(data.path()).unwrap();
    let audit = play(&mut program, &Answers::northgate()).unwrap();
    let to = out.path().display().to_string();
    assert_eq!(program.make_return(&audit, &to).unwrap().folder, Some(to.clone()));
    drop(program);
    assert_eq!(open(data.path()).unwrap().returns(&audit).unwrap()[0].folder, Some(to), "here it is known");
    std::fs::copy(data.path().join(STORE_FILE), other.path().join(STORE_FILE)).unwrap();
    let there = open(other.path()).unwrap().returns(&audit).unwrap().remove(0);
    assert_eq!(there.folder, None);
    assert!(there.files.iter().all(|file| !file.saved && file.path.is_none()), "{:?}", there.files);
}

/// Programs before wrote no mark of who saved there.
#[test]
fn where_a_return_was_saved_is_known_also_from_before_and_by_nobody_elsewhere() {
    let [data, other, out] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let mut program = open(data.path()).unwrap();
    let audit = play(&mut program, &Answers::northgate()).unwrap();
    let to = text(out.path());
    program.make_return(&audit, &to).unwrap();
    program.take_snapshot().unwrap();
    drop(program);
    let store = data.path().join(STORE_FILE);
    past_the_program_at(&store, |writer| {
        let paths = writer.saved_paths()?;
        assert!(!paths.is_empty());
        paths.iter().try_for_each(|path| writer.rewrite_saved_path(path, path.split_once(' ').expect("a mark").1))
    });
    std::fs::copy(&store, other.path().join(STORE_FILE)).unwrap();
    for time in ["at first", "and later"] {
        let here = open(data.path()).unwrap().returns(&audit).unwrap().remove(0);
        assert_eq!(here.folder.as_ref(), Some(&to), "{time}");
        assert!(here.files.iter().all(|file| file.saved), "{time}: {:?}", here.files);
        // By the second time it has a snapshot of its own.
        let mut there = open(other.path()).unwrap();
        assert_eq!(there.returns(&audit).unwrap()[0].folder, None, "{time}");
        there.take_snapshot().unwrap();
    }
}

#[test]
fn a_snapshot_says_whose_it_is_and_others_stand_apart() {
    let [ann, bo, shared] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let work = |data: &Path, computer: &str, person: &str, practice: &str, code: &str| {
        let mut program = at(data, computer);
        begin(&mut program, &Answers::of_practice(practice, code)).unwrap();
        program.set_person(person, "Nurse").unwrap();
        program.set_snapshot_folder(&text(shared.path())).unwrap();
        program
    };
    let of_ann = work(ann.path(), "FRONT-DESK", "Ann Ash", "Ivy Lane Surgery", "Z99902");
    let of_bo = work(bo.path(), "WARD-3", "Bo Birch", "Elm Surgery", "Z99903");
    let view = of_ann.snapshots().unwrap();
    let (other, own): (Vec<_>, Vec<_>) = view.snapshots.into_iter().partition(|one| one.from_elsewhere);
    let who = |one: &SnapshotView| (one.person.clone().unwrap(), one.computer.clone().unwrap());
    assert_eq!(other.len(), 1);
    assert_eq!(who(&other[0]), ("Bo Birch".to_owned(), "WARD-3".to_owned()));
    assert_eq!(other[0].line, SnapshotLine::Another);
    assert!(own.iter().any(|one| one.second_folder) && own.iter().any(|one| !one.second_folder));
    assert_eq!(who(&own[0]), ("Ann Ash".to_owned(), "FRONT-DESK".to_owned()));
    assert_eq!(own[0].line, SnapshotLine::Same);
    assert!(own[0].last_change.is_some());
    let seen: Vec<_> = of_bo.snapshots().unwrap().snapshots.into_iter().filter(|one| one.from_elsewhere).collect();
    assert_eq!(who(&seen[0]), ("Ann Ash".to_owned(), "FRONT-DESK".to_owned()));
    drop(of_ann);
    // Two people at one computer have two installations.
    let again = at(ann.path(), "WARD-3").snapshots().unwrap().snapshots;
    assert_eq!(again.iter().filter(|one| one.from_elsewhere).count(), 1);
}

/// Whose a damaged one is, is read unchecked; one that says nothing any more may be anybody's.
#[test]
fn a_damaged_snapshot_of_somebody_else_stands_apart_too() {
    let [ann, bo, shared] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let work = |data: &Path, computer: &str, practice: &str, code: &str| {
        let mut program = at(data, computer);
        begin(&mut program, &Answers::of_practice(practice, code)).unwrap();
        program.set_snapshot_folder(&text(shared.path())).unwrap();
        program
    };
    let of_ann = work(ann.path(), "FRONT-DESK", "Ivy Lane Surgery", "Z99902");
    drop(work(bo.path(), "WARD-3", "Elm Surgery", "Z99903"));
    let copies: Vec<_> = std::fs::read_dir(shared.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    for copy in &copies {
        let mut content = std::fs::read(copy).unwrap();
        let places: Vec<usize> = (0..content.len() - 12)
            .filter(|at| content[*at..].starts_with(b"Ivy Lane Sur") || content[*at..].starts_with(b"Elm Surgery"))
            .collect();
        assert!(!places.is_empty());
        places.into_iter().for_each(|at| content[at..at + 6].copy_from_slice(b"#!#!#!"));
        std::fs::write(copy, content).unwrap();
    }
    let second = || {
        let all = of_ann.snapshots().unwrap().snapshots.into_iter().filter(|one| one.second_folder);
        all.map(|one| (one.damaged, one.from_elsewhere)).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(second(), [(true, false), (true, true)].into());
    copies.iter().for_each(|copy| std::fs::write(copy, [7; 9_000]).unwrap());
    assert_eq!(second(), [(false, true)].into());
}

#[test]
fn newer_older_and_another_line_are_told() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).unwrap();
    let first = program.take_snapshot().unwrap().snapshots[0].clone();
    assert_eq!(first.line, SnapshotLine::Same);
    program.set_field(&audit, "profile/email", "one@example.org", "").unwrap();
    let line = |program: &Program, name: &str| {
        program.snapshots().unwrap().snapshots.iter().find(|one| one.name == name).unwrap().line
    };
    assert_eq!(line(&program, &first.name), SnapshotLine::Older);
    program.restore_snapshot(&first.name, false).unwrap();
    let kept = program.snapshots().unwrap().snapshots.into_iter().find(|one| one.occasion.is_some()).unwrap();
    assert_eq!((&kept.line, &line(&program, &first.name)), (&SnapshotLine::Newer, &SnapshotLine::Same));
    program.set_field(&audit, "profile/email", "two@example.org", "").unwrap();
    assert_eq!(line(&program, &kept.name), SnapshotLine::Another);
    assert_eq!(line(&program, &first.name), SnapshotLine::Older);
    // Of a snapshot that an earlier program made nobody knows who made it.
    let older = data.path().join("snapshots").join(&first.name);
    past_the_program_at(&older, |writer| {
        ["snapshot/person", "snapshot/computer", "snapshot/place"]
            .into_iter()
            .try_for_each(|key| writer.set_setting(key, None))
    });
    let shown = program.snapshots().unwrap().snapshots.into_iter().find(|one| one.name == first.name).unwrap();
    assert_eq!((shown.person, shown.computer, shown.usable), (None, None, true));
    assert!(shown.last_change_by.is_some(), "its last change says by whom");
}

fn past_the_program_at(store: &Path, work: impl FnOnce(&OrganisationWriter<'_>) -> Result<(), StoreError>) {
    OrganisationStore::open(store, &options()).unwrap().write(work).unwrap();
}
