INSERT INTO submitter (uuid, name, code_scheme, code, service_type, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
RETURNING rowid
