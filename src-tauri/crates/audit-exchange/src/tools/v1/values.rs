//! Values that only audit tools have: conditions, codes of the rules, names of editions.

use crate::code::Code;
use crate::json::MAX_INTEGER;
use crate::members::{Object, Spelling, an_id};
use audit_core::condition::Condition;
use audit_core::ids::OptionCode;
use audit_core::text::Text;
use audit_core::tool::ToolEdition;

/// As many as there are: how many there may be is a rule of the whole tool, which says all such limits at once.
pub(super) const ANY: usize = usize::MAX;

/// One of a few codes; `what` goes on behind “is not”.
pub(super) fn a_code<T>(what: &'static str, from_code: fn(&str) -> Option<T>) -> Spelling<fn(&str) -> Option<T>> {
    Spelling::new(Code::UnknownValue, what, from_code)
}

/// The name of an edition of a tool.
pub(super) fn edition() -> Spelling<fn(&str) -> Option<ToolEdition>> {
    Spelling::new(Code::BadEdition, "the name of an edition of a tool, such as section-11/2025", ToolEdition::parse)
}

/// A condition, which must be there.
pub(super) fn condition(object: &Object<'_>, name: &'static str) -> Option<Condition> {
    let source = object.string(name)?;
    match Condition::parse(&source) {
        Ok(condition) => Some(condition),
        Err(bad) => {
            let sentence = format!("This condition cannot be read at character {}: {}.", bad.column, bad.message);
            object.note(Code::BadCondition, name, sentence);
            None
        }
    }
}

/// A whole number, however large: what it may be is a rule of the whole tool.
pub(super) fn number(object: &Object<'_>, name: &'static str) -> Option<u64> {
    object.number(name, 0, MAX_INTEGER.unsigned_abs())
}

/// A count: more than the program can count to is never taken for another number.
pub(super) fn count(object: &Object<'_>, name: &'static str) -> Option<u32> {
    object.number(name, 0, u32::MAX.into()).and_then(|number| u32::try_from(number).ok())
}

fn choice(object: &Object<'_>) -> Option<(OptionCode, Text)> {
    let code = object.spelt("code", an_id(OptionCode::new));
    let label = object.by_language("label");
    Some((code?, label?))
}

/// The choices, which only some kinds have; `wanted` as in [`Object::of_kind`].
pub(super) fn choices(object: &Object<'_>, wanted: Option<bool>) -> Option<Vec<(OptionCode, Text)>> {
    let options = object.of_kind("options", wanted, |object| Some(object.objects("options", ANY, choice)));
    options.map(Option::unwrap_or_default)
}
