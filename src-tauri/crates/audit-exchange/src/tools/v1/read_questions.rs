//! Reading the partnership's questions.

use super::values::{ANY, a_code, choices, condition, count};
use crate::members::{Object, an_id};
use audit_core::ids::{OptionCode, QuestionId};
use audit_core::tool::{CountBand, Question, QuestionKind};

/// The kinds of question, as files spell them.
const KINDS: [&str; 8] = ["scale", "choice", "several", "text", "minutes", "number", "date", "count"];

pub(super) fn question(object: &Object<'_>) -> Option<Question> {
    let id = object.spelt("id", an_id(QuestionId::new));
    let text = object.by_language("text");
    let help = object.by_language_or_none("help");
    let kind = kind(object);
    let optional = object.truth("optional");
    let comment = object.truth("comment");
    let consent = object.by_language_or_none("consent");
    let applies = condition(object, "applies");
    Some(Question {
        id: id?,
        text: text?,
        help: help?,
        kind: kind?,
        comment: comment?,
        consent: consent?,
        optional: optional?,
        applies: applies?,
    })
}

/// The kind, with the members that it needs; the others it cannot have.
fn kind(object: &Object<'_>) -> Option<QuestionKind> {
    let what = "one of scale, choice, several, text, minutes, number, date and count";
    let kind = object.spelt("kind", a_code(what, known));
    let is = |kinds: &[&str]| kind.map(|kind| kinds.contains(&kind));
    let low = object.of_kind("low", is(&["scale"]), |object| object.by_language("low"));
    let high = object.of_kind("high", is(&["scale"]), |object| object.by_language("high"));
    let options = choices(object, is(&["choice", "several"]));
    let bands = object.of_kind("bands", is(&["count"]), |object| Some(object.objects("bands", ANY, count_band)));
    // The only one that a kind may have and need not.
    let is_exact = object.has("exactFrom");
    let exact_from =
        object.of_kind("exactFrom", is(&["count"]).map(|may| may && is_exact), |object| count(object, "exactFrom"));
    let (low, high, options, bands, exact_from) = (low?, high?, options?, bands?, exact_from?);
    Some(match kind? {
        "scale" => QuestionKind::Scale { low: low?, high: high? },
        "choice" => QuestionKind::Choice(options),
        "several" => QuestionKind::Several(options),
        "count" => QuestionKind::Count { bands: bands?, exact_from },
        "number" => QuestionKind::Number,
        "date" => QuestionKind::Date,
        "minutes" => QuestionKind::Minutes,
        _ => QuestionKind::Text,
    })
}

fn known(kind: &str) -> Option<&'static str> {
    KINDS.into_iter().find(|known| *known == kind)
}

fn count_band(object: &Object<'_>) -> Option<CountBand> {
    let code = object.spelt("code", an_id(OptionCode::new));
    let at_least = count(object, "atLeast");
    let label = object.by_language("label");
    Some(CountBand { code: code?, at_least: at_least?, label: label? })
}
