//! Workbooks that come back: ours, chosen, looked at, brought in and taken back with one step of Undo; and an old form of somebody else.

use crate::prepared::{audit, begun};
use crate::window::Window;
use audit_tests::Sheets;
use serde_json::json;

fn offer(window: &Window, bytes: &[u8]) {
    std::fs::write(window.chosen().join("audit.xlsx"), bytes).expect("a file");
    std::fs::write(window.chosen().join("answers.txt"), "audit.xlsx\n").expect("an answer for the dialog");
}

fn example() -> Vec<u8> {
    let path = audit_tests::root("assets/examples/northgate-surgery/workbook.xlsx");
    std::fs::read(path).expect("the example is there")
}

#[test]
fn a_workbook_is_looked_at_brought_in_and_taken_back() {
    let window = begun();
    window.go("workbook");
    window.wait_for_heading("Workbook");
    window.assert_accessible("the workbook of an audit");
    offer(&window, &example());
    window.click("button", "Bring in a workbook");
    window.wait_for("heading", "What “audit.xlsx” would bring in");
    window.wait_for_text("Nothing has been changed yet");
    window.assert_accessible("what a workbook would bring in");
    window.wait_for_text(
        "This workbook is about Northgate Surgery. The audit that you chose is that of Ivy Lane Surgery.",
    );
    show(&window, "preview");
    assert!(!window.text().contains("Bring in 512 answers"), "somebody has to say first that it belongs here");
    window.click("checkbox", "It does belong to this audit");
    window.click("button", "Bring in 512 answers");
    window.wait_for_heading("All areas");
    window.wait_until("its answers are here", |w| w.text().contains("Northgate Surgery"));
    window.click("button", "Undo");
    window.wait_until("it is as it was", |w| w.text().contains("Ivy Lane Surgery"));
}

#[test]
fn what_a_workbook_holds_wrongly_is_listed_with_its_cell() {
    let window = begun();
    window.go("workbook");
    let mut sheets = Sheets::of(&example());
    sheets.type_in("standard", "s11-t6wp", "rating", "mostly");
    sheets.type_in("evidence", "+1", "date", "last spring");
    offer(&window, &sheets.bytes());
    window.click("button", "Bring in a workbook");
    window.wait_for_text("2 cells cannot be brought in");
    let text = window.text();
    assert!(text.contains("sheet “Standards”, cell I4") && text.contains("“mostly”"), "{text}");
    assert!(!text.contains("“Not applicable”"), "1.1 does not offer it: {text}");
    window.assert_accessible("a workbook with problems");
    show(&window, "problems");
    window.click("checkbox", "It does belong to this audit");
    let bring_in = "return [...document.querySelectorAll('button')].map(b => b.textContent.trim()).find(t => t.startsWith('Bring in '))";
    let button = window.script(bring_in, &[]).as_str().expect("a button").to_owned();
    window.click("button", &button);
    window.wait_for_heading("All areas");
    let came = format!("{} were brought in. 2 cells were not.", button.trim_start_matches("Bring in "));
    window.wait_for_text(&came);
    window.wait_until("it is said aloud", |w| w.said().contains(&came));
    window.script("document.querySelector('.govuk-notification-banner summary').click()", &[]);
    window.wait_for_text("Answer it here: Rating of 1.1");
    window.assert_accessible("what became of a workbook");
    show(&window, "came");
    window.set_size(683, 384);
    window.assert_accessible("what became of a workbook at 200 %");
    show(&window, "came-small");
    window.set_size(1366, 768);
    window.click("link", "Answer it here: Rating of 1.1");
    window.wait_for_text("Not brought in from the workbook, sheet “Standards”, cell I4");
    show(&window, "came-standard");
    window.script("document.querySelector('input[name=rating]').click()", &[]);
    window.wait_until("it is answered", |w| !w.text().contains("Not brought in from the workbook"));
    window.go("check");
    window.wait_for_text("1 cell was not.");
    window.click("button", "Close this message");
    window.wait_until("it is put away", |w| !w.text().contains("were brought in."));
}

#[test]
fn a_workbook_is_made_of_an_audit_and_an_empty_one_from_the_start() {
    let window = begun();
    window.go("workbook");
    window.wait_for_heading("Workbook");
    window.click("button", "Save the workbook");
    window.wait_for_text("The workbook is saved");
    let made: Vec<_> = std::fs::read_dir(window.chosen()).expect("a folder").flatten().collect();
    assert!(made.iter().any(|file| file.file_name().to_string_lossy().ends_with(".workbook.xlsx")), "{made:?}");
    window.script("location.hash = '#/workbooks'", &[]);
    window.wait_for_heading("Workbooks");
    window.assert_accessible("workbooks");
    show(&window, "workbooks");
}

