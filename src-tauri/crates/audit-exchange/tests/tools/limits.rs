//! The limits of a tool: as the README and the schema say them, with room for ten times what there is, and each one said.

use crate::folder::{root, section_11, section_11_short, section_175, small};
use audit_core::limits::{self, Limit, OF_A_TOOL, OF_TEXTS};
use audit_core::text::Text;
use audit_core::tool::{FactKind, QuestionKind};
use audit_exchange::tools::v1;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// Where the schema says a limit.
const IN_THE_SCHEMA: [(&str, Limit); 27] = [
    ("/$defs/area/properties/standards/maxItems", limits::STANDARDS),
    ("/properties/areas/maxItems", limits::AREAS),
    ("/properties/languages/maxItems", limits::LANGUAGES),
    ("/properties/serviceTypes/maxItems", limits::SERVICE_TYPES),
    ("/properties/facts/maxItems", limits::FACTS),
    ("/$defs/fact/properties/options/maxItems", limits::OPTIONS),
    ("/$defs/question/properties/options/maxItems", limits::OPTIONS),
    ("/$defs/question/properties/bands/maxItems", limits::COUNT_BANDS),
    ("/properties/identifiers/maxItems", limits::IDENTIFIERS),
    ("/properties/levels/maxItems", limits::LEVELS),
    ("/properties/bands/maxItems", limits::BANDS),
    ("/properties/reporting/maxItems", limits::REPORTING),
    ("/properties/personRoles/maxItems", limits::PERSON_ROLES),
    ("/properties/declarationRoles/maxItems", limits::DECLARATION_ROLES),
    ("/$defs/declarationRole/properties/mayBeSameAs/maxItems", limits::SAME_AS),
    ("/properties/declaration/properties/statements/maxItems", limits::SENTENCES),
    ("/properties/declaration/properties/reading/maxItems", limits::SENTENCES),
    ("/properties/questions/maxItems", limits::QUESTIONS),
    ("/properties/takesFrom/maxItems", limits::TAKES_FROM),
    ("/properties/retired/maxItems", limits::RETIRED),
    ("/$defs/standard/properties/tags/maxItems", limits::TAGS),
    ("/$defs/standard/properties/sources/maxItems", limits::SOURCES),
    ("/$defs/standard/properties/replaces/maxItems", limits::REPLACES),
    ("/$defs/standard/properties/guidance/maxItems", limits::PARTS),
    ("/$defs/line/additionalProperties/maxLength", limits::LINE),
    ("/$defs/words/additionalProperties/maxLength", limits::PARAGRAPH),
    ("/$defs/statement/additionalProperties/maxLength", limits::STATEMENT),
];

fn text_of(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap()
}

#[test]
fn the_schema_and_the_readme_say_each_limit() {
    let schema: Value = serde_json::from_str(&text_of("assets/schema/tool.schema.json")).unwrap();
    for (pointer, limit) in IN_THE_SCHEMA {
        assert_eq!(schema.pointer(pointer), Some(&json!(limit.most)), "{pointer}");
    }
    let markdown = "/$defs/guidancePart/properties/markdown/maxLength";
    assert_eq!(schema.pointer(markdown), Some(&json!(limits::GUIDANCE.most)));
    let readme = text_of("src-tauri/crates/audit-exchange/README.md");
    for limit in OF_A_TOOL.iter().chain([&limits::MARKS, &limits::NESTING, &limits::INDENT, &limits::ACCENTS]) {
        let row = format!("| {} | {} |", limit.name, audit_core::wording::thousands(limit.most));
        assert!(readme.contains(&row), "{row}");
    }
    for limit in OF_TEXTS {
        let most = audit_core::wording::thousands(limit.most);
        assert!(readme.contains(&format!("{most} characters")), "{most}");
    }
}

