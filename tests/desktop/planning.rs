//! The plan: sorted by its headings, changed in its rows by keys alone, taken back, and saved for Excel. And the start of a trust.

use std::fs;

use audit_api::Program;
use audit_api::views::{IdentifierValue, StartAudit};
use audit_tests::open;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::prepared::{audit, northgate};
use crate::screens::picture;
use crate::window::Window;

/// The ids of the actions, row by row.
fn rows(window: &Window) -> Vec<String> {
    let read = "return [...document.querySelectorAll('.plan .action')].map((row) => row.id.slice('action-'.length))";
    let rows = window.script(read, &[]);
    rows.as_array().expect("rows").iter().map(|id| id.as_str().expect("an id").to_owned()).collect()
}

/// An action as the program has it.
fn action(window: &Window, id: &str) -> Value {
    let plan = window.ask("plan", &json!({ "audit": audit(window) }));
    let actions = plan["actions"].as_array().expect("actions").iter();
    actions.cloned().find(|action| action["id"] == id).unwrap_or_else(|| panic!("{id} is not in {plan}"))
}

/// Puts the focus on what a selector names, as Tab does.
fn focus(window: &Window, selector: &str) {
    window.script("document.querySelector(arguments[0]).focus()", &[json!(selector)]);
}

fn wait_for_focus(window: &Window, id: &str) {
    window
        .wait_until(&format!("{id} has the focus"), |w| w.script("return document.activeElement.id", &[]) == json!(id));
}

/// How far the row is from the top of the page, wherever the page is scrolled to.
fn top_of(window: &Window, id: &str) -> Value {
    let read = "const top = (part) => part.getBoundingClientRect().top;\
                return Math.round(top(document.getElementById(arguments[0])) - top(document.querySelector('h1')))";
    window.script(read, &[json!(id)])
}

#[test]
fn the_plan_is_sorted_changed_in_place_taken_back_and_saved_for_excel() {
    let window = northgate();
    window.go("plan");
    window.wait_until("the actions are there", |w| rows(w).len() > 3);
    window.assert_accessible("the plan");

    window.click("button", "Who does it");
    window.wait_until("it is sorted", |w| w.said().contains("Sorted by who does it, A to Z"));
    let owners: Vec<String> = rows(&window).iter().map(|id| action(&window, id)["owner"].to_string()).collect();
    assert!(owners.is_sorted_by_key(|owner| owner.to_lowercase()), "{owners:?}");
    let heads = "return [...document.querySelectorAll('.plan [aria-sort]')].map((head) => head.getAttribute('aria-sort') + ' ' + head.innerText.trim())";
    assert!(window.script(heads, &[])[0].as_str().is_some_and(|head| head.starts_with("ascending Who does it")));

    // By keys alone: the date of the first row opens below it, words that are no date are kept, a date is saved.
    let order = rows(&window);
    let first = order[0].clone();
    let before = action(&window, &first)["due"].clone();
    focus(&window, &format!("#action-{first} button"));
    window.settle();
    let place = top_of(&window, &format!("action-{first}"));
    window.keys(&[&Key::Enter]);
    wait_for_focus(&window, &format!("change-{first}-due"));
    window.keys(&[&(Key::Control + "a")]);
    window.type_text("in the spring term");
    window.keys(&[&Key::Tab]);
    window.wait_for_text("“in the spring term” is not saved as a date");
    assert_eq!(action(&window, &first)["due"], before);
    window.assert_accessible("the plan with an action open");
    picture(&window, "plan-open");
    focus(&window, &format!("#change-{first}-due"));
    window.keys(&[&(Key::Control + "a")]);
    window.type_text("5 May 2031");
    window.keys(&[&Key::Tab]);
    window.wait_saved();
    window.wait_until("the date is saved", |w| action(w, &first)["due"] == "2031-05-05");
    focus(&window, &format!("#change-{first}-owner"));
    window.keys(&[&(Key::Control + "a")]);
    window.type_text("Zoe's deputy");
    window.keys(&[&Key::Tab]);
    window.wait_saved();
    assert_eq!(action(&window, &first)["owner"], "Zoe's deputy");
    assert_eq!(rows(&window), order, "a row that is changed stays where it is");
    assert_eq!(top_of(&window, &format!("action-{first}")), place, "and nothing above it has moved");

    // Undo stays in the plan, step by step.
    window.click("button", "Undo Who does it");
    window.wait_until("the owner is back", |w| action(w, &first)["owner"] != "Zoe's deputy");
    assert!(window.address().ends_with("/plan"), "{}", window.address());
    window.click("button", "Undo Date");
    window.wait_until("the date is back", |w| action(w, &first)["due"] == before);
    window.click("button", "Redo");
    window.wait_until("and here again", |w| action(w, &first)["due"] == "2031-05-05");

    let shows =
        |w: &Window| w.script("return document.getElementById('action-' + arguments[0]).innerText", &[json!(first)]);
    window.wait_until("and on the screen", |w| shows(w).to_string().contains("5 May 2031"));

    // Sorted again only when somebody sorts, and still so after coming back.
    window.click("button", "By when");
    window.wait_until("it is sorted by date", |w| w.said().contains("Sorted by date, earliest first"));
    let sorted = rows(&window);
    assert_ne!(sorted, order);
    window.go("check");
    window.wait_for_heading("Check");
    window.go("plan");
    window.wait_until("it is as it was sorted", |w| rows(w) == sorted);

    window.click("button", "Save the plan for Excel (.xlsx)");
    window.wait_for_text("The plan is saved");
    let saved = fs::read_dir(window.chosen()).expect("the folder").map(|file| file.expect("a file").path());
    let file = saved.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
    let grids =
        audit_workbooks::open(&fs::read(file.expect("a workbook")).expect("it can be read")).expect("it is one");
    assert_eq!(grids[0].last_row() as usize, 3 + sorted.len(), "a row for each action below the heading");
    let dates: Vec<String> = (4..=grids[0].last_row()).map(|row| grids[0].text(row, 5)).collect();
    assert!(dates.contains(&"5 May 2031".to_owned()), "{dates:?}");
}

