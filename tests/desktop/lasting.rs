//! A page that goes loses nothing that was typed, and one that dies is opened again: where it was, and with a word about it.

use std::fs;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};

use crate::cross::{connect, shown_window, windows_of};
use crate::driver::Program;
use crate::keys;
use crate::prepared::{begun, go_on, standards};
use crate::window::{PATIENCE, Window, program};

/// The processes of a name in a group.
fn processes(group: u32, name: &str) -> Vec<Pid> {
    let group = group.to_string();
    let all = fs::read_dir("/proc").expect("a list of processes").flatten();
    all.filter_map(|entry| {
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        let (before, after) = stat.rsplit_once(") ")?;
        let (pid, named) = before.split_once(" (")?;
        // The kernel keeps fifteen letters of a name.
        let is_it = named == &name[..name.len().min(15)] && after.split(' ').nth(2) == Some(group.as_str());
        is_it.then(|| Pid::from_raw(pid.parse().ok()?)).flatten()
    })
    .collect()
}

fn kill(group: u32, name: &str, signal: Signal) {
    let found = processes(group, name);
    assert!(!found.is_empty(), "there is no {name}");
    for process in found {
        kill_process(process, signal).expect("it can be ended");
    }
}

/// Opens the first standard, with the focus in its words.
fn at_a_standard(window: &Window) -> String {
    let standard = standards(window)[0].clone();
    window.go(&format!("standard/{standard}"));
    window.wait_for("radio", "Met");
    window.click_on("#narrative");
    standard
}

fn words_at(window: &Window, standard: &str) -> String {
    let audit = crate::prepared::audit(window);
    let view = window.ask("standard", &json!({ "audit": audit, "standard": standard }));
    view["answer"]["narrative"].as_str().unwrap_or_default().to_owned()
}

/// Types in one step and lets the page go on in the same one: nothing is sent by a pause.
const TYPE_THEN: &str = r#"
const box = document.getElementById("narrative");
box.focus();
document.execCommand("insertText", false, arguments[0]);
"#;

#[test]
fn words_typed_just_before_the_page_is_loaded_again_are_kept() {
    let window = begun();
    let standard = at_a_standard(&window);
    window.script(
        &format!("{TYPE_THEN}; window.old = true; setTimeout(() => location.reload(), 50)"),
        &[json!("Looked at on the 3rd.")],
    );
    window.wait_until("the page is another one", |w| {
        w.script("return window.old === undefined && document.querySelector('#narrative') !== null", &[]) == json!(true)
    });
    window.wait_until("the words are there", |w| w.field("main", "How do you know?") == "Looked at on the 3rd.");
    assert_eq!(words_at(&window, &standard), "Looked at on the 3rd.");
}

#[test]
fn words_typed_just_before_the_session_ends_are_kept() {
    let mut window = begun();
    let standard = at_a_standard(&window);
    window.script(TYPE_THEN, &[json!("Looked at on the 4th.")]);
    let (group, _) = window.group_and_display();
    kill(group, "safeguarding-audit", Signal::TERM);
    let begun = Instant::now();
    while !processes(group, "safeguarding-audit").is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(15), "the program does not end");
        std::thread::sleep(Duration::from_millis(50));
    }
    window.restart();
    go_on(&window);
    window.go(&format!("standard/{standard}"));
    window.wait_until("the words are there", |w| {
        w.has_field("main", "How do you know?") && w.field("main", "How do you know?") == "Looked at on the 4th."
    });
}

/// The banner of what is said over the page, as the light look has it.
const BANNER: [u8; 3] = [0x11, 0x58, 0x6a];

/// A program without a driver, which gives a page up that dies: with the audit that somebody left at a standard.
struct Undriven {
    window: Window,
    program: Program,
    standard: String,
}

impl Undriven {
    /// Opened at the standard, as by the button of the start screen.
    fn at_a_standard() -> Self {
        let mut window = Window::open_with_real_dialogs(|data| {
            let mut program = audit_tests::open(data).expect("a new store");
            let answers = audit_tests::Answers::of_practice("Ivy Lane Surgery", "Z99902");
            let audit = audit_tests::begin(&mut program, &answers).expect("it begins");
            program.set_place(&audit, "areas").expect("a place");
        });
        go_on(&window);
        let standard = at_a_standard(&window);
        window.restart();
        window.wait_for_heading("Your audits");
        let middle = "const box = document.querySelector('.last .govuk-button').getBoundingClientRect();\
                      return [box.left + box.width / 2, box.top + box.height / 2]";
        let at = window.script(middle, &[]);
        window.kill();
        let line = [program().display().to_string(), "--data".into(), window.data().display().to_string()];
        let program = Program::start(&line, &window.chosen(), window.display());
        let undriven = Self { window, program, standard };
        undriven.come_to_rest();
        undriven.click([at[0].as_f64().expect("a place"), at[1].as_f64().expect("a place")]);
        undriven.come_to_rest();
        undriven
    }

