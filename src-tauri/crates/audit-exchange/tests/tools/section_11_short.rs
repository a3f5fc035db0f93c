//! What the short Section 11 tool promises: about twenty standards of the full one, word for word, so that answers carry over.

use crate::folder::{section_11, section_11_short};
use crate::profiles;
use audit_core::ids::ServiceTypeId;
use std::collections::BTreeSet;

#[test]
fn it_is_short_for_everybody() {
    let tool = section_11_short();
    let group = ServiceTypeId::new("voluntary").unwrap();
    let (least, most) = profiles::least_and_most(&tool, &group);
    assert!(least >= 18 && most <= 22, "{least} to {most}");
}

#[test]
fn every_standard_is_one_of_the_full_audit_word_for_word() {
    let (short, full) = (section_11_short(), section_11());
    let language = short.language();
    for placed in short.standards() {
        let standard = placed.standard;
        let same = full.standard(&standard.id).unwrap_or_else(|| panic!("{} is not in the full audit", standard.id));
        assert_eq!(standard.text_digest(&language), same.standard.text_digest(&language), "{}", standard.id);
        assert_eq!(standard.reporting, same.standard.reporting, "{}", standard.id);
        assert_eq!(standard.critical, same.standard.critical, "{}", standard.id);
    }
}

#[test]
fn a_small_group_that_goes_on_is_not_asked_for_its_facts_again() {
    let (short, full) = (section_11_short(), section_11());
    for fact in &short.facts {
        let same = full.facts.iter().find(|other| other.id == fact.id).unwrap_or_else(|| panic!("{}", fact.id));
        assert_eq!((&same.kind, &same.question), (&fact.kind, &fact.question), "{}", fact.id);
    }
    assert!(short.service_types.iter().all(|service_type| full.service_type(&service_type.id).is_some()));
}

#[test]
fn a_small_group_sees_in_the_full_audit_all_that_it_answered_in_the_short_one() {
    let (short, full) = (section_11_short(), section_11());
    let group = ServiceTypeId::new("voluntary").unwrap();
    profiles::each(&full, &group, &mut |facts| {
        let whole: BTreeSet<_> = full.shown(facts).iter().map(|placed| placed.standard.id.clone()).collect();
        let lost: Vec<_> = short.shown(facts).into_iter().filter(|one| !whole.contains(&one.standard.id)).collect();
        assert!(lost.is_empty(), "{:?}", lost.iter().map(|one| &one.standard.id).collect::<Vec<_>>());
    });
}

#[test]
fn the_guidance_is_its_own() {
    let (short, full) = (section_11_short(), section_11());
    assert_eq!(profiles::level_texts(&short), short.standards().count() * 3);
    let of_full: BTreeSet<_> = (full.standards())
        .flat_map(|placed| placed.standard.guidance.parts.iter().map(|part| part.markdown.clone()).collect::<Vec<_>>())
        .collect();
    for placed in short.standards() {
        let own = placed.standard.guidance.parts.iter().all(|part| !of_full.contains(&part.markdown));
        assert!(own, "{}", placed.standard.id);
    }
}
