//! A real wheel, a real scroll bar and real keys on every page that can be longer than the window. WebDriver scrolls by
//! script and types past the X server: what a hand does was seen by no test.

use audit_tests::{Answers, play};
use serde_json::json;

use crate::mouse::{Mouse, scrolled};
use crate::prepared::{audit, go_on, standards};
use crate::window::Window;

/// The example on a display of its own, in a window so small that every page is longer than it.
fn window() -> Window {
    let window = Window::open_with_real_dialogs(|data| {
        let mut program = audit_tests::open(data).expect("a new store");
        let audit = play(&mut program, &Answers::northgate()).expect("it can be played");
        program.set_place(&audit, "areas").expect("a place");
    });
    window.set_size(1100, 480);
    window.wait_until("the window is small", |w| w.script("return innerHeight", &[]) == json!(480));
    window
}

/// Turns the wheel over a column, down and up again: it scrolls, as far as it is turned.
fn turns(window: &Window, mouse: &Mouse<'_>, selector: &str, what: &str) {
    window.settle();
    let (at, most) = scrolled(window, selector);
    assert!(most > 20.0, "{what} is not longer than the window: nothing is shown by it");
    assert_eq!(at, 0.0, "{what} begins at its beginning");
    mouse.over(selector);
    mouse.wheel(3);
    window.wait_until(&format!("{what} scrolls down by the wheel"), |w| scrolled(w, selector).0 > 10.0);
    mouse.wheel(-8);
    window.wait_until(&format!("{what} scrolls up by the wheel"), |w| scrolled(w, selector).0 == 0.0);
}

#[test]
fn the_wheel_scrolls_every_page_each_column_and_a_dialog() {
    let window = window();
    let mouse = Mouse::on(&window);
    window.wait_until("the start is drawn", |w| scrolled(w, "main").1 > 20.0);
    turns(&window, &mouse, "main", "the start");
    go_on(&window);
    let audit = audit(&window);
    turns(&window, &mouse, "main", "all areas");
    let standard = standards(&window)[2].clone();
    window.go(&format!("standard/{standard}"));
    window.wait_for("radio", "Met");
    for column in ["nav.sa-column", "main", "aside.sa-column"] {
        window
            .script("document.querySelector(arguments[0]).scrollTo({ top: 0, behavior: 'instant' })", &[json!(column)]);
        turns(&window, &mouse, column, &format!("{column} of a standard"));
    }
    for page in ["plan", "history", "check", "questions", "paper", "sending"] {
        window.go(page);
        window.wait_until(&format!("{page} is shown"), |w| w.shows(page) && scrolled(w, "main").1 > 20.0);
        turns(&window, &mouse, "main", page);
    }
    for (address, heading) in [("#/help", "Help"), ("#/settings", "Settings"), ("#/snapshots", "Snapshots")] {
        window.script("location.hash = arguments[0]", &[json!(address)]);
        window.wait_for_heading(heading);
        if scrolled(&window, "main").1 > 20.0 {
            turns(&window, &mouse, "main", heading);
        } else {
            assert_ne!(heading, "Help", "help is longer than the window");
        }
    }
    // So much enlarged that the dialog is longer than the window.
    window.ask("show_text_size", &json!({ "percent": 200 }));
    window.wait_until("everything is enlarged", |w| w.script("return innerWidth < 560", &[]) == json!(true));
    window.script("location.hash = arguments[0]", &[json!(format!("#/audit/{audit}/sending"))]);
    window.wait_for_text("Ready to make");
    window.script("document.querySelector('main .govuk-button-group button').click()", &[]);
    window.wait_until("the dialog is open", |w| {
        w.script("return !!document.querySelector('dialog[open]')", &[]) == json!(true)
    });
    window.settle();
    let (_, most) = scrolled(&window, "dialog[open]");
    assert!(most > 20.0, "the dialog is not longer than the window");
    window.script("document.querySelector('dialog[open]').scrollTo({ top: 0, behavior: 'instant' })", &[]);
    turns_enlarged(&window, &mouse);
}

/// As [`turns`], on a page that is twice as large: a pixel of the page is two of the display.
fn turns_enlarged(window: &Window, mouse: &Mouse<'_>) {
    let [x, y] = mouse.middle("dialog[open]");
    mouse.to(x * 2.0, y * 2.0);
    mouse.wheel(3);
    window.wait_until("the dialog scrolls down by the wheel", |w| scrolled(w, "dialog[open]").0 > 10.0);
}

#[test]
fn a_scroll_bar_is_clicked_and_dragged_and_real_keys_type() {
    let window = window();
    go_on(&window);
    let mouse = Mouse::on(&window);
    window.go("history");
    window.wait_until("history is long", |w| scrolled(w, "main").1 > 400.0);
    window.settle();
    let edge = window.script(
        "const box = document.querySelector('main').getBoundingClientRect();
         return [box.right - 4, box.top, box.height * box.height / document.querySelector('main').scrollHeight, box.bottom]",
        &[],
    );
    let of = |place: usize| edge[place].as_f64().expect("a number");
    // A bar that shows itself when the pointer comes near gets the time to.
    mouse.to(of(0) - 30.0, of(1) + 100.0);
    mouse.to(of(0), of(1) + of(2).max(20.0) / 2.0);
    window.settle();
    mouse.drag_down(60);
    window.wait_until("the bar is dragged", |w| scrolled(w, "main").0 > 50.0);
    let (before, _) = scrolled(&window, "main");
    mouse.to(of(0), of(3) - 24.0);
    window.settle();
    mouse.click(1);
    window.wait_until("a click below the handle goes on", |w| scrolled(w, "main").0 > before + 50.0);

    let standard = standards(&window)[2].clone();
    window.go(&format!("standard/{standard}"));
    window.wait_for("radio", "Met");
    window.paste("main", "How do you know?", "");
    window.script("document.activeElement.blur(); document.querySelector('#narrative').scrollIntoView({ block: 'center', behavior: 'instant' })", &[]);
    window.settle();
    mouse.over("#narrative");
    mouse.click(1);
    mouse.type_text("Seen at every meeting");
    window.wait_until("real keys type", |w| w.field("main", "How do you know?") == "Seen at every meeting");
    window.wait_saved();
    mouse.over("main h1");
    mouse.click(1);
    window.script("document.querySelector('main').scrollTo({ top: 0, behavior: 'instant' })", &[]);
    mouse.press(&["Next"]);
    window.wait_until("Page Down scrolls", |w| scrolled(w, "main").0 > 50.0);
}
