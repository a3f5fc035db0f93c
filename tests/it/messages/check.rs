//! What the check before export says: each finding brought about in an audit of the tool that comes with the program.

use super::Message;
use audit_core::agreement::basis_digest;
use audit_core::audit::Content;
use audit_core::field::{Field, Fields};
use audit_core::readiness::{self, Code, Finding, Place};
use audit_core::tool::Tool;
use audit_tests::{TODAY, golden};
use std::collections::{BTreeMap, BTreeSet};

const ONE: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e01";
const TWO: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e02";
const THREE: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e03";
const FOUR: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e04";

/// The first sentence of each code; all codes are there.
pub fn findings() -> Vec<Message> {
    let mut first: BTreeMap<Code, String> = BTreeMap::new();
    for finding in brought_about() {
        first.entry(finding.code).or_insert(finding.sentence);
    }
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !first.contains_key(*code)).collect();
    assert!(missing.is_empty(), "no audit here brings these about: {missing:?}");
    first.into_iter().map(|(code, sentence)| Message::new(code.code(), sentence, "")).collect()
}

/// Each code with each place to which the screen goes for it. `ui/src/lib/audits/tests/mended.test.ts` goes there.
#[test]
fn each_finding_leads_to_the_places_that_the_screen_tests_know() {
    let lines: BTreeSet<String> = brought_about().iter().map(|one| format!("{} {}\n", one.code, place(one))).collect();
    golden("mended.txt", &lines.into_iter().collect::<String>());
}

/// Where it is mended, with the kind of each thing in place of its id.
fn place(finding: &Finding) -> String {
    let place = audit_api::mended_at(finding);
    let (id, kind) = match &finding.place {
        Place::Profile(_) | Place::Standard(..) => return standard(place, finding),
        Place::Identifier(scheme) => (scheme.to_string(), "scheme"),
        Place::Fact(id) => (id.to_string(), "fact"),
        Place::Site(id, _) => (id.to_string(), "site"),
        Place::Action(_, id, _) => (id.to_string(), "action"),
        Place::Evidence(_, id, _) => (id.to_string(), "evidence"),
        Place::Question(id, _) => (id.to_string(), "question"),
        Place::Declaration(role, _) => (role.to_string(), "role"),
    };
    standard(place.replace(&id, &format!("{{{kind}}}")), finding)
}

fn standard(place: String, finding: &Finding) -> String {
    finding.place.standard().map_or(place.clone(), |id| place.replace(id.as_str(), "{standard}"))
}

/// What is found in audits that together bring about every code.
fn brought_about() -> Vec<Finding> {
    let tools = audit_api::bundled_tools().unwrap();
    let tool = tools.iter().find(|tool| tool.id.as_str() == "section-11").unwrap();
    // This tool lets one person declare for both roles; another may not.
    let mut strict = tool.clone();
    strict.declaration_roles.iter_mut().for_each(|role| role.may_be_same_as.clear());
    let audits = [
        (tool, Fields::new()),
        (tool, careless(tool)),
        (tool, not_for_us(tool)),
        (tool, quarrel(tool)),
        (tool, tomorrow(tool)),
        (tool, last_time(tool)),
        (&strict, same_person(&strict)),
    ];
    let today = TODAY.parse().unwrap();
    let found = audits.iter().flat_map(|(tool, fields)| readiness::check(tool, fields, &tool.language(), today));
    let mut early = quarrel(tool);
    for member in ["agreed-on=2026-10-09", &format!("basis={}", "0".repeat(64))] {
        let (member, value) = member.split_once('=').unwrap();
        set(&mut early, &format!("declaration/lead/{member}"), value);
    }
    let begun = readiness::agreed_before(tool, &Content::read(&early), &tool.language(), today);
    found.chain(begun).collect()
}

/// Details and a question that are from last time.
fn last_time(tool: &Tool) -> Fields {
    let mut fields = of_type("gp-practice");
    set(&mut fields, "profile/from-last-time", "yes");
    let facts = Content::read(&fields).facts(tool);
    let question = tool.questions_for(&facts).next().unwrap().id.to_string();
    set(&mut fields, &format!("question/{question}/from-last-time"), "yes");
    fields
}

fn set(fields: &mut Fields, key: &str, value: &str) {
    let field = Field::parse(key).unwrap_or_else(|| panic!("{key}"));
    fields.insert(field, value.to_owned());
}

