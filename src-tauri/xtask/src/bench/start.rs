//! The start of the window: the program with twenty audits and an empty window of the same Tauri, set as the program's own
//! window is, in turn, on a virtual screen whose picture is watched. A window is usable when the picture is the one that stays; its memory is that of all
//! its processes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::figure::{Figure, Figures};
use super::quiet;
use crate::place::Place;
use crate::step::{Outcome, command};

const ROUNDS: usize = 15;
/// How long the picture is looked at after the start, and how often.
const WATCHED: Duration = Duration::from_secs(6);
const LOOK: Duration = Duration::from_millis(4);
/// The width of the strip in which a scroll bar lies, in pixels.
const SCROLL_BAR: usize = 16;

/// What one start took.
struct Started {
    milliseconds: f64,
    megabytes: f64,
}

/// Starts the program and an empty window in turn. Adds `start` and `memory`, and both with `-empty`.
pub fn measure(place: &Place, figures: &mut Figures, make_store: fn(&Place, &Path) -> Outcome) -> Outcome {
    let folder = place.target().join("xtask").join("bench");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}.", folder.display()))?;
    let store = folder.join("store");
    make_store(place, &store)?;
    let screen = Screen::open(place, &folder)?;
    let (mut program, mut empty) = (Vec::new(), Vec::new());
    // The first start of each fills the caches and is not counted.
    for round in 0..=ROUNDS {
        let ours = screen.start(place, &place.built("safeguarding-audit"), &store)?;
        let other = screen.start(place, &place.built("examples/empty"), &store)?;
        println!(
            "   start {round}: {:.0} ms and {:.0} MB, empty window {:.0} ms and {:.0} MB",
            ours.milliseconds, ours.megabytes, other.milliseconds, other.megabytes
        );
        if round > 0 {
            program.push(ours);
            empty.push(other);
        }
    }
    for (name, started) in [("", program), ("-empty", empty)] {
        figures.insert(format!("start{name}"), of(&started, "ms", |s| s.milliseconds));
        figures.insert(format!("memory{name}"), of(&started, "MB", |s| s.megabytes));
    }
    Ok(())
}

fn of(started: &[Started], unit: &str, value: fn(&Started) -> f64) -> Figure {
    Figure::new(unit, started.iter().map(value).collect())
}

/// A virtual screen that keeps its picture in a file.
struct Screen {
    server: Child,
    name: String,
    folder: PathBuf,
}

impl Screen {
    fn open(place: &Place, folder: &Path) -> Result<Self, String> {
        let picture = folder.display().to_string();
        let arguments = ["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-fbdir", &picture];
        let mut server = command("Xvfb", &arguments, place.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("Xvfb could not be started: {e}."))?;
        let mut number = String::new();
        let told = std::io::BufReader::new(server.stdout.take().ok_or("Xvfb says nothing")?);
        std::io::BufRead::read_line(&mut { told }, &mut number).map_err(|e| format!("Xvfb says nothing: {e}."))?;
        Ok(Self { server, name: format!(":{}", number.trim()), folder: folder.into() })
    }

    /// Starts a program, watches the picture, weighs its processes, and ends it.
    fn start(&self, place: &Place, program: &Path, store: &Path) -> Result<Started, String> {
        let empty = self.picture()?;
        let begun = Instant::now();
        let mut running = quiet(&program.display().to_string(), &[], place)
            .env("DISPLAY", &self.name)
            .env("SAFEGUARDING_AUDIT_DATA", store)
            .env("HOME", &self.folder)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CACHE_HOME")
            .spawn()
            .map_err(|e| format!("{} could not be started: {e}.", program.display()))?;
        let mut seen: Vec<(Duration, u64)> = Vec::new();
        while begun.elapsed() < WATCHED {
            let picture = self.picture()?;
            if seen.last().is_none_or(|(_, last)| *last != picture) {
                seen.push((begun.elapsed(), picture));
            }
            sleep(LOOK);
        }
        let megabytes = weight(running.id());
        let ended = running.try_wait().is_ok_and(|status| status.is_some());
        let _ = running.kill();
        let _ = running.wait();
        self.wait_for(empty)?;
        let last = seen.last().map(|(_, picture)| *picture).filter(|picture| *picture != empty && !ended);
        let last = last.ok_or_else(|| format!("{} showed nothing within {WATCHED:?}.", program.display()))?;
        // The cursor of a field blinks: the first time that the last picture was there counts.
        let first = seen.iter().find(|(_, picture)| *picture == last).map(|(time, _)| *time).unwrap_or(WATCHED);
        Ok(Started { milliseconds: first.as_secs_f64() * 1_000.0, megabytes })
    }

    /// A number that stands for the picture: every line of it counts, but for the strip on the right in which a web view's
    /// scroll bar fades away seconds after everything can be used.
    fn picture(&self) -> Result<u64, String> {
        let file = self.folder.join("Xvfb_screen0");
        let bytes = fs::read(&file).map_err(|e| format!("{} cannot be read: {e}.", file.display()))?;
        // The X window dump's header: big-endian numbers of four bytes (X11/XWDFile.h).
        let number = |place: usize| {
            let four = bytes.get(place * 4..place * 4 + 4).and_then(|four| four.try_into().ok());
            four.map(|four| u32::from_be_bytes(four) as usize).ok_or("the picture has no header")
        };
        let (header, width, line, colours) = (number(0)?, number(4)?, number(12)?, number(19)?);
        let lines = bytes.get(header + colours * 12..).ok_or("the picture is empty")?.chunks_exact(line.max(1));
        let shown = lines.map(|line| &line[..line.len().min((width - width.min(SCROLL_BAR)) * 4)]);
        let words = shown.flat_map(|line| line.chunks_exact(8));
        let words = words.map(|word| u64::from_le_bytes(word.try_into().unwrap_or_default()));
        Ok(words.fold(0, |sum, word| (sum.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95)))
    }

    /// Waits until the window is gone, and the processes behind it.
    fn wait_for(&self, empty: u64) -> Outcome {
        for _ in 0..200 {
            sleep(Duration::from_millis(25));
            if self.picture()? == empty {
                sleep(Duration::from_millis(500));
                return Ok(());
            }
        }
        Err("The window stays although its program has ended.".into())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Megabytes of a process and all that it started: memory that several share counts in parts (PSS).
fn weight(process: u32) -> f64 {
    let text = |path: String| fs::read_to_string(path).unwrap_or_default();
    let own = text(format!("/proc/{process}/smaps_rollup"));
    let line = own.lines().find(|line| line.starts_with("Pss:")).unwrap_or_default();
    let kilobytes: f64 = line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0.0);
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let children = threads.map(|thread| text(format!("{}/children", thread.path().display())));
    let children: Vec<u32> = children
        .flat_map(|line| line.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
        .collect();
    kilobytes * 1024.0 / 1e6 + children.into_iter().map(weight).sum::<f64>()
}
