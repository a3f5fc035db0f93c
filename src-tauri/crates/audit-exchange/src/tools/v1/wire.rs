//! The members of an audit tool's file. Once released, these never change: another shape is another version.
//! They stand in the order of their names, which is that of the canonical form.

use serde::Serialize;
use std::collections::BTreeMap;

/// Words by language tag.
pub(super) type Words = BTreeMap<String, String>;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Tool {
    pub areas: Vec<Area>,
    pub bands: Vec<Band>,
    pub before_text: Words,
    pub declaration: Declaration,
    pub declaration_roles: Vec<DeclarationRole>,
    pub edition: String,
    pub facts: Vec<Fact>,
    pub format: u64,
    pub headings: Headings,
    pub identifiers: Vec<Identifier>,
    pub languages: Vec<String>,
    pub legal_basis: Words,
    pub levels: Vec<Level>,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub notice: Words,
    pub person_roles: Vec<PersonRole>,
    pub questions: Vec<Question>,
    pub reporting: Vec<Titled>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<String>,
    pub service_types: Vec<ServiceType>,
    pub short_title: Words,
    pub status: String,
    pub summary: Words,
    /// Each `tool/edition`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub takes_from: Vec<String>,
    pub title: Words,
    pub tool: String,
    #[serde(rename = "type")]
    pub file_type: String,
    pub unchecked_notice: Words,
}

#[derive(Debug, Serialize)]
pub(super) struct Headings {
    pub evidence: Words,
    pub meaning: Words,
}

#[derive(Debug, Serialize)]
pub(super) struct Level {
    pub code: String,
    pub counts: String,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub description: Words,
    pub label: Words,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Band {
    pub at_least: u8,
    pub id: String,
    pub label: Words,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ServiceType {
    pub id: String,
    pub label: Words,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub readers: Words,
    pub you: Words,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Identifier {
    pub asked: String,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub hint: Words,
    pub id: String,
    pub label: Words,
    pub names_files: bool,
    pub optional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    pub scheme: String,
    pub shared: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub code: String,
    pub label: Words,
}

#[derive(Debug, Serialize)]
pub(super) struct Fact {
    pub asked: String,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub hint: Words,
    pub id: String,
    /// `yes-no` or `choice`.
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<Choice>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
    pub question: Words,
}

#[derive(Debug, Serialize)]
pub(super) struct Area {
    pub id: String,
    pub standards: Vec<Standard>,
    pub title: Words,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Standard {
    pub active: bool,
    pub applies: String,
    pub critical: bool,
    pub guidance: Vec<GuidancePart>,
    pub id: String,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub inactive_because: Words,
    pub not_applicable: String,
    pub replaces: Vec<String>,
    pub reporting: String,
    pub sources: Vec<Source>,
    pub statement: Words,
    pub tags: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Source {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
    pub kind: String,
    pub text: Words,
}

#[derive(Debug, Serialize)]
pub(super) struct Checked {
    pub by: String,
    pub on: String,
    pub paragraph: String,
}

#[derive(Debug, Serialize)]
pub(super) struct GuidancePart {
    pub language: String,
    /// The level's code, with `level` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    pub markdown: String,
    /// `meaning`, `level` or `evidence`.
    pub part: String,
    /// Empty: for everybody who has none of their own.
    pub types: Vec<String>,
}

/// A thing with an id and a title.
#[derive(Debug, Serialize)]
pub(super) struct Titled {
    pub id: String,
    pub title: Words,
}

#[derive(Debug, Serialize)]
pub(super) struct PersonRole {
    pub id: String,
    pub offered: String,
    pub title: Words,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DeclarationRole {
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub hint: Words,
    pub id: String,
    pub may_be_same_as: Vec<String>,
    pub required: String,
    pub title: Words,
}

#[derive(Debug, Serialize)]
pub(super) struct Declaration {
    pub reading: Vec<Words>,
    pub statements: Vec<Words>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Question {
    pub applies: String,
    /// With `count` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bands: Option<Vec<CountBand>>,
    pub comment: bool,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub consent: Words,
    /// With `count` only, and may be left out there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact_from: Option<u32>,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub help: Words,
    /// With `scale` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Words>,
    pub id: String,
    /// `scale`, `choice`, `several`, `text`, `minutes`, `number`, `date` or `count`.
    pub kind: String,
    /// With `scale` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Words>,
    pub optional: bool,
    /// With `choice` and `several` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<Choice>>,
    pub text: Words,
}

/// A band of a count.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CountBand {
    pub at_least: u32,
    pub code: String,
    pub label: Words,
}
