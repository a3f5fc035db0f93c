//! One standard from top to bottom by keys alone: what has the focus can be seen, and what changes is said.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::prepared::{audit, begun, standards};
use crate::window::Window;

/// What has the focus: kind, name, and whether the eye can see that it has it.
const FOCUS: &str = r#"
// Another window of a test running beside this one may be the active one: then nothing is marked here.
const active = document.hasFocus();
const one = document.activeElement;
if (!one || one === document.body) return null;
const shape = (element) => {
  const style = getComputedStyle(element);
  return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor, style.borderColor].join(" ");
};
const around = [one, one.closest("label"), one.nextElementSibling].filter(Boolean);
const now = around.map(shape).join("|");
one.blur();
const before = around.map(shape).join("|");
one.focus({ focusVisible: true, preventScroll: true });
const labels = [...(one.labels ?? [])].map((label) => label.textContent.trim());
const name = one.getAttribute("aria-label") ?? (labels.length > 0 ? labels.join(" ") : one.textContent.trim());
return {
  tag: one.tagName.toLowerCase(), type: one.type ?? "", id: one.id, value: one.value ?? "", name: name.slice(0, 80),
  marked: now !== before, active,
};
"#;

/// The column scrolls to what has the focus a moment after it has it.
const IN_SIGHT: &str =
    "const box = document.activeElement.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight";

fn focus(window: &Window) -> Value {
    window.wait_until("what has the focus is in sight", |w| w.script(IN_SIGHT, &[]) == json!(true));
    window.script(FOCUS, &[])
}

/// Tabs on until something has the focus that fits.
fn tab_to(window: &Window, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..120 {
        window.keys(&[&Key::Tab]);
        let now = focus(window);
        if now.is_null() {
            continue;
        }
        // A focus that cannot be seen is none.
        assert!(now["active"] == json!(false) || now["marked"] == json!(true), "the focus cannot be seen on {now}");
        if fits(&now) {
            return now;
        }
    }
    panic!("{what} cannot be reached by Tab");
}

#[test]
fn a_whole_standard_by_keys() {
    let window = begun();
    let standard = standards(&window)[0].clone();
    window.go(&format!("standard/{standard}"));
    window.wait_for("radio", "Met");
    let heading = window.script("return document.activeElement.tagName", &[]);
    assert_eq!(heading, "H1", "whoever arrives begins at the heading");

    window.keys(&["2"]);
    window.wait_until("2 picks the second level right after arrival", |w| w.picked("#rating") == "partly");
    window.wait_until("it is said", |w| w.said().contains("partly met, saved"));
    window.keys(&[&Key::Up]);
    window.wait_until("an arrow moves and picks", |w| w.picked("#rating") == "met");
    window.keys(&["3"]);
    window.wait_until("3 picks the third level", |w| w.picked("#rating") == "not-met");
    window.keys(&["1"]);
    window.wait_until("1 picks the first level", |w| w.picked("#rating") == "met");
    window.keys(&["2"]);
    window.wait_until("2 again", |w| w.picked("#rating") == "partly");

    window.keys(&[&Key::Tab]);
    let first = focus(&window);
    assert!(
        first["name"].as_str().is_some_and(|n| n.starts_with("What will be done?")),
        "the first Tab goes to {first}"
    );
    window.type_text("Put it on every agenda");
    window.wait_saved();
    tab_to(&window, "who does it", |now| now["name"].as_str().is_some_and(|n| n.starts_with("Who does it?")));
    window.type_text("Practice manager");
    tab_to(&window, "by when", |now| now["name"].as_str().is_some_and(|n| n.starts_with("By when?")));
    window.type_text("3 November 2099");
    tab_to(&window, "the narrative", |now| now["id"] == "narrative");
    // Keys that pick a level elsewhere are letters here.
    window.type_text("In 2 of 3 meetings.");
    tab_to(&window, "adding evidence", |now| now["name"] == "Add evidence");
    window.keys(&[&Key::Enter]);
    window.wait_until("the new evidence has the focus", |w| {
        w.has_field("details.item[id^=evidence-]", "What is it?") && !focus(w).is_null()
    });
    let at = focus(&window);
    if at["name"].as_str().is_none_or(|name| !name.starts_with("What is it?")) {
        tab_to(&window, "the title of the evidence", |now| {
            now["name"].as_str().is_some_and(|n| n.starts_with("What is it?"))
        });
    }
    window.type_text("Agendas of 2026");
    window.wait_saved();
    tab_to(&window, "the next standard", |now| {
        now["tag"] == "a" && now["name"].as_str().is_some_and(|n| n.contains("Next"))
    });
    window.keys(&[&Key::Enter]);
    window.wait_until("the next standard is shown", |w| !w.address().ends_with(&standard));

    let view = window.ask("standard", &json!({ "audit": audit(&window), "standard": standard }));
    assert_eq!(view["answer"]["rating"], "partly");
    assert_eq!(view["answer"]["narrative"], "In 2 of 3 meetings.");
    let action = &view["actions"][0];
    assert_eq!(
        [&action["what"], &action["owner"], &action["due"]],
        ["Put it on every agenda", "Practice manager", "2099-11-03"]
    );
    assert_eq!(view["evidence"][0]["title"], "Agendas of 2026");
}

