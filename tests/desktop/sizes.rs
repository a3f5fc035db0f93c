//! Small windows: an office PC of 1366 × 768, and the same at 200 % zoom, where half of the room is left.

use serde_json::json;

use crate::prepared::northgate;
use crate::window::Window;

fn resize(window: &Window, width: u32, height: u32) {
    window.set_size(width, height);
    window.wait_until("the window has its size", |w| w.script("return innerWidth", &[]) == json!(width));
}

/// Parts of the page that stand out of the window on the right, to say what is too wide.
const TOO_WIDE: &str = "return [...document.querySelectorAll('main *, header *, nav *')]\
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).position !== 'absolute')\
    .slice(0, 4).map((one) => one.outerHTML.slice(0, 160))";

fn assert_fits(window: &Window, what: &str) {
    assert_eq!(window.sideways(), 0, "{what} scrolls sideways: {}", window.script(TOO_WIDE, &[]));
}

#[test]
fn a_standard_fits_beside_its_guidance_on_an_office_pc() {
    let window = northgate();
    resize(&window, 1366, 768);
    let standards = crate::prepared::standards(&window);
    for standard in [&standards[0], &standards[2], &standards[30]] {
        window.go(&format!("standard/{standard}"));
        window.wait_for("radio", "Met");
        assert_fits(&window, standard);
        let seen = "const inside = (one) => { const box = one?.getBoundingClientRect(); return !!box && box.top >= 0 && box.bottom <= innerHeight && box.width > 0 };\
            return [inside(document.querySelector('h1')), [...document.querySelectorAll('#rating label')].slice(0, 3).every(inside),\
            document.querySelector('aside')?.getBoundingClientRect().width > 200]";
        assert_eq!(
            window.script(seen, &[]),
            json!([true, true, true]),
            "{standard}: heading, ratings and guidance are in sight"
        );
    }
}

#[test]
fn nothing_scrolls_sideways_at_200_percent() {
    let window = northgate();
    resize(&window, 683, 384);
    let standards = crate::prepared::standards(&window);
    let mut places: Vec<String> =
        ["profile", "areas", "plan", "questions", "check", "declaration", "sending", "returns", "history"]
            .map(String::from)
            .into();
    places.extend([0, 2, 5].map(|place| format!("standard/{}", standards[place])));
    for place in &places {
        window.visit(place);
        window.wait_until("the screen is there", |w| w.shows(place) && !w.heading().is_empty());
        std::thread::sleep(std::time::Duration::from_millis(150));
        assert_fits(&window, place);
    }
    for (address, heading) in [
        ("#/", "Your audits"),
        ("#/new-audit", "Start an audit"),
        ("#/snapshots", "Snapshots"),
        ("#/settings", "Settings"),
        ("#/person", "Who are you?"),
    ] {
        window.script("location.hash = arguments[0]", &[json!(address)]);
        window.wait_for_heading(heading);
        std::thread::sleep(std::time::Duration::from_millis(150));
        assert_fits(&window, heading);
    }
}
