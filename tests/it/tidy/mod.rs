//! Rules about the tree that can be checked by reading it. Why each is there: `src-tauri/ARCHITECTURE.md`.

mod commands;
mod folders;
mod stored;
mod tree;

use tree::{File, Package, files, packages};

/// Fails with every fault and what to do about them.
fn none(faults: &[String], what_to_do: &str) {
    assert!(faults.is_empty(), "\n{what_to_do}\n  {}\n", faults.join("\n  "));
}

/// The lines of the files for which something is so, as `path:line: text`.
fn lines_where<'a>(files: impl Iterator<Item = &'a File>, is_fault: impl Fn(&str) -> bool) -> Vec<String> {
    let faults = |file: &'a File| -> Vec<String> {
        let lines = file.lines().filter(|(_, line)| is_fault(line));
        lines.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())).collect()
    };
    files.flat_map(faults).collect()
}

fn rust(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|f| f.ends(&["rs"]))
}

/// Whether a word stands in a line with nothing of a name before or after it.
fn has_word(line: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(is_name) && !after.is_some_and(is_name)
    })
}

// ── The rooms ──

#[test]
fn top_level_is_closed() {
    none(
        &strangers(files()),
        "The top level is closed. Put these into one of its rooms (src-tauri/ARCHITECTURE.md says which):",
    );
}

fn strangers(files: &[File]) -> Vec<String> {
    let known = ["Cargo.toml", "Cargo.lock", "LICENSE", "README.md", "src-tauri", "ui", "assets", "tests"];
    let mut tops: Vec<&str> = files.iter().filter_map(|f| f.path.split('/').next()).collect();
    tops.dedup();
    tops.into_iter().filter(|top| !known.contains(top) && !top.starts_with('.')).map(String::from).collect()
}

/// Who may know whom. The tests see everything.
const DRAWN: &[(&str, &[&str])] = &[
    ("audit-core", &[]),
    ("audit-exchange", &["audit-core"]),
    ("audit-store", &[]),
    ("audit-documents", &["audit-core"]),
    ("audit-workbooks", &["audit-core", "audit-exchange"]),
    ("audit-api", &["audit-core", "audit-exchange", "audit-store", "audit-documents", "audit-workbooks"]),
    ("audit-cli", &["audit-api"]),
    ("safeguarding-audit", &["audit-api"]),
    ("xtask", &[]),
];

#[test]
fn crates_depend_as_drawn() {
    let what_to_do = "These are not in the drawing in ARCHITECTURE.md. Pass the data through audit-api, or move the code to where it belongs:";
    none(&packages().iter().flat_map(undrawn).collect::<Vec<_>>(), what_to_do);
}

fn undrawn(package: &Package) -> Vec<String> {
    if package.name == "audit-tests" {
        return vec![];
    }
    let Some((_, allowed)) = DRAWN.iter().find(|(name, _)| *name == package.name) else {
        return vec![format!(
            "{} is a new crate: it needs a dependency that it isolates or a caller that it serves",
            package.name
        )];
    };
    let ours = |d: &&String| d.starts_with("audit-") || *d == "safeguarding-audit" || *d == "xtask";
    let wrong = package.dependencies.iter().filter(ours).filter(|d| !allowed.contains(&d.as_str()));
    wrong.map(|d| format!("{} depends on {d}", package.name)).collect()
}

/// A heavy or sensitive dependency, and the one package that isolates it. A `*` stands for any ending.
const ISOLATED: &[(&str, &str)] = &[
    ("tauri*", "safeguarding-audit"),
    ("rfd", "safeguarding-audit"),
    ("rusqlite", "audit-store"),
    ("libsqlite3-sys", "audit-store"),
    ("ed25519*", "audit-exchange"),
    ("age", "audit-exchange"),
    ("bs58", "audit-exchange"),
    ("serde_json_canonicalizer", "audit-exchange"),
    ("printpdf", "audit-documents"),
    ("calamine", "audit-workbooks"),
    ("rust_xlsxwriter", "audit-workbooks"),
];

