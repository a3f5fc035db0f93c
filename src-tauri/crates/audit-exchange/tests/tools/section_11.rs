//! What the Section 11 tool promises: enough standards, not too many for a practice, no level text twice.

use crate::folder::section_11;
use audit_core::condition::Facts;
use audit_core::ids::{OptionCode, ServiceTypeId};
use audit_core::text;
use audit_core::tool::{Fact, FactKind, Part, Tool};
use std::collections::{BTreeMap, BTreeSet};

/// The answers that a fact takes.
fn answers(fact: &Fact) -> Vec<Option<OptionCode>> {
    match &fact.kind {
        FactKind::YesNo => ["yes", "no"].map(|x| OptionCode::new(x).ok()).to_vec(),
        FactKind::Choice(options) => options.iter().map(|(code, _)| Some(code.clone())).collect(),
    }
}

/// All facts that an organisation of this type can have: each combination of the answers that it is asked for.
fn profiles(tool: &Tool, service_type: &ServiceTypeId) -> Vec<Facts> {
    let start = Facts { service_type: Some(service_type.clone()), values: BTreeMap::new() };
    let mut profiles = vec![start];
    for fact in &tool.facts {
        let mut next = Vec::new();
        for facts in profiles {
            let values = match fact.asked.holds(&facts) {
                true => answers(fact),
                false => vec![fact.otherwise.clone()],
            };
            for value in values {
                let mut facts = facts.clone();
                facts.values.extend(value.map(|value| (fact.id.clone(), value)));
                next.push(facts);
            }
        }
        profiles = next;
    }
    profiles
}

/// The least and the most standards that organisations of this type see.
fn seen(tool: &Tool, service_type: &ServiceTypeId) -> (usize, usize) {
    let counts: Vec<usize> = (profiles(tool, service_type).iter()).map(|facts| tool.shown(facts).len()).collect();
    (*counts.iter().min().unwrap(), *counts.iter().max().unwrap())
}

#[test]
fn there_are_enough_standards_and_not_too_many_for_a_practice() {
    let tool = section_11();
    assert!(tool.standards().count() >= 60, "{}", tool.standards().count());
    let practice = ServiceTypeId::new("gp-practice").unwrap();
    assert!(profiles(&tool, &practice).len() >= 16);
    let (_, most) = seen(&tool, &practice);
    assert!(most <= 55, "a practice sees up to {most}");
}

#[test]
fn every_type_of_service_sees_a_real_audit() {
    let tool = section_11();
    let few: Vec<_> = (tool.service_types.iter())
        .map(|service_type| (service_type.id.as_str(), seen(&tool, &service_type.id)))
        .filter(|(_, (least, _))| *least < 20)
        .collect();
    assert_eq!(few, []);
    assert_eq!(tool.service_types.len(), 10);
}

#[test]
fn the_nine_areas_of_the_form_are_there_and_none_is_empty() {
    let tool = section_11();
    let areas: Vec<_> = tool.areas.iter().map(|area| area.id.as_str()).collect();
    let expected = [
        "commitment",
        "responsibilities",
        "accountability",
        "service-development",
        "training",
        "recruitment",
        "inter-agency",
        "information-sharing",
        "voice",
    ];
    assert_eq!(areas, expected);
    assert!(tool.areas.iter().all(|area| !area.standards.is_empty()));
}

#[test]
fn no_level_text_is_said_twice() {
    let tool = section_11();
    let mut seen = BTreeSet::new();
    let mut count = 0;
    for standard in tool.areas.iter().flat_map(|area| &area.standards) {
        for part in &standard.guidance.parts {
            if let Part::Level(level) = &part.part {
                let words = text::fold(&part.markdown).to_lowercase();
                assert!(seen.insert(words), "{} {level}", standard.id);
                count += 1;
            }
        }
    }
    assert!(count >= 60 * 3, "{count}");
}

#[test]
fn the_thresholds_are_80_and_60() {
    let bands: Vec<_> = section_11().bands.iter().map(|band| band.at_least).collect();
    assert_eq!(bands, [80, 60, 0]);
}

#[test]
fn every_standard_can_be_seen_by_somebody() {
    let tool = section_11();
    let mut shown = BTreeSet::new();
    for service_type in &tool.service_types {
        for facts in profiles(&tool, &service_type.id) {
            shown.extend(tool.shown(&facts).iter().map(|placed| placed.number.clone()));
        }
    }
    let hidden: Vec<_> = (tool.standards())
        .filter(|placed| !shown.contains(&placed.number))
        .map(|placed| placed.standard.id.to_string())
        .collect();
    assert_eq!(hidden, Vec::<String>::new());
}
