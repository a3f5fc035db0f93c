//! What IT may write, and what is refused.

use super::*;

fn environment(name: &str) -> Option<OsString> {
    let set = [("USERNAME", "ann"), ("EMPTY", ""), ("HOME", "/srv/ann")];
    set.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
}

fn read(text: &str, variable: impl Fn(&str) -> Option<OsString>) -> Result<Policy, ApiError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(POLICY_FILE);
    std::fs::write(&path, text).unwrap();
    Policy::read(&path, variable)
}

/// A whole path on this system, as it stands in JSON.
fn whole_path(rest: &str) -> String {
    if cfg!(windows) { format!("C:/{rest}") } else { format!("/{rest}") }
}

#[test]
fn the_file_names_folders_with_variables() {
    let text = format!(r#"{{"dataFolder": "{0}", "secondFolder": "{0}/%USERNAME%/x"}}"#, whole_path("srv"));
    let policy = read(&text, environment).unwrap();
    assert_eq!(policy.data_folder, Some(PathBuf::from(whole_path("srv"))));
    assert_eq!(policy.second_folder, Some(PathBuf::from(whole_path("srv/ann/x"))));
    assert_eq!(read(&format!("\u{feff}{text}"), environment).unwrap(), policy, "as Notepad saves it");
    assert_eq!(read("{}", environment).unwrap(), Policy::default());
}

#[test]
fn a_file_that_is_not_there_decides_nothing_and_the_environment_wins() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Policy::read(&folder.path().join(POLICY_FILE), environment).unwrap(), Policy::default());
    let set = |name: &str| match name {
        DATA_VARIABLE => Some("here".into()),
        SECOND_FOLDER_VARIABLE => Some(whole_path("copies").into()),
        _ => None,
    };
    let text = format!(r#"{{"dataFolder": "{0}", "secondFolder": "{0}"}}"#, whole_path("srv"));
    let policy = read(&text, set).unwrap();
    assert_eq!(policy.data_folder, Some(PathBuf::from("here")));
    assert_eq!(policy.second_folder, Some(PathBuf::from(whole_path("copies"))));
}

#[test]
fn what_cannot_be_done_is_refused_and_named() {
    for (text, why) in [
        ("", "cannot be understood"),
        (r#"{"secondfolder": "/srv"}"#, "it may hold “dataFolder” and “secondFolder”"),
        ("{\n\"dataFolder\": \"C:\\srv\"}", "at line 2"),
        (r#"{"secondFolder": 7}"#, "cannot be understood"),
        (r#"{"secondFolder": "copies"}"#, "“copies”, which is not the full path"),
        (r#"{"secondFolder": ""}"#, "not the full path"),
        (r#"{"dataFolder": "%NOBODY%/x"}"#, "“NOBODY”, which is not set"),
        (r#"{"dataFolder": "%EMPTY%/x"}"#, "“EMPTY”, which is not set"),
        (r#"{"dataFolder": "/srv/100%"}"#, "does not end a variable’s name"),
    ] {
        let error = read(text, environment).unwrap_err();
        assert_eq!(error.code, "policy-unusable");
        assert!(error.message.contains(why) && error.message.contains(POLICY_FILE), "{text}: {error}");
        assert!(error.hint.contains("looks after your computer"));
    }
    let relative = |name: &str| (name == SECOND_FOLDER_VARIABLE).then(|| OsString::from("copies"));
    assert!(read("{}", relative).unwrap_err().message.contains(SECOND_FOLDER_VARIABLE));
}
