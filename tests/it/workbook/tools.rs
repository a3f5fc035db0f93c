//! Audit tools go through a workbook without loss, and what is wrong in one is told with its cell.

use audit_api::reading::Problem;
use audit_api::reading::tool_named;
use audit_api::workbooks::{build, workbook_of};
use audit_core::tool::Tool;
use audit_exchange::tools::v1;
use audit_tests::{Sheets, root};
use serde_json::Value;

fn workbook(tool: &Tool) -> Vec<u8> {
    workbook_of(tool, "2026-10-12".parse().unwrap()).unwrap()
}

fn named(name: &str) -> Tool {
    tool_named(&root(name)).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"))
}

/// The bundled ones and those of the tests.
fn tools() -> Vec<Tool> {
    let mut tools = audit_api::bundled_tools().unwrap();
    let more = ["small", "riverside-2025", "riverside-2026"];
    tools.extend(more.map(|name| named(&format!("tests/data/tools/valid/{name}"))));
    tools
}

#[test]
fn every_audit_tool_comes_back_the_same() {
    let mut tools = audit_api::bundled_tools().unwrap();
    tools.extend(
        ["small", "riverside-2025", "riverside-2026"].map(|name| named(&format!("tests/data/tools/valid/{name}"))),
    );
    for tool in tools {
        let built = build(&workbook(&tool)).unwrap_or_else(|problems| panic!("{}: {problems:#?}", tool.id));
        assert!(built == v1::document(&tool), "{} {}", tool.id, tool.edition);
        // Also when the programs have written it anew, without our looks.
        let again = build(&Sheets::of(&workbook(&tool)).bytes()).unwrap();
        assert!(again == built, "{} {} as plain cells", tool.id, tool.edition);
    }
}

/// Ids are of one kind only, and words may hold what parts words in a cell.
#[test]
fn shared_ids_and_awkward_words_come_back_the_same() {
    let mut shared = 0;
    for tool in tools() {
        let mut content = v1::content(&tool);
        let choice = |list: &serde_json::Value| {
            let all = list.as_array().expect("a list");
            all.iter().position(|one| one["options"].as_array().is_some_and(|options| !options.is_empty()))
        };
        if let (Some(fact), Some(question)) = (choice(&content["facts"]), choice(&content["questions"])) {
            content["questions"][question]["id"] = content["facts"][fact]["id"].clone();
            shared += 1;
        }
        let tags = serde_json::json!(["one; two", "back\\slash", "\\; \\n", "plain"]);
        content["areas"][0]["standards"][0]["tags"] = tags;
        let tool = v1::from_content(&content).unwrap_or_else(|problems| panic!("{}: {problems:#?}", tool.id));
        let built = build(&workbook(&tool)).unwrap_or_else(|problems| panic!("{}: {problems:#?}", tool.id));
        assert!(built == v1::document(&tool), "{} {}", tool.id, tool.edition);
    }
    assert!(shared > 0, "a fact and a question with one id");
}

#[test]
fn a_row_that_could_belong_to_two_things_is_told() {
    let has = |list: &serde_json::Value| {
        let all = list.as_array().expect("a list");
        all.iter().position(|one| one["options"].as_array().is_some_and(|options| !options.is_empty()))
    };
    let (mut content, fact, question) = tools()
        .iter()
        .map(v1::content)
        .find_map(|content| Some((content.clone(), has(&content["facts"])?, has(&content["questions"])?)))
        .expect("a tool with a choice in both");
    let id = content["facts"][fact]["id"].as_str().unwrap().to_owned();
    content["questions"][question]["id"] = id.as_str().into();
    let mut sheets = Sheets::of(&workbook(&v1::from_content(&content).unwrap()));
    let cell = sheets.cell("Choices", &format!("facts/{id}"));
    sheets.put("Choices", &cell, &id);
    let problems = build(&sheets.bytes()).unwrap_err();
    let own = problems.iter().find(|found| found.code == "unknown-owner").expect("it is told");
    assert!(own.place.ends_with(&cell), "{own:?}");
    assert_eq!(own.hint, format!("Write facts/{id} or questions/{id}."));
}

