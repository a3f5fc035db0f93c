//! Closing by the cross: the screen is asked first, may keep the window open, and cannot hold it when it hangs.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::cross::press_cross;
use crate::prepared::{begun, standards};
use crate::window::Window;

/// Hears the event before the screen does, and answers in its place.
const ANSWER: &str = r#"
window.asked = 0;
window.addEventListener("app-closing", (event) => {
  event.stopImmediatePropagation();
  window.asked++;
  if (arguments[0] !== null) window.__TAURI_INTERNALS__.invoke("finish_closing", { close: arguments[0] });
}, true);
"#;

fn closed_after(window: &Window) -> Duration {
    let begun = Instant::now();
    press_cross(window);
    while window.is_open() {
        assert!(begun.elapsed() < Duration::from_secs(15), "the window never closed");
        std::thread::sleep(Duration::from_millis(50));
    }
    begun.elapsed()
}

/// A disk that is slow with what is typed: the page asks, and the answer takes its time.
const SLOW_DISK: &str = r#"
const quick = window.fetch;
window.fetch = async (address, options) => {
  if (String(address).includes("set_field")) await new Promise((done) => setTimeout(done, arguments[0]));
  return quick(address, options);
};
"#;

#[test]
fn a_slow_disk_is_waited_for_and_nothing_is_lost() {
    let mut window = begun();
    let standard = standards(&window)[0].clone();
    window.go(&format!("standard/{standard}"));
    window.wait_for("radio", "Met");
    window.script(SLOW_DISK, &[json!(9_000)]);
    window.click_on("#narrative");
    window.type_text("Looked at on the 3rd.");
    let begun = Instant::now();
    press_cross(&window);
    window.wait_for("dialog", "Saving before the window closes");
    window.assert_accessible("waiting for a slow disk");
    while window.is_open() {
        assert!(begun.elapsed() < Duration::from_secs(40), "the window never closed");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(begun.elapsed() > Duration::from_secs(7), "it did not wait: {:?}", begun.elapsed());
    window.restart();
    crate::prepared::go_on(&window);
    window.go(&format!("standard/{standard}"));
    window.wait_until("what was typed is there", |w| {
        w.has_field("main", "How do you know?") && w.field("main", "How do you know?") == "Looked at on the 3rd."
    });
}

#[test]
fn closes_as_soon_as_the_screen_has_saved() {
    let window = Window::open();
    window.script(ANSWER, &[json!(true)]);
    assert!(closed_after(&window) < Duration::from_secs(4));
}

#[test]
fn stays_when_something_could_not_be_saved() {
    let window = Window::open();
    window.script(ANSWER, &[json!(false)]);
    press_cross(&window);
    window.wait_until("the screen was asked", |w| w.script("return asked", &[]) == json!(1));
    std::thread::sleep(Duration::from_secs(6));
    assert!(window.is_open());
    press_cross(&window);
    window.wait_until("the screen was asked again", |w| w.script("return asked", &[]) == json!(2));
}

#[test]
fn a_screen_that_hangs_is_closed_after_five_seconds() {
    let window = Window::open();
    window.script(ANSWER, &[json!(null)]);
    let taken = closed_after(&window);
    assert!(taken > Duration::from_millis(4500) && taken < Duration::from_secs(9), "{taken:?}");
}
