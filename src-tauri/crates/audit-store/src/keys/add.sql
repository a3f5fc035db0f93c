INSERT INTO signing_key (did, submitter, copy, public, kept_in, reference, created_at, retired_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
RETURNING rowid