/// What the tools have that come with the program, by the place of the limit in its list.
fn largest() -> BTreeMap<&'static str, usize> {
    let mut largest = BTreeMap::new();
    for tool in [section_11(), section_11_short(), section_175()] {
        let mut see = |limit: Limit, many: usize| {
            let known: &mut usize = largest.entry(limit.name).or_default();
            *known = (*known).max(many);
        };
        let standards = || tool.areas.iter().flat_map(|area| &area.standards);
        see(limits::STANDARDS, standards().count());
        see(limits::AREAS, tool.areas.len());
        see(limits::LANGUAGES, tool.languages.len());
        see(limits::SERVICE_TYPES, tool.service_types.len());
        see(limits::FACTS, tool.facts.len());
        see(limits::IDENTIFIERS, tool.identifiers.len());
        see(limits::LEVELS, tool.levels.len());
        see(limits::BANDS, tool.bands.len());
        see(limits::REPORTING, tool.reporting.len());
        see(limits::PERSON_ROLES, tool.person_roles.len());
        see(limits::DECLARATION_ROLES, tool.declaration_roles.len());
        see(limits::SENTENCES, tool.declaration.statements.len().max(tool.declaration.reading.len()));
        see(limits::QUESTIONS, tool.questions.len());
        see(limits::TAKES_FROM, tool.takes_from.len());
        see(limits::RETIRED, tool.retired.len());
        for fact in &tool.facts {
            see(limits::OPTIONS, if let FactKind::Choice(options) = &fact.kind { options.len() } else { 0 });
        }
        for question in &tool.questions {
            match &question.kind {
                QuestionKind::Choice(options) | QuestionKind::Several(options) => see(limits::OPTIONS, options.len()),
                QuestionKind::Count { bands, .. } => see(limits::COUNT_BANDS, bands.len()),
                _ => {}
            }
        }
        tool.declaration_roles.iter().for_each(|role| see(limits::SAME_AS, role.may_be_same_as.len()));
        for standard in standards() {
            see(limits::TAGS, standard.tags.len());
            see(limits::SOURCES, standard.sources.len());
            see(limits::REPLACES, standard.replaces.len());
            see(limits::PARTS, standard.guidance.parts.len());
        }
    }
    largest
}

#[test]
fn there_is_room_for_ten_times_what_there_is() {
    let largest = largest();
    for limit in OF_A_TOOL {
        assert_eq!(largest.get(limit.name), Some(&limit.largest), "{}", limit.name);
        assert!(limit.most >= 10 * limit.largest, "{limit:?}");
    }
    let (mut statement, mut guidance) = (0, 0);
    for tool in [section_11(), section_11_short(), section_175()] {
        let long = |text: &Text| text.iter().map(|(_, words)| words.chars().count()).max().unwrap_or(0);
        for standard in tool.areas.iter().flat_map(|area| &area.standards) {
            statement = statement.max(long(&standard.statement));
            let parts = standard.guidance.parts.iter().map(|part| part.markdown.chars().count());
            guidance = guidance.max(parts.max().unwrap_or(0));
        }
    }
    assert_eq!((statement, guidance), (limits::STATEMENT.largest, limits::GUIDANCE.largest));
    assert!(OF_TEXTS.iter().all(|limit| limit.most >= 10 * limit.largest));
}

/// The codes and places of what is said of the small tool with other members.
fn said(changes: &[(&str, Value)]) -> Vec<(String, String)> {
    let mut content = v1::content(&small());
    for (pointer, value) in changes {
        let (owner, name) = pointer.rsplit_once('/').unwrap();
        content.pointer_mut(owner).expect(pointer)[name] = value.clone();
    }
    let found = v1::from_content(&content).err().unwrap_or_default();
    found.into_iter().map(|problem| (problem.code.code().to_owned(), problem.place)).collect()
}

