//! The improvement plan as a workbook: read again as anybody's program reads it, and looked into where only a spreadsheet shows it.

use audit_core::field::ActionField;
use audit_core::jiff::civil::{Date, date};
use audit_core::plan::*;
use audit_workbooks::grid::{Grid, Value};
use audit_workbooks::open;
use audit_workbooks::plan::make as plan_workbook;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

fn action(number: &str, what: &str, due: Option<Date>) -> Action {
    Action {
        standard_number: number.into(),
        standard_statement: format!("Statement of {number}"),
        what: what.into(),
        who: "Practice manager".into(),
        due: due.map_or_else(|| Due::NoDate("waiting for the builder".into()), |_| Due::On("as text".into())),
        rating: Rating { kind: RatingKind::Partly, label: "Amber".into() },
        due_day: due,
        standing: "Under way".into(),
        account: vec![(ActionField::Progress, "Half of it".into())],
        ..Action::default()
    }
}

fn plan(actions: Vec<Action>) -> ImprovementPlan {
    ImprovementPlan {
        language: "en-GB".into(),
        audit_title: "Section 11 safeguarding self-audit".into(),
        edition: "2026".into(),
        notice: "Draft for the partnership's approval.".into(),
        organisation: Organisation { name: "Ivy Lane Surgery".into(), ..Organisation::default() },
        state: PlanState::Draft { left: 3 },
        as_of: "22 November 2026".into(),
        created_utc: Moment { year: 2026, month: 11, day: 22, ..Moment::default() },
        actions,
        no_action_yet: vec![NoActionYet {
            number: "6.10".into(),
            statement: "Statement of 6.10".into(),
            rating: Rating { kind: RatingKind::NotMet, label: "Red".into() },
            ..NoActionYet::default()
        }],
        ..ImprovementPlan::default()
    }
}

fn sheets(plan: &ImprovementPlan) -> Vec<Grid> {
    open(&plan_workbook(plan).unwrap()).unwrap()
}

fn row(grid: &Grid, row: u32) -> Vec<String> {
    (0..9).map(|column| grid.text(row, column)).collect()
}

/// A part of the file as it lies in it.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn it_says_whose_it_is_as_of_when_and_that_it_is_no_return() {
    let grids = sheets(&plan(vec![action("6.4", "Buy a cupboard", Some(date(2027, 1, 5)))]));
    assert_eq!(grids.iter().map(|grid| grid.name.as_str()).collect::<Vec<_>>(), ["Actions", "Without an action"]);
    for grid in &grids {
        assert!(grid.text(0, 0).ends_with(": Ivy Lane Surgery"));
        assert_eq!(
            grid.text(1, 0),
            "Section 11 safeguarding self-audit, 2026 edition. Draft for the partnership's approval."
        );
        assert_eq!(
            grid.text(2, 0),
            "As it stands on 22 November 2026. Draft: not a return. 3 things are left to do before it can be made. \
             What is changed in this workbook does not change the audit."
        );
    }
    let made = ImprovementPlan { state: PlanState::Final, revision: 2, created: "3 March 2026".into(), ..plan(vec![]) };
    assert!(
        sheets(&made)[0]
            .text(2, 0)
            .starts_with("From revision 2 of the return, made on 3 March 2026. This workbook is not the return")
    );
}

#[test]
fn each_action_is_a_row_with_real_dates_and_the_words_of_the_tools_own_scale() {
    let done = Action {
        standing: "Done".into(),
        done_day: Some(date(2026, 10, 9)),
        ..action("6.4", "One", Some(date(2027, 1, 5)))
    };
    let late = Action { overdue: true, ..action("6.10", "Two", Some(date(2026, 1, 5))) };
    let grid =
        &sheets(&plan(vec![done, late, action("10.1", "Three", None), action("1.1", "Old", Some(date(1900, 2, 28)))]))
            [0];
    assert_eq!(
        row(grid, 3),
        [
            "Number",
            "Standard",
            "Rating",
            "What will be done",
            "Who does it",
            "By when",
            "Status",
            "Done on",
            "Progress"
        ]
    );
    assert_eq!(grid.value(4, 5), Some(&Value::Moment(date(2027, 1, 5).at(0, 0, 0, 0))));
    assert_eq!(grid.value(4, 7), Some(&Value::Moment(date(2026, 10, 9).at(0, 0, 0, 0))));
    assert_eq!(row(grid, 4)[..5], ["6.4", "Statement of 6.4", "Amber", "One", "Practice manager"]);
    assert_eq!((grid.text(4, 6), grid.text(5, 6)), ("Done".to_owned(), "Under way, overdue".to_owned()));
    assert_eq!(grid.value(5, 0), Some(&Value::Text("6.10".into())), "a number of a standard is no number");
    assert_eq!(grid.text(6, 5), "No date: waiting for the builder");
    assert_eq!(grid.value(7, 5), Some(&Value::Text("28 February 1900".into())));
    assert_eq!(grid.text(4, 8), "Half of it");
    assert_eq!(grid.last_row(), 7);
}

