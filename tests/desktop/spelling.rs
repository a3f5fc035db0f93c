//! Spelling in British English, and the menu of the right mouse button, by a real mouse and real keys.

use fantoccini::key::Key;
use serde_json::json;

use crate::mouse::Mouse;
use crate::prepared::{go_on, standards};
use crate::window::Window;

fn window() -> Window {
    let window = Window::open_with_real_dialogs(|data| {
        let mut program = audit_tests::open(data).expect("a new store");
        let answers = audit_tests::Answers::of_practice("Ivy Lane Surgery", "Z99902");
        let audit = audit_tests::begin(&mut program, &answers).expect("it begins");
        program.set_place(&audit, "areas").expect("a place");
    });
    go_on(&window);
    window
}

/// Types a word into an answer with real keys, takes the first line of its menu, and gives what stands there then.
fn first_line_of_the_menu(word: &str) -> String {
    let window = window();
    let standard = standards(&window)[0].clone();
    window.go(&format!("standard/{standard}"));
    window.wait_for("radio", "Met");
    let middle = "document.querySelector('#narrative').scrollIntoView({ block: 'center', behavior: 'instant' })";
    window.script(middle, &[]);
    window.settle();
    let mouse = Mouse::on(&window);
    mouse.over("#narrative");
    mouse.click(1);
    let typed = format!("{word} ");
    mouse.type_text(&typed);
    window.wait_until("it is typed", |w| w.field("main", "How do you know?") == typed);
    // On the word, near the upper left corner of the box.
    let corner = "const box = document.querySelector('#narrative').getBoundingClientRect(); return [box.left + 24, box.top + 18]";
    let corner = window.script(corner, &[]);
    mouse.to(corner[0].as_f64().expect("a place"), corner[1].as_f64().expect("a place"));
    mouse.click(3);
    std::thread::sleep(std::time::Duration::from_millis(700));
    mouse.press(&["Down", "Return"]);
    std::thread::sleep(std::time::Duration::from_millis(700));
    window.field("main", "How do you know?")
}

#[test]
fn a_misspelt_word_is_put_right_from_the_menu() {
    assert_eq!(first_line_of_the_menu("recieve"), "receive ");
}

#[test]
fn a_british_word_is_not_put_right_the_american_way() {
    assert_ne!(first_line_of_the_menu("colour"), "color ");
}

#[test]
fn nothing_loads_the_page_anew() {
    let window = window();
    let mouse = Mouse::on(&window);
    window.script("window.isTheSamePage = true", &[]);
    for keys in ["F5", "ctrl+r", "ctrl+shift+r", "ctrl+F5", "shift+F5"] {
        mouse.press(&[keys]);
    }
    // On the page itself there is no menu: its first line would be Back or Reload.
    mouse.over("main h1");
    mouse.click(3);
    std::thread::sleep(std::time::Duration::from_millis(700));
    mouse.press(&["Down", "Return"]);
    std::thread::sleep(std::time::Duration::from_millis(700));
    window.keys(&[&Key::Escape]);
    assert_eq!(window.script("return window.isTheSamePage === true", &[]), json!(true), "the page was loaded anew");
}
