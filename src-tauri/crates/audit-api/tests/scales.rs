//! Rating scales are data: each of these goes from the tool's file to the radios, the score, the return and the plan.

mod common;

use common::{hall, program};
use serde_json::{Value, json};

/// Code, label, description, how it counts.
type Level = (&'static str, &'static str, &'static str, &'static str);

const SCALES: [(&str, &[Level]); 5] = [
    (
        "met, partly, not met",
        &[("met", "Met", "", "met"), ("partly", "Partly met", "", "partly"), ("not-met", "Not met", "", "not-met")],
    ),
    ("rag", &[("green", "Green", "", "met"), ("amber", "Amber", "", "partly"), ("red", "Red", "", "not-met")]),
    (
        "1 to 4 with descriptors",
        &[
            ("1", "1", "Outstanding: others learn from you", "met"),
            ("2", "2", "Good: in place everywhere", "met"),
            ("3", "3", "In part, or not everywhere", "partly"),
            ("4", "4", "Not in place", "not-met"),
        ],
    ),
    (
        "0 to 3",
        &[
            ("3", "3", "Embedded", "met"),
            ("2", "2", "In place", "partly"),
            ("1", "1", "Begun", "not-met"),
            ("0", "0", "Nothing", "not-met"),
        ],
    ),
    (
        "no, developing, embedded",
        &[("embedded", "Embedded", "", "met"), ("developing", "Developing", "", "partly"), ("no", "No", "", "not-met")],
    ),
];

/// The borough's tool with another scale.
fn tool(levels: &[Level]) -> Vec<u8> {
    let mut file = audit_exchange::tools::v1::content(&hall::tool("2025"));
    file["levels"] = levels
        .iter()
        .map(|(code, label, description, counts)| {
            let mut level = json!({ "code": code, "label": { "en": label }, "counts": counts });
            if !description.is_empty() {
                level["description"] = json!({ "en": description });
            }
            level
        })
        .collect();
    for area in file["areas"].as_array_mut().unwrap() {
        for standard in area["standards"].as_array_mut().unwrap() {
            let id = standard["id"].as_str().unwrap().to_owned();
            let parts = standard["guidance"].as_array_mut().unwrap();
            parts.retain(|part| part["part"] != "level");
            parts.extend(levels.iter().map(|(code, label, ..)| -> Value {
                json!({ "language": "en", "part": "level", "level": code, "types": [], "markdown": format!("{label} for {id}.") })
            }));
        }
    }
    serde_json::to_vec(&file).unwrap()
}

fn check(name: &str, levels: &[Level]) {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    program.set_person("Ann Example", "Warden").unwrap();
    let opened = program.import_tool_bytes(&tool(levels)).unwrap();
    assert_eq!(opened.problems, [], "{name}");
    let audit = program.start_audit(&hall::first(opened.tool.unwrap().digest)).unwrap();
    program.set_field(&audit.id, "fact/overnight", "no", "").unwrap();
    let rows: Vec<_> = audit.areas.iter().flat_map(|area| area.standards.clone()).collect();
    let mut counted = [0, 0, 0];
    for (place, row) in rows.iter().enumerate() {
        // As the nth key picks: the nth level of what the screen is given.
        let choices = program.standard(&audit.id, &row.id).unwrap().levels;
        let labels: Vec<_> = choices
            .iter()
            .map(|level| (level.label.as_str(), level.description.as_deref().unwrap_or_default()))
            .collect();
        assert_eq!(labels, levels.iter().map(|(_, label, more, _)| (*label, *more)).collect::<Vec<_>>(), "{name}");
        let (code, _, _, counts) = levels[place % levels.len()];
        let choice = &choices[place % levels.len()];
        assert_eq!((choice.code.as_str(), choice.counts.code()), (code, counts), "{name}");
        program.set_field(&audit.id, &format!("standard/{}/rating", row.id), code, "").unwrap();
        counted[["met", "partly", "not-met"].iter().position(|kind| *kind == counts).unwrap()] += 1;
        if counts != "met" {
            let because = format!("standard/{}/no-action-because", row.id);
            program.set_field(&audit.id, &because, "There is no money yet.", "").unwrap();
        }
    }
    let progress = program.audit(&audit.id).unwrap().progress;
    assert_eq!([progress.met, progress.partly, progress.not_met], counted, "{name}");
    assert_eq!(progress.unrated, 0, "{name}");
    program.agree(&audit.id, &hall::chair()).unwrap();
    let made = program.make_return(&audit.id, &out.path().display().to_string()).unwrap();
    let path = |kind: &str| &made.files.iter().find(|file| file.kind.code() == kind).unwrap().path;
    let verified = audit_exchange::returns::verify(&std::fs::read(path("return").as_ref().unwrap()).unwrap()).unwrap();
    let submission = verified.submission();
    let content = submission.content();
    assert_eq!([content.count.met, content.count.partly, content.count.not_met].map(|n| n as u32), counted, "{name}");
    let plan = audit_api::plan_of(&verified.submission());
    let printed: Vec<_> = plan.areas.iter().flat_map(|area| &area.standards).map(|s| s.rating.label.as_str()).collect();
    let expected: Vec<_> = (0..rows.len()).map(|place| levels[place % levels.len()].1).collect();
    assert_eq!(printed, expected, "{name}");
    assert!(std::fs::read(path("plan").as_ref().unwrap()).unwrap().starts_with(b"%PDF"), "{name}");
}

#[test]
fn every_scale_goes_from_the_tool_to_the_plan() {
    for (name, levels) in SCALES {
        check(name, levels);
    }
}
