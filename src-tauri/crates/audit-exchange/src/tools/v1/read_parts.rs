//! Reading the parts of an audit tool.

use super::values::{ANY, a_code, choices, condition, number};
use crate::members::{DATE, LANGUAGE, Object, an_id};
use audit_core::ids::{AreaId, BandId, FactId, LevelCode, OptionCode, ReportingId, RoleId, ServiceTypeId, StandardId};
use audit_core::tool as core;

pub(super) fn level(object: &Object<'_>) -> Option<core::Level> {
    let code = object.spelt("code", an_id(LevelCode::new));
    let label = object.by_language("label");
    let description = object.by_language_or_none("description");
    let counts = object.spelt("counts", a_code("one of met, partly and not-met", core::Counts::from_code));
    Some(core::Level { code: code?, label: label?, description: description?, counts: counts? })
}

pub(super) fn band(object: &Object<'_>) -> Option<core::Band> {
    let id = object.spelt("id", an_id(BandId::new));
    // What does not fit is more than 100, and the rules refuse that.
    let at_least = number(object, "atLeast").map(|number| u8::try_from(number).unwrap_or(u8::MAX));
    let label = object.by_language("label");
    Some(core::Band { id: id?, at_least: at_least?, label: label? })
}

pub(super) fn service_type(object: &Object<'_>) -> Option<core::ServiceType> {
    let id = object.spelt("id", an_id(ServiceTypeId::new));
    let label = object.by_language("label");
    let you = object.by_language("you");
    let readers = object.by_language_or_none("readers");
    Some(core::ServiceType { id: id?, label: label?, you: you?, readers: readers? })
}

pub(super) fn identifier(object: &Object<'_>) -> Option<core::Identifier> {
    let id = object.spelt("id", an_id(OptionCode::new));
    let scheme = object.spelt("scheme", an_id(OptionCode::new));
    let label = object.by_language("label");
    let hint = object.by_language_or_none("hint");
    let pattern = object.string_if_any("pattern");
    let asked = condition(object, "asked");
    let optional = object.truth("optional");
    let names_files = object.truth("namesFiles");
    let shared = object.truth("shared");
    Some(core::Identifier {
        id: id?,
        scheme: scheme?,
        label: label?,
        hint: hint?,
        pattern: pattern?,
        asked: asked?,
        optional: optional?,
        names_files: names_files?,
        shared: shared?,
    })
}

pub(super) fn fact(object: &Object<'_>) -> Option<core::Fact> {
    let id = object.spelt("id", an_id(FactId::new));
    let has_choices = object.spelt("kind", a_code("one of yes-no and choice", has_choices));
    let options = choices(object, has_choices);
    let question = object.by_language("question");
    let hint = object.by_language_or_none("hint");
    let asked = condition(object, "asked");
    let otherwise = object.spelt_if_any("otherwise", an_id(OptionCode::new));
    let options = options?;
    Some(core::Fact {
        id: id?,
        question: question?,
        hint: hint?,
        kind: if has_choices? { core::FactKind::Choice(options) } else { core::FactKind::YesNo },
        asked: asked?,
        otherwise: otherwise?,
    })
}

/// Whether a kind of fact has choices.
fn has_choices(kind: &str) -> Option<bool> {
    match kind {
        "yes-no" => Some(false),
        "choice" => Some(true),
        _ => None,
    }
}

pub(super) fn area(object: &Object<'_>) -> Option<core::Area> {
    let id = object.spelt("id", an_id(AreaId::new));
    let title = object.by_language("title");
    let standards = object.objects("standards", ANY, standard);
    Some(core::Area { id: id?, title: title?, standards })
}

fn standard(object: &Object<'_>) -> Option<core::Standard> {
    let id = object.spelt("id", an_id(StandardId::new));
    let reporting = object.spelt("reporting", an_id(ReportingId::new));
    let statement = object.by_language("statement");
    let applies = condition(object, "applies");
    let not_applicable = condition(object, "notApplicable");
    let critical = object.truth("critical");
    let active = object.truth("active");
    let inactive_because = object.by_language_or_none("inactiveBecause");
    let tags = object.strings("tags", ANY);
    let sources = object.objects("sources", ANY, source);
    let replaces = object.all_spelt("replaces", ANY, an_id(StandardId::new));
    let parts = object.objects("guidance", ANY, guidance);
    Some(core::Standard {
        id: id?,
        reporting: reporting?,
        statement: statement?,
        applies: applies?,
        not_applicable: not_applicable?,
        critical: critical?,
        active: active?,
        inactive_because: inactive_because?,
        tags,
        sources,
        replaces,
        guidance: core::Guidance { parts },
    })
}

fn source(object: &Object<'_>) -> Option<core::Source> {
    let kinds = a_code("one of law, professional and practice", core::SourceKind::from_code);
    let kind = object.spelt("kind", kinds);
    let text = object.by_language("text");
    let checked = object.object_if_any("checked", checked);
    Some(core::Source { kind: kind?, text: text?, checked: checked? })
}

fn checked(object: &Object<'_>) -> Option<core::Checked> {
    let by = object.string("by");
    let on = object.spelt("on", DATE);
    let paragraph = object.string("paragraph");
    Some(core::Checked { by: by?, on: on?, paragraph: paragraph? })
}

fn guidance(object: &Object<'_>) -> Option<core::GuidancePart> {
    let language = object.spelt("language", LANGUAGE);
    let part = part(object);
    let types = object.all_spelt("types", ANY, an_id(ServiceTypeId::new));
    let markdown = object.string("markdown");
    Some(core::GuidancePart {
        language: language?,
        part: part?,
        types: types.into_iter().collect(),
        markdown: markdown?,
    })
}

/// Which part of the guidance it is; which level, a member of its own says.
fn part(object: &Object<'_>) -> Option<core::Part> {
    let name = object.spelt("part", a_code("one of meaning, level and evidence", part_name));
    let level = object
        .of_kind("level", name.map(|name| name == "level"), |object| object.spelt("level", an_id(LevelCode::new)));
    match (name?, level?) {
        ("meaning", _) => Some(core::Part::Meaning),
        ("evidence", _) => Some(core::Part::Evidence),
        (_, level) => level.map(core::Part::Level),
    }
}

fn part_name(name: &str) -> Option<&'static str> {
    ["meaning", "level", "evidence"].into_iter().find(|known| *known == name)
}

pub(super) fn reporting(object: &Object<'_>) -> Option<core::Reporting> {
    let id = object.spelt("id", an_id(ReportingId::new));
    let title = object.by_language("title");
    Some(core::Reporting { id: id?, title: title? })
}

pub(super) fn person_role(object: &Object<'_>) -> Option<core::PersonRole> {
    let id = object.spelt("id", an_id(RoleId::new));
    let title = object.by_language("title");
    let offered = condition(object, "offered");
    Some(core::PersonRole { id: id?, title: title?, offered: offered? })
}

pub(super) fn declarer(object: &Object<'_>) -> Option<core::DeclarationRole> {
    let id = object.spelt("id", an_id(RoleId::new));
    let title = object.by_language("title");
    let hint = object.by_language_or_none("hint");
    let required = condition(object, "required");
    let may_be_same_as = object.all_spelt("mayBeSameAs", ANY, an_id(RoleId::new));
    Some(core::DeclarationRole { id: id?, title: title?, hint: hint?, required: required?, may_be_same_as })
}
