//! Where a finding of the check is mended in a workbook, and what to do there.

use crate::audit::names;
use crate::audit::read::Reading;
use crate::problem::{Place, Problem};
use audit_core::field::Field;
use audit_core::readiness::{Code, Finding};

/// A finding as a problem of the workbook, with its cell.
pub(super) fn problem(reading: &Reading, finding: &Finding) -> Problem {
    let field = finding.place.field();
    let place = reading.places.get(&field).cloned();
    let place = place.unwrap_or_else(|| Place { sheet: sheet(&field).to_owned(), cell: String::new() });
    Problem::at(finding.code.code(), place, finding.sentence.clone(), hint(finding.code))
}

/// The sheet on which a field is filled in, where its cell is not known.
fn sheet(field: &Field) -> &'static str {
    match field {
        Field::Profile(_) | Field::Identifier(_) | Field::Fact(_) | Field::Site(..) => names::ORGANISATION,
        Field::Standard(..) | Field::Earlier(..) | Field::EarlierUse(..) | Field::Offer(..) => names::STANDARDS,
        Field::Action(..) => names::ACTIONS,
        Field::Evidence(..) | Field::EvidenceUse(..) => names::EVIDENCE,
        Field::Question(..) => names::QUESTIONS,
        Field::Declaration(..) => names::DECLARATION,
        Field::Challenge(..) => names::CHALLENGES,
    }
}

