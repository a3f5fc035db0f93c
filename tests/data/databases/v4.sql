PRAGMA application_id = 1396797233;
PRAGMA user_version = 4;
CREATE TABLE store (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    copy        TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    writes      INTEGER NOT NULL,
    seal        BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE TABLE setting (
    key         TEXT NOT NULL PRIMARY KEY,
    value       TEXT NOT NULL,
    seal        BLOB NOT NULL DEFAULT x''
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
CREATE VIRTUAL TABLE standard_search USING fts5 (
    number, statement, guidance,
    content = 'standard_text', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TABLE submitter (
    uuid         TEXT NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL,
    code_scheme  TEXT NOT NULL,
    code         TEXT NOT NULL,
    service_type TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    seal         BLOB NOT NULL DEFAULT x''
) STRICT;
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
CREATE TABLE saved_place (
    id          INTEGER PRIMARY KEY,
    export      TEXT NOT NULL REFERENCES export (uuid),
    path        TEXT NOT NULL,
    saved_at    TEXT NOT NULL,
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
CREATE TABLE time_spent (
    audit       TEXT NOT NULL REFERENCES audit (uuid),
    standard    TEXT NOT NULL,
    seconds     INTEGER NOT NULL CHECK (seconds >= 0),
    seal        BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (audit, standard)
) STRICT;
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
CREATE TABLE "change" (
    operation   INTEGER NOT NULL REFERENCES operation (position),
    key         TEXT NOT NULL,
    old         TEXT,
    new         TEXT,
    seal        BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (operation, key)
) WITHOUT ROWID, STRICT;
CREATE VIEW field_text (id, value) AS
    SELECT id, value FROM field WHERE searchable = 1 AND value IS NOT NULL;
CREATE TRIGGER standard_text_added AFTER INSERT ON standard_text BEGIN
    INSERT INTO standard_search (rowid, number, statement, guidance)
    VALUES (new.id, new.number, new.statement, new.guidance);
END;
CREATE INDEX audit_by_submitter ON audit (submitter);
CREATE TRIGGER field_added AFTER INSERT ON field WHEN new.searchable = 1 AND new.value IS NOT NULL BEGIN
    INSERT INTO field_search (rowid, value) VALUES (new.id, new.value);
END;
CREATE TRIGGER field_removed AFTER DELETE ON field WHEN old.searchable = 1 AND old.value IS NOT NULL BEGIN
    INSERT INTO field_search (field_search, rowid, value) VALUES ('delete', old.id, old.value);
END;
CREATE INDEX saved_place_by_export ON saved_place (export);
CREATE INDEX signing_key_by_submitter ON signing_key (submitter);
CREATE TRIGGER field_changed AFTER UPDATE OF searchable ON field BEGIN
    INSERT INTO field_search (field_search, rowid, value)
    SELECT 'delete', old.id, old.value WHERE old.searchable = 1 AND old.value IS NOT NULL;
    INSERT INTO field_search (rowid, value)
    SELECT new.id, new.value WHERE new.searchable = 1 AND new.value IS NOT NULL;
END;
INSERT INTO field_search (field_search, rank) VALUES ('secure-delete', 1);
INSERT INTO store (id, copy, created_at, writes, seal) VALUES (1, '00000000-0000-0000-0000-0000000000c0', '2026-11-03T14:02:03.123Z', 1, X'1F70E3F717EA9CCC09D5EDB56CCD29C5FF3FD9B38B061F847BE280EE4CF936BF');
INSERT INTO tool (digest, id, edition, languages, title, status, document, source, taken_in_at, seal) VALUES ('digest-of-a-tool', 'invented-tool', '2026', 'en cy', 'An invented audit', 'draft', X'7B226964223A22696E76656E7465642D746F6F6C227D', 'bundled', '2026-11-03T14:02:03.123Z', X'51329648AF9E618F68416687F0ECE35E19497C3EEFC3F73E0BE8FB979A521EC6');
INSERT INTO standard_text (id, tool, standard, area, language, number, statement, guidance, seal) VALUES (1, 'digest-of-a-tool', 'stay-suitable', 'recruitment', 'en', '6.4', 'After appointment, suitability is checked.', 'Keep a dated register.', X'551C2A11D21F19A8A4748CF7274A288C699CDCFA339995B0F3EA81A91044122D');
INSERT INTO standard_text (id, tool, standard, area, language, number, statement, guidance, seal) VALUES (2, 'digest-of-a-tool', 'stay-suitable', 'recruitment', 'cy', '6.4', 'Gwirir addasrwydd ar ôl penodi.', 'Cadwch gofrestr â dyddiad.', X'1E60E135FA8569F0AC9D5771C75E6826EEBF2C1D07CF431BC2DF0A6F0575BA27');
INSERT INTO standard_text (id, tool, standard, area, language, number, statement, guidance, seal) VALUES (3, 'digest-of-a-tool', 'references', 'recruitment', 'en', '6.2', 'Two references are taken up.', 'Suitability is judged from both.', X'4830FC86DEC3F55BDC4E8178E851A1CFE285B031E57B1004C7D559FAFD560D1D');
INSERT INTO submitter (uuid, name, code_scheme, code, service_type, created_at, seal) VALUES ('00000000-0000-0000-0000-000000000051', 'Northgate Surgery', 'ods', 'X99001', 'gp-practice', '2026-11-03T14:02:03.123Z', X'E22967F2E7B039F638BCB5E5A1F8354712CD5C81D8DD075A3B412E02388195A6');
INSERT INTO audit (uuid, submitter, tool_digest, tool_id, edition, language, created_at, revision, state, last_place, archived, seal) VALUES ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-000000000051', 'digest-of-a-tool', 'invented-tool', '2026', 'en', '2026-11-03T14:02:03.123Z', 1, 'locked', '', 0, X'986E091824770165478772973DEBC6A6B2B1932FBAB99C3B2F9F694585607657');
INSERT INTO field (id, audit, key, value, value_format, searchable, operation, seal) VALUES (1, '00000000-0000-0000-0000-0000000000a1', 'profile/name', 'Northgate Surgery', 1, 1, '00000000-0000-0000-0000-000000000001', X'D9FA559EACCAC451AF7FAF4DC604900FCCD56EDBF89CB47D684B9425CBB33506');
INSERT INTO field (id, audit, key, value, value_format, searchable, operation, seal) VALUES (2, '00000000-0000-0000-0000-0000000000a1', 'standard/stay-suitable/narrative', 'A dated register is kept; it''s checked in May.', 1, 1, '00000000-0000-0000-0000-000000000002', X'3979A4AE20C1EEA52AD730F0FD0E994697468ED07109D785BDA63C5A1FE96DEB');
INSERT INTO export (uuid, audit, revision, return_id, digest, return_bytes, plan_bytes, return_name, plan_name, created_at, sent_at, received_at, seal) VALUES ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000a1', 1, '00000000-0000-0000-0000-0000000000e2', 'fingerprint', X'7B7D', X'25504446', 'X99001-r1.return.json', 'X99001-r1.plan.pdf', '2026-11-03T14:02:03.123Z', NULL, NULL, X'5921EE0C5F063D4483A581582E028AF8A6D04EBA1D4C771B21193C8BF97AB5BC');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (1, '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-0000000000c0', 1, '00000000-0000-0000-0000-0000000000a1', 1, 'write', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, NULL, 'do', 0, 0, 1, X'8527B6CDEEBC19E73D722D86429A9080FCAE8922B9CA11178832953AAEFBB7BE');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (2, '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-0000000000c0', 2, '00000000-0000-0000-0000-0000000000a1', 1, 'write', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, NULL, 'do', 0, 0, 1, X'08BA1EC6CD1C8FD227CDD8535365B5F7281AE474ED98F2CF50ABC27DB10F2499');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (3, '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-0000000000c0', 3, '00000000-0000-0000-0000-0000000000a1', 1, 'write', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, NULL, 'do', 0, 1, 1, X'5708608F4BBE6EB5A0046996E681F1DF6C211C0B9C1264548EB2BEB0EC5968E3');
INSERT INTO change (operation, key, old, new, seal) VALUES (1, 'profile/name', NULL, 'Northgate Surgery', X'F3F01EFBE69B5CB603A2B503D95E48A63DD89101824380075FF95DCE2C8F33B8');
INSERT INTO change (operation, key, old, new, seal) VALUES (2, 'standard/stay-suitable/narrative', NULL, 'A dated register is kept; it''s checked in May.', X'76A97D45C2D57873CEE896CC0D0DF3B1F668BA36A895F5C7057CA983C0E1389A');
