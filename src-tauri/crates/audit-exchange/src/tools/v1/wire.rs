//! The members of an audit tool's file. Once released, these never change: another shape is another version.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Words by language tag.
pub(super) type Words = BTreeMap<String, String>;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Tool {
    #[serde(rename = "type")]
    pub file_type: String,
    pub format: u64,
    pub tool: String,
    pub edition: String,
    /// Each `tool/edition`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub takes_from: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<String>,
    pub languages: Vec<String>,
    pub status: String,
    pub title: Words,
    pub short_title: Words,
    pub summary: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub notice: Words,
    pub legal_basis: Words,
    pub unchecked_notice: Words,
    pub before_text: Words,
    pub headings: Headings,
    pub levels: Vec<Level>,
    pub bands: Vec<Band>,
    pub service_types: Vec<ServiceType>,
    pub identifiers: Vec<Identifier>,
    pub facts: Vec<Fact>,
    pub areas: Vec<Area>,
    pub reporting: Vec<Titled>,
    pub person_roles: Vec<PersonRole>,
    pub declaration_roles: Vec<DeclarationRole>,
    pub declaration: Declaration,
    pub questions: Vec<Question>,
    /// Members of other programs. They are read and passed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extensions: Option<Map<String, Value>>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Headings {
    pub meaning: Words,
    pub evidence: Words,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Level {
    pub code: String,
    pub label: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub description: Words,
    pub counts: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Band {
    pub id: String,
    pub at_least: u8,
    pub label: Words,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct ServiceType {
    pub id: String,
    pub label: Words,
    pub you: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub readers: Words,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Identifier {
    pub id: String,
    pub scheme: String,
    pub label: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub hint: Words,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    pub asked: String,
    pub optional: bool,
    pub names_files: bool,
    pub shared: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Choice {
    pub code: String,
    pub label: Words,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fact {
    pub id: String,
    /// `yes-no` or `choice`.
    pub kind: String,
    pub question: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub hint: Words,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<Choice>>,
    pub asked: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Area {
    pub id: String,
    pub title: Words,
    pub standards: Vec<Standard>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Standard {
    pub id: String,
    pub reporting: String,
    pub statement: Words,
    pub applies: String,
    pub not_applicable: String,
    pub critical: bool,
    pub active: bool,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub inactive_because: Words,
    pub tags: Vec<String>,
    pub sources: Vec<Source>,
    pub replaces: Vec<String>,
    pub guidance: Vec<GuidancePart>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub kind: String,
    pub text: Words,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Checked {
    pub by: String,
    pub on: String,
    pub paragraph: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GuidancePart {
    pub language: String,
    /// `meaning`, `level` or `evidence`.
    pub part: String,
    /// The level's code, with `level` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Empty: for everybody who has none of their own.
    pub types: Vec<String>,
    pub markdown: String,
}

/// A thing with an id and a title.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Titled {
    pub id: String,
    pub title: Words,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonRole {
    pub id: String,
    pub title: Words,
    pub offered: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct DeclarationRole {
    pub id: String,
    pub title: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub hint: Words,
    pub required: String,
    pub may_be_same_as: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Declaration {
    pub statements: Vec<Words>,
    pub reading: Vec<Words>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Question {
    pub id: String,
    /// `scale`, `choice`, `several`, `text`, `minutes`, `number`, `date` or `count`.
    pub kind: String,
    pub text: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub help: Words,
    /// With `scale` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Words>,
    /// With `scale` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Words>,
    /// With `choice` and `several` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<Choice>>,
    /// With `count` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bands: Option<Vec<CountBand>>,
    /// With `count` only, and may be left out there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exact_from: Option<u32>,
    pub optional: bool,
    pub comment: bool,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub consent: Words,
    pub applies: String,
}

/// A band of a count.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct CountBand {
    pub code: String,
    pub at_least: u32,
    pub label: Words,
}
