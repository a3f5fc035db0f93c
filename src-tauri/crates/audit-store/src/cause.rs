//! The cause below a failure of the store: a number or a kind, never words, so that a log may name it.
use std::{fmt, io};

/// What SQLite or the system said, as its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// SQLite's extended result code, such as 522.
    Sqlite(i32),
    /// The system's kind of failure, and its own number where it has one.
    System(io::ErrorKind, Option<i32>),
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        Self::System(error.kind(), error.raw_os_error())
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(code) => write!(f, "SQLite {code}"),
            Self::System(kind, Some(number)) => write!(f, "{kind:?} (system {number})"),
            Self::System(kind, None) => write!(f, "{kind:?}"),
        }
    }
}

impl std::error::Error for Cause {}

/// What SQLite or the system said: the words, which may name a file, and the cause, which names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    words: String,
    pub(crate) cause: Option<Cause>,
}

impl Detail {
    /// Words with the cause below them.
    pub(crate) fn of(words: String, cause: Option<Cause>) -> Self {
        Self { words, cause }
    }
}

impl From<String> for Detail {
    fn from(words: String) -> Self {
        Self { words, cause: None }
    }
}

impl From<&str> for Detail {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}
