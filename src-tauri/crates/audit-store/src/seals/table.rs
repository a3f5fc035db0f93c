//! A table under seal: its columns in every version, and what it takes to find and to mend its rows.

/// A table whose rows are sealed. Every table ends with the column `seal`, and is STRICT.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name, which its seals begin with.
    pub name: &'static str,
    /// Its sealed columns, in the order in which they are hashed: never reorder. When a migration changes them it seals every row
    /// anew ([`crate::Migration::sealed_anew`]), and the former list goes to [`Self::before`].
    pub columns: &'static [&'static str],
    /// The column that a row is known by.
    pub named: &'static str,
    /// Its sealed columns in stores before a version, the oldest first.
    pub before: &'static [(i64, &'static [&'static str])],
    /// The rows of another table that the seal of a row covers.
    pub covers: Option<Covers>,
    /// Since this version it has no rowids; its first column is a number instead, and this is its key.
    pub keyed: Option<(i64, [&'static str; 2])>,
    /// An index of the column that a row is known by: it tells which rows there were, where no other table does.
    pub index: Option<&'static str>,
    /// Whether rows are changed after they were written, and no history says how.
    pub changes: bool,
    /// Whether the rowid of a row means something: it is never given another one.
    pub numbered: bool,
    /// Whether a row is known by what is in it, such as by a digest: another row of that name is the same one, or damaged.
    pub by_content: bool,
    /// The column of which a person is shown what can be made out, where the row is damaged.
    pub shown: &'static str,
    /// The column that says to which audit a row belongs.
    pub audit: Option<&'static str>,
}

/// Rows whose seals are part of the seal of another row, so that none of them can go missing unseen. The covering row's first
/// column is the number by which they are found.
#[derive(Clone, Copy, Debug)]
pub struct Covers {
    /// Since this version of the store.
    pub since: i64,
    /// Their table.
    pub table: &'static str,
    /// The column with the number of the row that covers them.
    pub by: &'static str,
    /// The column, a text, in whose order they are covered.
    pub order: &'static str,
}

impl Covers {
    /// Asks for the seals of all of them, each after the number of the row that covers it, in the order in which they are covered.
    pub(crate) fn all(&self) -> String {
        let Self { table, by, order, .. } = self;
        format!("SELECT {by}, seal FROM {table} ORDER BY {by}, {order}")
    }

    /// Asks for those of one number.
    pub(crate) fn of_one(&self) -> String {
        let Self { table, by, order, .. } = self;
        format!("SELECT seal FROM {table} WHERE {by} = ?1 ORDER BY {order}")
    }
}

impl Table {
    /// Whether stores of both versions seal its rows in the same way.
    pub(crate) fn is_alike(&self, one: i64, other: i64) -> bool {
        let same_covers = self.covers_at(one).is_some() == self.covers_at(other).is_some();
        same_covers && self.columns_at(one) == self.columns_at(other) && self.key_at(one) == self.key_at(other)
    }

    /// A table with these sealed columns. A row is known by the first of them.
    pub const fn new(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self {
            name,
            columns,
            named: columns[0],
            before: &[],
            covers: None,
            keyed: None,
            index: None,
            changes: false,
            numbered: false,
            by_content: false,
            shown: columns[columns.len() - 1],
            audit: None,
        }
    }

    /// With this column to know a row by.
    #[must_use]
    pub const fn named(self, column: &'static str) -> Self {
        Self { named: column, ..self }
    }

    /// With an index that tells which rows there were.
    #[must_use]
    pub const fn told_by(self, index: &'static str) -> Self {
        Self { index: Some(index), ..self }
    }

    /// With rows that are changed after they were written.
    #[must_use]
    pub const fn changing(self) -> Self {
        Self { changes: true, ..self }
    }

    /// With numbers of rows that mean something.
    #[must_use]
    pub const fn numbered(self) -> Self {
        Self { numbered: true, ..self }
    }

    /// With names that say what is in a row.
    #[must_use]
    pub const fn by_content(self) -> Self {
        Self { by_content: true, ..self }
    }

    /// With this column to show of a damaged row.
    #[must_use]
    pub const fn showing(self, column: &'static str) -> Self {
        Self { shown: column, ..self }
    }

    /// With a column that says to which audit a row belongs.
    #[must_use]
    pub const fn of_audit(self, column: &'static str) -> Self {
        Self { audit: Some(column), ..self }
    }

    /// The sealed columns in a store of this version.
    pub fn columns_at(&self, version: i64) -> &'static [&'static str] {
        let former = self.before.iter().find(|(before, _)| version < *before);
        former.map_or(self.columns, |(_, columns)| columns)
    }

    /// What the seal of a row covers in a store of this version.
    pub(crate) fn covers_at(&self, version: i64) -> Option<&Covers> {
        self.covers.as_ref().filter(|covers| version >= covers.since)
    }

    /// Its key in a store of this version, where it has no rowids.
    pub(crate) fn key_at(&self, version: i64) -> Option<[&'static str; 2]> {
        self.keyed.filter(|(since, _)| version >= *since).map(|(_, key)| key)
    }
}

/// One row: which copy of a store this is, and a number that transactions raise. Every kind of store has it.
pub const STORE: Table = Table::new("store", &["id", "copy", "created_at", "writes"]);

/// A key and a text each: settings, who made a snapshot, what was lost to damage. Every kind of store has it.
pub const SETTING: Table = Table::new("setting", &["key", "value"]).told_by("sqlite_autoindex_setting_1").changing();
