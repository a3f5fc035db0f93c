//! Flips, cuts and pages that are gone, in a store of each kind; and what the ledger of the tests makes of a decision that is lost.
use std::path::{Path, PathBuf};

use audit_store::{Kind as _, Store, StoreError, mend};
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::places;
use crate::common::{below, bytes, code, options};
use crate::kinds::{self, Ledger, Worked, each_kind, ledger};

/// What was flipped, or overwritten, in a store: what it costs and whether that is said.
#[derive(Debug, Default)]
struct Tally {
    /// Nothing was damaged by it.
    harmless: usize,
    /// Everything is as it was.
    mended: usize,
    /// Something is lost, and said.
    said: usize,
    /// Nothing can be opened.
    refused: usize,
}

impl Tally {
    /// A row for the table of the fault suite.
    fn row(&self, kind: &str) {
        let Self { harmless, mended, said, refused } = self;
        let noticed = mended + said + refused;
        println!("\ntable\t{kind}\t{}\t{noticed}\t0\t{}", harmless + noticed, said + refused);
    }

    fn take<K: Worked>(&mut self, path: &Path, content: &[u8], before: &str, name: &str) {
        std::fs::write(path, content).unwrap();
        match Store::<K>::open(path, &options()) {
            Ok(store) => {
                assert_eq!(K::everything(&store), before, "{name} changed something in silence");
                self.harmless += 1;
                return;
            }
            Err(error) => drop(error),
        }
        match mend::<K>(path, &options()) {
            Ok(mended) => {
                let same = K::everything(&mended.store) == before;
                assert!(same || !mended.left.is_empty(), "{name} changed something and does not say what");
                *if mended.left.is_empty() { &mut self.mended } else { &mut self.said } += 1;
                drop(mended);
                Store::<K>::open(path, &options())
                    .unwrap_or_else(|error| panic!("{name}: it is not whole after all: {error:?}"));
            }
            Err(error) => {
                let known = ["damaged-store", "not-a-store", "newer-store"];
                assert!(known.contains(&error.code()), "{name}: {error:?}");
                self.refused += 1;
            }
        }
        let _ = std::fs::remove_dir_all(path.parent().unwrap().join(audit_store::SNAPSHOT_FOLDER));
    }
}

/// A closed store with much in it: where it is, its bytes, and everything that a person could read.
fn closed_and_filled<K: Worked>() -> (tempfile::TempDir, PathBuf, Vec<u8>, String) {
    let (folder, store) = kinds::filled::<K>();
    let (path, before) = (store.path().to_path_buf(), K::everything(&store));
    drop(store);
    let content = bytes(&path);
    (folder, path, content, before)
}

#[test]
fn most_flips_cost_nothing_and_what_they_cost_is_said() {
    each_kind!(flipped);
}

fn flipped<K: Worked>() {
    let (_folder, path, whole, before) = closed_and_filled::<K>();
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut tally = Tally::default();
    for _ in 0..150 {
        let mut content = whole.clone();
        let (byte, bit) = (below(&mut random, content.len()), below(&mut random, 8));
        content[byte] ^= 1 << bit;
        tally.take::<K>(&path, &content, &before, &format!("byte {byte} bit {bit}"));
    }
    println!("{tally:?}");
    // No snapshot helps here, and what is long, such as a return's bytes, is not proven bit by bit.
    assert!(tally.harmless + tally.mended >= 125, "{tally:?}");
}

#[test]
fn a_page_that_is_gone_costs_what_was_on_it() {
    each_kind!(without_a_page);
}

fn without_a_page<K: Worked>() {
    let (_folder, path, whole, before) = closed_and_filled::<K>();
    let mut tally = Tally::default();
    for page in 1..whole.len() / 4096 {
        let mut content = whole.clone();
        content[page * 4096..(page + 1) * 4096].fill(0);
        tally.take::<K>(&path, &content, &before, &format!("page {}", page + 1));
    }
    println!("{tally:?}");
    tally.row("page");
    assert!(tally.refused * 10 <= whole.len() / 4096, "{tally:?}");
}

#[test]
fn a_store_that_was_cut_is_damaged_and_what_is_left_of_it_opens() {
    each_kind!(cut);
}

fn cut<K: Worked>() {
    let (_folder, path, whole, before) = closed_and_filled::<K>();
    let mut tally = Tally::default();
    for cut in [1, 100, 2_000, 4_095, 4_096, 10_000, whole.len() / 2] {
        std::fs::write(&path, &whole[..whole.len() - cut]).unwrap();
        assert_eq!(code(Store::<K>::open(&path, &options())), "damaged-store", "cut by {cut}");
        tally.take::<K>(&path, &whole[..whole.len() - cut], &before, &format!("cut by {cut}"));
    }
    println!("{tally:?}");
    tally.row("cut");
    assert_eq!((tally.harmless, tally.refused), (0, 0), "{tally:?}");
}

