//! The second folder for snapshots: one that stopped is said, one that does not help is refused or said, and IT may decide.

use audit_api::views::SnapshotTrouble;
use audit_api::{Policy, Program};
use audit_tests::{Answers, Fixed, begin, open};
use std::path::Path;

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn on(data: &Path, day: &str) -> Program {
    Program::open(data, Box::new(Fixed::new(data).on(day))).unwrap_or_else(|error| panic!("{error}"))
}

fn begun(data: &Path) -> (Program, String) {
    let mut program = open(data).unwrap();
    let audit = begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).unwrap();
    (program, audit)
}

#[test]
fn a_folder_that_is_gone_is_said_after_a_day_on_the_start_and_in_the_header() {
    let (data, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let share = elsewhere.path().join("share");
    std::fs::create_dir(&share).unwrap();
    let (mut program, audit) = begun(data.path());
    assert_eq!(program.start().unwrap().second_folder, None);
    program.set_snapshot_folder(&text(&share)).unwrap();
    let start = program.start().unwrap();
    let last = start.second_folder.unwrap().last.expect("a good copy");
    assert!(last.starts_with("2026-10-12T09:"), "{last}");
    assert_eq!(start.snapshot_trouble, None);
    drop(program);

    std::fs::rename(&share, elsewhere.path().join("gone")).unwrap();
    let mut program = on(data.path(), "2026-10-12");
    program.take_snapshot().unwrap();
    let start = program.start().unwrap();
    assert!(
        start.second_folder.unwrap().problem.as_deref().unwrap_or_default().contains("is not there"),
        "the page of snapshots says it at once"
    );
    assert_eq!(start.snapshot_trouble, None, "not yet where people work");
    drop(program);
    for day in ["2026-10-14", "2026-10-15", "2026-10-16"] {
        // A start, and nothing else: the last one knew already that it does not get there.
        let program = on(data.path(), day);
        let trouble = program.start().unwrap().snapshot_trouble.unwrap_or_else(|| panic!("{day}: nothing is said"));
        assert!(says_that_it_is_gone(&trouble, &last), "{day}: {trouble:?}");
        assert_eq!(program.audit(&audit).unwrap().snapshot_trouble, Some(trouble), "and so does the header");
    }
    std::fs::rename(elsewhere.path().join("gone"), &share).unwrap();
    let mut program = on(data.path(), "2026-10-16");
    program.take_snapshot().unwrap();
    let start = program.start().unwrap();
    assert_eq!(start.snapshot_trouble, None);
    assert!(start.second_folder.unwrap().last.unwrap().starts_with("2026-10-16"));
}

fn says_that_it_is_gone(trouble: &SnapshotTrouble, last: &str) -> bool {
    trouble.second_folder && trouble.last.as_deref() == Some(last) && trouble.why.contains("is not there")
}

#[test]
fn a_weekend_is_no_trouble() {
    let (data, share) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, _) = begun(data.path());
    program.set_snapshot_folder(&text(share.path())).unwrap();
    drop(program);
    assert_eq!(on(data.path(), "2026-10-19").start().unwrap().snapshot_trouble, None);
}

#[test]
fn the_folder_with_the_answers_is_refused_by_whatever_name() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, _) = begun(data.path());
    program.take_snapshot().unwrap();
    let deep = data.path().join("evidence/2026");
    std::fs::create_dir_all(&deep).unwrap();
    let mut names = vec![
        data.path().to_owned(),
        data.path().join("snapshots"),
        deep,
        data.path().join("snapshots/../../").join(data.path().file_name().unwrap()),
    ];
    #[cfg(unix)]
    {
        let link = other.path().join("Backup");
        std::os::unix::fs::symlink(data.path().join("snapshots"), &link).unwrap();
        names.push(link);
    }
    let before: Vec<_> = super::names(&data.path().join("snapshots"));
    for name in names {
        let error = program.set_snapshot_folder(&text(&name)).unwrap_err();
        assert_eq!(error.code, "second-folder-inside", "{}", name.display());
        assert_eq!(program.settings().unwrap().second_folder, None);
    }
    assert_eq!(super::names(&data.path().join("snapshots")), before, "and nothing was copied there");
    let same = program.set_snapshot_folder(&text(other.path())).unwrap().second_folder.unwrap();
    assert!(same.same_disk && same.problem.is_none(), "two folders of one disk are taken, and it is said: {same:?}");
}

