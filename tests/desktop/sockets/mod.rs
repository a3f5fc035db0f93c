//! No process of ours opens an internet socket: a journey in the real window, written down by strace.
//!
//! Ours is the program and whatever it starts. The system's web view has processes of its own (`WebKit…Process`); what
//! they did is printed beside. A WebDriver steers WebKit through a port of this computer that WebKit opens inside the
//! program, and calls there, because the driver's `WEBKIT_INSPECTOR_SERVER` asks for it. The first journey therefore has
//! exactly these two sockets, which also shows that the trace sees what the program opens. The second journey has no
//! driver and no socket.

mod trace;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use audit_tests::Answers;

use crate::cross::press_cross_of;
use crate::driver::{Program, Screen};
use crate::journey::make_return;
use crate::prepared::{go_on, standards};
use crate::window::{Window, program};
use crate::{keys, prepared};
pub use trace::traced;
use trace::{Internet, Trace};

/// What the web view's own processes are called.
const WEB_VIEW: [&str; 3] = ["WebKitWebProcess", "WebKitNetworkProcess", "WebKitGPUProcess"];

/// From the first screen's beginning to the field for one's name.
const TO_THE_NAME: [&str; 4] = ["Tab"; 4];

fn is_web_view(program: &str) -> bool {
    WEB_VIEW.iter().any(|name| program.ends_with(&format!("/{name}")))
}

/// Prints who ran and what they asked for, and gives the sockets of the internet that are ours.
fn ours(trace: &Trace) -> Vec<Internet> {
    for (program, count) in &trace.programs {
        let whose = if is_web_view(program) { "the web view's" } else { "ours" };
        let sockets: BTreeSet<String> = trace.others.get(program).cloned().unwrap_or_default();
        let internet = trace.internet.iter().filter(|one| one.program == *program).count();
        let others = sockets.into_iter().collect::<Vec<_>>().join(", ");
        println!("{whose}: {program} ({count}): {internet} internet sockets; others: {others}");
    }
    for one in trace.internet.iter().filter(|one| is_web_view(&one.program)) {
        println!("the web view's: {one:?}");
    }
    trace.internet.iter().filter(|one| !is_web_view(&one.program)).cloned().collect()
}

#[test]
fn a_journey_opens_no_socket_but_the_drivers() {
    let folder = tempfile::tempdir().expect("a folder for the trace");
    let at = folder.path().join("trace");
    let window = Window::open_traced(&at, prepared::fill_ready_to_send);
    go_on(&window);
    let first = &standards(&window)[0];
    window.go(&format!("standard/{first}"));
    window.write("main", "How do you know?", "We looked at it again.");
    window.wait_saved();
    make_return(&window);
    window.go("plan");
    window.wait_for("combobox", "Status");
    window.go("history");
    window.wait_for("textbox", "Find in the history");
    drop(window);

    let trace = trace::read(&at);
    let own = program().display().to_string();
    let driver = trace.variable(&own, "WEBKIT_INSPECTOR_SERVER").expect("the driver names its port");
    let (host, port) = driver.rsplit_once(':').expect("an address and a port");
    let address = format!("sin_port=htons({port}), sin_addr=inet_addr(\"{host}\")");
    let is_drivers = |one: &Internet| one.program == own && one.used.len() == 1 && one.used[0].contains(&address);
    let (drivers, rest): (Vec<_>, Vec<_>) = ours(&trace).into_iter().partition(is_drivers);
    assert!(rest.is_empty(), "Our processes opened internet sockets: {rest:#?}");
    let listens = |one: &&Internet| one.used[0].starts_with("bind(");
    let seen = (drivers.iter().filter(listens).count(), drivers.len());
    assert_eq!(
        seen,
        (1, 2),
        "WebKit's end of the driver's line has to be seen, or the trace sees nothing: {drivers:#?}"
    );
    assert!(trace.programs.keys().any(|name| is_web_view(name)), "the web view's processes were followed");
}

#[test]
fn a_start_by_hand_opens_no_socket_at_all() {
    let folder = tempfile::tempdir().expect("a folder for the store and the trace");
    let (data, at) = (folder.path().join("data"), folder.path().join("trace"));
    let words = traced(&at);
    let line = [&words[..], &[program().display().to_string(), "--data".into(), data.display().to_string()]].concat();
    let screen = Screen::own();
    let mut running = Program::start(&line, folder.path(), &screen.display);
    let answers = Answers::northgate();
    keys::focus_window(running.group(), &screen.display);
    keys::press(&screen.display, &TO_THE_NAME);
    keys::type_text(&screen.display, &answers.person.name);
    // A letter picks the first role that begins with it.
    keys::press(&screen.display, &["Tab", "p", "Tab", "Return"]);
    // The next screen has come to rest: what was typed is saved.
    keys::focus_window(running.group(), &screen.display);
    press_cross_of(running.group(), &screen.display);
    let begun = Instant::now();
    while running.is_running() {
        assert!(begun.elapsed() < Duration::from_secs(30), "the window does not close");
        std::thread::sleep(Duration::from_millis(100));
    }

    assert_eq!(person_in(&data), answers.person.name, "what was typed has reached the store");
    let trace = trace::read(&at);
    let found = ours(&trace);
    assert!(found.is_empty(), "Our processes opened internet sockets: {found:#?}");
    assert!(trace.programs.contains_key(&program().display().to_string()), "{:?}", trace.programs);
    assert!(trace.programs.keys().any(|name| is_web_view(name)), "the web view's processes were followed");
}

fn person_in(data: &Path) -> String {
    let program = audit_tests::open(data).expect("the store opens");
    program.start().expect("a start screen").person.map(|person| person.name).unwrap_or_default()
}

#[test]
fn a_socket_that_was_planted_is_found() {
    for planted in ["exec 3<>/dev/udp/127.0.0.1/9", "(bash -c 'exec 3<>/dev/udp/127.0.0.1/9') & wait"] {
        let folder = tempfile::tempdir().expect("a folder for the trace");
        let found = ours(&trace::of(&["bash", "-c", planted], folder.path()));
        assert_eq!(found.len(), 1, "{planted}: {found:?}");
        assert!(found[0].used[0].contains("sin_port=htons(9)"), "{found:?}");
    }
}
