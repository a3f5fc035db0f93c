//! The tour: the main job from an empty store to both files, with a picture of every screen.
//!
//! `cargo xtask tour` names the folder for the pictures in `AUDIT_TOUR`; as a test they go to a folder that is thrown
//! away. With `AUDIT_REAL_DIALOGS` the folder is chosen in the system's own dialog, as a released program asks for it.

use std::fs;
use std::path::PathBuf;

use audit_exchange::returns;
use audit_tests::{Answer, Answers};
use serde_json::json;

use crate::dialog;
use crate::filling::{self, Hand};
use crate::window::Window;

/// So many standards are typed key by key with all their evidence and actions; texts of the others go in as a whole.
const TYPED: usize = 12;

/// Takes numbered pictures: `01-start.png`, `02-which-audit.png`, …
struct Album {
    folder: PathBuf,
    next: u32,
    // Keeps a folder that nobody asked for until the tour is over.
    _own: Option<tempfile::TempDir>,
}

impl Album {
    fn new() -> Self {
        let (folder, own) = match std::env::var_os("AUDIT_TOUR") {
            Some(folder) => (PathBuf::from(folder), None),
            None => {
                let own = tempfile::tempdir().expect("a folder for the pictures");
                (own.path().to_path_buf(), Some(own))
            }
        };
        Self { folder, next: 1, _own: own }
    }

    /// One screen: no accessibility faults, and a picture.
    fn screen(&mut self, window: &Window, what: &str) {
        window.assert_accessible(what);
        window.set_look("light");
        self.picture(window, what);
    }

    /// One screen as it looks in the dark.
    fn dark(&mut self, window: &Window, what: &str) {
        window.set_look("dark");
        self.picture(window, &format!("{what}-dark"));
        window.set_look("light");
    }

    fn picture(&mut self, window: &Window, what: &str) {
        // Two frames later the look that was set is what is drawn.
        window.script_later("requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))", &[]);
        let picture = window.picture();
        assert!(picture.starts_with(b"\x89PNG"), "the picture of {what} is no PNG");
        fs::write(self.folder.join(format!("{:02}-{what}.png", self.next)), picture)
            .expect("the picture can be written");
        self.next += 1;
    }

    /// Keeps the files that the program saved.
    fn keep(&self, window: &Window) -> Vec<PathBuf> {
        let files =
            fs::read_dir(window.chosen()).expect("the folder is there").map(|file| file.expect("a file").path());
        let files: Vec<PathBuf> = files.collect();
        for file in &files {
            fs::copy(file, self.folder.join(file.file_name().expect("a name"))).expect("a copy");
        }
        files
    }
}

#[test]
fn main_job() {
    let window = if is_released() { Window::open_with_real_dialogs(|_| ()) } else { Window::open() };
    let mut album = Album::new();
    let answers = Answers::northgate();
    begin(&window, &mut album, &answers);
    standards(&window, &mut album, &answers);
    before_the_return(&window, &mut album, &answers);
    the_return(&window, &mut album, &answers);
    around(&window, &mut album);
}

/// Whether the tour is played with a released program, which has nothing that answers in its dialogs' place.
fn is_released() -> bool {
    std::env::var_os("AUDIT_REAL_DIALOGS").is_some()
}

fn begin(window: &Window, album: &mut Album, answers: &Answers) {
    window.wait_for_heading("Welcome to Safeguarding Audit");
    album.screen(window, "who-are-you");
    filling::person(window, answers);
    album.screen(window, "first-start");
    filling::new_audit(window, answers);
    album.screen(window, "new-audit");
    window.click("button", "Start the audit");
    window.wait_for_heading("About your practice");
    album.screen(window, "about-your-practice");
    filling::profile(window, answers);
    album.screen(window, "about-your-practice-filled-in");
    window.click("link", "Continue with 1.1");
}

fn standards(window: &Window, album: &mut Album, answers: &Answers) {
    let title_of = |name: &str| {
        let all = answers.answers.iter().flat_map(|answer| &answer.evidence);
        let one = all.into_iter().find(|evidence| evidence.id == name).expect("evidence of this name");
        one.members.iter().find(|(code, _)| *code == "title").expect("a title").1.clone()
    };
    let shown = |answer: &Answer| {
        let at = format!("standard/{}", answer.standard);
        window.wait_until(&format!("{at} is shown"), |w| w.shows(&at));
        window.wait_for("radio", "Met");
    };
    let mut partly_seen = false;
    for (number, answer) in answers.answers.iter().enumerate() {
        shown(answer);
        if number == 0 {
            album.screen(window, "standard");
        }
        let hand = if number < TYPED { Hand::Types } else { Hand::Pastes };
        filling::standard(window, answer, hand, title_of);
        if number == 0 {
            album.screen(window, "standard-met");
        }
        if answer.member("rating") == "partly" && !partly_seen {
            partly_seen = true;
            album.screen(window, "standard-partly-met");
            album.dark(window, "standard-partly-met");
            window.script("document.querySelector('main').scrollTop = 0", &[]);
            album.picture(window, "standard-answered");
            window.script("document.querySelector('.parts').scrollIntoView({ behavior: 'instant' })", &[]);
            album.picture(window, "standard-actions-open");
            magnified(window, album);
        }
        if answer.member("rating") == "not-applicable" {
            album.screen(window, "standard-not-applicable");
        }
        if number == 20 {
            window.go("areas");
            album.screen(window, "areas");
            album.dark(window, "areas");
            window.go(&format!("standard/{}", answer.standard));
        }
        match answers.answers.get(number + 1) {
            Some(_) => window.click("link", "Next one to rate"),
            None => window.click("link", "All rated: go to the check"),
        }
    }
}

