//! Files of audit tools with more of something than anybody writes.

use super::{Hostile, Made, Size, Way, hostile, many};
use audit_core::tool::Tool;
use audit_exchange::tools::v1;
use serde_json::{Value, json};

/// All of them.
pub(super) fn all() -> Vec<Hostile> {
    let of = |name, said, make| hostile(name, Way::Tool, said, make);
    vec![
        of("areas without end", "too-many", areas),
        of("standards without end", "too-many-standards", |size| standards(size.of(2_501, 3_500), "s", |_| {})),
        of("facts without end", "too-many", |size| listed("facts", size.of(151, 20_000), fact)),
        of("types of service without end", "too-many", |size| {
            listed("serviceTypes", size.of(101, 30_000), service_type)
        }),
        of("levels without end", "too-many", |size| listed("levels", size.of(31, 40_000), level)),
        of("questions without end", "too-many", |size| listed("questions", size.of(201, 20_000), question)),
        of("languages without end", "too-many", languages),
        of("retired standards without end", "too-many", |size| {
            listed("retired", size.of(5_001, 400_000), |n| json!(format!("gone-{n}")))
        }),
        of("earlier editions without end", "too-many", |size| {
            listed("takesFrom", size.of(51, 300_000), |n| json!(format!("other/{n}")))
        }),
        of("choices of a fact without end", "too-many", options),
        of("sentences of a declaration without end", "too-many", sentences),
        of("tags of a standard without end", "too-many", |size| {
            of_a_standard("tags", size.of(61, 800_000), |n| json!(format!("t{n}")))
        }),
        of("sources of a standard without end", "too-many", |size| {
            of_a_standard("sources", size.of(51, 100_000), source)
        }),
        of("standards that take over from without end", "too-many", |size| {
            of_a_standard("replaces", size.of(51, 400_000), |n| json!(format!("gone-{n}")))
        }),
        of("parts of guidance without end", "too-many", |size| of_a_standard("guidance", size.of(1_001, 60_000), part)),
        of("ids that are none", "too-many-problems", |size| {
            listed("retired", size.of(4_000, 400_000), |n| json!(format!("No {n}")))
        }),
        of("one id for everything", "duplicate-id", |size| {
            standards(size.of(300, 2_000), "", |one| one["id"] = json!("same"))
        }),
        of("standards that replace each other in a circle", "replaces-cycle", circle),
        of("conditions as long as they may be", "too-many-problems", |size| {
            let long = (0..240).map(|n| format!("f{n}")).collect::<Vec<_>>().join(" or ");
            standards(size.of(60, 2_400), "c", |one| one["applies"] = json!(long))
        }),
        of("facts and conditions as many as there may be", "taken", facts_and_conditions),
        of("as much of everything as there may be", "taken", |size| standards(size.of(100, 2_500), "m", |_| {})),
        of("a pattern that is matched without end", "pattern", |_| pattern(&"(".repeat(3), &"){90}".repeat(3))),
        of("a pattern without end", "pattern", |size| pattern("", &"[A-Z]?".repeat(size.of(1_000, 1_000_000)))),
        of("lists in lists of JSON", "too-deep", |size| extension(&nested(size.of(100, 120)))),
        of("lists in lists of JSON without end", "too-deep", |size| extension(&nested(size.of(1_000, 3_000_000)))),
        of("one name twice, without end", "duplicate-key", |size| {
            let same = vec!["\"a\":1"; size.of(2_000, 1_000_000)].join(",");
            extension(&format!("{{{same}}}"))
        }),
        of("numbers without end", "number-too-large", |size| extension(&"9".repeat(size.of(1_000, 8_000_000)))),
    ]
}

/// A short tool that comes with the program, by another name.
pub(super) fn small() -> Value {
    let known = audit_api::bundled_tools().expect("the tools come with the program");
    let short = known.iter().find(|tool| tool.id.as_str() == "section-11-short").expect("the short one");
    let mut content = v1::content(&Tool { takes_from: Vec::new(), retired: Vec::new(), ..short.clone() });
    content["tool"] = json!("hostile");
    content
}

pub(super) fn file(content: &Value) -> Made {
    Made::File(serde_json::to_vec(content).expect("JSON"))
}

fn listed(list: &str, count: usize, one: impl Fn(usize) -> Value) -> Made {
    let mut tool = small();
    tool[list] = Value::Array(many(count, one));
    file(&tool)
}

fn words(words: &str) -> Value {
    json!({ "en": words })
}

fn areas(size: Size) -> Made {
    let count = size.of(201, 100_000);
    listed("areas", count, |n| json!({ "id": format!("a{n}"), "title": words("Area"), "standards": [] }))
}

fn fact(n: usize) -> Value {
    json!({ "id": format!("f{n}"), "kind": "yes-no", "question": words("Do you?"), "asked": "always" })
}

fn service_type(n: usize) -> Value {
    json!({ "id": format!("t{n}"), "label": words("Type"), "you": words("you") })
}

