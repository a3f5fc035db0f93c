//! A share that hangs or is slow, a key store that never answers, and a workbook that takes long to read, under the real window: every
//! answer is saved meanwhile, what is waited for is said and can be cancelled, and the window closes.

mod bus;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use audit_tests::hostile::{Made, Size, all};
use audit_tests::{Answers, begin, open};
use tempfile::TempDir;

use crate::cross::press_cross;
use crate::prepared::{fill_ready_to_send, go_on, standards};
use crate::window::Window;

const SHIM: &str = include_str!("../hanging/share.c");

/// A folder that can be told to hang, or to be slow: then whatever asks for it waits.
struct Share {
    folder: TempDir,
    shim: PathBuf,
}

impl Share {
    /// `None` where there is no C compiler to make it with.
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let (source, shim) = (folder.path().join("share.c"), folder.path().join("share.so"));
        fs::create_dir(folder.path().join("share")).expect("the share");
        fs::write(&source, SHIM).expect("the source");
        let made = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-w", "-o"])
            .arg(&shim)
            .arg(&source)
            .arg("-ldl")
            .status();
        made.is_ok_and(|status| status.success()).then_some(Self { folder, shim })
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("share")
    }

    fn switch(&self) -> PathBuf {
        self.folder.path().join("hangs")
    }

    fn slow_switch(&self) -> PathBuf {
        self.folder.path().join("slow")
    }

    fn be_slow(&self) {
        fs::write(self.slow_switch(), "").expect("it is slow");
    }

    fn hang(&self) {
        fs::write(self.switch(), "").expect("it hangs");
    }

    fn answer_again(&self) {
        fs::remove_file(self.switch()).expect("it hung");
    }

    fn hangs(&self) -> bool {
        self.switch().exists()
    }

    fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        vec![
            ("LD_PRELOAD", self.shim.clone()),
            ("SHARE", self.path()),
            ("SHARE_HANGS", self.switch()),
            ("SHARE_SLOW", self.slow_switch()),
        ]
    }
}

fn skipped(why: &str) {
    println!("SKIPPED: {why}");
}

fn with_an_audit(data: &Path) -> (audit_api::Program, String) {
    let mut program = open(data).expect("a new store");
    let audit = begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).expect("it begins");
    program.set_place(&audit, "areas").expect("a place");
    (program, audit)
}

/// Rates a standard, which is on disk at once.
fn rate(window: &Window, standard: &str, rating: &str) {
    window.visit(&format!("standard/{standard}"));
    window.wait_for("radio", "Met");
    window.pick("#rating", rating);
    window.wait_saved();
    assert_eq!(window.picked("#rating"), rating);
}

/// Presses the cross; how long the window takes to go.
fn close(window: &Window) -> Duration {
    let begun = Instant::now();
    press_cross(window);
    while window.is_open() {
        assert!(begun.elapsed() < Duration::from_secs(30), "the window does not close");
        std::thread::sleep(Duration::from_millis(50));
    }
    begun.elapsed()
}

#[test]
fn a_second_folder_that_hangs_holds_up_neither_a_save_nor_the_page_nor_the_cross() {
    let Some(share) = Share::new() else { return skipped("a share that hangs: there is no C compiler") };
    let path = share.path().display().to_string();
    let window = Window::open_beside(share.environment(), |data| {
        let (mut program, _) = with_an_audit(data);
        program.set_snapshot_folder(&path).expect("a second folder");
    });
    assert!(fs::read_dir(share.path()).expect("the share").count() > 0, "a copy is there");
    go_on(&window);
    let standard = standards(&window)[0].clone();
    share.hang();
    window.click("link", "All audits");
    window.click("link", "Snapshots");
    window.wait_for_heading("Snapshots");
    window.wait_for_text("Looking in the second folder…");
    window.wait_for("button", "Restore");
    window.assert_accessible("snapshots while the second folder hangs");
    crate::screens::picture(&window, "hanging-snapshots");
    window.click("link", "Back to your audits");
    go_on(&window);
    rate(&window, &standard, "met");
    assert!(share.hangs());
    let taken = close(&window);
    println!("closed after {taken:?} with a second folder that hangs");
    assert!(share.hangs() && taken < Duration::from_secs(9), "{taken:?}");
}

