//! What is left of a condition once the type of service is known: for a form that is made before the facts are answered.

use super::{Fact, FactKind, Tool};
use crate::condition::{Condition, Facts};
use crate::ids::{FactId, OptionCode, ServiceTypeId};
use crate::text::Language;
use std::collections::BTreeMap;

impl Tool {
    /// The condition for organisations of this type: `Always`, `Never`, or what depends on facts that they are asked.
    pub fn narrowed(&self, condition: &Condition, service_type: &ServiceTypeId) -> Condition {
        Narrowing { service_type, known: self.settled(service_type) }.of(condition)
    }

    /// The facts that organisations of this type may be asked, with what is left of the condition for asking.
    pub fn may_be_asked(&self, service_type: &ServiceTypeId) -> Vec<(&Fact, Condition)> {
        let narrowed = self.facts.iter().map(|fact| (fact, self.narrowed(&fact.asked, service_type)));
        narrowed.filter(|(_, asked)| *asked != Condition::Never).collect()
    }

    /// Facts that no organisation of this type is asked, with the value that holds for it.
    fn settled(&self, service_type: &ServiceTypeId) -> BTreeMap<FactId, Option<OptionCode>> {
        let mut known = BTreeMap::new();
        for fact in &self.facts {
            let asked = Narrowing { service_type, known: known.clone() }.of(&fact.asked);
            if asked == Condition::Never {
                known.insert(fact.id.clone(), fact.otherwise.clone());
            }
        }
        known
    }

    /// A condition on facts in words: `“Do you …?” is Yes`.
    pub fn in_words(&self, condition: &Condition, language: &Language) -> String {
        let joined = |parts: &[Condition], word: &str| {
            let one = |part: &Condition| match part {
                Condition::And(_) | Condition::Or(_) => format!("({})", self.in_words(part, language)),
                _ => self.in_words(part, language),
            };
            parts.iter().map(one).collect::<Vec<_>>().join(&format!(" {word} "))
        };
        match condition {
            Condition::Always => "always".to_owned(),
            Condition::Never => "never".to_owned(),
            Condition::And(parts) => joined(parts, "and"),
            Condition::Or(parts) => joined(parts, "or"),
            Condition::Not(inner) => match &**inner {
                Condition::Fact(fact, value) => self.said(fact, value, "is not", language),
                other => format!("not: {}", self.in_words(other, language)),
            },
            Condition::TypeIn(types) => {
                let label = |id: &ServiceTypeId| self.service_type(id).map_or("", |t| t.label.get(language));
                format!("you are one of: {}", types.iter().map(label).collect::<Vec<_>>().join(", "))
            }
            Condition::Fact(fact, value) => self.said(fact, value, "is", language),
        }
    }

    fn said(&self, id: &FactId, value: &OptionCode, verb: &str, language: &Language) -> String {
        let Some(fact) = self.facts.iter().find(|fact| fact.id == *id) else { return String::new() };
        let label = match &fact.kind {
            FactKind::YesNo if value.as_str() == "yes" => "Yes",
            FactKind::YesNo => "No",
            FactKind::Choice(all) => all.iter().find(|(code, _)| code == value).map_or("", |(_, l)| l.get(language)),
        };
        format!("“{}” {verb} {label}", fact.question.get(language))
    }
}

struct Narrowing<'a> {
    service_type: &'a ServiceTypeId,
    known: BTreeMap<FactId, Option<OptionCode>>,
}

impl Narrowing<'_> {
    fn of(&self, condition: &Condition) -> Condition {
        match condition {
            Condition::Always | Condition::Never => condition.clone(),
            Condition::TypeIn(_) => {
                let facts = Facts { service_type: Some(self.service_type.clone()), values: BTreeMap::new() };
                settled(condition.holds(&facts))
            }
            Condition::Fact(fact, value) => match self.known.get(fact) {
                Some(known) => settled(known.as_ref() == Some(value)),
                None => condition.clone(),
            },
            Condition::Not(inner) => match self.of(inner) {
                Condition::Always => Condition::Never,
                Condition::Never => Condition::Always,
                other => Condition::Not(Box::new(other)),
            },
            Condition::And(parts) => self.joined(parts, Condition::Always, Condition::Never, Condition::And),
            Condition::Or(parts) => self.joined(parts, Condition::Never, Condition::Always, Condition::Or),
        }
    }

    /// Parts that change nothing fall away; one that decides is the whole.
    fn joined(
        &self,
        parts: &[Condition],
        idle: Condition,
        decides: Condition,
        join: fn(Vec<Condition>) -> Condition,
    ) -> Condition {
        let mut left: Vec<Condition> = parts.iter().map(|part| self.of(part)).filter(|part| *part != idle).collect();
        if left.contains(&decides) {
            return decides;
        }
        match left.len() {
            0 => idle,
            1 => left.remove(0),
            _ => join(left),
        }
    }
}

fn settled(holds: bool) -> Condition {
    if holds { Condition::Always } else { Condition::Never }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tool::sample;

    #[test]
    fn what_the_type_settles_falls_away() {
        let tool = sample::tool();
        let gp = tool.service_types[0].id.clone();
        let check = |source: &str| tool.narrowed(&Condition::parse(source).unwrap(), &gp).to_string();
        let fact = tool.may_be_asked(&gp)[0].0.id.to_string();
        assert_eq!(check(&format!("type is {gp} and {fact}")), fact);
        assert_eq!(check(&format!("type is {gp} or {fact}")), "always");
        assert_eq!(check(&format!("not (type is {gp}) and {fact}")), "never");
        assert_eq!(check(&format!("not {fact}")), format!("not {fact}"));
        assert_eq!(check(&format!("not type is {gp} or not {fact}")), format!("not {fact}"));
    }

    #[test]
    fn for_every_answer_the_narrowed_condition_says_the_same() {
        let tool = sample::tool();
        for service_type in &tool.service_types {
            let mut answers = vec![BTreeMap::new()];
            for fact in &tool.facts {
                let values: Vec<OptionCode> = match &fact.kind {
                    FactKind::YesNo => ["yes", "no"].map(|code| OptionCode::new(code).unwrap()).to_vec(),
                    FactKind::Choice(all) => all.iter().map(|(code, _)| code.clone()).collect(),
                };
                let with = |known: &BTreeMap<FactId, OptionCode>, value: &OptionCode| {
                    let mut known = known.clone();
                    known.insert(fact.id.clone(), value.clone());
                    known
                };
                answers = answers
                    .iter()
                    .flat_map(|known| values.iter().map(|v| with(known, v)).collect::<Vec<_>>())
                    .collect();
            }
            for given in &answers {
                let facts = tool.facts_from(Some(&service_type.id), given);
                for placed in tool.standards() {
                    let applies = &placed.standard.applies;
                    let narrowed = tool.narrowed(applies, &service_type.id);
                    assert_eq!(narrowed.holds(&facts), applies.holds(&facts), "{applies} for {}", service_type.id);
                }
            }
        }
    }
}
