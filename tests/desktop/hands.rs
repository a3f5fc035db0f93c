//! The test's own hands: finding, clicking and typing do what they say, on a page made for it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Value, json};

use crate::window::{Window, folded};

const PAGE: &str = r#"
document.body.innerHTML = `<main><h1>How does your practice stand?</h1>
  <fieldset><legend>Rating</legend>
    <p><input type="radio" name="r" id="met"><label for="met">Met</label></p>
    <p><input type="radio" name="r" id="partly"><label for="partly">Partly met</label></p></fieldset>
  <p><label for="how">How do you know?</label> <textarea id="how">before</textarea></p>
  <p><label for="who">Who</label> <select id="who"><option>Practice manager</option><option>Lead GP</option></select></p>
  <button>Add</button> <button>Add</button> <button hidden>Secret</button>
  <div style="position:relative;width:10em"><button>Covered</button><div style="position:absolute;inset:0">over it</div></div>
  <button>Next  standard</button></main>`;
// The content security policy refuses style attributes that come as text.
document.body.querySelectorAll("[style]").forEach((e) => (e.style.cssText = e.getAttribute("style")));
window.clicks = 0;
document.body.querySelectorAll("button").forEach((b) => b.addEventListener("click", () => clicks++));
"#;

fn page() -> Window {
    let window = Window::open();
    window.script(PAGE, &[]);
    window
}

fn fails(work: impl FnOnce()) -> String {
    let error = catch_unwind(AssertUnwindSafe(work)).expect_err("it should fail");
    error.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn click_choose_and_type() {
    let window = page();
    window.wait_for_text("How does your practice stand?");
    window.click("radio", "Met");
    window.click("button", "Next standard");
    window.choose("Who", "Lead GP");
    window.fill("How do you know?", "Zażółć gęślą jaźń");
    window.type_text(" – and more");
    let state = window.script("return [document.querySelector(':checked').id, who.value, how.value, clicks]", &[]);
    assert_eq!(state, json!(["met", "Lead GP", "Zażółć gęślą jaźń – and more", 1]));
}

#[test]
fn what_cannot_be_meant_or_reached_fails() {
    let window = page();
    assert!(!window.sees("button", "Secret"));
    assert!(!window.sees("radio", "Not met"));
    assert!(fails(|| window.click("button", "Add")).contains("should be one button"));
    assert!(fails(|| window.click("button", "Covered")).contains("cannot be clicked"));
    assert_eq!(window.script("return clicks", &[]), json!(0));
}

#[test]
fn axe_finds_a_fault_in_either_look() {
    for fault in [
        "<img src='data:,'>",
        "<p style='color:light-dark(#eee, #111);background:light-dark(#fff, #000)'>Too faint</p>",
    ] {
        let window = page();
        // On the page made for it, so that nothing else can be what axe finds.
        window.script("document.body.innerHTML = '<main><h1>A fault</h1>' + arguments[0] + '</main>'", &[json!(fault)]);
        window.script(
            "document.querySelectorAll('[style]').forEach((e) => e.style.cssText = e.getAttribute('style'))",
            &[],
        );
        let message = fails(|| window.assert_accessible("a fault"));
        assert!(message.contains("axe on a fault"), "{message}");
    }
}

#[test]
fn the_window_is_as_large_as_asked() {
    let window = page();
    let size = |window: &Window| -> Value { window.script("return [innerWidth, innerHeight]", &[]) };
    assert_eq!(size(&window), json!([1366, 768]));
    window.set_size(900, 600);
    window.wait_until("the window is 900 wide", |w| size(w)[0] == json!(900));
    assert!(folded(&window.text()).contains("Rating"));
}
