//! Audit tools go through a workbook without loss, and what is wrong in one is told with its cell.

use audit_api::workbooks::{build, workbook_of};
use audit_exchange::tools::v1;

#[test]
fn every_audit_tool_comes_back_the_same() {
    for tool in audit_api::bundled_tools().unwrap() {
        let bytes = workbook_of(&tool, "2026-10-12".parse().unwrap()).unwrap();
        let built = build(&bytes).unwrap_or_else(|problems| panic!("{}: {problems:#?}", tool.id));
        assert!(built == v1::document(&tool), "{} {}", tool.id, tool.edition);
    }
}

#[test]
fn every_problem_of_a_tool_is_told_with_its_cell() {
    let tool = super::tool();
    let bytes = workbook_of(&tool, "2026-10-12".parse().unwrap()).unwrap();
    let bytes = super::hands::edited(&bytes, "xl/sharedStrings.xml", |xml| {
        let xml = xml.replacen("<t>sent-before</t>", "<t>Sent Before</t>", 1);
        xml.replacen("<t>direct-work</t>", "<t>flies and</t>", 1)
    });
    let problems = build(&bytes).unwrap_err();
    assert!(problems.len() >= 2, "{problems:#?}");
    assert!(problems.iter().all(|p| p.place.starts_with("sheet “") && !p.sentence.is_empty()), "{problems:#?}");
    assert_eq!(build(b"Dear colleagues").unwrap_err()[0].code, "not-a-workbook");
    let audit = audit_documents::workbook::write(&super::northgate().book).unwrap();
    assert_eq!(build(&audit).unwrap_err()[0].code, "not-a-tool-workbook");
}
