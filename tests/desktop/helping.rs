//! What helps whoever helps: the log of the real program, shown in Settings word for word and then saved.

use std::fs;
use std::io;

use serde_json::json;

use crate::prepared::{audit, northgate};
use crate::screens::picture;

#[test]
fn what_is_shown_in_settings_is_what_the_zip_file_holds() {
    let window = northgate();
    // A command that is refused.
    let asked = json!({ "audit": audit(&window), "standard": "nothing-of-this-name" });
    window.script_later(
        "window.__TAURI_INTERNALS__.invoke('standard', arguments[0]).then(arguments[1], arguments[1])",
        &[asked],
    );
    window.script("location.hash = '#/settings'", &[]);
    window.wait_for_heading("Settings");
    window.click("button", "Show what is in it");
    window.wait_for_text("about.txt");
    window.script("for (const one of document.querySelectorAll('ul details')) one.open = true", &[]);
    window.wait_for_text("INFO start version=");
    window.wait_for_text("refused command=standard code=not-found");
    window.assert_accessible("what helps whoever helps");
    picture(&window, "help-files");
    let shown =
        window.script("return [...document.querySelectorAll('ul details pre')].map((one) => one.textContent)", &[]);
    window.click("button", "Save these files as a zip file");
    window.wait_for_text("The zip file is saved");
    picture(&window, "help-files-saved");
    let mut saved = fs::read_dir(window.chosen()).expect("the folder").map(|file| file.expect("a file").path());
    let zip = saved.find(|path| path.extension().is_some_and(|ending| ending == "zip")).expect("a zip file");
    let mut zip = zip::ZipArchive::new(fs::File::open(zip).expect("it opens")).expect("it is a zip file");
    let held: Vec<String> =
        (0..zip.len()).map(|at| io::read_to_string(zip.by_index(at).expect("a file")).expect("text")).collect();
    assert_eq!(json!(held), shown);
    let lines = held.concat();
    assert!(!lines.contains("Northgate"), "{lines}");
}