#[test]
fn each_isolated_dependency_has_one_owner() {
    let what_to_do = "Only its owner may name such a dependency. Give the owner a function that does what you need:";
    none(&packages().iter().flat_map(leaked).collect::<Vec<_>>(), what_to_do);
}

fn leaked(package: &Package) -> Vec<String> {
    let matches =
        |pattern: &str, name: &str| pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start));
    let mut faults = Vec::new();
    for name in &package.dependencies {
        let owner = ISOLATED.iter().find(|(pattern, _)| matches(pattern, name)).map(|(_, owner)| *owner);
        if let Some(owner) = owner.filter(|owner| *owner != package.name) {
            faults.push(format!("{} depends on {name}, which belongs to {owner}", package.name));
        }
    }
    faults
}

#[test]
fn domain_types_are_not_serialised() {
    let core = packages().into_iter().find(|p| p.name == "audit-core").expect("audit-core is there");
    let faults: Vec<String> = core.dependencies.into_iter().filter(|d| d.starts_with("serde")).collect();
    none(
        &faults,
        "audit-core must not know serde. The wire, the screen and the database each have shapes of their own:",
    );
}

// ── The rules of audit-core ──

#[test]
fn core_does_no_input_or_output_and_knows_no_time() {
    none(&impure(files()), "audit-core is pure. A date, an id, a text is an argument; whoever calls it gets them:");
}

fn impure(files: &[File]) -> Vec<String> {
    let words = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::io",
        "SystemTime",
        "Instant",
        "rand",
        "new_v4",
        "now_v7",
    ];
    let calls = ["Timestamp::now", "Zoned::now", "println!", "eprintln!"];
    let core = rust(files).filter(|f| f.path.starts_with("src-tauri/crates/audit-core/src/"));
    lines_where(core, |line| words.iter().chain(&calls).any(|w| has_word(line.split("//").next().unwrap_or(line), w)))
}

#[test]
fn only_verified_returns_are_read() {
    none(
        &unverified(files()),
        "Only audit-exchange makes a Submission, from a Verified<Return>. Verify the file first:",
    );
}

fn unverified(files: &[File]) -> Vec<String> {
    let made = concat!("Submission", "::new");
    let elsewhere = |f: &&File| {
        !f.path.starts_with("src-tauri/crates/audit-exchange/") && !f.path.starts_with("src-tauri/crates/audit-core/")
    };
    lines_where(rust(files).filter(elsewhere), |line| has_word(line, made))
}

// ── Every file ──

#[test]
fn every_rust_file_says_what_it_is_for() {
    none(&silent(files()), "The first line of a Rust file is `//! what it is for`:");
}

fn silent(files: &[File]) -> Vec<String> {
    let says = |f: &&File| f.text.starts_with("//! ") && f.text.lines().next().is_some_and(|l| l.len() > 12);
    rust(files).filter(|f| !says(f)).map(|f| f.path.clone()).collect()
}

#[test]
fn no_file_is_over_500_lines() {
    none(
        &long(files()),
        "Files have 100 to 250 lines as a rule and never more than 500. Split these along their nouns:",
    );
}

fn long(files: &[File]) -> Vec<String> {
    let written =
        |f: &&File| f.ends(&["rs", "ts", "js", "svelte", "scss", "css", "sql"]) && !f.path.contains("/generated/");
    let long = files.iter().filter(written).filter(|f| f.text.lines().count() > 500);
    long.map(|f| format!("{} has {}", f.path, f.text.lines().count())).collect()
}

#[test]
fn nothing_is_left_for_later() {
    none(&left(files()), "Finish these, or take them out and open an issue:");
}

fn left(files: &[File]) -> Vec<String> {
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("todo", "!"),
        concat!("unimplemented", "!"),
        concat!("dbg", "!"),
    ];
    let code = files
        .iter()
        .filter(|f| f.ends(&["rs", "ts", "js", "svelte", "scss", "sql", "toml", "md"]) || f.path == ".ci/run");
    lines_where(code, |line| words.iter().any(|w| has_word(line, w)))
}

