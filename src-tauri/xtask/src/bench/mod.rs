//! The figures: builds what is measured, measures it on this computer, and prints one table with its aims.

mod figure;
mod start;
mod table;

use figure::{Figure, Figures};
use std::path::{Path, PathBuf};

use crate::place::Place;
use crate::step::{Outcome, answer, cargo, command, run, step};
use crate::tools::TYPST;
use crate::{screen, set_up};

/// Measures everything and prints the table. With `--built`, what was built for release before is measured as it is.
pub fn all(place: &Place, arguments: &[String]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err("The figures are read from Linux's /proc and a virtual screen: run this on Linux.".into());
    }
    let is_built = match arguments {
        [] => false,
        [only] if only == "--built" => true,
        [other, ..] => return Err(format!("bench does not know \"{other}\". `cargo xtask help` says what it takes.")),
    };
    set_up(place)?;
    if !is_built {
        step("Building the screen", || screen::build(place))?;
        step("Building for release (15 minutes and more the first time)", || run(&mut build(place)))?;
    }
    let mut figures = Figures::new();
    step("Measuring the parts without a window", || {
        figures.extend(without_window(place)?);
        Ok(())
    })?;
    step("Measuring the start of the window", || start::measure(place, &mut figures, make_store))?;
    packages(place, &mut figures);
    table::print(&figures, &machine(), &today());
    Ok(())
}

/// One call with the packages of `cargo xtask package`, so that what they share is built once.
fn build(place: &Place) -> std::process::Command {
    let packages = ["safeguarding-audit", "audit-cli", "audit-tests"].map(|name| ["--package", name]);
    let what = ["--bin", "safeguarding-audit", "--example", "empty", "--example", "figures"];
    cargo(&[&["build", "--release"][..], &packages.concat(), &what].concat(), place.root())
}

fn figures(place: &Place, arguments: &[&str]) -> std::process::Command {
    command(&place.built("examples/figures").display().to_string(), arguments, place.root())
}

/// Fills a folder with the store that the window is started with.
fn make_store(place: &Place, folder: &Path) -> Outcome {
    run(&mut figures(place, &["--store", &folder.display().to_string()]))
}

fn without_window(place: &Place) -> Result<Figures, String> {
    let typst = TYPST.folder(place).inspect_err(|why| println!("   The plan is not drawn with typst: {why}.")).ok();
    let typst = typst.map(|folder| folder.display().to_string());
    let arguments = typst.iter().flat_map(|folder| ["--typst", folder]).collect::<Vec<_>>();
    let mut figures = figures(place, &arguments);
    println!("   $ {}", crate::step::in_text(&figures));
    let output = figures.stderr(std::process::Stdio::inherit()).output();
    let output = output.map_err(|e| format!("The figures could not be started: {e}."))?;
    if !output.status.success() {
        return Err(format!("Measuring ended with {}. What went wrong stands above.", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().filter_map(figure::read).collect())
}

/// Sizes of the packages that `cargo xtask package` left, where there are any.
fn packages(place: &Place, figures: &mut Figures) {
    for kind in ["deb", "rpm"] {
        if let Some(size) = newest(&place.target().join("package"), kind).and_then(|file| file.metadata().ok()) {
            figures.insert(kind.into(), Figure::new("MB", vec![size.len() as f64 / 1e6]));
        }
    }
}

fn newest(folder: &Path, ending: &str) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let named = files.filter(|file| file.extension().is_some_and(|end| end == ending));
    named.max_by_key(|file| file.metadata().and_then(|data| data.modified()).ok())
}

/// What the computer is: processors, their name, memory, whether it is a virtual one, and the system.
fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let after = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_once(':')).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let info = read("/proc/cpuinfo");
    let kind = if info.contains("hypervisor") { "virtual machine" } else { "computer" };
    let memory = after(&read("/proc/meminfo"), "MemTotal").split_whitespace().next().and_then(|kb| kb.parse().ok());
    let system = after(&read("/etc/os-release").replace('=', ":"), "PRETTY_NAME").replace('"', "");
    format!(
        "{kind}, {processors} processors ({}), {:.0} GB, {system}",
        after(&info, "model name"),
        memory.unwrap_or(0.0_f64) / 1e6
    )
}

fn today() -> String {
    answer("date", &["-u", "+%Y-%m-%d"]).unwrap_or_default()
}

/// Runs a program in the background with nothing on the terminal.
fn quiet(program: &str, arguments: &[&str], place: &Place) -> std::process::Command {
    let mut quiet = command(program, arguments, place.root());
    quiet.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    quiet
}
