//! Undo and redo by the keys, also after the program was closed in between; the history says what was changed.

use fantoccini::key::Key;

use crate::prepared::{begun, go_on, standards};

#[test]
fn ctrl_z_takes_back_across_a_restart_and_ctrl_y_brings_back() {
    let mut window = begun();
    let standard = standards(&window)[2].clone();
    window.go(&format!("standard/{standard}"));
    window.pick("#rating", "met");
    window.wait_saved();
    window.pick("#rating", "not-met");
    window.wait_saved();
    window.write("main", "How do you know?", "Nobody has looked.");
    window.wait_saved();
    window.kill();
    window.restart();
    go_on(&window);

    let undo = Key::Control + "z";
    window.wait_for("radio", "Met");
    // In a text field the keys belong to the text.
    window.script("document.querySelector('#rating input:checked').focus()", &[]);
    window.keys(&[&undo]);
    window.wait_until("the words are gone", |w| w.field("main", "How do you know?").is_empty());
    assert!(window.said().contains("Undone"), "{}", window.said());
    window.script("document.querySelector('#rating input:checked').focus()", &[]);
    window.keys(&[&undo]);
    window.wait_until("the first rating is back", |w| w.picked("#rating") == "met");
    window.keys(&[&(Key::Control + "y")]);
    window.wait_until("the second rating is back", |w| w.picked("#rating") == "not-met");
    window.click("button", "Undo");
    window.wait_until("the button takes back too", |w| w.picked("#rating") == "met");
    window.wait_saved();
    window.kill();
    window.restart();
    go_on(&window);
    window.wait_until("it stays taken back", |w| w.picked("#rating") == "met");
    assert_eq!(window.field("main", "How do you know?"), "");
}

#[test]
fn in_a_text_field_the_keys_take_back_what_was_typed_there() {
    let window = begun();
    let standard = standards(&window)[2].clone();
    window.go(&format!("standard/{standard}"));
    window.pick("#rating", "met");
    window.wait_saved();
    window.click_on("#narrative");
    window.type_text("Seen in the minutes.");
    window.wait_saved();
    window.keys(&[&(Key::Control + "z")]);
    window.wait_until("words are taken back", |w| w.field("main", "How do you know?") != "Seen in the minutes.");
    assert_eq!(window.picked("#rating"), "met", "the audit's own undo stays out of it");
    window.wait_saved();
    window.keys(&[&(Key::Control + "y")]);
    window.wait_until("and brought back", |w| w.field("main", "How do you know?") == "Seen in the minutes.");
    window.wait_saved();
    let view =
        window.ask("standard", &serde_json::json!({ "audit": crate::prepared::audit(&window), "standard": standard }));
    assert_eq!(view["answer"]["narrative"], "Seen in the minutes.");
}

#[test]
fn undo_pressed_in_one_place_goes_back_step_by_step() {
    let window = begun();
    let all = standards(&window);
    for (standard, rating) in [(&all[0], "met"), (&all[0], "partly"), (&all[20], "not-met")] {
        window.go(&format!("standard/{standard}"));
        window.pick("#rating", rating);
        window.wait_saved();
    }
    let place = "const box = document.querySelector('.sa-header [data-keeps-focus] button').getBoundingClientRect(); return [box.x, box.y]";
    let focused = "return document.activeElement.textContent.startsWith('Undo')";
    window.settle();
    let before = window.script(place, &[]);
    let steps = [(&all[20], ""), (&all[0], "met"), (&all[0], "")];
    for (number, (standard, rating)) in steps.into_iter().enumerate() {
        match number {
            0 => window.click("button", "Undo"),
            // The focus stays on it, so that Enter is enough.
            _ => window.keys(&[&Key::Enter]),
        }
        window.wait_until(&format!("step {number} is taken back"), |w| {
            w.address().contains(standard.as_str()) && w.said().contains("Undone") && w.picked("#rating") == rating
        });
        window.wait_saved();
        window.settle();
        assert_eq!(window.script(place, &[]), before, "Undo has moved after step {number}");
        assert_eq!(window.script(focused, &[]), serde_json::json!(true), "the focus left Undo at step {number}");
    }
}