#[test]
fn ignored_tests_say_why() {
    let bare = concat!("#[ig", "nore]");
    none(&lines_where(rust(files()), |line| line.trim() == bare), "Write #[ignore = \"why\"], or let the test run:");
}

#[test]
fn names_are_the_fields_words() {
    none(
        &vague(files()),
        "Name the type after what it is in the field (standard, return, plan, …), not after a pattern:",
    );
}

fn vague(files: &[File]) -> Vec<String> {
    lines_where(rust(files), |line| {
        let mut words = line
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .skip_while(|w| !["struct", "enum", "trait", "type"].contains(w));
        let name = words.nth(1).unwrap_or_default();
        let is_type = name.starts_with(char::is_uppercase) && !line.trim_start().starts_with("//");
        is_type
            && !name.starts_with("ServiceType")
            && ["Manager", "Service", "Helper", "Util"].iter().any(|v| name.contains(v))
    })
}

#[test]
fn ret_is_never_a_return() {
    let faults = lines_where(rust(files()), |line| {
        ["let ret ", "let ret:", "let mut ret ", "let mut ret:", "ret: &Return", "ret: Return"]
            .iter()
            .any(|w| has_start(line, w))
    });
    none(&faults, "Call a return `audit_return`:");
}

/// Whether the words stand in a line without a name running into them.
fn has_start(line: &str, words: &str) -> bool {
    line.match_indices(words)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '"'))
}

#[test]
fn no_path_of_one_computer_and_no_private_registry() {
    none(
        &local(files()),
        "These only exist on one computer. Use a path from the repository, a temporary folder, or the public registry:",
    );
}

fn local(files: &[File]) -> Vec<String> {
    let folders = [
        concat!("/wo", "rk/"),
        concat!("/tm", "p/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("C:\\Us", "ers\\"),
    ];
    // Within a longer path or an address it is somebody else's folder.
    let begins = |line: &str, at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-~$})*".contains(c));
    let is_local = |line: &str| folders.iter().any(|f| line.match_indices(f).any(|(at, _)| begins(line, at)));
    // These tell folders that last from those that do not, and paths from words, so they have to name some.
    let name_them = ["src-tauri/crates/audit-api/src/answers/places.rs", "src-tauri/crates/audit-core/src/wording.rs"];
    let mut faults = lines_where(files.iter().filter(|f| !name_them.contains(&f.path.as_str())), is_local);
    let locks = files.iter().filter(|f| f.path.ends_with("package-lock.json") || f.path == "Cargo.lock");
    faults.extend(lines_where(locks, |line| {
        let line = line.trim();
        let npm = line.starts_with("\"resolved\": \"") && !line.contains("\"https://registry.npmjs.org/");
        npm || (line.starts_with("source = ")
            && line != "source = \"registry+https://github.com/rust-lang/crates.io-index\"")
    }));
    let settings = files.iter().filter(|f| f.path.ends_with(".npmrc") || f.path.starts_with(".cargo/"));
    faults.extend(lines_where(settings, |line| {
        line.trim_start().starts_with("registry")
            || line.contains(":registry")
            || ["[source]", "[source."].iter().any(|table| line.contains(table))
    }));
    faults
}

// ── The screen ──

#[test]
fn there_is_one_package_json() {
    let found: Vec<String> =
        files().iter().filter(|f| f.path.ends_with("package.json")).map(|f| f.path.clone()).collect();
    assert_eq!(found, ["ui/package.json"], "The screen is the only npm package.");
}

#[test]
fn one_file_of_the_screen_knows_tauri() {
    none(
        &knows_tauri(files()),
        "Only ui/src/lib/backend/tauri.ts imports @tauri-apps. Ask through the backend, so that a test can put a fake in its place:",
    );
}

