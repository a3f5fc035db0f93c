//! Nothing that anybody typed, no name and no path is in the log, whatever was typed and whatever failed.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use audit_api::views::StartAudit;
use audit_api::{ApiError, KeptIn, KeyStore, Policy, Program};

use super::*;
use crate::beside::Beside;
use crate::commands::answer;
use crate::desk::Desk;
use crate::folders::Folders;
use crate::keys::{Ring, SystemKeys};

/// Typed everywhere.
const MARKER: &str = "Zebedee Quillfeather";
/// What of it a log might hold.
const TRACES: [&str; 4] = ["zebedee", "quillfeather", "q-175-z", "2031-05-17"];

/// A key store whose words name somebody.
struct Telling;

impl Ring for Telling {
    fn keep(&self, _: &str, _: &str) -> bool {
        false
    }

    fn fetch(&self, _: &str) -> Result<Option<String>, String> {
        Err(format!("{MARKER} has not unlocked it"))
    }

    fn forget(&self, _: &str) {}
}

/// Each is typed into each field: words, a code, a date, a tick and a number.
const VALUES: [&str; 5] = [MARKER, "Q-175-Z", "2031-05-17", "yes", "175"];

/// The key of every member in the table of fields: those of each part, of things that there are.
fn keys(program_made: &[(&str, String)]) -> Vec<String> {
    let table = include_str!("../../crates/audit-core/src/field/table.rs");
    let mut part = String::new();
    let mut keys = Vec::new();
    for line in table.lines().map(str::trim) {
        if let Some(name) = line.strip_suffix("Field {") {
            part = name.to_lowercase();
        } else if let Some((_, rest)) = line.split_once(" = \"").filter(|_| line.ends_with("];")) {
            let member = rest.split('"').next().unwrap();
            let id = program_made.iter().find(|(of, _)| *of == part).map(|(_, id)| format!("{id}/"));
            keys.push(format!("{part}/{}{member}", id.unwrap_or_default()));
        }
    }
    keys
}

fn desk(data: &Path) -> Desk {
    let beside = Beside::default();
    let keys = SystemKeys::with(Arc::new(Telling), data, &beside, Duration::from_secs(5));
    Desk::with_keys(&Folders { data: data.to_path_buf(), by_it: false, policy: Policy::default() }, beside, keys)
}

