//! What can be chosen, as pairs of code and words: the same when a workbook is made and when it is read.

use audit_core::audit::{ActionStatus, HowAgreed};
use audit_core::text::Language;
use audit_core::tool::{Fact, FactKind, Question, QuestionKind, Tool};

pub(super) type Choices = Vec<(String, String)>;

fn pairs<'t>(all: impl IntoIterator<Item = (&'t str, &'t str)>) -> Choices {
    all.into_iter().map(|(code, words)| (code.to_owned(), words.to_owned())).collect()
}

/// The levels of the scale, then “Not applicable” where that is offered.
pub(super) fn ratings(tool: &Tool, language: &Language, not_applicable: bool) -> Choices {
    let levels = tool.levels.iter().map(|level| (level.code.as_str(), level.label.get(language)));
    pairs(levels.chain(not_applicable.then_some(("not-applicable", "Not applicable"))))
}

/// The answers to a fact.
pub(super) fn of_fact(fact: &Fact, language: &Language) -> Choices {
    match &fact.kind {
        FactKind::YesNo => pairs([("yes", "Yes"), ("no", "No")]),
        FactKind::Choice(all) => pairs(all.iter().map(|(code, words)| (code.as_str(), words.get(language)))),
    }
}

/// The answers to a question that are picked: levels of a scale, options, or bands of a count. None where it takes something else.
pub(super) fn of_question(question: &Question, language: &Language) -> Choices {
    match &question.kind {
        QuestionKind::Scale { low, high } => {
            let words = |n: u32| match n {
                1 => format!("1 ({})", low.get(language)),
                5 => format!("5 ({})", high.get(language)),
                n => n.to_string(),
            };
            (1..=5).map(|n| (n.to_string(), words(n))).collect()
        }
        kind => pairs(kind.choices().into_iter().map(|(code, words)| (code.as_str(), words.get(language)))),
    }
}

/// Whether a site is covered.
pub(super) fn scope() -> Choices {
    pairs([("in", "Covered by this audit"), ("out", "Not covered")])
}

/// How far an action is.
pub(super) fn status() -> Choices {
    pairs(ActionStatus::ALL.iter().map(|status| (status.code(), status.label())))
}

/// How a person agreed.
pub(super) fn how() -> Choices {
    pairs(HowAgreed::ALL.iter().map(|how| (how.code(), how.label())))
}

/// A tick: yes, or not ticked. “No” empties nothing and is the same as an empty cell.
pub(super) fn tick() -> Choices {
    pairs([("yes", "Yes"), ("no", "No")])
}