/// Twelve schools of one trust, begun and not rated; one action is late.
fn schools(program: &mut Program) {
    let start = program.set_person("Iris Office", "Designated safeguarding lead").expect("a person");
    let tool = start.tools.iter().find(|tool| tool.id == "section-175").expect("it is bundled").digest.clone();
    for number in 1..=12 {
        let given = |scheme: &str, value: String| IdentifierValue { scheme: scheme.to_owned(), value: Some(value) };
        let new = StartAudit {
            tool: tool.clone(),
            name: format!("School {number} of the Elm Tree"),
            identifiers: vec![
                given("urn", format!("1234{number:02}")),
                given("trust", "Elm Tree Learning Trust".into()),
            ],
            service_type: Some("academy".to_owned()),
            ..StartAudit::default()
        };
        let audit = program.start_audit(&new).expect("it begins").id;
        if number == 7 {
            let standard = program.audit(&audit).expect("it opens").areas[0].standards[0].id.clone();
            let action = program.add_action(&audit, &standard).expect("an action").id.expect("its id");
            for (member, value) in [("what", "Ask the governors"), ("due", "2020-01-01")] {
                program.set_field(&audit, &format!("action/{action}/{member}"), value, "").expect("a field");
            }
        }
    }
}

#[test]
fn the_schools_of_a_trust_stand_in_one_table() {
    let window = Window::open_on(|data| schools(&mut open(data).expect("a new store")));
    window.wait_for_heading("Your audits");
    window.assert_accessible("the start of a trust");
    picture(&window, "trust");
    let first = "return document.querySelector('tbody tr').innerText.replace(/\\s+/g, ' ')";
    window.click("button", "Overdue");
    window.wait_until("it is sorted", |w| w.said().contains("Sorted by Overdue, lowest first"));
    window.click("button", "Overdue");
    window.wait_until("the one with a late action is first", |w| {
        w.script(first, &[]).as_str().is_some_and(|row| row.starts_with("School 7 of the Elm Tree"))
    });
    let row = window.script(first, &[]);
    for words in ["standards left to rate", "0 of ", "Not yet", "1 open actions", "0 of 2"] {
        assert!(row.as_str().is_some_and(|row| row.contains(words)), "{words} is not in {row}");
    }
    window.click("link", "School 7 of the Elm Tree");
    window.wait_until("its audit is open", |w| w.address().starts_with("#/audit/"));
    window.wait_for_text("School 7 of the Elm Tree");
}
