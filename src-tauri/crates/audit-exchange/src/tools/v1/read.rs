//! From the members of a file to the domain's audit tool. Each conversion notes its problem and goes on, so that all are
//! told at once.

use super::at::At;
use super::{FORMAT, TYPE, wire};
use crate::problem::{Problem, join};
use audit_core::condition::Condition;
use audit_core::ids::{BadId, OptionCode};
use audit_core::text::{Language, Text};
use audit_core::tool as core;
use serde::Deserialize as _;
use serde_json::Value;
use serde_path_to_error::Segment;

const HINT: &str = "Ask whoever made the file for a new copy, and which program they used.";

/// The members, if they have the shape of this format.
pub(super) fn wire(content: &Value) -> Result<wire::Tool, Problem> {
    if content["type"] != TYPE.as_str() {
        let sentence = "This file does not say that it is an audit tool.";
        let hint = "Check that you chose the right file.";
        return Err(Problem::new("unknown-type", "/type", sentence, hint));
    }
    match content["format"].as_u64() {
        Some(FORMAT) => {}
        Some(newer) if newer > FORMAT => {
            let sentence =
                format!("This audit tool has the format {newer}. This program reads formats up to {FORMAT}.");
            let hint = "Nothing is wrong with the file. Get the newest version of Safeguarding Audit.";
            return Err(Problem::new("newer-format", "/format", sentence, hint));
        }
        _ => {
            let sentence = "This file does not say which version of its format it has.";
            return Err(Problem::new("format-missing", "/format", sentence, HINT));
        }
    }
    // Following the way to each member costs as much as reading it: only where something is wrong.
    wire::Tool::deserialize(content).or_else(|_| {
        serde_path_to_error::deserialize(content).map_err(|error| {
            let place = pointer(error.path());
            let sentence = "This part of the file is not what an audit tool has there.";
            Problem::new("wrong-shape", place, sentence, HINT)
        })
    })
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    path.iter().fold(String::new(), |at, segment| match segment {
        Segment::Seq { index } => join(&at, &index.to_string()),
        Segment::Map { key } => join(&at, key),
        Segment::Enum { .. } | Segment::Unknown => at,
    })
}

fn status(code: &str) -> Option<core::Status> {
    [core::Status::Draft, core::Status::Published].into_iter().find(|status| status.code() == code)
}

/// The domain's tool, or all that is wrong with single values.
pub(super) fn tool(wire: wire::Tool) -> Result<core::Tool, Vec<Problem>> {
    let mut reader = Reader::default();
    let tool = reader.tool(wire);
    match tool {
        Some(tool) if reader.problems.is_empty() => Ok(tool),
        _ => Err(reader.problems),
    }
}

