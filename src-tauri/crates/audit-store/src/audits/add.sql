INSERT INTO audit (
    uuid, submitter, tool_digest, tool_id, edition, language, created_at, revision, state, last_place, archived
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, 'open', '', 0)
RETURNING rowid
