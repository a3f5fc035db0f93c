//! The members of a return in the order in which the file has them: first what the file is, who
//! made it and how it came out, then the answers, and what is for programs last.
//!
//! These only write; [`super::read`] reads, so that it can say everything that is wrong at once.
//! A text that is empty is left out, and nothing is ever `null`.

use super::spelt::empty;
use serde::Serialize;
use serde_json::Value;

fn no(truth: &bool) -> bool {
    !truth
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Return<'a> {
    #[serde(rename = "@context")]
    pub context: [&'static str; 1],
    pub r#type: &'static str,
    pub format: u64,
    pub id: String,
    pub tool: Tool<'a>,
    pub organisation: Organisation<'a>,
    pub revision: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<&'a str>,
    #[serde(skip_serializing_if = "empty")]
    pub revision_reason: &'a str,
    pub created: String,
    pub summary: Summary<'a>,
    pub declaration: Declaration<'a>,
    pub standards: Vec<Standard<'a>>,
    pub actions: Vec<super::action::Written<'a>>,
    pub evidence: Vec<Evidence<'a>>,
    pub questions: Vec<Question<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub challenges: Vec<Challenge<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub readers: &'a str,
    pub areas: Vec<Heading<'a>>,
    pub reporting: Vec<Heading<'a>>,
    pub submitter: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue: Option<Issue<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient: Option<&'a str>,
    pub language: &'a str,
    pub program: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<&'a Value>,
}

#[derive(Serialize)]
pub struct Tool<'a> {
    pub title: &'a str,
    #[serde(skip_serializing_if = "empty")]
    pub notice: &'a str,
    pub id: &'a str,
    pub edition: &'a str,
    pub digest: &'a str,
}

#[derive(Serialize)]
pub struct Issue<'a> {
    pub id: String,
    pub digest: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Organisation<'a> {
    pub name: &'a str,
    pub identifiers: Vec<Identifier<'a>>,
    pub service_type: ServiceType<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_by: Option<Person<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub substitute: Option<Person<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub email: &'a str,
    #[serde(skip_serializing_if = "empty")]
    pub telephone: &'a str,
    pub covers_all: bool,
    pub sites: Vec<Site<'a>>,
    pub facts: Vec<Fact<'a>>,
}

#[derive(Serialize)]
pub struct Identifier<'a> {
    pub scheme: &'a str,
    pub label: &'a str,
    pub value: &'a str,
}

#[derive(Serialize)]
pub struct ServiceType<'a> {
    pub id: &'a str,
    pub label: &'a str,
}

#[derive(Serialize)]
pub struct Person<'a> {
    #[serde(skip_serializing_if = "empty")]
    pub name: &'a str,
    #[serde(skip_serializing_if = "empty")]
    pub role: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Site<'a> {
    #[serde(skip_serializing_if = "empty")]
    pub name: &'a str,
    pub in_scope: bool,
    #[serde(skip_serializing_if = "empty")]
    pub assured_by: &'a str,
    pub id: String,
}

#[derive(Serialize)]
pub struct Fact<'a> {
    pub id: &'a str,
    pub question: &'a str,
    pub answer: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary<'a> {
    pub shown: usize,
    pub applicable: usize,
    pub met: usize,
    pub partly: usize,
    pub not_met: usize,
    pub not_applicable: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score_per_mille: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<Band<'a>>,
    pub warnings: Vec<Warning<'a>>,
}

#[derive(Serialize)]
pub struct Band<'a> {
    pub id: &'a str,
    pub label: &'a str,
}

#[derive(Serialize)]
pub struct Warning<'a> {
    pub code: &'a str,
    pub count: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Declaration<'a> {
    pub statements: &'a [String],
    pub reading: &'a [String],
    pub declared_by: Vec<DeclaredBy<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeclaredBy<'a> {
    pub role: &'a str,
    pub role_title: &'a str,
    pub name: &'a str,
    #[serde(skip_serializing_if = "empty")]
    pub own_title: &'a str,
    pub agreed_on: String,
    pub how: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Standard<'a> {
    pub id: &'a str,
    pub number: &'a str,
    pub statement: &'a str,
    pub rating: Rating<'a>,
    #[serde(skip_serializing_if = "empty")]
    pub narrative: &'a str,
    #[serde(skip_serializing_if = "empty")]
    pub no_action_because: &'a str,
    #[serde(skip_serializing_if = "empty")]
    pub answered_by: &'a str,
    pub evidence: Vec<String>,
    pub area: &'a str,
    pub reporting: &'a str,
    pub critical: bool,
    pub text_digest: &'a str,
    pub language: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
pub enum Rating<'a> {
    Level { code: &'a str, label: &'a str, counts: &'static str },
    NotApplicable { code: &'static str, because: &'a str },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence<'a> {
    pub id: String,
    #[serde(skip_serializing_if = "empty")]
    pub title: &'a str,
    #[serde(skip_serializing_if = "empty")]
    pub kept_at: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "empty")]
    pub owner: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
}

#[derive(Serialize)]
pub struct Question<'a> {
    pub id: &'a str,
    pub text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<&'a str>,
    #[serde(skip_serializing_if = "empty")]
    pub label: &'a str,
    #[serde(skip_serializing_if = "empty")]
    pub comment: &'a str,
    pub consent: bool,
    #[serde(skip_serializing_if = "no")]
    pub optional: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Challenge<'a> {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard: Option<&'a str>,
    pub question: &'a str,
    #[serde(skip_serializing_if = "empty")]
    pub asked_by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_on: Option<String>,
    #[serde(skip_serializing_if = "empty")]
    pub answer: &'a str,
}

#[derive(Serialize)]
pub struct Heading<'a> {
    pub id: &'a str,
    pub title: &'a str,
}
