//! What the Section 11 tool promises: enough standards, not too many for a practice, no level text twice.

use crate::folder::section_11;
use crate::profiles;
use audit_core::ids::ServiceTypeId;
use std::collections::BTreeSet;

#[test]
fn there_are_enough_standards_and_not_too_many_for_a_practice() {
    let tool = section_11();
    assert!(tool.standards().count() >= 60, "{}", tool.standards().count());
    let practice = ServiceTypeId::new("gp-practice").unwrap();
    let mut combinations = 0;
    profiles::each(&tool, &practice, &mut |_| combinations += 1);
    assert!(combinations >= 16, "{combinations}");
    let (_, most) = profiles::least_and_most(&tool, &practice);
    assert!(most <= 55, "a practice sees up to {most}");
}

#[test]
fn every_type_of_service_sees_a_real_audit() {
    let tool = section_11();
    let few: Vec<_> = (tool.service_types.iter())
        .map(|service_type| (service_type.id.as_str(), profiles::least_and_most(&tool, &service_type.id)))
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
    assert!(profiles::level_texts(&section_11()) >= 60 * 3);
}

#[test]
fn the_thresholds_are_80_and_60() {
    let bands: Vec<_> = section_11().bands.iter().map(|band| band.at_least).collect();
    assert_eq!(bands, [80, 60, 0]);
}

#[test]
fn every_standard_can_be_seen_by_somebody() {
    assert_eq!(profiles::unseen(&section_11()), BTreeSet::new());
}
