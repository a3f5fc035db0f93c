//! Stores that are filled in before the window opens, through the same actions as the screen: quick, and the same at
//! every run.

use std::path::Path;

use audit_api::Program;
use audit_tests::{Answers, begin, open, play, ready};

use crate::window::Window;

/// A window on a new audit of an invented practice: every fact answered, the profile complete, nothing rated.
pub fn begun() -> Window {
    let window = Window::open_on(|data| {
        let mut program = program(data);
        let audit = begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).expect("it begins");
        for fact in program.profile(&audit).expect("a profile").facts {
            program.set_field(&audit, &format!("fact/{}", fact.id), &fact.options[0].code, "").expect("a fact");
        }
        program.set_field(&audit, "profile/covers-all", "yes", "").expect("it covers all");
        program.set_place(&audit, "areas").expect("a place");
    });
    go_on(&window);
    window
}

/// A window on an audit that is ready to be sent: everything answered in few words, everybody has declared.
pub fn ready_to_send() -> Window {
    let window = Window::open_on(fill_ready_to_send);
    go_on(&window);
    window
}

/// Fills a data folder with an audit that is ready to be sent.
pub fn fill_ready_to_send(data: &Path) {
    let mut program = program(data);
    let words = |id: &str| format!("We look at {id} every quarter.");
    let audit = ready(&mut program, "Ivy Lane Surgery", "Z99902", words).expect("it is ready");
    program.set_place(&audit, "check").expect("a place");
}

/// A window on the whole example, as it is before the return is made.
pub fn northgate() -> Window {
    let window = Window::open_on(|data| {
        let mut program = program(data);
        let audit = play(&mut program, &Answers::northgate()).expect("it can be played");
        program.set_place(&audit, "areas").expect("a place");
    });
    go_on(&window);
    window
}

/// From the start screen to where the audit was left.
pub fn go_on(window: &Window) {
    window.wait_for_heading("Your audits");
    window.click_on(".last .govuk-button");
    window.wait_until("the audit is open", |w| w.address().starts_with("#/audit/") && w.heading() != "Your audits");
}

/// The standards that are shown, in order, as the program lists them.
pub fn standards(window: &Window) -> Vec<String> {
    let audit = window.ask("audit", &serde_json::json!({ "audit": audit(window) }));
    let areas = audit["areas"].as_array().expect("areas").iter();
    let rows = areas.flat_map(|area| area["standards"].as_array().expect("standards"));
    rows.map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
}

/// The id of the open audit.
pub fn audit(window: &Window) -> String {
    window.address().split('/').nth(2).expect("an audit is open").to_owned()
}

fn program(data: &Path) -> Program {
    open(data).expect("a new store")
}