#[test]
fn a_workbook_and_a_folder_that_hang_can_be_cancelled_and_hold_up_no_save() {
    let Some(share) = Share::new() else { return skipped("a share that hangs: there is no C compiler") };
    let to = share.path();
    let window = Window::open_beside(share.environment(), |data| {
        let (program, audit) = with_an_audit(data);
        let asked =
            audit_api::views::MakeWorkbook { audit: Some(audit), tool: String::new(), service_type: String::new() };
        let made = program.draw_workbook(&asked).expect("a workbook").save(&to).expect("it is made");
        fs::rename(made.path.expect("a path"), to.join("audit.xlsx")).expect("a shorter name");
    });
    go_on(&window);
    let standard = standards(&window)[0].clone();
    let choose = |what: &Path| {
        fs::write(window.chosen().join("answers.txt"), format!("{}\n", what.display()))
            .expect("an answer for the dialog");
    };
    share.hang();
    choose(&share.path().join("audit.xlsx"));
    window.visit("workbook");
    window.click("button", "Bring in a workbook");
    window.wait_for_text("Reading the workbook…");
    window.assert_accessible("waiting for a workbook");
    crate::screens::picture(&window, "hanging-workbook");
    rate(&window, &standard, "met");
    window.wait_for_text("Reading the workbook…");
    window.click("button", "Cancel");
    window.wait_until("nobody waits", |w| !w.text().contains("Reading the workbook…"));

    choose(&share.path());
    window.visit("plan");
    window.click("button", "Save the plan as a PDF");
    window.wait_for_text("Saving the plan…");
    rate(&window, &standard, "not-met");
    assert!(share.hangs());
    window.click("button", "Cancel");
    window.wait_until("nobody waits", |w| !w.text().contains("Saving the plan…"));

    // Once it answers, both work.
    share.answer_again();
    choose(&share.path().join("audit.xlsx"));
    window.visit("workbook");
    window.click("button", "Bring in a workbook");
    window.wait_for_text("would bring in");
    // And the window goes while a file is being saved on a share.
    share.hang();
    choose(&share.path());
    window.visit("plan");
    window.click("button", "Save the plan as a PDF");
    window.wait_for_text("Saving the plan…");
    let taken = close(&window);
    println!("closed after {taken:?} while a file is being saved");
    assert!(share.hangs() && taken < Duration::from_secs(9), "{taken:?}");
}

/// What is asked of it arrives, only late: the answers in between do not.
#[test]
fn a_share_that_is_slow_holds_up_no_save_and_gets_its_file() {
    let Some(share) = Share::new() else { return skipped("a slow share: there is no C compiler") };
    let window = Window::open_beside(share.environment(), |data| {
        with_an_audit(data);
    });
    go_on(&window);
    let standard = standards(&window)[0].clone();
    let to = window.chosen().join("answers.txt");
    fs::write(to, format!("{}\n", share.path().display())).expect("an answer for the dialog");
    share.be_slow();
    window.visit("plan");
    window.click("button", "Save the plan as a PDF");
    window.wait_for_text("Saving the plan…");
    rate(&window, &standard, "met");
    assert!(window.text().contains("Saving the plan…"), "the save was answered first: {}", window.text());
    window.wait_until("the plan is on the share", |w| !w.text().contains("Saving the plan…"));
    let there: Vec<_> = fs::read_dir(share.path()).expect("the share").flatten().map(|file| file.file_name()).collect();
    assert_eq!(there.len(), 1, "{there:?}");
}

/// As large as the limits allow, and made to be compared with every standard: a minute and more in a program that is being developed.
#[test]
fn a_form_that_takes_long_to_read_holds_up_no_save_and_can_be_cancelled() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("form.xlsx");
    let long = all().into_iter().find(|one| one.name == "a form in the words of the standards, mixed and long");
    let Made::File(bytes) = long.expect("it is one of the hostile files").make(Size::Full) else { panic!("a file") };
    fs::write(&file, bytes).expect("the form");
    let window = Window::open_on(|data| {
        with_an_audit(data);
    });
    go_on(&window);
    let standard = standards(&window)[0].clone();
    fs::write(window.chosen().join("answers.txt"), format!("{}\n", file.display())).expect("an answer for the dialog");
    window.visit("old-form");
    window.click("button", "Choose the form");
    window.wait_for_text("Reading the form…");
    rate(&window, &standard, "met");
    assert!(window.text().contains("Reading the form…"), "the save was answered first: {}", window.text());
    window.click("button", "Cancel");
    window.wait_until("nobody waits", |w| !w.text().contains("Reading the form…"));
    rate(&window, &standard, "not-met");
    let taken = close(&window);
    println!("closed after {taken:?} while a form was being read");
}

#[test]
fn a_key_store_that_never_answers_holds_up_no_save_and_the_key_goes_into_its_file() {
    let Some(bus) = bus::Bus::start() else { return skipped("a silent key store: there is no dbus-daemon") };
    let address = PathBuf::from(bus.address());
    let window = Window::open_beside(vec![("DBUS_SESSION_BUS_ADDRESS", address)], fill_ready_to_send);
    go_on(&window);
    window.visit("sending");
    window.wait_for_text("Ready to make");
    // One stands at the foot of the page, too.
    window.script("document.querySelector('main .govuk-button-group .govuk-button').click()", &[]);
    window.wait_for("dialog", "Make the return?");
    window.script("document.querySelector('dialog[open] .govuk-button').click()", &[]);
    window.wait_for_text("Making the return…");
    // Another command saves meanwhile.
    window.ask("set_person", &serde_json::json!({ "name": "Ann Example", "role": "Practice manager" }));
    assert!(window.text().contains("Making the return…"), "it still waits: {}", window.text());
    window.wait_for_heading("Ready, not sent yet");
    let keys: Vec<_> = fs::read_dir(window.data().join("keys")).expect("keys are in files").flatten().collect();
    assert_eq!(keys.len(), 1, "{keys:?}");
    window.wait_until("it is said", |w| {
        w.script("return document.body.textContent", &[])
            .as_str()
            .is_some_and(|text| text.contains("In a file that only your account can read."))
    });
    crate::screens::picture(&window, "hanging-key-store");
    let taken = close(&window);
    println!("closed after {taken:?} with a key store that never answers");
}
