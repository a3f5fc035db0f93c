//! Returns and registers.

use super::{Hostile, Made, Size, Way, hostile, many};
use crate::root;
use audit_core::Uuid;
use audit_core::audit::Action;
use audit_core::content::{ReturnContent, StatedRating, StatedStandard};
use audit_core::ids::StandardId;
use audit_core::scoring::Count;
use audit_core::tool::Counts;
use audit_exchange::SigningKey;
use audit_exchange::register::REGISTER_TYPE;
use audit_exchange::returns::{sign, verify};
use serde_json::{Value, json};

/// All of them.
pub(super) fn all() -> Vec<Hostile> {
    let of = |name, said, make| hostile(name, Way::Return, said, make);
    let register = |name, said, make| hostile(name, Way::Register, said, make);
    vec![
        of("a return with standards without end", "changed-after-signing", |size| {
            changed("standards", |list| repeated(list, size.of(2_501, 7_000)))
        }),
        of("a return with actions without end", "changed-after-signing", |size| {
            changed("actions", |list| repeated(list, size.of(2_000, 20_000)))
        }),
        of("a return in a return", "too-deep", |size| Made::File(deep(size.of(100, 120)))),
        of("brackets without end", "is-no-return", |size| Made::File(b"[".repeat(size.of(10_000, 8_000_000)))),
        of("one word without end", "unknown-type", |size| {
            Made::File(format!("{{\"type\":\"{}\"}}", "x".repeat(size.of(10_000, 8_000_000))).into_bytes())
        }),
        of("names without end", "unknown-type", |size| {
            let names: Vec<String> = (0..size.of(2_000, 700_000)).map(|n| format!("\"n{n}\":0")).collect();
            Made::File(format!("{{{}}}", names.join(",")).into_bytes())
        }),
        of("a signed return as large as it may be", "taken", largest),
        of("a signed return of long texts", "taken", |size| {
            let words = "We looked at it in May, and wrote down what came of it. ".repeat(580);
            signed(|content| {
                for standard in &mut content.standards {
                    standard.narrative.clone_from(&words);
                }
                let seed = content.standards.clone();
                content.standards.extend(many_of(&seed, size.of(10, 220)));
            })
        }),
        of("a signed return with a heap of marks", "taken", |_| {
            signed(|content| content.standards[0].narrative = format!("e{}", "\u{301}".repeat(32_000)))
        }),
        of("a signed return in one word", "taken", |_| {
            signed(|content| content.standards[0].narrative = "W".repeat(32_767))
        }),
        register("a register of submitters without end", "taken", |size| submitters(size.of(500, 12_000), 1)),
        register("a register of keys without end", "list-too-long", |size| submitters(1, size.of(101, 20_000))),
        register("a register that says one thing twice", "duplicate-id", |size| {
            let Made::File(bytes) = submitters(2, 1) else { unreachable!("a file") };
            let mut register: Value = serde_json::from_slice(&bytes).expect("JSON");
            let one = register["submitters"][0].clone();
            register["submitters"] = Value::Array(many(size.of(200, 12_000), |_| one.clone()));
            Made::File(serde_json::to_vec(&register).expect("JSON"))
        }),
    ]
}

fn valid() -> Vec<u8> {
    std::fs::read(root("tests/data/returns/valid-small.return.json")).expect("a return")
}

fn changed(list: &str, change: impl Fn(&mut Vec<Value>)) -> Made {
    let mut document: Value = serde_json::from_slice(&valid()).expect("JSON");
    change(document[list].as_array_mut().expect("a list"));
    Made::File(serde_json::to_vec(&document).expect("JSON"))
}

fn repeated(list: &mut Vec<Value>, count: usize) {
    let one = list[0].clone();
    list.resize(count, one);
}

fn deep(depth: usize) -> Vec<u8> {
    let text = String::from_utf8(valid()).expect("text");
    let nested = format!("{}0{}", "{\"a\":".repeat(depth), "}".repeat(depth));
    text.replacen('{', &format!("{{\"extensions\": {nested},"), 1).into_bytes()
}

/// A return that somebody signed who knows the format.
fn signed(change: impl Fn(&mut ReturnContent)) -> Made {
    let read = verify(&valid()).expect("it is whole");
    let mut content = read.value().content().clone();
    change(&mut content);
    content.count = counted(&content);
    let moment = content.created;
    let found =
        sign(&content, &SigningKey::from_seed(&[9; 32]), moment).unwrap_or_else(|problems| panic!("{problems:?}"));
    Made::File(found.bytes)
}

fn counted(content: &ReturnContent) -> Count {
    let mut count = Count { shown: content.standards.len(), ..Count::default() };
    for standard in &content.standards {
        match &standard.rating {
            StatedRating::NotApplicable { .. } => count.not_applicable += 1,
            StatedRating::Level { counts: Counts::Met, .. } => count.met += 1,
            StatedRating::Level { counts: Counts::Partly, .. } => count.partly += 1,
            StatedRating::Level { counts: Counts::NotMet, .. } => count.not_met += 1,
        }
    }
    count
}

fn many_of(seed: &[StatedStandard], count: usize) -> Vec<StatedStandard> {
    let one = |n: usize| {
        let mut one = seed[n % seed.len()].clone();
        one.id = StandardId::new(&format!("more-{n}")).expect("an id");
        one.number = format!("9.{n}");
        one.evidence.clear();
        one.no_action_because = "It is done by others.".to_owned();
        one
    };
    many(count, one)
}

fn largest(size: Size) -> Made {
    signed(|content| {
        let seed = content.standards.clone();
        content.standards.extend(many_of(&seed, size.of(50, 2_490)));
        let action = content.actions[0].clone();
        let one = |n: usize| Action { id: Uuid::from_u128((1 << 80) | n as u128), ..action.clone() };
        content.actions = many(size.of(100, 9_000), one);
    })
}

fn submitters(count: usize, keys: usize) -> Made {
    let key = |n: usize| {
        let mut seed = [1; 32];
        seed[..8].copy_from_slice(&(n as u64).to_le_bytes());
        let did = SigningKey::from_seed(&seed).public().did();
        json!({ "did": did, "firstSeen": "2026-05-01", "how": "by telephone", "status": "active" })
    };
    let one = |n: usize| {
        let id = Uuid::from_u128((7 << 76) | (n as u128 + 1)).urn().to_string();
        json!({ "submitter": id, "name": format!("Surgery {n}"), "keys": many(keys, |k| key(n * keys + k)) })
    };
    let register = json!({ "type": REGISTER_TYPE, "format": 1, "submitters": many(count, one) });
    Made::File(serde_json::to_vec(&register).expect("JSON"))
}
