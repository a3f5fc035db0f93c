//! The paper for those who are asked to agree: what is not met, what is new since the last audit, and what to ask. Everything in
//! it follows from the answers by rules that can be read here.

mod questions;
#[cfg(test)]
mod tests;

pub use questions::{Ask, Rule, questions};

use crate::audit::{Content, Rating};
use crate::content::{ReturnContent, StatedRating};
use crate::editions::words::same_words;
use crate::ids::StandardId;
use crate::text::digest;
use crate::tool::{Counts, Placed, Standard, Tool};
use crate::wording::count;
use std::collections::BTreeMap;

/// An earlier audit of the same organisation, as its return said it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// What it was called: “Section 11, 2025”.
    pub name: String,
    /// By standard: what was answered.
    pub answers: BTreeMap<StandardId, EarlierAnswer>,
}

/// An answer of an earlier audit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EarlierAnswer {
    /// The text that was answered.
    pub statement: String,
    /// Its digest.
    pub text_digest: String,
    /// How the answer counted; none: not applicable.
    pub counts: Option<Counts>,
    /// What its level was called; empty: not applicable.
    pub label: String,
}

impl Earlier {
    /// What a return said.
    pub fn of(content: &ReturnContent, name: String) -> Self {
        let answer = |standard: &crate::content::StatedStandard| {
            let (counts, label) = match &standard.rating {
                StatedRating::Level { counts, label, .. } => (Some(*counts), label.clone()),
                StatedRating::NotApplicable { .. } => (None, String::new()),
            };
            let (statement, text_digest) = (standard.statement.clone(), standard.text_digest.clone());
            (standard.id.clone(), EarlierAnswer { statement, text_digest, counts, label })
        };
        Self { name, answers: content.standards.iter().map(answer).collect() }
    }

    /// How a standard was answered then, if it asked the same words, under its own id or another one, in any language: the
    /// rule by which answers are carried over.
    fn answer(&self, standard: &Standard) -> Option<&EarlierAnswer> {
        let asks = |then: &&EarlierAnswer| {
            let mut words = standard.statement.iter();
            words.any(|(_, now)| digest(now) == then.text_digest || same_words(now, &then.statement))
        };
        let own = self.answers.get(&standard.id).filter(asks);
        own.or_else(|| self.answers.values().find(asks))
    }

    /// How that answer counted.
    fn counted(&self, standard: &Standard) -> Option<Option<Counts>> {
        self.answer(standard).map(|then| then.counts)
    }
}

/// How the answer to a standard counts; none: not rated, or not applicable.
pub(crate) fn counts(tool: &Tool, content: &Content, id: &StandardId) -> Option<Counts> {
    match &content.answers.get(id)?.rating {
        Some(Rating::Level(code)) => tool.level(code).map(|level| level.counts),
        _ => None,
    }
}

/// Standards that are not or only partly met: critical ones first, then not met before partly met, then as the form goes.
pub fn unmet<'t>(tool: &'t Tool, content: &Content) -> Vec<Placed<'t>> {
    let weight = |placed: &Placed<'_>| {
        let counts = counts(tool, content, &placed.standard.id);
        (!placed.standard.critical, counts != Some(Counts::NotMet))
    };
    let open = |placed: &Placed<'_>| {
        matches!(counts(tool, content, &placed.standard.id), Some(Counts::Partly | Counts::NotMet))
    };
    let mut found: Vec<_> = content.shown(tool).into_iter().filter(open).collect();
    found.sort_by_key(weight);
    found
}

/// What is new since an earlier audit, a sentence each; standards are compared where they ask the same words.
pub fn since(tool: &Tool, content: &Content, earlier: Option<&Earlier>) -> Vec<String> {
    let Some(earlier) = earlier else { return vec!["There is no earlier audit here to compare with.".to_owned()] };
    let (mut better, mut worse, mut still, mut new) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for placed in content.shown(tool) {
        let now = counts(tool, content, &placed.standard.id);
        match (earlier.counted(placed.standard), now) {
            (None, _) => new.push(placed.number),
            // Counts go from met to not met, so less is better.
            (Some(Some(then)), Some(now)) if now < then => better.push(placed.number),
            (Some(Some(then)), Some(now)) if now > then => worse.push(placed.number),
            (Some(Some(then)), Some(now)) if now == then && now != Counts::Met => still.push(placed.number),
            _ => {}
        }
    }
    let mut sentences = vec![format!("Compared with {}:", earlier.name)];
    let mut say = |numbers: &[String], one: &str, many: &str| {
        if !numbers.is_empty() {
            let called = if numbers.len() == 1 { one } else { many };
            sentences.push(format!("{} {called}: {}.", numbers.len(), listed(numbers)));
        }
    };
    say(&worse, "standard is worse", "standards are worse");
    say(&still, "standard is still not fully met", "standards are still not fully met");
    say(&better, "standard is better", "standards are better");
    say(&new, "standard was not asked in these words then", "standards were not asked in these words then");
    if sentences.len() == 1 {
        sentences[0] = format!("Nothing has changed since {}.", earlier.name);
    }
    sentences
}

/// “1.1, 1.2, 1.3 and 4 more”
fn listed(numbers: &[String]) -> String {
    const MOST: usize = 12;
    match numbers.len() {
        0..=MOST => numbers.join(", "),
        all => format!("{} and {}", numbers[..MOST].join(", "), count(all - MOST, "more", "more")),
    }
}
