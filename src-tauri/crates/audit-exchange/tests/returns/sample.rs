//! A small audit tool and an invented practice's answers to it.

use audit_core::agreement::basis_digest;
use audit_core::condition::Condition;
use audit_core::content::{Frame, Made, ReturnContent, collect};
use audit_core::field::{Field, Fields};
use audit_core::ids::*;
use audit_core::text::{Language, Text};
use audit_core::tool::*;
use audit_exchange::SigningKey;
use audit_exchange::returns::{Signed, sign};
use jiff::Timestamp;
use uuid::Uuid;

pub const EVIDENCE: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e70";
pub const ACTION: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";
pub const SITE: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e71";

pub fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

pub fn moment() -> Timestamp {
    "2026-10-12T09:30:00Z".parse().unwrap()
}

fn condition(source: &str) -> Condition {
    Condition::parse(source).unwrap()
}

fn standard(id: &str, statement: &str, applies: &str, not_applicable: &str) -> Standard {
    Standard {
        id: StandardId::new(id).unwrap(),
        reporting: ReportingId::new("leadership").unwrap(),
        statement: Text::english(statement),
        applies: condition(applies),
        not_applicable: condition(not_applicable),
        critical: id == "fx-lead",
        active: true,
        inactive_because: Text::default(),
        tags: Vec::new(),
        sources: Vec::new(),
        replaces: Vec::new(),
        guidance: Guidance::default(),
    }
}

fn area(id: &str, title: &str, standards: Vec<Standard>) -> Area {
    Area { id: AreaId::new(id).unwrap(), title: Text::english(title), standards }
}

/// Four standards; `fx-rooms` only for those who let rooms, `fx-phone` may be not applicable.
pub fn tool() -> Tool {
    let text = Text::english;
    let level = |code: &str, label: &str, counts| Level {
        code: LevelCode::new(code).unwrap(),
        label: text(label),
        description: Text::default(),
        counts,
    };
    let band = |id: &str, at_least, label: &str| Band { id: BandId::new(id).unwrap(), at_least, label: text(label) };
    let lead = standard("fx-lead", "There is a named lead for safeguarding children.", "always", "never");
    let training = standard("fx-training", "Everybody's training is up to date.", "always", "never");
    let rooms = standard("fx-rooms", "Those who hire rooms agree to the policy.", "lets-rooms", "never");
    let phone = standard("fx-phone", "A young person can call without an adult.", "always", "always");
    Tool {
        id: ToolId::new("sample-audit").unwrap(),
        edition: "2026".to_owned(),
        takes_from: Vec::new(),
        retired: Vec::new(),
        languages: vec![Language::english()],
        status: Status::Draft,
        title: text("Sample safeguarding self-audit"),
        short_title: text("Sample"),
        summary: text("For tests."),
        notice: text("Draft."),
        legal_basis: text("None."),
        unchecked_notice: text("Not checked."),
        before_text: text("No names."),
        headings: Headings { meaning: text("What this means"), evidence: text("Typical evidence") },
        levels: vec![
            level("met", "Met", Counts::Met),
            level("partly", "Partly met", Counts::Partly),
            level("not-met", "Not met", Counts::NotMet),
        ],
        bands: vec![band("b80", 80, "80% or more met"), band("b0", 0, "Under 80% met")],
        service_types: vec![ServiceType {
            id: ServiceTypeId::new("gp-practice").unwrap(),
            label: text("GP practice"),
            you: text("your practice"),
            readers: Text::default(),
        }],
        identifiers: vec![Identifier {
            id: OptionCode::new("ods").unwrap(),
            scheme: OptionCode::new("ods").unwrap(),
            label: text("ODS code"),
            hint: Text::default(),
            pattern: Some("[A-Z][0-9]{5}".to_owned()),
            asked: condition("always"),
            optional: false,
            names_files: true,
            shared: false,
        }],
        facts: vec![Fact {
            id: FactId::new("lets-rooms").unwrap(),
            question: text("Do you let rooms?"),
            hint: Text::default(),
            kind: FactKind::YesNo,
            asked: condition("always"),
            otherwise: None,
        }],
        areas: vec![area("people", "People", vec![lead, training]), area("places", "Places", vec![rooms, phone])],
        reporting: vec![Reporting { id: ReportingId::new("leadership").unwrap(), title: text("Leadership") }],
        person_roles: vec![],
        declaration_roles: vec![DeclarationRole {
            id: RoleId::new("senior").unwrap(),
            title: text("Senior responsible person"),
            hint: Text::default(),
            required: condition("always"),
            may_be_same_as: vec![],
        }],
        declaration: DeclarationText {
            statements: vec![text("{organisation} meets {met} of {applicable} standards.")],
            reading: vec![text("The partnership reads this return.")],
        },
        questions: vec![Question {
            id: QuestionId::new("fx-worry").unwrap(),
            text: text("What worries you most?"),
            help: Text::default(),
            kind: QuestionKind::Text,
            comment: false,
            consent: Text::default(),
            optional: false,
            applies: condition("always"),
        }],
    }
}

