//! Known weaknesses that are let through: each is written down in `.cargo/deny.toml` with the crate, the reason and what ends it.
//! cargo-deny fails for one that matches nothing any more, where there is a database; this looks where there is none.

use audit_tests::root;
use toml_edit::DocumentMut;

fn document(path: &str) -> DocumentMut {
    let text = std::fs::read_to_string(root(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    text.parse().unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// What is wrong with the exceptions, given the names of all crates in use.
fn faults(rules: &DocumentMut, crates: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    let advisories = &rules["advisories"];
    for (member, value) in
        [("unmaintained", "all"), ("unsound", "all"), ("yanked", "deny"), ("unused-ignored-advisory", "deny")]
    {
        if advisories.get(member).and_then(|item| item.as_str()) != Some(value) {
            faults.push(format!("{member} is to be “{value}”, or a weakness could pass without an exception"));
        }
    }
    let mut seen: Vec<&str> = Vec::new();
    for exception in advisories["ignore"].as_array().into_iter().flatten() {
        let text = |member: &str| {
            let member = exception.as_inline_table().and_then(|table| table.get(member));
            member.and_then(|value| value.as_str()).unwrap_or_default()
        };
        let (id, reason) = (text("id"), text("reason"));
        let number: Vec<&str> = id.split('-').collect();
        let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        if !matches!(number[..], ["RUSTSEC", year, one] if digits(year, 4) && digits(one, 4)) {
            faults.push(format!("“{id}” is no number of the RustSec database"));
        }
        if seen.contains(&id) {
            faults.push(format!("{id} is there twice"));
        }
        seen.push(id);
        let (name, why) = reason.split_once(": ").unwrap_or_default();
        if !crates.iter().any(|one| one == name) {
            faults.push(format!("{id}: the reason begins with the crate and a colon, and “{name}” is not in use"));
        }
        if !why.contains("Ends ") {
            faults.push(format!("{id}: the reason does not say what ends the exception (“Ends when …”)"));
        }
    }
    faults
}

fn in_use() -> Vec<String> {
    let lock = document("Cargo.lock");
    let packages = lock["package"].as_array_of_tables().expect("packages");
    packages.iter().filter_map(|package| package["name"].as_str()).map(str::to_owned).collect()
}

#[test]
fn each_exception_names_a_crate_in_use_a_reason_and_an_end() {
    let faults = faults(&document(".cargo/deny.toml"), &in_use());
    assert!(faults.is_empty(), "\n  {}\n", faults.join("\n  "));
}

/// The papers say how many there are.
#[test]
fn the_papers_count_the_exceptions_rightly() {
    let words = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
    let count = document(".cargo/deny.toml")["advisories"]["ignore"].as_array().map_or(0, toml_edit::Array::len);
    let word = words.split(' ').nth(count).expect("a word for the number of exceptions");
    for (path, says) in [
        (".github/SECURITY.md", "exceptions are written down"),
        (".github/for-your-it/asvs.md", "are excepted with a reason"),
    ] {
        let text = std::fs::read_to_string(root(path)).unwrap_or_else(|e| panic!("{path}: {e}")).to_lowercase();
        assert!(text.contains(&format!("{word} {says}")), "{path} does not say that {word} {says}");
    }
}

#[test]
fn an_exception_without_a_reason_or_a_crate_is_found() {
    let rules = |exceptions: &str| -> DocumentMut {
        let strict =
            "unmaintained = \"all\"\nunsound = \"all\"\nyanked = \"deny\"\nunused-ignored-advisory = \"deny\"\n";
        format!("[advisories]\n{strict}ignore = [{exceptions}]").parse().expect("TOML")
    };
    let count = |exceptions: &str| faults(&rules(exceptions), &["gtk".to_owned()]).len();
    let good = "{ id = \"RUSTSEC-2024-0415\", reason = \"gtk: unmaintained. Ends when it is gone.\" }";
    assert_eq!(count(good), 0);
    assert_eq!(count(&format!("{good}, {good}")), 1, "twice");
    assert_eq!(count(&good.replace("gtk:", "gone:")), 1, "a crate that is not in use");
    assert_eq!(count(&good.replace("Ends when", "Until")), 1, "no end");
    assert_eq!(count("\"RUSTSEC-2024-0415\""), 3, "neither number, crate nor end");
    assert_eq!(faults(&"[advisories]\nignore = []".parse().expect("TOML"), &[]).len(), 4, "nothing is strict");
}