#[derive(Default)]
pub(super) struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    pub(super) fn note<T>(&mut self, code: &'static str, at: &At<'_>, sentence: String) -> Option<T> {
        self.problems.push(Problem::new(code, at.to_string(), sentence, HINT));
        None
    }

    /// Converts every item, also after one that cannot be.
    pub(super) fn all<W, T>(
        &mut self,
        at: &At<'_>,
        items: Vec<W>,
        mut one: impl FnMut(&mut Self, &At<'_>, W) -> Option<T>,
    ) -> Option<Vec<T>> {
        let read: Vec<Option<T>> =
            (items.into_iter().enumerate()).map(|(index, item)| one(self, &At::Entry(at, index), item)).collect();
        read.into_iter().collect()
    }

    pub(super) fn id<T>(&mut self, at: &At<'_>, text: &str, new: fn(&str) -> Result<T, BadId>) -> Option<T> {
        match new(text) {
            Ok(id) => Some(id),
            Err(bad) => self.note("bad-id", at, format!("{bad}.")),
        }
    }

    pub(super) fn ids<T>(
        &mut self,
        at: &At<'_>,
        texts: Vec<String>,
        new: fn(&str) -> Result<T, BadId>,
    ) -> Option<Vec<T>> {
        self.all(at, texts, |reader, at, text| reader.id(at, &text, new))
    }

    pub(super) fn language(&mut self, at: &At<'_>, tag: &str) -> Option<Language> {
        let language = Language::new(tag);
        match language {
            Some(_) => language,
            None => self.note("bad-language", at, format!("“{tag}” is not the code of a language, such as en or cy.")),
        }
    }

    pub(super) fn text(&mut self, at: &At<'_>, words: wire::Words) -> Option<Text> {
        let mut text = Text::default();
        let mut good = true;
        for (tag, words) in words {
            match self.language(&at.to(&tag), &tag) {
                Some(language) => text.insert(language, words),
                None => good = false,
            }
        }
        good.then_some(text)
    }

    pub(super) fn condition(&mut self, at: &At<'_>, source: &str) -> Option<Condition> {
        match Condition::parse(source) {
            Ok(condition) => Some(condition),
            Err(bad) => {
                let sentence = format!("This condition cannot be read at character {}: {}.", bad.column, bad.message);
                self.note("bad-condition", at, sentence)
            }
        }
    }

    pub(super) fn code<T>(&mut self, at: &At<'_>, code: &str, from_code: fn(&str) -> Option<T>) -> Option<T> {
        let value = from_code(code);
        match value {
            Some(_) => value,
            None => self.note("unknown-value", at, format!("“{code}” is not allowed here.")),
        }
    }

    /// What the kind of a thing needs or forbids beside it.
    pub(super) fn only<T>(&mut self, at: &At<'_>, member: Option<T>, wanted: bool) -> Option<Option<T>> {
        match member.is_some() == wanted {
            true => Some(member),
            false if wanted => {
                let sentence = "This kind needs this member, and it is missing.".to_owned();
                self.note("misplaced-member", at, sentence)
            }
            false => {
                let sentence = "This kind cannot have this member.".to_owned();
                self.note("misplaced-member", at, sentence)
            }
        }
    }

    fn tool(&mut self, wire: wire::Tool) -> Option<core::Tool> {
        let root = At::Whole;
        let id = self.id(&root.to("tool"), &wire.tool, audit_core::ids::ToolId::new);
        let edition = self.id(&root.to("edition"), &wire.edition, OptionCode::new);
        let takes_from = self.all(&root.to("takesFrom"), wire.takes_from, Self::edition);
        let retired = self.ids(&root.to("retired"), wire.retired, audit_core::ids::StandardId::new);
        let tags = wire.languages;
        let languages = self.all(&root.to("languages"), tags, |r, at, tag| r.language(at, &tag));
        if languages.as_ref().is_some_and(Vec::is_empty) {
            let sentence = "The tool lists no language.".to_owned();
            self.note::<()>("bad-language", &root.to("languages"), sentence);
        }
        let status = self.code(&root.to("status"), &wire.status, status);
        let title = self.text(&root.to("title"), wire.title);
        let short_title = self.text(&root.to("shortTitle"), wire.short_title);
        let summary = self.text(&root.to("summary"), wire.summary);
        let notice = self.text(&root.to("notice"), wire.notice);
        let legal_basis = self.text(&root.to("legalBasis"), wire.legal_basis);
        let unchecked_notice = self.text(&root.to("uncheckedNotice"), wire.unchecked_notice);
        let before_text = self.text(&root.to("beforeText"), wire.before_text);
        let meaning = self.text(&root.to("headings").to("meaning"), wire.headings.meaning);
        let evidence = self.text(&root.to("headings").to("evidence"), wire.headings.evidence);
        let levels = self.all(&root.to("levels"), wire.levels, Self::level);
        let bands = self.all(&root.to("bands"), wire.bands, Self::band);
        let service_types = self.all(&root.to("serviceTypes"), wire.service_types, Self::service_type);
        let identifiers = self.all(&root.to("identifiers"), wire.identifiers, Self::identifier);
        let facts = self.all(&root.to("facts"), wire.facts, Self::fact);
        let areas = self.all(&root.to("areas"), wire.areas, Self::area);
        let reporting = self.all(&root.to("reporting"), wire.reporting, Self::reporting);
        let person_roles = self.all(&root.to("personRoles"), wire.person_roles, Self::person_role);
        let declarers = self.all(&root.to("declarationRoles"), wire.declaration_roles, Self::declarer);
        let statements = self.all(&root.to("declaration").to("statements"), wire.declaration.statements, Self::text);
        let reading = self.all(&root.to("declaration").to("reading"), wire.declaration.reading, Self::text);
        let questions = self.all(&root.to("questions"), wire.questions, Self::question);
        Some(core::Tool {
            id: id?,
            edition: edition?.to_string(),
            takes_from: takes_from?,
            retired: retired?,
            languages: languages?,
            status: status?,
            title: title?,
            short_title: short_title?,
            summary: summary?,
            notice: notice?,
            legal_basis: legal_basis?,
            unchecked_notice: unchecked_notice?,
            before_text: before_text?,
            headings: core::Headings { meaning: meaning?, evidence: evidence? },
            levels: levels?,
            bands: bands?,
            service_types: service_types?,
            identifiers: identifiers?,
            facts: facts?,
            areas: areas?,
            reporting: reporting?,
            person_roles: person_roles?,
            declaration_roles: declarers?,
            declaration: core::DeclarationText { statements: statements?, reading: reading? },
            questions: questions?,
        })
    }
}
