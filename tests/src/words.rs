//! Small things that many tests need: paths of the tree, golden files, dice with a seed.

use std::path::{Path, PathBuf};

/// A path below the root of the project.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Whether golden files are to be written anew instead of compared.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1")
}

/// Compares a text with a golden file below `tests/golden`, or writes it where `UPDATE_GOLDEN=1` asks for that.
///
/// # Panics
/// With the first line that differs.
pub fn golden(name: &str, made: &str) {
    let path = root("tests/golden").join(name);
    if updating() {
        std::fs::write(&path, made).expect("the golden file is written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let pairs = made.lines().map(Some).chain(std::iter::repeat(None)).zip(kept.lines().map(Some).chain([None]));
    let differs = pairs.enumerate().find(|(_, (made, kept))| made != kept);
    assert!(
        made == kept,
        "tests/golden/{name} is not what is made now ({differs:?}); look at the change, then set UPDATE_GOLDEN=1"
    );
}

/// Dice that fall the same way for the same seed (SplitMix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice with a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `below` - 1.
    pub fn below(&mut self, below: u64) -> u64 {
        self.roll() % below
    }

    /// One of these.
    ///
    /// # Panics
    /// When there are none.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let place = self.below(of.len() as u64);
        &of[usize::try_from(place).expect("a place")]
    }
}
