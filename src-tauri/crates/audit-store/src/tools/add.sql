INSERT INTO tool (digest, id, edition, languages, title, status, document, source, taken_in_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
RETURNING rowid
