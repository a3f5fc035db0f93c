//! A person who is faster than the screen: no click is lost, and nothing newer is overwritten by something older.

use fantoccini::key::Key;
use serde_json::json;

use crate::prepared::{audit, begun, standards};

#[test]
fn a_rating_clicked_right_after_going_on_counts() {
    let window = begun();
    let all = standards(&window);
    window.go(&format!("standard/{}", all[0]));
    let ratings = ["met", "partly", "not-met"];
    for (place, standard) in all.iter().take(30).enumerate() {
        // The address changes and the click comes with the first picture of the new screen.
        window.visit(&format!("standard/{standard}"));
        let clicked = window.script_later(CLICK_AT_ONCE, &[json!(standard), json!(ratings[place % 3])]);
        assert_eq!(clicked, json!(true), "{standard}");
    }
    window.wait_saved();
    for (place, standard) in all.iter().take(30).enumerate() {
        let view = window.ask("standard", &json!({ "audit": audit(&window), "standard": standard }));
        assert_eq!(view["answer"]["rating"], json!(ratings[place % 3]), "{standard}, click {place}");
    }
    assert_eq!(window.picked("#rating"), ratings[29 % 3]);
}

/// Waits frame by frame until the rating of this standard can be hit with the mouse, and clicks it in that frame.
const CLICK_AT_ONCE: &str = r#"
const [standard, rating, done] = arguments;
const number = (text) => text.trim().split(" ")[0];
const old = window.lastHeading ?? "";
let frames = 0;
const look = () => {
  const heading = document.querySelector("h1");
  const input = document.querySelector(`#rating input[value="${rating}"]`);
  const box = input?.getBoundingClientRect();
  const hit = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  if (heading && heading.textContent !== old && location.hash.endsWith(standard) && (hit === input || input?.labels[0]?.contains(hit))) {
    window.lastHeading = heading.textContent;
    input.click();
    done(true);
  } else if ((frames += 1) > 600) done(false);
  else requestAnimationFrame(look);
};
look();
"#;

#[test]
fn words_typed_just_before_going_on_are_kept() {
    let window = begun();
    let all = standards(&window);
    window.go(&format!("standard/{}", all[0]));
    for (place, standard) in all.iter().enumerate().take(6) {
        window.wait_until("the standard is shown", |w| {
            w.shows(&format!("standard/{standard}")) && w.sees("radio", "Met")
        });
        window.click_on("#narrative");
        window.type_text(&format!("Words {place}"));
        // While the pause after typing has not passed.
        window.click_on("nav.way > a:last-child");
    }
    for (place, standard) in all.iter().enumerate().take(6).rev() {
        window.visit(&format!("standard/{standard}"));
        window.wait_until("the words are there", |w| {
            w.shows(&format!("standard/{standard}"))
                && w.has_field("main", "How do you know?")
                && w.field("main", "How do you know?") == format!("Words {place}")
        });
        // Typed again at once: what is read meanwhile from disk is older and must not come over it.
        window.click_on("#narrative");
        window.keys(&[&(Key::Control + &*Key::End)]);
        window.type_text(" and more");
        assert_eq!(window.field("main", "How do you know?"), format!("Words {place} and more"));
    }
    window.wait_saved();
    assert_eq!(window.field("main", "How do you know?"), "Words 0 and more");
    for (place, standard) in all.iter().take(6).enumerate() {
        let view = window.ask("standard", &json!({ "audit": audit(&window), "standard": standard }));
        assert_eq!(view["answer"]["narrative"], json!(format!("Words {place} and more")));
    }
}
