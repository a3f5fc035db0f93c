//! A real file, dragged from another program: taken wherever it is dropped, or told why not, and never typed.

use std::fs;

use audit_tests::hall;

use crate::dragging::drop_files;
use crate::mouse::Mouse;
use crate::prepared::{go_on, standards};
use crate::window::Window;

#[test]
fn a_dropped_file_is_taken_or_told_why_not_and_never_typed() {
    let made = tempfile::tempdir().expect("a folder");
    let window = Window::open_with_real_dialogs(|data| {
        let mut program = audit_tests::open(data).expect("a new store");
        let answers = audit_tests::Answers::of_practice("Ivy Lane Surgery", "Z99902");
        let audit = audit_tests::begin(&mut program, &answers).expect("it begins");
        program.set_place(&audit, "areas").expect("a place");
        let asked =
            audit_api::views::MakeWorkbook { audit: Some(audit), tool: String::new(), service_type: String::new() };
        program.draw_workbook(&asked).expect("a workbook").save(made.path()).expect("it is made");
    });
    go_on(&window);
    let mouse = Mouse::on(&window);
    let standard = standards(&window)[0].clone();
    let policy = window.chosen().join("Safeguarding policy.pdf");
    fs::write(&policy, b"%PDF-1.7").expect("a file");

    // On a text box: it stays as it was, and it is said what to do with evidence.
    window.go(&format!("standard/{standard}"));
    window.write("main", "How do you know?", "As it was.");
    window.wait_saved();
    let on_the_box = mouse.on_display("#narrative");
    drop_files(&window, &[&policy], on_the_box);
    window.wait_for("dialog", "The file was not taken");
    window.wait_for_text("“Safeguarding policy.pdf” is a PDF. Drop an audit tool or a workbook.");
    window.wait_for_text("If it is evidence, leave it where it is");
    window.assert_accessible("a file that was not taken");
    window.click("button", "Close");
    assert_eq!(window.field("main", "How do you know?"), "As it was.");

    // Several at once: none.
    drop_files(&window, &[&policy, &policy], mouse.on_display("main h1"));
    window.wait_for_text("Only one file can be taken at a time");
    window.click("button", "Close");

    // A workbook, onto the text box of a standard: it is looked at where workbooks are brought in.
    let workbook = fs::read_dir(made.path()).expect("a folder").flatten().next().expect("a workbook").path();
    assert!(drop_files(&window, &[&workbook], mouse.on_display("#narrative")), "a workbook is taken");
    window.wait_for_heading("Workbook");
    window.wait_for_text("would bring in");
    window.visit(&format!("standard/{standard}"));
    window.wait_for("radio", "Met");
    assert_eq!(window.field("main", "How do you know?"), "As it was.");

    // An audit tool, anywhere.
    let tool = hall::file("2025", &window.chosen());
    assert!(drop_files(&window, &[&tool], mouse.on_display("main h1")), "a tool is taken");
    window.wait_for_heading("Start an audit");
    window.wait_for_text("Audit tool opened");
    assert!(window.text().contains("Riverside safeguarding audit"), "{}", window.text());
}
