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
}

impl super::Tool {
    /// The facts that conditions are judged by: what was answered where it was asked, else what holds otherwise. An answer
    /// given before the type of service changed is kept by the caller and not looked at here.
    pub fn facts_from(
        &self,
        service_type: Option<&crate::ids::ServiceTypeId>,
        answers: &BTreeMap<FactId, OptionCode>,
    ) -> Facts {
        let mut facts = Facts { service_type: service_type.cloned(), values: BTreeMap::new() };
        for fact in &self.facts {
            let value = if fact.asked.holds(&facts) {
                answers.get(&fact.id).filter(|value| fact.takes(value))
            } else {
                fact.otherwise.as_ref()
            };
            if let Some(value) = value {
                facts.values.insert(fact.id.clone(), value.clone());
            }
        }
        facts
    }

    /// The facts that are asked of an organisation with these answers, in order.
    pub fn asked<'t>(&'t self, facts: &'t Facts) -> impl Iterator<Item = &'t Fact> {
        self.facts.iter().filter(|fact| fact.asked.holds(facts))
    }
}
