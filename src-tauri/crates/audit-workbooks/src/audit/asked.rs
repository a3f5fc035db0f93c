//! Digests of what a workbook asks beside its standards, so that no answer is attached to a question, a fact or a rating that has come
//! to mean something else while its id stayed.

use super::choices;
use audit_core::text::{self, Language};
use audit_core::tool::{Fact, Question, QuestionKind, Tool};

/// What a question asks and offers, in one language.
pub fn of_question(question: &Question, language: &Language) -> String {
    let ends = match &question.kind {
        QuestionKind::Scale { low, high } => vec![low.get(language), high.get(language)],
        _ => Vec::new(),
    };
    let kind = match &question.kind {
        QuestionKind::Scale { .. } => "scale",
        QuestionKind::Choice(_) => "choice",
        QuestionKind::Several(_) => "several",
        QuestionKind::Text => "text",
        QuestionKind::Minutes => "minutes",
        QuestionKind::Number => "number",
        QuestionKind::Date => "date",
        QuestionKind::Count { .. } => "count",
    };
    let options = choices::of_question(question, language);
    let words = [kind, question.text.get(language), question.consent.get(language)].into_iter().chain(ends);
    digest(words.chain(options.iter().flat_map(|(code, words)| [code.as_str(), words.as_str()])))
}

/// What a fact asks and offers, in one language.
pub fn of_fact(fact: &Fact, language: &Language) -> String {
    let options = choices::of_fact(fact, language);
    let words = std::iter::once(fact.question.get(language));
    digest(words.chain(options.iter().flat_map(|(code, words)| [code.as_str(), words.as_str()])))
}

/// What the levels of a tool's scale are called, mean and count as, in one language.
pub fn of_levels(tool: &Tool, language: &Language) -> String {
    digest(tool.levels.iter().flat_map(|level| {
        let words = [level.label.get(language), level.description.get(language)];
        [level.code.as_str(), words[0], words[1], level.counts.code()]
    }))
}

fn digest<'w>(words: impl Iterator<Item = &'w str>) -> String {
    text::digest(&words.map(text::fold).collect::<Vec<_>>().join("\u{1f}"))
}
