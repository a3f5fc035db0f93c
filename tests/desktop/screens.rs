//! Every screen that has an address: no accessibility faults in light and dark, and a picture where the tour asks for them.
//! The addresses are those of `ui/src/screens.ts`, so a new screen is looked at or fails here.

use std::fs;
use std::path::PathBuf;

use audit_tests::root;
use serde_json::json;

use crate::prepared::{audit, northgate, standards};
use crate::window::Window;

/// Every component in every state, to look at: never part of the program that people get.
const NOT_SHIPPED: &str = "gallery";

/// The names and addresses in the tables of `screens.ts`, in their order. An address whose last part may be left out is there twice, without
/// it and, under a name that ends in `At`, with it.
pub fn addresses() -> Vec<(String, String)> {
    let source = fs::read_to_string(root("ui/src/screens.ts")).expect("the tables of screens");
    let mut all = Vec::new();
    let mut name = "";
    for line in source.lines() {
        if let Some((row, _)) =
            line.strip_prefix("  ").and_then(|line| line.split_once(": {")).filter(|(row, _)| !row.starts_with(' '))
        {
            name = row.trim_matches('"');
        }
        let address = line.split_once("address: \"").and_then(|(_, rest)| rest.split_once('"'));
        let Some((address, _)) = address.filter(|_| name != NOT_SHIPPED) else { continue };
        match address.strip_suffix('?').and_then(|whole| whole.rsplit_once('/').map(|(short, _)| (short, whole))) {
            Some((short, whole)) => {
                all.extend([(name.to_owned(), short.to_owned()), (format!("{name}At"), whole.to_owned())])
            }
            None => all.push((name.to_owned(), address.to_owned())),
        }
    }
    all
}

/// An address with something in each place of its pattern.
pub fn filled(name: &str, address: &str, audit: &str, standard: &str) -> String {
    let anchor = match name {
        "profileAt" => "sites",
        "standardAt" => "rating",
        "questionsAt" => "q-worry",
        _ => "nothing-of-this-name",
    };
    let parts = [(":audit", audit), (":standard", standard), (":anchor", anchor), (":topic", "computer")];
    let address = parts.iter().fold(address.to_owned(), |address, (part, value)| address.replace(part, value));
    assert!(!address.contains(':'), "{name}: {address} has a part that this test does not know");
    address
}

/// A picture, where the tour asks for pictures.
pub fn picture(window: &Window, name: &str) {
    if let Some(folder) = std::env::var_os("AUDIT_TOUR") {
        window.script_later("requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))", &[]);
        fs::write(PathBuf::from(folder).join(format!("screen-{name}.png")), window.picture())
            .expect("it can be written");
    }
}

#[test]
fn every_screen_is_accessible_in_light_and_dark() {
    let window = northgate();
    let (audit, standard) = (audit(&window), standards(&window)[2].clone());
    let all = addresses();
    assert!(all.len() > 20, "{all:?}");
    for (name, pattern) in &all {
        let address = filled(name, pattern, &audit, &standard);
        window.script("location.hash = arguments[0]", &[json!(format!("#{address}"))]);
        window.wait_until(&format!("{name} is there"), |w| {
            w.address() == format!("#{address}") && !w.heading().is_empty()
        });
        window.settle();
        assert!(!window.heading().is_empty(), "{name} has no heading");
        window.assert_accessible(name);
        picture(&window, name);
        if !name.ends_with("At") && std::env::var_os("AUDIT_TOUR").is_some() {
            window.set_size(683, 384);
            picture(&window, &format!("{name}-at-200-percent"));
            window.set_size(1366, 768);
        }
    }
}

#[test]
fn a_workbook_is_accessible_before_it_comes_in_and_after_it_was_made() {
    let window = northgate();
    window.go("workbook");
    window.wait_for_heading("Workbook");
    window.click("button", "Save the workbook");
    window.wait_for_text("The workbook is saved");
    window.assert_accessible("a workbook was made");
    let made = fs::read_dir(window.chosen()).expect("the folder").map(|file| file.expect("a file").file_name());
    let made = made.into_iter().find(|name| name.to_string_lossy().ends_with(".xlsx")).expect("a workbook");
    fs::write(window.chosen().join("answers.txt"), format!("{}\n", made.to_string_lossy())).expect("an answer");
    let question = window.ask("questions", &json!({ "audit": audit(&window) }))[0]["id"].clone();
    let key = format!("question/{}/comment", question.as_str().expect("an id"));
    let changed =
        json!({ "audit": audit(&window), "key": key, "value": "Other words than in the workbook.", "entry": "" });
    window.ask("set_field", &changed);
    window.click("button", "Bring in a workbook");
    window.wait_for_text("Nothing has been changed yet.");
    window.assert_accessible("what a workbook would bring in");
    picture(&window, "workbook-preview");
}

/// Made for itself an audit speaks of no return, needs nobody's agreement, and its plan is saved from where a return would be made.
#[test]
fn an_audit_for_own_use_ends_at_its_plan() {
    let window = northgate();
    window.go("areas");
    window.click("button", "Keep it for our own use");
    window.wait_for_text("For your own use.");
    for (screen, heading) in [
        ("check", "Check"),
        ("declaration", "Declaration"),
        ("questions", "Further questions"),
        ("plan", "Improvement plan"),
    ] {
        window.go(screen);
        window.wait_for_heading(heading);
        window.settle();
        let text = window.text();
        assert!(!text.contains("stops the return") && !text.contains("Make the return"), "{screen}: {text}");
        window.assert_accessible(&format!("{screen} for own use"));
        picture(&window, &format!("{screen}-for-own-use"));
    }
    // No menu leads there; a place that was kept from before may.
    let address = format!("#/audit/{}/sending", audit(&window));
    window.script("location.hash = arguments[0]", &[json!(address)]);
    window.wait_for_heading("What will be sent");
    window.wait_for_text("Nothing is sent: this audit is for your own use.");
    window.click("button", "Save the plan as a PDF");
    window.wait_for_text("The plan is saved");
    window.assert_accessible("sending for own use");
    picture(&window, "sending-for-own-use");
    let saved = fs::read_dir(window.chosen()).expect("the folder").map(|file| file.expect("a file").file_name());
    let plans = saved.filter(|name| name.to_string_lossy().ends_with(".plan.pdf")).count();
    assert_eq!(plans, 1);
    window.click("button", "Make it a return for a partnership");
    window.wait_for_heading("Exactly what will be sent");
}
