//! A file that is dropped on the window is taken, or it is said why not; a paper to print stands in a folder of its own.

mod common;

use audit_api::Program;
use audit_api::views::{DroppedKind, DroppedView};
use common::{hall, program};
use std::fs;
use std::path::Path;

fn dropped(program: &mut Program, file: &Path) -> DroppedView {
    program.dropped(&file.display().to_string()).unwrap()
}

fn code(view: &DroppedView) -> &str {
    view.told.as_ref().map_or("", |told| told.code.as_str())
}

#[test]
fn a_tool_is_opened_a_workbook_handed_on_and_of_anything_else_it_is_said_why_not() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let put = |name: &str, words: &str| {
        let path = files.path().join(name);
        fs::write(&path, words).unwrap();
        path
    };
    let tool = dropped(&mut program, &hall::file("2025", files.path()));
    assert_eq!((tool.kind, code(&tool)), (DroppedKind::Tool, ""));
    assert_eq!(tool.tool.unwrap().tool.unwrap().edition, "2025");
    let none = dropped(&mut program, &put("broken.json", "{"));
    assert_eq!(none.kind, DroppedKind::Tool, "what is wrong with it is said where tools are opened");
    assert!(!none.tool.unwrap().problems.is_empty());

    for name in ["answers.xlsx", "ANSWERS.XLSX", "old form.xls"] {
        let path = put(name, "PK");
        let workbook = dropped(&mut program, &path);
        assert_eq!(
            (workbook.kind, workbook.token.as_deref().unwrap_or_default()),
            (DroppedKind::Workbook, ""),
            "the window names it"
        );
    }
    // A file is what it holds, whatever it is called.
    let named = files.path().join("renamed.dat");
    fs::copy(hall::file("2025", files.path()), &named).unwrap();
    assert_eq!(dropped(&mut program, &named).kind, DroppedKind::Tool);
    let pdf = dropped(&mut program, &put("policy.json", "%PDF-1.7")).told.unwrap();
    assert_eq!(pdf.message, "“policy.json” is a PDF. Drop an audit tool or a workbook.");

    // What came in a tool's place gets the hints of the page where tools are opened.
    let wide: String = "{\0}\0".into();
    for (words, says) in [
        ("<!DOCTYPE html><title>Sign in</title>", "sign in"),
        ("\0\0\0\0\0\0\0\0", "OneDrive"),
        (&wide.repeat(4), "not opened or changed"),
        ("From: a\r\nTo: b\r\nSubject: c\r\n\r\nd", "attached"),
        (r#"{"url": "https://docs.google.com/open?id=1"}"#, "download"),
    ] {
        let view = dropped(&mut program, &put("sent.tool.json", words));
        assert_eq!(view.kind, DroppedKind::Tool, "{words}");
        let problems = view.tool.unwrap().problems;
        assert!(problems[0].hint.contains(says), "{}", problems[0].hint);
    }
    for kind in ["issue", "invitation", "receipt", "feedback", "plan-update", "succession"] {
        let file = put("new.json", &format!(r#"{{"type": "safeguarding-audit-{kind}", "format": 1, "proof": {{}}}}"#));
        let told = dropped(&mut program, &file).told.unwrap();
        assert_eq!(told.code, "newer-format", "{kind}");
        assert!(told.hint.contains("Get the newest version"), "{}", told.hint);
    }

    let refused = [
        (put("E86001.return.json", r#"{ "type": "safeguarding-audit-return" }"#), "dropped-return"),
        (put("policy.pdf", "%PDF"), "dropped-not-taken"),
        (put("keys.json", r#"{ "type": "safeguarding-audit-register" }"#), "dropped-not-taken"),
        (put("to-send.zip", "PK"), "dropped-not-taken"),
        (put("no ending", ""), "dropped-not-taken"),
        (files.path().to_path_buf(), "dropped-folder"),
        (files.path().join("gone.xlsx"), "dropped-no-file"),
        ("https://example.org/tool.json".into(), "dropped-no-file"),
    ];
    for (path, expected) in refused {
        let view = dropped(&mut program, &path);
        assert_eq!((view.kind, code(&view)), (DroppedKind::NotTaken, expected), "{}", path.display());
        let told = view.told.unwrap();
        assert!(!told.message.is_empty() && !told.hint.is_empty(), "{told:?}");
    }
    assert_eq!(code(&audit_api::dropped_many()), "dropped-many");
}

#[test]
fn what_is_printed_lies_alone_in_its_folder() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    program.set_person("Ann Example", "Warden").unwrap();
    let tool = fs::read(hall::file("2025", data.path())).unwrap();
    let digest = program.import_tool_bytes(&tool).unwrap().tool.unwrap().digest;
    let audit = program.start_audit(&hall::first(digest)).unwrap().id;
    let to_print = || audit_api::folder_to_print(data.path()).unwrap();
    let plan = program.draw_plan_today(&audit).unwrap().save(&to_print()).unwrap();
    assert!(plan.saved, "{:?}", plan.problem);
    let before = program.readers(&audit).unwrap().copies.len();
    let paper = program.make_paper(&audit, &to_print().display().to_string()).unwrap().file;
    assert_eq!(program.readers(&audit).unwrap().copies.len(), before + 1, "a printed copy is on the list");
    let folder = Path::new(paper.path.as_ref().unwrap()).parent().unwrap();
    let left: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(left, [Path::new(paper.path.as_ref().unwrap())], "what was printed before is gone");
}
