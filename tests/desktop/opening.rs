//! The window opens, is accessible, keeps to its own screen, and opens again after a kill.

use serde_json::json;

use crate::window::Window;

#[test]
fn opens_with_its_heading_and_without_accessibility_faults() {
    let window = Window::open();
    window.wait_for("heading", "");
    window.assert_accessible("the start screen");
}

#[test]
fn shows_no_address_but_its_own() {
    let window = Window::open();
    let before = window.script("return location.href", &[]);
    // A moment for each: a navigation that is not refused needs one to take the page away.
    for address in
        ["https://example.org/", "http://127.0.0.1:9/", "file:///etc/hostname", "data:text/html,<h1>elsewhere</h1>"]
    {
        window.script("location.href = arguments[0]", &[json!(address)]);
        std::thread::sleep(std::time::Duration::from_millis(300));
        assert_eq!(window.script("return location.href", &[]), before, "{address} was not refused");
    }
    assert_eq!(
        window.script("return window.open('https://example.org/') === null", &[]),
        json!(true),
        "a second window opened"
    );
}

#[test]
fn refuses_script_and_requests_from_elsewhere() {
    let window = Window::open();
    let evaluated = window.script(
        "const s = document.createElement('script'); s.textContent = 'window.slippedIn = true'; document.body.append(s); return window.slippedIn === true",
        &[],
    );
    assert_eq!(evaluated, json!(false), "an inline script ran");
    let fetched = window.script_later(
        "const done = arguments[arguments.length - 1];\
         const refused = new Promise((r) => document.addEventListener('securitypolicyviolation', (e) => r(e.effectiveDirective), { once: true }));\
         fetch('http://127.0.0.1:9/').catch(() => {}); refused.then(done)",
        &[],
    );
    assert_eq!(fetched, json!("connect-src"));
}

#[test]
fn opens_again_after_a_kill() {
    let mut window = Window::open();
    window.kill();
    window.restart();
    window.wait_for("heading", "");
}

#[test]
fn gives_the_screen_only_our_own_commands() {
    let window = Window::open();
    let ask = "const done = arguments[arguments.length - 1];\
               window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then((v) => done({ ok: v }), (e) => done({ error: String(e.message ?? e) }))";
    let about = window.script_later(ask, &[json!("about"), json!({})]);
    assert_eq!(about["ok"]["dataFolder"], json!(window.data()), "{about}");
    for other in ["plugin:app|version", "plugin:event|emit", "plugin:window|set_title", "no_such_command"] {
        let answer = window.script_later(ask, &[json!(other), json!({})]);
        assert!(answer["error"].is_string(), "{other} answered {answer}");
    }
}
