//! Whose a workbook is: one organisation's answers get into another's audit only when somebody says that they belong there.

use super::hands::edited;
use super::{completed, northgate};
use audit_api::Program;
use audit_api::views::MakeWorkbook;
use audit_tests::{Answers, open, play};
use audit_workbooks::write;
use std::path::Path;

/// A store with Northgate's finished audit, the workbook of that, and the path where workbooks are put.
fn northgates(data: &Path) -> (Program, String, Vec<u8>, String) {
    let mut program = open(data).unwrap();
    let audit = play(&mut program, &Answers::northgate()).unwrap();
    let asked = MakeWorkbook { audit: Some(audit.clone()), tool: String::new(), service_type: String::new() };
    let made = program.draw_workbook(&asked).unwrap().save(data).unwrap();
    let bytes = std::fs::read(made.path.as_ref().unwrap()).unwrap();
    (program, audit, bytes, made.path.unwrap())
}

/// The workbook of Northgate, copied and filled in for another practice.
fn for_southgate(bytes: &[u8]) -> Vec<u8> {
    edited(bytes, "xl/sharedStrings.xml", |xml| {
        assert!(xml.contains("<t>Northgate Surgery</t>") && xml.contains("<t>Z99901</t>"));
        xml.replace("<t>Northgate Surgery</t>", "<t>Southgate Surgery</t>").replace("<t>Z99901</t>", "<t>Z99902</t>")
    })
}

fn names(program: &Program) -> Vec<String> {
    program.start().unwrap().submitters.into_iter().map(|one| one.name).collect()
}

#[test]
fn another_organisations_workbook_has_to_be_chosen_past() {
    let data = tempfile::tempdir().unwrap();
    let (mut program, northgate_audit, bytes, path) = northgates(data.path());
    // Southgate begins with a workbook of its own.
    let mut own = northgate();
    own.type_in("profile", "profile/name", "value", "Southgate Surgery");
    own.type_in("profile", "identifier/ods", "value", "Z99902");
    std::fs::write(&path, write(&own.book).unwrap()).unwrap();
    let view = program.preview_workbook(&path, "", false).unwrap();
    let southgate = program.import_workbook(&path, "", false, false, &view.digest).unwrap().id.unwrap();
    assert_eq!(program.preview_workbook(&path, &southgate, false).unwrap().other_organisation, None);
    let doubt = program.preview_workbook(&path, &northgate_audit, false).unwrap().other_organisation;
    let words = "This workbook is about Southgate Surgery. The audit that you chose is that of Northgate Surgery.";
    assert_eq!(doubt, Some(words.to_owned()));
    // Northgate's goes there only when somebody says so.
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(program.preview_workbook(&path, &northgate_audit, false).unwrap().other_organisation, None);
    let view = program.preview_workbook(&path, &southgate, false).unwrap();
    assert!(
        view.other_organisation.as_deref().unwrap_or_default().contains("about Northgate Surgery"),
        "{:?}",
        view.other_organisation
    );
    let refused = program.import_workbook(&path, &southgate, false, false, &view.digest).unwrap_err();
    assert_eq!((refused.code, Some(refused.message)), ("other-organisation", view.other_organisation));
    assert_eq!(names(&program), ["Northgate Surgery", "Southgate Surgery"]);
    program.import_workbook(&path, &southgate, false, true, &view.digest).unwrap();
    assert_eq!(names(&program), ["Northgate Surgery", "Northgate Surgery"]);
}

#[test]
fn a_copy_for_another_organisation_begins_a_new_one() {
    let data = tempfile::tempdir().unwrap();
    let (mut program, _, bytes, path) = northgates(data.path());
    std::fs::write(&path, for_southgate(&bytes)).unwrap();
    let view = program.preview_workbook(&path, "", false).unwrap();
    assert!(view.notes.iter().any(|note| note.code == "new-organisation"), "{:?}", view.notes);
    program.import_workbook(&path, "", false, false, &view.digest).unwrap();
    assert_eq!(names(&program), ["Northgate Surgery", "Southgate Surgery"]);
    // Northgate's own begins another audit of Northgate.
    std::fs::write(&path, &bytes).unwrap();
    let view = program.preview_workbook(&path, "", false).unwrap();
    assert!(view.notes.iter().all(|note| note.code != "new-organisation"), "{:?}", view.notes);
    program.import_workbook(&path, "", false, false, &view.digest).unwrap();
    assert_eq!(names(&program), ["Northgate Surgery", "Southgate Surgery"]);
}

