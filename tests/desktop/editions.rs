//! Audit tools opened from files, and answers carried over to a new edition, in the real window.

use audit_exchange::tools::v1;
use audit_tests::{hall, open};
use serde_json::json;

use crate::dragging::drop_files;
use crate::mouse::Mouse;
use crate::prepared::{audit, go_on};
use crate::window::Window;

/// The file of one edition of the invented borough's tool.
fn tool(edition: &str) -> Vec<u8> {
    v1::document(&hall::tool(edition))
}

/// A hall that has answered the edition of 2025.
fn answered() -> Window {
    let window = Window::open_on(|data| {
        let mut program = open(data).expect("a new store");
        program.set_person("Ann Example", "Warden").expect("a person");
        let opened = program.import_tool_bytes(&tool("2025")).expect("an answer");
        let audit = program.start_audit(&hall::first(opened.tool.expect("it is taken in").digest)).expect("it starts");
        let mut set = |key: &str, value: &str| drop(program.set_field(&audit.id, key, value, "").expect(key));
        set("fact/overnight", "no");
        for row in audit.areas.iter().flat_map(|area| &area.standards) {
            set(&format!("standard/{}/rating", row.id), "green");
            set(&format!("standard/{}/narrative", row.id), &format!("Seen for {}.", row.number));
        }
        program.set_place(&audit.id, "areas").expect("a place");
    });
    go_on(&window);
    window
}

#[test]
fn a_new_edition_is_opened_and_the_answers_are_carried_over() {
    let window = answered();
    window.script("location.hash = '#/new-audit'", &[]);
    std::fs::write(window.chosen().join("riverside.tool.json"), tool("2026")).expect("a file");
    std::fs::write(window.chosen().join("answers.txt"), "riverside.tool.json\n").expect("an answer");
    window.click("button", "Import an audit tool");
    window.wait_for_text("Audit tool opened");
    window.wait_for_text("Nobody has signed it");
    window.assert_accessible("an audit tool was opened");

    window.script("location.hash = '#/'", &[]);
    go_on(&window);
    window.wait_for_text("There is a newer edition of this audit");
    window.click("button", "Carry my answers over");
    window.wait_for_heading("Carried over");
    window.wait_for_text("Reworded: 4 standards to decide");
    window.wait_for_text("Unchanged: 4 standards carried");
    window.wait_for_text("Earlier answers, kept for reference: 2");
    window.assert_accessible("answers were carried over");
    // The words that changed are said as gone and new, not only shown in colour.
    let words = window.script("return document.querySelector('#waiting-rv-report .words').textContent", &[]);
    let words = words.as_str().expect("words");
    assert!(words.contains("gone: once") && words.contains("new: twice"), "{words}");

    window.script("document.querySelector('#waiting-rv-report button').click()", &[]);
    window.wait_for_text("Reworded: 3 standards to decide");
    let standard = window.ask("standard", &json!({ "audit": audit(&window), "standard": "rv-report" }));
    assert_eq!(standard["answer"]["rating"], "green");
    window.script("location.hash = location.hash.replace('carried', 'standard/rv-vetted')", &[]);
    window.wait_for_text("This was reworded. Your earlier answer:");
    window.assert_accessible("a standard that was reworded");
    window.click("button", "Answer again");
    window.wait_until("it is said", |w| w.said().contains("to answer again, 2 left to decide"));
}

#[test]
fn a_file_with_faults_is_refused_with_all_of_them_also_when_it_is_dropped() {
    let window = answered();
    window.script("location.hash = '#/new-audit'", &[]);
    window.wait_for("button", "Import an audit tool");
    let broken = String::from_utf8(tool("2026")).expect("text").replace("\"always\"", "\"flies\"");
    let file = window.chosen().join("broken.tool.json");
    std::fs::write(&file, broken).expect("a file");
    let somewhere = Mouse::on(&window).on_display("main h1");
    drop_files(&window, &[&file], somewhere);
    window.wait_for_text("This file was not accepted");
    let problems = window.script("return document.querySelectorAll('.problems li').length", &[]);
    assert!(problems.as_u64().is_some_and(|count| count >= 10), "{problems}");
    window.assert_accessible("a tool with faults");
}
