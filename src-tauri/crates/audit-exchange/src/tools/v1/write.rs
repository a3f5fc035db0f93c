//! From the domain's audit tool to the members of its file.

use super::head::{FORMAT, TYPE};
use super::wire;
use audit_core::ids::OptionCode;
use audit_core::text::Text;
use audit_core::tool as core;
use std::fmt::Display;

pub(super) fn tool(tool: &core::Tool) -> wire::Tool {
    wire::Tool {
        file_type: TYPE.as_str().to_owned(),
        format: FORMAT,
        tool: tool.id.to_string(),
        edition: tool.edition.clone(),
        takes_from: strings(&tool.takes_from),
        retired: strings(&tool.retired),
        languages: strings(&tool.languages),
        status: tool.status.code().to_owned(),
        title: words(&tool.title),
        short_title: words(&tool.short_title),
        summary: words(&tool.summary),
        notice: words(&tool.notice),
        legal_basis: words(&tool.legal_basis),
        unchecked_notice: words(&tool.unchecked_notice),
        before_text: words(&tool.before_text),
        headings: wire::Headings { meaning: words(&tool.headings.meaning), evidence: words(&tool.headings.evidence) },
        levels: tool.levels.iter().map(level).collect(),
        bands: tool.bands.iter().map(band).collect(),
        service_types: tool.service_types.iter().map(service_type).collect(),
        identifiers: tool.identifiers.iter().map(identifier).collect(),
        facts: tool.facts.iter().map(fact).collect(),
        areas: tool.areas.iter().map(area).collect(),
        reporting: tool.reporting.iter().map(reporting).collect(),
        person_roles: tool.person_roles.iter().map(person_role).collect(),
        declaration_roles: tool.declaration_roles.iter().map(declarer).collect(),
        declaration: wire::Declaration {
            statements: tool.declaration.statements.iter().map(words).collect(),
            reading: tool.declaration.reading.iter().map(words).collect(),
        },
        questions: tool.questions.iter().map(question).collect(),
    }
}

fn words(text: &Text) -> wire::Words {
    let pairs = text.iter();
    pairs.map(|(language, words)| (language.to_string(), words.to_owned())).collect()
}

fn strings<'a, T: Display + 'a>(things: impl IntoIterator<Item = &'a T>) -> Vec<String> {
    things.into_iter().map(T::to_string).collect()
}

fn level(level: &core::Level) -> wire::Level {
    wire::Level {
        code: level.code.to_string(),
        label: words(&level.label),
        description: words(&level.description),
        counts: level.counts.code().to_owned(),
    }
}

fn band(band: &core::Band) -> wire::Band {
    wire::Band { id: band.id.to_string(), at_least: band.at_least, label: words(&band.label) }
}

fn service_type(service_type: &core::ServiceType) -> wire::ServiceType {
    wire::ServiceType {
        id: service_type.id.to_string(),
        label: words(&service_type.label),
        you: words(&service_type.you),
        readers: words(&service_type.readers),
    }
}

fn identifier(identifier: &core::Identifier) -> wire::Identifier {
    wire::Identifier {
        id: identifier.id.to_string(),
        scheme: identifier.scheme.to_string(),
        label: words(&identifier.label),
        hint: words(&identifier.hint),
        pattern: identifier.pattern.clone(),
        asked: identifier.asked.to_string(),
        optional: identifier.optional,
        names_files: identifier.names_files,
        shared: identifier.shared,
    }
}

fn choices(options: &[(OptionCode, Text)]) -> Vec<wire::Choice> {
    let one = |(code, label): &(OptionCode, Text)| wire::Choice { code: code.to_string(), label: words(label) };
    options.iter().map(one).collect()
}

fn fact(fact: &core::Fact) -> wire::Fact {
    let (kind, options) = match &fact.kind {
        core::FactKind::YesNo => ("yes-no", None),
        core::FactKind::Choice(options) => ("choice", Some(choices(options))),
    };
    wire::Fact {
        id: fact.id.to_string(),
        kind: kind.to_owned(),
        question: words(&fact.question),
        hint: words(&fact.hint),
        options,
        asked: fact.asked.to_string(),
        otherwise: fact.otherwise.as_ref().map(OptionCode::to_string),
    }
}