fn of_type(service_type: &str) -> Fields {
    let mut fields = Fields::new();
    set(&mut fields, "profile/service-type", service_type);
    fields
}

/// A practice that leaves half of everything out.
fn careless(tool: &Tool) -> Fields {
    let mut fields = of_type("gp-practice");
    set(&mut fields, "identifier/ods", "banana");
    set(&mut fields, &format!("site/{ONE}/scope"), "in");
    set(&mut fields, &format!("site/{TWO}/name"), "Willowbank");
    set(&mut fields, &format!("site/{TWO}/scope"), "out");
    let ids: Vec<String> = Content::read(&fields).shown(tool).iter().map(|p| p.standard.id.to_string()).collect();
    set(&mut fields, &format!("standard/{}/rating", ids[0]), "met");
    set(&mut fields, &format!("standard/{}/rating", ids[1]), "partly");
    set(&mut fields, &format!("standard/{}/from-last-time", ids[1]), "yes");
    set(&mut fields, &format!("standard/{}/rating", ids[2]), "not-applicable");
    for (id, standard) in [(ONE, &ids[3]), (TWO, &ids[4]), (THREE, &ids[5])] {
        set(&mut fields, &format!("action/{id}/standard"), standard);
        set(&mut fields, &format!("standard/{standard}/evidence/{id}"), "yes");
    }
    set(&mut fields, &format!("action/{TWO}/what"), "Write it down");
    set(&mut fields, &format!("action/{THREE}/what"), "Read it again");
    set(&mut fields, &format!("action/{THREE}/due"), "2026-09-01");
    set(&mut fields, &format!("action/{THREE}/done-on"), "2026-10-13");
    set(&mut fields, &format!("evidence/{TWO}/title"), "Register");
    set(&mut fields, &format!("evidence/{THREE}/title"), "Policy");
    set(&mut fields, &format!("evidence/{THREE}/review"), "2026-09-01");
    set(&mut fields, &format!("evidence/{THREE}/kept-at"), "D:/Audit/policy.docx");
    set(&mut fields, &format!("evidence/{THREE}/date"), "2026-10-13");
    fields
}

/// A group that finds half of the audit not applicable, and once does not say why.
fn not_for_us(tool: &Tool) -> Fields {
    let mut fields = of_type("voluntary");
    for fact in ["direct-work", "venues"] {
        set(&mut fields, &format!("fact/{fact}"), "no");
    }
    let content = Content::read(&fields);
    let facts = content.facts(tool);
    let shown = content.shown(tool);
    let offered = shown.iter().find(|placed| placed.standard.not_applicable.holds(&facts)).expect("one is offered");
    let silent = offered.standard.id.clone();
    for placed in &shown {
        let id = &placed.standard.id;
        set(&mut fields, &format!("standard/{id}/rating"), "not-applicable");
        if *id != silent {
            set(&mut fields, &format!("standard/{id}/not-applicable-because"), "We do not do this.");
        }
    }
    fields
}

fn agreed(tool: &Tool, fields: &mut Fields, role: &str, name: &str, day: &str) {
    let basis = basis_digest(tool, fields);
    for (member, value) in [("name", name), ("agreed-on", day), ("how", "meeting"), ("basis", &basis)] {
        set(fields, &format!("declaration/{role}/{member}"), value);
    }
}

/// Changed after it was agreed to.
fn quarrel(tool: &Tool) -> Fields {
    let mut fields = of_type("gp-practice");
    set(&mut fields, "profile/email", "practice at example");
    set(&mut fields, "profile/telephone", "01234 five");
    agreed(tool, &mut fields, "senior", "Dr Ada Example", TODAY);
    let id = Content::read(&fields).shown(tool)[0].standard.id.to_string();
    set(&mut fields, &format!("standard/{id}/rating"), "met");
    set(&mut fields, &format!("evidence/{FOUR}/title"), "Register");
    fields
}

/// One person for two roles, in an organisation that asks for two.
fn same_person(tool: &Tool) -> Fields {
    let mut fields = of_type("nhs-provider");
    let roles: Vec<String> = tool.declaration_roles.iter().map(|role| role.id.to_string()).collect();
    for role in roles {
        agreed(tool, &mut fields, &role, "Dr Ada Example", TODAY);
    }
    fields
}

/// Agreed on a day that has not come.
fn tomorrow(tool: &Tool) -> Fields {
    let mut fields = of_type("gp-practice");
    agreed(tool, &mut fields, "senior", "Dr Ada Example", "2026-10-13");
    fields
}