#[test]
fn what_has_no_action_is_a_sheet_of_its_own_with_the_reason() {
    let mut plan = plan(vec![]);
    plan.no_action_yet.push(NoActionYet {
        number: "7.1".into(),
        because: "The federation decides in May".into(),
        ..NoActionYet::default()
    });
    let grids = sheets(&plan);
    assert_eq!(row(&grids[1], 4)[..4], ["6.10", "Statement of 6.10", "Red", "No reason given yet"]);
    assert_eq!(grids[1].text(5, 3), "The federation decides in May");
    assert_eq!(grids[0].text(3, 0), "No actions have been written down yet.");
    plan.no_action_yet.clear();
    assert_eq!(sheets(&plan)[1].text(3, 0), "There is no standard without an action that needs one.");
}

#[test]
fn a_word_processors_bullets_are_bullets() {
    let grid = &sheets(&plan(vec![action("6.4", "\u{f0b7} Ask\u{b}\u{f0fc} Told", Some(date(2027, 1, 5)))]))[0];
    assert!(row(grid, 4).contains(&"• Ask\n✓ Told".to_owned()), "{:?}", row(grid, 4));
}

#[test]
fn words_stay_words_whatever_they_begin_with() {
    let hard = [
        "=HYPERLINK(\"http://x\",\"y\")",
        "+44 1632 960123",
        "-5",
        "@SUM(A1)",
        "\t=1+1",
        "1/2",
        "TRUE",
        "6.10",
        "'quoted",
    ];
    let actions = hard.map(|words| Action {
        who: words.into(),
        account: vec![(ActionField::Progress, words.into())],
        ..action("1.1", words, None)
    });
    let bytes = plan_workbook(&plan(actions.into())).unwrap();
    let grid = &open(&bytes).unwrap()[0];
    for (row, words) in (4..).zip(hard) {
        for column in [3, 4, 8] {
            assert_eq!(grid.value(row, column), Some(&Value::Text(words.to_owned())), "row {row}, column {column}");
        }
    }
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"), "a formula or a link is in the sheet");
    assert!(
        part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""),
        "they stay words when somebody edits the cell"
    );
}

#[test]
fn it_is_ready_to_filter_and_to_print() {
    let bytes = plan_workbook(&plan(vec![action("6.4", "One", Some(date(2027, 1, 5)))])).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for part in [
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<pageSetUpPr fitToPage=\"1\"/>",
        "ySplit=\"4\"",
        "state=\"frozen\"",
        "numberStoredAsText=\"1\"",
    ] {
        assert!(sheet.contains(part), "{part} is not in {sheet}");
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("Actions!$4:$4"), "the header is repeated on each page");
    // Eight columns, and one for each field in which people write how it went.
    let last = char::from(b'A' + u8::try_from(7 + ActionField::account().count()).unwrap());
    assert!(part(&bytes, "xl/tables/table1.xml").contains(&format!("<autoFilter ref=\"A4:{last}5\"/>")));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("wrapText=\"1\"") && styles.contains("[$-809]d mmm yyyy"), "{styles}");
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:language>en-GB</dc:language>"));
}

#[test]
fn the_same_plan_gives_the_same_bytes_also_with_many_and_long_words() {
    let long = "Zażółć gęślą jaźń, ਗੁਰਪ੍ਰੀਤ, الخطيب: look at it again.\n".repeat(900);
    let words = |at: usize| long.chars().take(if at.is_multiple_of(7) { 20_000 } else { 60 }).collect::<String>();
    let actions = (0..400).map(|at| action("6.4", &words(at), None)).collect();
    let mut plan = plan(actions);
    plan.organisation.name = "A very long name of a surgery ".repeat(20);
    plan.actions[3].account = vec![(ActionField::Progress, "😀".repeat(40_000))];
    let bytes = plan_workbook(&plan).unwrap();
    assert_eq!(bytes, plan_workbook(&plan.clone()).unwrap());
    let grid = &open(&bytes).unwrap()[0];
    assert_eq!(grid.last_row(), 403);
    assert!(grid.text(7, 8).ends_with('…'), "more than a cell takes is cut, and says so");
}