fn knows_tauri(files: &[File]) -> Vec<String> {
    let screen = files.iter().filter(|f| {
        f.path.starts_with("ui/") && f.ends(&["ts", "js", "svelte"]) && f.path != "ui/src/lib/backend/tauri.ts"
    });
    lines_where(screen, |line| {
        line.contains("@tauri-apps") && (has_word(line, "import") || has_word(line, "from")) && !has_word(line, "mock")
    })
}

// ── Promises of each crate ──

#[test]
fn every_package_keeps_the_workspaces_lints() {
    let manifests = files().iter().filter(|f| f.path.ends_with("/Cargo.toml"));
    let faults: Vec<String> =
        manifests.filter(|f| !f.text.contains("[lints]\nworkspace = true")).map(|f| f.path.clone()).collect();
    none(&faults, "Add `[lints]` with `workspace = true`:");
}

#[test]
fn unsafe_code_stands_in_one_file() {
    none(&dangerous(files()), "Only what speaks to WebView2 by COM may be `unsafe` (src-tauri/src/webview2.rs):");
}

fn dangerous(files: &[File]) -> Vec<String> {
    // Put together, so that this file does not find itself.
    let (word, lint) = (concat!("uns", "afe"), concat!("uns", "afe_code"));
    let ours = rust(files).filter(|f| f.path != "src-tauri/src/webview2.rs");
    lines_where(ours, |line| {
        let code = line.split("//").next().unwrap_or_default();
        let opens =
            [" {", " fn", " impl", " trait", " extern"].iter().any(|next| code.contains(&format!("{word}{next}")));
        opens || (has_word(code, lint) && !code.contains("forbid(") && !code.contains('"'))
    })
}

#[test]
fn contract_crates_document_everything() {
    let wanted = ["#![forbid(unsafe_code)]", "#![deny(missing_docs)]"];
    let lib = |name: &str| format!("src-tauri/crates/{name}/src/lib.rs");
    let mut faults = Vec::new();
    for path in ["audit-core", "audit-exchange", "audit-workbooks", "audit-api"].map(lib) {
        let text = files().iter().find(|f| f.path == path).map_or("", |f| f.text.as_str());
        faults.extend(wanted.iter().filter(|w| !text.contains(**w)).map(|w| format!("{path} has no {w}")));
    }
    none(&faults, "Other people write software against these crates:");
}

// ── The rules can fail ──

mod rules_find {
    use super::tree::package;
    use super::*;

    const CORE: &str = "src-tauri/crates/audit-core/src/a.rs";

    fn one(rule: impl Fn(&[File]) -> Vec<String>, path: &str, text: &str) -> usize {
        rule(&[File::new(path, text)]).len()
    }

    #[test]
    fn a_stranger_at_the_top() {
        assert_eq!(one(strangers, "scripts/a.sh", ""), 1);
        assert_eq!(one(strangers, ".github/a.yml", ""), 0);
    }

    #[test]
    fn a_wrong_dependency() {
        let store = package(
            "x",
            "[package]\nname = \"audit-store\"\n[dev-dependencies]\naudit-exchange.workspace = true\n[dependencies]\nkeys = { package = \"ed25519-dalek\" }\n",
        );
        assert_eq!((undrawn(&store).len(), leaked(&store).len()), (1, 1));
        let window = package(
            "x",
            "[package]\nname = \"safeguarding-audit\"\n[target.'cfg(unix)'.dependencies]\ntauri = \"2\"\naudit-core = \"1\"\n",
        );
        assert_eq!((undrawn(&window).len(), leaked(&window).len()), (1, 0));
        let sheets = |name: &str| {
            let of = "[dependencies]\naudit-core.workspace = true\ncalamine.workspace = true\nrust_xlsxwriter.workspace = true\n";
            package("x", &format!("[package]\nname = \"{name}\"\n{of}"))
        };
        assert_eq!(leaked(&sheets("audit-documents")).len(), 2);
        assert_eq!((undrawn(&sheets("audit-workbooks")).len(), leaked(&sheets("audit-workbooks")).len()), (0, 0));
        let both =
            package("x", "[package]\nname = \"audit-workbooks\"\n[dependencies]\naudit-documents.workspace = true\n");
        assert_eq!(undrawn(&both).len(), 1);
        assert_eq!(undrawn(&package("x", "[package]\nname = \"audit-new\"\n")).len(), 1);
    }