/// What to do in the cell.
fn hint(code: Code) -> &'static str {
    match code {
        Code::NoName => "Write the name into this cell.",
        Code::NoServiceType => "Make a new workbook for your type of organisation, and fill in that one.",
        Code::FactUnanswered => "Choose an answer from the list in this cell.",
        Code::NoCode => "Write it into this cell.",
        Code::UnusualCode | Code::UnusualEmail | Code::UnusualTelephone => "Correct this cell if it is wrong.",
        Code::NoCompleter | Code::NoSubstitute => "Write the name into this cell.",
        Code::NoContact => "Write an e-mail address or a telephone number into its cell.",
        Code::NoScope => "Choose Yes in this cell if the audit covers everything, or list the sites.",
        Code::SiteWithoutName => "Write its name into this cell.",
        Code::SiteNotAssured => "Write into this cell where people can see how it keeps children safe.",
        Code::NotConfirmed => "Choose Yes in this cell if it is still right. If it is not, correct it.",
        Code::Unrated => "Choose a rating from the list in this cell.",
        Code::NotApplicableNotOffered => "Choose one of the levels from the list in this cell.",
        Code::NotApplicableWithoutReason => "Write into this cell why it does not apply.",
        Code::ManyNotApplicable => "Check that these really do not apply to you.",
        Code::NoAction => "Add an action on the “Actions” sheet, or write into this cell why not yet.",
        Code::MetWithoutEvidence => "Write into this cell how you know.",
        Code::ActionWithoutWords => "Write into this cell what will be done.",
        Code::ActionWithoutOwner => "Write into this cell who will do it.",
        Code::ActionWithoutDate => "Write the date into this cell, or beside it why there is no date yet.",
        Code::ActionOverdue => "Choose “Done” in this cell if it is done. If it is not, change the date.",
        Code::ActionDoneInFuture => "Enter the date on which it was done.",
        Code::EvidenceWithoutTitle => "Write into this cell what it is.",
        Code::EvidenceWithoutPlace | Code::EvidenceNamesAFolder => "Write into this cell, in words, where it is kept.",
        Code::EvidenceOutOfDate => "Look at it again, then enter the next date in this cell.",
        Code::EvidenceInFuture => "Enter the date that is on it.",
        Code::QuestionUnanswered => "Answer it in this cell.",
        Code::NoDeclaration => "Fill in name, date and how they agreed, all in this row.",
        Code::DeclarationWithdrawn => {
            "Ask them to look at the answers again, and enter the new date on which they agree."
        }
        Code::DeclarationSamePerson => "Enter the name of another person, who has to agree too.",
        Code::DeclarationInFuture | Code::DeclarationBeforeAudit => "Enter the date on which they agreed.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{Form, make, read};
    use crate::open::open;
    use audit_core::Uuid;
    use audit_core::audit::Content;
    use audit_core::field::{DeclarationField, Fields, ProfileField, QuestionField, StandardField};
    use audit_core::ids::ServiceTypeId;
    use audit_core::readiness::{Place, Weight};
    use audit_core::text::Language;
    use audit_core::tool::Tool;
    use audit_exchange::tools::source;
    use std::collections::BTreeMap;
    use std::path::Path;

    /// Everything that stops a return, and where.
    fn stops(tool: &Tool, fields: &Fields) -> Vec<(Code, Place)> {
        let content = Content::read(fields);
        let facts = content.facts(tool);
        let fact = tool.asked(&facts).next().unwrap().id.clone();
        let standard = tool.shown(&facts)[0].standard.id.clone();
        let question = tool.questions_for(&facts).next().unwrap().id.clone();
        let role = tool.declarers(&facts).next().unwrap().id.clone();
        let of = |member| Place::Standard(standard.clone(), member);
        let by = |member| Place::Declaration(role.clone(), member);
        vec![
            (Code::NoName, Place::Profile(ProfileField::Name)),
            (Code::NoServiceType, Place::Profile(ProfileField::ServiceType)),
            (Code::FactUnanswered, Place::Fact(fact)),
            (Code::NotConfirmed, Place::Profile(ProfileField::FromLastTime)),
            (Code::NotConfirmed, of(StandardField::FromLastTime)),
            (Code::NotConfirmed, Place::Question(question, QuestionField::FromLastTime)),
            (Code::Unrated, of(StandardField::Rating)),
            (Code::NotApplicableNotOffered, of(StandardField::Rating)),
            (Code::NotApplicableWithoutReason, of(StandardField::NotApplicableBecause)),
            (Code::NoAction, of(StandardField::NoActionBecause)),
            (Code::NoDeclaration, by(DeclarationField::Name)),
            (Code::DeclarationWithdrawn, by(DeclarationField::AgreedOn)),
            (Code::DeclarationSamePerson, by(DeclarationField::Name)),
            (Code::DeclarationInFuture, by(DeclarationField::AgreedOn)),
        ]
    }

    /// An audit that is from last time, whatever is asked.
    fn from_last_time(tool: &Tool) -> Fields {
        let mut fields = Fields::from([
            (Field::Profile(ProfileField::ServiceType), "gp-practice".to_owned()),
            (Field::Profile(ProfileField::FromLastTime), "yes".to_owned()),
        ]);
        for (_, place) in stops(tool, &fields) {
            let (answer, value) = match &place {
                Place::Standard(id, StandardField::FromLastTime) => {
                    (Field::Standard(id.clone(), StandardField::Rating), "met")
                }
                Place::Question(id, _) => (Field::Question(id.clone(), QuestionField::Answer), "3"),
                _ => continue,
            };
            fields.extend([(answer, value.to_owned()), (place.field(), "yes".to_owned())]);
        }
        fields
    }

    /// The audit tool that comes with the program.
    fn section_11() -> Tool {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/tools/section-11/2026");
        let (mut files, mut folders) = (BTreeMap::new(), vec![root.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                    files.insert(name, std::fs::read_to_string(&path).unwrap());
                }
            }
        }
        source::read(&files).unwrap()
    }

    #[test]
    fn everything_that_stops_a_return_has_its_cell_and_a_hint() {
        let tool = section_11();
        let fields = from_last_time(&tool);
        let stops = stops(&tool, &fields);
        for code in Code::ALL {
            let listed = stops.iter().any(|(stops, _)| stops == code);
            assert_eq!(listed, code.weight() == Weight::Stops, "{code}");
            assert!(hint(*code).ends_with('.'), "{code} has no hint");
        }
        let workbook = make(&Form {
            tool: &tool,
            digest: &"0".repeat(64),
            service_type: &ServiceTypeId::new("gp-practice").unwrap(),
            language: &Language::english(),
            fields: &fields,
            submitter: None,
            known_by: "",
            exported: 0,
            exported_return: "",
            made: "2026-10-12T09:00:00Z",
            made_on: "2026-10-12".parse().unwrap(),
        });
        let grids = open(&workbook.unwrap()).unwrap();
        let reading = read::read(&grids, &read::about(&grids).unwrap(), &tool, &mut |_| Uuid::nil());
        for (code, place) in stops {
            let finding = Finding { weight: code.weight(), code, place, sentence: String::new() };
            let problem = problem(&reading, &finding);
            assert!(!problem.place.cell.is_empty(), "{code} at {:?} has no cell", finding.place);
        }
    }
}
