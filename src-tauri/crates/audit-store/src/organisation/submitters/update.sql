UPDATE submitter SET name = ?2, code_scheme = ?3, code = ?4, service_type = ?5
WHERE uuid = ?1
RETURNING rowid
