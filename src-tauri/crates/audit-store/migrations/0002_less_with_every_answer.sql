-- Version 2: less is written with every answer. Each index of `operation`, `change` and `field` is one more page to put on disk
-- with it: there is none that only a rare question would use.

-- An operation is found by its id, and those of an audit in their order. `sequence` counts within one copy and rises with `position`.
CREATE TABLE next_operation (
    position    INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    copy        TEXT NOT NULL,
    sequence    INTEGER NOT NULL,
    audit       TEXT NOT NULL REFERENCES audit (uuid),
    revision    INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    person_name TEXT NOT NULL,
    person_role TEXT NOT NULL,
    typed_by    TEXT,
    at          TEXT NOT NULL,
    reason      TEXT,
    undoes      TEXT REFERENCES operation (uuid),
    -- Not a list of three: SQLite would build a table of it for every row.
    turn        TEXT NOT NULL CHECK (turn = 'do' OR turn = 'undo' OR turn = 'redo'),
    entry_open  INTEGER NOT NULL CHECK (entry_open IN (0, 1)),
    barrier     INTEGER NOT NULL CHECK (barrier IN (0, 1)),
    format      INTEGER NOT NULL,
    seal        BLOB NOT NULL DEFAULT x''
) STRICT;
INSERT INTO next_operation (
    position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn,
    entry_open, barrier, format, seal
)
SELECT
    position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn,
    entry_open, barrier, format, seal
FROM operation;
DROP TABLE operation;
ALTER TABLE next_operation RENAME TO operation;
CREATE INDEX operation_by_audit ON operation (audit, position);

CREATE TABLE next_change (
    operation   INTEGER NOT NULL REFERENCES operation (position),
    key         TEXT NOT NULL,
    old         TEXT,
    new         TEXT,
    seal        BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (operation, key)
) WITHOUT ROWID, STRICT;
INSERT INTO next_change (operation, key, old, new) SELECT operation, key, old, new FROM change;
DROP TABLE change;
ALTER TABLE next_change RENAME TO change;

DROP INDEX field_by_operation;
-- Whoever changes words names `searchable`, changed or not; a rating or a date does not, and is on disk the sooner for it.
DROP TRIGGER field_changed;
CREATE TRIGGER field_changed AFTER UPDATE OF searchable ON field BEGIN
    INSERT INTO field_search (field_search, rowid, value)
    SELECT 'delete', old.id, old.value WHERE old.searchable = 1 AND old.value IS NOT NULL;
    INSERT INTO field_search (rowid, value)
    SELECT new.id, new.value WHERE new.searchable = 1 AND new.value IS NOT NULL;
END;
