//! A declaration that is typed and not recorded survives the program, and a day before the audit was begun is asked about.

use crate::prepared::{begun, go_on};
use crate::window::Window;

const LEAD: &str = "section#lead";

#[test]
fn what_is_typed_and_not_recorded_is_there_again_after_the_program_was_killed() {
    let mut window = begun();
    window.go("declaration");
    window.wait_for_text("Nothing is recorded until you press this button.");
    window.write(LEAD, "Name", "Dr Zofia Example");
    window.click_on("section#lead input[type=radio][value=paper]");
    window.write(LEAD, "Date they agreed", "early in November");
    window.wait_saved();
    window.kill();
    window.restart();
    go_on(&window);
    window.go("declaration");
    window.wait_for_text("This is what was typed here before.");
    assert_eq!(window.field(LEAD, "Name"), "Dr Zofia Example");
    assert_eq!(window.field(LEAD, "Date they agreed"), "early in November");
    window.assert_accessible("a declaration that is typed and not recorded");
    window.script("document.querySelector('section#lead').scrollIntoView({ block: 'start' })", &[]);
    show(&window, "typed");
    // The day is put in; it is before the audit was begun.
    window.write(LEAD, "Date they agreed", "10.10.2026");
    window.wait_for_text("Is this the date they agreed?");
    show(&window, "early");
    window.set_size(683, 384);
    window.script("document.querySelector('section#lead .govuk-button').scrollIntoView({ block: 'end' })", &[]);
    window.assert_accessible("an early day at 200 %");
    show(&window, "early-small");
    window.set_size(1366, 768);
    window.click_on("section#lead > .govuk-button");
    window.wait_for_text("Dr Zofia Example agreed on 10 October 2026, on paper.");
    assert!(!window.text().contains("Not recorded yet"));
    window.script("document.querySelector('section#lead').scrollIntoView({ block: 'start' })", &[]);
    show(&window, "recorded");
    window.go("check");
    window
        .wait_for_text("agreed on 10 October 2026, before this audit was started on 12 October 2026. Check the date.");
}

/// Keeps a picture where `SAFEGUARDING_AUDIT_PICTURES` names a folder, to look at.
fn show(window: &Window, name: &str) {
    if let Some(folder) = std::env::var_os("SAFEGUARDING_AUDIT_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("declaring-{name}.png"));
        std::fs::write(path, window.picture()).expect("the picture is kept");
    }
}
