//! Where things are: the repository's root, the screen, and what has been built.

use std::path::{Path, PathBuf};

/// The paths that the chores use.
pub struct Place {
    root: PathBuf,
}

impl Place {
    /// Finds the repository that this crate belongs to.
    pub fn find() -> Self {
        // Cargo sets the variable for `cargo run`; a copied binary falls back on where it was built.
        let own = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own.ancestors().nth(2).map(Path::to_path_buf).unwrap_or(own);
        Self { root }
    }

    /// The top of the repository.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The screen's folder.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// What the chores themselves leave behind; never tracked.
    pub fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// The program as `cargo build` leaves it.
    pub fn program(&self) -> PathBuf {
        self.build().join("debug").join(format!("safeguarding-audit{}", std::env::consts::EXE_SUFFIX))
    }

    /// Something built for release.
    pub fn built(&self, name: &str) -> PathBuf {
        self.build().join("release").join(name)
    }

    /// Where cargo builds.
    fn build(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.target(), |dir| self.root.join(dir))
    }
}
