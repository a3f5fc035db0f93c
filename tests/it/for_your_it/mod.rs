//! The papers for IT and information governance (`.github/for-your-it`): what they name is there, every claim says what shows it,
//! what nobody knows yet is marked in one way, and nothing contradicts the sheet for IT and SECURITY.md.

mod paper;

use audit_tests::root;
use paper::Paper;
use std::collections::BTreeSet;
use std::fs;

/// The papers of the folder.
fn folder() -> Vec<Paper> {
    let files = fs::read_dir(root(".github/for-your-it")).expect("the folder");
    let mut names: Vec<String> =
        files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names.iter().map(|name| Paper::read(&format!(".github/for-your-it/{name}"))).collect()
}

/// Those and the two that stand beside the folder.
fn all() -> Vec<Paper> {
    let beside = [".github/SECURITY.md", ".github/IT-SHEET.md"].map(Paper::read);
    folder().into_iter().chain(beside).collect()
}

fn none(faults: &[String], what_to_do: &str) {
    assert!(faults.is_empty(), "\n{what_to_do}\n  {}\n", faults.join("\n  "));
}

#[test]
fn every_paper_is_in_the_list() {
    let papers = folder();
    let list = papers.iter().find(|paper| paper.path.ends_with("README.md")).expect("a list");
    let listed: BTreeSet<&str> = list
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("| ["))
        .collect::<Vec<_>>()
        .iter()
        .filter_map(|line| line.split_once(']'))
        .map(|(name, _)| name)
        .collect();
    let there: BTreeSet<&str> =
        papers.iter().filter_map(|paper| paper.path.rsplit('/').next()).filter(|name| *name != "README.md").collect();
    assert_eq!(listed, there);
    assert!(there.len() >= 7, "{there:?}");
}

#[test]
fn every_file_and_test_that_is_named_is_there() {
    let papers = all();
    let named: usize = papers.iter().map(|paper| paper.references().len()).sum();
    assert!(named > 100, "the papers name {named} files and tests: they were not read");
    let faults: Vec<String> = papers.iter().flat_map(paper::not_there).collect();
    none(
        &faults,
        "These are named in a paper and are not there. Name what shows the claim now, or take the claim back:",
    );
}

#[test]
fn every_claim_says_what_shows_it() {
    let papers = folder();
    let tables: usize = papers.iter().map(|paper| paper.claims().len()).sum();
    assert!(tables > 100, "only {tables} claims were found: the tables were not read");
    let faults: Vec<String> = papers.iter().flat_map(paper::not_shown).collect();
    none(
        &faults,
        "Name the file or test that shows it, or say “Not shown”, “Not there”, “Yours” or “The publisher's”:",
    );
}

#[test]
fn what_nobody_knows_yet_is_marked_in_one_way() {
    let file: toml_edit::DocumentMut =
        fs::read_to_string(root(".github/publisher.toml")).expect("publisher.toml").parse().expect("TOML");
    let keys: Vec<&str> = file.iter().map(|(key, _)| key).collect();
    let papers = all();
    let faults: Vec<String> = papers.iter().flat_map(|paper| paper::badly_marked(paper, &keys)).collect();
    none(&faults, "Mark it `[publisher: key]`, with a key of publisher.toml, or `[you: what]`:");
    let unused: Vec<&&str> =
        keys.iter().filter(|key| !papers.iter().any(|p| p.text.contains(&format!("[publisher: {key}]")))).collect();
    assert!(unused.is_empty(), "publisher.toml asks for what no paper says: {unused:?}");
}

#[test]
fn nothing_contradicts_the_sheet_and_the_threat_model() {
    let (sheet, security) = (Paper::read(".github/IT-SHEET.md"), Paper::read(".github/SECURITY.md"));
    // What the rules below rest on. Where one of these words goes, look at the papers again.
    for words in ["No connection is made, offered or needed", "Nothing is released yet", "Not yet code-signed"] {
        assert!(sheet.text.contains(words), "IT-SHEET.md does not say “{words}” any more");
    }
    for words in ["Our processes open no internet socket", "does not encrypt its store", "Nothing is released yet"] {
        assert!(security.text.contains(words), "SECURITY.md does not say “{words}” any more");
    }
    let papers = folder();
    let faults: Vec<String> = papers.iter().flat_map(|paper| paper::contradictions(paper, &sheet)).collect();
    none(&faults, "These say other than IT-SHEET.md or SECURITY.md:");
    let silent: Vec<&str> =
        papers.iter().filter(|p| !p.text.contains("Nothing is released yet")).map(|p| p.path.as_str()).collect();
    assert!(silent.is_empty(), "while nothing is released, each paper says so: {silent:?}");
}

/// The assessment's table of what lies where has every file and folder that the program calls by a name.
#[test]
fn the_assessment_names_every_file_of_the_data_folder() {
    let assessment = Paper::read(".github/for-your-it/dpia.md").text;
    let mut names = BTreeSet::new();
    for room in ["src-tauri/src", "src-tauri/crates/audit-api/src", "src-tauri/crates/audit-store/src"] {
        for path in files_below(room, &[".rs"]) {
            let text = fs::read_to_string(&path).expect("text");
            names.extend(text.lines().filter_map(paper::name_of_a_file).map(str::to_owned));
        }
    }
    assert!(names.contains(audit_store::STORE_FILE) && names.len() > 3, "the names were not found: {names:?}");
    let missing: Vec<&String> = names.iter().filter(|name| !assessment.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "dpia.md does not say what these are: {missing:?}");
}

/// The files below a folder of the tree whose names end like this.
fn files_below(folder: &str, ends: &[&str]) -> Vec<std::path::PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![root(folder)]);
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = file.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else if ends.iter().any(|end| path.display().to_string().ends_with(end)) {
                found.push(path);
            }
        }
    }
    found
}

/// The papers say that no text is ever shown as a page.
#[test]
fn the_screen_draws_no_raw_html() {
    let raw = ["{@html", ".innerHTML", ".outerHTML =", "insertAdjacentHTML", "document.write"];
    let is_test = |path: &std::path::PathBuf| path.display().to_string().ends_with(".test.ts");
    let files: Vec<_> = files_below("ui/src", &[".svelte", ".ts"]).into_iter().filter(|path| !is_test(path)).collect();
    assert!(files.len() > 100, "the screen was not found");
    let mut found = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("text");
        found.extend(raw.iter().filter(|word| text.contains(**word)).map(|word| format!("{}: {word}", path.display())));
    }
    none(&found, "Draw text as text:");
}