#[test]
fn all_limits_are_said_at_once_each_at_its_place() {
    let many = |most: usize, one: &dyn Fn(usize) -> Value| Value::Array((0..=most).map(one).collect());
    let titled = |n: usize| json!({ "id": format!("x{n}"), "title": { "en": "X" } });
    let area = |n: usize| json!({ "id": format!("x{n}"), "title": { "en": "X" }, "standards": [] });
    let said = said(&[
        ("/areas/0/standards/0/tags", many(limits::TAGS.most, &|n| json!(format!("t{n}")))),
        ("/reporting", many(limits::REPORTING.most, &titled)),
        ("/retired", many(limits::RETIRED.most, &|n| json!(format!("gone-{n}")))),
        ("/facts/0/question", json!({ "en": "x".repeat(limits::PARAGRAPH.most + 1) })),
    ]);
    let places: Vec<&str> = said.iter().map(|(_, place)| place.as_str()).collect();
    assert_eq!(places, ["/retired", "/reporting", "/areas/0/standards/0/tags"], "what is long waits");
    assert!(said.iter().all(|(code, _)| code == "too-many"));
    let mut areas = v1::content(&small())["areas"].as_array().unwrap().clone();
    areas.extend((0..=limits::AREAS.most).map(area));
    assert_eq!(self::said(&[("/areas", json!(areas))]), [("too-many".to_owned(), "/areas".to_owned())]);
}

#[test]
fn a_text_as_long_as_it_may_be_is_taken_and_one_more_is_not() {
    for (pointer, limit) in [
        ("/title", limits::LINE),
        ("/levels/0/label", limits::LINE),
        ("/summary", limits::PARAGRAPH),
        ("/facts/0/question", limits::PARAGRAPH),
        ("/areas/0/standards/0/statement", limits::STATEMENT),
    ] {
        let text = |length: usize| json!({ "en": "é".repeat(length) });
        assert_eq!(said(&[(pointer, text(limit.most))]), [], "{pointer}");
        let place = if pointer.ends_with("statement") { pointer.to_owned() } else { format!("{pointer}/en") };
        assert_eq!(said(&[(pointer, text(limit.most + 1))]), [("too-long".to_owned(), place)]);
    }
    let guidance = "/areas/0/standards/0/guidance/0/markdown";
    assert_eq!(said(&[(guidance, json!("é".repeat(limits::GUIDANCE.most)))]), []);
    let longer = json!("é".repeat(limits::GUIDANCE.most + 1));
    assert_eq!(said(&[(guidance, longer)]), [("markdown".to_owned(), guidance.to_owned())]);
}

#[test]
fn what_nobody_sees_is_said_with_its_place() {
    for (pointer, words, code) in [
        ("/title", "Audit\u{200b}", "invisible-character"),
        ("/areas/0/standards/0/statement", "A\u{ad}udit", "invisible-character"),
        ("/levels/0/label", "Met\u{e0041}", "invisible-character"),
        ("/areas/0/title", "\u{2066}Area", "direction-character"),
        ("/summary", &format!("e{}", "\u{301}".repeat(limits::ACCENTS.most + 1)), "too-many-marks"),
    ] {
        assert_eq!(said(&[(pointer, json!({ "en": words }))]), [(code.to_owned(), format!("{pointer}/en"))]);
    }
    assert_eq!(said(&[("/areas/0/standards/0/tags", json!(["le\u{2060}ad"]))]).len(), 1);
}

#[test]
fn a_tool_within_its_limits_is_within_those_of_a_return() {
    for (limit, of_returns) in [
        (limits::AREAS, 200),
        (limits::REPORTING, 200),
        (limits::FACTS, 200),
        (limits::IDENTIFIERS, 200),
        (limits::DECLARATION_ROLES, 200),
        (limits::SENTENCES, 200),
        (limits::QUESTIONS, 500),
    ] {
        assert!(limit.most <= of_returns, "{limit:?}: a return takes no more");
    }
    let schema: Value = serde_json::from_str(&text_of("assets/schema/return.schema.json")).unwrap();
    assert_eq!(schema.pointer("/properties/standards/maxItems"), Some(&json!(limits::STANDARDS.most)));
}
