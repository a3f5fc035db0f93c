//! The statements that read the operations of one audit. Each goes by the list that the open store has of them
//! (`organisation/kind/by_audit.sql`), and looks at no operation of another audit.

/// `?1` is the audit. Operations come in the order of their positions, which the list is in.
macro_rules! of_audit {
    ($columns:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM operation_by_audit AS mine CROSS JOIN operation ON operation.position = mine.position
            WHERE mine.audit = ?1 ",
            $rest
        )
    };
}

/// The latest first.
pub(super) const BACKWARDS: &str = of_audit!("operation.*", "ORDER BY mine.position DESC");
/// The latest alone.
pub(super) const LATEST: &str = of_audit!("operation.*", "ORDER BY mine.position DESC LIMIT 1");
/// Where the latest is, and whether it is typing that may go on.
pub(super) const END: &str = of_audit!("mine.position, entry_open", "ORDER BY mine.position DESC LIMIT 1");
/// Before position `?2`, at most `?3`, the latest first.
pub(super) const HISTORY: &str =
    of_audit!("operation.*", "AND mine.position < ?2 ORDER BY mine.position DESC LIMIT ?3");
/// After position `?2`, the oldest first.
pub(super) const SINCE: &str = of_audit!("operation.*", "AND mine.position > ?2 ORDER BY mine.position");
/// Of kind `?2`, the oldest first.
pub(super) const OF_KIND: &str = of_audit!("operation.*", "AND kind = ?2 ORDER BY mine.position");
/// The latest of kind `?2`.
pub(super) const LATEST_OF_KIND: &str = of_audit!("operation.*", "AND kind = ?2 ORDER BY mine.position DESC LIMIT 1");
/// What was taken back.
pub(super) const UNDONE: &str = of_audit!("undoes", "AND undoes IS NOT NULL");

/// Before position `?2`, at most `?3`, the latest first: those that changed a field in one of so many ranges of keys, from `?4` to `?5`, `?6`
/// to `?7` and so on.
pub(super) fn history_of_fields(ranges: usize) -> String {
    let range = |at: usize| format!("change.key >= ?{} AND change.key < ?{}", 2 * at + 4, 2 * at + 5);
    let ranges = (0..ranges).map(range).collect::<Vec<_>>().join(" OR ");
    let of_fields =
        of_audit!("operation.*", "AND mine.position < ?2 AND (fields) ORDER BY mine.position DESC LIMIT ?3");
    let change = format!("EXISTS (SELECT 1 FROM change WHERE change.operation = mine.position AND ({ranges}))");
    of_fields.replace("(fields)", &change)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::kind::Kind as _;
    use crate::{Organisation, store::migrate};

    /// SQLite's plan of a statement, step by step.
    fn plan(conn: &Connection, sql: &str) -> Vec<String> {
        let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect(sql);
        let steps = statement.raw_query().mapped(|row| row.get(3));
        steps.collect::<Result<_, _>>().expect(sql)
    }

    #[test]
    fn no_statement_of_one_audit_goes_through_those_of_others() {
        let mut conn = Connection::open_in_memory().unwrap();
        migrate::up(&mut conn, Organisation::MIGRATIONS).unwrap();
        conn.execute_batch(Organisation::IN_MEMORY).unwrap();
        let of_fields = history_of_fields(2);
        let others = [include_str!("close_entries.sql"), include_str!("../fields/changes_after.sql")];
        let own = [BACKWARDS, LATEST, END, HISTORY, SINCE, OF_KIND, LATEST_OF_KIND, UNDONE, &of_fields];
        for sql in own.into_iter().chain(others) {
            let steps = plan(&conn, sql);
            assert!(steps.iter().any(|step| step.contains("operation_by_audit") || step.contains("mine")), "{steps:?}");
            let through = |step: &String| step.starts_with("SCAN") || step.contains("TEMP B-TREE");
            assert!(!steps.iter().any(through), "{sql}\n{steps:#?}");
        }
        // As an index it would be there in the file.
        let scans = plan(&conn, "SELECT * FROM operation WHERE audit = ?1");
        assert!(scans[0].starts_with("SCAN operation"), "{scans:?}");
    }
}
