//! The menu of an audit at every size of the window and of the text: each of its places can be reached and opened, by the
//! mouse and by keys, and the one that is open is in sight.

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::prepared::{begun, standards};
use crate::window::Window;

const SIZES: [(u32, u32); 3] = [(1366, 768), (1024, 700), (800, 600)];
const ZOOMS: [u32; 5] = [100, 125, 150, 175, 200];

/// Places that every audit has in its menu; its areas come on top.
const PLACES: [&str; 11] = [
    "profile",
    "areas",
    "questions",
    "plan",
    "paper",
    "workbook",
    "history",
    "check",
    "declaration",
    "sending",
    "returns",
];

/// Links of the menu that the mouse can hit: each is scrolled to, as a wheel would, and looked for where it is drawn.
const HIT: &str = r#"
return [...document.querySelectorAll("nav.sa-column a[href]")].filter((link) => {
  link.scrollIntoView({ block: "nearest", behavior: "instant" });
  const box = link.getClientRects()[0];
  return box !== undefined && link.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}).map((link) => link.hash);
"#;

/// What has the focus, and whether it can be seen: in the window, and nothing over it.
const FOCUS: &str = r#"
const one = document.activeElement, box = one.getClientRects()[0];
const hit = box && document.elementFromPoint(box.x + Math.min(12, box.width / 2), box.y + box.height / 2);
return { tag: one.tagName, hash: one.hash ?? "", menu: !!one.closest("nav.sa-column"), seen: !!hit && (one.contains(hit) || hit.contains(one)) };
"#;

/// Enlarges as the program's own setting does, and waits until the page is laid out anew.
fn resize(window: &Window, (width, height): (u32, u32), zoom: u32) {
    window.set_size(width, height);
    window.ask("show_text_size", &json!({ "percent": zoom }));
    let wanted = f64::from(width * 100) / f64::from(zoom);
    window.wait_until(&format!("{width} × {height} at {zoom} % is laid out"), |w| {
        w.script("return innerWidth", &[]).as_f64().is_some_and(|now| (now - wanted).abs() < 2.0)
    });
    window.settle();
}

/// Clicks with the mouse in the middle of what is drawn there: WebKit's driver aims beside it where the page is enlarged.
fn click_on(window: &Window, selector: &str, zoom: u32) {
    let find = "const one = document.querySelector(arguments[0]); one.scrollIntoView({ block: 'nearest', behavior: 'instant' });\
        const box = one.getClientRects()[0]; return [box.x + Math.min(12, box.width / 2), box.y + box.height / 2]";
    let middle = window.script(find, &[json!(selector)]);
    let pixel = |place: usize| (middle[place].as_f64().expect("a place") * f64::from(zoom) / 100.0).round();
    let to = PointerAction::MoveTo { duration: None, x: pixel(0), y: pixel(1) };
    let [down, up] =
        [PointerAction::Down { button: MOUSE_BUTTON_LEFT }, PointerAction::Up { button: MOUSE_BUTTON_LEFT }];
    let hand = MouseActions::new("hand".into()).then(to).then(down).then(up);
    window.with_client(async |client| client.perform_actions(hand.clone()).await.expect("a click"));
}

/// Opens the folded menu of a narrow window, if it is folded.
fn unfold(window: &Window, zoom: u32) {
    let folded = "const fold = document.querySelector('nav.sa-column > .sa-fold');\
        return fold.querySelector('summary').getClientRects().length > 0 && !fold.open";
    if window.script(folded, &[]) == json!(true) {
        click_on(window, "nav.sa-column > .sa-fold > summary", zoom);
        window.wait_until("the menu is open", |w| w.script(folded, &[]) == json!(false));
    }
}

/// Where the menu has to lead: the places of every audit, and a standard of each area.
fn wanted(window: &Window) -> Vec<String> {
    let audit = window.address().split('/').nth(2).expect("an audit is open").to_owned();
    let view = window.ask("audit", &json!({ "audit": audit }));
    let areas = view["areas"].as_array().expect("areas").iter();
    let first = areas.map(|area| format!("standard/{}", area["standards"][0]["id"].as_str().expect("a standard")));
    let places = PLACES.map(String::from).into_iter().chain(first);
    places.map(|place| format!("#/audit/{audit}/{place}")).collect()
}