/// At 200 % zoom a window of 1366 × 768 has half of the room.
fn magnified(window: &Window, album: &mut Album) {
    window.set_size(683, 384);
    window.wait_until("the window is small", |w| w.script("return innerWidth", &[]) == json!(683));
    album.picture(window, "standard-at-200-percent");
    window.set_size(1366, 768);
    window.wait_until("the window is as it was", |w| w.script("return innerWidth", &[]) == json!(1366));
}

fn before_the_return(window: &Window, album: &mut Album, answers: &Answers) {
    window.wait_for_heading("Check");
    album.screen(window, "check");
    album.dark(window, "check");
    window.go("questions");
    window.wait_for_heading("Questions");
    answers.questions.iter().for_each(|one| filling::question(window, one));
    window.wait_saved();
    album.screen(window, "questions");
    window.go("declaration");
    window.wait_for_heading("Declaration");
    window.wait_for_text("Who confirms it");
    album.screen(window, "declaration");
    answers.declarations.iter().for_each(|one| filling::declaration(window, one));
    album.screen(window, "declaration-agreed");
    window.go("check");
    window.wait_for_text("Nothing left to do.");
    album.screen(window, "check-nothing-stops");
}

fn the_return(window: &Window, album: &mut Album, answers: &Answers) {
    window.click("link", "See what will be sent");
    window.wait_for_text("Ready to make");
    album.screen(window, "what-will-be-sent");
    window.click_on("main .govuk-button-group:first-of-type button");
    window.wait_for("dialog", "Make the return?");
    album.screen(window, "make-the-return");
    window.click("button", "Choose a folder and make the return");
    if is_released() {
        dialog::choose(window, &window.chosen());
    }
    window.wait_for_heading("Ready, not sent yet");
    album.screen(window, "ready-not-sent-yet");
    let files = album.keep(window);
    assert_eq!(files.len(), 3, "{files:?}");
    let made = files.iter().find(|file| file.to_string_lossy().ends_with(".return.json")).expect("a return");
    let verified =
        returns::verify(&fs::read(made).expect("it can be read")).unwrap_or_else(|refused| panic!("{refused}"));
    let submission = verified.submission();
    let content = submission.content();
    assert_eq!(content.standards.len(), answers.answers.len());
    for (stated, answer) in content.standards.iter().zip(&answers.answers) {
        assert_eq!(stated.id.as_str(), answer.standard);
        assert_eq!(stated.narrative, answer.member("narrative"), "{}", answer.standard);
        assert_eq!(stated.evidence.len(), answer.evidence.len() + answer.uses.len(), "{}", answer.standard);
    }
    let actions: usize = answers.answers.iter().map(|answer| answer.actions.len()).sum();
    assert_eq!(content.actions.len(), actions);
    window.click("button", "I have sent it");
    window.wait_for_text("Waiting for the receipt since");
    album.screen(window, "sent");
}

fn around(window: &Window, album: &mut Album) {
    window.go("plan");
    window.wait_for("combobox", "Status");
    album.screen(window, "improvement-plan");
    album.dark(window, "improvement-plan");
    window.go("history");
    window.wait_for("textbox", "Find in the history");
    album.screen(window, "history");
    window.go("areas");
    album.screen(window, "areas-sent");
    window.script("document.querySelector('.sa-header [role=combobox]').focus()", &[]);
    window.type_text("training");
    window.wait_for("option", "");
    album.screen(window, "search");
    window.click_on(".sa-header__name a");
    window.wait_for_heading("Your audits");
    album.screen(window, "your-audits");
    window.click("link", "Snapshots");
    window.wait_for_heading("Snapshots");
    window.click("button", "Take a snapshot now");
    window.wait_for("button", "Restore");
    album.screen(window, "snapshots");
    window.click("link", "Settings");
    window.wait_for_heading("Settings");
    album.screen(window, "settings");
}