fn area(area: &core::Area) -> wire::Area {
    wire::Area {
        id: area.id.to_string(),
        title: words(&area.title),
        standards: area.standards.iter().map(standard).collect(),
    }
}

fn standard(standard: &core::Standard) -> wire::Standard {
    wire::Standard {
        id: standard.id.to_string(),
        reporting: standard.reporting.to_string(),
        statement: words(&standard.statement),
        applies: standard.applies.to_string(),
        not_applicable: standard.not_applicable.to_string(),
        critical: standard.critical,
        active: standard.active,
        inactive_because: words(&standard.inactive_because),
        tags: standard.tags.clone(),
        sources: standard.sources.iter().map(source).collect(),
        replaces: strings(&standard.replaces),
        guidance: standard.guidance.parts.iter().map(guidance).collect(),
    }
}

fn source(source: &core::Source) -> wire::Source {
    let checked = source.checked.as_ref().map(|checked| wire::Checked {
        by: checked.by.clone(),
        on: checked.on.to_string(),
        paragraph: checked.paragraph.clone(),
    });
    wire::Source { kind: source.kind.code().to_owned(), text: words(&source.text), checked }
}

fn guidance(part: &core::GuidancePart) -> wire::GuidancePart {
    let (name, level) = match &part.part {
        core::Part::Meaning => ("meaning", None),
        core::Part::Level(code) => ("level", Some(code.to_string())),
        core::Part::Evidence => ("evidence", None),
    };
    wire::GuidancePart {
        language: part.language.to_string(),
        part: name.to_owned(),
        level,
        types: strings(&part.types),
        markdown: part.markdown.clone(),
    }
}

fn reporting(label: &core::Reporting) -> wire::Titled {
    wire::Titled { id: label.id.to_string(), title: words(&label.title) }
}

fn person_role(role: &core::PersonRole) -> wire::PersonRole {
    wire::PersonRole { id: role.id.to_string(), title: words(&role.title), offered: role.offered.to_string() }
}

fn declarer(role: &core::DeclarationRole) -> wire::DeclarationRole {
    wire::DeclarationRole {
        id: role.id.to_string(),
        title: words(&role.title),
        hint: words(&role.hint),
        required: role.required.to_string(),
        may_be_same_as: strings(&role.may_be_same_as),
    }
}

fn question(question: &core::Question) -> wire::Question {
    let mut wire = wire::Question {
        id: question.id.to_string(),
        kind: String::new(),
        text: words(&question.text),
        help: words(&question.help),
        low: None,
        high: None,
        options: None,
        bands: None,
        exact_from: None,
        optional: question.optional,
        comment: question.comment,
        consent: words(&question.consent),
        applies: question.applies.to_string(),
    };
    let kind = match &question.kind {
        core::QuestionKind::Scale { low, high } => {
            wire.low = Some(words(low));
            wire.high = Some(words(high));
            "scale"
        }
        core::QuestionKind::Choice(options) => {
            wire.options = Some(choices(options));
            "choice"
        }
        core::QuestionKind::Several(options) => {
            wire.options = Some(choices(options));
            "several"
        }
        core::QuestionKind::Count { bands, exact_from } => {
            wire.bands = Some(bands.iter().map(count_band).collect());
            wire.exact_from = *exact_from;
            "count"
        }
        core::QuestionKind::Text => "text",
        core::QuestionKind::Minutes => "minutes",
        core::QuestionKind::Number => "number",
        core::QuestionKind::Date => "date",
    };
    wire.kind = kind.to_owned();
    wire
}

fn count_band(band: &core::CountBand) -> wire::CountBand {
    wire::CountBand { code: band.code.to_string(), at_least: band.at_least, label: words(&band.label) }
}
