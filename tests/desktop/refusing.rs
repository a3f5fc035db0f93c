//! Bad input is explained where it is typed, nothing is thrown away, and nothing half done is left.

use std::fs;

use audit_exchange::returns;
use serde_json::json;

use crate::prepared::{audit, begun, ready_to_send, standards};

#[test]
fn a_date_that_is_none_is_kept_as_typed_and_explained() {
    let mut window = begun();
    window.go(&format!("standard/{}", standards(&window)[0]));
    window.pick("#rating", "not-met");
    window.wait_saved();
    window.paste("details.item[open]", "What will be done?", "Write a rule");
    window.wait_saved();
    window.write("details.item[open]", "By when?", "31 February 2027");
    window.click_on("#narrative");
    window.wait_until("the field says what is wrong", |w| {
        w.script("return document.querySelector('details.item .govuk-error-message')?.innerText ?? ''", &[])
            .as_str()
            .is_some_and(|words| !words.is_empty())
    });
    assert_eq!(window.field("details.item[open]", "By when?"), "31 February 2027");
    window.assert_accessible("a date that is none");

    // The words are on the disk: half of them while they are typed, all of them when the field is left.
    window.write("details.item[open]", "By when?", "in the spring term");
    window.wait_until("they are kept", |w| {
        w.ask("audit", &json!({ "audit": audit(w) }))["drafts"][0]["words"] == "in the spring term"
    });
    window.kill();
    window.restart();
    crate::prepared::go_on(&window);
    window.go("check");
    window.wait_for_text("Not a date or a number yet (1)");
    window.assert_accessible("words that are no date in the check");
    window.click("link", "Date, action for 1.1: “in the spring term”");
    window.wait_until("the words are there", |w| w.has_field("details.item[open]", "By when?"));
    assert_eq!(window.field("details.item[open]", "By when?"), "in the spring term");
    window.write("details.item[open]", "By when?", "3/11/99");
    window.click_on("#narrative");
    window.wait_until("it is written out in full", |w| w.field("details.item[open]", "By when?") == "3 November 2099");
    window.wait_saved();
    let view = window.ask("standard", &json!({ "audit": audit(&window), "standard": standards(&window)[0] }));
    assert_eq!(view["answer"]["rating"], "not-met");
    assert_eq!(view["actions"][0]["due"], "2099-11-03");
    assert_eq!(window.ask("audit", &json!({ "audit": audit(&window) }))["drafts"], json!([]));
}

#[test]
fn words_over_an_old_date_are_said_in_the_heading_and_can_become_the_reason() {
    let window = begun();
    let first = standards(&window)[0].clone();
    window.go(&format!("standard/{first}"));
    window.pick("#rating", "not-met");
    window.wait_saved();
    window.paste("details.item[open]", "What will be done?", "Write a rule");
    window.paste("details.item[open]", "By when?", "3 February 2024");
    window.wait_saved();
    window.wait_for_text("by 3 February 2024");
    window.write("details.item[open]", "By when?", "end of spring term");
    window.click_on("#narrative");
    window.wait_for_text("“end of spring term” is not saved as a date, so still by 3 February 2024");
    assert!(window.has_field("details.item[open]", "If there is no date yet, why?"));
    window.go("areas");
    window.wait_until("the field is named", |w| w.saving() == "To fix: Date, action for 1.1");
    show(&window, "named");
    window.click("button", "To fix: Date, action for 1.1");
    window.wait_until("it leads there", |w| w.has_field("details.item[open]", "By when?"));
    window.script("document.querySelector('details.item').scrollIntoView({ block: 'center' })", &[]);
    window.settle();
    window.assert_accessible("words over an old date");
    show(&window, "old-date");
    window.click("button", "No date yet: use “end of spring term” as the reason");
    window.wait_until("it is the reason", |w| {
        let view = w.ask("standard", &json!({ "audit": audit(w), "standard": first }));
        let action = &view["actions"][0];
        action["due"].is_null() && action["noDateBecause"] == "end of spring term"
    });
    assert_eq!(window.field("details.item[open]", "By when?"), "");
    window.settle();
    show(&window, "reason");
}

