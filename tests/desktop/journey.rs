//! The whole journey in short: check, declaration, return, lock, revision 2.

use std::fs;
use std::path::PathBuf;

use audit_exchange::returns;
use serde_json::json;

use crate::prepared::{audit, ready_to_send, standards};
use crate::window::Window;

/// Makes the return from the screen that shows what will be sent.
pub fn make_return(window: &Window) {
    window.go("sending");
    window.wait_for_text("Ready to make");
    window.click_on("main .govuk-button-group:first-of-type button");
    window.wait_for("dialog", "Make the return?");
    window.click("button", "Choose a folder and make the return");
    window.wait_for_heading("Ready, not sent yet");
}

fn file(window: &Window, end: &str) -> PathBuf {
    let files = fs::read_dir(window.chosen()).expect("the folder is there").map(|file| file.expect("a file").path());
    let found: Vec<PathBuf> = files.filter(|file| file.to_string_lossy().ends_with(end)).collect();
    assert_eq!(found.len(), 1, "{end}: {found:?}");
    found[0].clone()
}

#[test]
fn a_return_locks_the_audit_and_revision_2_replaces_it() {
    let window = ready_to_send();
    let all = standards(&window);
    let (met, partly) = (&all[0], &all[4]);
    window.wait_for_text("Nothing left to do.");
    make_return(&window);
    let first = returns::verify(&fs::read(file(&window, "-r1.return.json")).expect("it can be read"));
    let first = first.unwrap_or_else(|refused| panic!("{refused}"));

    window.go(&format!("standard/{met}"));
    window.wait_for_text("Revision 1 is locked");
    window.wait_until("the rating cannot be changed", |w| {
        w.script("return [...document.querySelectorAll('#rating input')].every((one) => one.disabled)", &[])
            == json!(true)
    });
    assert_eq!(window.script("return document.getElementById('narrative').readOnly", &[]), json!(true));
    window.assert_accessible("a locked standard");
    let refused = window.script_later(
        "const done = arguments[arguments.length - 1];\
         window.__TAURI_INTERNALS__.invoke('set_field', arguments[0]).then(() => done('changed'), (e) => done(e.code))",
        &[json!({ "audit": audit(&window), "key": format!("standard/{met}/rating"), "value": "not-met", "entry": "" })],
    );
    assert_eq!(refused, json!("audit-locked"), "the program refuses it too, whatever the screen does");

    window.go(&format!("standard/{partly}"));
    window.click_on("details.item > summary");
    window.paste("details.item", "Status", "under-way");
    window.wait_saved();
    window.paste("details.item", "How is it going?", "Half of it is written.");
    window.wait_saved();
    window.go("plan");
    window.wait_until("the plan says so too", |w| {
        let reads = "return [...document.querySelectorAll('main textarea')].some((one) => one.value === 'Half of it is written.')";
        w.script(reads, &[]) == json!(true)
    });

    window.go("returns");
    window.click("button", "Start revision 2");
    window.wait_for("dialog", "Start revision 2");
    window.assert_accessible("starting a revision");
    let dialog = "dialog[open] .govuk-button-group button:first-child";
    window.click_on(dialog);
    window.wait_for_text("Say briefly what needs to change");
    window.write("dialog[open]", "What needs to change, and why?", "The rating of the first standard was too good.");
    window.click_on(dialog);
    window.wait_for_heading("All areas");

    window.go(&format!("standard/{met}"));
    window.pick("#rating", "not-met");
    window.wait_saved();
    window.paste("details.item[open]", "What will be done?", "Write it down anew");
    window.wait_saved();
    window.paste("details.item[open]", "Who does it?", "Practice manager");
    window.paste("details.item[open]", "By when?", "1 December 2099");
    window.wait_saved();
    window.go("declaration");
    window.wait_for_text("What changed since then:");
    window.assert_accessible("a declaration that was withdrawn by a change");
    agree_again(&window);
    make_return(&window);
    let second = returns::verify(&fs::read(file(&window, "-r2.return.json")).expect("it can be read"));
    let second = second.unwrap_or_else(|refused| panic!("{refused}"));

    let rating = |audit_return: &audit_exchange::Verified<audit_exchange::Return>| {
        let content = audit_return.submission().content().clone();
        format!("{:?}", content.standards.into_iter().find(|one| one.id.as_str() == met).expect("it is there").rating)
    };
    assert!(rating(&first).contains("\"met\""), "{}", rating(&first));
    assert!(rating(&second).contains("not-met"), "{}", rating(&second));
    assert_ne!(first.submission().digest(), second.submission().digest());
    window.wait_for_text("Older revisions");
    window.assert_accessible("the return of revision 2");
}

/// Everybody whose agreement was withdrawn by a change agrees again.
fn agree_again(window: &Window) {
    let open = "return [...document.querySelectorAll('section.role')].filter((one) => one.querySelector('input')).map((one) => one.id)";
    let roles = window.script(open, &[]);
    let roles = roles.as_array().expect("a list");
    assert!(!roles.is_empty(), "a changed rating withdraws agreements");
    for role in roles {
        let section = format!("section#{}", role.as_str().expect("a role"));
        window.pick(&section, "here");
        window.write(&section, "Date they agreed", "today");
        window.click_on(&format!("{section} .govuk-button:not(.govuk-button--secondary)"));
        window.wait_until("it is recorded", |w| {
            w.script("return document.querySelector(arguments[0]).querySelector('input') === null", &[json!(section)])
                == json!(true)
        });
    }
}
