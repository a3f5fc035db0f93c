//! A small disk that can be filled up.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A file system of its own, gone when dropped. Only where this user may mount one.
pub struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// One of this size, such as `16k` or `32m`; none where mounting is not allowed.
    pub fn new(size: &str) -> Option<Self> {
        let disk = Self(tempfile::tempdir().ok()?);
        mount(&["-t", "tmpfs", "-o", &format!("size={size}"), "none"], disk.path()).then_some(disk)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Whether nothing can be written to it any more.
    pub fn make_read_only(&self) -> bool {
        mount(&["-o", "remount,ro"], self.path())
    }

    /// Takes what room is left with one file; taking that away makes room again.
    ///
    /// # Errors
    /// Where it fails for another reason than that it is full.
    pub fn fill(&self) -> std::io::Result<PathBuf> {
        let path = self.path().join("somebody-elses-film");
        let mut file = std::fs::File::create(&path)?;
        for chunk in [1 << 16, 1] {
            let zeros = vec![0; chunk];
            let full = loop {
                if let Err(error) = file.write_all(&zeros) {
                    break error;
                }
            };
            if full.kind() != ErrorKind::StorageFull {
                return Err(full);
            }
        }
        Ok(path)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // What is still open there goes away with its last user.
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).status();
    }
}

fn mount(arguments: &[&str], folder: &Path) -> bool {
    let mut command = Command::new("mount");
    command.args(arguments).arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