#[test]
fn a_workbook_with_a_number_that_is_here_asks_whether_it_is_the_same_organisation() {
    let window = begun();
    window.script("location.hash = '#/workbooks'", &[]);
    window.wait_for_heading("Workbooks");
    let mut sheets = Sheets::of(&example());
    sheets.type_in("profile", "identifier/ods", "value", "Z99902");
    offer(&window, &sheets.bytes());
    window.click("button", "Bring in a workbook");
    window.wait_for_text("Where should it go?");
    window.click("radio", "Into a new audit");
    window.wait_for_text(
        "This workbook is about Northgate Surgery. Its number is that of Ivy Lane Surgery (Z99902), which is here already.",
    );
    window.assert_accessible("a workbook with a number that is here");
    window.script("document.querySelector('#import-same').scrollIntoView({ block: 'center' })", &[]);
    window.settle();
    show(&window, "same-number");
    assert!(!window.text().contains("Bring in 5"), "somebody has to say first that it is the same");
    window.click("checkbox", "It is the same organisation");
    window.wait_for_text("Do not bring it in");
    let bring_in = "const one = [...document.querySelectorAll('button')].find(b => /^Bring in \\d/.test(b.textContent.trim())); one.click();";
    window.script(bring_in, &[]);
    window.wait_for_heading("All areas");
    window.wait_for_text("were brought in.");
    let start = window.ask("start", &json!({}));
    assert_eq!(start["submitters"].as_array().expect("organisations").len(), 1);
    assert_eq!(start["audits"].as_array().expect("audits").len(), 2);
    window.settle();
    show(&window, "came-well");
}

/// A form as a partnership might have used it before: three standards in their words, one in others, one that is not asked.
fn old_form(window: &Window) -> Vec<u8> {
    let mut rows = Vec::new();
    for (place, id) in crate::prepared::standards(window).into_iter().take(4).enumerate() {
        let view = window.ask("standard", &json!({ "audit": audit(window), "standard": id }));
        let mut words = view["statement"].as_str().expect("words").to_owned();
        if place == 3 {
            words.push_str(" This is looked at every year.");
        }
        let rating = ["G", "A", "G", "R"][place];
        let action = if rating == "G" { "\t\t" } else { "Put it right\tPractice manager\tongoing" };
        rows.push(format!("{}\t{words}\t{rating}\tAs we wrote in 2025\t{action}", place + 1));
    }
    let text = format!(
        "== Self audit\nSafeguarding self audit 2025\n\nRef\tStandard\tRAG\tHow do you know?\tAction\tLead\tBy when\n{}\n\
         9\tThe car park has a light that works at night.\tG\tIt has\n",
        rows.join("\n")
    );
    Sheets::read(&text).bytes()
}

#[test]
fn an_old_form_is_mapped_corrected_and_brought_in_unconfirmed() {
    let window = begun();
    offer(&window, &old_form(&window));
    window.go("workbook");
    window.wait_for_heading("Workbook");
    window.click("link", "Start from an old form");
    window.wait_for_heading("Start from an old form");
    show(&window, "old-form-begin");
    window.click("button", "Choose the form");
    window.wait_for("heading", "What “audit.xlsx” would bring in");
    window.wait_for_text("3 answers have the same wording as a standard");
    window.wait_for_text("1 has different wording");
    window.wait_for_text("1 is kept for reference");
    window.assert_accessible("the mapping of an old form");
    let wide = "const main = document.querySelector('main'); const edge = main.getBoundingClientRect().left + main.clientWidth; \
                return [...main.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > edge + 1) \
                  .map(e => e.tagName + '.' + e.className + '#' + e.id + ' ' + e.getBoundingClientRect().right + '/' + edge).join()";
    assert_eq!(window.script(wide, &[]), "", "nothing is wider than its place");
    let scrolls = "const main = document.querySelector('main'); return main.scrollWidth - main.clientWidth";
    assert_eq!(window.script(scrolls, &[]), 0, "nothing is beside the window");
    show(&window, "old-form");
    let choose = "const select = document.getElementById(arguments[0]); select.value = arguments[1]; \
                  select.dispatchEvent(new Event('change', { bubbles: true }));";
    // A person knows better: the column is not the rating's, then it is again; one row is left out.
    window.script(choose, &[json!("column-C"), json!("")]);
    window.wait_for_text("No column is used as the rating");
    window.script(choose, &[json!("column-C"), json!("rating")]);
    window.wait_for_text("Check the guesses");
    window.script(choose, &[json!("match-8"), json!("leave-out")]);
    window.wait_for_text("0 are kept for reference");
    window.script("document.getElementById('match-7').scrollIntoView({ block: 'center' })", &[]);
    show(&window, "old-form-rows");
    window.set_size(683, 384);
    window.assert_accessible("the mapping of an old form at 200 %");
    show(&window, "old-form-small");
    window.set_size(1366, 768);
    window.script("document.querySelector('.govuk-button-group').scrollIntoView({ block: 'center' })", &[]);
    window.click("button", "Bring in 4 answers, not yet confirmed");
    window.wait_for_heading("Carried over");
    window.wait_for_text("Reworded: 1 standard to decide");
    window.wait_for_text("Unchanged: 3 standards carried");
    window.wait_for_text("audit.xlsx, Self audit!C4");
    show(&window, "old-form-carried");
    window.click("button", "Undo");
    window.wait_until("it is undone", |w| w.said().contains("Undone: Answers from a workbook"));
    let piles = window.ask("carried", &json!({ "audit": audit(&window) }));
    assert_eq!((&piles["carried"], &piles["waiting"]), (&json!([]), &json!([])));
}

/// Keeps a picture where `SAFEGUARDING_AUDIT_PICTURES` names a folder, to look at.
fn show(window: &Window, name: &str) {
    if let Some(folder) = std::env::var_os("SAFEGUARDING_AUDIT_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("workbook-{name}.png"));
        std::fs::write(path, window.picture()).expect("the picture is kept");
    }
}
