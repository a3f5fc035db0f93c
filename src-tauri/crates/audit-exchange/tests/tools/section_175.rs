//! What the Section 175/157 tool promises: enough standards, not too many for a primary school, whole guidance for every
//! type of school, modules that come and go with the facts, and two people who declare.

use crate::folder::section_175;
use crate::profiles;
use audit_core::condition::{Condition, Facts};
use audit_core::ids::{OptionCode, ServiceTypeId};
use audit_core::tool::{Part, SourceKind, Tool};
use std::collections::BTreeSet;

fn service_type(id: &str) -> ServiceTypeId {
    ServiceTypeId::new(id).unwrap()
}

/// The facts of a school with these answers, and `no` to all other questions.
fn facts(tool: &Tool, of: &str, said: &[(&str, &str)]) -> Facts {
    let mut answers = std::collections::BTreeMap::new();
    for fact in &tool.facts {
        let value = said.iter().find(|(id, _)| *id == fact.id.as_str()).map_or("no", |(_, value)| *value);
        answers.insert(fact.id.clone(), OptionCode::new(value).unwrap());
    }
    tool.facts_from(Some(&service_type(of)), &answers)
}

fn seen(tool: &Tool, facts: &Facts) -> BTreeSet<String> {
    tool.shown(facts).iter().map(|placed| placed.standard.statement.get(&tool.language()).to_owned()).collect()
}

#[test]
fn there_are_enough_standards_and_not_too_many_for_a_primary_school() {
    let tool = section_175();
    assert!(tool.standards().count() >= 78, "{}", tool.standards().count());
    let primary = Condition::parse("phase is primary").unwrap();
    for service_type in &tool.service_types {
        let mut most = 0;
        profiles::each(&tool, &service_type.id, &mut |facts| {
            if primary.holds(facts) {
                most = most.max(profiles::count(&tool, facts));
            }
        });
        assert!(most <= 75, "{}: {most}", service_type.id);
    }
}

#[test]
fn an_ordinary_primary_school_sees_about_seventy() {
    let tool = section_175();
    let usual = [("phase", "primary"), ("early-years", "yes"), ("under-8-clubs", "yes"), ("lets-premises", "yes")];
    let count = tool.shown(&facts(&tool, "maintained-school", &usual)).len();
    assert!((65..=72).contains(&count), "{count}");
}

#[test]
fn every_type_of_school_sees_a_real_audit_and_no_area_is_empty() {
    let tool = section_175();
    assert_eq!(tool.areas.len(), 16);
    for service_type in &tool.service_types {
        let mut least = usize::MAX;
        profiles::each(&tool, &service_type.id, &mut |facts| {
            least = least.min(profiles::count(&tool, facts));
            for area in &tool.areas {
                let some = area.standards.iter().any(|standard| standard.active && standard.applies.holds(facts));
                assert!(some, "{} sees nothing in {}", service_type.id, area.id);
            }
        });
        assert!(least >= 50, "{}: {least}", service_type.id);
    }
}

#[test]
fn each_module_comes_with_its_fact_and_goes_with_it() {
    let tool = section_175();
    let modules = [
        ("maintained-school", "primary", "early-years", 3),
        ("maintained-school", "primary", "uses-ap", 2),
        ("maintained-school", "primary", "offers-ap", 1),
        ("maintained-school", "secondary", "offers-ap", 2),
        ("maintained-school", "primary", "lets-premises", 1),
        ("maintained-school", "primary", "transport", 1),
        ("maintained-school", "primary", "under-8-clubs", 1),
        ("maintained-school", "primary", "sent-before", 1),
        ("independent-school", "secondary", "boarding", 2),
        ("academy", "secondary", "sixth-form", 1),
        ("academy", "secondary", "adult-learners", 1),
        ("academy", "secondary", "placements", 1),
        ("academy", "secondary", "host-families", 1),
    ];
    for (of, phase, fact, more) in modules {
        let without = seen(&tool, &facts(&tool, of, &[("phase", phase)]));
        let with = seen(&tool, &facts(&tool, of, &[("phase", phase), (fact, "yes")]));
        assert!(with.is_superset(&without), "{of} {fact}");
        assert_eq!(with.len() - without.len(), more, "{of} {fact}");
    }
}

#[test]
fn in_a_trust_of_several_schools_the_scheme_takes_the_place_of_the_schools_own_check() {
    let tool = section_175();
    let of = |yes| seen(&tool, &facts(&tool, "academy", &[("phase", "secondary"), ("trust-of-several", yes)]));
    let (several, one) = (of("yes"), of("no"));
    assert!(several.difference(&one).all(|words| words.contains("which safeguarding tasks the trust does")));
    assert!(one.difference(&several).all(|words| words.contains("legal standards for schools")));
    assert_eq!((several.difference(&one).count(), several.len()), (1, one.len()));
}

