//! Prepares the window's build: the screen must have been built, only our own commands may be called from it, and the program
//! knows when it was made.
//!
//! The permission `our-commands` is written from the functions marked `#[tauri::command]` in `src/commands/`, so that
//! the capability, which names it, can never fall behind the code.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=src/commands");
    println!("cargo::rerun-if-changed=../ui/dist");
    println!("cargo::rerun-if-env-changed=TAURI_CONFIG");
    refuse_without_screen();
    println!("cargo::rustc-env=SAFEGUARDING_AUDIT_MADE={}", made());

    let permissions = PathBuf::from(required("OUT_DIR")).join("our-commands.toml");
    let commands = commands_in(Path::new("src/commands"));
    fs::write(&permissions, permission(&commands))
        .unwrap_or_else(|e| stop(&format!("Cannot write the permission: {e}")));

    let pattern: &'static str = Box::leak(permissions.display().to_string().into_boxed_str());
    let manifest = tauri_build::AppManifest::new().permissions_path_pattern(pattern);
    if let Err(e) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        stop(&format!("The window cannot be prepared: {e:#}"));
    }
}

/// When the program is made, in seconds since the year 1970: what `SOURCE_DATE_EPOCH` says (<https://reproducible-builds.org>),
/// else the time of the commit. Never this computer's clock: two builds of one commit are the same. Empty: not known.
fn made() -> String {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    // Another commit: git writes a line here. Where there is none, Cargo would build anew each time.
    if let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"]).filter(|log| Path::new(log).is_file()) {
        println!("cargo::rerun-if-changed={log}");
    }
    let given = env::var("SOURCE_DATE_EPOCH").ok().filter(|given| !given.is_empty());
    given.or_else(|| git(&["log", "-1", "--format=%ct"])).unwrap_or_default()
}

/// What git answers; none: no git, or no history.
fn git(arguments: &[&str]) -> Option<String> {
    let output = process::Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Without the built screen Tauri's own message names a setting; this one names what to do.
fn refuse_without_screen() {
    // A configuration given from outside may take the screen from another place: then Tauri says what it misses.
    if env::var_os("TAURI_CONFIG").is_none() && !Path::new("../ui/dist/index.html").is_file() {
        stop(
            "The screen has not been built: ui/dist/index.html is missing. Run `cargo xtask run`, which builds the screen and then the window (or `npm ci && npm run build` in ui).",
        );
    }
}

/// The names of the functions marked `#[tauri::command…]`, sorted.
fn commands_in(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let files = fs::read_dir(folder).unwrap_or_else(|e| stop(&format!("Cannot read {}: {e}", folder.display())));
    for file in files.flatten().filter(|f| f.path().extension().is_some_and(|x| x == "rs")) {
        let text = fs::read_to_string(file.path()).unwrap_or_default();
        for after in text.split("#[tauri::command").skip(1) {
            let name =
                after.split_once("fn ").map(|(_, rest)| rest.split(['(', '<']).next().unwrap_or_default().trim());
            names.extend(name.filter(|n| !n.is_empty()).map(String::from));
        }
    }
    names.sort();
    names
}

fn permission(commands: &[String]) -> String {
    format!(
        "[[permission]]\nidentifier = \"our-commands\"\ndescription = \"Every command of this program, and nothing else.\"\ncommands.allow = {commands:?}\n"
    )
}

fn required(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| stop(&format!("Cargo did not set {name}")))
}

fn stop(message: &str) -> ! {
    println!("cargo::error={message}");
    process::exit(1);
}