#[test]
fn two_organisations_are_never_one_submitter() {
    let data = tempfile::tempdir().unwrap();
    let (.., bytes, _) = northgates(data.path());
    // Its agreements were given in the program, to answers of which the name is a part.
    let submitter = |bytes: &[u8]| match completed(bytes) {
        Ok(made) => {
            let verified = audit_exchange::returns::verify(&made.audit_return).unwrap();
            (verified.submission().content().submitter, made.notes)
        }
        Err(problems) => panic!("{problems:?}"),
    };
    let (northgate, notes) = submitter(&bytes);
    assert!(notes.iter().all(|note| note.code != "new-organisation"), "{notes:?}");
    let renamed = edited(&for_southgate(&bytes), "xl/sharedStrings.xml", |xml| {
        let from = xml.find("<t>Agreed to, leave as it is</t>");
        assert!(from.is_some());
        // Without the program's own agreements: those in the copy count.
        xml.split("<t>")
            .map(|text| {
                let (words, rest) = text.split_once("</t>").unwrap_or((text, ""));
                let basis = words.len() > 64 && words.as_bytes()[..64].iter().all(u8::is_ascii_hexdigit);
                let said = words.len() < 200 && words.contains(" 2026-");
                if basis && said { format!("-</t>{rest}") } else { text.to_owned() }
            })
            .collect::<Vec<_>>()
            .join("<t>")
    });
    let (southgate, notes) = submitter(&renamed);
    assert_ne!(northgate, southgate);
    assert!(notes.iter().any(|note| note.code == "new-organisation"), "{notes:?}");
}

#[test]
fn an_exported_audits_workbook_gives_a_further_revision_only() {
    let data = tempfile::tempdir().unwrap();
    let (mut program, audit, ..) = northgates(data.path());
    program.make_return(&audit, &data.path().display().to_string()).unwrap();
    let bytes = program.workbook(&audit).unwrap();
    let problems = completed(&bytes).unwrap_err();
    assert_eq!(problems.iter().map(|found| found.code).collect::<Vec<_>>(), ["exported-before"]);
    assert!(problems[0].sentence.ends_with("revision 1."), "{}", problems[0].sentence);
    program.start_revision(&audit, "A date was wrong").unwrap();
    let draft = program.workbook(&audit).unwrap();
    assert_eq!(completed(&draft).unwrap_err()[0].sentence, problems[0].sentence, "revision 2 is a draft");
}

#[test]
fn a_number_that_is_here_is_no_second_organisation() {
    let (data, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, first, ..) = northgates(data.path());
    // Made on another computer, where the same practice is another row.
    let (other, _, bytes, path) = northgates(elsewhere.path());
    drop(other);
    let view = program.preview_workbook(&path, "", false).unwrap();
    assert_eq!(view.other_organisation, None);
    let said = view.notes.iter().find(|note| note.code == "known-organisation").unwrap();
    assert_eq!(said.sentence, "Northgate Surgery (Z99901) is here already. The new audit is one more of it.");
    let saved = program.import_workbook(&path, "", false, false, &view.digest).unwrap();
    assert_eq!(names(&program), ["Northgate Surgery"]);
    assert_eq!(saved.audit.submitter, program.audit(&first).unwrap().submitter);
    // Under another name somebody has to say that it is the same.
    let renamed = edited(&bytes, "xl/sharedStrings.xml", |xml| {
        xml.replace("<t>Northgate Surgery</t>", "<t>Northgate Medical Centre</t>")
    });
    std::fs::write(&path, renamed).unwrap();
    let view = program.preview_workbook(&path, "", false).unwrap();
    assert_eq!(
        view.other_organisation,
        Some("This workbook is about Northgate Medical Centre. Its number is that of Northgate Surgery (Z99901), which is here already.".to_owned())
    );
    let refused = program.import_workbook(&path, "", false, false, &view.digest).unwrap_err();
    assert_eq!(refused.code, "other-organisation");
    assert_eq!(names(&program), ["Northgate Surgery"], "nothing was made");
    program.import_workbook(&path, "", false, true, &view.digest).unwrap();
    assert_eq!(names(&program).len(), 1);
    // Another number is another organisation, also when the workbook is a copy.
    std::fs::write(&path, for_southgate(&bytes)).unwrap();
    let view = program.preview_workbook(&path, "", false).unwrap();
    program.import_workbook(&path, "", false, false, &view.digest).unwrap();
    assert_eq!(names(&program).len(), 2);
}
