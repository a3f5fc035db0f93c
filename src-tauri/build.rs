//! Prepares the window's build: the screen must have been built, only our own commands may be called from it, and the program
//! knows when it was made.
//!
//! The permission `our-commands` and the list of handlers are written from the functions marked `#[tauri::command]` in
//! `src/commands/`, so that neither can fall behind the code.

#[allow(dead_code, reason = "the rest is read by the test that writes the screen's client")]
#[path = "build/commands.rs"]
mod commands;

use commands::{Command, commands_of};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=src/commands");
    println!("cargo::rerun-if-changed=build/commands.rs");
    println!("cargo::rerun-if-changed=../ui/dist");
    println!("cargo::rerun-if-env-changed=TAURI_CONFIG");
    refuse_without_screen();
    println!("cargo::rustc-env=SAFEGUARDING_AUDIT_MADE={}", made());

    let out = PathBuf::from(required("OUT_DIR"));
    let commands = commands_of(Path::new("src/commands")).unwrap_or_else(|e| stop(&e));
    let permissions = out.join("our-commands.toml");
    write(&permissions, &permission(&commands));
    write(&out.join("handler.rs"), &handler(&commands));
    write(&out.join("places.rs"), &places(&commands));

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

fn permission(commands: &[Command]) -> String {
    let mut names: Vec<&str> = commands.iter().map(|command| command.name.as_str()).collect();
    names.sort_unstable();
    format!(
        "[[permission]]\nidentifier = \"our-commands\"\ndescription = \"Every command of this program, and nothing else.\"\ncommands.allow = {names:?}\n"
    )
}

/// What `src/commands/mod.rs` includes: every command, by its module and name.
fn handler(commands: &[Command]) -> String {
    let one = |command: &Command| format!("{}::{},", command.module, command.name);
    format!("tauri::generate_handler![{}]", commands.iter().map(one).collect::<String>())
}

/// What `src/log` includes: where each command stands, so that the log can name it.
fn places(commands: &[Command]) -> String {
    let one = |command: &Command| format!("({:?}, {}, {:?}),", command.module, command.line, command.name);
    format!("&[{}]", commands.iter().map(one).collect::<String>())
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|e| stop(&format!("Cannot write {}: {e}", path.display())));
}

fn required(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| stop(&format!("Cargo did not set {name}")))
}

fn stop(message: &str) -> ! {
    println!("cargo::error={message}");
    process::exit(1);
}
