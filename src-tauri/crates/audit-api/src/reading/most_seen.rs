//! How many standards an organisation of a type sees at most, whatever it answers to the facts of its profile.

use audit_core::condition::{Condition, Facts};
use audit_core::ids::{FactId, OptionCode, ServiceTypeId};
use audit_core::tool::{Fact, FactKind, Placed, Tool};
use std::collections::BTreeSet;

/// Facts and names in conditions that are looked at before counting what could be seen instead: a tool has a handful of facts, a
/// hostile one many. All types of a tool share it.
const PATIENCE: usize = 20_000_000;

/// The most standards that organisations of this type see: exact, except for a tool with so many facts that trying all
/// answers takes too long, where it may be too high but never too low.
pub(super) fn most_seen(tool: &Tool, service_type: &ServiceTypeId) -> usize {
    let applies = |placed: Placed<'_>| tool.narrowed(&placed.standard.applies, service_type);
    let (always, open): (Vec<_>, Vec<_>) = tool
        .standards()
        .filter(|placed| placed.standard.active)
        .map(applies)
        .filter(|condition| *condition != Condition::Never)
        .partition(|condition| *condition == Condition::Always);
    let facts = deciding(tool, service_type, &open);
    let cost = open.iter().map(names).sum::<usize>() + 10 * facts.len();
    let mut trial = Trial { facts, open: &open, most: 0, cost, left: PATIENCE / tool.service_types.len().max(1) };
    let known = Facts { service_type: Some(service_type.clone()), ..Facts::default() };
    let most = match trial.from(0, &known) {
        Some(()) => trial.most,
        None => open.iter().filter(|condition| can_be(condition, service_type, true)).count(),
    };
    always.len() + most
}

/// The facts on which these conditions depend, and those that decide whether one of these is asked, each with what is left of the
/// condition for asking, in the order of the tool.
fn deciding<'t>(tool: &'t Tool, service_type: &ServiceTypeId, open: &[Condition]) -> Vec<(&'t Fact, Condition)> {
    let asked = tool.may_be_asked(service_type);
    let named = |condition: &Condition, into: &mut BTreeSet<FactId>| {
        condition.visit(&mut |_| {}, &mut |fact, _| _ = into.insert(fact.clone()));
    };
    let mut wanted = BTreeSet::new();
    open.iter().for_each(|condition| named(condition, &mut wanted));
    loop {
        let before = wanted.len();
        for (fact, condition) in &asked {
            if wanted.contains(&fact.id) {
                named(condition, &mut wanted);
            }
        }
        if wanted.len() == before {
            return asked.into_iter().filter(|(fact, _)| wanted.contains(&fact.id)).collect();
        }
    }
}

/// The names in a condition.
fn names(condition: &Condition) -> usize {
    let (mut types, mut facts) = (1, 0);
    condition.visit(&mut |_| types += 1, &mut |_, _| facts += 1);
    types + facts
}

struct Trial<'t> {
    facts: Vec<(&'t Fact, Condition)>,
    /// What is left of the conditions that depend on a fact.
    open: &'t [Condition],
    most: usize,
    /// What looking at one profile costs.
    cost: usize,
    left: usize,
}

impl Trial<'_> {
    /// Tries every answer to the facts from `next` on; none when it takes too long.
    fn from(&mut self, next: usize, facts: &Facts) -> Option<()> {
        let Some((fact, asked)) = self.facts.get(next) else {
            self.most = self.most.max(self.open.iter().filter(|condition| condition.holds(facts)).count());
            self.left = self.left.checked_sub(self.cost)?;
            return Some(());
        };
        let values = if asked.holds(facts) { answers(fact) } else { vec![fact.otherwise.clone()] };
        let id = fact.id.clone();
        for value in values {
            let mut facts = facts.clone();
            facts.values.extend(value.map(|value| (id.clone(), value)));
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
        assert!(all >= 3, "{all}");
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
        assert_eq!(most_seen(&tool, &clinic), all - 1, "facts on which nothing depends cost nothing");
        let deciding: Vec<String> = (0..60).map(|i| format!("more-{i}")).collect();
        let mut standards = tool.areas.iter_mut().flat_map(|area| &mut area.standards).filter(|s| s.active);
        standards.nth(2).unwrap().applies = Condition::parse(&deciding.join(" or ")).unwrap();
        assert_eq!(most_seen(&tool, &clinic), all);
    }
}