/// A link that is laid to the answers after the folder was chosen.
#[cfg(unix)]
#[test]
fn a_folder_that_comes_to_be_the_one_with_the_answers_gets_no_copy() {
    let (data, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let share = elsewhere.path().join("share");
    std::fs::create_dir(&share).unwrap();
    let (mut program, _) = begun(data.path());
    program.set_snapshot_folder(&text(&share)).unwrap();
    std::fs::remove_dir_all(&share).unwrap();
    std::os::unix::fs::symlink(data.path().join("snapshots"), &share).unwrap();
    let second = program.take_snapshot().unwrap().second_folder.unwrap();
    assert!(
        second.problem.as_deref().unwrap_or_default().contains("the folder that your answers are in"),
        "{second:?}"
    );
    let copies = super::names(&data.path().join("snapshots"));
    assert!(copies.iter().all(|name| name.starts_with("organisation-")), "{copies:?}");
}

#[test]
fn restoring_again_and_again_leaves_few_files_on_the_share_and_nobody_elses_goes() {
    let (data, other, share) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut somebody, _) = begun(other.path());
    somebody.set_snapshot_folder(&text(share.path())).unwrap();
    let foreign = super::names(share.path());
    assert_eq!(foreign.len(), 1);
    // Of one that does not say whose it is nobody knows whether it may go.
    let nobodys = format!("safeguarding-audit-{}.db", uuid::Uuid::from_u128(5));
    std::fs::write(share.path().join(&nobodys), b"anything").unwrap();
    let (mut program, audit) = begun(data.path());
    program.set_snapshot_folder(&text(share.path())).unwrap();
    let name = program.take_snapshot().unwrap().snapshots[0].name.clone();
    for round in 0..8 {
        program.restore_snapshot(&name, false).unwrap();
        program.set_field(&audit, "profile/email", &format!("{round}@example.org"), "").unwrap();
        program.take_snapshot().unwrap();
    }
    let there = super::names(share.path());
    let own = there.iter().filter(|name| !foreign.contains(name) && **name != nobodys).count();
    assert_eq!(own, 4, "the present one and three from before: {there:?}");
    assert!(there.contains(&nobodys) && foreign.iter().all(|name| there.contains(name)), "{there:?}");
    let newest =
        program.snapshots().unwrap().snapshots.into_iter().find(|one| one.second_folder && one.usable).unwrap();
    assert_eq!(newest.line, audit_api::views::SnapshotLine::Same);
}

#[test]
fn it_may_decide_on_the_second_folder() {
    let [data, mine, theirs] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let (mut program, _) = begun(data.path());
    program.set_snapshot_folder(&text(mine.path())).unwrap();
    drop(program);
    // A folder for each person, which is not there yet.
    let theirs_for_ann = theirs.path().join("ann");
    let policy = Policy { second_folder: Some(theirs_for_ann.clone()), ..Policy::default() };
    let world = || Box::new(Fixed::new(data.path()));
    let mut program = Program::open_under(&policy, data.path(), world()).unwrap();
    program.take_snapshot().unwrap();
    let second = program.settings().unwrap().second_folder.unwrap();
    assert!(second.by_it && second.folder == text(&theirs_for_ann), "{second:?}");
    assert_eq!(super::names(&theirs_for_ann).len(), 1);
    for folder in ["", &text(mine.path())] {
        assert_eq!(program.set_snapshot_folder(folder).unwrap_err().code, "set-by-it");
    }
    drop(program);
    // What is not mounted is not made.
    let unmounted = Policy { second_folder: Some(theirs.path().join("share/ann")), ..Policy::default() };
    let mut program = Program::open_under(&unmounted, data.path(), world()).unwrap();
    assert!(
        program
            .take_snapshot()
            .unwrap()
            .second_folder
            .unwrap()
            .problem
            .as_deref()
            .unwrap_or_default()
            .contains("is not there")
    );
    assert!(!theirs.path().join("share").exists());
    drop(program);
    let second = open(data.path()).unwrap().settings().unwrap().second_folder.unwrap();
    assert!(!second.by_it && second.folder == text(mine.path()), "what was chosen comes back with it: {second:?}");
}

