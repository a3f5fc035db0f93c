//! All facts that an organisation can have, for the tests that count what it sees.

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

/// Calls `seen` with all facts that an organisation of this type can have: each combination of the answers that it is
/// asked for.
pub fn each(tool: &Tool, service_type: &ServiceTypeId, seen: &mut dyn FnMut(&Facts)) {
    let mut facts = Facts { service_type: Some(service_type.clone()), values: BTreeMap::new() };
    answer(&tool.facts, &mut facts, seen);
}

fn answer(open: &[Fact], facts: &mut Facts, seen: &mut dyn FnMut(&Facts)) {
    let Some((fact, later)) = open.split_first() else {
        return seen(facts);
    };
    let values = match fact.asked.holds(facts) {
        true => answers(fact),
        false => vec![fact.otherwise.clone()],
    };
    for value in values {
        match value {
            Some(value) => facts.values.insert(fact.id.clone(), value),
            None => facts.values.remove(&fact.id),
        };
        answer(later, facts, seen);
    }
    facts.values.remove(&fact.id);
}

/// How many standards the facts call for.
pub fn count(tool: &Tool, facts: &Facts) -> usize {
    tool.standards().filter(|placed| placed.standard.applies.holds(facts)).count()
}

/// The least and the most standards that organisations of this type see.
pub fn least_and_most(tool: &Tool, service_type: &ServiceTypeId) -> (usize, usize) {
    let (mut least, mut most) = (usize::MAX, 0);
    each(tool, service_type, &mut |facts| {
        let count = count(tool, facts);
        (least, most) = (least.min(count), most.max(count));
    });
    (least, most)
}

/// The active standards that nobody can see, whatever the facts.
pub fn unseen(tool: &Tool) -> BTreeSet<String> {
    let mut hidden: BTreeSet<_> = tool.standards().map(|placed| placed.standard.id.to_string()).collect();
    for service_type in &tool.service_types {
        each(tool, &service_type.id, &mut |facts| {
            if !hidden.is_empty() {
                for placed in tool.standards().filter(|placed| placed.standard.applies.holds(facts)) {
                    hidden.remove(placed.standard.id.as_str());
                }
            }
        });
    }
    hidden
}

/// How many level texts there are. All words of levels, of all standards and types of service, are different.
pub fn level_texts(tool: &Tool) -> usize {
    let mut seen = BTreeSet::new();
    for standard in tool.areas.iter().flat_map(|area| &area.standards) {
        for part in &standard.guidance.parts {
            if let Part::Level(level) = &part.part {
                let words = text::fold(&part.markdown).to_lowercase();
                assert!(seen.insert(words), "{} {level}", standard.id);
            }
        }
    }
    seen.len()
}
