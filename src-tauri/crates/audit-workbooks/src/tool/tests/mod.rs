//! Over drawn audit tools: what is built from a workbook is what was written into it.

mod drawn;
mod pen;

use super::making::written;
use super::proof::difference;
use super::{build, workbook_of};
use audit_core::jiff::civil::Date;
use audit_core::problem::Told as Problem;
use audit_core::tool::{Tool, check};
use audit_exchange::canonical::canonical;
use audit_exchange::json;
use audit_exchange::tools::v1;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

const DAY: Date = audit_core::jiff::civil::date(2026, 10, 12);

fn workbook(tool: &Tool) -> Result<Vec<u8>, Vec<Problem>> {
    workbook_of(tool, DAY)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tool_built_from_its_workbook_is_the_one_that_was_written(drawn in drawn::tool()) {
        let tool = drawn.0;
        prop_assert_eq!(check(&tool), []);
        let (content, document) = (v1::content(&tool), v1::document(&tool));
        prop_assert!(document == canonical(&content), "its file is canonical");
        let read = v1::read(&document).map_err(|problems| TestCaseError::fail(format!("{problems:#?}")))?;
        prop_assert!(read == tool, "its file holds all of it");
        let workbook = written(&tool, DAY).map_err(|problems| TestCaseError::fail(format!("{problems:#?}")))?;
        let built = build(&workbook).map_err(|problems| TestCaseError::fail(format!("{problems:#?}")))?;
        prop_assert_eq!(difference(&content, &json::parse(&built).unwrap(), ""), None);
        prop_assert!(built == document);
    }
}

/// A drawn tool with this guidance.
fn with_guidance(words: &str) -> Tool {
    let strategy = drawn::tool().prop_filter("no standard", |drawn| drawn.0.standards().next().is_some());
    let mut tool = strategy.new_tree(&mut TestRunner::deterministic()).unwrap().current().0;
    let mut standards = tool.areas.iter_mut().flat_map(|area| &mut area.standards);
    standards.next().unwrap().guidance.parts[0].markdown = words.to_owned();
    tool
}

#[test]
fn a_text_fills_a_cell_and_one_that_is_longer_is_refused() {
    for (words, fits) in [("a", true), ("é", true), ("😀", false)] {
        let tool = with_guidance(&words.repeat(32_767));
        match workbook(&tool) {
            Ok(made) => assert!(fits && build(&made).unwrap() == v1::document(&tool), "{words}"),
            Err(problems) => {
                assert!(!fits && problems.len() == 1, "{words}: {problems:?}");
                let [told] = &problems[..] else { unreachable!() };
                assert_eq!((told.code, told.place.as_str()), ("too-long-for-a-cell", "sheet “Guidance”"));
                assert!(told.sentence.contains("65,534 characters") && told.sentence.contains("“😀"), "{told:?}");
            }
        }
    }
}

#[test]
fn what_would_not_come_back_is_refused() {
    // It reads like the hidden row above a table.
    let tool = with_guidance("safeguarding-audit-workbook;format=1;table=levels");
    let problems = workbook(&tool).unwrap_err();
    assert_eq!(problems.iter().map(|told| told.code).collect::<Vec<_>>(), ["not-for-a-workbook"]);
}
