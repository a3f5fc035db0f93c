//! The file of an open store is taken away, replaced, cut or moved: nothing is said to be saved that is not in the file at its
//! path, a whole copy of what was saved is written, and work goes on once everything is right again.
use std::fs;
use std::path::{Path, PathBuf};

use audit_store::{
    Astray, Change, Organisation, OrganisationStore, SnapshotKind, Store, StoreError, is_open_store, list_snapshots,
    restore,
};

use crate::common::{operation, options};
use crate::kinds::{Worked, begun, each_kind};

/// A store in a data folder of its own, within a folder that stays, with some work in it.
fn worked_in<K: Worked>() -> (tempfile::TempDir, Store<K>) {
    let around = tempfile::tempdir().unwrap();
    let mut store = Store::<K>::open(&around.path().join("data").join(K::FILE), &options()).unwrap();
    K::begin(&mut store);
    for _ in 1..=40 {
        save(&mut store, 2).unwrap();
    }
    (around, store)
}

/// Saves one thing more.
fn save<K: Worked>(store: &mut Store<K>, words: usize) -> Result<(), StoreError> {
    let (saved, _) = K::saved(store)?;
    K::save(store, saved + 1, words)
}

/// Another whole store, of other work.
fn another<K: Worked>(folder: &Path) -> PathBuf {
    let (own, mut store) = begun::<K>();
    save(&mut store, 9).unwrap();
    let from = store.path().to_path_buf();
    drop(store);
    let to = folder.join("another.db");
    fs::copy(from, &to).unwrap();
    drop(own);
    to
}

/// A way in which the file goes: given the folder around, the data folder and the store.
type Way = fn(&Path, &Path, &Path);

/// Each with what the store calls it.
fn ways<K: Worked>() -> [(&'static str, Astray, Way); 10] {
    [
        ("deleted", Astray::Gone, |_, _, store| fs::remove_file(store).unwrap()),
        ("renamed", Astray::Gone, |_, data, store| fs::rename(store, data.join("organisation (old).db")).unwrap()),
        ("folder moved", Astray::Gone, |around, data, _| fs::rename(data, around.join("elsewhere")).unwrap()),
        ("folder deleted", Astray::Gone, |_, data, _| fs::remove_dir_all(data).unwrap()),
        ("a file in the folder's place", Astray::Gone, |around, data, _| {
            fs::rename(data, around.join("elsewhere")).unwrap();
            fs::write(data, "a note").unwrap();
        }),
        ("replaced by another store", Astray::Replaced, |around, _, store| {
            fs::rename(another::<K>(around), store).unwrap()
        }),
        ("replaced by an empty file", Astray::Replaced, |_, _, store| {
            fs::remove_file(store).unwrap();
            fs::write(store, "").unwrap();
        }),
        ("another store copied over it", Astray::Changed, |around, _, store| {
            let content = fs::read(another::<K>(around)).unwrap();
            overwrite(store, &content, content.len());
        }),
        ("cut to nothing", Astray::Changed, |_, _, store| overwrite(store, &[], 0)),
        ("cut in half", Astray::Changed, |_, _, store| {
            let half = fs::metadata(store).unwrap().len() as usize / 2;
            overwrite(store, &[], half);
        }),
    ]
}

/// Writes over a file and cuts it, from another program: what this one opens and closes would cost the store its lock.
fn overwrite(path: &Path, content: &[u8], length: usize) {
    let from = path.with_extension("content");
    fs::write(&from, content).unwrap();
    let script = "dd if=\"$2\" of=\"$1\" conv=notrunc status=none && truncate -s \"$3\" \"$1\" && rm \"$2\"";
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script, "sh"]).arg(path).arg(&from).arg(length.to_string());
    // Times are as coarse as the kernel's tick.
    std::thread::sleep(std::time::Duration::from_millis(20));
    assert!(shell.status().unwrap().success());
}

#[test]
#[cfg(unix)]
fn what_is_not_in_its_place_is_not_saved_and_everything_is_rescued() {
    each_kind!(taken_away);
}

fn taken_away<K: Worked>() {
    let ways = ways::<K>();
    for (name, expected, way) in ways {
        let (around, mut store) = worked_in::<K>();
        let data = around.path().join("data");
        let path = store.path().to_path_buf();
        let before = K::everything(&store);
        store.take_refuge_in(vec![around.path().join("documents")]);
        way(around.path(), &data, &path);
        let mut copies = Vec::new();
        for _ in 0..3 {
            let refused = save(&mut store, 3).expect_err(name);
            let StoreError::Astray { how, rescued } = &refused else { panic!("{name}: {refused:?}") };
            assert_eq!(*how, expected, "{name}");
            copies.push(rescued.clone().unwrap_or_else(|| panic!("{name}: nothing is rescued")));
        }
        assert_eq!(store.take_snapshot("2026-11-03T15:00:00Z", None).local.unwrap_err().code(), code_of(expected));
        drop(store);
        copies.dedup();
        let [rescued] = &copies[..] else { panic!("{name}: one copy, however often it is tried: {copies:?}") };
        // It is offered beside the place, where that can be.
        if name == "a file in the folder's place" {
            assert!(rescued.starts_with(around.path().join("documents")), "{rescued:?}");
            fs::remove_file(&data).unwrap();
        } else {
            let kinds: Vec<SnapshotKind> = list_snapshots::<K>(&path).into_iter().map(|row| row.kind).collect();
            assert_eq!(kinds, [SnapshotKind::Rescued], "{name}");
        }
        let opened = Store::<K>::open(&path, &options()).map(|store| K::everything(&store));
        assert_ne!(opened, Ok(before.clone()), "{name}: or this test shows nothing");
        let restored = restore::<K>(&path, rescued, &options()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let mut store = restored.store;
        assert_eq!(K::everything(&store), before, "{name}");
        save(&mut store, 3).unwrap();
    }
    println!("\ntable\tswap\t{0}\t{0}\t0\t0", ways.len());
}

fn code_of(how: Astray) -> &'static str {
    StoreError::Astray { how, rescued: None }.code()
}

