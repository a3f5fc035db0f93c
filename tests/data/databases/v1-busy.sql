PRAGMA application_id = 1396797233;
PRAGMA user_version = 1;
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
CREATE TABLE operation (
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
    turn        TEXT NOT NULL CHECK (turn IN ('do', 'undo', 'redo')),
    entry_open  INTEGER NOT NULL CHECK (entry_open IN (0, 1)),
    barrier     INTEGER NOT NULL CHECK (barrier IN (0, 1)),
    format      INTEGER NOT NULL,
    seal        BLOB NOT NULL DEFAULT x'',
    UNIQUE (copy, sequence)
) STRICT;
CREATE TABLE change (
    id          INTEGER PRIMARY KEY,
    operation   INTEGER NOT NULL REFERENCES operation (position),
    key         TEXT NOT NULL,
    old         TEXT,
    new         TEXT,
    seal        BLOB NOT NULL DEFAULT x'',
    UNIQUE (operation, key)
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
CREATE VIEW field_text (id, value) AS
    SELECT id, value FROM field WHERE searchable = 1 AND value IS NOT NULL;
CREATE TRIGGER standard_text_added AFTER INSERT ON standard_text BEGIN
    INSERT INTO standard_search (rowid, number, statement, guidance)
    VALUES (new.id, new.number, new.statement, new.guidance);
END;
CREATE INDEX audit_by_submitter ON audit (submitter);
CREATE INDEX operation_by_audit ON operation (audit, position);
CREATE INDEX operation_entry_open ON operation (audit) WHERE entry_open = 1;
CREATE INDEX change_by_key ON change (key, operation);
CREATE INDEX field_by_operation ON field (operation);
CREATE TRIGGER field_added AFTER INSERT ON field WHEN new.searchable = 1 AND new.value IS NOT NULL BEGIN
    INSERT INTO field_search (rowid, value) VALUES (new.id, new.value);
END;
CREATE TRIGGER field_changed AFTER UPDATE OF value, searchable ON field BEGIN
    INSERT INTO field_search (field_search, rowid, value)
    SELECT 'delete', old.id, old.value WHERE old.searchable = 1 AND old.value IS NOT NULL;
    INSERT INTO field_search (rowid, value)
    SELECT new.id, new.value WHERE new.searchable = 1 AND new.value IS NOT NULL;
END;
CREATE TRIGGER field_removed AFTER DELETE ON field WHEN old.searchable = 1 AND old.value IS NOT NULL BEGIN
    INSERT INTO field_search (field_search, rowid, value) VALUES ('delete', old.id, old.value);
END;
CREATE INDEX saved_place_by_export ON saved_place (export);
CREATE INDEX signing_key_by_submitter ON signing_key (submitter);
INSERT INTO field_search (field_search, rank) VALUES ('secure-delete', 1);
INSERT INTO store (id, copy, created_at, writes, seal) VALUES (1, '00000000-0000-0000-0000-0000000000c1', '2026-11-03T14:02:03.123Z', 11, X'DDB4B165EDB9C4B4CDD1E85DFEF5153E3E4E839F58C965BE05B51F25965D93BD');
INSERT INTO tool (digest, id, edition, languages, title, status, document, source, taken_in_at, seal) VALUES ('digest-of-a-tool', 'invented-tool', '2026', 'en cy', 'An invented audit', 'draft', X'7B226964223A22696E76656E7465642D746F6F6C227D', 'bundled', '2026-11-03T14:02:03.123Z', X'51329648AF9E618F68416687F0ECE35E19497C3EEFC3F73E0BE8FB979A521EC6');
INSERT INTO standard_text (id, tool, standard, area, language, number, statement, guidance, seal) VALUES (1, 'digest-of-a-tool', 'stay-suitable', 'recruitment', 'en', '6.4', 'After appointment, suitability is checked.', 'Keep a dated register.', X'551C2A11D21F19A8A4748CF7274A288C699CDCFA339995B0F3EA81A91044122D');
INSERT INTO standard_text (id, tool, standard, area, language, number, statement, guidance, seal) VALUES (2, 'digest-of-a-tool', 'stay-suitable', 'recruitment', 'cy', '6.4', 'Gwirir addasrwydd ar ôl penodi.', 'Cadwch gofrestr â dyddiad.', X'1E60E135FA8569F0AC9D5771C75E6826EEBF2C1D07CF431BC2DF0A6F0575BA27');
INSERT INTO standard_text (id, tool, standard, area, language, number, statement, guidance, seal) VALUES (3, 'digest-of-a-tool', 'references', 'recruitment', 'en', '6.2', 'Two references are taken up.', 'Suitability is judged from both.', X'4830FC86DEC3F55BDC4E8178E851A1CFE285B031E57B1004C7D559FAFD560D1D');
INSERT INTO submitter (uuid, name, code_scheme, code, service_type, created_at, seal) VALUES ('00000000-0000-0000-0000-000000000051', 'Northgate Surgery', 'ods', 'X99001', 'gp-practice', '2026-11-03T14:02:03.123Z', X'E22967F2E7B039F638BCB5E5A1F8354712CD5C81D8DD075A3B412E02388195A6');
INSERT INTO audit (uuid, submitter, tool_digest, tool_id, edition, language, created_at, revision, state, last_place, archived, seal) VALUES ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-000000000051', 'digest-of-a-tool', 'invented-tool', '2026', 'en', '2026-11-03T14:02:03.123Z', 1, 'open', '', 0, X'884165A4DDA42DB1F1FCC5C8D4349AFD348CD585B9E506E7E4CD178D4BF9070B');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (1, '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-0000000000c0', 1, '00000000-0000-0000-0000-0000000000a1', 1, 'write', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, NULL, 'do', 0, 0, 1, X'A31646788080C62AB1599445EEC3608DCADA875DA38B18C80507FA15E081D5C4');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (2, '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-0000000000c0', 2, '00000000-0000-0000-0000-0000000000a1', 1, 'write', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, NULL, 'do', 0, 0, 1, X'5259349F13A8E44E7A9F467B430FE19E92DE0CED95D3D3582FF3AB668B08C92D');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (3, '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-0000000000c0', 3, '00000000-0000-0000-0000-0000000000a1', 1, 'undo', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, '00000000-0000-0000-0000-000000000002', 'undo', 0, 0, 1, X'FB24A03B22312FF5CFF76A7F52F59D66F865C5DD53523166D5AD1A6E8380F16C');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (4, '00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-0000000000c0', 4, '00000000-0000-0000-0000-0000000000a1', 1, 'redo', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, '00000000-0000-0000-0000-000000000003', 'redo', 0, 0, 1, X'6142CDA79986B0D588B3E54736BC9FED46CFF99E46AA79CF0B6EF12637709B47');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (5, '00000000-0000-0000-0000-000000000005', '00000000-0000-0000-0000-0000000000c0', 5, '00000000-0000-0000-0000-0000000000a1', 1, 'write', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, NULL, 'do', 0, 0, 1, X'93F5B0A963C34DD5A71FB7A0CF15074106ECCFEF3EB5E295F7E7F027A1DB4260');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (6, '00000000-0000-0000-0000-000000000006', '00000000-0000-0000-0000-0000000000c0', 6, '00000000-0000-0000-0000-0000000000a1', 1, 'write', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, NULL, 'do', 0, 0, 1, X'BA1B9151011C04922294A9A789651B5AAC2D07FCA3C0B7D63F4C6D9FD53D169E');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (7, '00000000-0000-0000-0000-000000000007', '00000000-0000-0000-0000-0000000000c0', 7, '00000000-0000-0000-0000-0000000000a1', 1, 'write', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, NULL, 'do', 0, 0, 1, X'3377736CA29192E16E26E9AF161EA1EC346D321A381A5000BC4EBFE22D5F5339');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (8, '00000000-0000-0000-0000-000000000008', '00000000-0000-0000-0000-0000000000c1', 1, '00000000-0000-0000-0000-0000000000a1', 1, 'undo', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, '00000000-0000-0000-0000-000000000007', 'undo', 0, 0, 1, X'E56673A2B7C6CAEADFF1D763F60E4898CCA5E4D18EC1B85C9A2FF316D7549E23');
INSERT INTO operation (position, uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn, entry_open, barrier, format, seal) VALUES (9, '00000000-0000-0000-0000-000000000009', '00000000-0000-0000-0000-0000000000c1', 2, '00000000-0000-0000-0000-0000000000a1', 1, 'write', 'Anna Field', 'Practice manager', NULL, '2026-11-03T14:02:03.123Z', NULL, NULL, 'do', 1, 0, 1, X'E000C36618CA5A29074AF2D930E9E0484B50D72D90EAF6A221D90B2ABE0C6710');
INSERT INTO change (id, operation, key, old, new, seal) VALUES (1, 1, 'standard/stay-suitable/rating', NULL, 'met', X'0390A4EEF72CA4438B49BB14B1335F53E74472C1669796BE2DE3B47EB2BD6188');
INSERT INTO change (id, operation, key, old, new, seal) VALUES (2, 2, 'standard/stay-suitable/narrative', NULL, 'A dated register is kept; it''s checked in May.', X'888E5E94E5413B07EC79E608A59D4E45F3DC9A65B41B37DA8F784D2198534C23');
INSERT INTO change (id, operation, key, old, new, seal) VALUES (3, 3, 'standard/stay-suitable/narrative', 'A dated register is kept; it''s checked in May.', NULL, X'3AAD3F66890FE742D140CFBF368985355789AD073E1A57B788FF7034AE96A90C');
INSERT INTO change (id, operation, key, old, new, seal) VALUES (4, 4, 'standard/stay-suitable/narrative', NULL, 'A dated register is kept; it''s checked in May.', X'999D3009B0847AEDA90D7185465EC235A70B918104AF4368317A9D90534D1967');
INSERT INTO change (id, operation, key, old, new, seal) VALUES (5, 5, 'profile/name', NULL, 'Northgate Surgery', X'EEED2166CF0BB30EC1CA4E724BEC3AB4202A3CC44E1C4BCDB391B28B977932C1');
INSERT INTO change (id, operation, key, old, new, seal) VALUES (6, 6, 'profile/telephone', NULL, '020 7946 0000', X'65340327A801DBE6C20F097E217B5EFCFAF60A211DF8550DC96DA26206526A43');
INSERT INTO change (id, operation, key, old, new, seal) VALUES (7, 7, 'profile/telephone', '020 7946 0000', NULL, X'D159708B1370A607803803805B63A19EF54F82DFCEE433A52AEF0DC814727601');
INSERT INTO change (id, operation, key, old, new, seal) VALUES (8, 8, 'profile/telephone', NULL, '020 7946 0000', X'CA1CC3AF36EABFD883B42E790F82D7795012ED4199C1D9F0DDD747347AF1797F');
INSERT INTO change (id, operation, key, old, new, seal) VALUES (9, 9, 'standard/stay-suitable/narrative', 'A dated register is kept; it''s checked in May.', 'A dated register', X'5A2468748E539CCEF76ACE24203B8839C02FA293ACBAC285DC3B093B0F5C3095');
INSERT INTO field (id, audit, key, value, value_format, searchable, operation, seal) VALUES (1, '00000000-0000-0000-0000-0000000000a1', 'standard/stay-suitable/rating', 'met', 1, 1, '00000000-0000-0000-0000-000000000001', X'2CC48E6A57F5ED2AD3B9E80C7E054B7640B2FCF751127211F4C9967721932723');
INSERT INTO field (id, audit, key, value, value_format, searchable, operation, seal) VALUES (2, '00000000-0000-0000-0000-0000000000a1', 'standard/stay-suitable/narrative', 'A dated register', 1, 1, '00000000-0000-0000-0000-000000000009', X'2D19F0B00BE21FBFB8CA89EE57305BBF6B675C984D11CE120506FD138FB38AEA');
INSERT INTO field (id, audit, key, value, value_format, searchable, operation, seal) VALUES (3, '00000000-0000-0000-0000-0000000000a1', 'profile/name', 'Northgate Surgery', 1, 1, '00000000-0000-0000-0000-000000000005', X'7A243192FBCAC9C19CDF072693A0CDB7D9A24E0FF8EDD058E4F9579F9D19434C');
INSERT INTO field (id, audit, key, value, value_format, searchable, operation, seal) VALUES (4, '00000000-0000-0000-0000-0000000000a1', 'profile/telephone', '020 7946 0000', 1, 1, '00000000-0000-0000-0000-000000000008', X'07D99666FFDEA5C926C3A9B4B7577041EF1CD5B12C44573006252DA6D4CD6EBA');
