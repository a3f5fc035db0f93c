//! The papers that IT asks for: the sheet as PDF is the sheet as it was written, on one page, and names what is there.

use audit_documents::sheet_pdf;
use audit_tests::{root, updating};

/// Day, month and year that the PDF gives as its own: change it with the sheet.
const SHEET_OF: [u16; 3] = [30, 11, 2026];

fn paper(name: &str) -> String {
    std::fs::read_to_string(root(".github").join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The paper with the publisher in it; what nobody has filled in stays a placeholder.
fn with_the_publisher(paper: &str) -> String {
    let file: toml_edit::DocumentMut = self::paper("publisher.toml").parse().expect("TOML");
    file.iter().fold(paper.to_owned(), |paper, (key, value)| {
        paper.replace(&format!("[publisher: {key}]"), value.as_str().expect("a text"))
    })
}

#[test]
fn the_sheet_for_it_is_one_page_and_its_pdf_is_current() {
    let sheet = with_the_publisher(&paper("IT-SHEET.md"));
    let (made, pages) = sheet_pdf(&sheet, "Safeguarding Audit", SHEET_OF).expect("a sheet");
    assert_eq!(pages, 1, "IT-SHEET.md must fit on one page: shorten it");
    let file = root(".github/IT-SHEET.pdf");
    if updating() {
        std::fs::write(&file, &made).expect("the sheet can be written");
    }
    let kept = std::fs::read(&file).unwrap_or_default();
    assert!(
        kept == made,
        "IT-SHEET.pdf is not IT-SHEET.md: UPDATE_GOLDEN=1 cargo test -p audit-tests --test it papers"
    );
}

/// Claims that stand in several places must be the same everywhere.
#[test]
fn papers_and_program_name_the_same_things() {
    let (sheet, security) = (paper("IT-SHEET.md"), paper("SECURITY.md"));
    let config: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(root("src-tauri/tauri.conf.json")).expect("it is there"))
            .expect("JSON");
    let identifier = config["identifier"].as_str().expect("an identifier");
    assert!(sheet.contains(identifier), "the folder of the web view is called {identifier}");
    assert_eq!(config["bundle"]["windows"]["nsis"]["installMode"], "currentUser", "“no administrator”");
    assert!(security.contains(audit_store::STORE_FILE));
    assert!(sheet.contains(&format!("`{}`", audit_store::SNAPSHOT_FOLDER)));
    // The web view may do what the content security policy lets it, and nothing comes from elsewhere.
    let policy = config["app"]["security"]["csp"].as_object().expect("a policy");
    for (what, from) in policy {
        let from = from.as_str().expect("words");
        let known = ["'none'", "'self'", "data:", "ipc:", "http://ipc.localhost"];
        assert!(from.split(' ').all(|word| known.contains(&word)), "{what}: {from} contradicts the papers");
    }
}

/// `README.md` says of the release workflow that it has never run for as long as the workflow says so.
#[test]
fn what_has_never_run_is_said_to_have_never_run() {
    let workflow = paper("workflows/release.yml");
    let readme = std::fs::read_to_string(root("README.md")).expect("README.md");
    let lines: Vec<&str> = readme.lines().filter(|line| line.contains("release.yml")).collect();
    assert!(!lines.is_empty(), "README.md names the workflow");
    let says = lines.iter().any(|line| line.to_lowercase().contains("never run"));
    assert_eq!(says, workflow.contains("NEVER RUN YET"), "{lines:?}");
}

/// Actions are pinned to a commit, with the version beside it for people.
#[test]
fn actions_are_pinned() {
    for line in paper("workflows/release.yml").lines().filter(|line| line.contains("uses:")) {
        let (_, action) = line.split_once("uses:").expect("an action");
        let (name, version) = action.split_once('#').unwrap_or((action, ""));
        let commit = name.trim().rsplit('@').next().unwrap_or_default();
        assert!(commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit()), "{line}");
        assert!(version.trim().starts_with('v'), "{line}");
    }
}