#[test]
#[cfg(unix)]
fn a_file_that_comes_back_is_worked_on() {
    each_kind!(back_again);
}

fn back_again<K: Worked>() {
    let (around, mut store) = worked_in::<K>();
    let (data, away) = (around.path().join("data"), around.path().join("away"));
    let before = K::everything(&store);
    fs::rename(&data, &away).unwrap();
    assert_eq!(save(&mut store, 3).unwrap_err().code(), "store-gone");
    assert_eq!(K::everything(&store), before, "what was saved can be read all the while");
    fs::remove_dir_all(&data).unwrap();
    fs::rename(&away, &data).unwrap();
    save(&mut store, 3).expect("it is back");
    assert_eq!(store.in_place(), Ok(()));
    let path = store.path().to_path_buf();
    drop(store);
    assert_eq!(K::saved(&Store::<K>::open(&path, &options()).unwrap()).unwrap().0, 41);
}

/// A sync program puts the same file back under its name; another one only says that it wrote to it.
#[test]
#[cfg(unix)]
fn the_same_content_in_its_place_stops_nobody() {
    each_kind!(same_content);
}

fn same_content<K: Worked>() {
    let (around, mut store) = worked_in::<K>();
    let path = store.path().to_path_buf();
    let copy = around.path().join("copy.db");
    let shell = |script: &str| {
        let mut shell = std::process::Command::new("sh");
        assert!(shell.args(["-c", script, "sh"]).arg(&path).arg(&copy).status().unwrap().success());
    };
    shell("cp \"$1\" \"$2\" && mv \"$2\" \"$1\"");
    save(&mut store, 3).expect("it is the same file by another number");
    shell("touch -d 2020-01-01 \"$1\"");
    save(&mut store, 3).expect("nothing in it is another");
    let before = K::everything(&store);
    assert_eq!(list_snapshots::<K>(&path), [], "the copies are not needed");
    drop(store);
    assert_eq!(K::everything(&Store::<K>::open(&path, &options()).unwrap()), before);
}

/// Two computers work on one folder that a program keeps the same: both have done as much, and not the same.
#[test]
#[cfg(unix)]
fn a_file_that_is_as_far_with_another_answer_is_another_file() {
    each_kind!(as_far);
}

fn as_far<K: Worked>() {
    let (around, mut store) = worked_in::<K>();
    let (path, theirs) = (store.path().to_path_buf(), around.path().join("theirs.db"));
    assert!(std::process::Command::new("cp").arg(&path).arg(&theirs).status().unwrap().success());
    let mut other = Store::<K>::open(&theirs, &options()).unwrap();
    save(&mut other, 7).unwrap();
    drop(other);
    save(&mut store, 5).unwrap();
    let ours = K::everything(&store);
    fs::rename(&theirs, &path).unwrap();
    let refused = save(&mut store, 3).unwrap_err();
    let StoreError::Astray { rescued: Some(rescued), .. } = refused else { panic!("{refused:?}") };
    let kept = restore::<K>(&path, &rescued, &options()).unwrap().store;
    assert_eq!(K::everything(&kept), ours, "what was said to be saved is in the copy");
}

/// Taken away in the middle of a transaction, after it was looked at.
#[test]
#[cfg(unix)]
fn what_is_committed_into_a_file_that_is_gone_is_not_said_to_be_saved() {
    let (_around, mut store): (_, OrganisationStore) = worked_in();
    let audit = store.read().unwrap().audits().unwrap()[0].id;
    let path = store.path().to_path_buf();
    let refused = store.write(|writer| {
        fs::remove_file(&path).unwrap();
        let change = Change::value("standard/s1/rating", None, Some("partly"));
        writer.commit(audit, &operation(2_000, vec![change]))
    });
    let Err(StoreError::Astray { how: Astray::Gone, rescued: Some(rescued) }) = refused else { panic!("{refused:?}") };
    let restored = restore::<Organisation>(&path, &rescued, &options()).unwrap().store;
    let field = restored.read().unwrap().field(audit, "standard/s1/rating").unwrap().unwrap();
    assert_eq!(field.value.as_deref(), Some("partly"), "it is in the copy all the same");
}

#[test]
#[cfg(unix)]
fn a_store_that_is_open_is_known_as_such_by_every_name() {
    let (around, store) = worked_in::<Organisation>();
    let link = around.path().join("link.db");
    fs::hard_link(store.path(), &link).unwrap();
    let symbolic = around.path().join("symbolic.db");
    std::os::unix::fs::symlink(store.path(), &symbolic).unwrap();
    let path = store.path().to_path_buf();
    let all = || [&path, &link, &symbolic].map(|path| is_open_store(path));
    assert_eq!(all(), [true; 3]);
    assert!(!is_open_store(&around.path().join("nothing")));
    drop(store);
    assert_eq!(all(), [false; 3]);
}