/// Sets a field as the program would: in its one spelling.
pub fn set(fields: &mut Fields, key: &str, value: &str) {
    let field = Field::parse(key).unwrap_or_else(|| panic!("{key}"));
    match field.accept(value).unwrap_or_else(|bad| panic!("{key}: {bad}")) {
        Some(value) => drop(fields.insert(field, value)),
        None => drop(fields.remove(&field)),
    }
}

/// The practice's answers, whole but for the declaration.
pub fn answers() -> Fields {
    let mut fields = Fields::new();
    for (key, value) in [
        ("profile/name", "Ivy Lane Surgery"),
        ("identifier/ods", "y99901"),
        ("profile/service-type", "gp-practice"),
        ("profile/completed-by", "Zofia Łącka"),
        ("profile/completed-by-role", "Practice manager"),
        ("profile/substitute", "Omar Haddad"),
        ("profile/email", "office@ivylane.example"),
        ("fact/lets-rooms", "no"),
        (&format!("site/{SITE}/name"), "Branch at Mill Road"),
        (&format!("site/{SITE}/scope"), "out"),
        (&format!("site/{SITE}/assured-by"), "Audited on its own"),
        ("standard/fx-lead/rating", "met"),
        ("standard/fx-lead/narrative", "Named on the notice board.\r\nChecked on 3 September."),
        (&format!("standard/fx-lead/evidence/{EVIDENCE}"), "yes"),
        (&format!("evidence/{EVIDENCE}/title"), "Safeguarding children policy, version 7"),
        (&format!("evidence/{EVIDENCE}/kept-at"), "Shared drive, Policies"),
        (&format!("evidence/{EVIDENCE}/date"), "2026-02-01"),
        (&format!("evidence/{EVIDENCE}/owner"), "Safeguarding lead"),
        (&format!("evidence/{EVIDENCE}/review"), "2027-02-01"),
        ("standard/fx-training/rating", "partly"),
        ("standard/fx-training/narrative", "14 of 17 staff “up to date” 😀"),
        (&format!("action/{ACTION}/standard"), "fx-training"),
        (&format!("action/{ACTION}/what"), "Book level 2 for three receptionists"),
        (&format!("action/{ACTION}/owner"), "Practice manager"),
        (&format!("action/{ACTION}/due"), "2026-12-01"),
        ("standard/fx-phone/rating", "not-applicable"),
        ("standard/fx-phone/not-applicable-because", "Nobody under 18 is on the list."),
        ("question/fx-worry/answer", "Staff turnover"),
    ] {
        set(&mut fields, key, value);
    }
    fields
}

/// Adds the declaration to whatever is there now.
pub fn declare(fields: &mut Fields) {
    let digest = basis_digest(&tool(), fields);
    for (member, value) in [
        ("name", "Dr Miriam Okafor"),
        ("title", "Senior partner"),
        ("agreed-on", "2026-10-10"),
        ("how", "meeting"),
        ("basis", &digest),
    ] {
        set(fields, &format!("declaration/senior/{member}"), value);
    }
}

pub fn frame() -> Frame {
    let id = Uuid::from_u128(0x6f1c7c1e_6f0a_4b8e_9d35_0a4c7f2b9e11);
    let submitter = Uuid::from_u128(0x2b1d6a52_5a0e_4c61_8d70_7d2f6a0c1e55);
    let made =
        Made { at: moment(), today: "2026-10-12".parse().unwrap(), program: "Safeguarding Audit 0.0.1".to_owned() };
    Frame::first(id, submitter, Language::english(), "1f".repeat(32), made)
}

pub fn content_of(fields: &Fields) -> ReturnContent {
    collect(&tool(), fields, frame()).unwrap_or_else(|findings| panic!("{findings:?}"))
}

pub fn content() -> ReturnContent {
    let mut fields = answers();
    declare(&mut fields);
    content_of(&fields)
}

pub fn signed() -> Signed {
    sign(&content(), &key(), moment()).unwrap_or_else(|problems| panic!("{problems:?}"))
}
