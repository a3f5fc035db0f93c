//! Facts about an organisation that decide which standards apply, each asked once.

use crate::condition::{Condition, Facts};
use crate::ids::{FactId, OptionCode};
use crate::text::Text;
use std::collections::BTreeMap;

/// A fact that the profile asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its id, as conditions name it.
    pub id: FactId,
    /// The question.
    pub question: Text,
    /// A hint below it; may be empty.
    pub hint: Text,
    /// Which answers it takes.
    pub kind: FactKind,
    /// Who is asked; names the type and earlier facts only.
    pub asked: Condition,
    /// The answer of everybody who is not asked.
    pub otherwise: Option<OptionCode>,
}

/// Which answers a fact takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// `yes` or `no`.
    YesNo,
    /// One of these.
    Choice(Vec<(OptionCode, Text)>),
}

impl Fact {
    /// Whether this is one of its answers.
    pub fn takes(&self, value: &OptionCode) -> bool {
        match &self.kind {
            FactKind::YesNo => matches!(value.as_str(), "yes" | "no"),
            FactKind::Choice(options) => options.iter().any(|(code, _)| code == value),
        }
    }

    /// What the organisation itself answered; none when it was never said, or when this is no answer any more.
    pub fn answer_in<'a>(&self, answers: &'a BTreeMap<FactId, OptionCode>) -> Option<&'a OptionCode> {
        answers.get(&self.id).filter(|value| self.takes(value))
    }
}

impl super::Tool {
    /// The facts that conditions are judged by: what was answered, else, where it is not asked, what is assumed.
    pub fn facts_from(
        &self,
        service_type: Option<&crate::ids::ServiceTypeId>,
        answers: &BTreeMap<FactId, OptionCode>,
    ) -> Facts {
        let mut facts = Facts { service_type: service_type.cloned(), values: BTreeMap::new() };
        for fact in &self.facts {
            let assumed = fact.otherwise.as_ref().filter(|_| !fact.asked.holds(&facts));
            if let Some(value) = fact.answer_in(answers).or(assumed) {
                facts.values.insert(fact.id.clone(), value.clone());
            }
        }
        facts
    }

    /// The facts that are asked of an organisation with these answers, in order.
    pub fn asked<'t>(&'t self, facts: &'t Facts) -> impl Iterator<Item = &'t Fact> {
        self.facts.iter().filter(|fact| fact.asked.holds(facts))
    }

    /// The facts that are not asked of an organisation with these answers, in order: unless it says so by itself, they are
    /// assumed to be what the audit tool says for everybody else.
    pub fn not_asked<'t>(&'t self, facts: &'t Facts) -> impl Iterator<Item = &'t Fact> {
        self.facts.iter().filter(|fact| !fact.asked.holds(facts))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::ids::ServiceTypeId;

    #[test]
    fn an_answer_goes_before_what_is_assumed_for_those_who_are_not_asked() {
        let mut tool = sample::tool();
        let fact = &mut tool.facts[0];
        let (id, yes, no) = (fact.id.clone(), OptionCode::new("yes").unwrap(), OptionCode::new("no").unwrap());
        (fact.kind, fact.asked, fact.otherwise) = (FactKind::YesNo, Condition::Never, Some(no.clone()));
        let clinic = ServiceTypeId::new("clinic").unwrap();
        let facts = |answers: &[(FactId, OptionCode)]| {
            tool.facts_from(Some(&clinic), &answers.iter().cloned().collect()).values.get(&id).cloned()
        };
        assert_eq!(facts(&[]), Some(no.clone()));
        assert_eq!(facts(&[(id.clone(), yes.clone())]), Some(yes));
        assert_eq!(facts(&[(id.clone(), OptionCode::new("perhaps").unwrap())]), Some(no));
        let nothing = Facts::default();
        assert!(tool.not_asked(&nothing).any(|fact| fact.id == id) && tool.asked(&nothing).all(|fact| fact.id != id));
    }
}