#[test]
fn a_data_folder_of_last_week_costs_no_newer_copy() {
    let (data, share) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, audit) = begun(data.path());
    program.set_snapshot_folder(&text(share.path())).unwrap();
    drop(program);
    let file = data.path().join("organisation.db");
    let last_week = std::fs::read(&file).unwrap();
    let mut program = open(data.path()).unwrap();
    program.set_field(&audit, "profile/email", "this.week@example.org", "").unwrap();
    let view = program.take_snapshot().unwrap();
    assert!(!view.second_folder.unwrap().beside);
    assert_eq!(super::names(share.path()).len(), 1, "usual work has one copy");
    drop(program);

    std::fs::write(&file, last_week).unwrap();
    std::fs::remove_dir_all(data.path().join("snapshots")).unwrap();
    let mut program = open(data.path()).unwrap();
    let view = program.take_snapshot().unwrap();
    assert!(view.second_folder.unwrap().beside, "it is said");
    assert_eq!(super::names(share.path()).len(), 2);
    let newer =
        view.snapshots.iter().find(|one| one.second_folder && one.line == audit_api::views::SnapshotLine::Newer);
    let newer = newer.unwrap_or_else(|| panic!("{:?}", view.snapshots)).name.clone();
    program.restore_snapshot(&newer, true).unwrap();
    let view = program.take_snapshot().unwrap();
    assert!(!view.second_folder.unwrap().beside, "and not any more once it is back");
    let answered = program.snapshots().unwrap().snapshots;
    assert!(answered.iter().any(|one| one.second_folder && one.name == newer));
    drop(program);
    let store = std::fs::read(&file).unwrap();
    assert!(store.windows(21).any(|part| part == b"this.week@example.org"));
}

/// A pipe in the place of the copy: whoever reads it waits for ever.
#[cfg(unix)]
#[test]
fn a_folder_that_hangs_does_not_hold_up_the_one_that_is_chosen_then() {
    let [data, hangs, good] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let (mut program, audit) = begun(data.path());
    program.set_snapshot_folder(&text(hangs.path())).unwrap();
    let [name] = &super::names(hangs.path())[..] else { panic!("one copy") };
    let copy = hangs.path().join(name);
    std::fs::remove_file(&copy).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&copy).status().unwrap().success());
    program.set_field(&audit, "profile/email", "a@example.org", "").unwrap();
    let stuck = program.begin_snapshot().unwrap();
    let hanging = || !stuck.wait(std::time::Duration::from_millis(1));
    let (mut noticed, mut lost) = (0, 0);
    for round in 0..20 {
        let words = format!("{round}@example.org");
        program.set_field(&audit, "profile/email", &words, "").unwrap();
        noticed += u32::from(hanging());
        lost += u32::from(program.profile(&audit).unwrap().email != words);
    }
    println!("\ntable\thang\t20\t{noticed}\t0\t{lost}");
    assert_eq!((noticed, lost), (20, 0), "each is saved while the folder hangs");
    let second = program.set_snapshot_folder(&text(good.path())).unwrap().second_folder.unwrap();
    assert!(second.problem.is_none() && second.last.is_some(), "{second:?}");
    assert_eq!(super::names(good.path()).len(), 1);
}
