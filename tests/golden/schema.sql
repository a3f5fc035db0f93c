-- Version 4
CREATE INDEX audit_by_submitter ON audit (submitter);

CREATE INDEX saved_place_by_export ON saved_place (export);

CREATE INDEX signing_key_by_submitter ON signing_key (submitter);

CREATE TABLE audit (
    uuid        TEXT NOT NULL PRIMARY KEY,
    submitter   TEXT NOT NULL REFERENCES submitter (uuid),
    tool_digest TEXT NOT NULL REFERENCES tool (digest),
    tool_id     TEXT NOT NULL,
    edition     TEXT NOT NULL,
    language    TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    revision    INTEGER NOT NULL CHECK (revision >= 1),
    state       TEXT NOT NULL CHECK (state IN ('open', 'locked')),
    last_place  TEXT NOT NULL,
    archived    INTEGER NOT NULL CHECK (archived IN (0, 1)),
    seal        BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TABLE "change" (
    operation   INTEGER NOT NULL REFERENCES operation (position),
    key         TEXT NOT NULL,
    old         TEXT,
    new         TEXT,
    seal        BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (operation, key)
) WITHOUT ROWID, STRICT;

CREATE TABLE export (
    uuid         TEXT NOT NULL PRIMARY KEY,
    audit        TEXT NOT NULL REFERENCES audit (uuid),
    revision     INTEGER NOT NULL,
    return_id    TEXT NOT NULL,
    digest       TEXT NOT NULL,
    return_bytes BLOB NOT NULL,
    plan_bytes   BLOB NOT NULL,
    return_name  TEXT NOT NULL,
    plan_name    TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    sent_at      TEXT,
    received_at  TEXT,
    seal         BLOB NOT NULL DEFAULT x'',
    UNIQUE (audit, revision)
) STRICT;

CREATE TABLE field (
    id           INTEGER PRIMARY KEY,
    audit        TEXT NOT NULL REFERENCES audit (uuid),
    key          TEXT NOT NULL,
    value        TEXT,
    value_format INTEGER NOT NULL,
    searchable   INTEGER NOT NULL CHECK (searchable IN (0, 1)),
    operation    TEXT NOT NULL REFERENCES operation (uuid),
    seal         BLOB NOT NULL DEFAULT x'',
    UNIQUE (audit, key)
) STRICT;

CREATE VIRTUAL TABLE field_search USING fts5 (
    value,
    content = 'field_text', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE "operation" (
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

CREATE TABLE saved_place (
    id          INTEGER PRIMARY KEY,
    export      TEXT NOT NULL REFERENCES export (uuid),
    path        TEXT NOT NULL,
    saved_at    TEXT NOT NULL,
    seal        BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TABLE setting (
    key         TEXT NOT NULL PRIMARY KEY,
    value       TEXT NOT NULL,
    seal        BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TABLE signing_key (
    did         TEXT NOT NULL PRIMARY KEY,
    submitter   TEXT NOT NULL REFERENCES submitter (uuid),
    copy        TEXT NOT NULL,
    public      TEXT NOT NULL,
    kept_in     TEXT NOT NULL CHECK (kept_in IN ('keyring', 'file')),
    reference   TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    retired_at  TEXT,
    seal        BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE VIRTUAL TABLE standard_search USING fts5 (
    number, statement, guidance,
    content = 'standard_text', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE standard_text (
    id          INTEGER PRIMARY KEY,
    tool        TEXT NOT NULL REFERENCES tool (digest),
    standard    TEXT NOT NULL,
    area        TEXT NOT NULL,
    language    TEXT NOT NULL,
    number      TEXT NOT NULL,
    statement   TEXT NOT NULL,
    guidance    TEXT NOT NULL,
    seal        BLOB NOT NULL DEFAULT x'',
    UNIQUE (tool, standard, language)
) STRICT;

CREATE TABLE store (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    copy        TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    writes      INTEGER NOT NULL,
    seal        BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TABLE submitter (
    uuid         TEXT NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL,
    code_scheme  TEXT NOT NULL,
    code         TEXT NOT NULL,
    service_type TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    seal         BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TABLE time_spent (
    audit       TEXT NOT NULL REFERENCES audit (uuid),
    standard    TEXT NOT NULL,
    seconds     INTEGER NOT NULL CHECK (seconds >= 0),
    seal        BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (audit, standard)
) STRICT;

CREATE TABLE tool (
    digest      TEXT NOT NULL PRIMARY KEY,
    id          TEXT NOT NULL,
    edition     TEXT NOT NULL,
    languages   TEXT NOT NULL,
    title       TEXT NOT NULL,
    status      TEXT NOT NULL,
    document    BLOB NOT NULL,
    source      TEXT NOT NULL CHECK (source IN ('bundled', 'imported')),
    taken_in_at TEXT NOT NULL,
    seal        BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TRIGGER field_added AFTER INSERT ON field WHEN new.searchable = 1 AND new.value IS NOT NULL BEGIN
    INSERT INTO field_search (rowid, value) VALUES (new.id, new.value);
END;

CREATE TRIGGER field_changed AFTER UPDATE OF searchable ON field BEGIN
    INSERT INTO field_search (field_search, rowid, value)
    SELECT 'delete', old.id, old.value WHERE old.searchable = 1 AND old.value IS NOT NULL;
    INSERT INTO field_search (rowid, value)
    SELECT new.id, new.value WHERE new.searchable = 1 AND new.value IS NOT NULL;
END;

CREATE TRIGGER field_removed AFTER DELETE ON field WHEN old.searchable = 1 AND old.value IS NOT NULL BEGIN
    INSERT INTO field_search (field_search, rowid, value) VALUES ('delete', old.id, old.value);
END;

CREATE TRIGGER standard_text_added AFTER INSERT ON standard_text BEGIN
    INSERT INTO standard_search (rowid, number, statement, guidance)
    VALUES (new.id, new.number, new.statement, new.guidance);
END;

CREATE VIEW field_text (id, value) AS
    SELECT id, value FROM field WHERE searchable = 1 AND value IS NOT NULL;
