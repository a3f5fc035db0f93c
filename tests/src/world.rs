//! A world whose day stands still: the same clock, computer and person at every run.

use audit_api::{ApiError, KeyFiles, KeyStore, Program, World};
use jiff::{SignedDuration, Timestamp, civil::Date};
use std::path::Path;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::Duration;
use uuid::Uuid;

/// The day on which everything happens.
pub const TODAY: &str = "2026-10-12";

/// Two keys of one run are never the same, also those of two programs.
static SEED: AtomicU8 = AtomicU8::new(1);

/// The clock moves on by a second at each look; keys are files; the computer is DESK-4 and its user ann.
pub struct Fixed {
    keys: Box<dyn KeyStore>,
    computer: String,
    today: Date,
    looks: AtomicU64,
    ups: AtomicU64,
}

impl Fixed {
    /// A world whose keys are in `keys` below the data folder.
    pub fn new(data: &Path) -> Self {
        Self::with_keys(Box::new(KeyFiles::new(&data.join("keys"))))
    }

    /// A world with another store of keys.
    pub fn with_keys(keys: Box<dyn KeyStore>) -> Self {
        let (computer, today) = ("DESK-4".to_owned(), TODAY.parse().expect("a date"));
        Self { keys, computer, today, looks: AtomicU64::new(0), ups: AtomicU64::new(0) }
    }

    /// The same world at a computer of another name.
    pub fn at(self, computer: &str) -> Self {
        Self { computer: computer.to_owned(), ..self }
    }

    /// The same world on another day.
    ///
    /// # Panics
    /// When this is no date.
    pub fn on(self, day: &str) -> Self {
        Self { today: day.parse().expect("a date"), ..self }
    }
}

impl World for Fixed {
    fn now(&self) -> Timestamp {
        let start: Timestamp = format!("{}T09:00:00Z", self.today).parse().expect("a time");
        let seconds = i64::try_from(self.looks.fetch_add(1, Ordering::Relaxed)).expect("fewer looks");
        start + SignedDuration::from_secs(seconds)
    }

    /// A second later at each look, and no look at the clock.
    fn uptime(&self) -> Duration {
        Duration::from_secs(self.ups.fetch_add(1, Ordering::Relaxed))
    }

    fn today(&self) -> Date {
        self.today
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn seed(&self) -> [u8; 32] {
        [SEED.fetch_add(1, Ordering::Relaxed); 32]
    }

    fn computer(&self) -> String {
        self.computer.clone()
    }

    fn user(&self) -> String {
        "ann".to_owned()
    }

    fn keys(&self) -> &dyn KeyStore {
        &*self.keys
    }
}

/// The program with its data in this folder, in the fixed world.
///
/// # Errors
/// The program's.
pub fn open(data: &Path) -> Result<Program, ApiError> {
    Program::open(data, Box::new(Fixed::new(data)))
}