#[test]
fn single_keys_can_be_switched_off() {
    let window = begun();
    let standard = standards(&window)[0].clone();
    window.click_on(".sa-header a[href='#/settings']");
    window.wait_for_heading("Settings");
    window.click("radio", "Off");
    window.wait_until("it is said", |w| w.said().contains("Rating with one key is off"));
    window.click("link", "Back to the audit");
    window.go(&format!("standard/{standard}"));
    window.wait_for("radio", "Met");
    window.script("document.querySelector('#rating input').focus()", &[]);
    window.keys(&["2"]);
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(window.picked("#rating"), "");
}

#[test]
fn keys_of_a_rating_can_be_chosen() {
    let window = begun();
    let standard = standards(&window)[0].clone();
    window.click_on(".sa-header a[href='#/settings']");
    window.wait_for_heading("Settings");
    window.click("textbox", "Partly met");
    window.type_text("k");
    window.wait_until("it is said", |w| w.said().contains("Partly met k, saved"));
    window.assert_accessible("keys of a rating");
    window.click("link", "Back to the audit");
    window.go(&format!("standard/{standard}"));
    window.wait_for("radio", "Met");
    window.wait_until("the keys are shown", |w| {
        w.script("return [...document.querySelectorAll('#rating kbd')].map((key) => key.textContent).join('')", &[])
            .as_str()
            .is_some_and(|keys| keys.starts_with("1k3"))
    });
    window.script("document.querySelector('#rating input').focus()", &[]);
    window.keys(&["2"]);
    window.keys(&["k"]);
    window.wait_until("the chosen key picks", |w| w.picked("#rating") == "partly");
}

#[test]
fn ctrl_k_searches_and_enter_goes_there() {
    let window = begun();
    window.keys(&[&(Key::Control + "k")]);
    window.wait_until("the search has the focus", |w| {
        w.script("return document.activeElement.getAttribute('role')", &[]) == json!("combobox")
    });
    window.type_text("locum");
    // Where another window of the tests takes the focus for a moment the list closes, as it should: the arrow opens it again.
    window.wait_until("the list is open", |w| {
        let open = w.script("return document.querySelectorAll('[role=option]').length > 0", &[]) == json!(true);
        if !open {
            w.keys(&[&Key::Down]);
        }
        open
    });
    window.assert_accessible("the search");
    window.keys(&[&Key::Down, &Key::Enter]);
    window.wait_until("a standard is shown", |w| w.address().contains("/standard/"));
    window.keys(&[&(Key::Control + "k")]);
    window.type_text("improvement plan");
    window.wait_until("the page that is called so is shown", |w| {
        w.keys(&[&Key::Down, &Key::Enter]);
        w.address().ends_with("/plan")
    });
}
