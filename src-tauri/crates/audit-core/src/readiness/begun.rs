//! Agreement that was given before the audit was begun: no fault, for it may have been given to a draft on paper, but worth a look.

use super::{Code, Finding, Place};
use crate::audit::Content;
use crate::field::DeclarationField;
use crate::jiff::civil::Date;
use crate::text::Language;
use crate::tool::Tool;

/// The agreements that are asked for and were given before this day.
pub fn agreed_before(tool: &Tool, content: &Content, language: &Language, begun: Date) -> Vec<Finding> {
    let facts = content.facts(tool);
    let early = tool.declarers(&facts).filter_map(|role| {
        let given = content.declarations.get(&role.id)?;
        let agreed = given.agreed_on.filter(|agreed| *agreed < begun && given.basis.is_some())?;
        Some(Finding {
            weight: Code::DeclarationBeforeAudit.weight(),
            code: Code::DeclarationBeforeAudit,
            place: Place::Declaration(role.id.clone(), DeclarationField::AgreedOn),
            sentence: format!(
                "“{}” agreed on {}, before this audit was started on {}. Check the date.",
                role.title.get(language),
                agreed.strftime("%-d %B %Y"),
                begun.strftime("%-d %B %Y")
            ),
        })
    });
    early.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Field;
    use crate::tool::sample;

    #[test]
    fn only_an_agreement_that_stands_recorded_on_an_earlier_day_is_told() {
        let tool = sample::tool();
        let told = |fields: &crate::field::Fields, begun: &str| {
            let found = agreed_before(&tool, &Content::read(fields), &tool.language(), begun.parse().unwrap());
            found.into_iter().map(|finding| finding.sentence).collect::<Vec<_>>()
        };
        let mut fields = sample::fields(
            "declaration/senior/name=Ann_Ash declaration/senior/agreed-on=2026-11-20 declaration/senior/how=paper",
        );
        assert_eq!(told(&fields, "2026-11-22"), [""; 0], "a day that came with a workbook is no agreement");
        fields.insert(Field::parse("declaration/senior/basis").unwrap(), "0".repeat(64));
        assert_eq!(told(&fields, "2026-11-20"), [""; 0], "on the same day");
        let said = told(&fields, "2026-11-22");
        assert!(said[0].ends_with(
            "agreed on 20 November 2026, before this audit was started on 22 November 2026. Check the date."
        ));
        assert_eq!(said.len(), 1);
    }
}