/// The same of a kind whose older versions no dump tells of.
#[test]
fn a_ledger_of_version_1_is_mended_and_then_upgraded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(Ledger::FILE);
    ledger::of_version_1(&path, &options(), 9);
    let whole = bytes(&path);
    for text in ["decision 3 counts", "return 5"] {
        for at in places(&whole, text) {
            let mut content = whole.clone();
            content[at + 2] ^= 0x20;
            std::fs::write(&path, &content).unwrap();
            let mended = mend::<Ledger>(&path, &options()).unwrap_or_else(|error| panic!("{text} at {at}: {error:?}"));
            assert_eq!((mended.left, Ledger::saved(&mended.store).unwrap().0), (Vec::new(), 9), "{text} at {at}");
        }
    }
}

/// A decision that nothing tells any more costs itself: those after it are linked anew, and it is said.
#[test]
fn a_decision_that_is_lost_does_not_cost_the_ones_after_it() {
    let (_folder, path, whole, _) = closed_and_filled::<Ledger>();
    let conn = rusqlite::Connection::open(&path).unwrap();
    assert_eq!(conn.execute("DELETE FROM decision WHERE number = 7", []).unwrap(), 1);
    drop(conn);
    let Err(StoreError::Damaged { places, .. }) = Store::<Ledger>::open(&path, &options()) else { panic!("damaged") };
    assert_eq!(places.iter().map(|place| place.name.as_deref()).collect::<Vec<_>>(), [Some("d8")]);
    assert_eq!(Ledger::saved(&mend::<Ledger>(&path, &options()).unwrap().store).unwrap().0, 59);

    std::fs::write(&path, &whole).unwrap();
    let conn = rusqlite::Connection::open(&path).unwrap();
    assert_eq!(conn.execute("UPDATE decision SET what = 'other words' WHERE number = 7", []).unwrap(), 1);
    drop(conn);
    let mended = mend::<Ledger>(&path, &options()).unwrap();
    let said: Vec<_> =
        mended.left.iter().map(|left| (left.damage.table.as_str(), left.damage.name.as_deref())).collect();
    assert!(said.contains(&("decision", Some("d7"))), "{said:?}");
    assert_eq!(Ledger::saved(&mended.store).unwrap().0, 59);
    drop(mended);
    let mut store = Store::<Ledger>::open(&path, &options()).expect("it is whole from now on");
    Ledger::save(&mut store, 61, 5).expect("and goes on");
}

#[test]
fn a_whole_store_is_left_alone() {
    each_kind!(whole);
}

fn whole<K: Worked>() {
    let (_folder, path, content, _) = closed_and_filled::<K>();
    let mended = mend::<K>(&path, &options()).unwrap();
    assert_eq!((mended.fields.len(), mended.left.len(), mended.kept_aside.as_os_str().len()), (0, 0, 0));
    drop(mended);
    assert_eq!(bytes(&path), content);
}

/// What a crash in the middle of mending left is gone after the next try; what another kind is making in the same folder is not.
#[test]
fn mending_takes_away_what_a_crash_left_and_nothing_of_another_kind() {
    each_kind!(swept);
}

fn swept<K: Worked>() {
    let (folder, path, mut content, _) = closed_and_filled::<K>();
    let of = |owner: &str| folder.path().join(format!(".safeguarding-audit-{owner}x7Gq2a.part"));
    let (own, others) = (of(K::TEMPORARY), of("of-others-"));
    for file in [&own, &others] {
        std::fs::write(file, &content).unwrap();
    }
    content[4096..8192].fill(0);
    std::fs::write(&path, content).unwrap();
    mend::<K>(&path, &options()).unwrap();
    assert!(!own.exists() && others.exists());
}

/// A snapshot has the same rows under the same seals, and nothing was written since.
#[test]
fn what_a_page_held_is_taken_from_a_snapshot_of_the_same_state() {
    each_kind!(from_a_snapshot);
}

fn from_a_snapshot<K: Worked>() {
    let (_folder, mut store) = kinds::filled::<K>();
    let (path, before) = (store.path().to_path_buf(), K::everything(&store));
    store.take_snapshot("2026-11-03T15:00:00Z", None).local.unwrap();
    drop(store);
    let whole = bytes(&path);
    let mut mended_pages = 0;
    for page in (1..whole.len() / 4096).step_by(5) {
        let mut content = whole.clone();
        content[page * 4096..(page + 1) * 4096].fill(0);
        std::fs::write(&path, &content).unwrap();
        if Store::<K>::open(&path, &options()).is_ok() {
            continue;
        }
        let mended = mend::<K>(&path, &options()).unwrap_or_else(|error| panic!("page {page}: {error:?}"));
        let same = K::everything(&mended.store) == before;
        assert!(same || !mended.left.is_empty(), "page {page}: {:?}", mended.left);
        mended_pages += usize::from(same);
    }
    assert!(mended_pages >= 3, "{mended_pages}");
}