fn level(n: usize) -> Value {
    json!({ "code": format!("l{n}"), "label": words(&format!("Level {n}")), "counts": "met" })
}

fn question(n: usize) -> Value {
    json!({ "id": format!("q{n}"), "kind": "text", "text": words("Why?"), "comment": false, "optional": true, "applies": "always" })
}

fn source(_: usize) -> Value {
    json!({ "kind": "law", "text": words("Children Act 2004") })
}

fn part(_: usize) -> Value {
    json!({ "language": "en", "part": "meaning", "types": [], "markdown": "It means this." })
}

fn languages(_: Size) -> Made {
    let letters = || (b'a'..=b'z').map(char::from);
    let tags = letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| format!("{a}{b}{c}"))));
    let mut tool = small();
    tool["languages"] = tags.map(Value::from).collect();
    file(&tool)
}

fn options(size: Size) -> Made {
    let option = |n: usize| json!({ "code": format!("o{n}"), "label": words("One") });
    let mut choice = fact(0);
    choice["kind"] = json!("choice");
    choice["options"] = Value::Array(many(size.of(101, 100_000), option));
    listed("facts", 1, |_| choice.clone())
}

fn sentences(size: Size) -> Made {
    let mut tool = small();
    tool["declaration"]["statements"] = Value::Array(many(size.of(51, 200_000), |_| words("We agree.")));
    file(&tool)
}

fn of_a_standard(list: &str, count: usize, one: impl Fn(usize) -> Value) -> Made {
    let mut tool = small();
    tool["areas"][0]["standards"][0][list] = Value::Array(many(count, one));
    file(&tool)
}

/// So many standards, each as whole as the first one of the small tool and changed by `change`.
pub(super) fn standards(count: usize, begins: &str, change: impl Fn(&mut Value)) -> Made {
    let mut tool = small();
    let seed = tool["areas"][0]["standards"][0].clone();
    let one = |n: usize| {
        let mut one = seed.clone();
        one["id"] = json!(format!("{begins}{n}"));
        one["statement"] = words(&format!("{} {n}", seed["statement"]["en"].as_str().unwrap_or_default()));
        for part in one["guidance"].as_array_mut().into_iter().flatten() {
            let said = part["markdown"].as_str().unwrap_or_default();
            part["markdown"] = json!(format!("{said}\n\nThis is about {n}."));
        }
        change(&mut one);
        one
    };
    tool["areas"][0]["standards"] = Value::Array(many(count, one));
    tool["areas"].as_array_mut().expect("areas").truncate(1);
    file(&tool)
}

fn circle(size: Size) -> Made {
    let count = size.of(200, 2_000);
    let Made::File(bytes) = standards(count, "s", |_| {}) else { unreachable!("a file") };
    let mut tool: Value = serde_json::from_slice(&bytes).expect("JSON");
    for (n, one) in tool["areas"][0]["standards"].as_array_mut().expect("standards").iter_mut().enumerate() {
        one["active"] = json!(false);
        one["inactiveBecause"] = words("It is gone.");
        one["replaces"] = Value::Array(many(49, |more| json!(format!("s{}", (n + more + 1) % count))));
    }
    file(&tool)
}

fn facts_and_conditions(size: Size) -> Made {
    let facts = size.of(40, 150);
    let names = (0..facts).map(|n| format!("f{n}")).collect::<Vec<_>>();
    let all = names.join(" or ").chars().take(1_900).collect::<String>();
    let all = all.rsplit_once(" or ").map_or(all.clone(), |(whole, _)| whole.to_owned());
    let Made::File(bytes) = standards(size.of(50, 1_900), "f", |one| one["applies"] = json!(all)) else {
        unreachable!("a file")
    };
    let mut tool: Value = serde_json::from_slice(&bytes).expect("JSON");
    tool["facts"] = Value::Array(many(facts, fact));
    let always = |list: &str, member: &str, tool: &mut Value| {
        tool[list].as_array_mut().into_iter().flatten().for_each(|one| one[member] = json!("always"));
    };
    for (list, member) in [
        ("identifiers", "asked"),
        ("questions", "applies"),
        ("declarationRoles", "required"),
        ("personRoles", "offered"),
    ] {
        always(list, member, &mut tool);
    }
    for one in tool["areas"][0]["standards"].as_array_mut().expect("standards") {
        one["notApplicable"] = json!("never");
    }
    file(&tool)
}

fn pattern(before: &str, after: &str) -> Made {
    let mut tool = small();
    tool["identifiers"][0]["pattern"] = json!(format!("{before}[A-Z]{{90}}{after}"));
    file(&tool)
}

/// The small tool with this JSON among its extensions, which other programs may fill as they like.
fn extension(json: &str) -> Made {
    let mut tool = small();
    tool["extensions"] = json!({ "x": "PLACE" });
    let text = serde_json::to_string(&tool).expect("JSON");
    Made::File(text.replace("\"PLACE\"", json).into_bytes())
}

fn nested(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}
