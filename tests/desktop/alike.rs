//! Every screen with a tool in which everything that may be alike is alike: four levels, two of which count the same, areas,
//! roles and sentences that read the same. A screen that cannot tell them apart breaks off half way.

use std::path::Path;

use audit_api::Program;
use audit_api::views::{Agreement, IdentifierValue, StartAudit};
use audit_tests::{TODAY, open, root};
use serde_json::{Value, json};

use crate::prepared::{audit, go_on, standards};
use crate::screens::{addresses, filled, picture};
use crate::window::Window;

const LEVELS: [&str; 4] = ["green", "yellow", "amber", "red"];

/// An audit of that tool: rated through all levels, one not applicable, two not rated yet, unless all is to be done.
fn begin(program: &mut Program, whole: bool) -> String {
    let tool = audit_api::reading::tool_named(&root("tests/data/tools/valid/four-levels"));
    let file = audit_exchange::tools::v1::document(&tool.unwrap_or_else(|faults| panic!("{faults:?}")));
    program.set_person("Ann Example", "Warden").expect("a person");
    let opened = program.import_tool_bytes(&file).expect("it is opened").tool.expect("a tool without faults");
    let new = StartAudit {
        tool: opened.digest,
        name: "Elm Club".to_owned(),
        identifiers: vec![IdentifierValue { scheme: "millbrook".to_owned(), value: Some("C7".to_owned()) }],
        service_type: Some("club".to_owned()),
        ..StartAudit::default()
    };
    let audit = program.start_audit(&new).expect("it begins").id;
    for (key, value) in
        [("fact/overnight", "yes"), ("profile/covers-all", "yes"), ("profile/completed-by", "Ann Example")]
    {
        program.set_field(&audit, key, value, "").expect("a fact");
    }
    let areas = program.audit(&audit).expect("a view").areas;
    let all: Vec<String> = areas.into_iter().flat_map(|area| area.standards).map(|row| row.id).collect();
    for (at, standard) in all.iter().enumerate().take(if whole { all.len() } else { all.len() - 2 }) {
        let rating = if at == 4 { "not-applicable" } else { LEVELS[at % LEVELS.len()] };
        program.set_field(&audit, &format!("standard/{standard}/rating"), rating, "").expect("a rating");
        let because = format!("standard/{standard}/not-applicable-because");
        match rating {
            "not-applicable" => _ = program.set_field(&audit, &because, "Nobody helps.", "").expect("a reason"),
            "green" => {}
            _ => {
                let action = program.add_action(&audit, standard).expect("an action").id.expect("its id");
                for (code, value) in [("what", "Do it"), ("owner", "Warden"), ("due", "2026-12-01")] {
                    program.set_field(&audit, &format!("action/{action}/{code}"), value, "").expect("a field");
                }
            }
        }
    }
    program.set_place(&audit, "areas").expect("a place");
    audit
}

fn agree(program: &mut Program, audit: &str) {
    for role in program.declaration(audit).expect("roles").roles {
        let agreement = Agreement {
            role: role.role,
            name: "Bo Example".to_owned(),
            person_title: "Chair".to_owned(),
            agreed_on: TODAY.to_owned(),
            how: audit_api::views::HowAgreed::from_code("meeting"),
        };
        program.agree(audit, &agreement).expect("they agree");
    }
}

/// The title of the window, and the heading that stands under it.
fn title_and_heading(window: &Window) -> Value {
    window.script("return [document.title, document.querySelector('h1')?.innerText ?? '']", &[])
}

/// Opens every screen: each stands under its own title, and none is said to be broken.
fn every_screen_is_there(window: &Window, state: &str) {
    let (audit, standard) = (audit(window), standards(window)[1].clone());
    for (name, pattern) in addresses() {
        let address = format!("#{}", filled(&name, &pattern, &audit, &standard));
        window.script("location.hash = arguments[0]", &[json!(address)]);
        let shown = |w: &Window| {
            let found = title_and_heading(w);
            let (title, heading) = (found[0].as_str().unwrap_or_default(), found[1].as_str().unwrap_or_default());
            w.address() == address && !heading.is_empty() && title.contains(heading)
        };
        window.wait_until(&format!("{name} ({state}) at {address} stands under its own title"), shown);
        window.settle();
        let heading = window.heading();
        assert_ne!(heading, "This page could not be shown", "{name} ({state}): {}", window.text());
        if !name.ends_with("At") {
            picture(window, &format!("alike-{state}-{name}"));
        }
    }
}

#[test]
fn every_screen_shows_a_tool_in_which_things_are_alike() {
    let window = Window::open_on(|data: &Path| _ = begin(&mut open(data).expect("a new store"), false));
    go_on(&window);
    window.wait_for_heading("All areas");
    let counts = window.script(
        "return [...document.querySelectorAll('[aria-label=\"Ratings so far\"] button')].map((one) => one.innerText.replace(/\\s+/g, ' ').trim())",
        &[],
    );
    assert_eq!(counts, json!(["1 Green", "2 Yellow", "1 Amber", "1 Red", "1 Not applicable", "2 Not yet rated"]));
    // Each number leads to its own standards, also where two levels count alike.
    window.click_on("[aria-label='Ratings so far'] button:nth-of-type(3)");
    window.wait_until("the standard rated amber is listed", |w| {
        w.script("return document.querySelectorAll('#counted li').length", &[]) == json!(1)
    });
    window.assert_accessible("all areas of four levels");
    every_screen_is_there(&window, "open");
}

#[test]
fn every_screen_shows_it_when_the_return_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::open_on(|data: &Path| {
        let mut program = open(data).expect("a new store");
        let audit = begin(&mut program, true);
        agree(&mut program, &audit);
        let made = program.make_return(&audit, &folder.path().display().to_string()).expect("a return");
        assert!(made.files.iter().all(|file| file.saved), "{:?}", made.files);
        program.set_place(&audit, "areas").expect("a place");
    });
    go_on(&window);
    every_screen_is_there(&window, "made");
}