/// Keeps a picture where `SAFEGUARDING_AUDIT_PICTURES` names a folder, to look at.
fn show(window: &crate::window::Window, name: &str) {
    if let Some(folder) = std::env::var_os("SAFEGUARDING_AUDIT_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("refusing-{name}.png"));
        std::fs::write(path, window.picture()).expect("the picture is kept");
    }
}

#[test]
fn a_code_of_an_odd_shape_only_warns() {
    let window = begun();
    window.go("profile");
    window.write("main", "ODS code", "Practice 12");
    window.wait_until("it warns", |w| {
        w.script(
            "return [...document.querySelectorAll('main .sa-warned[role=status]')].map((one) => one.innerText).join('')",
            &[],
        ) != json!("")
    });
    window.wait_saved();
    window.assert_accessible("a code of an odd shape");
    window.go("areas");
    window.go("profile");
    window
        .wait_until("it is kept", |w| w.has_field("main", "ODS code") && w.field("main", "ODS code") == "Practice 12");
}

#[test]
fn a_text_that_is_too_long_is_loud_and_stays_on_the_screen() {
    let window = begun();
    let standard = standards(&window)[0].clone();
    window.go(&format!("standard/{standard}"));
    window.write("main", "How do you know?", "Short enough.");
    window.wait_saved();
    let long = "Too long. ".repeat(3_300);
    window.paste("main", "How do you know?", &long);
    window.wait_for_text("Your last change is not saved.");
    window.wait_for_text("This is longer than");
    assert!(window.saving().contains("Not saved"), "{}", window.saving());
    assert_eq!(window.field("main", "How do you know?"), long);
    window.assert_accessible("a text that is too long");
    window.visit("areas");
    window.wait_until("the screen stays", |w| w.address().ends_with(&standard));
    window.paste("main", "How do you know?", "Short again.");
    window.wait_saved();
    window.go("areas");
    let view = window.ask("standard", &json!({ "audit": audit(&window), "standard": standard }));
    assert_eq!(view["answer"]["narrative"], "Short again.");
}

#[test]
fn a_folder_that_is_gone_is_said_and_the_files_are_saved_elsewhere() {
    let window = ready_to_send();
    fs::write(window.chosen().join("answers.txt"), "cancel\nno/such/folder\n").expect("the answers");
    window.go("sending");
    window.wait_for_text("Ready to make");
    window.click_on("main .govuk-button-group:first-of-type button");
    window.wait_for("dialog", "Make the return?");
    // The first dialog is cancelled: nothing happens.
    window.click("button", "Choose a folder and make the return");
    window.wait_until("the dialog was answered", |w| {
        fs::read_to_string(w.chosen().join("answers.txt")).is_ok_and(|left| !left.contains("cancel"))
    });
    window.wait_for("button", "Choose a folder and make the return");
    window.click("button", "Choose a folder and make the return");
    // Nothing is made and nothing is locked: the folder is named, and another one is asked for.
    window.wait_for_text("The return was not made");
    window.wait_for_text(&format!(
        "The folder {} is not there any more.",
        window.chosen().join("no/such/folder").display()
    ));
    window.wait_for_text("Nothing is locked");
    window.assert_accessible("a folder that is gone");
    assert!(!window.chosen().join("no").exists(), "no folder is made behind the person's back");
    let view = window.ask("audit", &json!({ "audit": audit(&window) }));
    assert_eq!(view["state"], "open");
    window.click("button", "Choose another folder");
    window.wait_for_heading("Ready, not sent yet");
    assert!(!window.text().contains("Not saved"));
    let saved = fs::read_dir(window.chosen()).expect("the folder").map(|file| file.expect("a file").path());
    let saved: Vec<_> = saved.filter(|file| !file.ends_with("answers.txt")).collect();
    assert_eq!(saved.len(), 3, "{saved:?}");
    let audit_return = saved.iter().find(|file| file.to_string_lossy().ends_with(".return.json")).expect("a return");
    returns::verify(&fs::read(audit_return).expect("it can be read")).unwrap_or_else(|refused| panic!("{refused}"));
}
