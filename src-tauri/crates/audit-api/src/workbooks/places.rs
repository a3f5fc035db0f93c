//! Where a finding of the check is mended in a workbook, and what to do there.

use audit_core::field::DeclarationField;
use audit_core::field::{ActionField, EvidenceField, Field, ProfileField, QuestionField, StandardField};
use audit_core::readiness::{Finding, Place};
use audit_documents::workbook::audit::names;
use audit_documents::workbook::audit::read::Reading;
use audit_documents::workbook::{self, Problem};

/// A finding as a problem of the workbook, with its cell.
pub(super) fn problem(reading: &Reading, finding: &Finding) -> Problem {
    let (field, sheet) = field_of(finding);
    let place = field.and_then(|field| reading.places.get(&field).cloned());
    let place = place.unwrap_or_else(|| workbook::Place { sheet: sheet.to_owned(), cell: String::new() });
    Problem::at(finding.code, place, finding.sentence.clone(), hint(finding.code))
}

fn field_of(finding: &Finding) -> (Option<Field>, &'static str) {
    match &finding.place {
        Place::Profile(member) => {
            let member = ProfileField::ALL.iter().find(|known| known.code() == *member);
            (member.map(|member| Field::Profile(*member)), names::ORGANISATION)
        }
        Place::Identifier(scheme) => (Some(Field::Identifier(scheme.clone())), names::ORGANISATION),
        Place::Fact(id) => (Some(Field::Fact(id.clone())), names::ORGANISATION),
        Place::Scope => (Some(Field::Profile(ProfileField::CoversAll)), names::ORGANISATION),
        Place::Standard(id) => {
            let member = match finding.code {
                "not-confirmed" => StandardField::FromLastTime,
                "not-applicable-without-reason" => StandardField::NotApplicableBecause,
                "no-action" => StandardField::NoActionBecause,
                "met-without-evidence" => StandardField::Narrative,
                _ => StandardField::Rating,
            };
            (Some(Field::Standard(id.clone(), member)), names::STANDARDS)
        }
        Place::Action(_, id) => {
            let member = match finding.code {
                "action-without-owner" => ActionField::Owner,
                "action-without-date" | "action-overdue" => ActionField::Due,
                "action-done-in-future" => ActionField::DoneOn,
                _ => ActionField::What,
            };
            (Some(Field::Action(*id, member)), names::ACTIONS)
        }
        Place::Evidence(_, id) => {
            let member = match finding.code {
                "evidence-without-place" | "evidence-names-a-folder" => EvidenceField::KeptAt,
                "evidence-out-of-date" => EvidenceField::Review,
                "evidence-in-future" => EvidenceField::Date,
                _ => EvidenceField::Title,
            };
            (Some(Field::Evidence(*id, member)), names::EVIDENCE)
        }
        Place::Question(id) => {
            let member = match finding.code {
                "not-confirmed" => QuestionField::FromLastTime,
                _ => QuestionField::Answer,
            };
            (Some(Field::Question(id.clone(), member)), names::QUESTIONS)
        }
        Place::Declaration(role) => {
            let member = match finding.code {
                "declaration-in-future" => DeclarationField::AgreedOn,
                _ => DeclarationField::Name,
            };
            (Some(Field::Declaration(role.clone(), member)), names::DECLARATION)
        }
    }
}

fn hint(code: &str) -> &'static str {
    match code {
        "no-name" => "Write the name into this cell.",
        "fact-unanswered" => "Pick an answer from the list in this cell.",
        "not-confirmed" => "Choose Yes in this cell if it is still so. If it is not, correct it.",
        "unrated" => "Pick a rating from the list in this cell.",
        "not-applicable-not-offered" => "Pick one of the levels from the list in this cell.",
        "not-applicable-without-reason" => "Write into this cell why it does not apply.",
        "no-action" => "Add an action on the sheet of actions, or write into this cell why not yet.",
        "no-declaration" => "Fill in name, date and how they agreed, all in this row.",
        "declaration-withdrawn" => "Ask them to look at the answers again, and enter the new date on which they agree.",
        "declaration-same-person" => "Another person has to declare here.",
        "declaration-in-future" => "Enter the day on which they agreed.",
        _ => "",
    }
}
