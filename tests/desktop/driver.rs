//! The processes that a window needs in a test: a virtual screen where there is none, and WebKit's WebDriver. Each has
//! a process group of its own, which is ended whole: a driver that is killed alone leaves WebKit behind.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

/// A process with everything that it started. Ended when dropped.
pub struct Group(Child);

impl Group {
    /// Starts a command of the shell, which watches over it: when this test program is gone, even by a kill, so is
    /// everything that it started.
    fn start(line: &str, prepare: impl FnOnce(&mut Command)) -> Self {
        let owner = std::process::id();
        let script = format!(
            "{line} & started=$!; while kill -0 {owner} && kill -0 $started; do sleep 1; done; kill -s KILL -- -$$"
        );
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).process_group(0);
        shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        prepare(&mut shell);
        Self(shell.spawn().expect("a shell"))
    }

    /// Whether what was started still runs.
    fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }

    /// Ends every process of the group at once, as a power cut would.
    pub fn kill(&mut self) {
        if let Some(group) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            // It may have ended by itself.
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.0.wait();
        // The others die by themselves, and until then the program's hold on its store stands.
        let begun = Instant::now();
        while still_runs(self.0.id()) && begun.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// Whether anything of a process group still runs; what only waits to be counted holds nothing any more. Every thread is
/// looked at: one that waits for the disk outlives the first one, and until then the process's files are open and locked.
fn still_runs(group: u32) -> bool {
    let entries = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let threads = entries(Path::new("/proc")).flat_map(|process| entries(&process.join("task")).collect::<Vec<_>>());
    threads.filter_map(|thread| std::fs::read_to_string(thread.join("stat")).ok()).any(|stat| {
        // After the name, which may hold anything: state, parent, group.
        let mut rest = stat.rsplit_once(") ").map_or("", |(_, rest)| rest).split(' ');
        let state = rest.next().unwrap_or("Z");
        !matches!(state, "Z" | "X") && rest.nth(1) == Some(group.to_string().as_str())
    })
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A running WebDriver that opens one window.
pub struct Driver {
    group: Group,
    port: u16,
}

impl Driver {
    /// Starts the driver; the program that it opens inherits the environment given.
    pub fn start(environment: &[(&str, PathBuf)], display: &str) -> Self {
        let port = free_port();
        let group = Group::start(&format!("WebKitWebDriver --port={port}"), |shell| {
            shell.env("DISPLAY", display).env_remove("WAYLAND_DISPLAY");
            // Neither the desktop's key store nor its settings may matter, unless a test brings its own.
            shell.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
            shell.envs(environment.iter().cloned()).env("TAURI_WEBVIEW_AUTOMATION", "true");
        });
        Self { group, port }
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The process group of the driver and of everything that it starts.
    pub fn group(&self) -> u32 {
        self.group.0.id()
    }

    /// Ends the driver, the program and the web view.
    pub fn kill(&mut self) {
        self.group.kill();
    }
}

/// The program as a person starts it, without a driver.
pub struct Program(Group);

impl Program {
    /// Starts a command on the display; the web view's own storage lies in the folder.
    pub fn start(words: &[String], folder: &Path, display: &str) -> Self {
        Self(Group::start("\"$@\"", |shell| {
            shell.arg("sh").args(words);
            for (name, own) in OWN_STORAGE {
                shell.env(name, folder.join(own));
            }
            shell.env("DISPLAY", display).env_remove("WAYLAND_DISPLAY");
            shell.env_remove("TAURI_WEBVIEW_AUTOMATION").env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        }))
    }

    /// Its process group.
    pub fn group(&self) -> u32 {
        self.0.0.id()
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        self.0.is_running()
    }
}

/// Where the web view keeps its own things: two tests at once must not share them.
pub const OWN_STORAGE: [(&str, &str); 3] =
    [("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "share"), ("XDG_CACHE_HOME", "cache")];

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its number").port()
}

/// The display to open windows on: the one that is there, else a virtual one for the whole run.
pub fn display() -> &'static str {
    static DISPLAY: OnceLock<Screen> = OnceLock::new();
    let screen = DISPLAY.get_or_init(|| match std::env::var("DISPLAY") {
        Ok(display) if !display.is_empty() => Screen { display, _group: None },
        _ => Screen::own(),
    });
    &screen.display
}

/// A display to open windows on.
pub struct Screen {
    /// `:99`
    pub display: String,
    _group: Option<Group>,
}

impl Screen {
    /// A virtual one of its own, on which nobody else has the keyboard.
    pub fn own() -> Self {
        let (display, group) = virtual_screen();
        Self { display, _group: group }
    }
}

/// Xvfb chooses a free number itself and says which.
fn virtual_screen() -> (String, Option<Group>) {
    let line = "Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp";
    let mut group = Group::start(line, |shell| {
        shell.stdout(Stdio::piped());
    });
    let mut number = String::new();
    let output = group.0.stdout.take().expect("what Xvfb says");
    // An end without a number: it is not installed or cannot run.
    let _ = BufReader::new(output).read_line(&mut number);
    assert!(!number.trim().is_empty(), "Xvfb did not start. `cargo xtask setup` installs it.");
    (format!(":{}", number.trim()), Some(group))
}
