//! The SQLite store: the only crate that names rusqlite.
