//! Each line of the check leads into the very field that mends it: a few of them in the real window. All of them are tried by
//! `ui/src/lib/audits/tests/mended.test.ts`.

use serde_json::json;

use crate::prepared::{audit, begun, standards};
use crate::window::Window;

/// Follows the line of the check that holds these words. The answer: the id of what has the focus, once it is this field.
fn leads_to(window: &Window, words: &str, id: &str) {
    window.go("check");
    let follow = "const link = [...document.querySelectorAll('main a')].find(a => a.textContent.includes(arguments[0])); \
                  for (let fold = link?.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true; \
                  link?.click(); return link !== undefined";
    window.wait_until("the check says it", |w| w.script(follow, &[json!(words)]) == true);
    let here = "const it = document.activeElement; return it.id === arguments[0] || it.closest('fieldset')?.id === arguments[0]";
    window.wait_until(&format!("the focus is in {id}"), |w| w.script(here, &[json!(id)]) == true);
    let seen = "const it = document.activeElement; const box = it.getBoundingClientRect(); \
                return !it.closest('details:not([open])') && box.top >= 0 && box.bottom <= innerHeight";
    assert_eq!(window.script(seen, &[]), true, "{id} is in sight");
}

#[test]
fn a_line_of_the_check_puts_the_keyboard_into_the_field_that_mends_it() {
    let window = begun();
    let [first, second, third] = [0, 1, 2].map(|at| standards(&window)[at].clone());
    let set = |key: String, value: &str| {
        let asked = json!({ "audit": audit(&window), "key": key, "value": value, "entry": "" });
        window.ask("set_field", &asked)
    };
    set(format!("standard/{first}/rating"), "partly");
    set(format!("standard/{second}/rating"), "met");
    set(format!("standard/{third}/rating"), "partly");
    let made = window.ask("add_action", &json!({ "audit": audit(&window), "standard": first }));
    let action = made["id"].as_str().expect("an id").to_owned();
    set(format!("action/{action}/what"), "Train everybody");
    let made = window.ask("add_evidence", &json!({ "audit": audit(&window), "standard": second }));
    let evidence = made["id"].as_str().expect("an id").to_owned();
    set(format!("evidence/{evidence}/title"), "Register");

    leads_to(&window, "does not say who will do it", &format!("action-{action}-owner"));
    leads_to(&window, "has neither a date nor a reason", &format!("action-{action}-due"));
    leads_to(&window, "does not say where it is kept", &format!("evidence-{evidence}-kept-at"));
    leads_to(&window, "is partly met and has no action", "new-action-what");
    leads_to(&window, "has not agreed yet", "senior-name");
    leads_to(&window, "Not answered yet: How clear", "s11q-thresholds-answer");
}
