//! What has to be installed on the computer: by apt on Debian and Ubuntu, named on every other system.

use std::io::IsTerminal;
use std::path::Path;
use std::process::Stdio;

use crate::step::{Outcome, answer, command, run, step};

/// To build the window, to drive it in tests, and to look at what it made.
const DEBIAN: &[&str] = &[
    "libwebkit2gtk-4.1-dev",
    "build-essential",
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "imagemagick",
    "xdotool",
    "dbus",
    "poppler-utils",
    "strace",
    "hunspell-en-gb",
];

/// Installs the packages that are missing, or says what to install.
pub fn install_missing() -> Outcome {
    match system() {
        System::Debian => install_debian(DEBIAN),
        System::OtherLinux => require_webkit(),
        System::Windows => {
            println!("Windows: needs Microsoft's C++ Build Tools; the web view is part of Windows 10 and 11.");
            Ok(())
        }
        System::Mac => {
            println!("macOS: needs Xcode's command line tools (xcode-select --install).");
            Ok(())
        }
    }
}

/// Installs those of these Debian packages that are missing.
pub fn install_debian(wanted: &[&'static str]) -> Outcome {
    let System::Debian = system() else { return Err("This needs Debian or Ubuntu.".into()) };
    let missing = missing(wanted);
    if missing.is_empty() {
        return Ok(());
    }
    step("Installing packages", || install(&missing)).map(drop)
}

enum System {
    Debian,
    OtherLinux,
    Windows,
    Mac,
}

fn system() -> System {
    if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::Mac
    } else if answer("dpkg-query", &["--version"]).is_some() && answer("apt-get", &["--version"]).is_some() {
        System::Debian
    } else {
        System::OtherLinux
    }
}

fn missing(wanted: &[&'static str]) -> Vec<&'static str> {
    let is_installed = |name: &&str| {
        answer("dpkg-query", &["-W", "-f=${db:Status-Status}", name]).is_some_and(|status| status == "installed")
    };
    wanted.iter().copied().filter(|name| !is_installed(name)).collect()
}

/// Runs `apt-get` with these words, as root.
pub fn apt(arguments: &[&str]) -> Outcome {
    let as_root = as_root().ok_or("This needs to be root, or sudo.")?;
    run_apt(&as_root, arguments)
}

fn install(missing: &[&str]) -> Outcome {
    println!("   Missing: {}", missing.join(", "));
    let as_root = as_root().ok_or_else(|| by_hand(missing))?;
    run_apt(&as_root, &["update", "-q"]).map_err(|e| format!("{e}\n{}", by_hand(missing)))?;
    let mut arguments = vec!["install", "-y", "-q", "--no-install-recommends"];
    arguments.extend(missing);
    run_apt(&as_root, &arguments).map_err(|e| format!("{e}\n{}", by_hand(missing)))
}

/// The words before `apt-get`: none for root, `sudo` for others, nothing at all where neither is possible.
fn as_root() -> Option<Vec<&'static str>> {
    if answer("id", &["-u"]).is_some_and(|id| id == "0") {
        return Some(vec![]);
    }
    answer("sudo", &["--version"])?;
    // Without a terminal nobody can type a password: fail with a message, do not hang.
    Some(if std::io::stdin().is_terminal() { vec!["sudo"] } else { vec!["sudo", "-n"] })
}

fn run_apt(as_root: &[&str], arguments: &[&str]) -> Outcome {
    let words = [as_root, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    let mut apt = command(words[0], &words[1..], Path::new("."));
    if as_root == ["sudo"] {
        apt.stdin(Stdio::inherit());
    }
    run(&mut apt)
}

fn by_hand(missing: &[&str]) -> String {
    format!(
        "To install the packages by hand:\n  sudo apt-get update && sudo apt-get install --no-install-recommends {}",
        missing.join(" ")
    )
}

fn require_webkit() -> Outcome {
    if answer("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some() {
        return Ok(());
    }
    Err(format!(
        "This is not Debian or Ubuntu, so the packages have to be installed by hand. Needed are WebKitGTK 4.1 with its \
         development files, its WebDriver (WebKitWebDriver) and a C compiler.\n  \
         Fedora: sudo dnf install webkit2gtk4.1-devel webkit2gtk-driver gcc gcc-c++ make xorg-x11-server-Xvfb xorg-x11-xauth ImageMagick xdotool dbus poppler-utils strace hunspell-en-GB\n  \
         Arch:   sudo pacman -S webkit2gtk-4.1 base-devel xorg-server-xvfb xorg-xauth imagemagick xdotool dbus poppler strace hunspell-en_gb\n  \
         On Debian they are called: {}",
        DEBIAN.join(", ")
    ))
}