    #[test]
    fn input_and_time_in_core() {
        for text in [
            "use std::fs;",
            "let now = SystemTime::now();",
            "let t = jiff::Timestamp::now();",
            "let r = rand::random();",
        ] {
            assert_eq!(one(impure, CORE, text), 1, "{text}");
        }
        assert_eq!(one(impure, CORE, "let operand = instant; // not Instant"), 0);
        assert_eq!(one(impure, "src-tauri/crates/audit-api/src/a.rs", "use std::fs;"), 0);
    }

    #[test]
    fn unsafe_code_anywhere_else() {
        let window = "src-tauri/src/window/mod.rs";
        for text in [
            concat!("uns", "afe { call() }"),
            concat!("pub uns", "afe fn f() {}"),
            concat!("#[allow(uns", "afe_code)]"),
        ] {
            assert_eq!(
                (one(dangerous, window, text), one(dangerous, "src-tauri/src/webview2.rs", text)),
                (1, 0),
                "{text}"
            );
        }
        for text in [
            concat!("// uns", "afe { is said }"),
            concat!("#![forbid(uns", "afe_code)]"),
            concat!("fn is_uns", "afe(c: char) {"),
        ] {
            assert_eq!(one(dangerous, window, text), 0, "{text}");
        }
    }

    #[test]
    fn an_unverified_submission() {
        let made = concat!("let s = Submission", "::new(x);");
        assert_eq!((one(unverified, "src-tauri/crates/audit-api/src/a.rs", made), one(unverified, CORE, made)), (1, 0));
    }

    #[test]
    fn silent_long_unfinished_and_vague_files() {
        assert_eq!((one(silent, "a.rs", "use x;"), one(silent, "a.rs", "//! What it is for.")), (1, 0));
        assert_eq!((one(long, "a.ts", &"x\n".repeat(501)), one(long, "a.ts", &"x\n".repeat(500))), (1, 0));
        assert_eq!((one(left, "a.rs", concat!("    // TO", "DO: later")), one(left, "a.rs", "let to_do = 1;")), (1, 0));
        assert_eq!(
            (one(vague, "a.rs", concat!("pub struct ", "ReturnHelper {")), one(vague, "a.rs", "enum ServiceType {")),
            (1, 0)
        );
    }

    #[test]
    fn a_local_path_and_a_private_registry() {
        assert_eq!(one(local, "a.md", concat!("see /wo", "rk/main")), 1);
        assert_eq!(one(local, "a.md", concat!("https://example.org/wo", "rk/main")), 0);
        assert_eq!(one(local, "ui/package-lock.json", "  \"resolved\": \"https://npm.example.org/a.tgz\""), 1);
        assert_eq!(one(local, "ui/package-lock.json", "  \"resolved\": \"https://registry.npmjs.org/a.tgz\""), 0);
        assert_eq!(
            (
                one(local, "ui/.npmrc", "registry=https://npm.example.org"),
                one(local, "ui/.npmrc", "engine-strict=true")
            ),
            (1, 0)
        );
        assert_eq!(one(local, "Cargo.lock", "source = \"registry+https://crates.example.org/index\""), 1);
    }

    #[test]
    fn tauri_in_the_screen() {
        let import = "import { invoke } from \"@tauri-apps/api/core\";";
        assert_eq!(
            (one(knows_tauri, "ui/src/a.ts", import), one(knows_tauri, "ui/src/lib/backend/tauri.ts", import)),
            (1, 0)
        );
    }
}
