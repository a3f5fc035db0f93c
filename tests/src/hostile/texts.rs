//! Audit tools whose words mean harm: guidance that is nested or half open, texts without end, letters that nobody sees.

use super::tools::{file, small, standards};
use super::{Hostile, Made, Size, Way, hostile};
use serde_json::{Value, json};

/// All of them.
pub(super) fn all() -> Vec<Hostile> {
    let of = |name, said, make| hostile(name, Way::Tool, said, make);
    vec![
        of("lists in lists of guidance, each further in", "markdown", |size| {
            guidance(&(0..size.of(60, 2_000)).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect::<String>())
        }),
        of("lists in lists of guidance, on one line", "markdown", |size| {
            guidance(&"- ".repeat(size.of(60, 3_000_000)))
        }),
        of("quotations in quotations", "markdown", |size| guidance(&"> ".repeat(size.of(60, 3_000_000)))),
        of("tags of HTML that stay open", "markdown", |size| guidance(&"<a ".repeat(size.of(600, 2_000_000)))),
        of("halves of links", "markdown", |size| guidance(&"[a](".repeat(size.of(600, 1_500_000)))),
        of("halves of strong words", "markdown", |size| guidance(&"**a *b _c ".repeat(size.of(200, 700_000)))),
        of("halves of code", "markdown", |size| {
            guidance(&(1..size.of(40, 3_000)).map(|n| format!("{} ", "`".repeat(n))).collect::<String>())
        }),
        of("entities", "markdown", |size| guidance(&"&amp".repeat(size.of(600, 1_500_000)))),
        of("guidance without end", "markdown", |size| guidance(&"All staff know it. ".repeat(size.of(1_800, 400_000)))),
        of("guidance just within its bounds, everywhere", "taken", within),
        of("a title without end", "too-long", |size| member("/title/en", &"Audit ".repeat(size.of(200, 1_300_000)))),
        of("a statement without end", "too-long", |size| {
            member("/areas/0/standards/0/statement/en", &"You have a lead. ".repeat(size.of(200, 450_000)))
        }),
        of("a hint in one word without end", "too-long", |size| {
            member("/identifiers/0/hint/en", &"x".repeat(size.of(3_001, 7_000_000)))
        }),
        of("a letter that nobody sees", "invisible-character", |_| {
            member("/areas/0/standards/0/statement/en", "You have a\u{200b} lead.")
        }),
        of("tags of Unicode in a title", "invisible-character", |_| member("/title/en", "Audit\u{e0049}\u{e0067}")),
        of("letters of nobody", "invisible-character", |_| member("/levels/0/label/en", "Met\u{e000}")),
        of("letters that nobody sees, without end", "too-many-problems", |size| {
            standards(size.of(150, 1_000), "i", |one| {
                one["statement"] = json!({ "en": format!("You have{} a lead.", "\u{2060}".repeat(500)) });
            })
        }),
        of("words turned round", "direction-character", |_| member("/summary/en", "For \u{202e}sloohcs")),
        of("a heap of marks on one letter", "too-many-marks", |size| {
            member("/areas/0/standards/0/statement/en", &format!("e{}", "\u{301}".repeat(size.of(9, 3_000_000))))
        }),
        of("guidance that one more language repeats", "repeated-level", |size| {
            standards(size.of(50, 1_000), "r", |one| {
                for part in one["guidance"].as_array_mut().into_iter().flatten() {
                    part["markdown"] = json!("The same words for everybody.");
                }
            })
        }),
    ]
}

fn guidance(markdown: &str) -> Made {
    member("/areas/0/standards/0/guidance/0/markdown", markdown)
}

fn member(pointer: &str, words: &str) -> Made {
    let mut tool = small();
    match tool.pointer_mut(pointer) {
        Some(place) => *place = json!(words),
        None => {
            // A text that may be left out.
            let (owner, language) = pointer.rsplit_once('/').expect("a pointer");
            let (owner, name) = owner.rsplit_once('/').expect("a pointer");
            tool.pointer_mut(owner).expect("it is there")[name] = json!({ language: words });
        }
    }
    file(&tool)
}

/// Each part as hard to read as the bounds leave it.
fn within(size: Size) -> Made {
    // What is refused for what it is, such as HTML, would be said.
    let hard = ["[a", "*b ", "**c ", "_d ", "`e", "&amp", "\\", "](", "a*b_"];
    standards(size.of(20, 1_000), "w", |one| {
        let id = one["id"].as_str().unwrap_or_default().to_owned();
        for (n, part) in one["guidance"].as_array_mut().into_iter().flatten().enumerate() {
            let halves = hard[n % hard.len()].repeat(150);
            part["markdown"] = Value::from(format!("About {id} {n}: {halves}\n\n{}", "- one\n".repeat(100)));
        }
    })
}