/// A member that no tool has would come back the same even if it were lost on the way.
#[test]
fn between_them_these_tools_hold_whatever_a_tool_can_hold() {
    let all: String = tools().iter().map(|tool| v1::content(tool).to_string()).collect();
    let members = [
        "description",
        "counts",
        "atLeast",
        "you",
        "readers",
        "scheme",
        "pattern",
        "optional",
        "namesFiles",
        "shared",
        "asked",
        "hint",
        "otherwise",
        "takesFrom",
        "retired",
        "notice",
        "tags",
        "replaces",
        "sources",
        "inactiveBecause",
        "notApplicable",
        "critical",
        "level",
        "markdown",
        "offered",
        "required",
        "mayBeSameAs",
        "help",
        "low",
        "high",
        "exactFrom",
        "bands",
        "options",
        "comment",
        "consent",
        "statements",
        "reading",
    ];
    for member in members {
        assert!(all.contains(&format!("\"{member}\":")), "no tool has {member}");
    }
    for said in [
        "\"types\":[\"",
        "\"kind\":\"count\"",
        "\"kind\":\"scale\"",
        "\"kind\":\"choice\"",
        "\"active\":false",
        "type in (",
    ] {
        assert!(all.contains(said), "no tool has {said}");
    }
}

fn told(problems: &[Problem]) -> Vec<String> {
    let mut lines: Vec<String> = problems.iter().map(|found| format!("{} at {}", found.code, found.place)).collect();
    lines.sort();
    lines
}

#[test]
fn every_problem_of_a_tool_is_told_at_once_with_its_cell() {
    let tool = named("tests/data/tools/valid/small");
    let mut sheets = Sheets::of(&workbook(&tool));
    let cells = [
        // What a single cell cannot hold.
        ("Thresholds", "80", "eighty", "not-a-number"),
        ("Standards", "yes", "perhaps", "not-a-choice"),
        // What a tool's file cannot hold.
        ("Roles", "secretary", "The secretary", "bad-id"),
        ("Questions", "always", "flies and", "bad-condition"),
    ];
    let mut expected = Vec::new();
    for (sheet, words, instead, code) in cells {
        let cell = sheets.cell(sheet, words);
        sheets.put(sheet, &cell, instead);
        expected.push(format!("{code} at sheet “{sheet}”, cell {cell}"));
    }
    // What a tool as a whole cannot hold: a label that no row has any more.
    let label = sheets.cell("Reporting", "leadership");
    sheets.put("Reporting", &label, "leader");
    let first: u32 = sheets.cell("Standards", "leadership")[1..].parse().unwrap();
    let column = &sheets.cell("Standards", "leadership")[..1];
    expected
        .extend((first..first + 4).map(|row| format!("unknown-reporting at sheet “Standards”, cell {column}{row}")));
    expected.sort();
    let problems = build(&sheets.bytes()).unwrap_err();
    assert_eq!(told(&problems), expected, "{problems:#?}");
    for found in &problems {
        assert!(found.place.contains(", cell "), "{found:?}");
        assert!(found.sentence.ends_with('.') && found.hint.ends_with('.'), "{found:?}");
        assert!(!found.hint.contains("Ask whoever"), "the author of the workbook mends it: {found:?}");
    }
}

#[test]
fn a_sheet_or_column_that_is_gone_is_told_and_nothing_that_follows_from_it() {
    let tool = named("tests/data/tools/valid/small");
    let mut sheets = Sheets::of(&workbook(&tool));
    sheets.drop_sheet("Levels");
    let key = sheets.cell("Areas", "title.en");
    let header = sheets.cell("Areas", "Title (en)");
    sheets.put("Areas", &key, "");
    sheets.put("Areas", &header, "");
    let problems = build(&sheets.bytes()).unwrap_err();
    assert_eq!(told(&problems), ["column-missing at sheet “Areas”", "sheet-missing at sheet “Levels”"]);
}