/// An audit of an organisation with this name, and one of each thing in it: by part, its id.
fn begun(desk: &Desk) -> (String, Vec<(&'static str, String)>) {
    desk.with(|program| {
        program.set_person(MARKER, MARKER)?;
        let tools = program.start()?.tools;
        let tool = tools.into_iter().find(|tool| tool.id == "section-11").unwrap().digest;
        let start = StartAudit {
            tool,
            name: MARKER.to_owned(),
            service_type: Some("gp-practice".to_owned()),
            ..StartAudit::default()
        };
        let audit = program.start_audit(&start)?.id;
        let standard = "s11-t6wp".to_owned();
        let id = "0198c0de-0000-7000-8000-000000000000".to_owned();
        let ids = vec![
            ("standard", standard.clone()),
            ("action", program.add_action(&audit, &standard)?.id.unwrap_or_default()),
            ("evidence", program.add_evidence(&audit, &standard)?.id.unwrap_or_default()),
            ("site", program.add_site(&audit)?.id.unwrap_or_default()),
            ("question", "s11q-time".to_owned()),
            ("challenge", program.add_challenge(&audit, &standard)?.id.unwrap_or_default()),
            ("declaration", "lead".to_owned()),
            ("earlier", id),
        ];
        Ok((audit, ids))
    })
    .unwrap()
}

/// Types into every field; how often that was taken.
fn type_into_all(desk: &Desk, audit: &str, keys: &[String]) -> usize {
    let mut taken = 0;
    for key in keys {
        for value in VALUES {
            taken += usize::from(answer(desk.with(|program| program.set_field(audit, key, value, ""))).is_ok());
        }
        let _ = answer(desk.with(|program| program.keep_words(audit, key, MARKER)));
    }
    taken
}

/// What goes wrong where names and paths are told to the person.
fn fail(desk: &Desk, data: &Path, audit: &str) {
    let named = data.join(format!("{MARKER}.xlsx"));
    fs::write(&named, MARKER).unwrap();
    let wrong_key = format!("standard/{MARKER}/rating");
    assert!(answer(desk.with(|program| program.set_field(audit, &wrong_key, MARKER, ""))).is_err());
    assert!(answer(desk.with(|program: &mut Program| program.standard(audit, MARKER))).is_err());
    assert!(answer(desk.show_folder(&named)).is_err());
    // What is wrong with a file is in the answer, which is no error.
    let _ = answer(desk.open_tool(&named));
    let _ = answer(desk.open_tool(&data.join(MARKER).join("not there")));
    assert!(desk.keys().keep(MARKER, MARKER).is_ok());
    assert!(desk.keys().fetch(KeptIn::Keyring, MARKER).is_err());
    let full = std::io::Error::new(std::io::ErrorKind::StorageFull, MARKER);
    let error = ApiError::new("disk-full", MARKER, MARKER).because(full);
    assert!(answer(Err::<(), _>(error)).is_err());
    fault("program-fault", Some("window.rs:7"));
}

#[test]
fn nothing_that_was_typed_and_no_name_or_path_is_in_the_log_but_codes_are() {
    let data = tempfile::tempdir().unwrap();
    begin(data.path());
    let desk = desk(data.path());
    let (audit, ids) = begun(&desk);
    let mut keys = keys(&ids);
    assert!(keys.len() > 60, "the table of fields is read: {keys:?}");
    keys.push("identifier/ods".to_owned());
    let taken = type_into_all(&desk, &audit, &keys);
    assert!(taken > 40, "most fields take something: {taken}");
    fail(&desk, data.path(), &audit);
    end();

    let mut text = String::new();
    for file in fs::read_dir(data.path().join(FOLDER)).unwrap() {
        let file = file.unwrap();
        assert!(days::is_ours(&file.file_name().into_string().unwrap()));
        text += &fs::read_to_string(file.path()).unwrap();
    }
    let small = text.to_lowercase();
    for trace in TRACES {
        let line = small.lines().find(|line| line.contains(trace));
        assert_eq!(line, None, "“{trace}” is in the log");
    }
    let folder = data.path().display().to_string().to_lowercase();
    assert!(!small.contains(&folder), "the path of the data folder");
    for said in [
        "INFO start version=",
        "INFO store open",
        "saved operation=start-audit",
        "saved operation=add-action",
        "keys=standard/*/narrative",
        "keys=action/*/what",
        "code=not-found",
        "code=folder-not-shown",
        "code=disk-full cause=StorageFull",
        "key store asked for a key answer=no",
        "ERROR fault code=program-fault at=window.rs:7",
        "INFO end version=",
    ] {
        assert!(text.contains(said), "“{said}” is not in\n{text}");
    }
}

#[test]
fn what_is_saved_for_whoever_helps_is_what_was_shown_and_nothing_of_audits() {
    let (data, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = desk(data.path());
    begun(&desk);
    let logs = data.path().join(FOLDER);
    fs::create_dir_all(&logs).unwrap();
    fs::write(logs.join("2020-01-02.log"), "2020-01-02T10:00:00Z INFO start\n").unwrap();
    fs::write(logs.join("mine.log"), MARKER).unwrap();
    let shown = desk.help_files();
    let names: Vec<&str> = shown.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["about.txt", "2020-01-02.log"]);
    assert!(shown[0].text.contains(env!("CARGO_PKG_VERSION")) && shown[0].text.contains(std::env::consts::OS));
    // What comes after it was shown was not looked at.
    fs::write(logs.join("2020-01-02.log"), MARKER).unwrap();
    let saved = desk.save_help_files(to.path()).unwrap();
    assert!(saved.saved, "{:?}", saved.problem);
    let path = saved.path.unwrap();
    let mut packed = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    assert_eq!(packed.len(), shown.len());
    for file in shown {
        let words = std::io::read_to_string(packed.by_name(&file.name).unwrap()).unwrap();
        assert_eq!(words, file.text);
    }
}

#[test]
fn every_command_is_called_by_its_name() {
    let text = include_str!("../commands/answers.rs");
    let line = |what: &str| text.lines().position(|line| line.contains(what)).unwrap() as u32 + 1;
    for name in ["profile", "set_field", "remove_site"] {
        let within = line(&format!("pub fn {name}("));
        assert_eq!(name_of("src/commands/answers.rs", within + 1), name);
        assert_eq!(name_of(r"src\commands\answers.rs", within), name);
    }
    assert_eq!(name_of("src/commands/nowhere.rs", 7), "");
}
