//! The files of the log, one for each day. Whatever cannot be written is left out.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// So many days are kept.
pub const KEPT: usize = 7;
/// The most that the file of a day holds, in bytes. What matters may fill it, all else three quarters of it.
pub const MOST: u64 = 1024 * 1024;

/// What is said where a file is full.
const FULL: &str = "The rest of this day is left out: the file is full.\n";
/// So many lines wait where the folder is not there yet.
const EARLY: usize = 100;

/// The files of one folder.
pub struct Days {
    folder: PathBuf,
    open: Option<Day>,
    /// Lines that could not be written yet.
    early: Vec<(String, bool)>,
}

struct Day {
    name: String,
    file: File,
    holds: u64,
    /// How far what does not matter may fill it, and what does.
    full: bool,
}

impl Days {
    /// Nothing is read or written yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, open: None, early: Vec::new() }
    }

    /// Writes a line that begins with its day.
    pub fn write(&mut self, line: &str, matters: bool) {
        self.early.push((line.to_owned(), matters));
        // Where the data folder is not made yet, the lines wait for it.
        for (line, matters) in std::mem::take(&mut self.early) {
            if self.put(&line, matters).is_none() && self.early.len() < EARLY {
                self.early.push((line, matters));
            }
        }
    }

    fn put(&mut self, line: &str, matters: bool) -> Option<()> {
        let day = self.day(line.get(..10)?)?;
        let most = if matters { MOST } else { MOST / 4 * 3 };
        let line = match day.holds + line.len() as u64 + 1 + FULL.len() as u64 <= most {
            true => format!("{line}\n"),
            false if day.full => return Some(()),
            false => {
                day.full = true;
                FULL.to_owned()
            }
        };
        // In one go: another window of the same folder writes whole lines too.
        let written = day.file.write_all(line.as_bytes());
        day.holds += line.len() as u64;
        if written.is_err() {
            self.open = None;
        }
        written.ok()
    }

    /// The open file of a day. A new day lets the oldest go.
    fn day(&mut self, day: &str) -> Option<&mut Day> {
        let name = format!("{day}.log");
        if self.open.as_ref().is_none_or(|open| open.name != name) {
            self.open = None;
            // Never the data folder: that is made by opening the store.
            let _ = fs::create_dir(&self.folder);
            let file = OpenOptions::new().create(true).append(true).open(self.folder.join(&name)).ok()?;
            let holds = file.metadata().ok()?.len();
            self.open = Some(Day { name, file, holds, full: holds + FULL.len() as u64 >= MOST / 4 * 3 });
            self.let_go();
        }
        self.open.as_mut()
    }

    /// Deletes all but the newest files that are ours.
    fn let_go(&self) {
        let ours = ours_in(&self.folder);
        let old = ours.len().saturating_sub(KEPT);
        for name in &ours[..old] {
            // One that cannot be deleted now goes with the next day.
            let _ = fs::remove_file(self.folder.join(name));
        }
    }
}

/// The names of our files in a folder, the oldest first.
fn ours_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut ours: Vec<String> = names.filter(|name| is_ours(name)).collect();
    ours.sort_unstable();
    ours
}

/// Our files in a folder, the oldest first, with their words. One that cannot be read is left out.
pub fn read(folder: &Path) -> Vec<(String, String)> {
    let words = |name: String| {
        let mut bytes = Vec::new();
        File::open(folder.join(&name)).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
        Some((name, String::from_utf8_lossy(&bytes).into_owned()))
    };
    ours_in(folder).into_iter().filter_map(words).collect()
}

/// Whether a file is called after a day, as ours are.
pub fn is_ours(name: &str) -> bool {
    let day = name.strip_suffix(".log").unwrap_or_default();
    let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_newest_seven_days_are_kept_and_files_of_others_stay() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("logs");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("mine.log"), "Ann's own").unwrap();
        let mut days = Days::new(folder.clone());
        for day in 21..=30 {
            days.write(&format!("2026-11-{day}T10:00:00Z INFO start"), false);
        }
        let kept: Vec<String> = (24..=30).map(|day| format!("2026-11-{day}.log")).collect();
        assert_eq!(names(&folder), [kept, vec!["mine.log".to_owned()]].concat());
        assert_eq!(fs::read_to_string(folder.join("2026-11-30.log")).unwrap(), "2026-11-30T10:00:00Z INFO start\n");
    }

    #[test]
    fn a_day_is_of_bounded_size_and_what_matters_has_room_to_the_last() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("logs");
        let said = format!("2026-11-30T10:00:00Z INFO saved {}", "x".repeat(400));
        let size = || fs::metadata(folder.join("2026-11-30.log")).unwrap().len();
        let times = MOST as usize / said.len() + 100;
        let mut days = Days::new(folder.clone());
        (0..times).for_each(|_| days.write(&said, false));
        assert!(size() <= MOST / 4 * 3 && size() > MOST / 2, "{}", size());
        days.write("2026-11-30T11:00:00Z WARN refused code=disk-full", true);
        let text = fs::read_to_string(folder.join("2026-11-30.log")).unwrap();
        assert_eq!(text.matches(FULL).count(), 1);
        assert!(text.ends_with("code=disk-full\n"));
        // Also after the program was started again.
        let mut again = Days::new(folder.clone());
        (0..times).for_each(|_| again.write(&said, true));
        assert!(size() <= MOST && size() > MOST / 10 * 9, "{}", size());
    }

    #[test]
    fn lines_wait_for_the_data_folder_which_the_log_does_not_make() {
        let above = tempfile::tempdir().unwrap();
        let data = above.path().join("data");
        let mut days = Days::new(data.join("logs"));
        days.write("2026-11-30T10:00:00Z INFO start", false);
        assert!(!data.exists());
        fs::create_dir(&data).unwrap();
        days.write("2026-11-30T10:00:01Z INFO opened", false);
        let text = fs::read_to_string(data.join("logs/2026-11-30.log")).unwrap();
        assert_eq!(text, "2026-11-30T10:00:00Z INFO start\n2026-11-30T10:00:01Z INFO opened\n");
    }

    #[test]
    fn where_it_cannot_be_written_nothing_stops() {
        let data = tempfile::tempdir().unwrap();
        fs::write(data.path().join("logs"), "a file where the folder should be").unwrap();
        let mut days = Days::new(data.path().join("logs"));
        (0..1_000).for_each(|_| days.write("2026-11-30T10:00:00Z WARN refused", true));
        assert!(days.early.len() <= EARLY);
        assert_eq!(fs::read_to_string(data.path().join("logs")).unwrap(), "a file where the folder should be");
    }
}
