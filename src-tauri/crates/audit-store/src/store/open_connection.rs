//! The open connection, which is known to be open in this process for as long as it is.
use std::{ops::Deref, path::Path};

use rusqlite::Connection;

use super::file_id::Known;

/// Closed before it is forgotten: the order of the members.
#[derive(Debug)]
pub(super) struct Live {
    conn: Connection,
    _known: Known,
}

impl Live {
    pub fn new(conn: Connection, path: &Path) -> Self {
        Self { conn, _known: Known::new(path) }
    }
}

impl Deref for Live {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.conn
    }
}
