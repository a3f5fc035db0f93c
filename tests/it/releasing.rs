//! The release workflow, read: it asks first, hashes and signs every file, and one job alone may write.

use audit_tests::root;

fn workflow() -> String {
    std::fs::read_to_string(root(".github/workflows/release.yml")).expect("the workflow")
}

/// The lines of each job, with its name.
fn jobs(workflow: &str) -> Vec<(String, Vec<String>)> {
    let mut jobs: Vec<(String, Vec<String>)> = Vec::new();
    let after = workflow.split_once("\njobs:\n").expect("jobs").1;
    for line in after.lines().filter(|line| !line.trim_start().starts_with('#')) {
        let own = line.strip_prefix("  ").filter(|line| !line.starts_with(' ')).and_then(|line| line.strip_suffix(':'));
        match (own, jobs.last_mut()) {
            (Some(name), _) => jobs.push((name.to_owned(), Vec::new())),
            (None, Some((_, lines))) => lines.push(line.trim().to_owned()),
            (None, None) => {}
        }
    }
    jobs
}

fn job<'a>(jobs: &'a [(String, Vec<String>)], name: &str) -> &'a [String] {
    &jobs.iter().find(|(one, _)| one == name).unwrap_or_else(|| panic!("there is no job {name}")).1
}

fn place(lines: &[String], words: &str) -> usize {
    lines.iter().position(|line| line.contains(words)).unwrap_or_else(|| panic!("“{words}” is not in {lines:#?}"))
}

#[test]
fn every_file_of_a_release_is_hashed_and_signed() {
    let jobs = jobs(&workflow());
    let draft = job(&jobs, "draft");
    let (hashed, signed) =
        (place(draft, "sha256sum -- * > SHA256SUMS"), place(draft, "actions/attest-build-provenance@"));
    let published = place(draft, "gh release create");
    assert!(hashed < signed && signed < published, "first the list, then the signature over it too, then the release");
    assert!(
        draft[signed..published].contains(&"subject-path: release/*".to_owned()),
        "every file, the list among them"
    );
    assert!(draft[published].ends_with("release/*"), "what is published is what was signed");
    // Nothing is put beside the signed files afterwards but the statement itself.
    let later: Vec<&String> = draft[signed..].iter().filter(|line| line.contains(" release/")).collect();
    let expected = ["subject-path: release/*", "provenance.sigstore.json", "gh release create"];
    assert!(later.iter().all(|line| expected.iter().any(|word| line.contains(word))), "{later:?}");
}

#[test]
fn one_job_alone_may_write_and_sign() {
    let text = workflow();
    let head = text.split_once("\njobs:\n").expect("jobs").0;
    assert!(head.contains("\npermissions:\n  contents: read\n"), "nothing but reading, unless a job says otherwise");
    let may = |lines: &[String]| lines.iter().filter(|line| line.ends_with(": write")).cloned().collect::<Vec<_>>();
    for (name, lines) in jobs(&text) {
        let expected: &[&str] =
            if name == "draft" { &["contents: write", "id-token: write", "attestations: write"] } else { &[] };
        assert_eq!(may(&lines), expected, "{name}");
    }
}

#[test]
fn a_release_asks_for_known_weaknesses_and_a_publisher_first() {
    let jobs = jobs(&workflow());
    let check = job(&jobs, "check");
    place(check, "cargo xtask check advisories");
    let publisher = place(check, "cargo xtask check publisher");
    assert!(check[publisher - 1].contains("startsWith(github.ref, 'refs/tags/v')"), "a try without a tag needs none");
    for (name, lines) in &jobs {
        let waits = match name.as_str() {
            "check" => continue,
            "draft" => "needs: [linux, macos, windows]",
            _ => "needs: check",
        };
        assert!(lines.iter().any(|line| line == waits), "{name} begins before the checks have passed");
    }
}

/// The check for a publisher and the papers read it line by line: no other TOML than that.
#[test]
fn the_publisher_is_plain_lines() {
    let text = std::fs::read_to_string(root(".github/publisher.toml")).expect("publisher.toml");
    let file: toml_edit::DocumentMut = text.parse().expect("TOML");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
    assert_eq!(lines, file.iter().count(), "one line for each key");
    for (key, value) in file.iter() {
        let value = value.as_str().unwrap_or_else(|| panic!("{key} is no text"));
        assert!(!value.trim().is_empty() && !value.contains(['"', '\\']), "{key}");
        assert!(text.contains(&format!("\n{key} = \"{value}\"\n")), "{key}");
        let placeholder = format!("[publisher: {key}]");
        assert!(!value.contains('[') || value == placeholder, "{key}: a placeholder is {placeholder}");
    }
}
