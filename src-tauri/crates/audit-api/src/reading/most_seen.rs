//! How many standards an organisation of a type sees at most, whatever it answers to the facts of its profile.

use audit_core::condition::{Condition, Facts};
use audit_core::ids::{OptionCode, ServiceTypeId};
use audit_core::tool::{Fact, FactKind, Tool};

/// Facts and names in conditions that are looked at before counting what could be seen instead: a tool has a handful of facts, a
/// hostile one many. All types of a tool share it.
const PATIENCE: usize = 20_000_000;

/// The most standards that organisations of this type see: exact, except for a tool with so many facts that trying all
/// answers takes too long, where it may be too high but never too low.
pub(super) fn most_seen(tool: &Tool, service_type: &ServiceTypeId) -> usize {
    let facts = Facts { service_type: Some(service_type.clone()), ..Facts::default() };
    let mut trial = Trial { tool, most: 0, cost: cost(tool), left: PATIENCE / tool.service_types.len().max(1) };
    match trial.from(0, &facts) {
        Some(()) => trial.most,
        None => tool.standards().filter(|placed| can_be(&placed.standard.applies, service_type, true)).count(),
    }
}

struct Trial<'t> {
    tool: &'t Tool,
    most: usize,
    /// What looking at one profile costs.
    cost: usize,
    left: usize,
}

/// The names in the conditions of all standards, and the facts that are copied.
fn cost(tool: &Tool) -> usize {
    let mut names = 0;
    for placed in tool.standards() {
        let (mut types, mut facts) = (1, 0);
        placed.standard.applies.visit(&mut |_| types += 1, &mut |_, _| facts += 1);
        names += types + facts;
    }
    names + 10 * tool.facts.len()
}

impl Trial<'_> {
    /// Tries every answer to the facts from `next` on; none when it takes too long.
    fn from(&mut self, next: usize, facts: &Facts) -> Option<()> {
        let Some(fact) = self.tool.facts.get(next) else {
            self.most = self.most.max(self.tool.shown(facts).len());
            self.left = self.left.checked_sub(self.cost)?;
            return Some(());
        };
        let values = if fact.asked.holds(facts) { answers(fact) } else { vec![fact.otherwise.clone()] };
        for value in values {
            let mut facts = facts.clone();
            facts.values.extend(value.map(|value| (fact.id.clone(), value)));
            self.from(next + 1, &facts)?;
        }
        Some(())
    }
}

/// The answers that a fact takes.
fn answers(fact: &Fact) -> Vec<Option<OptionCode>> {
    match &fact.kind {
        FactKind::YesNo => ["yes", "no"].map(|code| OptionCode::new(code).ok()).to_vec(),
        FactKind::Choice(options) => options.iter().map(|(code, _)| Some(code.clone())).collect(),
    }
}

/// Whether some answers make a condition `wanted`, taking each part of it by itself.
fn can_be(condition: &Condition, service_type: &ServiceTypeId, wanted: bool) -> bool {
    let part = |part: &Condition| can_be(part, service_type, wanted);
    match condition {
        Condition::Always => wanted,
        Condition::Never => !wanted,
        Condition::Not(inner) => can_be(inner, service_type, !wanted),
        Condition::And(parts) if wanted => parts.iter().all(part),
        Condition::Or(parts) if !wanted => parts.iter().all(part),
        Condition::And(parts) | Condition::Or(parts) => parts.iter().any(part),
        Condition::TypeIn(types) => types.contains(service_type) == wanted,
        Condition::Fact(..) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_core::ids::FactId;

    fn small() -> Tool {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/tools/valid/small");
        let files = super::super::tools::folder_files(std::path::Path::new(folder)).unwrap();
        audit_exchange::tools::source::read(&files).unwrap()
    }

    #[test]
    fn a_part_that_cannot_be_is_not_counted() {
        let clinic = ServiceTypeId::new("clinic").unwrap();
        let can = |source: &str| can_be(&Condition::parse(source).unwrap(), &clinic, true);
        assert!(can("always") && can("a and not b") && can("type is clinic") && can("never or not type is club"));
        assert!(!can("never") && !can("not always") && !can("a and type is club") && !can("not (type is clinic or a)"));
    }

    #[test]
    fn contradicting_standards_are_not_seen_together_unless_there_are_too_many_facts() {
        let mut tool = small();
        let clinic = ServiceTypeId::new("clinic").unwrap();
        let all = tool.standards().count();
        assert!(all >= 2, "{all}");
        let mut standards: Vec<_> =
            tool.areas.iter_mut().flat_map(|area| &mut area.standards).filter(|s| s.active).collect();
        standards[0].applies = Condition::parse("lets-rooms").unwrap();
        standards[1].applies = Condition::parse("not lets-rooms").unwrap();
        for other in &mut standards[2..] {
            other.applies = Condition::Always;
        }
        tool.facts.truncate(1);
        assert_eq!((tool.facts[0].id.as_str(), most_seen(&tool, &clinic)), ("lets-rooms", all - 1));
        for i in 0..60 {
            let mut fact = tool.facts[0].clone();
            fact.id = FactId::new(&format!("more-{i}")).unwrap();
            tool.facts.push(fact);
        }
        assert_eq!(most_seen(&tool, &clinic), all);
    }
}
