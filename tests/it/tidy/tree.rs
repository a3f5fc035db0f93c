//! Reading the tree: the files that are tracked or would be, and what each package depends on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use toml_edit::{DocumentMut, TableLike};

/// One file of the tree.
pub struct File {
    /// From the root, with `/`.
    pub path: String,
    /// Empty for a file that is not text.
    pub text: String,
}

impl File {
    /// For the rules' own tests.
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// Whether its name ends with one of these, without the dot.
    pub fn ends(&self, endings: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
    }

    /// Its lines, numbered from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(i, line)| (i + 1, line))
    }
}

/// Every file that is tracked, and every new one that is not ignored.
pub fn files() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let arguments = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
        let output = Command::new("git").args(arguments).current_dir(root()).output().expect("git lists the files");
        assert!(output.status.success(), "git cannot list the files: {}", String::from_utf8_lossy(&output.stderr));
        let listed = String::from_utf8(output.stdout).expect("file names are UTF-8");
        let mut files: Vec<File> = listed.split_terminator('\0').filter_map(read).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        assert!(files.len() > 20, "the tree was not found");
        files
    })
}

/// A file that was deleted but is still listed is no file.
fn read(path: &str) -> Option<File> {
    let bytes = fs::read(root().join(path)).ok()?;
    Some(File { path: path.into(), text: String::from_utf8(bytes).unwrap_or_default() })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A package of the workspace and the names of what it depends on, of every kind.
pub struct Package {
    /// Its name.
    pub name: String,
    /// Names of packages, not of renamed dependencies.
    pub dependencies: Vec<String>,
}

/// Every package of the workspace.
pub fn packages() -> Vec<Package> {
    let manifests = files().iter().filter(|f| f.path.ends_with("/Cargo.toml"));
    manifests.map(|f| package(&f.path, &f.text)).collect()
}

/// Reads a package's manifest.
pub fn package(path: &str, text: &str) -> Package {
    let manifest: DocumentMut = text.parse().unwrap_or_else(|e| panic!("{path}: {e}"));
    let name = manifest["package"]["name"].as_str().unwrap_or_else(|| panic!("{path} has no name")).to_string();
    let mut dependencies = Vec::new();
    dependencies_in(manifest.as_table(), &mut dependencies);
    Package { name, dependencies }
}

fn dependencies_in(table: &dyn TableLike, found: &mut Vec<String>) {
    for (key, item) in table.iter() {
        let Some(inner) = item.as_table_like() else { continue };
        if key == "dependencies" || key == "dev-dependencies" || key == "build-dependencies" {
            for (name, detail) in inner.iter() {
                let renamed = detail.get("package").and_then(|p| p.as_str());
                found.push(renamed.unwrap_or(name).to_string());
            }
        } else if key == "target" {
            inner.iter().filter_map(|(_, t)| t.as_table_like()).for_each(|t| dependencies_in(t, found));
        }
    }
}
