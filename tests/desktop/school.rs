//! A school in the real window: its facts show and hide standards, its governors get a paper, the head agrees at a meeting and the chair by
//! e-mail, and the return is one that others' programs verify.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use audit_exchange::returns;
use serde_json::{Value, json};

use crate::journey::make_return;
use crate::prepared::{audit, standards};
use crate::window::Window;

/// Eighty characters, as long as the names of schools get.
const NAME: &str = "St Bartholomew and All Angels Church of England Voluntary Aided Primary School 2";

/// A picture of the screen, where the tour asks for pictures.
fn picture(window: &Window, name: &str) {
    if let Some(folder) = std::env::var_os("AUDIT_TOUR") {
        window.script_later("requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))", &[]);
        fs::write(PathBuf::from(folder).join(format!("school-{name}.png")), window.picture())
            .expect("it can be written");
    }
}

fn set(window: &Window, key: &str, value: &str) {
    let field = json!({ "audit": audit(window), "key": key, "value": value, "entry": "" });
    window.ask("set_field", &field);
}

fn begin(window: &Window) {
    window.fill("Your name", "Iris Office");
    window.choose("Your role", "Designated safeguarding lead");
    window.click("button", "Continue");
    window.wait_for_heading("Safeguarding Audit");
    window.click("link", "Start an audit");
    window.wait_for_heading("Start an audit");
    let tools = window.ask("start", &json!({}))["tools"].clone();
    let tool = tools.as_array().expect("tools").iter().find(|tool| tool["id"] == "section-175").expect("it is bundled");
    window.pick("#new-tool", tool["digest"].as_str().expect("a digest"));
    window.fill("Name of the organisation", NAME);
    window.pick("#new-type", "academy");
    for (scheme, value) in
        [("urn", "123456"), ("ukprn", "10099999"), ("laestab", "999/2001"), ("trust", "Elm Tree Learning Trust")]
    {
        window.script("document.getElementById(arguments[0]).focus()", &[json!(format!("new-identifier-{scheme}"))]);
        window.type_text(value);
    }
    window.assert_accessible("starting a school's audit");
    picture(window, "start");
    window.click("button", "Start the audit");
    window.wait_for_heading("About your school");
}

/// Every fact is answered; letting premises is turned to and fro, and what that changes is said beside it.
fn facts(window: &Window) {
    window.pick("#fact-phase", "primary");
    window.wait_saved();
    let profile = window.ask("profile", &json!({ "audit": audit(window) }));
    let ids: Vec<String> = profile["facts"].as_array().expect("facts").iter().map(|fact| text(&fact["id"])).collect();
    for id in ids.iter().filter(|id| *id != "phase") {
        window.pick(&format!("#fact-{id}"), "no");
        window.wait_saved();
    }
    window.pick("#fact-lets-premises", "yes");
    window.wait_for_text("added:");
    window.assert_accessible("what a fact changed");
    picture(window, "fact");
    window.pick("#fact-lets-premises", "no");
    window.wait_for_text("removed:");
    window.click("checkbox", "This audit covers all of your school");
    window.wait_saved();
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn rate_all(window: &Window) -> Vec<String> {
    let all = standards(window);
    for id in &all {
        set(window, &format!("standard/{id}/rating"), "met");
        set(window, &format!("standard/{id}/narrative"), "We looked in June.");
    }
    // What was written behind the screen's back is read again.
    window.script("location.reload()", &[]);
    window.wait_until("the audit is there again", |w| !w.heading().is_empty());
    all
}

fn agree(window: &Window, role: &str, name: &str, how: &str, on: &str) {
    let section = format!("section#{role}");
    window.write(&section, "Name", name);
    window.pick(&section, how);
    window.write(&section, "Date they agreed", on);
    window.click_on(&format!("{section} .govuk-button:not(.govuk-button--secondary)"));
    window.wait_until("it is recorded", |w| {
        w.script("return document.querySelector(arguments[0]).querySelector('input') === null", &[json!(section)])
            == json!(true)
    });
}

fn saved(window: &Window, end: &str) -> PathBuf {
    let files = fs::read_dir(window.chosen()).expect("the folder is there").map(|file| file.expect("a file").path());
    let found: Vec<PathBuf> = files.filter(|file| file.to_string_lossy().ends_with(end)).collect();
    assert_eq!(found.len(), 1, "{end}: {found:?}");
    found[0].clone()
}

#[test]
fn a_school_goes_from_its_facts_to_a_return_by_way_of_its_governors() {
    let window = Window::open();
    begin(&window);
    facts(&window);
    let all = rate_all(&window);

    window.go("paper");
    window.wait_for_heading("Paper for governors");
    window.click("button", "Save a copy as a PDF");
    window.wait_for_text("The paper is saved");
    window.assert_accessible("the paper");
    picture(&window, "paper");
    let paper = fs::read_dir(window.chosen()).expect("a folder").map(|file| file.expect("a file").path());
    let paper = paper.into_iter().find(|path| path.to_string_lossy().contains("-paper-")).expect("a copy");
    assert!(fs::read(&paper).expect("it can be read").starts_with(b"%PDF-1.7"));

    window.go(&format!("standard/{}", all[0]));
    window.pick("#rating", "not-met");
    window.wait_saved();
    set(&window, &format!("standard/{}/no-action-because", all[0]), "The new policy comes in May.");
    window.go("declaration");
    window.wait_for_text("at its foot), 1 answer has changed.");
    window.assert_accessible("answers that changed since the paper");
    picture(&window, "changed");
    agree(&window, "head", "Ada Head", "meeting", "yesterday");
    window.wait_for_text("Agreed by 1 of 2.");
    window.go("sending");
    window.wait_for_text("Agreed by 1 of 2");
    window.go("areas");
    window.wait_for_text("Agreed by 1 of 2: the return is waiting for the others");
    picture(&window, "areas");
    window.go("declaration");
    agree(&window, "governor", "Bola Chair", "email", "today");
    make_return(&window);
    picture(&window, "returned");

    let file = saved(&window, "-r1.return.json");
    let verified =
        returns::verify(&fs::read(&file).expect("it can be read")).unwrap_or_else(|refused| panic!("{refused}"));
    let submission = verified.submission();
    let content = submission.content();
    assert_eq!(content.organisation.name, NAME);
    assert_eq!(content.declarations.iter().map(|one| one.how.code()).collect::<Vec<_>>(), ["meeting", "email"]);
    let outside = Command::new("node").arg(audit_tests::root("tests/outside/verify-return.mjs")).arg(&file).output();
    let outside = outside.expect("node is what the screen is built with");
    assert!(outside.status.success(), "{}", String::from_utf8_lossy(&outside.stderr));
    if let Some(verapdf) = std::env::var_os("AUDIT_VERAPDF") {
        for path in [saved(&window, "-r1.plan.pdf"), paper] {
            for profile in ["PDFUA-1", "PDFA-2A"] {
                let output = Command::new(&verapdf).arg(profile).arg(&path).output().expect("veraPDF starts");
                assert!(output.status.success(), "{profile}: {}", String::from_utf8_lossy(&output.stdout));
            }
        }
    }
}