    fn come_to_rest(&self) {
        keys::focus_window(self.program.group(), self.window.display());
    }

    fn click(&self, [x, y]: [f64; 2]) {
        let (connection, screen) = connect(self.window.display());
        let id = shown_window(&connection, screen, self.program.group()).expect("its window");
        let root = connection.setup().roots[screen].root;
        let at = connection.translate_coordinates(id, root, 0, 0).expect("a question").reply().expect("an answer");
        let pixel = |from: i16, at: f64| (at.round() as i32 + i32::from(from)).to_string();
        let (x, y) = (pixel(at.dst_x, x), pixel(at.dst_y, y));
        keys::xdotool(self.window.display(), &["mousemove", "--sync", &x, &y, "click", "1"]);
    }

    /// How much of the display has the colour of a banner.
    fn banner(&self) -> usize {
        let (connection, screen) = connect(self.window.display());
        let root = &connection.setup().roots[screen];
        let (width, height) = (root.width_in_pixels, root.height_in_pixels);
        let picture = connection.get_image(ImageFormat::Z_PIXMAP, root.root, 0, 0, width, height, !0);
        let picture = picture.expect("a question").reply().expect("a picture").data;
        let [red, green, blue] = BANNER;
        picture.chunks(4).filter(|pixel| pixel[..3] == [blue, green, red]).count()
    }

    /// Ends it as the end of a session does, and reads what is on the disk.
    fn end(mut self) -> String {
        kill(self.program.group(), "safeguarding-audit", Signal::TERM);
        let begun = Instant::now();
        while self.program.is_running() {
            assert!(begun.elapsed() < 2 * PATIENCE, "the program does not end");
            std::thread::sleep(Duration::from_millis(100));
        }
        let program = audit_tests::open(&self.window.data()).expect("the store opens");
        let audit = program.start().expect("a start").audits[0].id.clone();
        program.standard(&audit, &self.standard).expect("a standard").answer.rating.unwrap_or_default()
    }
}

#[test]
fn a_page_that_dies_is_opened_again_where_it_was_says_so_and_saves() {
    let undriven = Undriven::at_a_standard();
    keys::press(undriven.window.display(), &["1"]);
    undriven.come_to_rest();
    let before = undriven.banner();
    kill(undriven.program.group(), "WebKitWebProcess", Signal::KILL);
    let begun = Instant::now();
    // The title of what is said is a bar over the page.
    while undriven.banner() < before + 5_000 {
        assert!(begun.elapsed() < 2 * PATIENCE, "nothing is said");
        std::thread::sleep(Duration::from_millis(100));
    }
    undriven.come_to_rest();
    keys::press(undriven.window.display(), &["3"]);
    undriven.come_to_rest();
    assert_eq!(undriven.end(), "not-met");
}

#[test]
fn a_page_that_dies_three_times_in_a_minute_ends_in_a_box() {
    let mut undriven = Undriven::at_a_standard();
    let (group, display) = (undriven.program.group(), undriven.window.display().to_owned());
    let begun = Instant::now();
    let problem = undriven.window.data().join("start-problem.txt");
    while !problem.exists() {
        assert!(begun.elapsed() < Duration::from_secs(50), "it does not end");
        for process in processes(group, "WebKitWebProcess") {
            // It may be gone already.
            let _ = kill_process(process, Signal::KILL);
        }
        std::thread::sleep(Duration::from_millis(500));
    }
    assert!(fs::read_to_string(&problem).expect("the file").contains("Code: page-stopped"));
    let (connection, screen) = connect(&display);
    let boxes = || windows_of(&connection, screen, group);
    while boxes().len() < 2 {
        assert!(begun.elapsed() < 3 * PATIENCE, "there is no box");
        std::thread::sleep(Duration::from_millis(100));
    }
    keys::press(&display, &["Return"]);
    while undriven.program.is_running() {
        assert!(begun.elapsed() < 4 * PATIENCE, "the program does not end with its box");
        std::thread::sleep(Duration::from_millis(100));
    }
}
