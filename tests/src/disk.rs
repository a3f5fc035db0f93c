//! A small disk that can be filled up.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A file system of its own, gone when dropped. Only where this user may mount one.
pub struct SmallDisk {
    at: PathBuf,
    /// Its folder, where it is not somebody else's.
    _own: Option<tempfile::TempDir>,
}

impl SmallDisk {
    /// One of this size, such as `16k` or `32m`; none where mounting is not allowed.
    pub fn new(size: &str) -> Option<Self> {
        let own = tempfile::tempdir().ok()?;
        let at = own.path().to_owned();
        mounted(&at, size).then(|| Self { at, _own: Some(own) })
    }

    /// One in the place of a folder that is there.
    pub fn at(folder: &Path, size: &str) -> Option<Self> {
        mounted(folder, size).then(|| Self { at: folder.to_owned(), _own: None })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.at
    }

    /// Whether nothing can be written to it any more.
    pub fn make_read_only(&self) -> bool {
        mount(&["-o", "remount,ro"], self.path())
    }

    /// Takes what room is left, all but this many bytes, with one file; taking that away makes room again.
    ///
    /// # Errors
    /// Where it fails for another reason than that it is full.
    pub fn fill_but(&self, room: u64) -> std::io::Result<PathBuf> {
        let path = self.fill()?;
        let file = std::fs::File::options().write(true).open(&path)?;
        file.set_len(file.metadata()?.len().saturating_sub(room))?;
        Ok(path)
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

fn mounted(folder: &Path, size: &str) -> bool {
    mount(&["-t", "tmpfs", "-o", &format!("size={size}"), "none"], folder)
}

fn mount(arguments: &[&str], folder: &Path) -> bool {
    let mut command = Command::new("mount");
    command.args(arguments).arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
