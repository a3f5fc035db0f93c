//! When the store cannot be opened, or something older is wanted back: the window says so and offers the way.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use audit_tests::{Answers, begin, open};

use crate::prepared::{begun, go_on, standards};
use crate::window::Window;

fn store(data: &Path) -> PathBuf {
    data.join("organisation.db")
}

#[test]
fn a_snapshot_is_looked_at_and_restored_from_the_start_screen() {
    let window = begun();
    let standard = standards(&window)[0].clone();
    window.go(&format!("standard/{standard}"));
    window.pick("#rating", "met");
    window.wait_saved();
    start(&window);
    window.click("link", "Snapshots");
    window.wait_for_heading("Snapshots");
    window.click("button", "Take a snapshot now");
    window.wait_for("button", "Restore");
    start(&window);
    go_on(&window);
    window.pick("#rating", "not-met");
    window.wait_saved();
    start(&window);
    window.click("link", "Snapshots");
    window.wait_for("button", "Restore");
    window.click_on("ul[aria-label^=Snapshots] > li:first-child button");
    window.wait_for("dialog", "Restore this snapshot?");
    window.wait_for_text("Ivy Lane Surgery");
    window.wait_for_text("1 standard rated");
    window.assert_accessible("restoring a snapshot");
    window.click_on("dialog[open] .govuk-button--warning");
    window.wait_for_heading("Your audits");
    go_on(&window);
    window.wait_until("the rating of the snapshot is back", |w| w.picked("#rating") == "met");
}

#[test]
fn a_damaged_store_offers_its_snapshots() {
    let mut window = begun();
    let standard = standards(&window)[0].clone();
    window.go(&format!("standard/{standard}"));
    window.pick("#rating", "partly");
    window.wait_saved();
    start(&window);
    window.click("link", "Snapshots");
    window.click("button", "Take a snapshot now");
    window.wait_until("the snapshot is taken", |w| w.said().contains("Snapshot taken"));
    window.kill();
    damage(&store(&window.data()));

    window.restart();
    window.wait_for_heading("Your audits cannot be opened");
    window.wait_for_text("is damaged");
    window.wait_for("button", "Restore");
    window.assert_accessible("a damaged store");
    window.click_on("ul[aria-label^=Snapshots] > li:first-child button");
    window.wait_for("dialog", "Restore this snapshot?");
    window.click_on("dialog[open] .govuk-button--warning");
    go_on(&window);
    window.go(&format!("standard/{standard}"));
    window.wait_until("the rating is back", |w| w.picked("#rating") == "partly");
    let kept = fs::read_dir(window.data()).expect("the folder").map(|file| file.expect("a file").file_name());
    let kept: Vec<String> = kept.map(|name| name.to_string_lossy().into_owned()).collect();
    window.pick("#rating", "met");
    window.wait_saved();
    window.kill();
    window.restart();
    go_on(&window);
    window.wait_until("work goes on in the restored store", |w| w.picked("#rating") == "met");
    assert!(kept.len() > 1, "the damaged file is set aside: {kept:?}");
}

/// Scatters wrong bytes over every page but the first.
fn damage(store: &Path) {
    for log in ["-wal", "-shm"] {
        // They may not be there.
        let _ = fs::remove_file(format!("{}{log}", store.display()));
    }
    let length = fs::metadata(store).expect("the store").len();
    let mut file = fs::File::options().write(true).open(store).expect("it can be written to");
    for page in (4096..length).step_by(4096) {
        file.seek(SeekFrom::Start(page)).expect("a place");
        file.write_all(&[0xA5; 64]).expect("it is damaged");
    }
}

#[test]
fn a_second_window_says_who_has_the_audits_open_and_opens_when_it_may() {
    let folder = tempfile::tempdir().expect("a folder");
    let shared = folder.path().join("data");
    let first = open(&shared).expect("the first window's store");
    let second = Window::open_with_data(&shared);
    second.wait_for_heading("Your audits cannot be opened");
    second.wait_for_text("DESK-4 (ann)");
    second.assert_accessible("a store in use");
    assert!(!second.sees("button", "Restore"), "a snapshot would hide audits that are whole");
    second.click("button", "Try again");
    second.wait_until("it says that it is still so", |w| w.said().contains("still cannot be opened"));
    drop(first);
    second.click("button", "Try again");
    second.wait_for_heading("Welcome to Safeguarding Audit");
}

#[test]
fn a_store_of_a_newer_program_is_refused_and_left_as_it_is() {
    let prepare = |data: &Path| {
        let mut program = open(data).expect("a store");
        begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).expect("it begins");
        drop(program);
        // SQLite keeps the version that a program gives its file at byte 60 of the header.
        let mut file = fs::File::options().write(true).open(store(data)).expect("it can be written to");
        file.seek(SeekFrom::Start(60)).expect("a place");
        file.write_all(&9_999_u32.to_be_bytes()).expect("a version from the future");
    };
    let mut window = Window::open_on(prepare);
    let before = fs::read(store(&window.data())).expect("the store");
    window.wait_for_heading("Your audits cannot be opened");
    window.wait_for_text("newer version of this program");
    window.click("button", "Try again");
    window.wait_until("it says that it is still so", |w| w.said().contains("still cannot be opened"));
    assert!(!window.sees("button", "Restore"));
    window.kill();
    assert!(fs::read(store(&window.data())).expect("the store") == before, "not a byte is changed");
}

fn start(window: &Window) {
    window.click_on(".sa-header__name a");
    window.wait_for_heading("Your audits");
}
