//! A compile check for Windows, where most people who use the program are. No test: nothing is run.
//!
//! Rust's own toolchain here has no standard library for Windows. Debian's has its source (`rust-web-src`), from which it
//! is built; MinGW compiles SQLite's C.

use std::path::Path;

use crate::place::Place;
use crate::step::{Outcome, command, run, step};
use crate::{packages, screen, set_up};

const DEBIAN: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "libstd-rust-web-dev", "gcc-mingw-w64-x86-64"];

/// Beside the toolchain that builds everything else, never in its place.
const CARGO: &str = "/usr/bin/cargo";
const RUSTC: &str = "/usr/bin/rustc";

/// Compiles the window and the command line for Windows, without linking.
pub fn check(place: &Place) -> Outcome {
    set_up(place)?;
    packages::install_debian(DEBIAN)?;
    if !place.ui().join("dist/index.html").is_file() {
        step("Building the screen", || screen::build(place))?;
    }
    let mut check = command(CARGO, &["check", "--locked"], place.root());
    check.args(["-Z", "build-std=std,panic_abort", "--target", "x86_64-pc-windows-gnu"]);
    check.args(["--package", "safeguarding-audit", "--package", "audit-cli"]);
    check.env("RUSTC", RUSTC).env("RUSTC_BOOTSTRAP", "1").env_remove("RUSTUP_TOOLCHAIN");
    // Of its own: Debian's compiler is another version, and would build everything else anew.
    check.env("CARGO_TARGET_DIR", place.target().join("windows"));
    if !Path::new(CARGO).is_file() {
        return Err(format!("{CARGO} is not there, though its package is."));
    }
    step("Compiling for Windows (20 minutes the first time)", || run(&mut check)).map(drop)
}