fn missing(wanted: &[String], found: &Value) -> Vec<String> {
    let found = found.as_array().expect("addresses");
    wanted.iter().filter(|one| !found.contains(&json!(one))).cloned().collect()
}

/// Tabs through the menu from its start; the addresses that had the focus, each in sight.
fn by_keys(window: &Window, what: &str) -> Vec<Value> {
    window.script("document.querySelector('.sa-header button, .sa-header a').focus()", &[]);
    let mut found = Vec::new();
    for _ in 0..90 {
        window.keys(&[&Key::Tab]);
        let mut now = window.script(FOCUS, &[]);
        // The page scrolls to what has the focus a moment after it has it.
        for _ in 0..25 {
            if now["seen"] == json!(true) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(40));
            now = window.script(FOCUS, &[]);
        }
        if now["menu"] == json!(false) {
            if found.is_empty() { continue } else { break }
        }
        assert_eq!(now["seen"], json!(true), "{what}: the focus is out of sight on {now}");
        let folded = now["tag"] == "SUMMARY"
            && window.script("return !document.activeElement.parentElement.open", &[]) == json!(true);
        if folded {
            window.keys(&[&Key::Enter]);
        }
        found.push(now["hash"].clone());
    }
    found
}

#[test]
fn every_place_of_an_audit_can_be_opened_at_every_size_of_window_and_text() {
    let window = begun();
    let standard = standards(&window)[0].clone();
    let wanted = wanted(&window);
    for size in SIZES {
        for zoom in ZOOMS {
            let what = format!("{} × {} at {zoom} %", size.0, size.1);
            for place in ["areas".to_owned(), format!("standard/{standard}")] {
                window.visit(&place);
                window.wait_until(&format!("{place} is shown"), |w| w.shows(&place));
                resize(&window, size, zoom);
                crate::screens::picture(&window, &format!("menu-{}-{zoom}-{}", size.0, &place[..5]));
                unfold(&window, zoom);
                assert_eq!(
                    missing(&wanted, &window.script(HIT, &[])),
                    [""; 0],
                    "{what}, {place}: out of the mouse's reach"
                );
            }
            let found = json!(by_keys(&window, &what));
            assert_eq!(missing(&wanted, &found), [""; 0], "{what}: out of reach of keys");
            for place in ["history", "profile"] {
                unfold(&window, zoom);
                click_on(&window, &format!("nav.sa-column a[href$=\"/{place}\"]"), zoom);
                window.wait_until(&format!("{what}: {place} is shown"), |w| w.shows(place) && !w.heading().is_empty());
            }
        }
    }
}

/// Whether the line of the menu that is open stands in the column, and nothing lies over its first or its last pixels.
const IN_SIGHT: &str = r#"
const one = document.querySelector("nav.sa-column [aria-current=page]"), box = one?.getBoundingClientRect();
return !!box && [box.top + 2, box.bottom - 2].every((y) => one.contains(document.elementFromPoint(box.x + 12, y)));
"#;

#[test]
fn the_line_of_what_is_open_is_in_sight_wherever_it_was_opened_from() {
    let window = begun();
    let all = standards(&window);
    let far = [all.len() - 1, 2, all.len() * 2 / 3, all.len() / 2];
    let places = far.map(|place| format!("standard/{}", all[place]));
    for (size, zoom) in [((1366, 768), 100), ((1366, 768), 125), ((1366, 768), 150), ((1024, 700), 100)] {
        resize(&window, size, zoom);
        for place in places.iter().map(String::as_str).chain(["history", "profile", "returns"]) {
            // By its address, as the search and a finding of the check go.
            window.visit(place);
            window.wait_until(&format!("{place} is shown"), |w| w.shows(place) && !w.heading().is_empty());
            window.settle();
            let what = format!("{place} at {} × {}, {zoom} %", size.0, size.1);
            assert_eq!(window.script(IN_SIGHT, &[]), json!(true), "{what} is out of sight in the menu");
        }
    }
}
