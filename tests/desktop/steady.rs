//! Steady ground: the header has two lines, what has the focus is never behind the foot, and what comes above the hand or the
//! focus moves neither.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::prepared::{begun, go_on, standards};
use crate::window::Window;

/// Lines of the header: how high it is, the middles of what stands in it, and what stands out of the window.
const HEADER: &str = r#"
const header = document.querySelector(".sa-header");
const parts = [...header.querySelectorAll("a, button, input, summary, .sa-save, .sa-header__progress, .sa-told")];
const boxes = parts.map((part) => part.getClientRects()[0]).filter((box) => box && box.height > 0);
const middles = new Set(boxes.map((box) => Math.round((box.top + box.bottom) / 10)));
return { height: header.offsetHeight, lines: middles.size, out: boxes.filter((box) => box.right > innerWidth + 1).length };
"#;

fn resize(window: &Window, width: u32, zoom: u32) {
    window.set_size(width, 768);
    window.ask("show_text_size", &json!({ "percent": zoom }));
    let wanted = f64::from(width * 100) / f64::from(zoom);
    window.wait_until(&format!("{width} at {zoom} % is laid out"), |w| {
        w.script("return innerWidth", &[]).as_f64().is_some_and(|now| (now - wanted).abs() < 2.0)
    });
    window.settle();
}

#[test]
fn the_header_has_two_lines_at_any_width_size_of_text_and_name() {
    let name = "The Federation of Saint Bartholomew’s, All Hallows and Our Lady of Perpetual Help Surgeries with all its branches";
    let window = Window::open_on(|data| {
        let mut program = audit_tests::open(data).expect("a new store");
        let answers = audit_tests::Answers::of_practice(name, "Z99902");
        let audit = audit_tests::begin(&mut program, &answers).expect("it begins");
        program.set_place(&audit, "areas").expect("a place");
    });
    go_on(&window);
    let first = standards(&window)[0].clone();
    window.go(&format!("standard/{first}"));
    window.wait_for("radio", "Met");
    // Something to tell, which stands in the second line for a while.
    window.keys(&[&(Key::Control + "s")]);
    window.wait_for_text("Everything is saved already");
    let mut heights = Vec::new();
    for width in [768, 1024, 1366, 1590] {
        for zoom in [100, 125, 150, 200] {
            resize(&window, width, zoom);
            let now = window.script(HEADER, &[]);
            let what = format!("{width} px at {zoom} %: {now}");
            assert_eq!(now["lines"], 2, "{what}");
            assert_eq!(now["out"], 0, "{what}");
            heights.push(now["height"].clone());
        }
    }
    assert!(heights.iter().all(|one| *one == heights[0]), "as high everywhere: {heights:?}");
}

/// What has the focus, the top of the foot, and the bottom of the line in which one writes.
const BEHIND: &str = r#"
const one = document.activeElement, foot = document.querySelector("main [data-sticks=bottom]");
if (!one || foot.contains(one) || !one.closest("main")) return null;
const over = getComputedStyle(foot).position === "sticky" ? foot.getBoundingClientRect().top : innerHeight;
const box = one.getBoundingClientRect();
const hit = document.elementFromPoint(box.x + Math.min(12, box.width / 2), Math.min(box.bottom - 4, over + 400));
return { what: one.tagName + " " + one.textContent.slice(0, 30), bottom: box.bottom, over, seen: one.contains(hit) || hit?.contains(one) };
"#;

#[test]
fn what_has_the_focus_is_never_behind_the_foot_also_while_it_grows() {
    let window = begun();
    let first = standards(&window)[0].clone();
    window.go(&format!("standard/{first}"));
    window.wait_for("radio", "Met");
    window.keys(&["3", &Key::Tab]);
    window.type_text(&"One more line of what will be done.\n".repeat(12));
    window.settle();
    let behind = |window: &Window| -> Option<(f64, f64, Value)> {
        let now = window.script(BEHIND, &[]);
        Some((now["bottom"].as_f64()?, now["over"].as_f64()?, now))
    };
    let (bottom, over, now) = behind(&window).expect("the box has the focus");
    assert!(bottom < over + 40.0, "the last line is in sight: {now}");
    for _ in 0..16 {
        window.keys(&[&Key::Tab]);
        window.settle();
        if let Some((bottom, over, now)) = behind(&window) {
            assert!(bottom <= over + 1.0, "behind the foot: {now}");
        }
    }
}

#[test]
fn what_comes_above_moves_neither_the_focus_nor_the_foot() {
    let window = begun();
    let first = standards(&window)[0].clone();
    window.go(&format!("standard/{first}"));
    window.wait_for("radio", "Met");
    window.script("document.getElementById('narrative').focus()", &[]);
    window.settle();
    let tops = "return ['#narrative', 'main [data-sticks=bottom]'].map((one) => Math.round(document.querySelector(one).getBoundingClientRect().top))";
    let before = window.script(tops, &[]);
    let come = "const note = document.createElement('p'); note.id = 'note'; note.textContent = 'Something came. '.repeat(60);\
        document.querySelector('main .top').after(note)";
    window.script(come, &[]);
    window.settle();
    assert_eq!(window.script(tops, &[]), before, "it came");
    window.script("document.getElementById('note').remove()", &[]);
    window.settle();
    assert_eq!(window.script(tops, &[]), before, "it went");
}