#[test]
fn a_problem_stands_at_the_cell_that_holds_it() {
    let tool = named("tests/data/tools/valid/small");
    let mut sheets = Sheets::of(&workbook(&tool));
    let cells = [
        ("Guidance", "What the name is for.", "What the name is for: <b>this</b>.", "markdown"),
        ("Choices", "In summer", " ", "missing-text"),
        ("Sources", "A handbook", " ", "missing-text"),
        ("Confirmed", "{met} of {applicable} standards are met.", "{many} are met.", "placeholder"),
    ];
    let mut expected = Vec::new();
    for (sheet, words, instead, code) in cells {
        let cell = sheets.cell(sheet, words);
        sheets.put(sheet, &cell, instead);
        expected.push(format!("{code} at sheet “{sheet}”, cell {cell}"));
    }
    expected.sort();
    let problems = build(&sheets.bytes()).unwrap_err();
    assert_eq!(told(&problems), expected, "{problems:#?}");
    let missing = problems.iter().find(|found| found.code == "missing-text").unwrap();
    assert_eq!(missing.sentence, "There are no words here in the language “en”.");
}

/// The small tool with every text in a second language.
fn in_two_languages() -> Tool {
    fn translate(value: &mut Value) {
        match value {
            Value::Object(members) if members.get("en").is_some_and(Value::is_string) => {
                let words = format!("Yn Gymraeg: {}", members["en"].as_str().unwrap());
                members.insert("cy".to_owned(), words.into());
            }
            Value::Object(members) => members.values_mut().for_each(translate),
            Value::Array(all) => all.iter_mut().for_each(translate),
            _ => {}
        }
    }
    let mut content = v1::content(&named("tests/data/tools/valid/small"));
    translate(&mut content);
    content["languages"] = serde_json::json!(["en", "cy"]);
    for standard in
        content["areas"].as_array_mut().unwrap().iter_mut().flat_map(|a| a["standards"].as_array_mut().unwrap())
    {
        let parts = standard["guidance"].as_array_mut().unwrap();
        let mut more = parts.clone();
        for part in &mut more {
            part["markdown"] = format!("Yn Gymraeg.\n\n{}", part["markdown"].as_str().unwrap()).into();
            part["language"] = "cy".into();
        }
        parts.extend(more);
    }
    v1::from_content(&content).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn a_language_is_added_by_copying_columns_and_naming_it_in_their_headers() {
    let tool = in_two_languages();
    let made = workbook(&tool);
    // A copy has the hidden key of the column that it was copied from; a column that was typed has none.
    for copied in [true, false] {
        let mut sheets = Sheets::of(&made);
        sheets.rewrite(|text| {
            text.strip_suffix(".cy").map(|key| if copied { format!("{key}.en") } else { String::new() })
        });
        let built = build(&sheets.bytes()).unwrap_or_else(|problems| panic!("{copied}: {problems:#?}"));
        assert!(built == v1::document(&tool), "{copied}");
    }
}

#[test]
fn a_copy_that_names_no_other_language_is_told_and_does_not_take_the_place_of_the_first() {
    let mut sheets = Sheets::of(&workbook(&in_two_languages()));
    let header = sheets.cell("Areas", "Title (cy)");
    sheets.rewrite(|text| text.strip_suffix(".cy").map(|key| format!("{key}.en")));
    sheets.put("Areas", &header, "Title (en)");
    let problems = build(&sheets.bytes()).unwrap_err();
    assert_eq!(problems[0].place, format!("sheet “Areas”, cell {header}"), "{problems:#?}");
    assert_eq!(problems[0].sentence, "Another column holds “Title (en)” already.");
}

#[test]
fn a_language_that_has_no_columns_yet_is_told_once_for_each_column() {
    let mut sheets = Sheets::of(&workbook(&named("tests/data/tools/valid/small")));
    let languages = sheets.cell("Audit", "en");
    sheets.put("Audit", &languages, "en; cy");
    let problems = build(&sheets.bytes()).unwrap_err();
    assert!(problems.iter().all(|found| found.code == "column-missing"), "{problems:#?}");
    let areas: Vec<_> = problems.iter().filter(|found| found.place == "sheet “Areas”").collect();
    assert_eq!(areas.len(), 1, "{areas:?}");
    assert_eq!(areas[0].sentence, "There is no column for “Title” in the language “cy”.");
    assert_eq!(areas[0].hint, "Copy the column of another language, and write “Title (cy)” as the name of the copy.");
}

#[test]
fn what_is_no_workbook_of_a_tool_is_said() {
    assert_eq!(build(b"Dear colleagues").unwrap_err()[0].code, "not-a-workbook");
    let audit = audit_workbooks::write(&super::northgate().book).unwrap();
    assert_eq!(build(&audit).unwrap_err()[0].code, "not-a-tool-workbook");
}