#[test]
fn a_head_who_owns_the_school_is_asked_for_the_route_past_the_head() {
    let tool = section_175();
    let of = |yes| facts(&tool, "independent-school", &[("phase", "primary"), ("head-proprietor", yes)]);
    let (owner, other) = (seen(&tool, &of("yes")), seen(&tool, &of("no")));
    let only: Vec<_> = owner.difference(&other).collect();
    assert!(matches!(only[..], [one] if one.contains("straight to the local authority")), "{only:?}");
    assert_eq!(owner.len(), other.len(), "it takes the place of another");
}

#[test]
fn everybody_has_whole_guidance_and_no_level_text_is_said_twice() {
    let tool = section_175();
    assert!(profiles::level_texts(&tool) >= 78 * 3);
    let language = tool.language();
    for standard in tool.areas.iter().flat_map(|area| &area.standards) {
        for service_type in &tool.service_types {
            let parts = tool.levels.iter().map(|level| Part::Level(level.code.clone()));
            for part in parts.chain([Part::Meaning, Part::Evidence]) {
                let words = standard.guidance.part(&language, Some(&service_type.id), &part);
                assert!(!words.trim().is_empty(), "{} {part:?} for {}", standard.id, service_type.id);
            }
        }
        for part in &standard.guidance.parts {
            for one in &part.types {
                let levels = tool.levels.iter().map(|level| Part::Level(level.code.clone()));
                let own =
                    |wanted: Part| standard.guidance.parts.iter().any(|p| p.part == wanted && p.types.contains(one));
                assert!(
                    levels.chain([Part::Evidence]).all(own),
                    "{}: {one} has only some of its own words",
                    standard.id
                );
            }
        }
    }
}

#[test]
fn the_proprietors_duty_is_put_in_words_of_its_own() {
    let tool = section_175();
    let language = tool.language();
    let own = |area: &str, id: &str| {
        let standards = tool.areas.iter().filter(|a| a.id.as_str() == area).flat_map(|a| &a.standards);
        let school = [Facts { service_type: Some(service_type(id)), values: Default::default() }];
        let shown = standards.filter(|standard| standard.applies.holds(&school[0]));
        shown
            .filter(|standard| {
                let met = Part::Level(tool.levels[0].code.clone());
                let for_all = standard.guidance.part(&language, None, &met);
                standard.guidance.part(&language, Some(&service_type(id)), &met) != for_all
            })
            .count()
    };
    assert!(own("leadership", "independent-school") >= 4 && own("policies", "independent-school") >= 3);
    assert!(own("leadership", "academy") >= 3 && own("policies", "academy") >= 2);
    assert!(own("allegations", "independent-school") >= 5 && own("recruitment", "college") >= 5);
}

#[test]
fn two_people_declare_and_neither_stands_for_the_other() {
    let tool = section_175();
    assert!(tool.declaration_roles.iter().all(|role| role.may_be_same_as.is_empty()));
    for (of, owner, expected) in [
        ("maintained-school", "no", ["head", "governor"]),
        ("academy", "no", ["head", "governor"]),
        ("college", "no", ["head", "governor"]),
        ("independent-school", "no", ["head", "proprietor"]),
        ("independent-school", "yes", ["head", "second-leader"]),
    ] {
        let facts = facts(&tool, of, &[("phase", "primary"), ("head-proprietor", owner)]);
        let roles: Vec<_> = tool.declarers(&facts).map(|role| role.id.as_str()).collect();
        assert_eq!(roles, expected, "{of}, head is the proprietor: {owner}");
    }
}

#[test]
fn the_duty_to_report_waits_switched_off() {
    let tool = section_175();
    let off: Vec<_> = tool.areas.iter().flat_map(|area| &area.standards).filter(|standard| !standard.active).collect();
    assert_eq!(off.len(), 1);
    assert!(off[0].statement.get(&tool.language()).contains("report child sexual abuse"));
    assert!(!off[0].inactive_because.is_empty());
}

#[test]
fn no_source_gives_a_paragraph_that_nobody_has_read() {
    let tool = section_175();
    let language = tool.language();
    for placed in tool.standards() {
        for source in &placed.standard.sources {
            let words = source.text.get(&language);
            assert!(source.checked.is_none() && !words.contains('¶'), "{words}");
            let names_keeping_safe = words.starts_with("Keeping children safe in education");
            assert!(!names_keeping_safe || source.kind == SourceKind::Law, "{words}");
            assert!(!names_keeping_safe || !words.contains("paragraph"), "{words}");
        }
    }
}

#[test]
fn every_standard_can_be_seen_by_some_school() {
    assert_eq!(profiles::unseen(&section_175()), BTreeSet::new());
}
