INSERT INTO export (
    uuid, audit, revision, return_id, digest, return_bytes, plan_bytes, return_name, plan_name, created_at
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
RETURNING rowid
